import { on, type Route } from '../../platform/http/route.ts'
import {
  derogate,
  endDerogation,
  endPriority,
  showMine,
  showOfPerson,
  showStating,
  statePriority,
  verifyPriority,
} from './actions.ts'
import { priorities } from './contract.ts'

export const prioritiesRoutes: Route[] = [
  on(priorities.mine).do(showMine),
  on(priorities.state).do(statePriority),
  on(priorities.end).do(endPriority),
  on(priorities.stating).do(showStating),
  on(priorities.ofPerson).do(showOfPerson),
  on(priorities.verify).do(verifyPriority),
  on(priorities.derogate).do(derogate),
  on(priorities.endDerogation).do(endDerogation),
]
