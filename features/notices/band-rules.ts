// When people may be told something outside the page: within the contact band, on working days (right to disconnect:
// L. 81/2017 art. 19; CCNL Funzioni Locali 16/11/2022 art. 66).
import { addDays, type Day, weekdayOf, weekOf } from '../../vocabulary/day.ts'
import { isWorkingDay } from '../../vocabulary/holidays.ts'
import type { Reason } from '../../vocabulary/refusal.ts'

/** From an hour to an hour of the same day, `HH:MM`, in Italy. */
export type Band = { from: string; to: string }
export const usualBand: Band = { from: '08:00', to: '18:00' }

/** The inoperability band holds the night 22:00-06:00 and eleven consecutive hours of rest. */
const [night, morning, restHours] = ['22:00', '06:00', 11]
const leastMinutes = 60

export const rhythms = ['daily', 'weekly'] as const
export type Rhythm = (typeof rhythms)[number]

const minutesOf = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3))

export function reasonsNotToKeepBand(band: Band, within?: Band): Reason[] {
  const reasons: Reason[] = []
  const minutes = minutesOf(band.to) - minutesOf(band.from)
  if (minutes < leastMinutes) reasons.push({ code: 'notices/band-too-short', minutes: leastMinutes })
  if (band.from < morning || band.to > night)
    reasons.push({ code: 'notices/band-in-the-night', from: morning, to: night })
  if (minutes > (24 - restHours) * 60) reasons.push({ code: 'notices/band-without-rest', hours: restHours })
  if (within && (band.from < within.from || band.to > within.to))
    reasons.push({ code: 'notices/band-outside', from: within.from, to: within.to })
  return reasons
}

/** A person's band as far as the organisation's allows; where they no longer meet, the organisation's. */
export function bandWithin(own: Band | null, organisation: Band): Band {
  if (!own) return organisation
  const from = own.from > organisation.from ? own.from : organisation.from
  const to = own.to < organisation.to ? own.to : organisation.to
  return from < to ? { from, to } : organisation
}

const rome = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Europe/Rome',
  hourCycle: 'h23',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
})

/** The civil day and the hour in Italy at an instant. */
export function romeAt(instant: number): { day: Day; clock: string } {
  const parts = new Map(rome.formatToParts(instant).map(({ type, value }) => [type, value]))
  const part = (name: Intl.DateTimeFormatPartTypes) => parts.get(name)!
  return {
    day: `${part('year')}-${part('month')}-${part('day')}` as Day,
    clock: `${part('hour')}:${part('minute')}`,
  }
}

/** The instant of an hour in Italy. Clocks change at night, outside every band, so each hour is there once. */
export function instantAt(day: Day, clock: string): number {
  const asIfUtc = Date.parse(`${day}T${clock}:00Z`)
  const there = romeAt(asIfUtc)
  const aheadMilliseconds = Date.parse(`${there.day}T${there.clock}:00Z`) - asIfUtc
  return asIfUtc - aheadMilliseconds
}

export type Calendar = { band: Band; patronDay: string | null }

/** `now` where people may be told, otherwise the next opening of the band. */
export function nextOpening(now: number, { band, patronDay }: Calendar): number {
  const { day, clock } = romeAt(now)
  if (isWorkingDay(day, patronDay)) {
    if (clock < band.from) return instantAt(day, band.from)
    if (clock < band.to) return now
  }
  return instantAt(workingDayAfter(day, patronDay), band.from)
}

/** When the next digest goes out: as the band opens, on each working day or on the first of each week. */
export function nextDigest(now: number, rhythm: Rhythm, { band, patronDay }: Calendar): number {
  const { day, clock } = romeAt(now)
  const isBefore = isWorkingDay(day, patronDay) && clock < band.from
  const coming = isBefore ? day : workingDayAfter(day, patronDay)
  if (rhythm === 'daily') return instantAt(coming, band.from)
  const firstOf = (monday: Day) => workingDayAfter(addDays(monday, -1), patronDay)
  const [thisWeek, nextWeek] = [firstOf(weekOf(coming)), firstOf(addDays(weekOf(coming), 7))]
  return instantAt(coming <= thisWeek ? thisWeek : nextWeek, band.from)
}

function workingDayAfter(day: Day, patronDay: string | null): Day {
  let next = addDays(day, 1)
  while (weekdayOf(next) > 5 || !isWorkingDay(next, patronDay)) next = addDays(next, 1)
  return next
}
