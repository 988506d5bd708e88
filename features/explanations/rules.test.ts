import { expect, test } from 'vitest'
import { explainDay } from '../../engines/planner/explaining.ts'
import { openPlan } from '../../engines/planner/opened-plan.ts'
import { planMonth } from '../../engines/planner/planner.ts'
import type { MonthProblem } from '../../engines/planner/problem.ts'
import { items } from '../policy/rules.ts'
import { evennessOf, groupingsOf, mergedGroupings } from './evenness-rules.ts'
import { messages } from './messages.ts'
import {
  type DayFacts,
  type DayFound,
  explainedOf,
  gapInDays,
  marginsWorthShowing,
  presenceCostOf,
  strengthsWeighed,
  strongerWishes,
  withoutWishes,
} from './rules.ts'

const strengths = items['wish-strengths'].usual
const facts: DayFacts = { wished: true, anyDay: false, homeChosen: true, teamDay: false, strengths }
const many = { team: 30, directorate: 200, spaces: { ponte: 40 } }
const few = { team: 2, directorate: 200, spaces: { ponte: 40 } }

const refused = (
  limits: DayFound['explanation']['limits'],
  rest: Partial<DayFound> = {},
  wouldHave: DayFound['explanation']['wouldHave'] = [],
): DayFound => ({
  explanation: { given: 'free', planned: 'office@08:30', outcome: 'not-granted', limits, wouldHave },
  wish: null,
  home: true,
  sharing: many,
  ...rest,
})
const codes = (found: DayFound, also: Partial<DayFacts> = {}) =>
  explainedOf(found, { ...facts, ...also }).why.map(({ code }) => code)

test('each limit has its sentence, in both languages; too few desks are none', () => {
  const limits: DayFound['explanation']['limits'] = [
    { kind: 'no-place' },
    { kind: 'quota', limit: 8 },
    { kind: 'per-week', week: '2027-03-01', limit: 2 },
    { kind: 'team', present: 5, price: 12 },
    { kind: 'budget', limit: 70, price: 3 },
    { kind: 'seats', space: 'ponte', limit: 4, price: 1 },
    { kind: 'desks', limit: 30 },
    { kind: 'worth-less', short: 3.2 },
  ]
  const { why } = explainedOf(refused(limits), facts)
  expect(why).toEqual([
    { code: 'explain/no-place' },
    { code: 'explain/quota', quota: 8 },
    { code: 'explain/week', most: 2 },
    { code: 'explain/team', present: 5 },
    { code: 'explain/budget', days: 70 },
    { code: 'explain/seats', seats: 4 },
    { code: 'explain/worth-less-by', minutes: 4 },
  ])
  for (const { code } of why) {
    expect(Object.keys(messages.it)).toContain(code)
    expect(Object.keys(messages.en)).toContain(code)
  }
  expect(codes(refused([{ kind: 'desks', limit: 30 }]))).toEqual(['explain/worth-less'])
})

test('a day that was not asked for, of somebody whom any day suits, says so first', () => {
  const found = refused([{ kind: 'quota', limit: 8 }])
  expect(codes(found, { wished: false, anyDay: true })).toEqual(['explain/any-day', 'explain/quota'])
})

test('a day that was decided says all that kept it', () => {
  const decided = (given: string, home = true): DayFound => ({
    ...refused([]),
    explanation: { given, planned: 'office@08:30', outcome: 'decided', limits: [], wouldHave: [] },
    home,
  })
  expect(codes(decided('absent'))).toEqual(['explain/absent'])
  expect(codes(decided('home'))).toEqual(['explain/office-closed'])
  expect(codes(decided('office', false), { wished: false, teamDay: true })).toEqual([
    'explain/not-asked',
    'explain/team-day',
    'explain/home-not-suitable',
  ])
  expect(codes(decided('office'), { homeChosen: false })).toEqual(['explain/home-not-chosen'])
  expect(codes(decided('office'))).toEqual(['explain/activities'])
})

