import { describe, expect, test } from 'vitest'
import type { Day, Month } from '../../vocabulary/day.ts'
import { type Item, type PolicyValue, policyFrom, type Values } from '../policy/rules.ts'
import { monthRulesOf, monthTeamOf, mostAwayInMonth, type StructureTeam } from './frozen-rules.ts'
import { workingDaysOf } from './rules.ts'

const decided = <I extends Item>(
  item: I,
  value: Values[I],
  from: string,
  scope: PolicyValue['scope'] = 'organisation',
  scopeId: string | null = null,
): PolicyValue => ({ item, scope, scopeId, from: from as Day, value })
const inMilan = (month: Month) => workingDaysOf(month, '12-07').days
const january = inMilan('2027-01' as Month)
const anagrafe: StructureTeam = {
  teamId: 'anagrafe',
  officeId: 'municipio',
  directorateId: 'servizi',
  minPresent: 2,
  shares: [100, 100, 100, 50],
}
const numbers = {
  days: january,
  daysPerPerson: 8,
  daysPerWeek: 2 as number | null,
  minimum: undefined as number | undefined,
}
const frozen = (values: PolicyValue[], more: Partial<typeof numbers> = {}) =>
  monthTeamOf(policyFrom(values), anagrafe, { ...numbers, ...more })

describe('what a month keeps for a team', () => {
  test('without decisions the month’s numbers and the structure’s minimum, on every day', () => {
    const kept = frozen([])
    expect(kept).toMatchObject({
      daysPerPerson: 8,
      daysPerWeek: 2,
      teamDays: [],
      closedDays: [],
      closedTo: null,
    })
    expect(kept.minPresent).toEqual(january.map(() => 2))
  })
  test('what is decided for Servizi prevails over HR’s number for all; what is decided for all does not', () => {
    expect(frozen([decided('days-per-month', 5, '2026-01-01')]).daysPerPerson).toBe(8)
    const own = decided('days-per-month', 5, '2026-01-01', 'directorate', 'servizi')
    expect(frozen([own]).daysPerPerson).toBe(5)
  })
  test('seven days a week are no limit', () => {
    expect(frozen([decided('days-per-week', 7, '2026-01-01', 'team', 'anagrafe')]).daysPerWeek).toBeNull()
  })
  test('HR’s minimum for the month counts, save on weekdays with a number of their own', () => {
    const counter = { people: 0, percent: 0, weekdays: [{ weekday: 1, people: 4 }] }
    const kept = frozen([decided('minimum-presence', counter, '2026-01-01', 'team', 'anagrafe')], {
      minimum: 3,
    })
    expect(january.slice(0, 3)).toEqual(['2027-01-04', '2027-01-05', '2027-01-07'])
    expect(kept.minPresent.slice(0, 3)).toEqual([4, 3, 3])
  })
  test('a weekday’s own number prevails over HR’s also where it is the general one of the policy', () => {
    const value = { people: 2, percent: 0, weekdays: [{ weekday: 1, people: 2 }] }
    const kept = frozen([decided('minimum-presence', value, '2026-01-01', 'team', 'anagrafe')], {
      minimum: 3,
    })
    expect(kept.minPresent.slice(0, 3)).toEqual([2, 3, 3])
  })
  test('a rule that begins on the 18th changes the days from then on', () => {
    const half = { people: 0, percent: 75, weekdays: [] }
    const kept = frozen([decided('minimum-presence', half, '2027-01-18', 'team', 'anagrafe')])
    expect(kept.minPresent).toEqual(january.map((day) => (day < '2027-01-18' ? 2 : 3)))
  })
  test('the town hall closed on Fridays: nobody must be there, and desks are kept at Ponte', () => {
    const closed = {
      weekdays: [5],
      days: [],
      elsewhere: { officeId: 'ponte', desks: 3 },
      beyondQuota: true,
    }
    const kept = frozen([
      decided('closure-days', closed, '2026-10-29', 'office', 'municipio'),
      decided('team-days', { weekdays: [5], days: ['2027-01-12' as Day] }, '2026-10-29', 'team', 'anagrafe'),
    ])
    expect(kept.closedDays).toEqual(['2027-01-08', '2027-01-15', '2027-01-22', '2027-01-29'])
    expect([kept.closedTo, kept.closedToDesks, kept.closedBeyondQuota]).toEqual(['ponte', 3, true])
    expect(kept.minPresent.filter((people) => people === 0)).toHaveLength(4)
    // A team day in a closed office is none.
    expect(kept.teamDays).toEqual(['2027-01-12'])
  })
  test('a closure that ended before the month leaves it open', () => {
    const open = { weekdays: [], days: [], elsewhere: null, beyondQuota: false }
    const closed = { ...open, weekdays: [5] }
    const values = [
      decided('closure-days', closed, '2022-10-29', 'office', 'municipio'),
      decided('closure-days', open, '2023-04-08', 'office', 'municipio'),
    ]
    expect(frozen(values).closedDays).toEqual([])
  })
})

describe('prevalence in a month', () => {
  const rules = (values: PolicyValue[], month: string) =>
    monthRulesOf(policyFrom(values), month as Month, (one) => workingDaysOf(one, null).days.length)
  const halfYear = decided(
    'prevalence',
    { required: true, strict: true, months: 6, from: '2022-07' },
    '2022-01-01',
  )
  test('the official vector: 1 July to 31 December 2022, 127 working days, at most 63 away', () => {
    const october = rules([halfYear], '2022-10')
    expect([october.window[0], october.window.at(-1), october.windowDays]).toEqual([
      '2022-07',
      '2022-12',
      127,
    ])
    expect(mostAwayInMonth(october, 100, 0)).toBe(63)
  })
  test('days already had in the window are taken off: after 60 in five months three are left', () => {
    expect(mostAwayInMonth(rules([halfYear], '2022-12'), 100, 60)).toBe(3)
    expect(mostAwayInMonth(rules([halfYear], '2022-12'), 100, 70)).toBe(0)
  })
  test('each month by itself: 21 working days, 10 away; half time in proportion; not required, no limit', () => {
    const march = rules([], '2027-03')
    expect(march.windowDays).toBe(22)
    expect([mostAwayInMonth(march, 100, 0), mostAwayInMonth(march, 50, 0)]).toEqual([10, 5])
    const free = { ...march, prevalence: { ...march.prevalence, required: false } }
    expect(mostAwayInMonth(free, 100, 0)).toBe(Number.POSITIVE_INFINITY)
  })
})
