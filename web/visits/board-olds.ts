import { bookings } from '../../features/bookings/contract.ts'
import { hosting } from '../../features/visits/hosting-contract.ts'

/** What an act on a board makes old. */
export const boardOlds = [hosting.board, hosting.boards, bookings.toApprove]
