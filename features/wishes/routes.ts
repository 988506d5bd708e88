import { on } from '../../platform/http/route.ts'
import { showFigures, showMyWish, stateWish } from './actions.ts'
import { wishes } from './contract.ts'
import {
  declineDelegation,
  nameDelegate,
  revokeDelegate,
  showCandidates,
  showDelegate,
  showDelegatedToMe,
  showDelegatedWish,
  stateDelegatedWish,
} from './delegation-actions.ts'
import { delegation } from './delegation-contract.ts'
import { showDelegatedOutlook, showOutlook } from './outlook-actions.ts'

export const wishesRoutes = [
  on(wishes.myWish).do(showMyWish),
  on(wishes.stateWish).do(stateWish),
  on(wishes.outlook).do(showOutlook),
  on(wishes.delegatedWish).do(showDelegatedWish),
  on(wishes.stateDelegatedWish).do(stateDelegatedWish),
  on(wishes.delegatedOutlook).do(showDelegatedOutlook),
  on(wishes.figures).do(showFigures),
  on(delegation.myDelegate).do(showDelegate),
  on(delegation.nameDelegate).do(nameDelegate),
  on(delegation.revokeDelegate).do(revokeDelegate),
  on(delegation.candidates).do(showCandidates),
  on(delegation.delegatedToMe).do(showDelegatedToMe),
  on(delegation.declineDelegation).do(declineDelegation),
]
