// How many seats who looks could still have, from the sums that the bookings keep. The same as `count_seats` of the
// database decides when one is taken: that is what counts, this is what is shown before.
import { type Day, weekdayOf } from '../../vocabulary/day.ts'
import type { Part, Term } from './rules.ts'

type Half = 'morning' | 'afternoon'

/** Sums of a site on a day; zeros where nobody has booked. */
export type Sums = {
  /** Seats in hands. */
  taken: number
  /** Of these, beyond what is kept for who has them. */
  shared: number
  waiting: number
  /** Of the own organisation's people. */
  mine: number
}
export const noSums: Sums = { taken: 0, shared: 0, waiting: 0, mine: 0 }

type Keeping = { from: Day; until: Day; weekdays: readonly number[]; morning: boolean; afternoon: boolean }
const holdsOn = (one: Keeping, day: Day, half: Half): boolean =>
  one.from <= day && day <= one.until && one[half] && one.weekdays.includes(weekdayOf(day))

/** Seats kept by these on the half of a day. */
export const keptOn = (all: readonly (Keeping & { seats: number | null })[], day: Day, half: Half): number =>
  all.reduce((sum, one) => sum + (one.seats !== null && holdsOn(one, day, half) ? one.seats : 0), 0)

/**
 * Of one half: what is left of the seats kept for who looks, and of those kept for nobody; no more than the convention
 * allows; less those who wait for it.
 * @param fits seats, or the capacity where it is lower
 * @param terms null for the host's own people
 */
export function freeInHalf(
  { taken, shared, waiting, mine }: Sums,
  site: { fits: number; kept: number; terms: readonly Term[] | null },
  day: Day,
  half: Half,
): number {
  const terms = site.terms?.filter((term) => holdsOn(term, day, half)) ?? []
  const keptMine = keptOn(terms, day, half)
  const most =
    terms.some((term) => term.most === null) || site.terms === null
      ? Number.POSITIVE_INFINITY
      : terms.reduce((sum, term) => sum + term.most!, 0)
  const left = Math.max(keptMine - mine, 0) + Math.max(site.fits - site.kept - shared, 0)
  const free = Math.min(left, site.fits - taken, most - mine)
  return Math.max(free - waiting, 0)
}

export const halvesOf = (part: Part): Half[] => (part === 'day' ? ['morning', 'afternoon'] : [part])
