import type { wishes } from '../../features/wishes/contract.ts'
import type { Answered } from '../call.ts'

/** The wishes of who asks, with the numbers that bind them, as the server answers them. */
export type MyWish = Answered<typeof wishes.myWish>
