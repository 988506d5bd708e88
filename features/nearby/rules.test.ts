import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Day } from '../../vocabulary/day.ts'
import { freeInHalf, noSums } from './free-rules.ts'
import { daysWanted, inOrder, isLent, type Minutes, minutesBy, stripOf } from './rules.ts'

const day = (text: string) => text as Day
const today = day('2026-11-23')

test('days wanted are those of the weekdays that are not over; the strip begins today, or on the Monday of a later day', () => {
  expect(daysWanted({ from: day('2026-11-16'), weeks: 2, weekdays: [1, 3] }, today)).toEqual([
    '2026-11-23',
    '2026-11-25',
  ])
  expect(daysWanted({ day: day('2026-11-22') }, today)).toEqual([])
  expect(stripOf([day('2026-11-27')], today)[0]).toBe(today)
  expect(stripOf([day('2027-01-14')], today)[0]).toBe('2027-01-11')
})

describe('in order', () => {
  const site = (name: string, freeOn: number, minutes: Partial<Minutes>) => ({
    name,
    freeOn,
    minutes: { walk: null, bicycle: null, transit: null, ...minutes },
  })
  test('what has a free seat before what has none, then the nearest by the mode asked for, then by name', () => {
    const found = [
      site('Full', 0, { walk: 1 }),
      site('Far', 1, { walk: 30, transit: 12 }),
      site('B', 1, { walk: 20 }),
      site('A', 1, { walk: 20 }),
    ]
    expect(inOrder(found, 'walk').map(({ name }) => name)).toEqual(['A', 'B', 'Far', 'Full'])
    expect(inOrder(found, 'any').map(({ name }) => name)).toEqual(['Far', 'A', 'B', 'Full'])
    expect(minutesBy(found[1]!.minutes, 'bicycle')).toBe(null)
  })
})

const term = {
  from: today,
  until: day('2026-12-31'),
  weekdays: [1, 2, 3, 4, 5],
  ...{ morning: true, afternoon: false, seats: null as number | null, most: null as number | null },
}

test('a whole day needs both halves lent; the host’s own people need nothing', () => {
  const ask = (part: 'day' | 'morning') => isLent([term], day('2026-11-24'), part)
  expect([ask('day'), ask('morning'), isLent(null, day('2026-11-24'), 'day')]).toEqual([false, true, true])
})

describe('free seats of a half', () => {
  const free = (sums: Partial<typeof noSums>, kept: number, terms: (typeof term)[]) =>
    freeInHalf({ ...noSums, ...sums }, { fits: 10, kept, terms }, day('2026-11-24'), 'morning')
  test('what is kept for others is not there, what is kept for us is; the convention’s most and who waits bind', () => {
    expect(free({ taken: 4, shared: 4 }, 0, [term])).toBe(6)
    expect(free({ taken: 4, shared: 4 }, 5, [term])).toBe(1)
    expect(free({ taken: 4, shared: 4 }, 5, [{ ...term, seats: 5 }])).toBe(6)
    expect(free({ taken: 5, shared: 4, mine: 1 }, 0, [{ ...term, most: 3 }])).toBe(2)
    expect(free({ taken: 8, shared: 8, waiting: 1 }, 0, [term])).toBe(1)
  })
  test('is never less than none nor more than what is not in hands', () => {
    const few = fc.integer({ min: 0, max: 12 })
    fc.assert(
      fc.property(few, few, few, few, few, (taken, shared, waiting, mine, kept) => {
        const left = free({ taken, shared, waiting, mine }, kept, [{ ...term, seats: 3, most: 4 }])
        return left >= 0 && left <= Math.max(10 - taken, 0)
      }),
    )
  })
})
