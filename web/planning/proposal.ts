import type { months } from '../../features/months/contract.ts'
import type { planning } from '../../features/planning/contract.ts'
import type { wishes } from '../../features/wishes/contract.ts'
import type { Answered } from '../call.ts'

export type Proposal = Answered<typeof planning.proposal>
export type Figures = Answered<typeof wishes.figures>['items']
export type MonthShown = Answered<typeof months.month>

/** Teams whose manager has not approved yet. */
export const teamsWaiting = ({ directorates }: Proposal): number =>
  directorates.reduce((sum, { teams, teamsApproved }) => sum + teams - teamsApproved, 0)
