// The host's side: what is expected at its sites, what rules them, which addresses it gave away.
import { sql } from 'kysely'
import type { Transaction } from '../../platform/database/transaction.ts'
import type { Day } from '../../vocabulary/day.ts'
import type { BookingState } from '../bookings/rules.ts'
import type { AddressUse, ArrivalRule } from './rules.ts'
import { clockOf } from './rules.ts'

const at = (now: number) => sql`to_timestamp(${now / 1000}::float8)`

export type SiteCounts = {
  siteId: string
  seats: number
  freeMorning: number
  freeAfternoon: number
  expected: number
  arrived: number
  /** Of those expected, of whom the host may know who they are: named, or its own people. */
  knowable: number
  waiting: number
}
/**
 * Named and expected until today, and not any more: whether they gave their seat back or it was freed because they had not
 * come, the host is not told by their vanishing. Who has another seat there is listed by that.
 */
const goneToday = sql`b.visitor_name is not null and b.state in ('cancelled', 'released') and b.end_reason is null
  and (b.ended_at at time zone 'Europe/Rome')::date = b.day and not exists (select from booking k
    where k.guest_id = b.guest_id and k.person_id = b.person_id and k.day = b.day and k.site_id = b.site_id
      and k.state = 'confirmed')`
/** Of a host's sites on a day, all or one. Arrivals need the purpose that counts. */
export async function listSiteCounts(
  tx: Transaction,
  hostId: string,
  day: Day,
  siteId?: string,
): Promise<Map<string, SiteCounts>> {
  const { rows } = await sql<SiteCounts>`
    select s.id as "siteId", n.seats, greatest(n.seats - coalesce(d.morning, 0), 0) as "freeMorning",
      greatest(n.seats - coalesce(d.afternoon, 0), 0) as "freeAfternoon", b.expected, b.knowable,
      coalesce(v.arrived, 0) as arrived,
      w.waiting
    from site s
    cross join lateral (select least(s.capacity, count(*)::int) as seats from seat e where e.organisation_id = s.organisation_id
      and e.site_id = s.id and (e.retired_on is null or e.retired_on > ${day}::date)) n
    cross join lateral (select count(*)::int as expected,
        (count(*) filter (where b.visitor_name is not null or b.guest_id = b.organisation_id))::int as knowable
      from booking b where b.organisation_id = s.organisation_id and b.site_id = s.id and b.day = ${day}::date
        and (b.state = 'confirmed' or ${goneToday})) b
    cross join lateral (select count(*)::int as waiting from booking where organisation_id = s.organisation_id
      and site_id = s.id and day >= ${day}::date and state = 'asked') w
    left join site_day d on d.organisation_id = s.organisation_id and d.site_id = s.id and d.day = ${day}::date
    left join visit_count v on v.organisation_id = s.organisation_id and v.site_id = s.id and v.day = ${day}::date
    where s.organisation_id = ${hostId} and s.published_at is not null and (${siteId ?? null}::uuid is null or s.id = ${siteId ?? null})`.execute(
    tx,
  )
  return new Map(rows.map((row) => [row.siteId, row]))
}

export type Expected = {
  bookingId: string
  seat: string | null
  floor: string | null
  morning: boolean
  afternoon: boolean
  visitorName: string | null
  seen: boolean
}
/**
 * Who is expected: by name, or by seat, never both. That a seat is free again everybody sees, and once the day has begun
 * nobody gives one back: a name with its seat would say who did not come. Of who came it reads what the host itself marked
 * and nothing else: what a person said of themselves is counted, and told by seat to nobody.
 */
export async function listExpected(
  tx: Transaction,
  hostId: string,
  siteId: string,
  day: Day,
): Promise<Expected[]> {
  const { rows } = await sql<Expected>`
    select b.id as "bookingId", case when b.visitor_name is null then e.label end as seat,
      case when b.visitor_name is null then f.name end as floor, b.morning, b.afternoon, b.visitor_name as "visitorName",
      c.seen_at is not null as seen
    from booking b
    join seat e on e.organisation_id = b.organisation_id and e.id = b.seat_id
    left join floor f on f.organisation_id = e.organisation_id and f.id = e.floor_id
    left join check_in c on c.organisation_id = b.organisation_id and c.booking_id = b.id
    where b.organisation_id = ${hostId} and b.site_id = ${siteId} and b.day = ${day}::date
      and (b.state = 'confirmed' or ${goneToday})
    -- Named ones in an order that says nothing of their seats.
    order by b.visitor_name nulls last, case when b.visitor_name is not null then b.id end, f.level nulls last, f.name,
      regexp_replace(e.label, '[0-9]+', '', 'g'),
      nullif(left(regexp_replace(e.label, '[^0-9]', '', 'g'), 9), '')::int nulls first, e.label, b.morning desc`.execute(
    tx,
  )
  return rows
}

export type HostedBooking = {
  hostId: string
  bookingId: string
  siteId: string
  day: Day
  state: BookingState
  visitorName: string | null
}
export async function findHostedBookingHeld(
  tx: Transaction,
  hostId: string,
  bookingId: string,
): Promise<HostedBooking | undefined> {
  const { rows } =
    await sql<HostedBooking>`select organisation_id as "hostId", id as "bookingId", site_id as "siteId", day,
      state, visitor_name as "visitorName" from booking
    where organisation_id = ${hostId} and id = ${bookingId} for update`.execute(tx)
  return rows[0]
}

