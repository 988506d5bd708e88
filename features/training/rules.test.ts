import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, type Day } from '../../vocabulary/day.ts'
import { indicatorsOf, rowsOf, shownRows } from './completion-rules.ts'
import { trainingNeeded } from './gate-rules.ts'
import { freeSeats, validUntil, warningDue } from './rules.ts'

const day = (text: string) => text as Day
const someDay = fc.integer({ min: 0, max: 4000 }).map((days) => addDays('2024-01-01', days))

test('a certificate holds until the same day of the month after so many months, or its last', () => {
  expect(validUntil(day('2026-01-15'), 12)).toBe('2027-01-15')
  expect(validUntil(day('2026-08-31'), 6)).toBe('2027-02-28')
  expect(validUntil(day('2024-02-29'), 12)).toBe('2025-02-28')
  expect(validUntil(day('2026-01-15'), null)).toBeNull()
  fc.assert(
    fc.property(someDay, fc.integer({ min: 1, max: 60 }), (from, months) => {
      const until = validUntil(from, months)!
      expect(until > from && validUntil(from, months + 1)! > until).toBe(true)
      expect(Number(until.slice(8))).toBeLessThanOrEqual(Number(from.slice(8)))
    }),
  )
})

test('of seats the lowest that nobody has', () => {
  expect(freeSeats(5, [1, 3], 2)).toEqual([2, 4])
  expect(freeSeats(2, [1, 2], 1)).toEqual([])
})

test('a day is covered exactly if all that is required on it holds on it, and something is said exactly if one is not', () => {
  const held = fc.record({
    courseId: fc.constantFrom('a', 'b'),
    issuedOn: someDay,
    validUntil: fc.option(someDay, { nil: null }),
  })
  const required = fc.record({
    courseId: fc.constantFrom('a', 'b'),
    title: fc.constant('T'),
    requiredFrom: someDay,
  })
  fc.assert(
    fc.property(
      fc.array(required, { maxLength: 2 }),
      fc.array(held, { maxLength: 4 }),
      someDay,
      (needs, has, first) => {
        const days = Array.from({ length: 20 }, (_, place) => addDays(first, place))
        const { covered, reasons } = trainingNeeded('block', needs, has, days)
        const right = days.filter((one) =>
          needs.every(
            (need) =>
              one < need.requiredFrom ||
              has.some(
                (its) =>
                  its.courseId === need.courseId &&
                  its.issuedOn <= one &&
                  (its.validUntil === null || one <= its.validUntil),
              ),
          ),
        )
        expect(covered).toEqual(right)
        expect(reasons.length > 0).toBe(right.length < days.length)
      },
    ),
  )
})

test('warnings: the nearest that came, none after the end', () => {
  expect(warningDue(day('2027-01-31'), [60, 30, 7], day('2026-12-01'))).toBeUndefined()
  expect(warningDue(day('2027-01-31'), [60, 30, 7], day('2026-12-02'))).toBe(60)
  expect(warningDue(day('2027-01-31'), [60, 30, 7], day('2027-01-30'))).toBe(7)
  expect(warningDue(day('2027-01-31'), [60, 30, 7], day('2027-02-01'))).toBeUndefined()
})

test('counts for others tell of nobody: few are merged or untold, the rest rounded', () => {
  const people = Array.from({ length: 31 }, (_, index) => ({
    personId: String(index),
    directorate: index < 3 ? 'Piccola' : index < 12 ? 'Media' : 'Grande',
    roles: index === 0 ? ['directorate-head'] : [],
    isAgile: index % 2 === 0,
  }))
  const rows = rowsOf('everybody', people, new Set(['0', '12', '13', '14']))
  expect(rows.map(({ name, people, done }) => `${name} ${done}/${people}`)).toEqual([
    'Grande 3/19',
    'Media 0/9',
    'Piccola 1/3',
  ])
  expect(shownRows(rows, 'merged')).toEqual([
    { name: 'Grande', directorates: 1, people: 20, done: 5 },
    { name: null, directorates: 2, people: 10, done: 0 },
  ])
  expect(shownRows(rows.slice(0, 1), 'own')).toEqual([
    { name: 'Grande', directorates: 1, people: 20, done: null },
  ])
  const certified = (['digital', 'management'] as const).map((subject) => ({
    ...{ courseId: subject, subject, personId: '0', holds: true, thisYear: true },
  }))
  expect(indicatorsOf(people, certified)).toEqual([
    { name: 'management', people: 1, done: 1 },
    { name: 'organisational', people: 16, done: 0 },
    { name: 'digital', people: 16, done: 1 },
  ])
})
