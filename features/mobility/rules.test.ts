import { expect, test } from 'vitest'
import { findingSentences, refusalSentences } from '../../engines/mobility/findings.ts'
import type { Day } from '../../vocabulary/day.ts'
import { messages } from './messages.ts'
import { differenceOf, nearestShown, stateOfTimetable, waysKept } from './rules.ts'

const way = (minutes: number, own = false, transit: number | null = null) => ({
  ...{ personId: 'p', placeId: 'o' },
  own,
  walkSeconds: minutes * 60,
  bicycleSeconds: minutes * 60,
  carSeconds: 60,
  transitSeconds: transit === null ? null : transit * 60,
})

test('kept are the way to the own office, however long, and the nearest within the policy’s minutes, not by car', () => {
  const ways = [
    way(90, true),
    way(31),
    way(45, false, 12),
    way(30),
    ...Array.from({ length: 9 }, () => way(20)),
  ]
  const kept = waysKept(ways, 30)
  expect(kept[0]).toBe(ways[0])
  expect(kept[1]).toBe(ways[2])
  expect(kept).toHaveLength(1 + nearestShown)
  expect(kept).not.toContain(ways[1])
  expect(kept).not.toContain(ways[3])
})

test('what differs from the last measurement is measured anew, what is gone is forgotten, the rest is left alone', () => {
  const before = new Map([...'abc'].map((id) => [id, `${id} as it was`]))
  const now = new Map([
    ['a', 'a as it was'],
    ['b', 'b moved'],
    ['d', 'd is new'],
  ])
  expect(differenceOf(before, now)).toEqual({ changed: new Set(['b', 'd']), gone: ['c'] })
  expect(differenceOf(now, now)).toEqual({ changed: new Set(), gone: [] })
})

test('a timetable’s state: being read, refused, not yet, serving, ending within a month, over', () => {
  const read = new Date(0)
  const state = (
    from: string | null,
    until: string | null,
    readAt: Date | null = read,
    failedAt: Date | null = null,
  ) => stateOfTimetable({ readAt, failedAt, from: from as Day, until: until as Day }, '2026-11-23' as Day)
  expect([
    state(null, null, null),
    state(null, null, null, read),
    state(null, null),
    state('2026-12-01', '2027-12-31'),
    state('2026-01-01', '2026-12-23'),
    state('2026-01-01', '2026-12-22'),
    state('2026-01-01', '2026-11-22'),
  ]).toEqual(['reading', 'failed', 'refused', 'not-yet', 'serves', 'ends-soon', 'over'])
})

test('everything that an import may find has its words', () => {
  const missing = [
    ...Object.keys(findingSentences).map((code) => `mobility.finding-${code}`),
    ...Object.keys(refusalSentences).map((code) => `mobility.refusal-${code}`),
  ].filter((key) => !(key in messages.it) || !(key in messages.en))
  expect(missing).toEqual([])
})
