import { type Strength, strengthOf, type Wish } from '../../features/wishes/rules.ts'
import { type Day, weekdayOf } from '../../vocabulary/day.ts'

/** What a day is asked to be. One tap goes to the next. */
export type Asking = 'office' | 'away' | 'absent'
const next: Record<Asking, Asking> = { office: 'away', away: 'absent', absent: 'office' }

export const askingOf = ({ wished, absent }: Pick<Wish, 'wished' | 'absent'>, day: Day): Asking =>
  wished.includes(day) ? 'away' : absent.includes(day) ? 'absent' : 'office'
export const nextOf = (wish: Wish, day: Day): Asking => next[askingOf(wish, day)]

/** What a day is asked to be, with how strongly. */
export type Look = 'office' | 'away' | 'matters' | 'cannot' | 'absent'
export function lookOf(wish: Pick<Wish, 'wished' | 'absent' | 'matters' | 'cannot'>, day: Day): Look {
  const asking = askingOf(wish, day)
  const strength = strengthOf(wish, day)
  return asking === 'away' && strength !== 'like' ? strength : asking
}

const without = (list: readonly Day[], days: readonly Day[]) => list.filter((day) => !days.includes(day))
const withDays = (list: readonly Day[], days: readonly Day[]) => [...without(list, days), ...days].sort()

/** The wish with these days asked to be so; the same wish where nothing changes. */
export function ask(wish: Wish, days: readonly Day[], asking: Asking): Wish {
  if (days.every((day) => askingOf(wish, day) === asking)) return wish
  const away = asking === 'away'
  return {
    ...wish,
    wished: away ? withDays(wish.wished, days) : without(wish.wished, days),
    // A day that is not asked for has no strength; one that is keeps what it had.
    matters: away ? wish.matters : without(wish.matters, days),
    cannot: away ? wish.cannot : without(wish.cannot, days),
    absent: asking === 'absent' ? withDays(wish.absent, days) : without(wish.absent, days),
  }
}

export type Allowance = { matters: number; cannot: number }
/** Days of a strength that are left, the day itself not counted. */
export const leftOf = (wish: Wish, strength: 'matters' | 'cannot', allowance: Allowance, day?: Day): number =>
  allowance[strength] - wish[strength].filter((one) => one !== day).length

/** The day asked for, so strongly; the same wish where that is so already or the allowance is used. */
export function strengthen(wish: Wish, day: Day, strength: Strength, allowance: Allowance): Wish {
  if (askingOf(wish, day) === 'away' && strengthOf(wish, day) === strength) return wish
  if (strength !== 'like' && leftOf(wish, strength, allowance, day) < 1) return wish
  const asked = ask(wish, [day], 'away')
  const marked = (one: 'matters' | 'cannot') =>
    strength === one ? withDays(asked[one], [day]) : without(asked[one], [day])
  return { ...asked, matters: marked('matters'), cannot: marked('cannot') }
}

/** The days of a weekday that can be asked for: absences are left as they are. */
export const columnOf = (wish: Wish, days: readonly Day[], weekday: number): Day[] =>
  days.filter((day) => weekdayOf(day) === weekday && !wish.absent.includes(day))
export const isWholeColumn = (wish: Wish, days: readonly Day[], weekday: number): boolean => {
  const column = columnOf(wish, days, weekday)
  return column.length > 0 && column.every((day) => wish.wished.includes(day))
}

/** These days asked for and no others; absences and the strength of days that stay are left as they are. */
export function askOnly(wish: Wish, days: readonly Day[]): Wish {
  const wanted = days.filter((day) => !wish.absent.includes(day))
  const dropped = ask(
    wish,
    wish.wished.filter((day) => !wanted.includes(day)),
    'office',
  )
  return ask(dropped, wanted, 'away')
}
