import { on, type Route } from '../../platform/http/route.ts'
import type { Services } from '../../platform/services.ts'
import { arrive, arriveByCode, leave, showMyVisits, showSeatOfCode, takeBackArrival } from './actions.ts'
import {
  makeAddress,
  revokeAddress,
  showAddresses,
  showEntrance,
  showEntranceLive,
  showSiteCalendar,
} from './address-actions.ts'
import { endGround, makeSeatCodes, recordGround, showGround, showSeatCodes } from './code-actions.ts'
import { visits } from './contract.ts'
import { exportOccupancy, showExchange, showNetworkExchange, showOccupancy } from './figures-actions.ts'
import { figures } from './figures-contract.ts'
import { markSeen, setRule, showBoard, showBoards, unmarkSeen } from './hosting-actions.ts'
import { hosting } from './hosting-contract.ts'
import { showLive } from './live-actions.ts'

export const visitsRoutes = (services: Services): Route[] => [
  on(visits.live).looking(showLive),
  on(visits.myVisits).do(showMyVisits),
  on(visits.arrive).do(arrive),
  on(visits.takeBackArrival).do(takeBackArrival),
  on(visits.leave).do(leave),
  on(visits.seatOfCode).do(showSeatOfCode),
  on(visits.arriveByCode).do(arriveByCode),
  on(hosting.boards).do(showBoards),
  on(hosting.board).do(showBoard),
  on(hosting.markSeen).do(markSeen),
  on(hosting.unmarkSeen).do(unmarkSeen),
  on(hosting.setRule).do(setRule),
  on(hosting.addresses).do(showAddresses),
  on(hosting.makeAddress).do(makeAddress(services)),
  on(hosting.revokeAddress).do(revokeAddress),
  on(hosting.entrance).welcome(showEntrance),
  on(hosting.entranceLive).lookingIn(showEntranceLive),
  on(hosting.siteCalendar).welcome(showSiteCalendar(services)),
  on(hosting.codeGround).do(showGround),
  on(hosting.recordGround).do(recordGround),
  on(hosting.endGround).do(endGround),
  on(hosting.seatCodes).do(showSeatCodes(services)),
  on(hosting.makeSeatCodes).do(makeSeatCodes(services)),
  on(figures.occupancy).do(showOccupancy),
  on(figures.exchange).do(showExchange),
  on(figures.networkExchange).do(showNetworkExchange),
  on(figures.exportFile).do(exportOccupancy),
]
