// Seats near home, as the month needs them: which sites, and who has a seat in which.
import { sql } from 'kysely'
import { openHomes, type Transaction } from '../../platform/database/transaction.ts'
import type { Day, Month } from '../../vocabulary/day.ts'
import type { SiteKind } from '../spaces/rules.ts'
import type { Place } from './rules.ts'

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

export type NearRow = { personId: string; hostId: string; siteId: string; kind: SiteKind; seconds: number }

/** Sites near who asked for one in the month, without a car, the nearest first: for the computation alone. */
export async function listNearWhoAsked(
  tx: Transaction,
  organisationId: string,
  month: Month,
): Promise<NearRow[]> {
  await openHomes(tx, 'engine')
  const { rows } = await sql<NearRow>`
    select n.person_id as "personId", n.host_id as "hostId", n.site_id as "siteId", s.kind,
      least(n.walk_seconds, n.bicycle_seconds, n.transit_seconds) as seconds
    from wish w join near_site n on n.organisation_id = w.organisation_id and n.person_id = w.person_id
    join site s on s.organisation_id = n.host_id and s.id = n.site_id
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

export type SeatPlanned = {
  personId: string
  name: string
  /** The day's place among the month's working days. */
  index: number
  siteId: string
  /** Whether the day may become one at home. */
  homeSuits: boolean
}

/** The days near home of a month's plan. */
export async function listSeatsPlanned(
  tx: Transaction,
  organisationId: string,
  month: Month,
): Promise<SeatPlanned[]> {
  const { rows } = await sql<SeatPlanned>`
    select a.person_id as "personId", p.given_name || ' ' || p.family_name as name, (d.at - 1)::int as index,
      substr(d.place, 7) as "siteId", p.home_suitable and coalesce(w.home, true) as "homeSuits"
    from assignment a
    cross join lateral unnest(a.places) with ordinality as d(place, at)
    join person p on p.organisation_id = a.organisation_id and p.id = a.person_id
    left join wish w on w.organisation_id = a.organisation_id and w.month = a.month and w.person_id = a.person_id
    where a.organisation_id = ${organisationId} and a.month = ${month} and d.place like 'space:%'
    order by d.at, p.family_name, p.given_name, p.id`.execute(tx)
  return rows
}

export type SeatHeld = {
  bookingId: string
  hostId: string
  personId: string
  day: Day
  siteId: string
  kind: SiteKind | null
  source: string
  /** What the month's plan says of the day; null of who is not in it. */
  place: Place | null
}

/** Seats that an organisation's people hold on the days of a month, of all or of these persons, with what the plan says. */
export async function listSeatsHeld(
  tx: Transaction,
  organisationId: string,
  month: Month,
  days: readonly Day[],
  personIds: readonly string[] | null = null,
): Promise<SeatHeld[]> {
  const { rows } = await sql<SeatHeld>`
    select b.id as "bookingId", b.organisation_id as "hostId", b.person_id as "personId", b.day,
      b.site_id as "siteId", s.kind, b.source, a.places[array_position(${[...days]}::date[], b.day)] as place
    from booking b
    left join site s on s.organisation_id = b.organisation_id and s.id = b.site_id
    left join assignment a on a.organisation_id = b.guest_id and a.month = ${month} and a.person_id = b.person_id
    where b.guest_id = ${organisationId} and b.state in ('asked', 'confirmed') and b.day = any(${[...days]}::date[])
      ${personIds ? sql`and b.person_id = any(${[...personIds]}::uuid[])` : sql``}
    order by b.day, b.person_id`.execute(tx)
  return rows
}

/** Seats of days from one on at which a published month has their people in the office or not at work at all. */
export async function listSeatsLeft(tx: Transaction, organisationId: string, from: Day): Promise<SeatHeld[]> {
  // By the sums of the days, which have an index by guest and day: few are still to come.
  const { rows } = await sql<SeatHeld>`
    select b.id as "bookingId", b.organisation_id as "hostId", b.person_id as "personId", b.day,
      b.site_id as "siteId", s.kind, b.source, p.place
    from lent_day d
    join booking b on b.organisation_id = d.organisation_id and b.site_id = d.site_id and b.day = d.day
      and b.guest_id = d.guest_id and b.state in ('asked', 'confirmed')
    join work_month m on m.organisation_id = d.guest_id and m.month = to_char(d.day, 'YYYY-MM')
    join month_publication n on n.organisation_id = m.organisation_id and n.month = m.month
    join assignment a on a.organisation_id = m.organisation_id and a.month = m.month and a.person_id = b.person_id
    cross join lateral (select a.places[array_position(m.days, b.day)] as place) p
    left join site s on s.organisation_id = b.organisation_id and s.id = b.site_id
    where d.guest_id = ${organisationId} and d.day >= ${from}::date and (p.place = 'absent' or p.place like 'office@%')
    order by b.day, b.person_id`.execute(tx)
  return rows
}

export async function listNamesOf(tx: Transaction, organisationId: string, personIds: readonly string[]) {
  const { rows } = await sql<{ personId: string; name: string }>`
    select id as "personId", given_name || ' ' || family_name as name from person
    where organisation_id = ${organisationId} and id = any(${[...personIds]}::uuid[])`.execute(tx)
  return rows
}

export type DayToBook = {
  /** Of the published month; null where there is none, or it does not hold the person. */
  place: Place | null
  /** The organisation has the month open. */
  unpublished: boolean
  kind: SiteKind | null
  /** Seats that the convention keeps for the organisation on the day, without those that a month has given already. */
  kept: number
}

/** What months, site and convention say of days that somebody would book, in the same order. */
export async function listDaysToBook(
  tx: Transaction,
  organisationId: string,
  asked: readonly { personId: string; day: Day; hostId: string; siteId: string }[],
): Promise<DayToBook[]> {
  if (asked.length === 0) return []
  const { rows } = await sql<DayToBook>`
    select a.places[array_position(m.days, q.day)] as place, m.month is not null and p.month is null as unpublished,
      s.kind, coalesce((select sum(l.seats) from lending l
        where l.organisation_id = q.host and l.guest_id = ${organisationId} and l.site_id = q.site
          and q.day between l.from_day and l.until_day and extract(isodow from q.day) = any(l.weekdays)), 0)::int
        - (select count(*) from booking b where b.organisation_id = q.host and b.site_id = q.site and b.day = q.day
          and b.guest_id = ${organisationId} and b.source = 'plan' and b.state in ('asked', 'confirmed'))::int as kept
    from unnest(${asked.map((one) => one.personId)}::uuid[], ${asked.map((one) => one.day)}::date[],
      ${asked.map((one) => one.hostId)}::uuid[], ${asked.map((one) => one.siteId)}::uuid[])
      with ordinality as q(person, day, host, site, n)
    left join work_month m on m.organisation_id = ${organisationId} and m.month = to_char(q.day, 'YYYY-MM')
    left join month_publication p on p.organisation_id = m.organisation_id and p.month = m.month
    left join assignment a on a.organisation_id = p.organisation_id and a.month = p.month and a.person_id = q.person
    left join site s on s.organisation_id = q.host and s.id = q.site
    order by q.n`.execute(tx)
  return rows
}

/**
 * Of rows `a` (host, site, person, day), as a condition of another statement: whether a month has anything to say of the
 * day, be it of its person or, as long as it is not published, of the seats kept for it.
 */
export const getMayObject = (organisationId: string) => sql<boolean>`exists (
  select from work_month m left join month_publication p on p.organisation_id = m.organisation_id and p.month = m.month
  left join assignment s on s.organisation_id = p.organisation_id and s.month = p.month and s.person_id = a.person
  where m.organisation_id = ${organisationId} and m.month = to_char(a.day, 'YYYY-MM') and (p.month is null
    or s.places[array_position(m.days, a.day)] = 'absent' or s.places[array_position(m.days, a.day)] like 'office@%'))`

/** All seats that published months booked. */
export async function listSeatsOfPlan(tx: Transaction, organisationId: string) {
  const { rows } = await sql<{ personId: string; siteId: string; seatId: string; day: Day }>`
    select person_id as "personId", site_id as "siteId", seat_id as "seatId", day from booking
    where guest_id = ${organisationId} and source = 'plan' and state in ('asked', 'confirmed')`.execute(tx)
  return rows
}
