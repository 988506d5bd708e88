import { sql } from 'kysely'
import { openHomes, type Transaction } from '../../platform/database/transaction.ts'
import type { Day } from '../../vocabulary/day.ts'
import type { Opening } from '../spaces/rules.ts'
import { type Sites, searching, sitesIn } from './free-store.ts'
import type { Term } from './rules.ts'

export type Origin = { latitude: number; longitude: number }

/** What of a site decides whether it is found, and how near: of all that one may book. */
export type Place = Origin & {
  hostId: string
  siteId: string
  equipment: string[]
  /** By public transport from the home of who asks, where it was measured. */
  transitSeconds: number | null
} & SeatsThere
export type SeatsThere = {
  /** Of each seat what it has. */
  seats: readonly (readonly string[])[]
  /** Of its seats, each word once. */
  attributes: readonly string[]
}

/**
 * Published sites of the own organisation, and those lent to it on some of the days; one without seats is not there yet.
 * Which they are comes from `lending` by its index: what other organisations have beside is not looked at. The own ones come
 * from their seats: the policies of `site` cost five milliseconds to plan, each time it is named. Of thousands of seats
 * nothing is told but their words, site by site in one text: rows of their own were a third of a search.
 */
export async function listPlaces(
  tx: Transaction,
  { organisationId, personId }: { organisationId: string; personId: string },
  { from, until }: { from: Day; until: Day },
): Promise<Place[]> {
  await openHomes(tx, { person: personId })
  const rows = await searching(tx, async () => {
    const { rows } = await sql<
      Omit<Place, keyof SeatsThere | 'equipment'> & { equipment: string; seats: string }
    >`
      with seen as materialized (
        select distinct organisation_id, site_id from lending
        where guest_id = ${organisationId} and organisation_id <> ${organisationId}
          and until_day >= ${from}::date and from_day <= ${until}::date
          and not exists (select from member_suspension m where m.member_id in (lending.organisation_id, lending.guest_id))
        union all
        select distinct organisation_id, site_id from seat where organisation_id = ${organisationId})
      select s.organisation_id as "hostId", s.id as "siteId", s.latitude, s.longitude,
        array_to_string(s.equipment, ' ') as equipment, n.transit_seconds as "transitSeconds", e.seats
      from seen
      join site s on s.organisation_id = seen.organisation_id and s.id = seen.site_id
      cross join lateral (select string_agg(array_to_string(e.attributes, ' '), ',') as seats from seat e
        where e.organisation_id = seen.organisation_id and e.site_id = seen.site_id
          and (e.retired_on is null or e.retired_on > ${from}::date) offset 0) e
      left join near_site n on n.organisation_id = ${organisationId} and n.person_id = ${personId}
        and n.host_id = s.organisation_id and n.site_id = s.id
      where s.published_at is not null and (s.closed_from is null or s.closed_from > ${from}::date)
        and e.seats is not null`.execute(tx)
    return rows
  })
  await openHomes(tx, { person: '' })
  // Few sites differ in what their seats have: what is the same is taken apart once.
  const known = new Map<string, SeatsThere>()
  const seatsIn = (text: string): SeatsThere => {
    const found = known.get(text) ?? seatsOf(text)
    known.set(text, found)
    return found
  }
  // Each field by its name: to copy whatever is left took longer than all the rest.
  return rows.map(({ hostId, siteId, latitude, longitude, transitSeconds, equipment, seats }) => {
    const there = seatsIn(seats)
    return {
      hostId,
      siteId,
      latitude,
      longitude,
      transitSeconds,
      equipment: wordsOf(equipment),
      seats: there.seats,
      attributes: there.attributes,
    }
  })
}

const wordsOf = (text: string): string[] => (text === '' ? [] : text.split(' '))
const seatsOf = (text: string): SeatsThere => {
  const seats = text.split(',').map(wordsOf)
  return { seats, attributes: [...new Set(seats.flat())] }
}

