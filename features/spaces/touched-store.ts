// What is booked where something changes: counts alone. Bookings come later in the house; reading is free.
import { sql } from 'kysely'
import type { Transaction } from '../../platform/database/transaction.ts'
import type { Day } from '../../vocabulary/day.ts'

export type Touched = {
  siteId: string
  /** Only of these; none: of the whole site. */
  seatIds?: readonly string[] | undefined
  from: Day
  /** Null: for good. */
  until: Day | null
  morning: boolean
  afternoon: boolean
}

/** Bookings that stand, by day, and how many of them are of the host's own people. */
export async function countTouched(
  tx: Transaction,
  organisationId: string,
  { siteId, seatIds, from, until, morning, afternoon }: Touched,
): Promise<{ day: Day; bookings: number; own: number }[]> {
  const { rows } = await sql<{ day: Day; bookings: number; own: number }>`
    select day, count(*)::int as bookings, count(*) filter (where guest_id = organisation_id)::int as own from booking
    where organisation_id = ${organisationId} and site_id = ${siteId} and day >= ${from}::date
      ${until === null ? sql`` : sql`and day <= ${until}::date`}
      ${seatIds === undefined ? sql`` : sql`and seat_id = any(${seatIds})`}
      and (morning and ${morning} or afternoon and ${afternoon}) and state in ('offered', 'asked', 'confirmed')
    group by day order by day`.execute(tx)
  return rows
}

/** Waits until nobody books at a site any more, and keeps who comes after waiting until the commit (see bookings). */
export async function holdBooking(tx: Transaction, siteId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(site_lock(${siteId}))`.execute(tx)
}

/** Bookings that stand from a day on, by day and half days. */
export async function listStanding(
  tx: Transaction,
  organisationId: string,
  siteId: string,
  from: Day,
): Promise<{ day: Day; morning: boolean; afternoon: boolean; bookings: number }[]> {
  const { rows } = await sql<{ day: Day; morning: boolean; afternoon: boolean; bookings: number }>`
    select day, morning, afternoon, count(*)::int as bookings from booking
    where organisation_id = ${organisationId} and site_id = ${siteId} and day >= ${from}::date
      and state in ('offered', 'asked', 'confirmed')
    group by day, morning, afternoon order by day`.execute(tx)
  return rows
}

/**
 * Seats of a site that somebody ever booked, by what the bookings count for each: a booking that was freed because nobody
 * came is not for the host to see, and keeps its seat all the same.
 */
export async function listBookedSeats(
  tx: Transaction,
  organisationId: string,
  siteId: string,
): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`
    select e.id from seat e where e.organisation_id = ${organisationId} and e.site_id = ${siteId}
      and exists (select from seat_day d where d.organisation_id = e.organisation_id and d.seat_id = e.id)`.execute(
    tx,
  )
  return new Set(rows.map(({ id }) => id))
}
