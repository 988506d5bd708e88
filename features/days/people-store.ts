// Who works where, and who is asked: reads for everything that concerns a day.
import { sql } from 'kysely'
import type { Transaction } from '../../platform/database/transaction.ts'
import type { Month } from '../../vocabulary/day.ts'

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
