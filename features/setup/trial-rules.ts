// A month of invented people, planned with an administration's own numbers: what a result looks like.
import { type Day, weekdayOf } from '../../vocabulary/day.ts'

export type TrialCell = 'office' | 'home' | 'absent'
/** What a planned day is, without its hour. */
export const cellOf = (place: string): TrialCell =>
  place.startsWith('office') ? 'office' : place === 'absent' ? 'absent' : 'home'

/**
 * The days that an invented person wishes, ascending: one more than may be had, by a liking of Mondays and
 * Fridays as everywhere, and by the person's number so that not all wish alike.
 */
export function wishedDays(person: number, days: readonly Day[], most: number): Day[] {
  const liking = (day: Day, index: number) =>
    [6, 2, 1, 2, 7][weekdayOf(day) - 1]! + ((person * 7 + index * (3 + (person % 5))) % 9)
  return days
    .map((day, index) => ({ day, liking: liking(day, index) }))
    .sort((a, b) => b.liking - a.liking || (a.day < b.day ? -1 : 1))
    .slice(0, most + 1)
    .map(({ day }) => day)
    .sort()
}

const givenNames =
  'Ada Bruno Carla Dino Elena Fabio Giulia Ivo Lia Marco Nora Olmo Pia Renzo Silvia Tito'.split(' ')
const familyNames =
  'Abete Betulla Carpino Dafne Edera Faggio Ginepro Larice Mirto Nocciolo Ontano Pioppo Quercia Robinia Salice Tiglio'.split(
    ' ',
  )
/** An invented name, another for each number up to 256: families of trees, so that nobody is taken for real. */
export const inventedName = (number: number): string =>
  `${givenNames[number % 16]!} ${familyNames[(Math.floor(number / 16) + number) % 16]!}`
