// What binds a person's wishes of a month, and what of them is there: for the person and for the delegate.
import type { z } from 'zod'
import { instantText } from '../../platform/clock.ts'
import type { Context } from '../../platform/context.ts'
import type { Day } from '../../vocabulary/day.ts'
import { findWhetherMayAsk } from '../activities/store.ts'
import { cappedBy, forDelegate } from '../agreements/gate-rules.ts'
import { findGateOf } from '../agreements/gate-store.ts'
import { minutesOf } from '../mobility/rules.ts'
import { listOwnNearSites } from '../mobility/ways-store.ts'
import { mostAwayInMonth } from '../months/frozen-rules.ts'
import { quotaOf, stageOf, withBankDays } from '../months/rules.ts'
import { findMonthTeam, type MonthRow } from '../months/store.ts'
import { monthsFrom } from '../months/window-rules.ts'
import { listPresenceWindows } from '../months/window-store.ts'
import { mostAwayDays, type Policy } from '../policy/rules.ts'
import { getPolicy } from '../policy/store.ts'
import type { wishes } from './contract.ts'
import { copyOf, patternOf } from './pattern-rules.ts'
import { emptyWish, within } from './rules.ts'
import { getWisher, listSiteKinds, listStatedUntil, type StatedWish } from './store.ts'

type MyWish = z.input<typeof wishes.myWish.output>
export type At = Pick<Context, 'tx' | 'actor' | 'today'>
export type Gathered = Awaited<ReturnType<typeof gatherWish>>

/** Of how many months the weekly pattern is made. */
const patternMonths = 3

/** Of who asks, or of the person in whose place they ask. */
export async function gatherWish({ tx, actor, today }: At, row: MonthRow, personId: string) {
  const { organisationId } = actor
  const { month } = row
  const wisher = await getWisher(tx, organisationId, month, personId, today)
  const latest = await listStatedUntil(tx, organisationId, month, personId, patternMonths)
  const policy = await getPolicy(tx, organisationId)
  const { directorateId } = wisher
  const agreement = await findGateOf(tx, organisationId, { personId, directorateId }, policy, row.days, today)
  return {
    row,
    stage: stageOf({ ...row, published: row.publishedAt !== null }, today),
    wisher,
    team: wisher.teamId ? await findMonthTeam(tx, organisationId, month, wisher.teamId) : undefined,
    stated: latest.find((one): boolean => one.month === month) as StatedWish | undefined,
    earlier: latest.filter((one) => one.month < month).slice(0, patternMonths),
    window: (await listPresenceWindows(tx, organisationId, row, [personId]))(personId),
    nearSpaces: personId === actor.personId ? await listNearSpaces({ tx, actor }, policy, row.days[0]!) : [],
    blocked: await isBlocked({ tx, actor, today }, policy, personId, directorateId),
    agreement: personId === actor.personId ? agreement : forDelegate(agreement),
  }
}

/**
 * Near the own home: to its person alone. Where a day counts as one in the office nobody asks for it: on office days one
 * books there.
 */
async function listNearSpaces(
  { tx, actor }: Pick<At, 'tx' | 'actor'>,
  policy: Policy,
  firstDay: Day,
): Promise<MyWish['nearSpaces']> {
  const near = await listOwnNearSites(tx, actor.organisationId, actor.personId)
  const siteIds = near.map(({ siteId }) => siteId)
  const kinds = new Map((await listSiteKinds(tx, siteIds)).map(({ siteId, kind }) => [siteId, kind]))
  const meaning = policy.valueOf('site-days', {}, firstDay)
  return near.flatMap(({ siteId, name, walkSeconds, bicycleSeconds, transitSeconds }) => {
    const kind = kinds.get(siteId)
    const seconds = Math.min(walkSeconds, bicycleSeconds, transitSeconds ?? walkSeconds)
    return !kind || meaning[kind] === 'presence' ? [] : [{ siteId, name, minutes: minutesOf(seconds) }]
  })
}

/** Policy keeps from asking whose activities are not judged workable away, once anybody's are mapped. */
async function isBlocked(
  { tx, actor, today }: At,
  policy: Policy,
  personId: string,
  directorateId: string | null,
) {
  const gate = policy.valueOf('mapping-gate', { directorateId: directorateId ?? undefined }, today)
  if (gate !== 'block') return false
  const { mapped, mayAsk } = await findWhetherMayAsk(tx, actor.organisationId, personId, today)
  return mapped && !mayAsk
}

/** What the person and the delegate both see. */
export function sharedOf(gathered: Gathered) {
  const { row, stage, wisher, team, stated, earlier, window, blocked, agreement } = gathered
  const { month, rules } = row
  const [last] = earlier
  const usual = quotaOf(
    team?.daysPerPerson ?? row.daysPerPerson,
    wisher.partTimePercent,
    rules.partTimeRounding,
  )
  const most = wisher.beyondPrevalence
    ? row.days.length
    : mostAwayInMonth({ ...rules, windowDays: window.workingDays }, wisher.partTimePercent, window.used)
  const { bankDays } = wisher
  const limits = cappedBy(
    agreement,
    {
      quota: Math.min(withBankDays(wisher.ownDays ?? usual, most, bankDays), most),
      perWeek: wisher.ownPerWeek ?? (team ? team.daysPerWeek : row.daysPerWeek),
    },
    bankDays,
  )
  const { wished, matters, cannot, absent, anyDay, near } = within(stated ?? emptyWish, row.days)
  return {
    month,
    stage,
    wishesUntil: row.wishesUntil,
    days: row.days,
    ...limits,
    agreement: { gate: agreement.gate, covered: agreement.covered, reasons: agreement.reasons },
    besides: team?.closedBeyondQuota ? [...team.closedDays] : [],
    allowance: { matters: rules.strengths.matters.days, cannot: rules.strengths.cannot.days },
    team: wisher.team,
    blocked,
    statedAt: stated ? instantText(stated.statedAt.getTime()) : null,
    statement: stated?.statement ?? 0,
    statedBy: stated?.byDelegate ?? null,
    last: last ? { month: last.month, days: copyOf(last, row.days), near: last.near } : null,
    pattern: patternOf(earlier),
    ...{ wished: [...wished], matters: [...matters], cannot: [...cannot], absent: [...absent] },
    ...{ anyDay, near },
  }
}

/** What is the person's alone besides. */
export function ownOf({
  row,
  wisher,
  stated,
  window,
  nearSpaces,
}: Gathered): Omit<MyWish, keyof ReturnType<typeof sharedOf>> {
  const { prevalence, window: together } = row.rules
  const { agreement, used } = window
  const workingDays = Math.floor((window.workingDays * wisher.partTimePercent) / 100)
  const most = mostAwayDays(workingDays, prevalence.strict)
  return {
    home: stated?.home ?? emptyWish.home,
    entryPreferred: stated?.entryPreferred ?? null,
    homeSuitable: wisher.homeSuitable,
    nearSpaces,
    entry: {
      earliest: wisher.entryEarliest,
      latest: wisher.entryLatest,
      preferred: wisher.entryPreferred,
    },
    prevalence:
      prevalence.required && !wisher.beyondPrevalence
        ? {
            months: agreement ? monthsFrom(agreement.from, agreement.until) : [...together],
            ...{ workingDays, most, used, agreement },
          }
        : null,
    delegate: wisher.delegate,
  }
}

/** The same once this was stated. */
export const afterStating = (gathered: Gathered, stated: StatedWish): Gathered => ({ ...gathered, stated })
