// Many rows in few statements: an administration that is written whole, as the demo's is.
import { sql } from 'kysely'
import { openHomes, type Transaction } from '../../platform/database/transaction.ts'
import type { Role } from '../../vocabulary/role.ts'
import type { PersonWritten, Point } from './rules.ts'
import type { Directorate, Office, Team } from './structure-store.ts'

/** Of one statement: so much that the embedded engine does not keep the process from answering for long. */
const rowsAtOnce = 1000

async function inParts<Row>(rows: readonly Row[], save: (part: string) => Promise<unknown>): Promise<void> {
  for (let from = 0; from < rows.length; from += rowsAtOnce)
    await save(JSON.stringify(rows.slice(from, from + rowsAtOnce)))
}

/** Writes a new structure, with the ids that it brings. */
export async function saveStructure(
  tx: Transaction,
  organisationId: string,
  {
    directorates,
    offices,
    teams,
  }: {
    directorates: readonly Omit<Directorate, 'people'>[]
    offices: readonly Office[]
    teams: readonly Omit<Team, 'people'>[]
  },
): Promise<void> {
  await inParts(directorates, (part) =>
    sql`insert into directorate (organisation_id, id, code, name)
      select ${organisationId}, id, code, name
      from jsonb_to_recordset(${part}::jsonb) as d(id uuid, code text, name text)`.execute(tx),
  )
  await inParts(offices, (part) =>
    sql`insert into office (organisation_id, id, code, name, zone, desks, latitude, longitude)
      select ${organisationId}, id, code, name, zone, desks, latitude, longitude
      from jsonb_to_recordset(${part}::jsonb) as o(id uuid, code text, name text, zone text, desks int,
        latitude double precision, longitude double precision)`.execute(tx),
  )
  await inParts(teams, (part) =>
    sql`insert into team (organisation_id, id, code, name, directorate_id, office_id, min_present)
      select ${organisationId}, id, code, name, "directorateId", "officeId", "minPresent"
      from jsonb_to_recordset(${part}::jsonb) as t(id uuid, code text, name text, "directorateId" uuid,
        "officeId" uuid, "minPresent" int)`.execute(tx),
  )
}

export type PersonWhole = PersonWritten & {
  id: string
  sex: 'F' | 'M'
  birthYear: number
  homeSuitable: boolean
  home: Point
}

/** Writes new persons with the ids that they bring, and their homes. */
export async function savePersons(
  tx: Transaction,
  organisationId: string,
  persons: readonly PersonWhole[],
  now: number,
): Promise<void> {
  await inParts(persons, (part) =>
    sql`insert into person (organisation_id, id, fiscal_code, given_name, family_name, email, team_id,
        part_time_percent, contract, entry_earliest, entry_latest, entry_preferred, sex, birth_year, home_suitable,
        home_space_on, home_tools_on, home_safety_on)
      select ${organisationId}, id, "fiscalCode", "givenName", "familyName", email, "teamId", "partTimePercent",
        contract, "entryEarliest", "entryLatest", "entryPreferred", sex, "birthYear", "homeSuitable",
        declared.day, declared.day, declared.day
      from jsonb_to_recordset(${part}::jsonb) as p(id uuid, "fiscalCode" text, "givenName" text, "familyName" text,
        email text, "teamId" uuid, "partTimePercent" int, contract text, "entryEarliest" text, "entryLatest" text,
        "entryPreferred" text, sex text, "birthYear" int, "homeSuitable" boolean)
      cross join lateral (
        select case when "homeSuitable" then to_timestamp(${now / 1000})::date end as day) declared`.execute(
      tx,
    ),
  )
  await openHomes(tx, 'engine')
  await inParts(
    persons.map(({ id, home }) => ({ id, ...home })),
    (part) =>
      sql`insert into person_home (organisation_id, person_id, latitude, longitude, stated_at)
        select ${organisationId}, id, latitude, longitude, to_timestamp(${now / 1000})
        from jsonb_to_recordset(${part}::jsonb) as h(id uuid, latitude double precision, longitude double precision)`.execute(
        tx,
      ),
  )
  await openHomes(tx, { person: '' })
}

export async function saveManyRoles(
  tx: Transaction,
  organisationId: string,
  grants: readonly { personId: string; role: Role }[],
  now: number,
): Promise<void> {
  await inParts(grants, (part) =>
    sql`insert into role_grant (organisation_id, person_id, role, granted_at)
      select ${organisationId}, "personId", role, to_timestamp(${now / 1000})
      from jsonb_to_recordset(${part}::jsonb) as g("personId" uuid, role text)
      on conflict do nothing`.execute(tx),
  )
}
