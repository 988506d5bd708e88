import type { planningMine } from '../../features/planning/my-month-contract.ts'
import type { Answered } from '../call.ts'
import { kindOf, type PlaceKind } from './place-kind.ts'

/** The published month of who asks, and a day of it, as the server answers them. */
export type MyMonth = Answered<typeof planningMine.myMonth>
export type MyDay = MyMonth['days'][number]

/** Where one works that day: where one has a seat, whatever the month had planned. */
export const whereOf = ({ place, space }: MyDay): PlaceKind =>
  space && space.seat !== null ? 'space' : kindOf(place)
