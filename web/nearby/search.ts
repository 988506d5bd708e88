import type { nearby } from '../../features/nearby/contract.ts'
import { nearbyModes, type Part, parts } from '../../features/nearby/rules.ts'
import { addDays, type Day, isDay, weekdayOf } from '../../vocabulary/day.ts'
import type { Answered, Asked } from '../call.ts'

export type Found = Answered<typeof nearby.search>
export type FoundSite = Found['items'][number]
export type Point = { latitude: number; longitude: number }
export type Mode = 'any' | (typeof nearbyModes)[number]

/** What of a search stands in the address: all but the point, which says where somebody is. */
export type NearbySearch = {
  day?: Day
  /** With these the search is over weeks, from `day` on. */
  weeks?: number
  weekdays?: string
  part?: Part
  mode?: Mode
  within?: number
  equipment?: string
  attributes?: string
  free?: boolean
  colleagues?: boolean
}

/** Changes what of the search stands in the address. */
export type Go = (change: Partial<Record<keyof NearbySearch, NearbySearch[keyof NearbySearch]>>) => void

const listed = (text: unknown): string | undefined =>
  typeof text === 'string' && text !== '' ? text : undefined
const number = (value: unknown, least: number, most: number): number | undefined => {
  const found = Number(value)
  return Number.isInteger(found) && found >= least && found <= most ? found : undefined
}

/** Only what makes sense is taken from an address; the rest is as if it were not there. */
export function nearbySearch(search: Record<string, unknown>): NearbySearch {
  const weekdays = listed(String(search.weekdays ?? ''))
  const taken = {
    day: typeof search.day === 'string' && isDay(search.day) ? search.day : undefined,
    weeks: number(search.weeks, 1, 8),
    weekdays: weekdays && /^[1-7](,[1-7])*$/.test(weekdays) ? weekdays : undefined,
    part: parts.find((part) => part === search.part),
    mode: nearbyModes.find((mode) => mode === search.mode),
    within: number(search.within, 1, 240),
    equipment: listed(search.equipment),
    attributes: listed(search.attributes),
    free: search.free === true || undefined,
    colleagues: search.colleagues === true || undefined,
  }
  return Object.fromEntries(Object.entries(taken).filter(([, value]) => value !== undefined)) as NearbySearch
}

/** The first weekday after a day: most look for tomorrow, and nobody for Sunday. */
export function nextWeekday(day: Day): Day {
  let next = addDays(day, 1)
  while (weekdayOf(next) > 5) next = addDays(next, 1)
  return next
}

export const wordsIn = (list: string | undefined): string[] => list?.split(',').filter(Boolean) ?? []

/** A word in a list, or out of it. */
export function toggled(list: string | undefined, word: string): string | undefined {
  const words = wordsIn(list)
  const next = words.includes(word) ? words.filter((one) => one !== word) : [...words, word].sort()
  return next.length > 0 ? next.join(',') : undefined
}

export function askedOf(
  search: NearbySearch,
  from: Point | undefined,
  today: Day,
): Asked<typeof nearby.search> {
  const day = search.day ?? nextWeekday(today)
  const weekdays = wordsIn(search.weekdays).map(Number)
  return {
    ...(from ? { from } : {}),
    mode: search.mode ?? 'any',
    ...(search.within ? { withinMinutes: search.within } : {}),
    wanted: search.weeks
      ? { from: day, weeks: search.weeks, weekdays: weekdays.length > 0 ? weekdays : [weekdayOf(day)] }
      : { day },
    part: search.part ?? 'day',
    equipment: wordsIn(search.equipment),
    attributes: wordsIn(search.attributes),
    free: search.free ?? false,
    colleagues: search.colleagues ?? false,
  }
}