test('of two in a team the price of a place is what it is worth to the other: no minutes, no stronger wish', () => {
  const limits: DayFound['explanation']['limits'] = [
    { kind: 'team', present: 1, price: 61 },
    { kind: 'worth-less', short: 41 },
  ]
  const wouldHave = [
    { changes: [{ what: 'present' as const, people: 0 }] },
    { changes: [{ what: 'wish' as const, minutes: 62 }] },
  ]
  const told = (sharing: DayFound['sharing']) =>
    explainedOf(refused(limits, { sharing, wish: 160 }, wouldHave), facts)
  expect(told(few)).toMatchObject({
    why: [{ code: 'explain/team', present: 1 }, { code: 'explain/worth-less' }],
    wouldHave: [[{ code: 'explain/if-present', people: 0, before: 1 }]],
  })
  expect(told(many)).toMatchObject({
    why: [
      { code: 'explain/team', present: 1 },
      { code: 'explain/worth-less-by', minutes: 41 },
    ],
    wouldHave: [[{ code: 'explain/if-present', people: 0, before: 1 }], [{ code: 'explain/if-cannot' }]],
  })
  // The officer of a review does not read what wish would have been enough: the person's own is nobody's to know.
  expect(withoutWishes(told(many).wouldHave)).toEqual([
    [{ code: 'explain/if-present', people: 0, before: 1 }],
  ])
  // A limit that is not the small team's own is of as many as share it.
  expect(codes(refused([{ kind: 'budget', limit: 9, price: 5 }, limits[1]!], { sharing: few }))).toContain(
    'explain/worth-less-by',
  )
})

test('that a granted day was scarce is said among many only, since of one colleague it would say that they were refused', () => {
  const granted = (price: number, sharing: DayFound['sharing']): DayFound => ({
    ...refused([{ kind: 'team', present: 1, price }]),
    explanation: {
      ...{ given: 'free', planned: 'home', outcome: 'granted', wouldHave: [] },
      limits: [{ kind: 'team', present: 1, price }],
    },
    sharing,
  })
  expect(codes(granted(9, few))).toEqual(['explain/granted'])
  expect(codes(granted(9, many))).toEqual(['explain/granted-scarce'])
  expect(codes(granted(0, many))).toEqual(['explain/granted'])
})

test('what a wish could weigh instead is what weighs more than it does', () => {
  expect(strongerWishes(strengths, 0)).toEqual([20, 40, 160])
  expect(strongerWishes(strengths, 40)).toEqual([160])
  expect(strongerWishes(strengths, 160)).toEqual([])
})

test('a manager reads minutes of several people among many only', () => {
  const found = { people: 12, minutes: 310.4, days: 4, gainers: 3 }
  expect(presenceCostOf(found)).toEqual({ days: 4, minutes: 310 })
  expect(presenceCostOf({ ...found, gainers: 2 })).toEqual({ days: 4, minutes: null })
  expect(presenceCostOf({ ...found, people: 9 })).toEqual({ days: 4, minutes: null })
})

test('a gap in days is of days asked for, with both ways; what gives nothing back is not shown', () => {
  expect(gapInDays(180, { wishMinutes: 20, commute: { minutes: 35 } })).toBe(2)
  expect(gapInDays(-1, { wishMinutes: 20, commute: { minutes: 35 } })).toBe(0)
  const row = { kind: 'desk' as const, name: 'A', day: null }
  expect(
    marginsWorthShowing([
      { ...row, minutes: 2 },
      { ...row, minutes: 0.4 },
      { ...row, minutes: 9 },
    ]).map(({ minutes }) => minutes),
  ).toEqual([9, 2])
})

