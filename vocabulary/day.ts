/**
 * A day of the civil calendar, `YYYY-MM-DD`, and a month, `YYYY-MM`. Never a Date: a Date moves with the
 * time zone. Arithmetic goes through UTC midnights, where every day has 24 hours.
 */
export type Day = string & { readonly unit: 'day' }
export type Month = string & { readonly unit: 'month' }

const dayMilliseconds = 86_400_000
/** Digit by digit: a search or a month asks for the weekday of a day ten thousands of times. */
const numberAt = (text: string, from: number): number =>
  text.charCodeAt(from) * 10 + text.charCodeAt(from + 1) - 11 * 48
const midnight = (day: string): number =>
  Date.UTC(numberAt(day, 0) * 100 + numberAt(day, 2), numberAt(day, 5) - 1, numberAt(day, 8))
const dayAt = (milliseconds: number): Day => new Date(milliseconds).toISOString().slice(0, 10) as Day

const daysIn = (year: number, month: number): number =>
  month === 2
    ? year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
      ? 29
      : 28
    : 30 + ((month + (month >> 3)) & 1)
/** Reckoned: an answer has thousands of days, each looked at as it leaves. Years below 100 are none: `Date.UTC` takes them for others. */
export function isDay(text: string): text is Day {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const [year, month, day] = [
    numberAt(text, 0) * 100 + numberAt(text, 2),
    numberAt(text, 5),
    numberAt(text, 8),
  ]
  return year >= 100 && month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month)
}
export const isMonth = (text: string): text is Month => /^\d{4}-(0[1-9]|1[0-2])$/.test(text)

export const addDays = (day: string, days: number): Day => dayAt(midnight(day) + days * dayMilliseconds)
export const monthOf = (day: string): Month => day.slice(0, 7) as Month
export const addMonths = (month: string, months: number): Month => {
  const count = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 + months
  return `${String(Math.floor(count / 12)).padStart(4, '0')}-${String((count % 12) + 1).padStart(2, '0')}` as Month
}

/** 1 = Monday … 7 = Sunday, as ISO 8601 counts. */
export const weekdayOf = (day: string): number => ((Math.floor(midnight(day) / dayMilliseconds) + 3) % 7) + 1
/** The Monday of the day's ISO week: the name of the week, also across two months or years. */
export const weekOf = (day: string): Day => addDays(day, 1 - weekdayOf(day))

/** Every day of the month, ascending. */
export function daysOfMonth(month: string): Day[] {
  const days: Day[] = []
  for (let day = `${month}-01` as Day; monthOf(day) === month; day = addDays(day, 1)) days.push(day)
  return days
}