/** What is told of a site that is looked at, and what decides when it may be booked. */
export type SiteToBook = Opening & {
  siteId: string
  host: string
  name: string
  kind: string
  address: string
  neighbourhood: string | null
  approval: boolean
  capacity: number | null
  advanceDays: number
  /** Null: of one's own organisation. */
  terms: Term[] | null
  /** Seats kept for guests, of all guests and without saying which. */
  kept: Kept[]
}
type Kept = Omit<Term, 'most'> & { seats: number }

/** @param asked sites that are the organisation's own or lent to it, and no others */
export async function listSitesToBook(
  tx: Transaction,
  organisationId: string,
  asked: Sites,
  { from, until }: { from: Day; until: Day },
): Promise<SiteToBook[]> {
  const { rows } = await searching(
    tx,
    () =>
      // Hosts are other organisations: their names are read with a purpose of its own.
      sql<SiteToBook>`
    select s.id as "siteId", o.name as host, s.name, s.kind, s.address, s.neighbourhood, s.approval, s.capacity,
      s.advance_days as "advanceDays", s.opens, s.closes, s.noon, s.patron_day as "patronDay",
      s.open_on_holidays as "openOnHolidays", s.closed_from as "closedFrom", true as published,
      case when s.organisation_id <> ${organisationId} then coalesce((
        select json_agg(json_build_object('from', l.from_day, 'until', l.until_day, 'weekdays', l.weekdays,
          'morning', l.morning, 'afternoon', l.afternoon, 'seats', l.seats, 'most', l.most_per_day))
        from lending l where l.organisation_id = v.host and l.site_id = v.site and l.guest_id = ${organisationId}
          and l.until_day >= ${from}::date and l.from_day <= ${until}::date), '[]') end as terms,
      coalesce((select json_agg(json_build_object('from', k.from_day, 'until', k.until_day, 'weekdays', k.weekdays,
          'morning', k.morning, 'afternoon', k.afternoon, 'seats', k.seats))
        from site_kept k where k.organisation_id = v.host and k.site_id = v.site
          and k.until_day >= ${from}::date and k.from_day <= ${until}::date), '[]') as kept,
      coalesce((select json_agg(json_build_object('from', c.from_day, 'until', c.until_day, 'morning', c.morning,
          'afternoon', c.afternoon))
        from site_closure c where c.organisation_id = v.host and c.site_id = v.site
          and c.until_day >= ${from}::date and c.from_day <= ${until}::date), '[]') as closures
    from ${sitesIn(asked)}
    join site s on s.organisation_id = v.host and s.id = v.site
    join organisation o on o.id = v.host`.execute(tx),
    'directory',
  )
  return rows
}

/** One's own home, opened to who asks and to nobody else; and the day of the timetable by which ways were measured. */
export async function findOwnHome(
  tx: Transaction,
  organisationId: string,
  personId: string,
): Promise<{ home: Origin | undefined; servedOn: Day | null }> {
  await openHomes(tx, { person: personId })
  const { rows } = await sql<{ home: Origin | null; servedOn: Day | null }>`
    select (select json_build_object('latitude', latitude, 'longitude', longitude) from person_home
        where organisation_id = ${organisationId} and person_id = ${personId}) as home,
      (select served_on from way_run where organisation_id = ${organisationId} order by run desc limit 1) as "servedOn"`.execute(
    tx,
  )
  await openHomes(tx, { person: '' })
  const { home, servedOn } = rows[0]!
  return { home: home ?? undefined, servedOn }
}

export async function listPeopleOfTeams(
  tx: Transaction,
  organisationId: string,
  teamIds: readonly string[],
  day: Day,
): Promise<{ personId: string; name: string; team: string }[]> {
  const { rows } = await sql<{ personId: string; name: string; team: string }>`
    select p.id as "personId", p.given_name || ' ' || p.family_name as name, t.name as team
    from person p join team t on t.organisation_id = p.organisation_id and t.id = p.team_id
    where p.organisation_id = ${organisationId} and p.team_id = any(${[...teamIds]}::uuid[])
      and (p.left_on is null or p.left_on > ${day}::date)
    order by t.name, p.family_key, p.id`.execute(tx)
  return rows
}
