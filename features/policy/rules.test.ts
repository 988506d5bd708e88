import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Day, Month } from '../../vocabulary/day.ts'
import {
  generalMinimum,
  type Item,
  items,
  mostAwayDays,
  namedDays,
  type PolicyValue,
  policyFrom,
  prevalenceWindow,
  quotaOf,
  reasonsNotToAdopt,
  reasonsNotToDecide,
  type Values,
  weekdayMinimum,
} from './rules.ts'
import { type TouchedTeam, touchedBy } from './touched-rules.ts'

const decided = <I extends Item>(
  item: I,
  value: Values[I] | undefined,
  from: string,
  scope: PolicyValue['scope'] = 'organisation',
  scopeId: string | null = null,
): PolicyValue => ({ item, scope, scopeId, from: from as Day, value })
const anagrafe = { teamId: 'anagrafe', officeId: 'municipio', directorateId: 'servizi' }
const tributi = { teamId: 'tributi', officeId: 'delegazione', directorateId: 'servizi' }
const on = (day: string) => day as Day

describe('what holds', () => {
  test('until somebody decides the usual holds: eight days a month', () => {
    expect(policyFrom([]).decidedOf('days-per-month', anagrafe, on('2027-01-01'))).toEqual({
      value: 8,
      scope: null,
      from: null,
    })
  })
  test('a value holds from its day on, and the one before keeps its time', () => {
    const policy = policyFrom([
      decided('days-per-month', 6, '2027-03-01'),
      decided('days-per-month', 4, '2020-10-01'),
    ])
    const days = ['2020-09-30', '2020-10-01', '2027-02-28', '2027-03-01'].map((day) =>
      policy.valueOf('days-per-month', anagrafe, on(day)),
    )
    expect(days).toEqual([8, 4, 4, 6])
  })
  test('the nearer place prevails: Anagrafe over its office, over Servizi, over all', () => {
    const values = [
      decided('days-per-month', 5, '2027-01-01'),
      decided('days-per-month', 6, '2027-01-01', 'directorate', 'servizi'),
      decided('days-per-month', 7, '2027-01-01', 'office', 'municipio'),
      decided('days-per-month', 3, '2027-01-01', 'team', 'anagrafe'),
    ]
    const heldBy = (count: number) =>
      policyFrom(values.slice(0, count)).valueOf('days-per-month', anagrafe, on('2027-01-01'))
    expect([1, 2, 3, 4].map(heldBy)).toEqual([5, 6, 7, 3])
    expect(policyFrom(values).valueOf('days-per-month', tributi, on('2027-01-01'))).toBe(6)
    expect(policyFrom(values).valueOf('days-per-month', {}, on('2027-01-01'))).toBe(5)
  })
  test('given back, the next wider place decides again from that day', () => {
    const policy = policyFrom([
      decided('days-per-month', 6, '2027-01-01'),
      decided('days-per-month', 3, '2027-01-01', 'team', 'anagrafe'),
      decided('days-per-month', undefined, '2027-03-01', 'team', 'anagrafe'),
    ])
    expect([policy.valueOf('days-per-month', anagrafe, on('2027-02-28'))]).toEqual([3])
    expect([policy.valueOf('days-per-month', anagrafe, on('2027-03-01'))]).toEqual([6])
  })
  test('of two values of one day the later adopted holds', () => {
    const policy = policyFrom([
      decided('days-per-month', 6, '2027-01-01'),
      decided('days-per-month', 7, '2027-01-01'),
    ])
    expect(policy.valueOf('days-per-month', {}, on('2027-01-01'))).toBe(7)
  })
})

