import { sql } from 'kysely'
import { openHomes, type Transaction } from '../../platform/database/transaction.ts'
import type { WaySeconds } from './rules.ts'

/** Ways as they are read: by who lives there, and by the computation. Homes are opened and closed in each function. */

const closeHomes = (tx: Transaction) => openHomes(tx, { person: '' })
const seconds = sql`w.walk_seconds as "walkSeconds", w.bicycle_seconds as "bicycleSeconds", w.car_seconds as "carSeconds",
  w.transit_seconds as "transitSeconds"`
const nearestFirst = sql`least(w.walk_seconds, w.bicycle_seconds, w.transit_seconds)`

export type OwnWay = WaySeconds & {
  officeId: string
  name: string
  own: boolean
  latitude: number
  longitude: number
}

/** A person's own ways and home: only the person asks for them. The own office first, then the nearest. */
export async function listOwnWays(
  tx: Transaction,
  organisationId: string,
  personId: string,
  most: number,
): Promise<{ home: { latitude: number; longitude: number } | null; ways: OwnWay[] }> {
  const home = await findOwnHome(tx, organisationId, personId)
  await openHomes(tx, { person: personId })
  const { rows: ways } = await sql<OwnWay>`
    select w.office_id as "officeId", o.name, w.own, o.latitude, o.longitude, ${seconds}
    from way w join office o on o.organisation_id = w.organisation_id and o.id = w.office_id
    where w.organisation_id = ${organisationId} and w.person_id = ${personId} and o.latitude is not null
    order by w.own desc, ${nearestFirst}, o.name limit ${most}`.execute(tx)
  await closeHomes(tx)
  return { home, ways }
}

export async function findOwnHome(
  tx: Transaction,
  organisationId: string,
  personId: string,
): Promise<{ latitude: number; longitude: number } | null> {
  await openHomes(tx, { person: personId })
  const { rows } = await sql<{ latitude: number; longitude: number }>`
    select latitude, longitude from person_home
    where organisation_id = ${organisationId} and person_id = ${personId}`.execute(tx)
  await closeHomes(tx)
  return rows[0] ?? null
}

export type SiteWay = WaySeconds & { hostId: string; siteId: string }
export type OwnNearSite = SiteWay & { name: string; address: string; latitude: number; longitude: number }

/** The sites near a person's own home, the nearest first: only the person asks for them. */
export async function listOwnNearSites(
  tx: Transaction,
  organisationId: string,
  personId: string,
): Promise<OwnNearSite[]> {
  await openHomes(tx, { person: personId })
  const { rows } = await sql<OwnNearSite>`
    select w.host_id as "hostId", w.site_id as "siteId", s.name, s.address, s.latitude, s.longitude, ${seconds}
    from near_site w join site s on s.organisation_id = w.host_id and s.id = w.site_id
    where w.organisation_id = ${organisationId} and w.person_id = ${personId}
    order by ${nearestFirst}, w.site_id`.execute(tx)
  await closeHomes(tx)
  return rows
}

/** Where somebody belongs, as far as policy asks. */
export async function findPlaceOf(
  tx: Transaction,
  organisationId: string,
  personId: string,
): Promise<{ teamId?: string; officeId?: string; directorateId?: string }> {
  const { rows } = await sql<{ teamId: string; officeId: string; directorateId: string }>`
    select t.id as "teamId", t.office_id as "officeId", t.directorate_id as "directorateId"
    from person p join team t on t.organisation_id = p.organisation_id and t.id = p.team_id
    where p.organisation_id = ${organisationId} and p.id = ${personId}`.execute(tx)
  return rows[0] ?? {}
}

/** Everybody's sites near home, by person, the nearest first: for the computation alone. */
export async function listNearSites(
  tx: Transaction,
  organisationId: string,
): Promise<(SiteWay & { personId: string })[]> {
  await openHomes(tx, 'engine')
  const { rows } = await sql<SiteWay & { personId: string }>`
    select w.person_id as "personId", w.host_id as "hostId", w.site_id as "siteId", ${seconds} from near_site w
    where w.organisation_id = ${organisationId} order by w.person_id, ${nearestFirst}, w.site_id`.execute(tx)
  await closeHomes(tx)
  return rows
}

/** Seconds to the own office by timetable, by person: for the computation alone. */
export async function listTransitToOffice(
  tx: Transaction,
  organisationId: string,
): Promise<Map<string, number>> {
  await openHomes(tx, 'engine')
  const { rows } = await sql<{ personId: string; seconds: number }>`
    select person_id as "personId", transit_seconds as seconds from way
    where organisation_id = ${organisationId} and own and transit_seconds is not null`.execute(tx)
  await closeHomes(tx)
  return new Map(rows.map(({ personId, seconds }) => [personId, seconds]))
}

/** Who hands in timetables, and is told when one ends. */
export async function listKeepers(tx: Transaction, organisationId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct person_id as id from role_grant
    where organisation_id = ${organisationId} and role in ('administrator', 'hr-office')`.execute(tx)
  return rows.map(({ id }) => id)
}
