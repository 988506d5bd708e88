import { sql } from 'kysely'
import type { Transaction } from '../../platform/database/transaction.ts'

export type Office = {
  id: string
  code: string
  name: string
  zone: string | null
  desks: number
  latitude: number | null
  longitude: number | null
}
export type Directorate = { id: string; code: string; name: string; people: number }
export type Team = {
  id: string
  code: string
  name: string
  directorateId: string
  officeId: string
  minPresent: number
  people: number
}

export const listOffices = (tx: Transaction, organisationId: string): Promise<Office[]> =>
  tx
    .selectFrom('office')
    .select(['id', 'code', 'name', 'zone', 'desks', 'latitude', 'longitude'])
    .where('organisation_id', '=', organisationId)
    .orderBy('name')
    .orderBy('code')
    .execute()

export async function saveOffice(
  tx: Transaction,
  organisationId: string,
  { code, name, zone, desks, latitude, longitude }: Omit<Office, 'id'>,
): Promise<Office> {
  const { rows } = await sql<Office>`
    insert into office (organisation_id, code, name, zone, desks, latitude, longitude)
    values (${organisationId}, ${code}, ${name}, ${zone}, ${desks}, ${latitude}, ${longitude})
    on conflict (organisation_id, code) do update set name = excluded.name, zone = excluded.zone,
      desks = excluded.desks, latitude = excluded.latitude, longitude = excluded.longitude
    returning id, code, name, zone, desks, latitude, longitude`.execute(tx)
  return rows[0]!
}

export async function listDirectorates(tx: Transaction, organisationId: string): Promise<Directorate[]> {
  const { rows } = await sql<Directorate>`
    select d.id, d.code, d.name, count(p.id) as people
    from directorate d
    left join team t on t.organisation_id = d.organisation_id and t.directorate_id = d.id
    left join person p on p.organisation_id = t.organisation_id and p.team_id = t.id and p.left_on is null
    where d.organisation_id = ${organisationId}
    group by d.organisation_id, d.id order by d.name, d.code`.execute(tx)
  return rows
}

export async function saveDirectorate(
  tx: Transaction,
  organisationId: string,
  { code, name }: { code: string; name: string },
): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into directorate (organisation_id, code, name) values (${organisationId}, ${code}, ${name})
    on conflict (organisation_id, code) do update set name = excluded.name returning id`.execute(tx)
  return rows[0]!.id
}

export async function listTeams(tx: Transaction, organisationId: string): Promise<Team[]> {
  const { rows } = await sql<Team>`
    select t.id, t.code, t.name, t.directorate_id as "directorateId", t.office_id as "officeId",
      t.min_present as "minPresent", count(p.id) as people
    from team t
    left join person p on p.organisation_id = t.organisation_id and p.team_id = t.id and p.left_on is null
    where t.organisation_id = ${organisationId}
    group by t.organisation_id, t.id order by t.name, t.code`.execute(tx)
  return rows
}

export async function saveTeam(
  tx: Transaction,
  organisationId: string,
  { code, name, directorateId, officeId, minPresent }: Omit<Team, 'id' | 'people'>,
): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into team (organisation_id, code, name, directorate_id, office_id, min_present)
    values (${organisationId}, ${code}, ${name}, ${directorateId}, ${officeId}, ${minPresent})
    on conflict (organisation_id, code) do update set name = excluded.name,
      directorate_id = excluded.directorate_id, office_id = excluded.office_id, min_present = excluded.min_present
    returning id`.execute(tx)
  return rows[0]!.id
}

/** Which of the named things the organisation has. */
export async function findPlaces(
  tx: Transaction,
  organisationId: string,
  { directorateId, officeId }: { directorateId: string; officeId: string },
): Promise<{ directorate: boolean; office: boolean }> {
  const { rows } = await sql<{ directorate: boolean; office: boolean }>`
    select exists (select from directorate where organisation_id = ${organisationId} and id = ${directorateId}) as directorate,
      exists (select from office where organisation_id = ${organisationId} and id = ${officeId}) as office`.execute(
    tx,
  )
  return rows[0]!
}
