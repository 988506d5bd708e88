import type { Context, Moment } from '../../platform/context.ts'
import { openVisits } from '../../platform/database/transaction.ts'
import { tellSeatsChanged } from '../../platform/live.ts'
import type { Day } from '../../vocabulary/day.ts'
import {
  type Ended,
  holdSites,
  listHolding,
  saveAfternoonBack,
  saveEnd,
  type WhichBookings,
} from './ending-store.ts'
import type { BookingState } from './rules.ts'
import { type SeatTaken, takeSeats } from './store.ts'
import { saveWaitsOf } from './wait-store.ts'

type Acting = Pick<Moment, 'tx' | 'now'> & Pick<Context, 'enqueue'>
export type BookingKey = { hostId: string; bookingId: string }

/** What follows when seats become free: who looks on sees it, and the hosts' work offers them to who waits. */
export async function seatsFreed({ tx, enqueue }: Pick<Acting, 'tx' | 'enqueue'>, freed: readonly Ended[]) {
  tellSeatsChanged({ tx }, freed)
  for (const hostId of new Set(freed.map((one) => one.hostId))) await enqueue('turn-bookings', hostId, hostId)
}

/** What people are told when a booking of theirs ends. */
type Telling = Exclude<Parameters<typeof saveEnd>[2]['tell'], null>

async function endThese(
  moment: Acting,
  keys: readonly BookingKey[],
  state: BookingState,
  { reason, telling }: { reason: string | null; telling: Telling | null },
): Promise<Ended[]> {
  const { tx, now } = moment
  const freed = await saveEnd(tx, keys, { state, reason, tell: telling, now })
  if (freed.length === 0) return freed
  await saveWaitsOf(
    tx,
    freed.map(({ id }) => id),
    state === 'expired' ? 'over' : 'left',
    now,
  )
  await seatsFreed(moment, freed)
  if (telling !== null)
    for (const guestId of new Set(freed.map((one) => one.guestId))) await enqueueTelling(moment, guestId)
  return freed
}
const enqueueTelling = ({ enqueue }: Acting, guestId: string) => enqueue('turn-bookings', guestId, guestId)

export const endBookings = (
  moment: Acting,
  keys: readonly BookingKey[],
  how: { state: BookingState; reason: string | null; telling: Telling | null },
) => endThese(moment, keys, how.state, how)

/**
 * Ends what holds a seat of these, in as many statements for one as for a thousand: an absence or an office day, a site
 * that closes, seats that are taken away, a convention that ended. Who sat there is told in their own organisation, and
 * the seats go to who waits.
 * @param reason a code of messages, for the person's page
 * @returns what was ended, as the tenant sees it
 */
export async function endBookingsOf(
  moment: Acting,
  which: WhichBookings,
  reason: string,
  { telling = true }: { telling?: boolean } = {},
): Promise<Ended[]> {
  const { tx } = moment
  // Who closes a site waits for who is booking there at this moment; who books after finds it closed.
  if (which.siteId) await holdSites(tx, [which.siteId])
  const found = await listHolding(tx, which)
  return endThese(moment, keysOf(found), 'cancelled', { reason, telling: telling ? 'ended' : null })
}
const keysOf = (found: readonly Ended[]): BookingKey[] =>
  found.map(({ hostId, id }) => ({ hostId, bookingId: id }))

/** Nobody came: the seat is free again. Seen by the person alone (see visits). */
export async function releaseBookings(moment: Acting, keys: readonly BookingKey[]): Promise<Ended[]> {
  await openVisits(moment.tx, 'visits')
  const freed = await endThese(moment, keys, 'released', { reason: null, telling: null })
  await openVisits(moment.tx, undefined)
  return freed
}

/** Whoever leaves at noon gives the afternoon back. */
export async function freeAfternoon(moment: Acting, { hostId, bookingId }: BookingKey): Promise<boolean> {
  const freed = await saveAfternoonBack(moment.tx, hostId, bookingId)
  if (freed.length > 0) await seatsFreed(moment, freed)
  return freed.length > 0
}

