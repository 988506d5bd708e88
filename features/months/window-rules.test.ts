import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, type Day, type Month } from '../../vocabulary/day.ts'
import { type MonthRules, mostAwayInMonth, usualMonthRules } from './frozen-rules.ts'
import { workingDaysOf } from './rules.ts'
import { type AgreementUsed, agreementWindows } from './window-rules.ts'

const byAgreement = (month: string): MonthRules => {
  const usual = usualMonthRules(month as Month, 20)
  return { ...usual, prevalence: { ...usual.prevalence, over: 'agreement' } }
}
const calendar = (month: Month) => workingDaysOf(month, null).days
const agreement = (startsOn: string, endsOn: string, used = 0, more: Partial<AgreementUsed> = {}) => ({
  ...{ personId: 'bruno', partTimePercent: 100, startsOn: startsOn as Day, endsOn: endsOn as Day, used },
  ...more,
})
const windowOf = (...agreements: AgreementUsed[]) =>
  agreementWindows(agreements, byAgreement('2022-10'), calendar).get('bruno')!
const mostAway = (month: string, of: AgreementUsed) => {
  const { used, workingDays } = windowOf(of)
  const rules = { ...byAgreement(month), windowDays: workingDays }
  return mostAwayInMonth(rules, of.partTimePercent, used)
}

describe('presence prevails over the agreement’s own duration', () => {
  test('the official vector: an agreement of 1 July to 31 December 2022 has 127 working days, 63 of them away', () => {
    expect(windowOf(agreement('2022-07-01', '2022-12-31')).workingDays).toBe(127)
    expect(mostAway('2022-10', agreement('2022-07-01', '2022-12-31'))).toBe(63)
    expect(mostAway('2022-12', agreement('2022-07-01', '2022-12-31', 60))).toBe(3)
    expect(mostAway('2022-12', agreement('2022-07-01', '2022-12-31', 70))).toBe(0)
  })
  test('from the midst of a month to the midst of another only its own days count; half time in proportion', () => {
    // Of July 2022 eleven working days from the 15th, of August twenty-two less Ferragosto, of September one.
    expect(windowOf(agreement('2022-07-15', '2022-09-01')).workingDays).toBe(11 + 22 + 1)
    expect(mostAway('2022-08', agreement('2022-07-15', '2022-09-01'))).toBe(16)
    expect(mostAway('2022-08', agreement('2022-07-15', '2022-09-01', 0, { partTimePercent: 50 }))).toBe(8)
  })
  test('two agreements in one month: the one that leaves fewer days is heeded, in whatever order', () => {
    const old = agreement('2022-05-01', '2022-10-14', 50)
    const next = agreement('2022-10-15', '2023-04-14')
    expect(windowOf(old, next)).toEqual(windowOf(next, old))
    expect(windowOf(old, next).agreement).toEqual({ from: '2022-05-01', until: '2022-10-14' })
  })
  test('in any agreement presence has more days than what it lets be away', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 3000 }), fc.integer({ min: 0, max: 800 }), (start, length) => {
        const from = addDays('2020-01-01' as Day, start)
        const until = addDays(from, length)
        const { workingDays } = windowOf(agreement(from, until))
        const most = mostAway('2022-10', agreement(from, until))
        expect(workingDays === 0 ? most === 0 : workingDays - most > most).toBe(true)
        expect(workingDays).toBeLessThanOrEqual(length + 1)
      }),
      { numRuns: 60 },
    )
  })
})
