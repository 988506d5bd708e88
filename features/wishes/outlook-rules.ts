// What colleagues have asked so far, told so that nobody's wish can be read off.
//
// Of a team only counts by day leave the server, those who are absent among those who ask, each rounded to the
// nearest five, so that one colleague more or less is not to be told from it. Of a team
// with fewer than five colleagues nothing is told but its places. Of a directorate no count is told at all, only
// whether the budget is enough and how many days each would have of one that is not; of fewer than ten people
// neither.
import { type Day, weekOf } from '../../vocabulary/day.ts'
import { quotaOf, withBankDays } from '../months/rules.ts'
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
  /** Colleagues who stated, and who on each day ask to be away or are absent: rounded; null and nothing in a small team. */
  stated: number | null
  others: number[]
}
export type DirectorateOutlook = { fits: boolean | null; level: number | null }
export type Outlook = { team: TeamOutlook | null; directorate: DirectorateOutlook | null }

export type ColleagueAsking = Pick<Wish, 'wished' | 'absent'> & {
  /** Whether days can be given at all: home suits, and is suitable. */
  mayBeGranted: boolean
  /** Days that the colleague may have in the month. */
  quota: number
  /** Days per week by an exception of the colleague's own. */
  ownPerWeek: number | null
}
/** What somebody's days of a month follow from: the team's number, the share of full time, an own exception. */
export type Entitled = {
  daysPerPerson: number
  partTimePercent: number
  ownDays: number | null
  /** Received from the bank of days; below nothing given to it. */
  bankDays?: number
}
/** People who may have as many days and ask for as many; null where they have not stated yet. */
export type DirectorateGroup = Entitled & { asked: number | null; people: number }
type Rounding = Parameters<typeof quotaOf>[2]

export const daysOf = (
  { daysPerPerson, partTimePercent, ownDays, bankDays = 0 }: Entitled,
  rounding: Rounding,
): number => withBankDays(ownDays ?? quotaOf(daysPerPerson, partTimePercent, rounding), null, bankDays)

/** The same as days: nobody is counted with more than they may have, and all together as what they might have. */
export function askingOf(groups: readonly DirectorateGroup[], rounding: Rounding) {
  const quotas = groups.map((group) => ({ ...group, quota: daysOf(group, rounding) }))
  return {
    asked: quotas.flatMap(({ asked, quota, people }) =>
      asked === null ? [] : [{ days: Math.min(asked, quota), people }],
    ),
    people: quotas.reduce((sum, { people }) => sum + people, 0),
    everybody: quotas.reduce((sum, { quota, people }) => sum + quota * people, 0),
  }
}

/** Days that the weeks leave room for. */
export function inWeeks(list: readonly Day[], perWeek: number | null): number {
  const weeks = new Map<Day, number>()
  for (const day of list) {
    const week = weekOf(day)
    weeks.set(week, (weeks.get(week) ?? 0) + 1)
  }
  return [...weeks.values()].reduce((sum, count) => sum + Math.min(count, perWeek ?? count), 0)
}

/** @param colleagues those of the team who stated, the person apart */
export function teamOutlookOf(
  colleagues: readonly ColleagueAsking[],
  team: {
    people: number
    minPresent: readonly number[]
    teamDays: readonly Day[]
    daysPerWeek: number | null
  },
  days: readonly Day[],
): TeamOutlook {
  const { people, minPresent, teamDays, daysPerWeek } = team
  const told = people - 1 >= fewestColleagues
  const counts = days.map(() => 0)
  const index = new Map(days.map((day, at) => [day, at]))
  const count = (list: readonly Day[], each: number) => {
    for (const day of list) {
      const at = index.get(day)
      if (at !== undefined) counts[at]! += each
    }
  }
  for (const { wished, absent, mayBeGranted, quota, ownPerWeek } of colleagues) {
    count(absent, 1)
    // Who asks for more days than possible takes a place with that much less likelihood on each.
    const possible = Math.min(quota, inWeeks(wished, ownPerWeek ?? daysPerWeek))
    if (mayBeGranted && wished.length > 0) count(wished, possible / wished.length)
  }
  return {
    people,
    places: minPresent.map((needed) => Math.max(0, people - needed)),
    teamDays: [...teamDays],
    stated: told ? rounded(colleagues.length) : null,
    others: told ? counts.map(rounded) : [],
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
