import { on } from '../../platform/http/route.ts'
import { book, bookTeam, cancel, showMyBookings } from './actions.ts'
import { bookings } from './contract.ts'
import type { PlanRule } from './explaining-actions.ts'
import { approve, refuse, showToApprove } from './hosting-actions.ts'
import type { SeatLeaving } from './leaving-actions.ts'
import { showFreeSeats, showSeats } from './reading-actions.ts'
import { joinWaiting, leaveWaiting, takeOffer } from './waiting-actions.ts'

/**
 * @param planRule what the published month says of a day: told by the house, since months come later
 * @param leaving what becomes of a day whose seat its person gives back: likewise
 */
export const bookingsRoutes = (planRule: PlanRule, leaving: SeatLeaving) => [
  on(bookings.book).do(book(planRule)),
  on(bookings.bookTeam).do(bookTeam(planRule)),
  on(bookings.cancel).do(cancel(leaving)),
  on(bookings.myBookings).do(showMyBookings(leaving)),
  on(bookings.toApprove).do(showToApprove),
  on(bookings.approve).do(approve),
  on(bookings.refuse).do(refuse),
  on(bookings.joinWaiting).do(joinWaiting(planRule)),
  on(bookings.leaveWaiting).do(leaveWaiting),
  on(bookings.takeOffer).do(takeOffer),
  on(bookings.seats).do(showSeats(planRule)),
  on(bookings.freeSeats).do(showFreeSeats),
]
