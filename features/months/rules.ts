// A month of work: which days count, who may state wishes until when, and within which numbers.
import { addDays, type Day, daysOfMonth, type Month, monthOf, weekdayOf } from '../../vocabulary/day.ts'
import type { Reason } from '../../vocabulary/refusal.ts'

export type Holiday = { day: Day; name: string }
export type MonthNumbers = {
  days: readonly Day[]
  wishesUntil: Day
  daysPerPerson: number
  daysPerWeek: number | null
  budgets: readonly { directorateId: string; days: number }[]
  minima: readonly { teamId: string; people: number }[]
}
export type Stage = 'wishes' | 'planning' | 'published'

/** Fixed national holidays (L. 260/1949 and later), with the year from which each holds. */
const fixed: readonly [monthDay: string, name: string, since: number][] = [
  ['01-01', 'holiday/new-year', 0],
  ['01-06', 'holiday/epiphany', 0],
  ['04-25', 'holiday/liberation', 0],
  ['05-01', 'holiday/labour', 0],
  ['06-02', 'holiday/republic', 0],
  ['08-15', 'holiday/assumption', 0],
  // San Francesco, L. 151/2025.
  ['10-04', 'holiday/saint-francis', 2026],
  ['11-01', 'holiday/all-saints', 0],
  ['12-08', 'holiday/immaculate', 0],
  ['12-25', 'holiday/christmas', 0],
  ['12-26', 'holiday/saint-stephen', 0],
]

/** Easter Sunday of the Gregorian calendar: the anonymous algorithm, as in Meeus, Astronomical Algorithms, ch. 8. */
export function easterOf(year: number): Day {
  const a = year % 19
  const b = Math.floor(year / 100)
  const c = year % 100
  const d = Math.floor(b / 4)
  const e = b % 4
  const g = Math.floor((8 * b + 13) / 25)
  const h = (19 * a + b - d - g + 15) % 30
  const i = Math.floor(c / 4)
  const k = c % 4
  const l = (32 + 2 * e + 2 * i - h - k) % 7
  const m = Math.floor((a + 11 * h + 22 * l) / 451)
  const month = Math.floor((h + l - 7 * m + 114) / 31)
  const day = ((h + l - 7 * m + 114) % 31) + 1
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}` as Day
}

/** National holidays and the seat's patron day (`MM-DD`), ascending. */
export function holidaysOf(year: number, patronDay: string | null): Holiday[] {
  const easter = easterOf(year)
  const holidays: Holiday[] = fixed
    .filter(([, , since]) => year >= since)
    .map(([monthDay, name]) => ({ day: `${year}-${monthDay}` as Day, name }))
  holidays.push(
    { day: easter, name: 'holiday/easter' },
    { day: addDays(easter, 1), name: 'holiday/easter-monday' },
  )
  if (patronDay) holidays.push({ day: `${year}-${patronDay}` as Day, name: 'holiday/patron' })
  return holidays.sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
}

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
 * The most away days with presence still prevalent, each worker by himself: presence > half of the working
 * days, read strictly. (DM 8/10/2021 art. 1 c. 3 b; official vector: 127 working days → 63.)
 */
export const mostAwayDays = (workingDays: number): number => Math.floor((workingDays - 1) / 2)

/** The days that HR finds filled in: eight, as in the founding documents' plan, or fewer where presence would not prevail. */
export const usualDaysPerPerson = (workingDays: number): number => Math.min(8, mostAwayDays(workingDays))

/** Away days of a person: those of the month in proportion to the contract's share, rounded to the nearest day. */
export const quotaOf = (daysPerPerson: number, partTimePercent: number): number =>
  Math.floor((daysPerPerson * partTimePercent) / 100 + 0.5)

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
