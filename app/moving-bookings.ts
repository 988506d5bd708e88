import { listFree } from '../features/bookings/counts-store.ts'
import { moveBookings } from '../features/bookings/ending-actions.ts'
import type { Bookings } from '../features/conventions/moving-actions.ts'

/** Conventions come before bookings in the order, so the house tells them what they ask of bookings. */
export const bookingsUnder: Bookings = { listFree, move: moveBookings }
