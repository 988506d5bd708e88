import { sql } from 'kysely'
import { openHomes, type Transaction } from '../../platform/database/transaction.ts'
import type { Day } from '../../vocabulary/day.ts'
import type { Opening } from '../spaces/rules.ts'
import { among } from './free-store.ts'
import type { Term } from './rules.ts'

export type SiteToBook = Opening & {
  hostId: string
  host: string
  siteId: string
  name: string
  kind: string
  address: string
  neighbourhood: string | null
  latitude: number
  longitude: number
  equipment: string[]
  approval: boolean
  capacity: number | null
  advanceDays: number
  /** Null: of one's own organisation. */
  terms: Term[] | null
}

/** With what its seats are. */
export type NearSite = SiteToBook & {
  seats: number
  /** Of these, with all the attributes asked for. */
  seatsThatSuit: number
  /** Of its seats, each word once. */
  attributes: string[]
}

/**
 * Published sites of the own organisation, and those lent to it on some of the days, with when they are closed. Which
 * they are comes from `lending` by its index: what other organisations have beside is not looked at. The own ones come
 * from their seats, without which none is found: the policies of `site` cost five milliseconds to plan, each time it is named.
 */
export async function listSitesToBook(
  tx: Transaction,
  organisationId: string,
  { from, until }: { from: Day; until: Day },
): Promise<SiteToBook[]> {
  // Hosts are other organisations: their names are read with a purpose of its own, closed again at once.
  await sql`select set_config('app.purpose', 'directory', true)`.execute(tx)
  const { rows } = await sql<SiteToBook>`
    with seen as materialized (
      select organisation_id, site_id, jsonb_agg(jsonb_build_object('from', from_day, 'until', until_day,
        'weekdays', weekdays, 'morning', morning, 'afternoon', afternoon, 'seats', seats, 'most', most_per_day)) as terms
      from lending
      where guest_id = ${organisationId} and organisation_id <> ${organisationId}
        and until_day >= ${from}::date and from_day <= ${until}::date
        and not exists (select from member_suspension m where m.member_id in (lending.organisation_id, lending.guest_id))
      group by organisation_id, site_id
      union all
      select distinct organisation_id, site_id, null::jsonb from seat where organisation_id = ${organisationId})
    select s.organisation_id as "hostId", o.name as host, s.id as "siteId", s.name, s.kind, s.address, s.neighbourhood,
      s.latitude, s.longitude, s.equipment, s.approval, s.capacity, s.advance_days as "advanceDays", s.opens, s.closes, s.noon,
      s.patron_day as "patronDay", s.open_on_holidays as "openOnHolidays", s.closed_from as "closedFrom",
      true as published, seen.terms,
      coalesce((select jsonb_agg(jsonb_build_object('from', c.from_day, 'until', c.until_day, 'morning', c.morning,
          'afternoon', c.afternoon))
        from site_closure c where c.organisation_id = s.organisation_id and c.site_id = s.id
          and c.until_day >= ${from}::date and c.from_day <= ${until}::date), '[]') as closures
    from seen
    join site s on s.organisation_id = seen.organisation_id and s.id = seen.site_id
    join organisation o on o.id = s.organisation_id
    where s.published_at is not null and (s.closed_from is null or s.closed_from > ${from}::date)`.execute(tx)
  await sql`select set_config('app.purpose', '', true)`.execute(tx)
  return rows
}

export type Origin = { latitude: number; longitude: number }

/** One's own home, and what is kept of ways from it: who asks is the only one for whom they are opened. */
export async function findOwnHome(
  tx: Transaction,
  organisationId: string,
  personId: string,
): Promise<{ home: Origin | undefined; transitSeconds: Map<string, number>; servedOn: Day | null }> {
  await openHomes(tx, { person: personId })
  const { rows } = await sql<{
    home: Origin | null
    ways: { siteId: string; seconds: number }[]
    servedOn: Day | null
  }>`
    select (select json_build_object('latitude', latitude, 'longitude', longitude) from person_home
        where organisation_id = ${organisationId} and person_id = ${personId}) as home,
      coalesce((select json_agg(json_build_object('siteId', site_id, 'seconds', transit_seconds)) from near_site
        where organisation_id = ${organisationId} and person_id = ${personId} and transit_seconds is not null), '[]') as ways,
      (select served_on from way_run where organisation_id = ${organisationId} order by run desc limit 1) as "servedOn"`.execute(
    tx,
  )
  await openHomes(tx, { person: '' })
  const { home, ways, servedOn } = rows[0]!
  return {
    home: home ?? undefined,
    transitSeconds: new Map(ways.map(({ siteId, seconds }) => [siteId, seconds])),
    servedOn,
  }
}

type OfColleagues = { organisationId: string; personId: string; days: readonly Day[] }

/**
 * Colleagues who chose to say where they are, to all or to their team. They are told first, once: of the bookings of a
 * site most are of others.
 */
const whoShowsIt = ({ organisationId, personId }: OfColleagues) => sql`
    with shown as materialized (
      select p.id, p.given_name || ' ' || p.family_name as name, p.family_key
      from presence_choice c join person p on p.organisation_id = c.organisation_id and p.id = c.person_id
      where c.organisation_id = ${organisationId} and c.person_id <> ${personId} and (c.shown_to = 'organisation'
        or (c.shown_to = 'team' and p.team_id =
          (select team_id from person where organisation_id = ${organisationId} and id = ${personId}))))`
/** Where they have booked on these days. */
export async function listColleagues(
  tx: Transaction,
  asked: OfColleagues,
  { hostIds, siteIds }: { hostIds: readonly string[]; siteIds: readonly string[] },
): Promise<{ siteId: string; name: string; days: Day[] }[]> {
  const { rows } = await sql<{ siteId: string; name: string; days: Day[] }>`
    ${whoShowsIt(asked)}
    select b.site_id as "siteId", s.name, array_agg(b.day order by b.day) as days
    from unnest(${[...hostIds]}::uuid[], ${[...siteIds]}::uuid[]) as v (host, site)
    cross join lateral (
      select site_id, person_id, day from booking b where b.organisation_id = v.host and b.site_id = v.site
        and ${among(sql`b.day`, asked.days)} and b.guest_id = ${asked.organisationId}
        and b.state in ('asked', 'confirmed') offset 0) b
    join shown s on s.id = b.person_id
    group by b.site_id, s.id, s.name, s.family_key order by s.family_key, s.id`.execute(tx)
  return rows
}

/** Of these sites those at which any of them has: person by person, since each has few bookings and a site has many. */
export async function listSitesOfColleagues(
  tx: Transaction,
  asked: OfColleagues,
  siteIds: readonly string[],
): Promise<string[]> {
  const { rows } = await sql<{ siteId: string }>`
    ${whoShowsIt(asked)}
    select distinct b.site_id as "siteId" from shown s cross join lateral (
      select organisation_id, site_id from booking b where b.guest_id = ${asked.organisationId} and b.person_id = s.id
        and ${among(sql`b.day`, asked.days)} and b.state in ('asked', 'confirmed') offset 0) b
    where b.site_id = any(${[...siteIds]}::uuid[])`.execute(tx)
  return rows.map(({ siteId }) => siteId)
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
