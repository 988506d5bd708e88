import type { Context } from '../../platform/context.ts'
import type { MonthRow } from '../months/store.ts'
import { type DayChangeRow, listPublishedChanges } from '../planning/published-store.ts'
import { findProposingRun } from '../planning/store.ts'
import { findWish } from '../wishes/store.ts'
import { decidedByOthers } from './review-rules.ts'

type Asked = Pick<Context, 'tx' | 'actor'>

/**
 * Days that a person decided on before publication, and told: the rest of a proposal is nobody's decision yet, and
 * is shown to nobody but who prepares it.
 */
export async function listDecided(
  { tx, actor }: Asked,
  row: MonthRow,
  personId: string,
): Promise<DayChangeRow[]> {
  const { organisationId } = actor
  const run = await findProposingRun(tx, organisationId, row.month, row.days)
  if (row.publishedAt || !run) return []
  const changes = await listPublishedChanges(tx, organisationId, row.month, run.runId, [personId])
  const wish = await findWish(tx, organisationId, row.month, personId)
  return decidedByOthers(changes, personId, wish?.wished ?? [])
}
