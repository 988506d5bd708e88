import { on, type Route } from '../../platform/http/route.ts'
import type { Services } from '../../platform/services.ts'
import { arrive, arriveByCode, leave, showMyVisits, showSeatOfCode, takeBackArrival } from './actions.ts'
import { visits } from './contract.ts'
import { showLive } from './live-actions.ts'

export const visitsRoutes = (_services: Services): Route[] => [
  on(visits.live).looking(showLive),
  on(visits.myVisits).do(showMyVisits),
  on(visits.arrive).do(arrive),
  on(visits.takeBackArrival).do(takeBackArrival),
  on(visits.leave).do(leave),
  on(visits.seatOfCode).do(showSeatOfCode),
  on(visits.arriveByCode).do(arriveByCode),
]
