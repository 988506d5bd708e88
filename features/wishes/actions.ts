import type { z } from 'zod'
import type { Context } from '../../platform/context.ts'
import type { Month } from '../../vocabulary/day.ts'
import { NotFound, refuseIf } from '../../vocabulary/refusal.ts'
import { findMonth, findMonthHeld } from '../months/store.ts'
import type { wishes } from './contract.ts'
import { type At, afterStating, type Gathered, gatherWish, ownOf, sharedOf } from './gathering-actions.ts'
import { inOrder, reasonsNotToState, type Wish } from './rules.ts'
import { listWishFigures, type StatedWish, saveWish } from './store.ts'

type MyWish = z.input<typeof wishes.myWish.output>

const shownToOwner = (gathered: Gathered): MyWish => ({ ...sharedOf(gathered), ...ownOf(gathered) })

export async function showMyWish(context: At, { month }: { month: Month }): Promise<MyWish> {
  const { tx, actor } = context
  const row = await findMonth(tx, actor.organisationId, month)
  if (!row) throw new NotFound('month')
  return shownToOwner(await gatherWish(context, row, actor.personId))
}

/**
 * Keeps what is asked for a person. Not audited where the person asks: it is seen by the planner and, once planned,
 * by the manager, and changes often.
 * @param asWhom the person, or the delegate
 * @returns what there is now, and what was stated before
 */
export async function keepWish(
  context: Context,
  { month, personId, asWhom }: { month: Month; personId: string; asWhom: 'person' | 'delegate' },
  asked: (before: StatedWish | undefined) => Wish,
  after: number | undefined,
): Promise<{ gathered: Gathered; before: StatedWish | undefined }> {
  const { tx, actor, now } = context
  const { organisationId } = actor
  // Held, so that no wish arrives after the wishes were closed by somebody at the same moment.
  const row = await findMonthHeld(tx, organisationId, month, 'share')
  if (!row) throw new NotFound('month')
  const gathered = await gatherWish(context, row, personId)
  const { stage, blocked, stated: before, wisher, agreement } = gathered
  const wish = inOrder(asked(before))
  refuseIf(
    reasonsNotToState(wish, {
      days: row.days,
      stage,
      strengths: row.rules.strengths,
      entry: { earliest: wisher.entryEarliest, latest: wisher.entryLatest },
      blocked,
      agreement,
    }),
  )
  const [byDelegateId, byDelegate] = asWhom === 'delegate' ? [actor.personId, actor.name] : [null, null]
  const saved = await saveWish(tx, organisationId, month, personId, { ...wish, after, byDelegateId }, now)
  if (!saved) refuseIf([{ code: 'wishes/stated-meanwhile' }])
  return { gathered: afterStating(gathered, { ...wish, ...saved!, month, byDelegate, byDelegateId }), before }
}

export async function stateWish(
  context: Context,
  { month, after, ...wish }: { month: Month; after?: number | undefined } & Wish,
): Promise<MyWish> {
  const of = { month, personId: context.actor.personId, asWhom: 'person' } as const
  const { gathered } = await keepWish(context, of, () => wish, after)
  return shownToOwner(gathered)
}

export async function showFigures({ tx, actor }: Context, { month }: { month: Month }) {
  if (!(await findMonth(tx, actor.organisationId, month))) throw new NotFound('month')
  return { items: await listWishFigures(tx, actor.organisationId, month) }
}
