import { on } from '../../platform/http/route.ts'
import { cancelRun, publishMonth, showProposal, showRun, showRuns, startRun } from './actions.ts'
import { showAggregates, showCriteria } from './aggregates-actions.ts'
import { planning } from './contract.ts'
import { planningCriteria } from './criteria-contract.ts'
import { showMyMonth } from './my-month-actions.ts'
import { approveTeams, changeDay, showGrid, showTeams } from './team-actions.ts'

export const planningRoutes = [
  on(planning.startRun).do(startRun),
  on(planning.runs).do(showRuns),
  on(planning.run).do(showRun),
  on(planning.runEvents).stream(showRun, ({ state }) => state !== 'waiting' && state !== 'running'),
  on(planning.cancelRun).do(cancelRun),
  on(planning.proposal).do(showProposal),
  on(planning.teams).do(showTeams),
  on(planning.grid).do(showGrid),
  on(planning.changeDay).do(changeDay),
  on(planning.approve).do(approveTeams),
  on(planning.publish).do(publishMonth),
  on(planningCriteria.criteria).do(showCriteria),
  on(planningCriteria.aggregates).do(showAggregates),
  on(planning.myMonth).do(showMyMonth),
]
