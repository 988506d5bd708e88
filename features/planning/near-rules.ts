// What the publication of a month makes of its days near home, and of the seats that its people hold already.
import type { Day } from '../../vocabulary/day.ts'
import { isOffice, isSpace, type Place, siteOf } from './rules.ts'

export type Planned = { personId: string; day: Day; siteId: string; homeSuits: boolean }
export type Held = {
  bookingId: string
  personId: string
  day: Day
  siteId: string
  source: string
  place: Place | null
}
export type Seating<P extends Planned, H extends Held> = {
  /** Seats to be taken. */
  take: P[]
  /** Seats that nobody will come to: the plan has the person elsewhere. */
  free: H[]
  /** Days on which the person has booked another seat than the one proposed: it is kept. */
  kept: { planned: P; siteId: string }[]
}

/**
 * Who has a seat of an earlier publication keeps it where the plan says so again; what somebody booked for themselves
 * stays as long as the day is away, and where the day is in the office, or none, it is given back.
 * @param isPresence whether a day in that site counts as one in the office: it then goes with an office day
 */
export function seatingOf<P extends Planned, H extends Held>(
  planned: readonly P[],
  held: readonly H[],
  isPresence: (one: H) => boolean,
): Seating<P, H> {
  const heldOn = new Map(held.map((one) => [`${one.personId} ${one.day}`, one]))
  const seating: Seating<P, H> = { take: [], free: [], kept: [] }
  for (const one of planned) {
    const has = heldOn.get(`${one.personId} ${one.day}`)
    if (!has || (has.source === 'plan' && has.siteId !== one.siteId)) seating.take.push(one)
    else if (has.siteId !== one.siteId) seating.kept.push({ planned: one, siteId: has.siteId })
  }
  for (const one of held) if (isGivenBack(one, isPresence)) seating.free.push(one)
  return seating
}

/** Whether a seat that is held does not go with what the published month says of its day. */
export function isGivenBack<H extends Held>(one: H, isPresence: (one: H) => boolean): boolean {
  const { place, source, siteId } = one
  // Of who is in no plan nothing is decided here.
  if (place === null) return false
  if (isOffice(place)) return !isPresence(one)
  if (isSpace(place)) return source === 'plan' && siteOf(place) !== siteId
  return place === 'absent' || source === 'plan'
}
