import { sql } from 'kysely'
import type { Transaction } from '../../platform/database/transaction.ts'
import type { Day, Month } from '../../vocabulary/day.ts'
import { type MonthRules, type MonthTeam, type StructureTeam, usualMonthRules } from './frozen-rules.ts'
import type { MonthNumbers } from './rules.ts'

export type MonthRow = {
  month: Month
  days: Day[]
  wishesUntil: Day
  daysPerPerson: number
  daysPerWeek: number | null
  /** Quarters of an hour by which everybody may enter earlier and later than their own band says. */
  entryEarlier: number
  entryLater: number
  wishesClosed: boolean
  publishedAt: Date | null
  rules: MonthRules
}

const row = sql<MonthRow>`select m.month, m.days, m.rules, m.wishes_until as "wishesUntil",
    m.days_per_person as "daysPerPerson", m.days_per_week as "daysPerWeek",
    m.entry_earlier as "entryEarlier", m.entry_later as "entryLater",
    exists (select from wishes_closure c where c.organisation_id = m.organisation_id and c.month = m.month) as "wishesClosed",
    (select published_at from month_publication p
      where p.organisation_id = m.organisation_id and p.month = m.month) as "publishedAt"
  from work_month m`

export async function listMonths(tx: Transaction, organisationId: string): Promise<MonthRow[]> {
  return (
    await sql<MonthRow>`${row} where m.organisation_id = ${organisationId} order by m.month desc`.execute(tx)
  ).rows.map(withRules)
}

const withRules = (month: MonthRow): MonthRow => ({
  ...month,
  rules: { ...usualMonthRules(month.month, month.days.length), ...month.rules },
})

export async function findMonth(
  tx: Transaction,
  organisationId: string,
  month: string,
): Promise<MonthRow | undefined> {
  const { rows } =
    await sql<MonthRow>`${row} where m.organisation_id = ${organisationId} and m.month = ${month}`.execute(tx)
  return rows[0] && withRules(rows[0])
}

/**
 * Reads the month and holds it until the commit: `share` for those who write within it, side by side;
 * `update` for those who change it or publish it, alone.
 */
export async function findMonthHeld(
  tx: Transaction,
  organisationId: string,
  month: string,
  strength: 'share' | 'update',
): Promise<MonthRow | undefined> {
  const lock = strength === 'share' ? sql`for share` : sql`for update`
  await sql`select from work_month where organisation_id = ${organisationId} and month = ${month} ${lock}`.execute(
    tx,
  )
  return findMonth(tx, organisationId, month)
}

export async function listBudgets(tx: Transaction, organisationId: string, month: string) {
  return tx
    .selectFrom('month_budget')
    .select(['directorate_id as directorateId', 'days'])
    .where('organisation_id', '=', organisationId)
    .where('month', '=', month)
    .execute()
}

export async function listMinima(tx: Transaction, organisationId: string, month: string) {
  return tx
    .selectFrom('month_minimum')
    .select(['team_id as teamId', 'people'])
    .where('organisation_id', '=', organisationId)
    .where('month', '=', month)
    .execute()
}

/** Teams with their place and their members' shares of full time: what budgets and minima are suggested from. */
export async function listStructure(
  tx: Transaction,
  organisationId: string,
): Promise<(StructureTeam & { personIds: readonly string[] })[]> {
  const { rows } = await sql<StructureTeam & { personIds: string[] }>`
    select t.id as "teamId", t.directorate_id as "directorateId", t.office_id as "officeId",
      t.min_present as "minPresent",
      coalesce(array_agg(p.part_time_percent::int order by p.id) filter (where p.id is not null), '{}') as shares,
      coalesce(array_agg(p.id order by p.id) filter (where p.id is not null), '{}') as "personIds"
    from team t left join person p on p.organisation_id = t.organisation_id and p.team_id = t.id and p.left_on is null
    where t.organisation_id = ${organisationId} group by t.organisation_id, t.id order by t.code`.execute(tx)
  return rows
}

/** A team made after the month was opened has the month's general numbers and its own minimum. */
const monthTeam = sql<MonthTeam>`select t.id as "teamId",
    coalesce(k.days_per_person, m.days_per_person) as "daysPerPerson",
    case when k.team_id is null then m.days_per_week else k.days_per_week end as "daysPerWeek",
    coalesce(k.min_present, array_fill(t.min_present::smallint, array[cardinality(m.days)])) as "minPresent",
    coalesce(k.team_days, '{}') as "teamDays", coalesce(k.closed_days, '{}') as "closedDays",
    k.closed_to as "closedTo", coalesce(k.closed_to_desks, 0) as "closedToDesks", coalesce(k.closed_beyond_quota, false) as "closedBeyondQuota"
  from work_month m
  join team t on t.organisation_id = m.organisation_id
  left join month_team k on k.organisation_id = t.organisation_id and k.month = m.month and k.team_id = t.id`

