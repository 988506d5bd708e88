// What of an earlier month is carried into another: weekdays as weekdays, the first Tuesday as the first Tuesday.
import { type Day, daysOfMonth, monthOf, weekdayOf } from '../../vocabulary/day.ts'
import type { Wish } from './rules.ts'

type Stated = Pick<Wish, 'wished' | 'absent'> & { days: readonly Day[] }

/** The weekdays wished most of the times they occurred; days of absence do not count as occurred. */
export function usualWeekdays({ wished, absent, days }: Stated): number[] {
  const possible = days.filter((day) => !absent.includes(day))
  const times = (list: readonly Day[], weekday: number) =>
    list.filter((day) => weekdayOf(day) === weekday).length
  return [1, 2, 3, 4, 5, 6, 7].filter((weekday) => times(wished, weekday) * 2 > times(possible, weekday))
}

/** All days of the calendar month that are the same weekday, ascending. */
const alike = (month: string, weekday: number): Day[] =>
  daysOfMonth(month).filter((day) => weekdayOf(day) === weekday)

/**
 * Last month's wished days as days of another month. A weekday usually wished becomes every such weekday. Any other
 * day keeps its place: the first Tuesday becomes the first Tuesday, the last of five becomes the last of four. What
 * is no working day there is left out.
 */
export function copyOf(last: Stated, days: readonly Day[]): Day[] {
  const first = days[0]
  if (first === undefined) return []
  const usual = usualWeekdays(last)
  const copied = new Set(days.filter((day) => usual.includes(weekdayOf(day))))
  for (const day of last.wished) {
    const weekday = weekdayOf(day)
    if (usual.includes(weekday)) continue
    const place = alike(monthOf(day), weekday).indexOf(day)
    const there = alike(monthOf(first), weekday)
    const same = there[place] ?? there.at(-1)!
    if (days.includes(same)) copied.add(same)
  }
  return [...copied].sort()
}

/** The weekdays usually wished in more than half of some months: a person's own pattern. */
export function patternOf(months: readonly Stated[]): number[] {
  const usual = months.map(usualWeekdays)
  return [1, 2, 3, 4, 5, 6, 7].filter(
    (weekday) => usual.filter((weekdays) => weekdays.includes(weekday)).length * 2 > months.length,
  )
}
