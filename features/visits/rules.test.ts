import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  clockOf,
  keptUntil,
  leastPeople,
  minutesOf,
  reasonsNotToArrive,
  reasonsNotToReadCodes,
  sharesOf,
  toldSum,
} from './rules.ts'

const counts = fc.uniqueArray(
  fc.record({
    weekday: fc.integer({ min: 1, max: 7 }),
    days: fc.integer({ min: 1, max: 5 }),
    people: fc.integer({ min: 0, max: 12 }),
    booked: fc.integer({ min: 0, max: 60 }),
    arrived: fc.integer({ min: 0, max: 60 }),
  }),
  { selector: ({ weekday }) => weekday, maxLength: 7 },
)

test('no share is told of fewer than five people, none exactly, and none can be worked out from the whole', () => {
  fc.assert(
    fc.property(counts, (weekdays) => {
      const told = sharesOf(weekdays.map((one) => ({ ...one, arrived: Math.min(one.arrived, one.booked) })))
      const hidden = weekdays.filter((one, index) => {
        const share = told.weekdays[index]!.arrivedPercent
        if (share !== null) {
          expect(one.people).toBeGreaterThanOrEqual(leastPeople)
          expect(share % 5).toBe(0)
        }
        return share === null && one.booked > 0
      })
      if (hidden.length > 0) expect(told.arrivedPercent).toBeNull()
    }),
  )
})

test('sums below five days are hidden, none is told as none', () => {
  expect([0, 1, 9, 10, 11].map(toldSum)).toEqual([0, null, null, 5, 5.5])
})

test('who has the morning is expected in the morning', () => {
  const rule = { mornings: '10:00', afternoons: '14:30' }
  expect(keptUntil(rule, { morning: true, afternoon: true })).toBe('10:00')
  expect(keptUntil(rule, { morning: false, afternoon: true })).toBe('14:30')
})

test('every reason is said at once', () => {
  expect(
    reasonsNotToArrive({ day: '2026-11-24', state: 'asked' }, '2026-11-23').map(({ code }) => code),
  ).toEqual(['visits/not-today', 'visits/waits-for-host'])
  expect(reasonsNotToReadCodes({ host: false, guest: false })).toHaveLength(2)
  expect(reasonsNotToReadCodes({ host: true, guest: true })).toEqual([])
})

test('clocks are read as they are written', () => {
  for (const minutes of [0, 61, 600, 1439]) expect(minutesOf(clockOf(minutes))).toBe(minutes)
})
