import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Day } from '../../vocabulary/day.ts'
import { items } from '../policy/rules.ts'
import {
  type Asking,
  afterGift,
  closesOn,
  distributed,
  type OwnMonth,
  reasonsNotToAsk,
  reasonsNotToGive,
  reasonsOfAnswer,
  roomOf,
  toldColumn,
} from './rules.ts'

const rules = items.bank.usual
const day = (text: string) => text as Day
const own: OwnMonth = {
  ...{ stage: 'wishes', today: day('2026-11-23'), closesOn: day('2026-12-30') },
  ...{ quota: 8, used: 0, most: 9, bankDays: 0, receivedInYear: 0 },
  ...{ hasAgreement: true, waiting: 0, budgetLeft: 40 },
}
const codes = (reasons: readonly { code: string }[]) => reasons.map(({ code }) => code)
const asking = (requestId: string, one: Partial<Asking> = {}): Asking => ({
  ...{ requestId, days: 2, percent: 100, received: 0, askedOn: day('2026-11-24') },
  ...one,
})

describe('giving and asking', () => {
  test('what is unused may be given, and nothing more; every reason is said', () => {
    expect(reasonsNotToGive(own, rules, { days: 8, planned: 0 })).toEqual([])
    expect(
      codes(
        reasonsNotToGive(
          { ...own, stage: 'published', used: 7, waiting: 1, hasAgreement: false, budgetLeft: 0 },
          { ...rules, givers: 'with-agreement' },
          { days: 3, planned: 1 },
        ),
      ),
    ).toEqual(['bank/nothing-to-give', 'bank/needs-agreement', 'bank/asks-already', 'bank/budget-used'])
    // A day of the plan that is given makes room for itself, in the directorate's budget too.
    const full = { ...own, stage: 'published', used: 8, budgetLeft: 0 } as const
    expect(reasonsNotToGive(full, rules, { days: 1, planned: 1 })).toEqual([])
    expect(afterGift(full, 1, 1)).toEqual({ quota: 7, used: 7, unused: 0 })
  })

  test('nothing moves where the bank is shut, the month over or being planned', () => {
    const shut = { ...own, today: day('2026-12-31'), stage: 'planning' } as const
    expect(codes(reasonsNotToGive(shut, { ...rules, open: false }, { days: 1, planned: 0 }))).toEqual([
      'bank/closed',
      'bank/month-over',
      'bank/being-planned',
    ])
    expect(closesOn([day('2026-12-01'), day('2026-12-31')], { closesBefore: 1 })).toBe('2026-12-30')
  })

  test('one receives no more than presence, agreement, month and year leave; the limit that binds is said', () => {
    expect(roomOf(own, rules)).toEqual({ days: 1, reasons: [{ code: 'bank/most-away', most: 9 }] })
    expect(roomOf({ ...own, most: null }, rules)).toEqual({
      days: 4,
      reasons: [{ code: 'bank/month-limit', most: 4 }],
    })
    const had = { ...own, most: null, bankDays: 1, receivedInYear: 10 }
    expect(roomOf(had, rules)).toEqual({ days: 1, reasons: [{ code: 'bank/year-limit', most: 12 }] })
    expect(codes(reasonsNotToAsk({ ...own, bankDays: -1, waiting: 2 }, rules, 2))).toEqual([
      ...['bank/waits-already', 'bank/gave-already', 'bank/no-room', 'bank/most-away'],
    ])
  })
})

