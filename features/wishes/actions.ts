import type { z } from 'zod'
import type { Context } from '../../platform/context.ts'
import type { Month } from '../../vocabulary/day.ts'
import { NotFound, refuseIf } from '../../vocabulary/refusal.ts'
import { findWhetherMayAsk } from '../activities/store.ts'
import { mostAwayInMonth } from '../months/frozen-rules.ts'
import { quotaOf, stageOf } from '../months/rules.ts'
import { findMonth, findMonthHeld, findMonthTeam, type MonthRow } from '../months/store.ts'
import { mostAwayDays } from '../policy/rules.ts'
import { getPolicy } from '../policy/store.ts'
import type { wishes } from './contract.ts'
import { findDelegate } from './delegation-store.ts'
import { copyOf, patternOf } from './pattern-rules.ts'
import { emptyWish, inOrder, reasonsNotToState, type Wish, within } from './rules.ts'
import {
  countDaysAway,
  findWish,
  getWisher,
  listEarlierWishes,
  listWishFigures,
  type StatedWish,
  saveWish,
} from './store.ts'

type MyWish = z.input<typeof wishes.myWish.output>
type At = Pick<Context, 'tx' | 'actor' | 'today'>

/** Of how many months the weekly pattern is made. */
const patternMonths = 3

const stageToday = (row: MonthRow, today: Context['today']) =>
  stageOf({ ...row, published: row.publishedAt !== null }, today)

/** What binds a person's wishes of a month, and what of them is there: for the person and for the delegate. */
export async function gatherWish({ tx, actor, today }: At, row: MonthRow, personId: string) {
  const { organisationId } = actor
  const { month, rules } = row
  const wisher = await getWisher(tx, organisationId, month, personId)
  const team = wisher.teamId ? await findMonthTeam(tx, organisationId, month, wisher.teamId) : undefined
  const stated = await findWish(tx, organisationId, month, personId)
  const earlier = await listEarlierWishes(tx, organisationId, month, personId, patternMonths)
  const [last] = earlier
  const others = rules.window.filter((one) => one !== month)
  const used = others.length > 0 ? await countDaysAway(tx, organisationId, personId, others) : 0
  const usual = quotaOf(
    team?.daysPerPerson ?? row.daysPerPerson,
    wisher.partTimePercent,
    rules.partTimeRounding,
  )
  const most = wisher.beyondPrevalence
    ? row.days.length
    : mostAwayInMonth(rules, wisher.partTimePercent, used)
  const { wished, matters, cannot, absent, anyDay, near } = within(stated ?? emptyWish, row.days)
  const shown = {
    month,
    stage: stageToday(row, today),
    wishesUntil: row.wishesUntil,
    days: row.days,
    quota: Math.min(wisher.ownDays ?? usual, most),
    perWeek: wisher.ownPerWeek ?? (team ? team.daysPerWeek : row.daysPerWeek),
    besides: team?.closedBeyondQuota ? [...team.closedDays] : [],
    allowance: { matters: rules.strengths.matters.days, cannot: rules.strengths.cannot.days },
    team: wisher.team,
    blocked: await isBlocked({ tx, actor, today }, personId, wisher.directorateId),
    statedAt: stated?.statedAt.toISOString() ?? null,
    statement: stated?.statement ?? 0,
    statedBy: stated?.byDelegate ?? null,
    last: last ? { month: last.month, days: copyOf(last, row.days), near: last.near } : null,
    pattern: patternOf(earlier),
    ...{ wished: [...wished], matters: [...matters], cannot: [...cannot], absent: [...absent] },
    ...{ anyDay, near },
  }
  return { shown, wisher, stated, used }
}

/** Policy keeps from asking whose activities are not judged workable away, once anybody's are mapped. */
async function isBlocked({ tx, actor, today }: At, personId: string, directorateId: string | null) {
  const policy = await getPolicy(tx, actor.organisationId)
  const gate = policy.valueOf('mapping-gate', { directorateId: directorateId ?? undefined }, today)
  if (gate !== 'block') return false
  const { mapped, mayAsk } = await findWhetherMayAsk(tx, actor.organisationId, personId, today)
  return mapped && !mayAsk
}

export async function showMyWish(context: At, { month }: { month: Month }): Promise<MyWish> {
  const { tx, actor, today } = context
  const row = await findMonth(tx, actor.organisationId, month)
  if (!row) throw new NotFound('month')
  const { shown, wisher, stated, used } = await gatherWish(context, row, actor.personId)
  const { prevalence, window, windowDays } = row.rules
  const ownDays = Math.floor((windowDays * wisher.partTimePercent) / 100)
  return {
    ...shown,
    home: stated?.home ?? emptyWish.home,
    entryPreferred: stated?.entryPreferred ?? null,
    homeSuitable: wisher.homeSuitable,
    entry: {
      earliest: wisher.entryEarliest,
      latest: wisher.entryLatest,
      preferred: wisher.entryPreferred,
    },
    prevalence:
      prevalence.required && !wisher.beyondPrevalence
        ? { months: [...window], workingDays: ownDays, most: mostAwayDays(ownDays, prevalence.strict), used }
        : null,
    delegate: (await findDelegate(tx, actor.organisationId, actor.personId, today))?.name ?? null,
  }
}

/**
 * Keeps what is asked for a person. Not audited where the person asks: it is seen by the planner and, once planned,
 * by the manager, and changes often.
 * @param byDelegateId the delegate who states it, where it is not the person
 * @returns what was stated before
 */
export async function keepWish(
  context: Context,
  month: Month,
  personId: string,
  {
    asked,
    after,
    byDelegateId,
  }: {
    asked: (before: StatedWish | undefined) => Wish
    after: number | undefined
    byDelegateId: string | null
  },
): Promise<StatedWish | undefined> {
  const { tx, actor, today, now } = context
  const { organisationId } = actor
  // Held, so that no wish arrives after the wishes were closed by somebody at the same moment.
  const row = await findMonthHeld(tx, organisationId, month, 'share')
  if (!row) throw new NotFound('month')
  const before = await findWish(tx, organisationId, month, personId)
  const wish = inOrder(asked(before))
  const wisher = await getWisher(tx, organisationId, month, personId)
  refuseIf(
    reasonsNotToState(wish, {
      days: row.days,
      stage: stageToday(row, today),
      strengths: row.rules.strengths,
      entry: { earliest: wisher.entryEarliest, latest: wisher.entryLatest },
      blocked: await isBlocked(context, personId, wisher.directorateId),
    }),
  )
  if (!(await saveWish(tx, organisationId, month, personId, { ...wish, after, byDelegateId }, now)))
    refuseIf([{ code: 'wishes/stated-meanwhile' }])
  return before
}

export async function stateWish(
  context: Context,
  { month, after, ...wish }: { month: Month; after?: number | undefined } & Wish,
): Promise<MyWish> {
  await keepWish(context, month, context.actor.personId, { asked: () => wish, after, byDelegateId: null })
  return showMyWish(context, { month })
}

export async function showFigures({ tx, actor }: Context, { month }: { month: Month }) {
  if (!(await findMonth(tx, actor.organisationId, month))) throw new NotFound('month')
  return { items: await listWishFigures(tx, actor.organisationId, month) }
}
