import type { Wish } from '../../features/wishes/rules.ts'
import { type Day, weekdayOf } from '../../vocabulary/day.ts'

/** What a day is asked to be. One tap goes to the next. */
export type Asking = 'office' | 'away' | 'absent'
const next: Record<Asking, Asking> = { office: 'away', away: 'absent', absent: 'office' }

export const askingOf = ({ wished, absent }: Wish, day: Day): Asking =>
  wished.includes(day) ? 'away' : absent.includes(day) ? 'absent' : 'office'
export const nextOf = (wish: Wish, day: Day): Asking => next[askingOf(wish, day)]

/** The wish with these days asked to be so; the same wish where nothing changes. */
export function ask(wish: Wish, days: readonly Day[], asking: Asking): Wish {
  if (days.every((day) => askingOf(wish, day) === asking)) return wish
  const others = (list: readonly Day[]) => list.filter((day) => !days.includes(day))
  const sorted = (list: readonly Day[]) => [...list].sort()
  return {
    ...wish,
    wished: sorted(asking === 'away' ? [...others(wish.wished), ...days] : others(wish.wished)),
    absent: sorted(asking === 'absent' ? [...others(wish.absent), ...days] : others(wish.absent)),
  }
}

/** The days of a weekday that can be asked for: absences are left as they are. */
export const columnOf = (wish: Wish, days: readonly Day[], weekday: number): Day[] =>
  days.filter((day) => weekdayOf(day) === weekday && !wish.absent.includes(day))
export const isWholeColumn = (wish: Wish, days: readonly Day[], weekday: number): boolean => {
  const column = columnOf(wish, days, weekday)
  return column.length > 0 && column.every((day) => wish.wished.includes(day))
}
