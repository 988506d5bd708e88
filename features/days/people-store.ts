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
