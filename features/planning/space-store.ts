// Seats near home, as the month needs them: which sites, and who has a seat in which.
import { sql } from 'kysely'
import { openHomes, type Transaction } from '../../platform/database/transaction.ts'
import type { Day, Month } from '../../vocabulary/day.ts'

export type SiteNamed = { siteId: string; hostId: string; name: string; address: string }

/** Of the own organisation or of others: what one may not see is left out by the database. */
export async function listSites(tx: Transaction, siteIds: readonly string[]): Promise<SiteNamed[]> {
  if (siteIds.length === 0) return []
  const { rows } = await sql<SiteNamed>`
    select id as "siteId", organisation_id as "hostId", name, address from site
    where id = any(${[...new Set(siteIds)]}::uuid[]) order by name, id`.execute(tx)
  return rows
}

/** Seats that a person holds on these days, one a day at the most. */
export async function listSeatsOfPerson(
  tx: Transaction,
  organisationId: string,
  personId: string,
  days: readonly Day[],
) {
  const { rows } = await sql<{ day: Day; siteId: string; seat: string }>`
    select b.day, b.site_id as "siteId", s.label as seat from booking b
    join seat s on s.organisation_id = b.organisation_id and s.id = b.seat_id
    where b.guest_id = ${organisationId} and b.person_id = ${personId} and b.state in ('asked', 'confirmed')
      and b.day = any(${[...days]}::date[])`.execute(tx)
  return rows
}

export type NearRow = { personId: string; siteId: string; seconds: number }

/** Sites near who asked for one in the month, without a car, the nearest first: for the computation alone. */
export async function listNearWhoAsked(
  tx: Transaction,
  organisationId: string,
  month: Month,
): Promise<NearRow[]> {
  await openHomes(tx, 'engine')
  const { rows } = await sql<NearRow>`
    select n.person_id as "personId", n.site_id as "siteId",
      least(n.walk_seconds, n.bicycle_seconds, n.transit_seconds) as seconds
    from wish w join near_site n on n.organisation_id = w.organisation_id and n.person_id = w.person_id
    where w.organisation_id = ${organisationId} and w.month = ${month} and w.near
    order by n.person_id, seconds, n.site_id`.execute(tx)
  await openHomes(tx, { person: '' })
  return rows
}

/** Seats that a published month holds, by site and day. */
export async function listSeatsOfMonth(tx: Transaction, organisationId: string, days: readonly Day[]) {
  const { rows } = await sql<{ siteId: string; day: Day; seats: number }>`
    select b.site_id as "siteId", b.day, count(*)::int as seats from booking b
    where b.guest_id = ${organisationId} and b.source = 'plan' and b.state in ('asked', 'confirmed')
      and b.day = any(${[...days]}::date[])
    group by b.site_id, b.day`.execute(tx)
  return rows
}

export async function listFree(
  tx: Transaction,
  _organisationId: string,
  siteIds: readonly string[],
  days: readonly Day[],
) {
  const { rows } = await sql<{ siteId: string; day: Day; seats: number }>`
    select s.site_id as "siteId", d.day, count(*)::int as seats
    from seat s cross join unnest(${[...days]}::date[]) as d(day)
    where s.site_id = any(${[...siteIds]}::uuid[]) and (s.retired_on is null or s.retired_on > d.day)
      and not exists (select from booking b where b.organisation_id = s.organisation_id and b.seat_id = s.id
        and b.day = d.day and b.state in ('offered', 'asked', 'confirmed'))
    group by s.site_id, d.day`.execute(tx)
  return rows
}
