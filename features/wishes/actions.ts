import type { z } from 'zod'
import type { Context } from '../../platform/context.ts'
import { addMonths, type Month } from '../../vocabulary/day.ts'
import { NotFound, refuseIf } from '../../vocabulary/refusal.ts'
import { quotaOf, stageOf } from '../months/rules.ts'
import { findMonth, findMonthHeld } from '../months/store.ts'
import type { wishes } from './contract.ts'
import { emptyWish, reasonsNotToState, usualWeekdays, type Wish } from './rules.ts'
import { findWish, getWisher, listWishFigures, saveWish } from './store.ts'

type MyWish = z.input<typeof wishes.myWish.output>

export async function showMyWish(
  { tx, actor, today }: Context,
  { month }: { month: Month },
): Promise<MyWish> {
  const { organisationId, personId } = actor
  const row = await findMonth(tx, organisationId, month)
  if (!row) throw new NotFound('month')
  const wisher = await getWisher(tx, organisationId, month, personId)
  const stated = await findWish(tx, organisationId, month, personId)
  const before = addMonths(month, -1)
  const lastMonth = await findMonth(tx, organisationId, before)
  const lastWish = await findWish(tx, organisationId, before, personId)
  const { wished, absent, anyDay, home } = stated ?? emptyWish
  return {
    month,
    stage: stageOf({ ...row, published: row.publishedAt !== null }, today),
    wishesUntil: row.wishesUntil,
    days: row.days,
    quota: quotaOf(row.daysPerPerson, wisher.partTimePercent),
    perWeek: row.daysPerWeek,
    homeSuitable: wisher.homeSuitable,
    team:
      wisher.team === null
        ? null
        : { name: wisher.team, people: wisher.teamPeople, minPresent: wisher.minPresent },
    statedAt: stated?.statedAt.toISOString() ?? null,
    lastMonthWeekdays: lastMonth && lastWish ? usualWeekdays(lastWish.wished, lastMonth.days) : [],
    wished: [...wished],
    absent: [...absent],
    anyDay,
    home,
  }
}

/** Not audited: what a person asks is seen by the planner and, once planned, by the manager, and changes often. */
export async function stateWish(
  context: Context,
  { month, ...asked }: { month: Month } & Wish,
): Promise<MyWish> {
  const { tx, actor, today, now } = context
  // Held, so that no wish arrives after the wishes were closed by somebody at the same moment.
  const row = await findMonthHeld(tx, actor.organisationId, month, 'share')
  if (!row) throw new NotFound('month')
  refuseIf(
    reasonsNotToState(asked, row.days, stageOf({ ...row, published: row.publishedAt !== null }, today)),
  )
  const wish = {
    ...asked,
    wished: [...new Set(asked.wished)].sort(),
    absent: [...new Set(asked.absent)].sort(),
  }
  await saveWish(tx, actor.organisationId, month, actor.personId, wish, now)
  return showMyWish(context, { month })
}

export async function showFigures({ tx, actor }: Context, { month }: { month: Month }) {
  if (!(await findMonth(tx, actor.organisationId, month))) throw new NotFound('month')
  return { items: await listWishFigures(tx, actor.organisationId, month) }
}
