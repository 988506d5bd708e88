import type { planning } from '../../features/planning/contract.ts'
import type { Answered } from '../call.ts'

/** The published month of who asks, and a day of it, as the server answers them. */
export type MyMonth = Answered<typeof planning.myMonth>
export type MyDay = MyMonth['days'][number]
