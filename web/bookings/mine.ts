import type { bookings } from '../../features/bookings/contract.ts'
import type { Answered } from '../call.ts'

export type Mine = Answered<typeof bookings.myBookings>
export type Booking = Mine['items'][number]
