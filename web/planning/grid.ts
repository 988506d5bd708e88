import type { planning } from '../../features/planning/contract.ts'
import type { Day } from '../../vocabulary/day.ts'
import type { Answered } from '../call.ts'

export type Grid = Answered<typeof planning.grid>
export type GridPerson = Grid['people'][number]
/** A day of a person being looked at; `to` where a decision suggests it. */
export type DayLooked = { personId: string; day: Day; to?: 'office' }
