import { expect, test } from 'vitest'
import { askingOf, type DirectorateGroup, daysOf } from './outlook-rules.ts'

// Half of seven days are three and a half: four by the usual rounding, three where policy rounds down.
const half = { daysPerPerson: 7, partTimePercent: 50, ownDays: null }

test('days of a part-time colleague follow the rounding of the policy, and an exception of their own', () => {
  expect([daysOf(half, 'nearest'), daysOf(half, 'down'), daysOf(half, 'up')]).toEqual([4, 3, 4])
  // Authorised as an exception: ten days, whatever the share of full time.
  expect(daysOf({ ...half, ownDays: 10 }, 'down')).toBe(10)
})

test('nobody counts for more days than they may have; who has not stated counts among all alone', () => {
  const groups: DirectorateGroup[] = [
    { ...half, asked: 6, people: 3 },
    { ...half, asked: 2, people: 4 },
    { ...half, ownDays: 10, asked: 9, people: 1 },
    { ...half, asked: null, people: 5 },
  ]
  expect(askingOf(groups, 'down')).toEqual({
    asked: [
      { days: 3, people: 3 },
      { days: 2, people: 4 },
      { days: 9, people: 1 },
    ],
    people: 13,
    everybody: 12 * 3 + 10,
  })
})
