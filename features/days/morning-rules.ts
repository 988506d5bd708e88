// What who answers for others finds in the morning: how things stand, in few lines.
import type { Day } from '../../vocabulary/day.ts'
import { type NoticeDetails, namesInBrief } from '../notices/rules.ts'

/** What waits for one person. */
export type Morning = {
  /** Names of teams to approve. */
  approve: string[]
  requests: number
  /** Days on which a team has fewer present than it needs. */
  below: { day: Day; team: string }[]
  /** Days by which reviews are to be answered. */
  reviews: Day[]
  activities: number
  /** Who answers for one's own teams besides; the teams for which one stands in. */
  standsIn: string[]
  standsFor: string[]
}

export const quietMorning = (): Morning => ({
  approve: [],
  requests: 0,
  below: [],
  reviews: [],
  activities: 0,
  standsIn: [],
  standsFor: [],
})

/** A morning on which nothing waits is not told: who answers for whom is said beside what there is to answer. */
export const isQuiet = ({ approve, requests, below, reviews, activities }: Morning): boolean =>
  approve.length + requests + below.length + reviews.length + activities === 0

/** As the details of a notice: of each thing only what there is. */
export function detailsOf(day: Day, morning: Morning): NoticeDetails {
  const { approve, requests, reviews, activities, standsIn, standsFor } = morning
  const below = [...morning.below].sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
  const [first] = below
  return {
    day,
    ...(approve.length > 0 ? { approve: namesInBrief(approve) } : {}),
    ...(requests > 0 ? { requests } : {}),
    ...(first ? { below: below.length, belowOn: first.day, belowOf: first.team } : {}),
    ...(reviews.length > 0 ? { reviews: reviews.length, reviewsUntil: [...reviews].sort()[0]! } : {}),
    ...(activities > 0 ? { activities } : {}),
    ...(standsIn.length > 0 ? { standsIn: namesInBrief(standsIn) } : {}),
    ...(standsFor.length > 0 ? { standsFor: namesInBrief(standsFor) } : {}),
  }
}