// With the month --------------------------------------------------------------------------------------------

export type PlannedDay = { personId: string; hostId: string; siteId: string; day: Day }
const wholeDay = { morning: true, afternoon: true }

/**
 * Books the near days of a plan, whole days, any seat: one statement however many. Not held to what a person may book,
 * since the plan is the organisation's; but to the seats, the conventions and who waits. Who has a place at that very
 * site on the day keeps it and counts as seated.
 * @returns the days that got no seat, with the code of why
 */
export async function bookPlanned(
  { tx, now }: Pick<Moment, 'tx' | 'now'>,
  guestId: string,
  planned: readonly PlannedDay[],
): Promise<(PlannedDay & { reason: string })[]> {
  const taken = await takeSeats(tx, guestId, planned, { part: wholeDay, source: 'plan', now })
  tellSeatsChanged({ tx }, placesOf(planned, taken))
  const elsewhere = planned.filter((_, index) => taken[index]!.refused === 'elsewhere')
  const there = new Set(
    elsewhere.length === 0
      ? []
      : (await listHolding(tx, { personDays: elsewhere })).map(
          (one) => `${one.personId} ${one.day} ${one.siteId}`,
        ),
  )
  return planned.flatMap((one, index) => {
    const { refused } = taken[index]!
    const seated = refused === null || there.has(`${one.personId} ${one.day} ${one.siteId}`)
    return seated ? [] : [{ ...one, reason: `bookings/${refused}` }]
  })
}
export const placesOf = (asked: readonly { siteId: string; day: Day }[], taken: readonly SeatTaken[]) =>
  asked.filter((_, index) => taken[index]!.refused === null)

// A convention ends ------------------------------------------------------------------------------------------

export type Move = {
  booking: { id: string; hostId: string; siteId: string; personId: string; day: Day } & {
    morning: boolean
    afternoon: boolean
  }
  /** Where else, the best first. */
  berths: { hostId: string; siteId: string; conventionId: string | null; name: string }[]
}

/** Ends bookings of the own people and books each anew at the first of its berths that has a seat. Tells nobody. */
export async function moveBookings(
  moment: Acting,
  guestId: string,
  moves: readonly Move[],
): Promise<{ bookingId: string; berth: Move['berths'][number] | null }[]> {
  const { tx, now } = moment
  const keys = moves.map(({ booking }) => ({ hostId: booking.hostId, bookingId: booking.id }))
  const freed = new Set(
    (await endThese(moment, keys, 'cancelled', { reason: 'bookings/convention-ended', telling: null })).map(
      ({ id }) => id,
    ),
  )
  const found = new Map<string, Move['berths'][number]>()
  // As many rounds as the longest list of berths, and in each round three statements: whole days, mornings, afternoons.
  for (let round = 0; round < Math.max(0, ...moves.map(({ berths }) => berths.length)); round++)
    for (const [morning, afternoon] of [
      [true, true],
      [true, false],
      [false, true],
    ] as const) {
      const open = moves.filter(
        ({ booking, berths }) =>
          freed.has(booking.id) &&
          !found.has(booking.id) &&
          berths[round] &&
          booking.morning === morning &&
          booking.afternoon === afternoon,
      )
      const asked = open.map(({ booking, berths }) => ({
        ...berths[round]!,
        personId: booking.personId,
        day: booking.day,
      }))
      const taken = await takeSeats(tx, guestId, asked, { part: { morning, afternoon }, source: 'own', now })
      tellSeatsChanged({ tx }, placesOf(asked, taken))
      open.forEach(({ booking, berths }, index) => {
        if (taken[index]!.refused === null) found.set(booking.id, berths[round]!)
      })
    }
  return moves.map(({ booking }) => ({ bookingId: booking.id, berth: found.get(booking.id) ?? null }))
}
