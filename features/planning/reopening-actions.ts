import type { Context } from '../../platform/context.ts'
import type { Day, Month } from '../../vocabulary/day.ts'
import { NotFound, Refused } from '../../vocabulary/refusal.ts'
import { reopenWishes } from '../months/reopening-actions.ts'
import { findMonthHeld } from '../months/store.ts'
import { tell } from '../notices/actions.ts'
import { getMonth } from './actions.ts'
import { listPlannedPeople } from './planned-store.ts'
import { listReopenings, saveReopening, saveRunsOutdated } from './reopening-store.ts'

/** Back to the wishes, before publication: what was computed from the old ones is no proposal any more. */
export async function reopenWishesAgain(
  context: Context,
  asked: { month: Month; until: Day; reason: string },
) {
  await reopenWishes(context, asked)
  await saveRunsOutdated(context.tx, context.actor.organisationId, asked.month)
  return {}
}

/** Opens a published month again: everybody is told, and what was published is kept as it was. */
export async function reopenMonth(context: Context, { month, reason }: { month: Month; reason: string }) {
  const { tx, actor, now, audit } = context
  const { organisationId } = actor
  const row = await findMonthHeld(tx, organisationId, month, 'update')
  if (!row) throw new NotFound('month')
  if (!row.publishedAt) throw new Refused([{ code: 'planning/not-published', month }])
  await saveReopening(tx, organisationId, { month, reason, by: actor.personId, now })
  await tell(
    { tx, now },
    organisationId,
    (await listPlannedPeople(tx, organisationId, month)).map((personId) => ({
      personId,
      kind: 'planning/reopened' as const,
      details: { month },
    })),
  )
  audit('planning/reopen', month)
  return {}
}

export async function showReopenings(context: Context, { month }: { month: Month }) {
  await getMonth(context, month)
  return {
    items: (await listReopenings(context.tx, context.actor.organisationId, month)).map(
      ({ publishedAt, reopenedAt, ...one }) => ({
        ...one,
        publishedAt: publishedAt.toISOString(),
        reopenedAt: reopenedAt.toISOString(),
      }),
    ),
  }
}
