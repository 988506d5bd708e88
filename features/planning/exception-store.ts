import { sql } from 'kysely'
import type { Transaction } from '../../platform/database/transaction.ts'
import { addMonths, type Day, type Month } from '../../vocabulary/day.ts'
import type { ExceptionCategory, ExceptionWritten } from './exception-rules.ts'
import type { Exception } from './limits-rules.ts'

const nextMonth = (month: string) => `${addMonths(month, 1)}-01`

/** In force in a month, by person, with authorisations beyond prevalence that touch it: for the plan. */
export async function listMonthExceptions(
  tx: Transaction,
  organisationId: string,
  month: string,
): Promise<(Exception & { personId: string })[]> {
  const { rows } = await sql<Exception & { personId: string }>`
    select coalesce(e.person_id, d.person_id) as "personId", e.days_per_month as "daysPerMonth",
      e.days_per_week as "daysPerWeek", coalesce(e.beyond_prevalence, false) or d.person_id is not null as "beyondPrevalence"
    from (select * from month_exception where organisation_id = ${organisationId} and month = ${month}
      and withdrawn_at is null) e
    full join (select distinct person_id from prevalence_derogation where organisation_id = ${organisationId}
      and valid_from < ${nextMonth(month)}::date and valid_until >= ${`${month}-01`}::date) d
      on d.person_id = e.person_id`.execute(tx)
  return rows
}

export type ExceptionRow = Exception & {
  id: string
  month: Month
  personId: string
  name: string
  directorate: string | null
  category: ExceptionCategory
  authorisedBy: string
  from: Day
  until: Day
  madeAt: Date
  madeBy: string
}

const row = sql`select e.id, e.month, e.person_id as "personId", p.family_name || ' ' || p.given_name as name,
    d.name as directorate, e.days_per_month as "daysPerMonth", e.days_per_week as "daysPerWeek",
    e.beyond_prevalence as "beyondPrevalence", e.category, e.authorised_by as "authorisedBy", e.valid_from as "from",
    e.valid_until as until, e.made_at as "madeAt", m.given_name || ' ' || m.family_name as "madeBy"
  from month_exception e
  join person p on p.organisation_id = e.organisation_id and p.id = e.person_id
  join person m on m.organisation_id = e.organisation_id and m.id = e.made_by
  left join team t on t.organisation_id = p.organisation_id and t.id = p.team_id
  left join directorate d on d.organisation_id = t.organisation_id and d.id = t.directorate_id`

/** Whole, for the HR office; or of one person, for the person. */
export async function listExceptions(
  tx: Transaction,
  organisationId: string,
  month: string,
  personId: string | null = null,
): Promise<ExceptionRow[]> {
  const { rows } = await sql<ExceptionRow>`${row}
    where e.organisation_id = ${organisationId} and e.month = ${month} and e.withdrawn_at is null
      and (${personId}::uuid is null or e.person_id = ${personId})
    order by p.family_name, p.given_name, e.id`.execute(tx)
  return rows
}

export async function findException(
  tx: Transaction,
  organisationId: string,
  id: string,
): Promise<ExceptionRow | undefined> {
  return (
    await sql<ExceptionRow>`${row}
      where e.organisation_id = ${organisationId} and e.id = ${id} and e.withdrawn_at is null`.execute(tx)
  ).rows[0]
}

/** @returns undefined where the person has one in the month already */
export async function saveException(
  tx: Transaction,
  organisationId: string,
  { by, now, ...written }: ExceptionWritten & { by: string; now: number },
): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    insert into month_exception (organisation_id, month, person_id, days_per_month, days_per_week, beyond_prevalence,
      category, authorised_by, valid_from, valid_until, made_at, made_by)
    values (${organisationId}, ${written.month}, ${written.personId}, ${written.daysPerMonth}, ${written.daysPerWeek},
      ${written.beyondPrevalence}, ${written.category}, ${written.authorisedBy}, ${written.from}, ${written.until},
      to_timestamp(${now / 1000}), ${by})
    on conflict do nothing returning id`.execute(tx)
  return rows[0]?.id
}

export async function saveExceptionEnd(
  tx: Transaction,
  organisationId: string,
  { id, by, now }: { id: string; by: string; now: number },
): Promise<void> {
  await sql`update month_exception set withdrawn_at = to_timestamp(${now / 1000}), withdrawn_by = ${by}
    where organisation_id = ${organisationId} and id = ${id} and withdrawn_at is null`.execute(tx)
}

/** Whether a person has a team and still works here on the day: in no other case is there a month to except from. */
export async function findPlannable(
  tx: Transaction,
  organisationId: string,
  personId: string,
  day: Day,
): Promise<boolean | undefined> {
  const { rows } = await sql<{ planned: boolean }>`
    select team_id is not null and (left_on is null or left_on > ${day}::date) as planned from person
    where organisation_id = ${organisationId} and id = ${personId}`.execute(tx)
  return rows[0]?.planned
}
