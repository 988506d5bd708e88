import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, type Day, weekdayOf } from '../../vocabulary/day.ts'
import { holidaysOf } from '../../vocabulary/holidays.ts'
import { checklistOf, standingOf, warningDue } from './checklist-rules.ts'
import { isOpen, type Opening, openDays, reasonsNotToKeep } from './rules.ts'

const day = (text: string) => text as Day
/** Monday to Thursday the whole day, Friday the morning, Saturday the afternoon. */
const site = (changes: Partial<Opening> = {}): Opening => ({
  ...{ opens: [480, 480, 480, 480, 480, 840, null], closes: [1140, 1140, 1140, 1140, 780, 1080, null] },
  ...{
    noon: 780,
    patronDay: '12-07',
    openOnHolidays: false,
    published: true,
    closedFrom: null,
    closures: [],
  },
  ...changes,
})
const halvesOf = (on: string, changes: Partial<Opening> = {}) =>
  (['morning', 'afternoon'] as const).filter((half) => isOpen(site(changes), day(on), half))

test('a site is open by weekday and half, not on holidays of its place, not where closed', () => {
  expect(halvesOf('2026-11-26')).toEqual(['morning', 'afternoon'])
  expect(halvesOf('2026-11-27')).toEqual(['morning'])
  expect(halvesOf('2026-11-28')).toEqual(['afternoon'])
  expect(halvesOf('2026-11-29')).toEqual([])
  expect(halvesOf('2026-12-07')).toEqual([])
  expect(halvesOf('2026-12-07', { patronDay: null })).toEqual(['morning', 'afternoon'])
  expect(halvesOf('2026-12-08', { openOnHolidays: true })).toEqual(['morning', 'afternoon'])
  const eve = { from: day('2026-12-24'), until: day('2026-12-24'), morning: false, afternoon: true }
  expect(halvesOf('2026-12-24', { closures: [eve] })).toEqual(['morning'])
  expect(halvesOf('2026-11-26', { published: false })).toEqual([])
  expect(halvesOf('2026-11-26', { closedFrom: day('2026-11-26') })).toEqual([])
  expect(halvesOf('2026-11-25', { closedFrom: day('2026-11-26') })).toEqual(['morning', 'afternoon'])
})

test('of any closures: the open days are those that no closure and no holiday touches', () => {
  const begin = day('2026-11-23')
  const closure = fc
    .record({ at: fc.nat(60), days: fc.nat(10), morning: fc.boolean(), afternoon: fc.boolean() })
    .map(({ at, days, ...parts }) => ({
      ...parts,
      from: addDays(begin, at),
      until: addDays(begin, at + days),
    }))
  const holidays = new Set([...holidaysOf(2026, '12-07'), ...holidaysOf(2027, '12-07')].map((one) => one.day))
  fc.assert(
    fc.property(fc.array(closure, { maxLength: 4 }), (closures) => {
      const found = openDays(site({ closures }), begin, addDays(begin, 70))
      const shut = (on: Day, half: 'morning' | 'afternoon') =>
        closures.some((one) => one[half] && one.from <= on && on <= one.until)
      for (const { day: on, morning, afternoon } of found) {
        expect([weekdayOf(on) === 7, holidays.has(on), morning || afternoon]).toEqual([false, false, true])
        expect([morning && shut(on, 'morning'), afternoon && shut(on, 'afternoon')]).toEqual([false, false])
      }
      const open = new Set(found.map((one) => one.day))
      for (let at = 0; at <= 70; at++) {
        const on = addDays(begin, at)
        if (!open.has(on) && weekdayOf(on) <= 4 && !holidays.has(on))
          expect(shut(on, 'morning') && shut(on, 'afternoon')).toBe(true)
      }
    }),
    { numRuns: 100 },
  )
})

test('hours that close before they open, and a capacity above the seats, are said', () => {
  const written = { ...site({ closes: [480, 1140, null, 1140, 780, 1080, null] }), capacity: 5 }
  expect(reasonsNotToKeep(written, 4)).toEqual([
    { code: 'spaces/opening-unsound', weekday: 1 },
    { code: 'spaces/opening-unsound', weekday: 3 },
    { code: 'spaces/capacity-above-seats', capacity: 5, seats: 4 },
  ])
})

test('the checklist of a qualified coworking: ten seats, and each thing by any that shows it', () => {
  const met = (equipment: Parameters<typeof checklistOf>[0], seats: number) =>
    checklistOf(equipment, seats)
      .filter((one) => one.met)
      .map(({ check }) => check)
  expect(met([], 9)).toEqual([])
  expect(met(['broadband', 'canteen', 'phone-booth'], 10)).toEqual([
    ...['ten-seats', 'technology', 'common-rooms', 'refreshments'],
  ])
})

test('a document is warned of 60, 30 and 7 days before its end and once after, each once', () => {
  const end = day('2027-03-01')
  const given: [day: string, warning: number][] = []
  let warned: number | null = null
  for (let on = day('2026-12-01'); on <= '2027-03-20'; on = addDays(on, 1)) {
    const due = warningDue(end, warned, on)
    if (due === undefined) continue
    given.push([on, due])
    warned = due
  }
  expect(given).toEqual([
    ['2026-12-31', 60],
    ['2027-01-30', 30],
    ['2027-02-22', 7],
    ['2027-03-02', 0],
  ])
  expect(['2026-12-30', '2026-12-31', '2027-03-02'].map((on) => standingOf(end, day(on)))).toEqual([
    ...['valid', 'ends-soon', 'expired'],
  ])
})
