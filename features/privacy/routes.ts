import { on, type Route } from '../../platform/http/route.ts'
import { showMyData, takeMyData } from './actions.ts'
import { privacy } from './contract.ts'
import {
  askErasure,
  liftHold,
  placeHold,
  previewErasure,
  showErasures,
  withdrawErasure,
} from './erasure-actions.ts'
import { setRetention, showRetention } from './retention-actions.ts'

export const privacyRoutes: Route[] = [
  on(privacy.myData).do(showMyData),
  on(privacy.myDataFile).do(takeMyData),
  on(privacy.retention).do(showRetention),
  on(privacy.setRetention).do(setRetention),
  on(privacy.erasures).do(showErasures),
  on(privacy.erasurePreview).do(previewErasure),
  on(privacy.askErasure).do(askErasure),
  on(privacy.withdrawErasure).do(withdrawErasure),
  on(privacy.placeHold).do(placeHold),
  on(privacy.liftHold).do(liftHold),
]