describe('prevalence of presence', () => {
  test('the official vector: of 127 working days at most 63 away', () => {
    expect(mostAwayDays(127)).toBe(63)
  })
  test('strict: more than half in presence; otherwise half is enough', () => {
    expect([20, 21, 22].map((days) => mostAwayDays(days))).toEqual([9, 10, 10])
    expect([20, 21, 22].map((days) => mostAwayDays(days, false))).toEqual([10, 10, 11])
  })
  test('windows follow one another from the month they are counted from, before it too', () => {
    const prevalence = { ...items.prevalence.usual, months: 3, from: '2027-02' }
    const first = (month: string) => prevalenceWindow(prevalence, month as Month)[0]
    expect(['2027-01', '2027-02', '2027-04', '2027-05', '2026-11'].map(first)).toEqual([
      '2026-11',
      '2027-02',
      '2027-02',
      '2027-05',
      '2026-11',
    ])
  })
})

describe('minimum presence', () => {
  const decide = (value: Values['minimum-presence']) =>
    ({ value, scope: 'team', from: on('2027-01-01') }) as const
  const general = (value: Values['minimum-presence']) => generalMinimum(decide(value), 12, 2)
  test('the structure’s number where nothing is decided', () => {
    const usual = { value: items['minimum-presence'].usual, scope: null, from: null }
    expect(generalMinimum(usual, 12, 2)).toBe(2)
  })
  test('a share of the members, rounded up; the greater of share and number', () => {
    expect(general({ people: 0, percent: 40, weekdays: [] })).toBe(5)
    expect(general({ people: 6, percent: 40, weekdays: [] })).toBe(6)
  })
  test('a weekday’s own number: five on Mondays, the counter’s day; Tuesdays have none', () => {
    const decided = decide({ people: 3, percent: 0, weekdays: [{ weekday: 1, people: 5 }] })
    expect(['2027-01-11', '2027-01-12'].map((day) => weekdayMinimum(decided, on(day)))).toEqual([
      5,
      undefined,
    ])
  })
})

test('days named by weekday or by date', () => {
  const week = ['2027-01-11', '2027-01-12', '2027-01-13', '2027-01-14', '2027-01-15'] as Day[]
  expect(namedDays({ weekdays: [5], days: [on('2027-01-12')] }, week)).toEqual(['2027-01-12', '2027-01-15'])
})

test('part-time in proportion, rounded as policy says', () => {
  expect([100, 83, 50, 30].map((percent) => quotaOf(8, percent))).toEqual([8, 7, 4, 2])
  expect([83, 70].map((percent) => quotaOf(10, percent, 'down'))).toEqual([8, 7])
  expect([83, 70].map((percent) => quotaOf(10, percent, 'up'))).toEqual([9, 7])
})

test('all that is wrong with a change is said together', () => {
  const known = {
    directorate: new Set(['servizi']),
    office: new Set(['municipio']),
    team: new Set(['anagrafe']),
  }
  const reasons = reasonsNotToDecide(
    [
      decided('days-per-month', 6, '2027-01-15'),
      decided('days-per-month', 7, '2027-01-15'),
      decided('closure-days', undefined, '2027-03-01', 'team', 'anagrafe'),
      decided('days-per-month', 7, '2027-03-01', 'team', 'nowhere'),
    ],
    known,
    '2027-01' as Month,
  )
  expect(reasons.map(({ code }) => code)).toEqual([
    'policy/month-published',
    'policy/decided-twice',
    'policy/month-published',
    'policy/not-decided-there',
    'policy/unknown-place',
  ])
  expect(reasonsNotToDecide([], known, null).map(({ code }) => code)).toEqual(['policy/nothing-decided'])
})

