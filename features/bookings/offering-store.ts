// What the host's work reads and writes: what ran out, where something may be free, who is offered it.
import { sql } from 'kysely'
import type { Transaction } from '../../platform/database/transaction.ts'
import type { Day } from '../../vocabulary/day.ts'
import type { Week } from '../spaces/rules.ts'
import type { Part } from './rules.ts'

/** Offers of this host that ran out. */
export async function listRunOut(tx: Transaction, hostId: string, now: number) {
  const { rows } = await sql<{ hostId: string; bookingId: string }>`
    select organisation_id as "hostId", id as "bookingId" from booking
    where organisation_id = ${hostId} and state = 'offered' and expires_at <= to_timestamp(${now / 1000}::float8)
    order by day, site_id, id for update skip locked`.execute(tx)
  return rows
}

/** What the host did not say yes or no to before it began; asked later than that, before it was over. */
export async function listUnanswered(tx: Transaction, hostId: string, now: number) {
  const { rows } = await sql<{ hostId: string; bookingId: string }>`
    select b.organisation_id as "hostId", b.id as "bookingId" from booking b
    join site s on s.organisation_id = b.organisation_id and s.id = b.site_id
    cross join lateral (select
      b.day + make_interval(mins => case when b.morning then coalesce(s.opens[extract(isodow from b.day)::int], 0) else s.noon end) as begins,
      b.day + make_interval(mins => case when b.afternoon then coalesce(s.closes[extract(isodow from b.day)::int], 1440) else s.noon end) as ends) t
    where b.organisation_id = ${hostId} and b.state = 'asked' and b.day <= (to_timestamp(${now / 1000}::float8) at time zone 'Europe/Rome')::date
      and case when b.made_at at time zone 'Europe/Rome' < t.begins then t.begins else t.ends end
        <= to_timestamp(${now / 1000}::float8) at time zone 'Europe/Rome'
    order by b.day, b.site_id, b.id for update of b skip locked`.execute(tx)
  return rows
}

/** Waits for days, or halves, that are over. */
export async function saveWaitsPast(tx: Transaction, hostId: string, now: number): Promise<void> {
  await sql`update booking_wait w set state = 'over', ended_at = to_timestamp(${now / 1000}::float8)
    from site s
    where w.organisation_id = ${hostId} and w.state = 'waiting' and s.organisation_id = w.organisation_id and s.id = w.site_id
      and w.day <= (to_timestamp(${now / 1000}::float8) at time zone 'Europe/Rome')::date
      and w.day + make_interval(mins => case when w.afternoon then coalesce(s.closes[extract(isodow from w.day)::int], 1440)
        else s.noon end) <= to_timestamp(${now / 1000}::float8) at time zone 'Europe/Rome'`.execute(tx)
}

