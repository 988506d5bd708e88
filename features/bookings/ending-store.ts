import { sql } from 'kysely'
import type { Transaction } from '../../platform/database/transaction.ts'
import type { Day } from '../../vocabulary/day.ts'
import type { BookingState, Part } from './rules.ts'
import type { BookingRow } from './store.ts'

export type Ended = Part & {
  id: string
  hostId: string
  siteId: string
  guestId: string
  personId: string
  day: Day
  state: BookingState
}
const ended = sql`b.id, b.organisation_id as "hostId", b.site_id as "siteId", b.guest_id as "guestId", b.person_id as "personId",
  b.day, b.morning, b.afternoon, b.state`

/** What is still held of these, by host and id. @param tell what its person is to be told in their own organisation */
export async function saveEnd(
  tx: Transaction,
  ids: readonly { hostId: string; bookingId: string }[],
  to: {
    state: BookingState
    reason: string | null
    tell: 'refused' | 'ended' | 'expired' | 'unanswered' | null
    now: number
  },
): Promise<Ended[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<Ended>`
    update booking b set state = ${to.state}, expires_at = null, ended_at = to_timestamp(${to.now / 1000}::float8),
      end_reason = ${to.reason}, tell = ${to.tell}
    from unnest(${ids.map(({ hostId }) => hostId)}::uuid[], ${ids.map(({ bookingId }) => bookingId)}::uuid[]) as a (host, id)
    where b.organisation_id = a.host and b.id = a.id and holds(b.state)
    returning ${ended}`.execute(tx)
  return rows
}

/** @returns whether it still asked */
export async function saveApproval(tx: Transaction, hostId: string, bookingId: string): Promise<boolean> {
  const { rows } = await sql`update booking set state = 'confirmed', tell = 'approved'
    where organisation_id = ${hostId} and id = ${bookingId} and state = 'asked' returning id`.execute(tx)
  return rows.length > 0
}

/** An offer that still stands becomes a booking; the host is told the name where the convention says so. */
export async function saveTaking(
  tx: Transaction,
  { hostId, id }: Pick<BookingRow, 'hostId' | 'id'>,
  approval: boolean,
): Promise<void> {
  await sql`update booking b set state = ${approval ? 'asked' : 'confirmed'}, expires_at = null, tell = null,
      visitor_name = (select p.given_name || ' ' || p.family_name from person p, lending l
        where p.organisation_id = b.guest_id and p.id = b.person_id and l.organisation_id = b.organisation_id
          and l.guest_id = b.guest_id and l.site_id = b.site_id and l.convention_id = b.convention_id and l.names)
    where organisation_id = ${hostId} and id = ${id} and state = 'offered'`.execute(tx)
}

/** An offer takes its places in what the own organisation allows, or the code is said of what it does not. */
export async function tryTaking(
  tx: Transaction,
  guestId: string,
  personId: string,
  { hostId, id, day, kind }: { hostId: string; id: string; day: Day; kind: string },
  now: number,
): Promise<string | null> {
  const { rows } = await sql<{ refused: string | null }>`
    select take_places_of_offer(${hostId}, ${id}, ${kind}, ${guestId}, ${personId}, ${day}::date,
      (to_timestamp(${now / 1000}::float8) at time zone 'Europe/Rome')::date) as refused`.execute(tx)
  return rows[0]!.refused
}

/** Gives the afternoon back of a whole day. */
export async function saveAfternoonBack(
  tx: Transaction,
  hostId: string,
  bookingId: string,
): Promise<Ended[]> {
  const { rows } = await sql<Ended>`update booking b set afternoon = false
    where b.organisation_id = ${hostId} and b.id = ${bookingId} and b.morning and b.afternoon and b.state = 'confirmed'
    returning ${ended}`.execute(tx)
  return rows
}

/** Waits until nobody books at these sites any more, and keeps who comes after waiting: the fewer changes, the better. */
export async function holdSites(tx: Transaction, siteIds: readonly string[]): Promise<void> {
  await sql`select pg_advisory_xact_lock(site_lock(id)) from (
    select id from unnest(${[...siteIds].sort()}::uuid[]) id order by id) s`.execute(tx)
}

export type WhichBookings = {
  /** Of the own people: each with a day. */
  personDays?: readonly { personId: string; day: Day }[]
  /** Of a site that closes, wholly or one half; of seats that are taken away. */
  siteId?: string
  seatIds?: readonly string[]
  /** Of a convention that ends, for all its guests or one. */
  conventionId?: string
  guestId?: string
  from?: Day
  until?: Day | null
  morning?: boolean
  afternoon?: boolean
}

/** What holds a seat of these, in the tenant's sight. */
export async function listHolding(tx: Transaction, which: WhichBookings): Promise<Ended[]> {
  const { personDays, siteId, seatIds, conventionId, guestId, from, until, morning, afternoon } = which
  const conditions = [
    personDays &&
      sql`(b.guest_id, b.person_id, b.day) in (select entered(), p.person, p.day from unnest(
        ${personDays.map((one) => one.personId)}::uuid[], ${personDays.map((one) => one.day)}::date[]) as p (person, day))`,
    siteId && sql`b.site_id = ${siteId}`,
    seatIds && sql`b.seat_id = any(${[...seatIds]}::uuid[])`,
    conventionId && sql`b.convention_id = ${conventionId}`,
    guestId && sql`b.guest_id = ${guestId}`,
    from && sql`b.day >= ${from}::date`,
    until && sql`b.day <= ${until}::date`,
    // Only mornings are closed: who has the afternoon stays.
    morning === false && sql`b.afternoon`,
    afternoon === false && sql`b.morning`,
  ].filter((one) => one !== undefined && one !== false && one !== '' && one !== null)
  const { rows } = await sql<Ended>`select ${ended} from booking b
    where b.state in ('offered', 'asked', 'confirmed') and ${sql.join(conditions, sql` and `)}
    order by b.day, b.site_id, b.id`.execute(tx)
  return rows
}
