// Where one can work near home or another point, and how to put what was found in order.
import { addDays, type Day, weekdayOf } from '../../vocabulary/day.ts'
import type { Reason } from '../../vocabulary/refusal.ts'
import { isOpen, type Opening } from '../spaces/rules.ts'

/** On foot and by bicycle from the air line, by public transport from a timetable; nobody looks for a seat by car. */
export const nearbyModes = ['walk', 'bicycle', 'transit'] as const
export type NearbyMode = (typeof nearbyModes)[number]
/** Null: nothing goes, or from nowhere. */
export type Minutes = Record<NearbyMode, number | null>

export const parts = ['day', 'morning', 'afternoon'] as const
export type Part = (typeof parts)[number]

/** One day, or weekdays over some weeks from a day on. */
export type Wanted = { day: Day } | { from: Day; weeks: number; weekdays: readonly number[] }

export const mostWeeks = 8
/** Days that the strip shows, from today or from the week of the day asked for. */
export const stripDays = 14

/** The days wanted that are not over. */
export function daysWanted(wanted: Wanted, today: Day): Day[] {
  if ('day' in wanted) return wanted.day < today ? [] : [wanted.day]
  const all = Array.from({ length: wanted.weeks * 7 }, (_, k) => addDays(wanted.from, k))
  return all.filter((day) => day >= today && wanted.weekdays.includes(weekdayOf(day)))
}

/** What the strip shows around the days wanted: today's two weeks, or those from the Monday of the first of them. */
export function stripOf(days: readonly Day[], today: Day): Day[] {
  const first = days[0] ?? today
  const from = first < addDays(today, stripDays) ? today : addDays(first, 1 - weekdayOf(first))
  return Array.from({ length: stripDays }, (_, k) => addDays(from, k))
}

export function reasonsNotToSearch(wanted: Wanted, today: Day): Reason[] {
  return daysWanted(wanted, today).length === 0 ? [{ code: 'nearby/no-day-left' }] : []
}

/** By the mode asked for, or by whichever takes least. */
export function minutesBy(minutes: Minutes, mode: NearbyMode | 'any'): number | null {
  if (mode !== 'any') return minutes[mode]
  const known = nearbyModes.flatMap((one) => minutes[one] ?? [])
  return known.length === 0 ? null : Math.min(...known)
}

/** The nearest so many, and those that are as near as the last of them: in between the order decides. */
export function nearestOf<One extends { minutes: Minutes }>(
  all: readonly One[],
  mode: NearbyMode | 'any',
  count: number,
): readonly One[] {
  if (all.length <= count) return all
  const far = (one: One): number => minutesBy(one.minutes, mode) ?? Number.POSITIVE_INFINITY
  const last = all.map(far).sort((a, b) => a - b)[count - 1]!
  return all.filter((one) => far(one) <= last)
}

type Sortable = { name: string; minutes: Minutes; freeOn: number }

/**
 * Where there is a seat before where there is none; of a pattern first where there is one on more days; then the
 * nearest; of two equally near the name decides.
 */
export function inOrder<One extends Sortable>(found: readonly One[], mode: NearbyMode | 'any'): One[] {
  const minutes = new Map(found.map((one) => [one, minutesBy(one.minutes, mode) ?? Number.POSITIVE_INFINITY]))
  return [...found].sort(
    (a, b) =>
      Math.sign(b.freeOn) - Math.sign(a.freeOn) ||
      minutes.get(a)! - minutes.get(b)! ||
      b.freeOn - a.freeOn ||
      a.name.localeCompare(b.name, 'it'),
  )
}

/** Open: what is free may be booked. Otherwise why not: closed by the host, not lent that day, not yet to be booked, over. */
export const dayStates = ['open', 'closed', 'not-lent', 'not-yet', 'over'] as const
export type DayState = (typeof dayStates)[number]

/** When a site is lent to who looks. */
export type Term = {
  from: Day
  until: Day
  weekdays: readonly number[]
  morning: boolean
  afternoon: boolean
  /** Seats kept each day; null: shared. */
  seats: number | null
  /** Most of the guest's people on a day; null: as many as fit. */
  most: number | null
}

const covers = ({ morning, afternoon }: { morning: boolean; afternoon: boolean }, part: Part): boolean =>
  (part === 'afternoon' || morning) && (part === 'morning' || afternoon)

/** The host's own people need no term: theirs is null. */
export const isLent = (terms: readonly Term[] | null, day: Day, part: Part): boolean =>
  terms === null ||
  terms.some(
    (term) =>
      term.from <= day && day <= term.until && term.weekdays.includes(weekdayOf(day)) && covers(term, part),
  )

/** Whether one can book there on each of the days, and if not, why. A whole day needs both halves. */
export function statesOf(
  site: Opening & { terms: readonly Term[] | null; advanceDays: number },
  days: readonly Day[],
  part: Part,
  today: Day,
): { day: Day; state: DayState }[] {
  const last = addDays(today, site.advanceDays)
  const stateOn = (day: Day): DayState => {
    if (day < today) return 'over'
    const open =
      (part === 'afternoon' || isOpen(site, day, 'morning')) &&
      (part === 'morning' || isOpen(site, day, 'afternoon'))
    if (!open) return 'closed'
    if (!isLent(site.terms, day, part)) return 'not-lent'
    return day > last ? 'not-yet' : 'open'
  }
  return days.map((day) => ({ day, state: stateOn(day) }))
}
