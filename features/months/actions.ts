import type { z } from 'zod'
import type { Context } from '../../platform/context.ts'
import type { Day, Month } from '../../vocabulary/day.ts'
import { NotFound, refuseIf } from '../../vocabulary/refusal.ts'
import { getOrganisation } from '../alliance/store.ts'
import type { months } from './contract.ts'
import {
  type MonthNumbers,
  quotaOf,
  reasonsNotToKeep,
  stageOf,
  usualDaysPerPerson,
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
  type MonthRow,
  saveClosure,
  saveMonth,
} from './store.ts'

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

/** What the calendar and the structure suggest: each directorate's budget is the sum of its people's quotas. */
export async function draftMonth({ tx, actor, today }: Context, { month }: { month: Month }) {
  const { patronDay } = await getOrganisation(tx, actor.organisationId)
  const { days, holidays } = workingDaysOf(month, patronDay)
  const daysPerPerson = usualDaysPerPerson(days.length)
  const structure = await listStructure(tx, actor.organisationId)
  const budgets = new Map<string, number>()
  for (const { directorateId, shares } of structure)
    budgets.set(
      directorateId,
      shares.reduce((sum, share) => sum + quotaOf(daysPerPerson, share), budgets.get(directorateId) ?? 0),
    )
  return {
    month,
    days,
    holidays,
    wishesUntil: usualLastDayOfWishes(month, today),
    daysPerPerson,
    daysPerWeek: 2,
    budgets: [...budgets].map(([directorateId, days]) => ({ directorateId, days })),
    minima: structure.map(({ teamId, minPresent }) => ({ teamId, people: minPresent })),
  }
}

export async function openMonth(context: Context, { month, ...numbers }: { month: Month } & MonthNumbers) {
  const { tx, actor, now, audit } = context
  await refuseUnkeepable(context, month, numbers)
  if (!(await saveMonth(tx, actor.organisationId, month, numbers, actor.personId, now)))
    refuseIf([{ code: 'months/already-open', month }])
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
  await changeMonth(tx, actor.organisationId, month, numbers)
  audit('months/change', month, { days: numbers.days.length, daysPerPerson: numbers.daysPerPerson })
  return showMonth(context, { month })
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
