import type { z } from 'zod'
import type { Context } from '../../platform/context.ts'
import type { Day, Month } from '../../vocabulary/day.ts'
import { NotFound, refuseIf } from '../../vocabulary/refusal.ts'
import { findWhetherMapped, listWhoMayAsk } from '../activities/store.ts'
import { getOrganisation } from '../alliance/store.ts'
import { tell } from '../notices/actions.ts'
import { listPlannedIds } from '../people/home-store.ts'
import { generalMinimum, type Policy, prevalenceWindow } from '../policy/rules.ts'
import { getPolicy } from '../policy/store.ts'
import { withClosure } from './amending-rules.ts'
import { forgetDesksByDay, listMonthOffices } from './amending-store.ts'
import type { months } from './contract.ts'
import {
  type MonthRules,
  monthRulesOf,
  monthTeamOf,
  mostAwayInMonth,
  type StructureTeam,
  weekLimit,
} from './frozen-rules.ts'
import {
  type MonthNumbers,
  quotaOf,
  reasonsNotToKeep,
  stageOf,
  usualLastDayOfWishes,
  workingDaysOf,
} from './rules.ts'
import {
  changeMonth,
  findMonth,
  findMonthHeld,
  listBudgets,
  listMinima,
  listMonths,
  listStructure,
  listWorkingDays,
  type MonthRow,
  saveClosure,
  saveFrozen,
  saveMonth,
} from './store.ts'
import { isByAgreement } from './window-rules.ts'

type MonthShown = z.input<typeof months.month.output>

const stageToday = (row: MonthRow, today: Day) =>
  stageOf({ ...row, published: row.publishedAt !== null }, today)

export async function showMonths({ tx, actor, today }: Context) {
  const rows = await listMonths(tx, actor.organisationId)
  return {
    items: rows.map((row) => ({
      month: row.month,
      stage: stageToday(row, today),
      wishesUntil: row.wishesUntil,
      workingDays: row.days.length,
      publishedAt: row.publishedAt?.toISOString() ?? null,
    })),
  }
}

export async function showMonth(
  { tx, actor, today }: Pick<Context, 'tx' | 'actor' | 'today'>,
  { month }: { month: Month },
): Promise<MonthShown> {
  const { organisationId } = actor
  const row = await findMonth(tx, organisationId, month)
  if (!row) throw new NotFound('month')
  return {
    month,
    stage: stageToday(row, today),
    publishedAt: row.publishedAt?.toISOString() ?? null,
    days: row.days,
    wishesUntil: row.wishesUntil,
    daysPerPerson: row.daysPerPerson,
    daysPerWeek: row.daysPerWeek,
    budgets: await listBudgets(tx, organisationId, month),
    minima: await listMinima(tx, organisationId, month),
  }
}

/**
 * What calendar, structure and policy suggest: each directorate's budget is the sum of the quotas of its people who
 * may ask by the mapping of activities, where there is one and policy heeds it.
 */
export async function draftMonth({ tx, actor, today }: Context, { month }: { month: Month }) {
  const { patronDay } = await getOrganisation(tx, actor.organisationId)
  const { days, holidays } = workingDaysOf(month, patronDay)
  const policy = await getPolicy(tx, actor.organisationId)
  const first = days[0]!
  const rules = await rulesOf({ tx, actor }, policy, month, days.length)
  const most = rules.window.length > 1 || isByAgreement(rules) ? days.length : mostAwayInMonth(rules, 100, 0)
  const daysPerPerson = Math.min(policy.valueOf('days-per-month', {}, first), most)
  const daysPerWeek = weekLimit(policy.valueOf('days-per-week', {}, first))
  const structure = await listStructure(tx, actor.organisationId)
  const mayNot = await listMayNotAsk({ tx, actor, today })
  const budgets = new Map<string, number>()
  for (const team of structure) {
    const own = monthTeamOf(policy, team, { days, daysPerPerson, daysPerWeek, minimum: undefined })
    const heeds = policy.valueOf('mapping-gate', { directorateId: team.directorateId }, today) !== 'off'
    const shares = team.shares.filter((_, index) => !heeds || !mayNot.has(team.personIds[index]!))
    const quotas = shares.map((share) => quotaOf(own.daysPerPerson, share, rules.partTimeRounding))
    budgets.set(
      team.directorateId,
      quotas.reduce((sum, quota) => sum + quota, budgets.get(team.directorateId) ?? 0),
    )
  }
  return {
    month,
    days,
    holidays,
    wishesUntil: usualLastDayOfWishes(month, today),
    daysPerPerson,
    daysPerWeek,
    budgets: [...budgets].map(([directorateId, days]) => ({ directorateId, days })),
    minima: structure.map((team) => ({ teamId: team.teamId, people: minimumOf(policy, team, first) })),
  }
}

/** Who may not ask by the mapping; nobody where it has not begun. */
async function listMayNotAsk({ tx, actor, today }: Pick<Context, 'tx' | 'actor' | 'today'>) {
  if (!(await findWhetherMapped(tx, actor.organisationId))) return new Set<string>()
  const who = await listWhoMayAsk(tx, actor.organisationId, today)
  return new Set(who.flatMap(({ personId, mayAsk }) => (mayAsk ? [] : [personId])))
}

