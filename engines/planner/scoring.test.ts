import { describe, expect, test } from 'vitest'
import type { MonthPlan, MonthProblem, Prices } from './problem.ts'
import { boundOf, scorePlan } from './scoring.ts'

/** Two weeks meet: Friday 5, Monday 8, Tuesday 9 March 2027. Ada is decided for Friday only. */
const problem: MonthProblem = {
  format: 'vicinato/month-problem@1',
  month: '2027-03',
  days: ['2027-03-05', '2027-03-08', '2027-03-09'],
  slots: ['08:00', '08:15', '08:30'],
  weights: { slotDeviation: 2, deskOverflow: 100, grant: [10, 5, 1] },
  directorates: [{ id: 'D', budget: 3 }],
  teams: [{ id: 'T', directorate: 'D', office: 'O', minPresent: [1, 1, 0] }],
  offices: [{ id: 'O', zone: 'Z', desks: [1, 2, 2] }],
  spaces: [
    { id: 'S', seats: [1, 1, 0] },
    { id: 'other', seats: [9, 9, 9] },
  ],
  zones: [
    {
      id: 'Z',
      load: [
        [{ upTo: null, minutes: 0 }],
        [
          { upTo: 1, minutes: 3 },
          { upTo: null, minutes: 7 },
        ],
        [{ upTo: null, minutes: 50 }],
      ],
    },
  ],
  people: [
    {
      id: 'Ada',
      team: 'T',
      quota: 2,
      perWeek: 1,
      granted: 1,
      commute: 40,
      home: true,
      nearBonus: 4,
      spaces: [{ space: 'S', minutes: 10 }],
      entry: { earliest: 0, latest: 1, preferred: 1 },
      days: ['office', 'free', 'free'],
      wish: [0, 6, 8],
    },
    {
      id: 'Bice',
      team: 'T',
      quota: 2,
      perWeek: null,
      granted: 0,
      commute: 20,
      home: false,
      nearBonus: 0,
      spaces: [{ space: 'S', minutes: 5 }],
      entry: { earliest: 0, latest: 2, preferred: 1 },
      days: ['free', 'space:S', 'absent'],
      wish: [1, 2, 3],
    },
  ],
}
const planOf = (ada: string[], bice: string[]): Pick<MonthPlan, 'people'> => ({
  people: [
    { id: 'Ada', days: ada },
    { id: 'Bice', days: bice },
  ],
})
const good = planOf(['office@08:15', 'office@08:00', 'home'], ['office@08:15', 'space:S', 'absent'])
const change = (
  days: Partial<Record<'Ada' | 'Bice', Record<number, string>>>,
): Pick<MonthPlan, 'people'> => ({
  people: good.people.map(({ id, days: words }) => ({
    id,
    days: words.map((word, d) => days[id as 'Ada' | 'Bice']?.[d] ?? word),
  })),
})
const rulesBroken = (plan: Pick<MonthPlan, 'people'>, of = problem): string[] =>
  scorePlan(of, plan).violations.map(
    ({ rule, id, day }) => `${rule} ${id}${day === undefined ? '' : ` ${day}`}`,
  )

describe('the objective', () => {
  test('is counted by hand', () => {
    // Ada: two office days of 80, one of them a slot early (2); home on Tuesday -8; her first grant is the
    // second of the list (5). Bice: office 40, space 10 - 2, grant 10. Friday: one over the desks (100), and
    // arrivals one and two at 08:15 cost 3 + 7. Monday at 08:00 costs nothing.
    const minutes = 80 + 80 + 2 - 8 - 5 + (40 + 8 - 10) + 100 + 3 + 7
    expect(scorePlan(problem, good)).toEqual({ objective: minutes, violations: [] })
  })
})

