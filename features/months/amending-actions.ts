import type { Context } from '../../platform/context.ts'
import type { Month } from '../../vocabulary/day.ts'
import type { MonthAmendment } from './amending-rules.ts'
import { saveAmendment } from './amending-store.ts'

/**
 * Writes numbers of a month that its own feature has decided on, with the month held by the caller: those of a
 * variant adopted, or of what happened to a published month. History: the audit, and the caller's own row.
 */
export async function amendMonth(
  { tx, actor, audit }: Pick<Context, 'tx' | 'actor' | 'audit'>,
  month: Month,
  amendment: MonthAmendment,
): Promise<void> {
  await saveAmendment(tx, actor.organisationId, month, amendment)
  const { budgets, teams, offices } = amendment
  audit('months/amend', month, {
    budgets: budgets.length,
    teams: teams.length,
    offices: offices.length,
  })
}
