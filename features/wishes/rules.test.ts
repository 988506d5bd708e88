import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Day, Month } from '../../vocabulary/day.ts'
import { workingDaysOf } from '../months/rules.ts'
import { emptyWish, pictureOf, reasonsNotToState, usualWeekdays } from './rules.ts'

const { days } = workingDaysOf('2027-03' as Month, null)
const numbers = { days, quota: 8, perWeek: 2, homeSuitable: true }
const wishOf = (...wished: string[]) => ({ ...emptyWish, wished: wished as Day[] })

test('each wish is held against quota, week and home at once', () => {
  const picture = pictureOf(wishOf('2027-03-01', '2027-03-02', '2027-03-03'), {
    ...numbers,
    quota: 2,
    homeSuitable: false,
  })
  expect(picture.notes).toEqual([
    { code: 'wishes/more-than-quota', wished: 3, quota: 2 },
    { code: 'wishes/more-than-week', monday: '2027-03-01', wished: 3, perWeek: 2 },
    { code: 'wishes/home-not-suitable' },
  ])
  expect([picture.wishedDays, picture.daysLeft]).toEqual([3, 0])
})

test('a wish in order has nothing said of it, and presence counts what may be granted', () => {
  const picture = pictureOf({ ...wishOf('2027-03-01', '2027-03-09'), absent: ['2027-03-02' as Day] }, numbers)
  expect(picture.notes).toEqual([])
  expect([picture.daysLeft, picture.presenceDays, picture.workingDays]).toEqual([
    6,
    days.length - 3,
    days.length - 1,
  ])
})

test('refused: days of no month, wished and absent, a month no longer open; all said together', () => {
  const wish = { ...wishOf('2027-03-06', '2027-03-08'), absent: ['2027-03-08' as Day] }
  expect(reasonsNotToState(wish, days, 'planning').map(({ code }) => code)).toEqual([
    'wishes/month-not-open',
    'wishes/not-a-working-day',
    'wishes/wished-and-absent',
  ])
})

test('as last month: a weekday wished more often than not', () => {
  const tuesdays = days.filter((day) => ['02', '09', '16', '30'].includes(day.slice(8)))
  expect(usualWeekdays([...tuesdays, '2027-03-04' as Day], days)).toEqual([2])
})

test('wishes and days left never exceed the quota together, whatever is asked', () => {
  fc.assert(
    fc.property(fc.subarray(days), fc.nat(12), (wished, quota) => {
      const picture = pictureOf({ ...emptyWish, wished }, { ...numbers, quota })
      expect(picture.daysLeft).toBe(Math.max(0, quota - wished.length))
      expect(picture.weeks.reduce((sum, week) => sum + week.wishedDays, 0)).toBe(wished.length)
      expect(picture.notes.some(({ code }) => code === 'wishes/more-than-quota')).toBe(wished.length > quota)
    }),
  )
})
