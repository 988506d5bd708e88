import { on } from '../../platform/http/route.ts'
import {
  consult,
  decideChange,
  giveOpinion,
  previewChange,
  proposeChange,
  showChange,
  showChanges,
  showPolicy,
} from './actions.ts'
import { policy } from './contract.ts'

export const policyRoutes = [
  on(policy.policy).do(showPolicy),
  on(policy.preview).do(previewChange),
  on(policy.changes).do(showChanges),
  on(policy.change).do(showChange),
  on(policy.propose).do(proposeChange),
  on(policy.consult).do(consult),
  on(policy.giveOpinion).do(giveOpinion),
  on(policy.decide).do(decideChange),
]
