import { on } from '../../platform/http/route.ts'
import { cancelRun, publishMonth, showProposal, showRun, showRuns, startRun } from './actions.ts'
import { showAggregates, showCriteria } from './aggregates-actions.ts'
import { remindManagers } from './answering-actions.ts'
import { planning } from './contract.ts'
import { planningCriteria } from './criteria-contract.ts'
import { grantException, showExceptions, showMyException, withdrawException } from './exception-actions.ts'
import { showFairness } from './fairness-actions.ts'
import { showMyMonth } from './my-month-actions.ts'
import { planningMine } from './my-month-contract.ts'
import { answerOtherDay, askOtherDay, showMyOtherDays, withdrawOtherDay } from './other-day-actions.ts'
import { reopenMonth, reopenWishesAgain, showReopenings } from './reopening-actions.ts'
import { compareMonths, remindSilent, showGates, showSilent, showSilentPeople } from './room-actions.ts'
import { planningRoom } from './room-contract.ts'
import { endSubstitute, nameSubstitute, showSubstitutes } from './substitute-actions.ts'
import { approveTeams, showGrid, showTeams } from './team-actions.ts'
import { changeDay, restoreDay } from './team-change-actions.ts'
import { planningTeam } from './team-contract.ts'

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
  on(planningTeam.restoreDay).do(restoreDay),
  on(planningTeam.askOtherDay).do(askOtherDay),
  on(planningTeam.withdrawOtherDay).do(withdrawOtherDay),
  on(planningTeam.myOtherDays).do(showMyOtherDays),
  on(planningTeam.answerOtherDay).do(answerOtherDay),
  on(planningTeam.substitutes).do(showSubstitutes),
  on(planningTeam.nameSubstitute).do(nameSubstitute),
  on(planningTeam.endSubstitute).do(endSubstitute),
  on(planningRoom.silent).do(showSilent),
  on(planningRoom.silentPeople).do(showSilentPeople),
  on(planningRoom.remind).do(remindSilent),
  on(planningRoom.remindManagers).do(remindManagers),
  on(planningRoom.gates).do(showGates),
  on(planningRoom.reopenWishes).do(reopenWishesAgain),
  on(planningRoom.reopen).do(reopenMonth),
  on(planningRoom.reopenings).do(showReopenings),
  on(planningRoom.exceptions).do(showExceptions),
  on(planningRoom.grantException).do(grantException),
  on(planningRoom.withdrawException).do(withdrawException),
  on(planningRoom.myException).do(showMyException),
  on(planningRoom.compare).do(compareMonths),
  on(planning.publish).do(publishMonth),
  on(planningCriteria.criteria).do(showCriteria),
  on(planningCriteria.fairness).do(showFairness),
  on(planningCriteria.aggregates).do(showAggregates),
  on(planningMine.myMonth).do(showMyMonth),
]
