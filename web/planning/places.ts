import type { IconName } from '../design/icon-paths.ts'

/** `office@08:30`, `home`, `absent`, as the plan writes them, taken apart for the eye. */
export type PlaceKind = 'office' | 'home' | 'absent'
export const kindOf = (place: string): PlaceKind =>
  place === 'home' ? 'home' : place === 'absent' ? 'absent' : 'office'
export const entryOf = (place: string): string => (place.startsWith('office@') ? place.slice(7) : '')
export const placeIcons: Record<PlaceKind, IconName> = { office: 'pa', home: 'house', absent: 'minus' }
/** The classes of the month grid: away days look as they did when asked for. */
export const placeLooks: Record<PlaceKind, string> = { office: 'office', home: 'away', absent: 'absent' }
