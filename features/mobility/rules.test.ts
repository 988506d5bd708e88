import { expect, test } from 'vitest'
import { findingSentences, refusalSentences } from '../../engines/mobility/findings.ts'
import type { Day } from '../../vocabulary/day.ts'
import { messages } from './messages.ts'
import { isKept, staleBetween, stateOfTimetable } from './rules.ts'

const way = (minutes: number, own = false, transit: number | null = null) => ({
  own,
  walkSeconds: minutes * 60,
  bicycleSeconds: minutes * 60,
  carSeconds: 60,
  transitSeconds: transit === null ? null : transit * 60,
})

test('kept are the way to the own office, however long, and those within the minutes of the policy, not by car', () => {
  const ways = [way(90, true), way(31), way(45, false, 12), way(30)]
  expect(ways.map((one) => isKept(one, 30))).toEqual([true, false, true, true])
})

test('what differs from the last measurement is measured anew, what is gone is forgotten, the rest is left alone', () => {
  const before = new Map([...'abc'].map((id) => [id, `${id} as it was`]))
  const now = new Map([
    ['a', 'a as it was'],
    ['b', 'b moved'],
    ['d', 'd is new'],
  ])
  expect(staleBetween(before, now)).toEqual({ changed: ['b', 'd'], stale: ['b', 'c'] })
  expect(staleBetween(now, now)).toEqual({ changed: [], stale: [] })
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
