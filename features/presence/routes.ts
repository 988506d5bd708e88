import { on, type Route } from '../../platform/http/route.ts'
import type { Services } from '../../platform/services.ts'
import { changeMyChoice, showMyChoice, showWhoIsIn } from './actions.ts'
import { makeMyCalendar, revokeMyCalendar, showCalendar, showMyCalendar } from './calendar-actions.ts'
import { presence } from './contract.ts'

export const presenceRoutes = (services: Services): Route[] => [
  on(presence.whoIsIn).do(showWhoIsIn),
  on(presence.myChoice).do(showMyChoice),
  on(presence.changeMyChoice).do(changeMyChoice),
  on(presence.myCalendar).do(showMyCalendar),
  on(presence.makeMyCalendar).do(makeMyCalendar(services)),
  on(presence.revokeMyCalendar).do(revokeMyCalendar),
  on(presence.calendar).welcome(showCalendar(services)),
]
