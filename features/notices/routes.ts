import { on, type Route } from '../../platform/http/route.ts'
import type { Services } from '../../platform/services.ts'
import {
  changeBand,
  changeMyPreferences,
  markAllRead,
  markNotices,
  retryFailures,
  showDelivery,
  showFailures,
  showMyNotices,
  showMyPreferences,
  showMyUnread,
} from './actions.ts'
import { notices } from './contract.ts'
import { addMyDevice, removeMyDevice, showMyDevices } from './device-actions.ts'

export const noticesRoutes = (services: Services): Route[] => [
  on(notices.myNotices).do(showMyNotices),
  on(notices.myUnread).do(showMyUnread),
  on(notices.markNotices).do(markNotices),
  on(notices.markAllRead).do(markAllRead),
  on(notices.myPreferences).do(showMyPreferences(services)),
  on(notices.changeMyPreferences).do(changeMyPreferences),
  on(notices.myDevices).do(showMyDevices(services)),
  on(notices.addMyDevice).do(addMyDevice(services)),
  on(notices.removeMyDevice).do(removeMyDevice),
  on(notices.delivery).do(showDelivery(services)),
  on(notices.changeBand).do(changeBand),
  on(notices.failures).do(showFailures),
  on(notices.retryFailures).do(retryFailures),
]
