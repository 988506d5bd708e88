import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, type Day } from '../../vocabulary/day.ts'
import { items } from '../policy/rules.ts'
import {
  type Priority,
  priorityCategories,
  reasonsNotToDerogate,
  reasonsNotToState,
  weighed,
  weightPercent,
} from './rules.ts'

const day = (text: string) => text as Day
const codes = (reasons: { code: string }[]) => reasons.map(({ code }) => code)
const today = day('2026-11-23')
const caregiver = { category: 'caregiver', from: day('2026-01-01'), until: null } as const

test('what may be stated: days that are not over, once of a category, with an end where it ends by itself', () => {
  const stating = (stated: Parameters<typeof reasonsNotToState>[0], own: Priority[] = []) =>
    codes(reasonsNotToState(stated, { today, own }))
  expect(stating(caregiver)).toEqual([])
  expect(stating({ ...caregiver, until: day('2025-12-31') })).toEqual(['priorities/ends-before'])
  expect(stating({ ...caregiver, until: day('2026-11-22') })).toEqual(['priorities/over-already'])
  expect(stating({ ...caregiver, category: 'child-to-12' })).toEqual(['priorities/needs-end'])
  const own = [{ ...caregiver, verified: false, until: day('2026-12-31') }]
  expect(stating(caregiver, own)).toEqual(['priorities/stated-already'])
  expect(stating({ ...caregiver, from: day('2027-01-01') }, own)).toEqual([])
  expect(stating({ ...caregiver, category: 'leave-104' }, own)).toEqual([])
})

test('an authorisation beyond prevalence: not one’s own, not over, and by somebody', () => {
  const made = { from: day('2027-01-01'), until: day('2027-03-31'), authorisedBy: 'Direzione, atto 3' }
  expect(reasonsNotToDerogate(made, { today, isSelf: false })).toEqual([])
  const wrong = { from: day('2026-01-01'), until: day('2026-02-01'), authorisedBy: ' ' }
  expect(codes(reasonsNotToDerogate(wrong, { today, isSelf: true }))).toEqual([
    ...['priorities/own', 'priorities/over-already', 'priorities/authorised-by-missing'],
  ])
})

test('verified and on its days it weighs the policy’s percentage; which and how many makes no difference', () => {
  const weight = items['priority-weight'].usual
  const days = fc.integer({ min: 0, max: 60 }).map((after) => addDays(today, after))
  const one = fc.record({
    category: fc.constantFrom(...priorityCategories),
    verified: fc.boolean(),
    from: days,
    until: fc.option(days),
  })
  fc.assert(
    fc.property(fc.array(one, { maxLength: 6 }), days, (list, on) => {
      const percent = weightPercent(list, weight, on)
      const holding = list.filter(
        ({ verified, from, until }) => verified && from <= on && (until === null || on <= until),
      )
      expect(percent).toBe(holding.length > 0 ? weight.percent : 100)
      expect(weightPercent(holding.slice(0, 1), weight, on)).toBe(percent)
    }),
    { seed: 4 },
  )
  const held = [{ ...caregiver, verified: true }]
  expect(weightPercent(held, { percent: 150, categories: ['leave-104'] }, today)).toBe(100)
  expect([weighed(20, 150), weighed(40, 125), weighed(0, 300)]).toEqual([30, 50, 0])
})
