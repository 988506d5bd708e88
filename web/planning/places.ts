import type { IconName } from '../design/icon-paths.ts'
import type { PlaceKind } from './place-kind.ts'

export const placeIcons: Record<PlaceKind, IconName> = {
  office: 'pa',
  home: 'house',
  space: 'map-marker',
  absent: 'minus',
}
/** The classes of the month grid: away days look as they did when asked for. */
export const placeLooks: Record<PlaceKind, string> = {
  office: 'office',
  home: 'away',
  space: 'away',
  absent: 'absent',
}
