import type { bookings } from '../../features/bookings/contract.ts'
import type { Part } from '../../features/nearby/rules.ts'
import type { Answered } from '../call.ts'

export type Seats = Answered<typeof bookings.seats>
export type Seat = Seats['seats'][number]
export type SeatState = 'free' | 'taken' | 'mine'

export const halvesOf = (part: Part): { morning: boolean; afternoon: boolean } => ({
  morning: part !== 'afternoon',
  afternoon: part !== 'morning',
})

export const partOf = ({ morning, afternoon }: { morning: boolean; afternoon: boolean }): Part =>
  morning && afternoon ? 'day' : morning ? 'morning' : 'afternoon'

/** Of the halves looked at: mine before taken before free. */
export function stateOf(seat: Pick<Seat, 'morning' | 'afternoon'>, part: Part): SeatState {
  const states = [
    ...(part === 'afternoon' ? [] : [seat.morning]),
    ...(part === 'morning' ? [] : [seat.afternoon]),
  ]
  return states.includes('mine') ? 'mine' : states.includes('taken') ? 'taken' : 'free'
}

/** Seats that could still be had: fewer than are free where a convention or the capacity says so. */
export const freeOf = (seats: Pick<Seats, 'morning' | 'afternoon' | 'whole'>, part: Part): number =>
  part === 'day' ? seats.whole : seats[part]
