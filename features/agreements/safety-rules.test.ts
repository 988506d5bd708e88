import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, addMonths, type Day, monthOf } from '../../vocabulary/day.ts'
import { warningDue } from './dates-rules.ts'
import { gateOfMonth, reasonsAtGate } from './gate-rules.ts'
import { reasonsNotToNote, safetyNeeded, safetyUntil } from './safety-rules.ts'

const day = (text: string) => text as Day
const codes = (reasons: { code: string }[]) => reasons.map(({ code }) => code)

test('a receipt counts to the same day of the next year, across year ends and leap days', () => {
  expect(safetyUntil(day('2026-11-23'))).toBe('2027-11-23')
  expect(safetyUntil(day('2027-12-31'))).toBe('2028-12-31')
  expect(safetyUntil(day('2028-02-29'))).toBe('2029-02-28')
  expect(safetyUntil(day('2027-02-28'))).toBe('2028-02-28')
  const any = fc.integer({ min: 0, max: 20_000 }).map((days) => addDays('2020-01-01', days))
  fc.assert(
    fc.property(any, any, (one, other) => {
      const until = safetyUntil(one)
      expect(monthOf(until)).toBe(addMonths(monthOf(one), 12))
      // A year is never shorter than 365 days nor longer than 366, holidays or not; who receives later is covered longer.
      expect([addDays(one, 365), addDays(one, 366)]).toContain(until)
      if (one <= other) expect(until <= safetyUntil(other)).toBe(true)
    }),
    { seed: 22 },
  )
})

test('warnings come at their days before an end and stay the nearest, whatever calendar lies between', () => {
  const any = fc.integer({ min: 0, max: 20_000 }).map((days) => addDays('2020-01-01', days))
  fc.assert(
    fc.property(any, fc.integer({ min: 0, max: 90 }), (end, before) => {
      const due = warningDue(end, [60, 30, 7], addDays(end, -before))
      expect(due).toBe(before > 60 ? undefined : before > 30 ? 60 : before > 7 ? 30 : 7)
    }),
    { seed: 22 },
  )
  expect(warningDue(day('2027-01-01'), [7], day('2027-01-02'))).toBeUndefined()
})

test('of a month: what is missing for whom; covered while both receipts count; blocked days by themselves', () => {
  const days = ['2026-12-01', '2026-12-15', '2026-12-31'].map(day)
  const all = {
    written: true,
    receivedOn: day('2026-01-01'),
    representativeOn: day('2026-01-01'),
    representatives: 1,
  }
  expect(safetyNeeded('block', all, days)).toMatchObject({ covered: days, reasons: [] })
  const lacking = (facts: Partial<typeof all> | object) =>
    safetyNeeded('block', { ...all, ...facts } as never, days)
  expect(codes(lacking({ receivedOn: null }).reasons)).toEqual(['agreements/safety-missing'])
  expect(codes(lacking({ receivedOn: null, written: false, representativeOn: null }).reasons)).toEqual([
    'agreements/safety-unwritten',
  ])
  expect(codes(lacking({ representativeOn: null }).reasons)).toEqual([
    'agreements/safety-representative-missing',
  ])
  // Nobody represents the workers: the office reads that, and nobody is stopped for it.
  expect(lacking({ representativeOn: null, representatives: 0 }).covered).toEqual(days)
  const ends = lacking({ receivedOn: day('2025-12-15') })
  expect(ends).toMatchObject({
    covered: days.slice(0, 2),
    reasons: [{ code: 'agreements/safety-until', until: '2026-12-15' }],
  })
  expect(reasonsAtGate(gateOfMonth([ends], days), days)).toEqual([
    { code: 'agreements/safety-day', day: '2026-12-31' },
  ])
  expect(gateOfMonth([{ ...ends, gate: 'warn' }], days)).toMatchObject({ gate: 'warn', blocking: [] })
})

test('a delivery noted by the office has a day that came and a proof, and is never one’s own', () => {
  const noted = { receivedOn: day('2026-11-23'), proof: 'PEC 12' }
  const facts = { today: day('2026-11-23'), isSelf: false, isCapacity: true }
  expect(reasonsNotToNote(noted, facts)).toEqual([])
  const wrong = { receivedOn: day('2026-11-24'), proof: '' }
  expect(codes(reasonsNotToNote(wrong, { ...facts, isSelf: true, isCapacity: false }))).toHaveLength(4)
})
