import type { planningMine } from '../../features/planning/my-month-contract.ts'
import type { Answered } from '../call.ts'

/** The published month of who asks, and a day of it, as the server answers them. */
export type MyMonth = Answered<typeof planningMine.myMonth>
export type MyDay = MyMonth['days'][number]
