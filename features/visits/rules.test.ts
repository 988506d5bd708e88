import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  balanceTold,
  clockOf,
  keptUntil,
  leastPeople,
  minutesOf,
  reasonsNotToArrive,
  reasonsNotToReadCodes,
  sharesOf,
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

const month = (membershipId: string, on: string, lent: number, received: number) => ({
  ...{ membershipId, name: membershipId, month: on, lent, received },
})

test('months below five days are hidden, none is told as none', () => {
  expect(balanceTold([month('a', '2026-01', 11, 0), month('b', '2026-01', 0, 11)])).toEqual({
    items: [
      { name: 'a', lent: 5.5, received: 0 },
      { name: 'b', lent: 0, received: 5.5 },
    ],
    ...{ lent: 5.5, received: 5.5 },
  })
})

test('a small month is found neither from a longer span nor from the other column', () => {
  const january = [month('a', '2026-01', 40, 0), month('b', '2026-01', 0, 40)]
  const both = [...january, month('a', '2026-02', 4, 0), month('b', '2026-02', 0, 4)]
  expect(balanceTold(january).lent).toBe(20)
  // January and February together, less January, would be February's two days.
  const hidden = { name: 'a', lent: null, received: 0 }
  expect(balanceTold(both)).toMatchObject({ items: [hidden, { lent: 0, received: null }], lent: null })
  // Lent 20 + 4 + 16 are received 20 + 20: the four alone hidden would be what is missing.
  const alone = balanceTold([
    month('a', '2026-03', 20, 20),
    month('b', '2026-03', 4, 20),
    month('c', '2026-03', 16, 0),
  ])
  expect(
    alone.items.flatMap(({ lent, received }) => [lent, received]).filter((one) => one === null),
  ).toHaveLength(2)
  expect([alone.lent, alone.received]).toEqual([null, null])
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
