import { on, type Route } from '../../platform/http/route.ts'
import { addTimetable, removeTimetable, showMyWays, showTimetables } from './actions.ts'
import { showMyLines, showMyReach } from './city-actions.ts'
import { mobility } from './contract.ts'

export const mobilityRoutes: Route[] = [
  on(mobility.timetables).do(showTimetables),
  on(mobility.addTimetable).do(addTimetable),
  on(mobility.removeTimetable).do(removeTimetable),
  on(mobility.mine).do(showMyWays),
  on(mobility.myLines).computing(showMyLines),
  on(mobility.myReach).computing(showMyReach),
]