/** What the month keeps of the policy for each team. */
export async function listMonthTeams(
  tx: Transaction,
  organisationId: string,
  month: string,
): Promise<MonthTeam[]> {
  const { rows } = await sql<MonthTeam>`${monthTeam}
    where m.organisation_id = ${organisationId} and m.month = ${month}`.execute(tx)
  return rows
}

/** The same for one team. */
export async function findMonthTeam(
  tx: Transaction,
  organisationId: string,
  month: string,
  teamId: string,
): Promise<MonthTeam | undefined> {
  const { rows } = await sql<MonthTeam>`${monthTeam}
    where m.organisation_id = ${organisationId} and m.month = ${month} and t.id = ${teamId}`.execute(tx)
  return rows[0]
}

/** Working days of the opened months among these, where HR may have changed what the calendar says. */
export async function listWorkingDays(tx: Transaction, organisationId: string, months: readonly string[]) {
  const { rows } = await sql<{ month: Month; workingDays: number }>`
    select month, cardinality(days) as "workingDays" from work_month
    where organisation_id = ${organisationId} and month = any(${[...months]})`.execute(tx)
  return rows
}

/** Replaces what the month keeps of the policy. */
export async function saveFrozen(
  tx: Transaction,
  organisationId: string,
  month: string,
  rules: MonthRules,
  teams: readonly MonthTeam[],
): Promise<void> {
  await sql`update work_month set rules = ${JSON.stringify(rules)}
    where organisation_id = ${organisationId} and month = ${month}`.execute(tx)
  await sql`delete from month_team where organisation_id = ${organisationId} and month = ${month}`.execute(tx)
  await sql`insert into month_team (organisation_id, month, team_id, days_per_person, days_per_week, min_present,
      team_days, closed_days, closed_to, closed_to_desks, closed_beyond_quota)
    select ${organisationId}, ${month}, t."teamId", t."daysPerPerson", t."daysPerWeek", t."minPresent",
      t."teamDays", t."closedDays", t."closedTo", t."closedToDesks", t."closedBeyondQuota"
    from jsonb_to_recordset(${JSON.stringify(teams)}::jsonb) as t("teamId" uuid, "daysPerPerson" smallint,
      "daysPerWeek" smallint, "minPresent" smallint[], "teamDays" date[], "closedDays" date[], "closedTo" uuid,
      "closedToDesks" integer, "closedBeyondQuota" boolean)`.execute(tx)
}

export async function saveMonth(
  tx: Transaction,
  organisationId: string,
  month: Month,
  numbers: MonthNumbers,
  by: string,
  now: number,
): Promise<boolean> {
  const { rows } = await sql`
    insert into work_month (organisation_id, month, days, wishes_until, days_per_person, days_per_week, opened_at, opened_by)
    values (${organisationId}, ${month}, ${numbers.days}, ${numbers.wishesUntil}, ${numbers.daysPerPerson},
      ${numbers.daysPerWeek}, to_timestamp(${now / 1000}), ${by})
    on conflict do nothing returning month`.execute(tx)
  if (rows.length > 0) await saveLimits(tx, organisationId, month, numbers)
  return rows.length > 0
}

export async function changeMonth(
  tx: Transaction,
  organisationId: string,
  month: Month,
  numbers: MonthNumbers,
) {
  await tx
    .updateTable('work_month')
    .set({
      days: [...numbers.days],
      wishes_until: numbers.wishesUntil,
      days_per_person: numbers.daysPerPerson,
      days_per_week: numbers.daysPerWeek,
    })
    .where('organisation_id', '=', organisationId)
    .where('month', '=', month)
    .execute()
  for (const table of ['month_budget', 'month_minimum'] as const)
    await tx
      .deleteFrom(table)
      .where('organisation_id', '=', organisationId)
      .where('month', '=', month)
      .execute()
  await saveLimits(tx, organisationId, month, numbers)
}

async function saveLimits(tx: Transaction, organisationId: string, month: Month, numbers: MonthNumbers) {
  await sql`insert into month_budget (organisation_id, month, directorate_id, days)
    select ${organisationId}, ${month}, "directorateId", days
    from jsonb_to_recordset(${JSON.stringify(numbers.budgets)}::jsonb) as b("directorateId" uuid, days int)`.execute(
    tx,
  )
  await sql`insert into month_minimum (organisation_id, month, team_id, people)
    select ${organisationId}, ${month}, "teamId", people
    from jsonb_to_recordset(${JSON.stringify(numbers.minima)}::jsonb) as m("teamId" uuid, people int)`.execute(
    tx,
  )
}

export async function saveClosure(
  tx: Transaction,
  organisationId: string,
  month: string,
  by: string,
  now: number,
) {
  await sql`insert into wishes_closure (organisation_id, month, closed_at, closed_by)
    values (${organisationId}, ${month}, to_timestamp(${now / 1000}), ${by}) on conflict do nothing`.execute(
    tx,
  )
}
