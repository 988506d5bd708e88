import type { Context } from '../../platform/context.ts'
import type { Day } from '../../vocabulary/day.ts'

/**
 * What becomes of a day that the month gave together with its seat, when its person gives the seat back. Months come
 * later than bookings: the house tells it.
 */
export type SeatLeaving = {
  /** Where its person will then be; days that no month gave a seat are missing. */
  placesAfter: (context: Context, days: readonly Day[]) => Promise<ReadonlyMap<Day, 'home' | 'office'>>
  /** Holds what the day rests on, before any seat is held. @returns what moves the day, once the seat is given back */
  holdDay: (context: Context, day: Day) => Promise<() => Promise<void>>
}
