import { isAway, isOffice } from '../../features/planning/rules.ts'

export type PlaceKind = 'office' | 'home' | 'absent'

/** What a place is for the eye; its entry time is `office@08:30`'s second half. */
export const kindOf = (place: string): PlaceKind =>
  isOffice(place) ? 'office' : isAway(place) ? 'home' : 'absent'
export const entryOf = (place: string): string => place.slice('office@'.length)
