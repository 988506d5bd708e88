// Many bookings at once: for the demo. What they hold is counted by the same triggers as one.
import { sql } from 'kysely'
import type { Transaction } from '../../platform/database/transaction.ts'

export type WholeBooking = {
  hostId: string
  siteId: string
  seatId: string
  personId: string
  conventionId: string | null
  day: string
  morning: boolean
  afternoon: boolean
  state: 'confirmed' | 'asked'
}

/** Writes bookings of the people of the transaction's organisation, wherever they sit. */
export async function saveManyBookings(
  tx: Transaction,
  guestId: string,
  bookings: readonly WholeBooking[],
  now: number,
): Promise<void> {
  const at = sql`to_timestamp(${now / 1000})`
  await sql`insert into booking (organisation_id, site_id, seat_id, guest_id, person_id, convention_id, day, morning, afternoon,
      state, source, made_at, reminded_at)
    select "hostId", "siteId", "seatId", ${guestId}, "personId", "conventionId", day, morning, afternoon, state, 'own', ${at}, ${at}
    from jsonb_to_recordset(${JSON.stringify(bookings)}::jsonb) as b("hostId" uuid, "siteId" uuid, "seatId" uuid,
      "personId" uuid, "conventionId" uuid, day date, morning boolean, afternoon boolean, state text)
    order by day, "siteId", "personId"`.execute(tx)
}

export type WholeWait = { hostId: string; siteId: string; personId: string; day: string }
export async function saveManyWaits(
  tx: Transaction,
  guestId: string,
  waits: readonly WholeWait[],
  now: number,
): Promise<void> {
  await sql`insert into booking_wait (organisation_id, site_id, guest_id, person_id, day, morning, afternoon, state, asked_at)
    select "hostId", "siteId", ${guestId}, "personId", day, true, true, 'waiting', to_timestamp(${now / 1000})
    from jsonb_to_recordset(${JSON.stringify(waits)}::jsonb) as w("hostId" uuid, "siteId" uuid, "personId" uuid, day date)`.execute(
    tx,
  )
}