/** What the form suggests for a team: its number on days without one of their own. */
const minimumOf = (policy: Policy, team: StructureTeam, day: Day): number =>
  generalMinimum(policy.decidedOf('minimum-presence', team, day), team.shares.length, team.minPresent)

/** The rules that hold for all in the month; the other months of its window count as opened, else by the calendar. */
async function rulesOf(
  { tx, actor }: Pick<Context, 'tx' | 'actor'>,
  policy: Policy,
  month: Month,
  workingDays: number,
): Promise<MonthRules> {
  const { patronDay } = await getOrganisation(tx, actor.organisationId)
  const window = prevalenceWindow(policy.valueOf('prevalence', {}, `${month}-01` as Day), month)
  const opened = new Map(
    (await listWorkingDays(tx, actor.organisationId, window)).map((one) => [one.month, one.workingDays]),
  )
  return monthRulesOf(policy, month, (one) =>
    one === month ? workingDays : (opened.get(one) ?? workingDaysOf(one, patronDay).days.length),
  )
}

/** Keeps in the month what the policy says today for its days. */
async function freeze(context: Context, month: Month, numbers: MonthNumbers) {
  const { tx, actor } = context
  const { organisationId } = actor
  const policy = await getPolicy(tx, organisationId)
  const minima = new Map(numbers.minima.map(({ teamId, people }) => [teamId, people]))
  const offices = new Map(
    (await listMonthOffices(tx, organisationId, month)).map((one) => [one.officeId, one]),
  )
  const teams = (await listStructure(tx, organisationId)).map((team) => {
    const kept = monthTeamOf(policy, team, { ...numbers, minimum: minima.get(team.teamId) })
    const own = offices.get(team.officeId)
    // A closure that HR gave this month prevails over the rule until HR takes it back.
    return own?.closedDays ? withClosure(kept, numbers.days, { ...own, closedDays: own.closedDays }) : kept
  })
  await saveFrozen(
    tx,
    organisationId,
    month,
    await rulesOf(context, policy, month, numbers.days.length),
    teams,
  )
}

export async function openMonth(context: Context, { month, ...numbers }: { month: Month } & MonthNumbers) {
  const { tx, actor, now, today, audit } = context
  await refuseUnkeepable(context, month, numbers)
  if (!(await saveMonth(tx, actor.organisationId, month, numbers, actor.personId, now)))
    refuseIf([{ code: 'months/already-open', month }])
  await freeze(context, month, numbers)
  await tell(
    context,
    actor.organisationId,
    (await listPlannedIds(tx, actor.organisationId, today)).map((personId) => ({
      personId,
      kind: 'wishes/opened' as const,
      details: { month, until: numbers.wishesUntil },
    })),
  )
  audit('months/open', month, { days: numbers.days.length, daysPerPerson: numbers.daysPerPerson })
  return showMonth(context, { month })
}

export async function changeMonthNumbers(
  context: Context,
  { month, ...numbers }: { month: Month } & MonthNumbers,
) {
  const { tx, actor, audit } = context
  const row = await findMonthHeld(tx, actor.organisationId, month, 'update')
  if (!row) throw new NotFound('month')
  refuseIf(row.publishedAt ? [{ code: 'months/published', month }] : [])
  await refuseUnkeepable(context, month, numbers)
  await forgetDesksByDay(tx, actor.organisationId, month, numbers.days)
  await changeMonth(tx, actor.organisationId, month, numbers)
  await freeze(context, month, numbers)
  audit('months/change', month, { days: numbers.days.length, daysPerPerson: numbers.daysPerPerson })
  return showMonth(context, { month })
}

/** Brings a month not yet published up to the policy of today; days, last day for wishes and budgets stay. */
export async function followPolicy(context: Context, { month }: { month: Month }) {
  const draft = await draftMonth(context, { month })
  const row = await findMonth(context.tx, context.actor.organisationId, month)
  if (!row) throw new NotFound('month')
  const { days, wishesUntil } = row
  const budgets = await listBudgets(context.tx, context.actor.organisationId, month)
  const { daysPerPerson, daysPerWeek, minima } = draft
  return changeMonthNumbers(context, {
    month,
    days,
    wishesUntil,
    budgets,
    daysPerPerson: Math.min(daysPerPerson, days.length),
    daysPerWeek,
    minima,
  })
}

export async function closeWishes(context: Context, { month }: { month: Month }) {
  const { tx, actor, now, audit } = context
  const row = await findMonthHeld(tx, actor.organisationId, month, 'update')
  if (!row) throw new NotFound('month')
  await saveClosure(tx, actor.organisationId, month, actor.personId, now)
  audit('months/close-wishes', month)
  return {}
}

async function refuseUnkeepable({ tx, actor }: Context, month: Month, numbers: MonthNumbers) {
  const structure = await listStructure(tx, actor.organisationId)
  refuseIf(
    reasonsNotToKeep(month, numbers, {
      directorateIds: new Set(structure.map(({ directorateId }) => directorateId)),
      teamIds: new Set(structure.map(({ teamId }) => teamId)),
    }),
  )
}
