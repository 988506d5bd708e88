import { addDays, type Day } from '../../vocabulary/day.ts'

/** How long ways are, and which timetables tell. */

export const wayModes = ['transit', 'bicycle', 'walk', 'car'] as const
export type WayMode = (typeof wayModes)[number]

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

/** Which way of measuring ways were measured by: a change here measures everything anew. */
export const measuredBy = `1 ${walkBetweenStopsMetres} ${Object.values(arrivalWindow)}`

/** Of the offices near a home so many are shown, besides the own. */
export const nearestShown = 8

/** Without a car: by public transport, by bicycle or on foot, whichever is quickest. */
export const quickest = ({ walkSeconds, bicycleSeconds, transitSeconds }: WaySeconds): number =>
  Math.min(walkSeconds, bicycleSeconds, transitSeconds ?? Number.POSITIVE_INFINITY)

/** Near is where one of the ways without a car takes at most so many minutes (policy item `near-minutes`). */
export const isNear = (way: WaySeconds, nearMinutes: number): boolean => quickest(way) <= nearMinutes * 60

/** From a home to an office. */
export type MeasuredWay = WaySeconds & { personId: string; placeId: string; own: boolean }
/** From a home to a site, of its own organisation or of another that lends it. */
export type NearSite = WaySeconds & { personId: string; placeId: string; hostId: string }

/** What is kept of the ways from one home to all offices: to the own, however long, and to the nearest. */
export function waysKept(ways: readonly MeasuredWay[], nearMinutes: number): MeasuredWay[] {
  const near = ways
    .filter((way) => !way.own && isNear(way, nearMinutes))
    .sort((a, b) => quickest(a) - quickest(b))
  return [...ways.filter(({ own }) => own), ...near.slice(0, nearestShown)]
}

/** What was measured before is compared with what is: whatever differs is measured anew, and what is gone, forgotten. */
export function differenceOf(
  before: ReadonlyMap<string, string>,
  now: ReadonlyMap<string, string>,
): { changed: Set<string>; gone: string[] } {
  const changed = new Set([...now].filter(([id, basis]) => before.get(id) !== basis).map(([id]) => id))
  return { changed, gone: [...before.keys()].filter((id) => !now.has(id)) }
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
