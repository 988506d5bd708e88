// Who works where, and who is asked: reads for everything that concerns a day.
import { sql } from 'kysely'
import type { Transaction } from '../../platform/database/transaction.ts'
import type { Day, Month } from '../../vocabulary/day.ts'

export type Placement = {
  personId: string
  name: string
  teamId: string
  team: string
  directorateId: string
  officeId: string
  partTimePercent: number
}

/** A person who is in the month's plan, with team and office of today. */
export async function findPlacement(
  tx: Transaction,
  organisationId: string,
  month: Month,
  personId: string,
): Promise<Placement | undefined> {
  const { rows } = await sql<Placement>`
    select p.id as "personId", p.given_name || ' ' || p.family_name as name, t.id as "teamId", t.name as team,
      t.directorate_id as "directorateId", t.office_id as "officeId", p.part_time_percent as "partTimePercent"
    from person p
    join team t on t.organisation_id = p.organisation_id and t.id = p.team_id
    join assignment a on a.organisation_id = p.organisation_id and a.month = ${month} and a.person_id = p.id
    where p.organisation_id = ${organisationId} and p.id = ${personId}`.execute(tx)
  return rows[0]
}

/** Of these days those that published months have near home for a person, and whether each may be at home instead. */
export async function listDaysNearHome(
  tx: Transaction,
  organisationId: string,
  personId: string,
  days: readonly Day[],
): Promise<{ day: Day; homeSuits: boolean }[]> {
  if (days.length === 0) return []
  const { rows } = await sql<{ day: Day; homeSuits: boolean }>`
    select q.day, p.home_suitable and coalesce(w.home, true) as "homeSuits"
    from unnest(${[...days]}::date[]) as q (day)
    join work_month m on m.organisation_id = ${organisationId} and m.month = to_char(q.day, 'YYYY-MM')
    join month_publication u on u.organisation_id = m.organisation_id and u.month = m.month
    join assignment a on a.organisation_id = m.organisation_id and a.month = m.month and a.person_id = ${personId}
      and a.places[array_position(m.days, q.day)] like 'space:%'
    join person p on p.organisation_id = a.organisation_id and p.id = a.person_id
    left join wish w on w.organisation_id = a.organisation_id and w.month = a.month and w.person_id = a.person_id`.execute(
    tx,
  )
  return rows
}

/** The administrators who work here: for what nobody of the HR office may answer. */
export async function listAdministrators(
  tx: Transaction,
  organisationId: string,
  day: Day,
): Promise<string[]> {
  const { rows } = await sql<{ personId: string }>`
    select g.person_id as "personId" from role_grant g
    join person p on p.organisation_id = g.organisation_id and p.id = g.person_id
    where g.organisation_id = ${organisationId} and g.role = 'administrator'
      and (p.left_on is null or p.left_on > ${day}::date)`.execute(tx)
  return rows.map(({ personId }) => personId)
}

/** Given name and family name by id. */
export async function listNames(
  tx: Transaction,
  organisationId: string,
  personIds: readonly string[],
): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; name: string }>`
    select id, given_name || ' ' || family_name as name from person
    where organisation_id = ${organisationId} and id = any(${[...personIds]}::uuid[])`.execute(tx)
  return new Map(rows.map(({ id, name }) => [id, name]))
}
