import type { Day } from '../vocabulary/day.ts'

/** The keeper of the browser's clock. Italian administrations work in one time zone, wherever the phone is. */
const dayInRome = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Rome' })
const clockInRome = new Intl.DateTimeFormat('it-IT', { timeZone: 'Europe/Rome', timeStyle: 'short' })

/** Today as `YYYY-MM-DD`: a format called without an argument takes the present instant. */
export const today = (): Day => dayInRome.format() as Day
export const clockNow = (): string => clockInRome.format()
