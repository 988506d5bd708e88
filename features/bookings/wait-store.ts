import { sql } from 'kysely'
import type { Transaction } from '../../platform/database/transaction.ts'
import type { Day } from '../../vocabulary/day.ts'
import type { Week } from '../spaces/rules.ts'
import type { SiteKey } from './counts-store.ts'
import type { Part, WaitState } from './rules.ts'

export type WaitRow = SiteKey &
  Part & {
    id: string
    site: string
    day: Day
    personId: string
    guestId: string
    state: WaitState
    ahead: number
    bookingId: string | null
    opens: Week
    noon: number
  }
const wait = sql`w.id, w.organisation_id as "hostId", w.site_id as "siteId", coalesce(s.name, '') as site, w.day, w.morning,
  w.afternoon, w.person_id as "personId", w.guest_id as "guestId", w.state, w.ahead, w.booking_id as "bookingId",
  coalesce(s.opens, '{}') as opens, coalesce(s.noon, 780) as noon`
const joins = sql`left join site s on s.organisation_id = w.organisation_id and s.id = w.site_id`

/** Of a person: what still waits, is offered, or ended on these days. */
export async function listOwnWaits(
  tx: Transaction,
  guestId: string,
  personId: string,
  { from, until }: { from: Day; until: Day | null },
): Promise<WaitRow[]> {
  const { rows } = await sql<WaitRow>`select ${wait} from booking_wait w ${joins}
    where w.guest_id = ${guestId} and w.person_id = ${personId} and w.day >= ${from}::date
      and (${until}::date is null or w.day <= ${until}::date) and w.state <> 'left'
    order by w.day, w.asked_at, w.id`.execute(tx)
  return rows
}

/** @returns undefined where this person waits there for this day already */
export async function saveWait(
  tx: Transaction,
  guestId: string,
  personId: string,
  { hostId, siteId, day, morning, afternoon }: SiteKey & Part & { day: Day },
  now: number,
): Promise<WaitRow | undefined> {
  const { rows } = await sql<WaitRow>`
    with made as (
      insert into booking_wait (organisation_id, site_id, guest_id, person_id, day, morning, afternoon, state, ahead, asked_at)
      select ${hostId}, ${siteId}, ${guestId}, ${personId}, ${day}, ${morning}, ${afternoon}, 'waiting',
        coalesce((select greatest(d.waiting_morning, d.waiting_afternoon) from site_day d
          where d.organisation_id = ${hostId} and d.site_id = ${siteId} and d.day = ${day}::date), 0), to_timestamp(${now / 1000}::float8)
      on conflict do nothing returning *)
    select ${wait} from made w ${joins}`.execute(tx)
  return rows[0]
}

/** @returns what ended: its host has work to do if somebody else is nearer now */
export async function saveWaitLeft(
  tx: Transaction,
  guestId: string,
  personId: string,
  waitId: string,
  now: number,
): Promise<(SiteKey & { bookingId: string | null }) | undefined> {
  const { rows } = await sql<SiteKey & { bookingId: string | null }>`
    update booking_wait set state = 'left', ended_at = to_timestamp(${now / 1000}::float8)
    where guest_id = ${guestId} and person_id = ${personId} and id = ${waitId} and state in ('waiting', 'offered')
    returning organisation_id as "hostId", site_id as "siteId", booking_id as "bookingId"`.execute(tx)
  return rows[0]
}

/** The waits of offers that were taken, given back or ran out. */
export async function saveWaitsOf(
  tx: Transaction,
  bookingIds: readonly string[],
  state: 'taken' | 'left' | 'over',
  now: number,
): Promise<void> {
  if (bookingIds.length === 0) return
  await sql`update booking_wait set state = ${state}, ended_at = to_timestamp(${now / 1000}::float8)
    where booking_id = any(${[...bookingIds]}::uuid[]) and state = 'offered'`.execute(tx)
}

// What people are told, in their own organisation ----------------------------------------------------------

export type ToTell = {
  personId: string
  tell: 'offered' | 'approved' | 'refused' | 'ended' | 'expired' | 'unanswered'
  site: string
  day: Day
  reason: string | null
  expiresAt: Date | null
}
export async function takeToTell(tx: Transaction, guestId: string): Promise<ToTell[]> {
  const { rows } = await sql<ToTell>`
    with told as (
      select b.organisation_id, b.id, b.tell from booking b where b.guest_id = ${guestId} and b.tell is not null
      order by b.day, b.id for update skip locked)
    update booking b set tell = null from told
    where b.organisation_id = told.organisation_id and b.id = told.id
    returning b.person_id as "personId", told.tell, b.day, b.end_reason as reason, b.expires_at as "expiresAt",
      coalesce((select s.name from site s where s.organisation_id = b.organisation_id and s.id = b.site_id), '') as site`.execute(
    tx,
  )
  return rows
}

/** Whoever has a seat on the day and was not reminded. */
export async function takeToRemind(
  tx: Transaction,
  guestId: string,
  day: Day,
  now: number,
): Promise<{ personId: string; site: string; day: Day }[]> {
  const { rows } = await sql<{ personId: string; site: string; day: Day }>`
    update booking b set reminded_at = to_timestamp(${now / 1000}::float8)
    where b.guest_id = ${guestId} and b.day = ${day}::date and b.state = 'confirmed' and b.reminded_at is null
    returning b.person_id as "personId", b.day,
      coalesce((select s.name from site s where s.organisation_id = b.organisation_id and s.id = b.site_id), '') as site`.execute(
    tx,
  )
  return rows
}
