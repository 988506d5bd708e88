import { sql } from 'kysely'
import type { Transaction } from '../../platform/database/transaction.ts'
import type { Day } from '../../vocabulary/day.ts'
import type { MonthAmendment, MonthOffice } from './amending-rules.ts'
import type { MonthTeam } from './frozen-rules.ts'

/** What the month has of its offices otherwise than always. */
export async function listMonthOffices(
  tx: Transaction,
  organisationId: string,
  month: string,
): Promise<MonthOffice[]> {
  const { rows } = await sql<MonthOffice>`
    select office_id as "officeId", desks, closed_days as "closedDays", closed_to as "closedTo",
      closed_to_desks as "closedToDesks"
    from month_office where organisation_id = ${organisationId} and month = ${month} order by office_id`.execute(
    tx,
  )
  return rows
}

/** With other working days, desks by day mean nothing any more. */
export async function forgetDesksByDay(
  tx: Transaction,
  organisationId: string,
  month: string,
  days: readonly Day[],
): Promise<void> {
  await sql`update month_office o set desks = null from work_month m
    where o.organisation_id = ${organisationId} and o.month = ${month} and o.desks is not null
      and m.organisation_id = o.organisation_id and m.month = o.month and m.days <> ${[...days]}::date[]`.execute(
    tx,
  )
}

/** Writes the rows of an amendment over those of the month. */
export async function saveAmendment(
  tx: Transaction,
  organisationId: string,
  month: string,
  amendment: MonthAmendment,
): Promise<void> {
  const { daysPerPerson, daysPerWeek, entry } = amendment
  await sql`update work_month set days_per_person = ${daysPerPerson}, days_per_week = ${daysPerWeek},
      entry_earlier = ${entry.earlier}, entry_later = ${entry.later}
    where organisation_id = ${organisationId} and month = ${month}`.execute(tx)
  await saveBudgets(tx, organisationId, month, amendment.budgets)
  await saveMinima(tx, organisationId, month, amendment.minima)
  await saveTeams(tx, organisationId, month, amendment.teams)
  await saveOffices(tx, organisationId, month, amendment.offices)
}

async function saveBudgets(
  tx: Transaction,
  organisationId: string,
  month: string,
  budgets: MonthAmendment['budgets'],
) {
  if (budgets.length === 0) return
  await sql`insert into month_budget (organisation_id, month, directorate_id, days)
    select ${organisationId}, ${month}, b."directorateId", b.days
    from jsonb_to_recordset(${JSON.stringify(budgets)}::jsonb) as b("directorateId" uuid, days int)
    on conflict (organisation_id, month, directorate_id) do update set days = excluded.days`.execute(tx)
}

async function saveMinima(
  tx: Transaction,
  organisationId: string,
  month: string,
  minima: MonthAmendment['minima'],
) {
  if (minima.length === 0) return
  const gone = minima.filter(({ people }) => people === null).map(({ teamId }) => teamId)
  const kept = minima.filter(({ people }) => people !== null)
  await sql`delete from month_minimum where organisation_id = ${organisationId} and month = ${month}
    and team_id = any(${gone}::uuid[])`.execute(tx)
  await sql`insert into month_minimum (organisation_id, month, team_id, people)
    select ${organisationId}, ${month}, m."teamId", m.people
    from jsonb_to_recordset(${JSON.stringify(kept)}::jsonb) as m("teamId" uuid, people int)
    on conflict (organisation_id, month, team_id) do update set people = excluded.people`.execute(tx)
}

async function saveTeams(
  tx: Transaction,
  organisationId: string,
  month: string,
  teams: readonly MonthTeam[],
) {
  if (teams.length === 0) return
  await sql`insert into month_team (organisation_id, month, team_id, days_per_person, days_per_week, min_present,
      team_days, closed_days, closed_to, closed_to_desks, closed_beyond_quota)
    select ${organisationId}, ${month}, t."teamId", t."daysPerPerson", t."daysPerWeek", t."minPresent",
      t."teamDays", t."closedDays", t."closedTo", t."closedToDesks", t."closedBeyondQuota"
    from jsonb_to_recordset(${JSON.stringify(teams)}::jsonb) as t("teamId" uuid, "daysPerPerson" smallint,
      "daysPerWeek" smallint, "minPresent" smallint[], "teamDays" date[], "closedDays" date[], "closedTo" uuid,
      "closedToDesks" integer, "closedBeyondQuota" boolean)
    on conflict (organisation_id, month, team_id) do update set days_per_person = excluded.days_per_person,
      days_per_week = excluded.days_per_week, min_present = excluded.min_present, team_days = excluded.team_days,
      closed_days = excluded.closed_days, closed_to = excluded.closed_to,
      closed_to_desks = excluded.closed_to_desks, closed_beyond_quota = excluded.closed_beyond_quota`.execute(
    tx,
  )
}

async function saveOffices(
  tx: Transaction,
  organisationId: string,
  month: string,
  offices: readonly MonthOffice[],
) {
  if (offices.length === 0) return
  const asAlways = offices.filter(({ desks, closedDays }) => desks === null && closedDays === null)
  const own = offices.filter((office) => !asAlways.includes(office))
  await sql`delete from month_office where organisation_id = ${organisationId} and month = ${month}
    and office_id = any(${asAlways.map(({ officeId }) => officeId)}::uuid[])`.execute(tx)
  await sql`insert into month_office (organisation_id, month, office_id, desks, closed_days, closed_to, closed_to_desks)
    select ${organisationId}, ${month}, o."officeId", o.desks, o."closedDays", o."closedTo", o."closedToDesks"
    from jsonb_to_recordset(${JSON.stringify(own)}::jsonb) as o("officeId" uuid, desks integer[],
      "closedDays" date[], "closedTo" uuid, "closedToDesks" integer)
    on conflict (organisation_id, month, office_id) do update set desks = excluded.desks,
      closed_days = excluded.closed_days, closed_to = excluded.closed_to,
      closed_to_desks = excluded.closed_to_desks`.execute(tx)
}
