import { on } from '../../platform/http/route.ts'
import { showFigures, showMyWish, stateWish } from './actions.ts'
import { wishes } from './contract.ts'

export const wishesRoutes = [
  on(wishes.myWish).do(showMyWish),
  on(wishes.stateWish).do(stateWish),
  on(wishes.figures).do(showFigures),
]