describe('adopting', () => {
  const facts = {
    consultation: { required: true, days: 10 },
    allHeard: false,
    today: on('2026-12-01'),
    reason: '',
    seen: 7,
    found: 7,
  }
  const codes = (change: { until: Day | null }, more: Partial<typeof facts> = {}) =>
    reasonsNotToAdopt(change, { ...facts, ...more }).map(({ code }) => code)
  test('waits for the consultation: its end, all opinions, or an urgency with its reason', () => {
    expect(codes({ until: null })).toEqual(['policy/not-consulted'])
    expect(codes({ until: on('2026-12-01') })).toEqual(['policy/consultation-under-way'])
    expect(codes({ until: on('2026-11-30') })).toEqual([])
    expect(codes({ until: on('2026-12-08') }, { allHeard: true })).toEqual([])
    expect(codes({ until: on('2026-12-08') }, { reason: 'La caldaia è guasta' })).toEqual([])
    expect(codes({ until: null }, { consultation: { required: false, days: 10 } })).toEqual([])
  })
  test('who adopts has seen whom it touches', () => {
    expect(codes({ until: on('2026-11-30') }, { found: 8 })).toEqual(['policy/touched-differ'])
  })
})

describe('whom a change touches', () => {
  const teams: TouchedTeam[] = [
    { ...anagrafe, directorate: 'Servizi', shares: [100, 100, 50, 100] },
    { ...tributi, directorate: 'Servizi', shares: [100, 100, 100] },
    {
      teamId: 'personale',
      officeId: 'municipio',
      directorateId: 'risorse',
      directorate: 'Risorse',
      shares: [100],
    },
  ]
  test('six days instead of eight from March: eight people; Anagrafe, with its own five, stays', () => {
    const adopted = [decided('days-per-month', 5, '2027-01-01', 'team', 'anagrafe')]
    const touched = touchedBy(adopted, [decided('days-per-month', 6, '2027-03-01')], teams)
    expect(touched).toEqual({
      people: 4,
      teams: 2,
      items: [{ item: 'days-per-month', people: 4 }],
      directorates: [
        { directorateId: 'risorse', name: 'Risorse', people: 1, daysBefore: 8, daysAfter: 6 },
        { directorateId: 'servizi', name: 'Servizi', people: 3, daysBefore: 24, daysAfter: 18 },
      ],
    })
  })
  test('what holds already touches nobody', () => {
    expect(touchedBy([], [decided('days-per-month', 8, '2027-03-01')], teams).people).toBe(0)
  })
  test('the town hall closed on Fridays touches the two teams that work there', () => {
    const closed = { weekdays: [5], days: [], elsewhere: null, beyondQuota: false }
    const change = [decided('closure-days', closed, '2027-03-01', 'office', 'municipio')]
    expect(touchedBy([], change, teams)).toMatchObject({ people: 5, teams: 2 })
  })
  test('a value that a later one overtakes still touches in between', () => {
    const adopted = [decided('days-per-month', 6, '2027-06-01')]
    expect(touchedBy(adopted, [decided('days-per-month', 6, '2027-03-01')], teams).people).toBe(8)
  })
  test('as if every day were compared: the days on which something begins are enough', () => {
    const value = fc.record({
      scope: fc.constantFrom('organisation' as const, 'directorate' as const, 'team' as const),
      value: fc.constantFrom(4, 6, 8, undefined),
      month: fc.integer({ min: 1, max: 9 }),
    })
    const idOf = { organisation: null, directorate: 'servizi', team: 'anagrafe' }
    const valuesOf = (list: { scope: keyof typeof idOf; value: number | undefined; month: number }[]) =>
      list.map(({ scope, value, month }) =>
        decided('days-per-month', value, `2027-0${month}-01`, scope, idOf[scope]),
      )
    fc.assert(
      fc.property(fc.array(value, { maxLength: 5 }), fc.array(value, { maxLength: 3 }), (one, two) => {
        const [adopted, change] = [valuesOf(one), valuesOf(two)]
        const [before, after] = [policyFrom(adopted), policyFrom([...adopted, ...change])]
        const months = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map((month) =>
          on(`2027-${String(month).padStart(2, '0')}-15`),
        )
        const touched = teams.filter((team) =>
          months.some(
            (day) =>
              before.valueOf('days-per-month', team, day) !== after.valueOf('days-per-month', team, day),
          ),
        )
        expect(touchedBy(adopted, change, teams).teams).toBe(touched.length)
      }),
    )
  })
})
