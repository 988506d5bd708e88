// What a month keeps of the policy: fixed when it is opened or brought up to it, and for good when published.
import type { Day, Month } from '../../vocabulary/day.ts'
import {
  type CommuteCounting,
  generalMinimum,
  items,
  mostAwayDays,
  namedDays,
  type PlanWeights,
  type Policy,
  type Prevalence,
  prevalenceWindow,
  type WishStrengths,
  weekdayMinimum,
} from '../policy/rules.ts'

/** What holds for everybody in the month. */
export type MonthRules = {
  partTimeRounding: 'nearest' | 'down' | 'up'
  prevalence: Prevalence
  /** The months in whose average presence must prevail, and the working days of all of them together. */
  window: readonly Month[]
  windowDays: number
  weights: PlanWeights
  commute: CommuteCounting
  strengths: WishStrengths
}
/** What holds for a team in the month. */
export type MonthTeam = {
  teamId: string
  /** Away days of a full-time person in the month, and in an ISO week where limited. */
  daysPerPerson: number
  daysPerWeek: number | null
  /** Persons who must be in the office, on each working day in their order. */
  minPresent: readonly number[]
  /** Days on which the whole team is in. */
  teamDays: readonly Day[]
  /** Days on which the team's office is closed, and the office where those who prefer presence then work. */
  closedDays: readonly Day[]
  closedTo: string | null
  /** Desks kept there for the closed office, all its teams together. */
  closedToDesks: number
  /** A wished closed day is granted besides the days of the month. */
  closedBeyondQuota: boolean
}
export type StructureTeam = {
  teamId: string
  directorateId: string
  officeId: string
  /** Persons who must be in the office where policy says nothing. */
  minPresent: number
  /** The members' shares of full time, in percent. */
  shares: readonly number[]
}

/** @param workingDaysOf working days of any month of the window, opened or not */
export function monthRulesOf(
  policy: Policy,
  month: Month,
  workingDaysOf: (month: Month) => number,
): MonthRules {
  const first = `${month}-01` as Day
  const prevalence = policy.valueOf('prevalence', {}, first)
  const window = prevalenceWindow(prevalence, month)
  return {
    partTimeRounding: policy.valueOf('part-time-rounding', {}, first),
    prevalence,
    window,
    windowDays: window.reduce((sum, one) => sum + workingDaysOf(one), 0),
    weights: policy.valueOf('plan-weights', {}, first),
    commute: policy.valueOf('commute-counting', {}, first),
    strengths: policy.valueOf('wish-strengths', {}, first),
  }
}

/** The rules of a month that was written without any: what the policy is until somebody decides. */
export const usualMonthRules = (month: Month, workingDays: number): MonthRules => ({
  partTimeRounding: items['part-time-rounding'].usual,
  prevalence: items.prevalence.usual,
  window: [month],
  windowDays: workingDays,
  weights: items['plan-weights'].usual,
  commute: items['commute-counting'].usual,
  strengths: items['wish-strengths'].usual,
})

/**
 * The numbers of a month for one team. What is decided for the team, its office or its directorate prevails over
 * the number that HR gives the month; a weekday's own minimum over the minimum of all days; and in a closed
 * office nobody must be.
 */
export function monthTeamOf(
  policy: Policy,
  team: StructureTeam,
  numbers: {
    days: readonly Day[]
    daysPerPerson: number
    daysPerWeek: number | null
    /** HR's minimum for the team in this month, where given. */
    minimum: number | undefined
  },
): MonthTeam {
  const { days } = numbers
  const { teamId, directorateId, officeId, minPresent, shares } = team
  const place = { teamId, officeId, directorateId }
  const first = days[0]!
  const own = <Value>(decided: { value: Value; scope: string | null }, general: Value): Value =>
    decided.scope === null || decided.scope === 'organisation' ? general : decided.value
  const onDay = <Value>(list: (day: Day) => Value) => days.map(list)
  const closures = onDay((day) => policy.valueOf('closure-days', place, day))
  const closedDays = days.filter((day, index) => namedDays(closures[index]!, [day]).length > 0)
  const closure = closures[days.indexOf(closedDays[0] ?? first)]!
  return {
    teamId,
    daysPerPerson: own(policy.decidedOf('days-per-month', place, first), numbers.daysPerPerson),
    daysPerWeek: weekLimit(own(policy.decidedOf('days-per-week', place, first), numbers.daysPerWeek ?? 7)),
    minPresent: onDay((day) => {
      if (closedDays.includes(day)) return 0
      const decided = policy.decidedOf('minimum-presence', place, day)
      return (
        weekdayMinimum(decided, day) ?? numbers.minimum ?? generalMinimum(decided, shares.length, minPresent)
      )
    }),
    teamDays: days.filter(
      (day) =>
        !closedDays.includes(day) && namedDays(policy.valueOf('team-days', place, day), [day]).length > 0,
    ),
    closedDays,
    closedTo: closure.elsewhere?.officeId ?? null,
    closedToDesks: closure.elsewhere?.desks ?? 0,
    closedBeyondQuota: closure.beyondQuota,
  }
}

/** Away days in a week as a limit; seven are none. */
export const weekLimit = (days: number): number | null => (days >= 7 ? null : days)

/**
 * The most away days that a person may have in the month with presence prevalent in the window.
 * @param usedBefore away days in the published months of the window other than this one
 */
export function mostAwayInMonth(
  { prevalence, windowDays }: Pick<MonthRules, 'prevalence' | 'windowDays'>,
  partTimePercent: number,
  usedBefore: number,
): number {
  if (!prevalence.required) return Number.POSITIVE_INFINITY
  // Part-time: as if days were worked in proportion, since which days a vertical part-time works is not known.
  const own = Math.floor((windowDays * partTimePercent) / 100)
  return Math.max(0, mostAwayDays(own, prevalence.strict) - usedBefore)
}