describe('who receives', () => {
  test('one by one to who received least; a verified priority as the policy says; then the earlier day', () => {
    const all = [
      asking('a', { received: 3 }),
      asking('b', { received: 0, askedOn: day('2026-11-25') }),
      asking('c', { received: 0 }),
      asking('d', { received: 3, percent: 150, days: 3 }),
    ]
    const given = (there: number, priority: typeof rules.priority) =>
      Object.fromEntries(distributed(there, all, priority, 'seed'))
    expect(given(4, 'priority-first')).toEqual({ a: 0, b: 0, c: 1, d: 3 })
    expect(given(4, 'priority-none')).toEqual({ a: 0, b: 2, c: 2, d: 0 })
    // Three received with a weight of 150 % count as two.
    expect(given(5, 'priority-share')).toEqual({ a: 0, b: 2, c: 2, d: 1 })
    expect(given(20, 'priority-none')).toEqual({ a: 2, b: 2, c: 2, d: 3 })
  })

  test('never more than is there or asked, all that can be, the same again whatever the order they come in', () => {
    const requests = fc.uniqueArray(
      fc.record({
        requestId: fc.uuid(),
        days: fc.integer({ min: 0, max: 5 }),
        percent: fc.constantFrom(100, 150),
        received: fc.integer({ min: 0, max: 4 }),
        askedOn: fc.constantFrom(day('2026-11-24'), day('2026-11-25')),
      }),
      { selector: ({ requestId }) => requestId, maxLength: 12 },
    )
    fc.assert(
      fc.property(
        requests,
        fc.nat(30),
        fc.constantFrom('priority-first' as const, 'priority-share' as const, 'priority-none' as const),
        (all, there, priority) => {
          const given = distributed(there, all, priority, '2026-12')
          const sum = [...given.values()].reduce((total, days) => total + days, 0)
          const asked = all.reduce((total, { days }) => total + days, 0)
          expect(sum).toBe(Math.min(there, asked))
          for (const { requestId, days } of all) expect(given.get(requestId)).toBeLessThanOrEqual(days)
          const again = distributed(there, all.toReversed(), priority, '2026-12')
          expect([...again].sort()).toEqual([...given].sort())
        },
      ),
    )
  })

  test('who is passed over reads the same whether a priority, days received or the lot decided', () => {
    const me = asking('me', { askedOn: day('2026-11-23') })
    const others = [
      asking('other', { percent: 150 }),
      asking('other', { askedOn: day('2026-11-20') }),
      asking('other', { days: 1 }),
    ]
    const read = others.map((other) => {
      const given = distributed(1, [me, other], 'priority-first', 'x')
      const got = given.get('me')!
      return got === 0
        ? reasonsOfAnswer({ ...me, limited: [] }, { got, there: 1, enough: false }, rules)
        : undefined
    })
    const said = read.filter((one) => one !== undefined)
    expect(said.length).toBeGreaterThanOrEqual(2)
    expect(new Set(said.map((one) => JSON.stringify(one))).size).toBe(1)
    expect(JSON.stringify(said)).not.toContain('own-priority')
  })
})

describe('what is told of many', () => {
  test('no cell of fewer than five, none that follows from the total', () => {
    const cell = (days: number, people: number) => ({ days, people })
    expect(toldColumn([cell(9, 6), cell(12, 8)])).toEqual({ cells: [9, 12], total: 21 })
    expect(toldColumn([cell(3, 2), cell(12, 8), cell(9, 6), cell(0, 0)])).toEqual({
      cells: [null, 12, null, 0],
      total: 24,
    })
    expect(toldColumn([cell(3, 2), cell(0, 0)])).toEqual({ cells: [null, 0], total: null })
    fc.assert(
      fc.property(
        fc.array(fc.record({ days: fc.integer({ min: 1, max: 40 }), people: fc.nat(12) }), { maxLength: 8 }),
        (cells) => {
          const told = toldColumn(cells)
          const hidden = cells.filter((_, at) => told.cells[at] === null)
          for (const [at, { people }] of cells.entries())
            if (people > 0 && people < 5) expect(told.cells[at]).toBeNull()
          if (told.total !== null && hidden.length > 0) {
            expect(hidden.length).toBeGreaterThan(1)
            expect(hidden.reduce((sum, { people }) => sum + people, 0)).toBeGreaterThanOrEqual(5)
          }
        },
      ),
    )
  })
})
