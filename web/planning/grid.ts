import type { MonthFacts } from '../../features/planning/change-rules.ts'
import type { planning } from '../../features/planning/contract.ts'
import { type Place, siteOf } from '../../features/planning/rules.ts'
import type { Day } from '../../vocabulary/day.ts'
import type { Answered } from '../call.ts'
import { today } from '../clock.ts'

export type Grid = Answered<typeof planning.grid>
export type GridPerson = Grid['people'][number]
/** A day of a person being looked at; `to` where a decision suggests it. */
export type DayLooked = { personId: string; day: Day; to?: 'office' | 'home' }

/** Of a day near home the site's name: who answers for safety knows where people work. */
export const spaceNameIn = ({ spaces }: Grid, place: Place): string =>
  spaces.find(({ siteId }) => siteId === siteOf(place))?.name ?? ''

/** What the rules need to know of one person's month, to say while one types what a change would do. */
export function monthFactsOf(grid: Grid, person: GridPerson): MonthFacts {
  const { days, present, needed, budgetLeft, teamDays, closedDays, closedTo, closedBeyondQuota } = grid
  const { places, wished, anyDay, homeSuitable, quota, perWeek, mostAway } = person
  return {
    ...{ days, present, needed, budgetLeft, teamDays, closedDays, closedTo, closedBeyondQuota },
    ...{ places, wished, anyDay, homeSuitable, quota, perWeek, mostAway },
    today: today(),
  }
}