describe('a planted violation is found:', () => {
  test('what is decided was changed (1)', () => {
    expect(rulesBroken(change({ Ada: { 0: 'home' } }))).toContain('decided Ada 2027-03-05')
    expect(rulesBroken(change({ Bice: { 1: 'office@08:15' } }))).toEqual(['decided Bice 2027-03-08'])
    expect(rulesBroken(change({ Bice: { 2: 'office@08:15' } }))).toEqual(['decided Bice 2027-03-09'])
  })
  test('a place that is not the person’s (1)', () => {
    expect(rulesBroken(change({ Bice: { 0: 'home' } }))).toEqual(['place Bice 2027-03-05'])
    expect(rulesBroken(change({ Ada: { 2: 'space:other' } }))).toEqual(['place Ada 2027-03-09'])
    expect(rulesBroken(change({ Ada: { 2: 'absent' } }))).toEqual(['place Ada 2027-03-09'])
  })
  test('an entry outside the band (2)', () => {
    expect(rulesBroken(change({ Ada: { 0: 'office@08:30' } }))).toEqual(['entry Ada 2027-03-05'])
  })
  test('the quota of a person (3)', () => {
    const of = { ...problem, people: problem.people.map((person) => ({ ...person, quota: 0 })) }
    // Bice's one decided day raises her limit to 1; Ada's day was free.
    expect(rulesBroken(good, of)).toEqual(['quota Ada'])
  })
  test('the away days of a week (3), counted from Monday', () => {
    expect(rulesBroken(change({ Ada: { 1: 'home' } }))).toEqual([
      'perWeek Ada 2027-03-08',
      'present T 2027-03-08',
    ])
  })
  test('the presence of a team (4), absent members not counted', () => {
    const teams = problem.teams.map((team) => ({ ...team, minPresent: [1, 1, 1] }))
    expect(rulesBroken(good, { ...problem, teams })).toEqual(['present T 2027-03-09'])
  })
  test('the budget of a directorate (5)', () => {
    expect(rulesBroken(good, { ...problem, directorates: [{ id: 'D', budget: 1 }] })).toEqual(['budget D'])
    // Budget 0 is raised to the one decided day; a second is still one too many.
    expect(rulesBroken(good, { ...problem, directorates: [{ id: 'D', budget: 0 }] })).toEqual(['budget D'])
  })
  test('the seats of a space (6)', () => {
    expect(rulesBroken(change({ Ada: { 2: 'space:S' } }))).toEqual(['seats S 2027-03-09'])
  })
  test('words, people and days that the problem does not know', () => {
    expect(rulesBroken(change({ Ada: { 0: 'office@23:00' } }))).toEqual(['form Ada 2027-03-05'])
    expect(rulesBroken(change({ Ada: { 1: 'beach' } }))).toEqual(['form Ada 2027-03-08'])
    expect(rulesBroken({ people: good.people.slice(1) })).toEqual(['form Ada'])
    expect(rulesBroken({ people: [...good.people, { id: 'Carla', days: [] }] })).toEqual(['form Carla'])
    expect(rulesBroken({ people: [...good.people, good.people[0]!] })).toEqual(['form '])
  })
})

describe('the bound', () => {
  const zero: Prices = {
    teams: { T: [0, 0, 0] },
    directorates: { D: 0 },
    offices: { O: [0, 0, 0] },
    spaces: { S: [0, 0, 0], other: [0, 0, 0] },
    zones: { Z: [0, 1, 2].map(() => [0, 0, 0]) },
  }
  test('at zero prices is everybody’s best month alone', () => {
    // Ada: 80 on Friday; of Monday and Tuesday, one week, the better is away (-8 and grant 5), the other 80.
    // Bice: her decided day gives 10 - 2 - 10; the free Friday in the space 10 - 1 - 5.
    expect(boundOf(problem, zero)).toBe(80 + 80 - 8 - 5 + (10 - 2 - 10) + (10 - 1 - 5))
  })
  test('charges prices and gives back what limits are worth', () => {
    const priced = { ...zero, directorates: { D: 4 } }
    // Three away days cost 4 more each, and the limit of 3 gives the same back.
    expect(boundOf(problem, priced)).toBe(boundOf(problem, zero))
    const arrivals = { ...zero, zones: { Z: [[0, 5, 0], ...zero.zones.Z!.slice(1)] } }
    // Ada comes a slot early instead (2); the conjugate of tiers 3 (one arrival) and 7 at 5 is 2.
    expect(boundOf(problem, arrivals)).toBe(boundOf(problem, zero) + 2 - 2)
  })
  test.each([
    ['negative', { ...zero, directorates: { D: -1 } }],
    ['not a number', { ...zero, directorates: { D: Number.NaN } }],
    ['infinite', { ...zero, directorates: { D: Number.POSITIVE_INFINITY } }],
    ['missing', { ...zero, teams: {} }],
    ['above the cost of a missing desk', { ...zero, offices: { O: [101, 0, 0] } }],
    ['above the last tier', { ...zero, zones: { Z: [[0, 8, 0], ...zero.zones.Z!.slice(1)] } }],
  ])('a price that is %s proves nothing', (_, prices) => {
    expect(boundOf(problem, prices as Prices)).toBe(Number.NEGATIVE_INFINITY)
  })
})
