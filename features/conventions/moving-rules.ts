// Where bookings under a convention that ends may go: sites lent to the same guest that day, the nearest first. How near
// is how far the two sites lie apart: nobody looks at where people live.
import type { Day } from '../../vocabulary/day.ts'
import { isOpen, type Lending, type Opening } from '../spaces/rules.ts'
import { lentOn } from './rules.ts'

type Part = { morning: boolean; afternoon: boolean }
type Point = { latitude: number | null; longitude: number | null; neighbourhood: string | null }
export type BookingToMove = Part &
  Point & { id: string; hostId: string; siteId: string; personId: string; day: Day }
export type Berth = { hostId: string; siteId: string; conventionId: string | null; name: string }
export type Candidate = Omit<Lending, 'conventionId'> &
  Point & { conventionId: string | null; name: string; opening: Opening }

const earthKm = 6371
/** Kilometres in a straight line, by the haversine; far where a place is not known. */
export function distanceKm(a: Point, b: Point): number {
  if (a.latitude === null || a.longitude === null || b.latitude === null || b.longitude === null)
    return earthKm
  const rad = (degrees: number) => (degrees * Math.PI) / 180
  const [p, q] = [rad(a.latitude), rad(b.latitude)]
  const h =
    Math.sin((q - p) / 2) ** 2 + Math.cos(p) * Math.cos(q) * Math.sin(rad(b.longitude - a.longitude) / 2) ** 2
  return 2 * earthKm * Math.asin(Math.sqrt(h))
}

const sameNeighbourhood = (a: Point, b: Point): boolean =>
  a.neighbourhood !== null && a.neighbourhood === b.neighbourhood

/** The places for a booking, in the order in which they are tried. */
export function berthsFor(
  booking: BookingToMove,
  candidates: readonly Candidate[],
  ending: { conventionId: string; lastDay: Day },
): Berth[] {
  const { day } = booking
  const fits = (one: Candidate, half: 'morning' | 'afternoon') =>
    !booking[half] || (lentOn(one, day, half) && isOpen(one.opening, day, half))
  const rank = (one: Candidate) =>
    one.siteId === booking.siteId ? -1 : sameNeighbourhood(one, booking) ? 0 : 1
  return candidates
    .filter(
      (one) =>
        (one.conventionId !== ending.conventionId || day <= ending.lastDay) &&
        fits(one, 'morning') &&
        fits(one, 'afternoon'),
    )
    .map((one) => ({ one, rank: rank(one), km: distanceKm(one, booking) }))
    .sort((a, b) => a.rank - b.rank || a.km - b.km || (a.one.siteId < b.one.siteId ? -1 : 1))
    .map(({ one }) => ({
      hostId: one.organisationId,
      siteId: one.siteId,
      conventionId: one.conventionId,
      name: one.name,
    }))
}

/** Seats that a guest could still have on a day of a site. */
export type Free = { siteId: string; day: Day; morning: number; afternoon: number; whole: number }

/**
 * A foresight: each booking, in its order, to the first of its places with a seat left, counting those given before it.
 * @returns for each booking its place, or undefined where it would be cancelled
 */
export function foresee(
  bookings: readonly BookingToMove[],
  berths: (booking: BookingToMove) => readonly Berth[],
  free: readonly Free[],
): Map<string, Berth | undefined> {
  const left = new Map(free.map((one) => [`${one.siteId} ${one.day}`, { ...one }]))
  const found = new Map<string, Berth | undefined>()
  for (const booking of bookings) {
    const { morning, afternoon, day } = booking
    const berth = berths(booking).find(({ siteId }) => {
      const seats = left.get(`${siteId} ${day}`)
      if (!seats) return false
      return morning && afternoon ? seats.whole > 0 : morning ? seats.morning > 0 : seats.afternoon > 0
    })
    found.set(booking.id, berth)
    const seats = berth && left.get(`${berth.siteId} ${day}`)
    if (!seats) continue
    if (morning) seats.morning--
    if (afternoon) seats.afternoon--
    seats.whole = Math.min(seats.whole - (morning && afternoon ? 1 : 0), seats.morning, seats.afternoon)
  }
  return found
}
