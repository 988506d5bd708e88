import { expect, test } from 'vitest'
import { type Day, daysOfMonth, type Month, weekdayOf } from '../../vocabulary/day.ts'
import { gridOf, type Spot, spotAfter } from './month-moves.ts'

const month = '2027-01' as Month
/** January 2027 without its weekends, New Year and Epiphany. */
const days = daysOfMonth(month).filter(
  (day) => weekdayOf(day) <= 5 && !['2027-01-01', '2027-01-06'].includes(day),
)
const place = { weekdays: gridOf(month, days).weekdays, days, heads: true }
const walk = (from: Spot, ...keys: string[]): Spot | null =>
  keys.reduce<Spot | null>((at, key) => (at === null ? null : spotAfter(key, at, place)), from)

test('the grid shows Monday to Friday, and the weekend only where somebody works', () => {
  expect(gridOf(month, days).weekdays).toEqual([1, 2, 3, 4, 5])
  expect(gridOf(month, [...days, '2027-01-30' as Day]).weekdays).toEqual([1, 2, 3, 4, 5, 6])
  expect(gridOf(month, days).mondays).toEqual([
    '2026-12-28',
    '2027-01-04',
    '2027-01-11',
    '2027-01-18',
    '2027-01-25',
  ])
})

test('arrows step over what is no working day', () => {
  expect(walk('2027-01-05' as Day, 'ArrowRight')).toBe('2027-01-07')
  expect(walk('2027-01-11' as Day, 'ArrowLeft')).toBe('2027-01-08')
  expect(walk('2027-01-13' as Day, 'ArrowUp')).toBe(3)
  expect(walk('2027-01-29' as Day, 'ArrowRight')).toBe('2027-01-29')
})

test('up from the first week leads to the weekday, down from it back into the month', () => {
  expect(walk('2027-01-04' as Day, 'ArrowUp', 'ArrowRight', 'ArrowDown')).toBe('2027-01-05')
  expect(walk(1, 'ArrowLeft')).toBe(1)
  expect(walk('2027-01-14' as Day, 'Home')).toBe('2027-01-11')
  expect(walk('2027-01-14' as Day, 'End')).toBe('2027-01-15')
})

test('other keys are not the grid’s', () => {
  expect(walk('2027-01-14' as Day, 'a')).toBeNull()
  expect(walk('2027-01-14' as Day, 'Tab')).toBeNull()
})