test('figures of evenness are of ten people or more, small groups joined, the worst tenth of ten or more itself', () => {
  const people = Array.from({ length: 130 }, (_, at) => ({
    personId: String(at),
    commuteMinutes: at,
    sex: at < 4 ? null : ('F' as const),
    partTimePercent: at < 7 ? 50 : 100,
    directorate: at < 6 ? 'Small' : at < 14 ? 'Smaller' : 'Large',
  }))
  const groupings = groupingsOf(people)
  const found = (group: string, members: number) => ({
    ...{ group, people: members, wishedDays: members, grantedDays: members, share: 1, jain: 0.987 },
    worstTenth: { people: Math.ceil(members / 10), share: 0.255 },
  })
  const counted = (of: Record<string, string>) => {
    const counts = new Map<string, number>()
    for (const group of Object.values(of)) counts.set(group, (counts.get(group) ?? 0) + 1)
    return [...counts].map(([group, members]) => found(group, members))
  }
  const answer = (asked: typeof groupings) => ({
    all: found('', 130),
    groups: Object.fromEntries(Object.entries(asked).map(([trait, of]) => [trait, counted(of)])),
  })
  const merged = mergedGroupings(groupings, answer(groupings))
  const { all, items } = evennessOf(answer(merged))
  expect(all).toEqual({ name: null, people: 130, sharePercent: 100, jain: 0.99, worstTenthPercent: 26 })
  const groups = (trait: string) =>
    items
      .find((one) => one.trait === trait)!
      .groups.map(({ name, people: members, worstTenthPercent }) => [name, members, worstTenthPercent])
  expect(groups('directorate')).toEqual([
    [null, 15, null],
    ['Large', 115, 26],
  ])
  expect(groups('commute').map(([name]) => name)).toEqual(['q1', 'q2', 'q3', 'q4'])
  // Seven who work part-time cannot be told from a table of two rows.
  expect(groups('part-time')).toEqual([[null, 130, 26]])
  const told = JSON.stringify(items)
  for (const { groups: rows } of items)
    for (const { people: members } of rows) expect(members).toBeGreaterThanOrEqual(10)
  expect(told).not.toMatch(/Small/)
})

test('seats that are full, and the hour of entry, as the engine finds them', () => {
  const person = (id: string, wish: number): MonthProblem['people'][number] => ({
    ...{ id, team: 'T', quota: 3, perWeek: null, granted: 0, commute: 30, home: false, nearBonus: 0 },
    spaces: [{ space: 'ponte', minutes: 5 }],
    entry: { earliest: 0, latest: 1, preferred: 1 },
    days: ['free', 'office'],
    wish: [wish, 0],
  })
  const problem: MonthProblem = {
    ...{ format: 'vicinato/month-problem@1', month: '2027-03', days: ['2027-03-01', '2027-03-02'] },
    slots: ['08:00', '08:30'],
    weights: { slotDeviation: 1, deskOverflow: 60, grant: [10] },
    directorates: [{ id: 'D', budget: 10 }],
    teams: [{ id: 'T', directorate: 'D', office: 'O', minPresent: [0, 0] }],
    offices: [{ id: 'O', zone: 'Z', desks: [9, 9] }],
    spaces: [{ id: 'ponte', seats: [1, 1] }],
    zones: [
      {
        id: 'Z',
        load: [
          [{ upTo: null, minutes: 0 }],
          [
            { upTo: 1, minutes: 0 },
            { upTo: null, minutes: 30 },
          ],
        ],
      },
    ],
    people: [person('A', 100), person('B', 20)],
  }
  const { plan } = planMonth(problem, { gapPercent: 0 })
  const month = { opened: openPlan(problem, plan), prices: plan.prices }
  const found = (day: string): DayFound => ({
    ...refused([]),
    explanation: explainDay(month, 'B', day) as DayFound['explanation'],
  })
  const seat = explainedOf(found('2027-03-01'), facts)
  expect(seat.why).toContainEqual({ code: 'explain/seats', seats: 1 })
  expect(seat.wouldHave).toContainEqual([{ code: 'explain/if-seats', more: 1 }])
  // Both prefer half past eight, where the second arrival costs half an hour of the others.
  const entries = ['A', 'B'].map(
    (id) =>
      explainedOf(
        { ...refused([]), explanation: explainDay(month, id, '2027-03-02') as DayFound['explanation'] },
        facts,
      ).entry?.code,
  )
  expect(entries.sort()).toEqual(['explain/entry-earlier', 'explain/entry-preferred'])
})

test('with a priority that counts a stronger wish is one of those minutes, and has the same word', () => {
  const usual = { like: 20, matters: { days: 3, minutes: 40 }, cannot: { days: 1, minutes: 160 } }
  const strengths = strengthsWeighed(usual, 150)
  expect(strongerWishes(strengths, 30)).toEqual([60, 240])
  const found = {
    ...{ wish: 60, home: true, sharing: many },
    explanation: {
      ...{ given: 'free', planned: 'office@08:30', outcome: 'not-granted' as const },
      ...{ limits: [{ kind: 'worth-less' as const, short: 12 }], wouldHave: [] },
    },
  }
  const facts = { wished: true, anyDay: false, homeChosen: true, teamDay: false, strengths }
  expect(explainedOf(found, facts).wouldHave).toEqual([[{ code: 'explain/if-matters' }]])
})
