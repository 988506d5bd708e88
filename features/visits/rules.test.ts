import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  arrivedTold,
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

test('who came today is told where some of those that a host could know came and some did not, and else not at all', () => {
  const upTo = (most: number) => Array.from({ length: most + 1 }, (_, index) => index)
  let told = 0
  for (const known of upTo(8))
    for (const others of upTo(4))
      for (const came of upTo(known))
        for (const othersCame of upTo(others)) {
          const said = arrivedTold(came + othersCame, known + others, known)
          if (known === 0) expect(said).toBe(othersCame)
          if (known === 0 || said === null) continue
          told++
          expect(said).toBe(came + othersCame)
          // Whatever is known of the others, and the host may have marked them itself.
          expect([known >= leastPeople, came > 0, came < known]).toEqual([true, true, true])
        }
  expect(told).toBeGreaterThan(50)
  // Hidden alike where none and where all came: that it is hidden says neither.
  expect([arrivedTold(0, 6, 6), arrivedTold(6, 6, 6), arrivedTold(3, 6, 6)]).toEqual([null, null, 3])
})

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
