import { addDays, type Day, weekdayOf } from './day.ts'

/** A day on which the calendar says that nobody works; `name` is the key of its words. */
export type Holiday = { day: Day; name: string }

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

/** Monday to Friday and no holiday, national or of the seat's patron. */
export const isWorkingDay = (day: Day, patronDay: string | null): boolean =>
  weekdayOf(day) <= 5 &&
  !holidaysOf(Number(day.slice(0, 4)), patronDay).some((holiday) => holiday.day === day)
