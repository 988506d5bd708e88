import type { Context } from '../../platform/context.ts'
import type { Month } from '../../vocabulary/day.ts'
import { minutesToOffice } from '../mobility/minutes-actions.ts'
import { getMonth } from './actions.ts'
import { fewestPeople } from './aggregates-rules.ts'
import { fairnessOf } from './fairness-rules.ts'
import { listShares } from './fairness-store.ts'
import { findProposingRun } from './store.ts'

/**
 * Shares granted by length of the way, sex, part-time and directorate: counts alone leave this function. Homes are
 * opened for the minutes and closed again in `minutesToOffice`.
 */
export async function showFairness(context: Context, { month }: { month: Month }) {
  const { tx, actor, today } = context
  const { organisationId } = actor
  const row = await getMonth(context, month)
  const run = await findProposingRun(tx, organisationId, month, row.days)
  if (!run) return { month, proposed: false, fewestPeople, items: [] }
  const minutesOf = await minutesToOffice(tx, organisationId, today)
  const shares = await listShares(tx, organisationId, month)
  const shared = shares.map(({ personId, ...share }) => ({
    ...share,
    commuteMinutes: minutesOf.get(personId) ?? null,
  }))
  return { month, proposed: true, fewestPeople, items: fairnessOf(shared) }
}