export async function findRule(tx: Transaction, siteId: string): Promise<ArrivalRule> {
  const { rows } = await sql<{ mornings: number | null; afternoons: number | null }>`
    select free_mornings_at as mornings, free_afternoons_at as afternoons from arrival_rule where site_id = ${siteId}`.execute(
    tx,
  )
  const clock = (minutes: number | null | undefined) => (minutes == null ? null : clockOf(minutes))
  return { mornings: clock(rows[0]?.mornings), afternoons: clock(rows[0]?.afternoons) }
}
export async function saveRule(
  tx: Transaction,
  hostId: string,
  siteId: string,
  { mornings, afternoons }: { mornings: number | null; afternoons: number | null },
): Promise<void> {
  await sql`insert into arrival_rule (organisation_id, site_id, free_mornings_at, free_afternoons_at)
    values (${hostId}, ${siteId}, ${mornings}, ${afternoons})
    on conflict (organisation_id, site_id) do update
      set free_mornings_at = excluded.free_mornings_at, free_afternoons_at = excluded.free_afternoons_at`.execute(
    tx,
  )
}

// Addresses ------------------------------------------------------------------------------------------------

export type GivenAddress = { id: string; serves: AddressUse; madeAt: Date; readAt: Date | null }
export async function listAddresses(
  tx: Transaction,
  hostId: string,
  siteId: string,
): Promise<GivenAddress[]> {
  const { rows } =
    await sql<GivenAddress>`select id, serves, made_at as "madeAt", read_at as "readAt" from site_address
    where organisation_id = ${hostId} and site_id = ${siteId} and revoked_at is null order by made_at, id`.execute(
      tx,
    )
  return rows
}
export async function saveAddress(
  tx: Transaction,
  hostId: string,
  { siteId, serves, hash }: { siteId: string; serves: AddressUse; hash: Buffer },
  now: number,
): Promise<string> {
  const { rows } = await sql<{
    id: string
  }>`insert into site_address (organisation_id, site_id, serves, token_hash, made_at)
    values (${hostId}, ${siteId}, ${serves}, ${hash}, ${at(now)}) returning id`.execute(tx)
  return rows[0]!.id
}
/** @returns whether it held */
export async function saveRevoked(
  tx: Transaction,
  hostId: string,
  siteId: string,
  addressId: string,
  now: number,
): Promise<boolean> {
  const { rows } = await sql`update site_address set revoked_at = ${at(now)} where organisation_id = ${hostId}
    and site_id = ${siteId} and id = ${addressId} and revoked_at is null returning id`.execute(tx)
  return rows.length > 0
}
/** Which site an address is of, where it holds; that it was read, once a day. */
export async function findAddressed(
  tx: Transaction,
  hostId: string,
  { serves, hash }: { serves: AddressUse; hash: Buffer },
  now: number,
): Promise<{ id: string; siteId: string } | undefined> {
  const { rows } = await sql<{ id: string; siteId: string; stale: boolean }>`
    select id, site_id as "siteId", coalesce(read_at < ${at(now)} - interval '1 day', true) as stale from site_address
    where organisation_id = ${hostId} and token_hash = ${hash} and serves = ${serves} and revoked_at is null`.execute(
    tx,
  )
  const [found] = rows
  if (found?.stale)
    await sql`update site_address set read_at = ${at(now)} where organisation_id = ${hostId} and id = ${found.id}`.execute(
      tx,
    )
  return found
}
export async function deleteOldSiteAddresses(tx: Transaction, hostId: string, now: number): Promise<void> {
  await sql`delete from site_address where organisation_id = ${hostId}
    and revoked_at < ${at(now)} - interval '90 days'`.execute(tx)
}

export type BookedDay = { day: Day; booked: number; seats: number }
/**
 * How many seats of a site are booked, by day: for its calendar. With those that were freed because nobody came, which
 * would be told by their vanishing. Needs the purpose that counts.
 */
export async function listBookedDays(
  tx: Transaction,
  hostId: string,
  siteId: string,
  from: Day,
): Promise<BookedDay[]> {
  const { rows } = await sql<BookedDay>`
    select d.day, least(greatest(d.morning, d.afternoon) + coalesce(v.released, 0), n.seats) as booked, n.seats from site_day d
    join site s on s.organisation_id = d.organisation_id and s.id = d.site_id
    left join visit_count v on v.organisation_id = d.organisation_id and v.site_id = d.site_id and v.day = d.day
    cross join lateral (select least(s.capacity, count(*)::int) as seats from seat e where e.organisation_id = d.organisation_id
      and e.site_id = d.site_id and (e.retired_on is null or e.retired_on > d.day)) n
    where d.organisation_id = ${hostId} and d.site_id = ${siteId} and d.day >= ${from}::date
      and (d.morning > 0 or d.afternoon > 0 or v.released > 0) order by d.day`.execute(tx)
  return rows
}
