import { addDays, type Day, daysOfMonth, type Month, weekdayOf, weekOf } from '../../vocabulary/day.ts'

/** Where one is in the grid: a working day, or the head of a weekday's column (1 = Monday). */
export type Spot = Day | number

/** Columns Monday to Friday, and the weekend only if somebody works then; rows by their Monday. */
export function gridOf(month: Month, days: readonly Day[]): { weekdays: number[]; mondays: Day[] } {
  const worked = new Set(days.map(weekdayOf))
  const weekdays = [1, 2, 3, 4, 5, 6, 7].filter((weekday) => weekday <= 5 || worked.has(weekday))
  const shown = daysOfMonth(month).filter((day) => weekdays.includes(weekdayOf(day)))
  return { weekdays, mondays: [...new Set(shown.map(weekOf))] }
}

/** Where a key leads; null where it leads nowhere, and so is no key of the grid. */
export function spotAfter(
  key: string,
  at: Spot,
  { weekdays, days, heads }: { weekdays: readonly number[]; days: readonly Day[]; heads: boolean },
): Spot | null {
  const first = days[0]
  if (first === undefined) return null
  if (typeof at === 'number') {
    const column = weekdays.indexOf(at)
    if (key === 'ArrowRight') return weekdays[column + 1] ?? at
    if (key === 'ArrowLeft') return weekdays[column - 1] ?? at
    if (key === 'Home') return weekdays[0] ?? at
    if (key === 'End') return weekdays.at(-1) ?? at
    if (key === 'ArrowDown') return days.find((day) => weekdayOf(day) === at) ?? first
    return null
  }
  const index = days.indexOf(at)
  const sameColumn = (weeks: number): Day | undefined => {
    for (let day = addDays(at, weeks * 7); day >= first && day <= days.at(-1)!; day = addDays(day, weeks * 7))
      if (days.includes(day)) return day
    return undefined
  }
  const week = days.filter((day) => weekOf(day) === weekOf(at))
  if (key === 'ArrowRight') return days[index + 1] ?? at
  if (key === 'ArrowLeft') return days[index - 1] ?? at
  if (key === 'Home') return week[0] ?? at
  if (key === 'End') return week.at(-1) ?? at
  if (key === 'ArrowDown') return sameColumn(1) ?? at
  if (key === 'ArrowUp') return sameColumn(-1) ?? (heads ? weekdayOf(at) : at)
  return null
}
