import type { Context } from '../../platform/context.ts'
import type { Day, Month } from '../../vocabulary/day.ts'
import { NotFound, refuseIf } from '../../vocabulary/refusal.ts'
import { tell } from '../notices/actions.ts'
import { listPlannedIds } from '../people/home-store.ts'
import { reasonsNotToReopenWishes } from './reopening-rules.ts'
import { saveWishesReopening } from './reopening-store.ts'
import { stageOf } from './rules.ts'
import { findMonthHeld } from './store.ts'

/** Opens the wishes again, and tells everybody. */
export async function reopenWishes(
  context: Context,
  { month, until, reason }: { month: Month; until: Day; reason: string },
) {
  const { tx, actor, today, now, audit } = context
  const { organisationId } = actor
  const row = await findMonthHeld(tx, organisationId, month, 'update')
  if (!row) throw new NotFound('month')
  const stage = stageOf({ ...row, published: row.publishedAt !== null }, today)
  refuseIf(reasonsNotToReopenWishes({ month, until }, { stage, today, lastDay: row.days.at(-1)! }))
  await saveWishesReopening(tx, organisationId, { month, until, reason, by: actor.personId, now })
  await tell(
    { tx, now },
    organisationId,
    (await listPlannedIds(tx, organisationId, today)).map((personId) => ({
      personId,
      kind: 'wishes/opened' as const,
      details: { month, until },
    })),
  )
  audit('months/reopen-wishes', month, { until })
}
