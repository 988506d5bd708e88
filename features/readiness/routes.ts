import { on, type Route } from '../../platform/http/route.ts'
import { type AwayOn, assign, receive, showMine, showPeopleWith, showPerson, takeBack } from './actions.ts'
import { answerHelp, askHelp, showRequests, withdrawHelp } from './assistance-actions.ts'
import { readiness } from './contract.ts'
import { applyImport, previewImport, showImportTemplate } from './import-actions.ts'

export const readinessRoutes = (awayOn: AwayOn): Route[] => [
  on(readiness.mine).do(showMine),
  on(readiness.receive).do(receive),
  on(readiness.askHelp).do(askHelp),
  on(readiness.withdrawHelp).do(withdrawHelp),
  on(readiness.people).do(showPeopleWith(awayOn)),
  on(readiness.person).do(showPerson),
  on(readiness.assign).do(assign),
  on(readiness.takeBack).do(takeBack),
  on(readiness.requests).do(showRequests),
  on(readiness.answer).do(answerHelp),
  on(readiness.importTemplate).do(showImportTemplate),
  on(readiness.previewImport).do(previewImport),
  on(readiness.applyImport).do(applyImport),
]
