// What colleagues have asked so far, told so that nobody's wish can be read off.
//
// Of a team only counts by day leave the server, those who are absent among those who ask, each rounded to the
// nearest five: between one colleague's wish and the number there are always four others' worth of doubt. Of a team
// with fewer than five colleagues nothing is told but its places. Of a directorate no count is told at all, only
// whether the budget is enough and how many days each would have of one that is not; of fewer than ten people
// neither.
import type { Day } from '../../vocabulary/day.ts'
import type { Wish } from './rules.ts'

export const fewestColleagues = 5
export const fewestOfDirectorate = 10
export const roundedTo = 5
const rounded = (count: number): number => Math.round(count / roundedTo) * roundedTo

export type TeamOutlook = {
  people: number
  /** Places away left by the minimum presence, on each working day. */
  places: number[]
  teamDays: Day[]
  /** Colleagues who stated, and who on each day ask to be away or are absent: rounded, or null in a small team. */
  stated: number | null
  others: number[] | null
}
export type DirectorateOutlook = { fits: boolean | null; level: number | null }
export type Outlook = { team: TeamOutlook | null; directorate: DirectorateOutlook | null }

export type ColleagueAsking = Pick<Wish, 'wished' | 'absent'> & {
  /** Whether days can be given at all: home suits, and is suitable. */
  mayBeGranted: boolean
}

/** @param colleagues those of the team who stated, the person apart */
export function teamOutlookOf(
  colleagues: readonly ColleagueAsking[],
  team: { people: number; minPresent: readonly number[]; teamDays: readonly Day[] },
  days: readonly Day[],
): TeamOutlook {
  const { people, minPresent, teamDays } = team
  const told = people - 1 >= fewestColleagues
  const counts = days.map(() => 0)
  const index = new Map(days.map((day, at) => [day, at]))
  for (const { wished, absent, mayBeGranted } of colleagues)
    for (const day of mayBeGranted ? [...wished, ...absent] : absent) {
      const at = index.get(day)
      if (at !== undefined) counts[at]!++
    }
  return {
    people,
    places: minPresent.map((needed) => Math.max(0, people - needed)),
    teamDays: [...teamDays],
    stated: told ? rounded(colleagues.length) : null,
    others: told ? counts.map(rounded) : null,
  }
}

/**
 * @param asked how many people ask for how many days that could be given them
 * @param everybody days that all people of the directorate together might have
 */
export function directorateOutlookOf(
  asked: readonly { days: number; people: number }[],
  { people, budget, everybody }: { people: number; budget: number; everybody: number },
): DirectorateOutlook {
  if (budget >= everybody) return { fits: true, level: null }
  if (people < fewestOfDirectorate) return { fits: null, level: null }
  // Who has not stated yet is taken to ask as the others do.
  const stated = asked.reduce((sum, one) => sum + one.people, 0)
  if (stated === 0) return { fits: null, level: null }
  const share = people / stated
  const taken = (level: number) =>
    share * asked.reduce((sum, one) => sum + one.people * Math.min(one.days, level), 0)
  if (taken(Number.POSITIVE_INFINITY) <= budget) return { fits: true, level: null }
  let level = 0
  while (taken(level + 1) <= budget) level++
  return { fits: false, level }
}
