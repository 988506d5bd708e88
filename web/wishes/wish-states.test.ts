import { expect, test } from 'vitest'
import { emptyWish } from '../../features/wishes/rules.ts'
import type { Day } from '../../vocabulary/day.ts'
import {
  ask,
  askingOf,
  askOnly,
  columnOf,
  isWholeColumn,
  leftOf,
  lookOf,
  nextOf,
  strengthen,
} from './wish-states.ts'

const days = ['2027-03-01', '2027-03-02', '2027-03-03', '2027-03-08', '2027-03-09'] as Day[]
const [monday, tuesday, , nextMonday] = days as [Day, Day, Day, Day, Day]

test('a tap goes from office to away to absent and round', () => {
  const away = ask(emptyWish, [monday], nextOf(emptyWish, monday))
  const absent = ask(away, [monday], nextOf(away, monday))
  const office = ask(absent, [monday], nextOf(absent, monday))
  expect([away, absent, office].map((wish) => askingOf(wish, monday))).toEqual(['away', 'absent', 'office'])
  expect(office).toEqual(emptyWish)
})

test('a day is never both wished and absent, and days stay in order', () => {
  const wish = ask(ask(emptyWish, [tuesday, monday], 'away'), [monday], 'absent')
  expect(wish.wished).toEqual([tuesday])
  expect(wish.absent).toEqual([monday])
  expect(ask(wish, [nextMonday, monday], 'away').wished).toEqual([monday, tuesday, nextMonday])
})

test('what changes nothing is the same wish, so that nothing is saved', () => {
  const wish = ask(emptyWish, [monday], 'away')
  expect(ask(wish, [monday], 'away')).toBe(wish)
})

test('a column leaves absences alone', () => {
  const wish = ask(emptyWish, [monday], 'absent')
  expect(columnOf(wish, days, 1)).toEqual([nextMonday])
  expect(isWholeColumn(wish, days, 1)).toBe(false)
  expect(isWholeColumn(ask(wish, [nextMonday], 'away'), days, 1)).toBe(true)
  expect(isWholeColumn(wish, days, 5)).toBe(false)
})

test('a strength asks for the day, replaces another, ends with the wish, and stays within the allowance', () => {
  const allowance = { matters: 1, cannot: 1 }
  const matters = strengthen(emptyWish, monday, 'matters', allowance)
  expect([matters.wished, matters.matters, lookOf(matters, monday)]).toEqual([[monday], [monday], 'matters'])
  expect(strengthen(matters, tuesday, 'matters', allowance)).toBe(matters)
  const cannot = strengthen(matters, monday, 'cannot', allowance)
  expect([cannot.matters, cannot.cannot, leftOf(cannot, 'cannot', allowance)]).toEqual([[], [monday], 0])
  expect(leftOf(cannot, 'cannot', allowance, monday)).toBe(1)
  expect(ask(cannot, [monday], 'absent').cannot).toEqual([])
  expect(strengthen(cannot, monday, 'like', allowance)).toMatchObject({ wished: [monday], cannot: [] })
})

test('a pattern asks for its days and no others, and leaves absences and strengths', () => {
  const absent = ask(strengthen(emptyWish, monday, 'matters', { matters: 3, cannot: 1 }), [tuesday], 'absent')
  const pattern = askOnly(absent, [monday, tuesday, nextMonday])
  expect([pattern.wished, pattern.matters, pattern.absent]).toEqual([
    [monday, nextMonday],
    [monday],
    [tuesday],
  ])
  expect(askOnly(pattern, [nextMonday])).toMatchObject({ wished: [nextMonday], matters: [] })
})
