import { on, type Route } from '../../platform/http/route.ts'
import { showEvenness, showHardest, showPresenceCost } from './actions.ts'
import { explanations } from './contract.ts'
import { explainMyDay } from './day-actions.ts'
import { searchMargins, showMargins } from './margin-actions.ts'

export const explanationsRoutes: Route[] = [
  on(explanations.myDay).acting(explainMyDay),
  on(explanations.presenceCost).acting(showPresenceCost),
  on(explanations.hardest).acting(showHardest),
  on(explanations.evenness).acting(showEvenness),
  on(explanations.margins).do(showMargins),
  on(explanations.searchMargins).do(searchMargins),
]
