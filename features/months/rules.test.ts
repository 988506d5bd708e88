import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Day, Month } from '../../vocabulary/day.ts'
import { easterOf, holidaysOf, isWorkingDay } from '../../vocabulary/holidays.ts'
import { mostAwayDays } from '../policy/rules.ts'
import { quotaOf, reasonsNotToKeep, stageOf, usualLastDayOfWishes, workingDaysOf } from './rules.ts'

describe('the calendar', () => {
  test('Easter falls where the almanac says', () => {
    expect([2000, 2025, 2026, 2027, 2038].map(easterOf)).toEqual([
      '2000-04-23',
      '2025-04-20',
      '2026-04-05',
      '2027-03-28',
      '2038-04-25',
    ])
  })
  test('working days of Milan in a year: 251, 253, 253', () => {
    const daysOf = (year: number) =>
      Array.from(
        { length: 12 },
        (_, index) => `${year}-${String(index + 1).padStart(2, '0')}` as Month,
      ).reduce((sum, month) => sum + workingDaysOf(month, '12-07').days.length, 0)
    expect([2025, 2026, 2027].map(daysOf)).toEqual([251, 253, 253])
    expect(workingDaysOf('2026-12' as Month, '12-07').days).toHaveLength(20)
    expect(workingDaysOf('2027-10' as Month, '12-07').days).toHaveLength(20)
  })
  test('4 October is a holiday from 2026 on', () => {
    const saintFrancis = (year: number) =>
      holidaysOf(year, null).some(({ name }) => name === 'holiday/saint-francis')
    expect([2025, 2026].map(saintFrancis)).toEqual([false, true])
  })
  test('a working day is Monday to Friday and no holiday', () => {
    const days = ['2026-11-23', '2026-11-28', '2026-12-07', '2026-12-08'] as Day[]
    expect(days.map((day) => isWorkingDay(day, '12-07'))).toEqual([true, false, false, false])
    expect(isWorkingDay('2026-12-07' as Day, null)).toBe(true)
  })
  test('the patron day is a holiday of its seat only', () => {
    expect(workingDaysOf('2027-12' as Month, '12-07').holidays.map(({ name }) => name)).toEqual([
      'holiday/patron',
      'holiday/immaculate',
    ])
    expect(workingDaysOf('2027-12' as Month, null).days).toContain('2027-12-07')
  })
})

test('wishes usually end ten days before the month, and never in the past', () => {
  expect(usualLastDayOfWishes('2027-03' as Month, '2027-01-20' as Day)).toBe('2027-02-19')
  expect(usualLastDayOfWishes('2027-03' as Month, '2027-02-18' as Day)).toBe('2027-02-21')
  expect(usualLastDayOfWishes('2027-03' as Month, '2027-02-27' as Day)).toBe('2027-03-02')
})

describe('numbers', () => {
  test('the official vector: 127 working days, at most 63 away; presence always prevails', () => {
    expect(mostAwayDays(127)).toBe(63)
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 400 }), (days) => days - mostAwayDays(days) > mostAwayDays(days)),
    )
  })
  test('part-time in proportion, to the nearest day', () => {
    expect([100, 83, 50, 30].map((percent) => quotaOf(8, percent))).toEqual([8, 7, 4, 2])
  })
  test('a month goes from wishes to planning to published', () => {
    const month = { wishesUntil: '2027-02-19' as Day, wishesClosed: false, published: false }
    expect(stageOf(month, '2027-02-19' as Day)).toBe('wishes')
    expect(stageOf(month, '2027-02-20' as Day)).toBe('planning')
    expect(stageOf({ ...month, wishesClosed: true }, '2027-02-01' as Day)).toBe('planning')
    expect(stageOf({ ...month, published: true }, '2027-02-01' as Day)).toBe('published')
  })
  test('all that is wrong with the numbers is said together', () => {
    const reasons = reasonsNotToKeep(
      '2027-03' as Month,
      {
        days: ['2027-03-02', '2027-03-01', '2027-04-01'] as Day[],
        wishesUntil: '2027-04-02' as Day,
        daysPerPerson: 8,
        daysPerWeek: null,
        budgets: [{ directorateId: 'nowhere', days: 1 }],
        minima: [
          { teamId: 'a', people: 1 },
          { teamId: 'a', people: 1 },
        ],
      },
      { directorateIds: new Set(), teamIds: new Set(['a']) },
    )
    expect(reasons.map(({ code }) => code)).toEqual([
      'months/days-not-ascending',
      'months/day-of-another-month',
      'months/wishes-end-too-late',
      'months/more-days-than-the-month',
      'months/unknown-directorate',
      'months/team-twice',
    ])
  })
})