/** One at a time for a host, until the commit: taken before anything else, so that nobody waits in a circle. */
export async function holdOffers(tx: Transaction, hostId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('offers ' || ${hostId}, 0))`.execute(tx)
}

/** Sites where room was made otherwise than by giving back, of all their days; from then on it is known. */
export async function takeChangedSites(tx: Transaction, hostId: string): Promise<string[]> {
  const { rows } = await sql<{ siteId: string }>`
    update site_day set to_offer = 0 where organisation_id = ${hostId} and day = 'infinity' and to_offer > 0
    returning site_id as "siteId"`.execute(tx)
  return rows.map(({ siteId }) => siteId)
}

/** The days on which somebody waits, of these sites or of all, are to be looked at. */
export async function saveToOffer(
  tx: Transaction,
  hostId: string,
  siteIds: readonly string[] | 'all',
): Promise<void> {
  await sql`
    with waited as (
      select site_id, day from site_day where organisation_id = ${hostId} and day < 'infinity'
        and waiting_morning + waiting_afternoon + waiting_passed > 0
        ${siteIds === 'all' ? sql`` : sql`and site_id = any(${[...siteIds]}::uuid[])`}
      order by day, site_id for update)
    update site_day d set to_offer = d.to_offer + 1 from waited w
    where d.organisation_id = ${hostId} and d.site_id = w.site_id and d.day = w.day`.execute(tx)
}

export type SiteDay = { siteId: string; day: Day }
export type ToOffer = SiteDay & {
  /** How often something became free, as seen here: what comes later is for the next to find. */
  seen: number
  /** Whether the sums let somebody who waits there be offered something, or say that who was passed over is so no more. */
  open: boolean
}
/** Where something may have become free, days before sites. */
export async function listToOffer(tx: Transaction, hostId: string): Promise<ToOffer[]> {
  const { rows } = await sql<ToOffer>`
    select d.site_id as "siteId", d.day, d.to_offer as seen, d.waiting_passed > 0
      or d.waiting_morning + d.waiting_afternoon > 0 and fits > least(d.morning, d.afternoon) as open
    from site_day d join site s on s.organisation_id = d.organisation_id and s.id = d.site_id
    cross join lateral (select least(s.capacity, count(*)) as fits from seat e where e.organisation_id = d.organisation_id
      and e.site_id = d.site_id and (e.retired_on is null or e.retired_on > d.day)) f
    where d.organisation_id = ${hostId} and d.to_offer > 0 and d.day < 'infinity'
    order by d.day, d.site_id`.execute(tx)
  return rows
}

export type InLine = Part & {
  id: string
  personId: string
  guestId: string
  opens: Week
  noon: number
  passedOver: boolean
  /** How many seats there are free in what is waited for; whether one of those that are kept for this guest is. */
  room: number
  hasKept: boolean
}
/** Who waits there, in the order in which they are to be offered something. */
export async function listLine(tx: Transaction, hostId: string, { siteId, day }: SiteDay): Promise<InLine[]> {
  const { rows } = await sql<InLine>`
    with there as (
      select s.opens, s.noon, f.fits - coalesce(d.morning, 0) as morning, f.fits - coalesce(d.afternoon, 0) as afternoon
      from site s
      left join site_day d on d.organisation_id = s.organisation_id and d.site_id = s.id and d.day = ${day}::date
      cross join lateral (select least(s.capacity, count(*)) as fits from seat e where e.organisation_id = s.organisation_id
        and e.site_id = s.id and (e.retired_on is null or e.retired_on > ${day}::date)) f
      where s.organisation_id = ${hostId} and s.id = ${siteId}),
    kept as (
      select l.guest_id, coalesce(sum(l.seats) filter (where l.morning), 0) - coalesce(max(m.morning), 0) as morning,
        coalesce(sum(l.seats) filter (where l.afternoon), 0) - coalesce(max(m.afternoon), 0) as afternoon
      from lending l
      left join lent_day m on m.organisation_id = l.organisation_id and m.site_id = l.site_id and m.guest_id = l.guest_id
        and m.day = ${day}::date
      where l.organisation_id = ${hostId} and l.site_id = ${siteId} and l.seats is not null
        and ${day}::date between l.from_day and l.until_day and extract(isodow from ${day}::date)::smallint = any(l.weekdays)
      group by l.guest_id)
    select w.id, w.person_id as "personId", w.guest_id as "guestId", w.morning, w.afternoon, w.passed_over as "passedOver", t.opens,
      t.noon, least(case when w.morning then t.morning end, case when w.afternoon then t.afternoon end)::int as room,
      coalesce((not w.morning or k.morning > 0) and (not w.afternoon or k.afternoon > 0), false) as "hasKept"
    from booking_wait w cross join there t left join kept k on k.guest_id = w.guest_id
    where w.organisation_id = ${hostId} and w.site_id = ${siteId} and w.day = ${day}::date and w.state = 'waiting'
    order by w.seq`.execute(tx)
  return rows
}

/** @returns whether this one waits still, and does until the commit */
export async function holdWait(tx: Transaction, hostId: string, waitId: string): Promise<boolean> {
  const { rows } = await sql`select id from booking_wait
    where organisation_id = ${hostId} and id = ${waitId} and state = 'waiting' for update`.execute(tx)
  return rows.length > 0
}

export async function saveOffered(
  tx: Transaction,
  hostId: string,
  waitId: string,
  bookingId: string,
): Promise<void> {
  await sql`update booking_wait set state = 'offered', booking_id = ${bookingId}, passed_over = false
    where organisation_id = ${hostId} and id = ${waitId}`.execute(tx)
}

/** Of who waits there: for whom what is free is not. */
export async function savePassedOver(
  tx: Transaction,
  hostId: string,
  { siteId, day }: SiteDay,
  waitIds: readonly string[],
): Promise<void> {
  await sql`update booking_wait set passed_over = not passed_over
    where organisation_id = ${hostId} and site_id = ${siteId} and day = ${day}::date and state = 'waiting'
      and passed_over <> (id = any(${[...waitIds]}::uuid[]))`.execute(tx)
}

/** How many are before each who waits there. */
export async function savePlaces(tx: Transaction, hostId: string, places: readonly SiteDay[]): Promise<void> {
  await sql`
    with line as (
      select w.id, row_number() over (partition by w.day, w.site_id order by w.seq) - 1 as ahead
      from unnest(${places.map(({ siteId }) => siteId)}::uuid[], ${places.map(({ day }) => day)}::date[]) as p (site, day)
      join booking_wait w on w.organisation_id = ${hostId} and w.site_id = p.site and w.day = p.day and w.state = 'waiting')
    update booking_wait w set ahead = line.ahead from line
    where w.organisation_id = ${hostId} and w.id = line.id and w.ahead <> line.ahead`.execute(tx)
}

/** What was seen has been looked at; what became free since then has not. */
export async function saveLookedAt(
  tx: Transaction,
  hostId: string,
  places: readonly ToOffer[],
): Promise<void> {
  await sql`
    with looked as (
      select d.site_id, d.day, p.seen
      from unnest(${places.map(({ siteId }) => siteId)}::uuid[], ${places.map(({ day }) => day)}::date[],
        ${places.map(({ seen }) => seen)}::int[]) as p (site, day, seen)
      join site_day d on d.organisation_id = ${hostId} and d.site_id = p.site and d.day = p.day
      order by d.day, d.site_id for update of d)
    update site_day d set to_offer = greatest(d.to_offer - l.seen, 0) from looked l
    where d.organisation_id = ${hostId} and d.site_id = l.site_id and d.day = l.day`.execute(tx)
}
