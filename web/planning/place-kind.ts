import { isOffice, isSpace } from '../../features/planning/rules.ts'

export type PlaceKind = 'office' | 'home' | 'space' | 'absent'

/** What a manager may make of a day. */
export type ChangedTo = Exclude<PlaceKind, 'space'>

/** What a place is for the eye; its entry time is `office@08:30`'s second half. */
export const kindOf = (place: string): PlaceKind =>
  isOffice(place) ? 'office' : isSpace(place) ? 'space' : place === 'home' ? 'home' : 'absent'
export const entryOf = (place: string): string => (isOffice(place) ? place.slice('office@'.length) : '')
