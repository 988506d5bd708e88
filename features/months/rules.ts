// A month of work: which days count, who may state wishes until when, and within which numbers.
import { addDays, type Day, daysOfMonth, type Month, monthOf, weekdayOf } from '../../vocabulary/day.ts'
import { type Holiday, holidaysOf } from '../../vocabulary/holidays.ts'
import type { Reason } from '../../vocabulary/refusal.ts'

export { quotaOf } from '../policy/rules.ts'

/**
 * A month's days with what the bank of days gave and took. What was given away is missing from what the person could
 * have had, not from what only the policy would allow; what was received is held against prevalence as all else is.
 * @param bankDays received, or below nothing given
 */
export const withBankDays = (days: number, mostAway: number | null, bankDays: number): number =>
  bankDays < 0 ? Math.max(0, Math.min(days, mostAway ?? days) + bankDays) : days + bankDays

export type MonthNumbers = {
  days: readonly Day[]
  wishesUntil: Day
  daysPerPerson: number
  daysPerWeek: number | null
  budgets: readonly { directorateId: string; days: number }[]
  minima: readonly { teamId: string; people: number }[]
}
export type Stage = 'wishes' | 'planning' | 'published'

/** Monday to Friday without holidays, and the weekdays that holidays take away. */
export function workingDaysOf(month: Month, patronDay: string | null): { days: Day[]; holidays: Holiday[] } {
  const all = new Map(
    holidaysOf(Number(month.slice(0, 4)), patronDay).map((holiday) => [holiday.day, holiday]),
  )
  const weekdays = daysOfMonth(month).filter((day) => weekdayOf(day) <= 5)
  return {
    days: weekdays.filter((day) => !all.has(day)),
    holidays: weekdays.flatMap((day) => all.get(day) ?? []),
  }
}

/**
 * The last day for wishes that HR finds filled in: ten days before the month, which HR and managers need to plan
 * it; where that is past or nearly so, people get three days from today.
 */
export function usualLastDayOfWishes(month: Month, today: Day): Day {
  const [usual, soonest] = [addDays(`${month}-01`, -10), addDays(today, 3)]
  return usual > soonest ? usual : soonest
}

/** Wishes are stated until their last day has passed or HR closes them; then the month is planned, then published. */
export function stageOf(
  month: { wishesUntil: Day; wishesClosed: boolean; published: boolean },
  today: Day,
): Stage {
  if (month.published) return 'published'
  return month.wishesClosed || today > month.wishesUntil ? 'planning' : 'wishes'
}

export function reasonsNotToKeep(
  month: Month,
  numbers: MonthNumbers,
  known: { directorateIds: ReadonlySet<string>; teamIds: ReadonlySet<string> },
): Reason[] {
  const reasons: Reason[] = []
  for (const [index, day] of numbers.days.entries()) {
    if (monthOf(day) !== month) reasons.push({ code: 'months/day-of-another-month', day, month })
    if (index > 0 && day <= numbers.days[index - 1]!) reasons.push({ code: 'months/days-not-ascending', day })
  }
  if (numbers.wishesUntil >= numbers.days.at(-1)!)
    reasons.push({ code: 'months/wishes-end-too-late', day: numbers.wishesUntil })
  if (numbers.daysPerPerson > numbers.days.length)
    reasons.push({ code: 'months/more-days-than-the-month', most: numbers.days.length })
  for (const { directorateId } of numbers.budgets)
    if (!known.directorateIds.has(directorateId))
      reasons.push({ code: 'months/unknown-directorate', directorateId })
  for (const { teamId } of numbers.minima)
    if (!known.teamIds.has(teamId)) reasons.push({ code: 'months/unknown-team', teamId })
  if (new Set(numbers.budgets.map((budget) => budget.directorateId)).size < numbers.budgets.length)
    reasons.push({ code: 'months/directorate-twice' })
  if (new Set(numbers.minima.map((minimum) => minimum.teamId)).size < numbers.minima.length)
    reasons.push({ code: 'months/team-twice' })
  return reasons
}
