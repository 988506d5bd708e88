import { addDays, type Day } from '../../vocabulary/day.ts'

/** How long ways are, and which timetables tell. */

export const wayModes = ['transit', 'bicycle', 'walk', 'car'] as const

/** Seconds by mode; null where nothing goes. Only transit is searched in a timetable, the others are estimates. */
export type WaySeconds = {
  walkSeconds: number
  bicycleSeconds: number
  carSeconds: number
  transitSeconds: number | null
}

/** Everybody's way is measured for arriving between these, every five minutes: seconds after midnight. */
export const arrivalWindow = { from: 7.5 * 3600, until: 10 * 3600, step: 300 } as const

/** Between stops one walks at most this far, in a straight line. */
export const walkBetweenStopsMetres = 500

/** An office is near a home where one of the ways without a car takes at most this long; at most so many are kept. */
export const nearMinutes = 30
export const nearestKept = 8

/** Without a car: by public transport, by bicycle or on foot, whichever is quickest. */
export const quickest = ({ walkSeconds, bicycleSeconds, transitSeconds }: WaySeconds): number =>
  Math.min(walkSeconds, bicycleSeconds, transitSeconds ?? Number.POSITIVE_INFINITY)

/** Of all the ways of one home, those that are kept: to the own office, and to the nearest. */
export function waysKept<Way extends WaySeconds & { own: boolean }>(ways: readonly Way[]): Way[] {
  const near = ways
    .filter((way) => !way.own && quickest(way) <= nearMinutes * 60)
    .sort((a, b) => quickest(a) - quickest(b))
  return [...ways.filter(({ own }) => own), ...near.slice(0, nearestKept)]
}

/** As people say it: whole minutes, never none. */
export const minutesOf = (seconds: number): number => Math.max(1, Math.round(seconds / 60))

export type TimetableState = 'reading' | 'serves' | 'not-yet' | 'ends-soon' | 'over' | 'refused' | 'failed'

/** So many days before a timetable ends the offices are told, so that the next one can be asked for. */
export const warnedDaysBefore = 30

export function stateOfTimetable(
  {
    readAt,
    failedAt,
    from,
    until,
  }: { readAt: Date | null; failedAt: Date | null; from: Day | null; until: Day | null },
  today: Day,
): TimetableState {
  if (failedAt) return 'failed'
  if (!readAt) return 'reading'
  if (!from || !until) return 'refused'
  if (until < today) return 'over'
  if (from > today) return 'not-yet'
  return until < addDays(today, warnedDaysBefore) ? 'ends-soon' : 'serves'
}
