import { languageNow } from '../language.ts'

/** Days, months and instants as people say them: "martedì 9 marzo", "marzo 2027", "oggi alle 10:32". */
const midnight = (day: string): number =>
  Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8, 10) || '1'))

const formats = new Map<string, Intl.DateTimeFormat>()
function format(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const language = languageNow() === 'it' ? 'it-IT' : 'en-GB'
  const key = language + JSON.stringify(options)
  const known = formats.get(key) ?? new Intl.DateTimeFormat(language, options)
  formats.set(key, known)
  return known
}

/** "martedì 9 marzo" */
export const dayInWords = (day: string): string =>
  format({ weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' }).format(midnight(day))
/** "martedì 9 marzo 2027" */
export const dayAndYearInWords = (day: string): string =>
  format({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
    midnight(day),
  )
/** "9 marzo 2027" */
export const dateInWords = (day: string): string =>
  format({ day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }).format(midnight(day))
/** "martedì 9" */
export const dayInMonthInWords = (day: string): string =>
  format({ weekday: 'long', day: 'numeric', timeZone: 'UTC' }).format(midnight(day))
/** "marzo 2027", for `2027-03` */
export const monthInWords = (month: string): string =>
  format({ month: 'long', year: 'numeric', timeZone: 'UTC' }).format(midnight(`${month}-01`))
/** "marzo" */
export const monthNameInWords = (month: string): string =>
  format({ month: 'long', timeZone: 'UTC' }).format(midnight(`${month}-01`))
/** "lunedì" for 1, by ISO weekday; 2024-01-01 was a Monday. */
export const weekdayInWords = (weekday: number, width: 'long' | 'short' = 'long'): string =>
  format({ weekday: width, timeZone: 'UTC' }).format(Date.UTC(2024, 0, weekday))
/** "9 marzo 2027, 10:32" */
export const instantInWords = (instant: string): string =>
  format({
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZone: 'Europe/Rome',
  }).format(Date.parse(instant))
/** "9/3/27, 10:32" */
export const instantInBrief = (instant: string): string =>
  format({ dateStyle: 'short', timeStyle: 'short', timeZone: 'Europe/Rome' }).format(Date.parse(instant))
/** "10:32" */
export const clockInWords = (instant: string): string =>
  format({ hour: '2-digit', minute: '2-digit', timeZone: 'Europe/Rome' }).format(Date.parse(instant))
export const dayNumber = (day: string): number => Number(day.slice(8, 10))

export const sentence = (words: string): string => words.charAt(0).toLocaleUpperCase() + words.slice(1)
export const numberInWords = (value: number, digits = 0): string =>
  new Intl.NumberFormat(languageNow() === 'it' ? 'it-IT' : 'en-GB', {
    maximumFractionDigits: digits,
    useGrouping: true,
  }).format(value)
