import { expect, test } from 'vitest'
import type { Day } from '../../vocabulary/day.ts'
import { type Facts, mayBeSetAside, pathOf, type Step } from './rules.ts'
import { sampleRows } from './sample-rules.ts'
import { cellOf, inventedName, wishedDays } from './trial-rules.ts'

const nothing: Facts = {
  ...{ hasPatronDay: false, directorates: 0, offices: 0, teams: 0, people: 1, members: 0 },
  ...{ teamsWithoutManager: 0, hrPeople: 1, providers: 0, mailWorks: false, accounts: 1 },
  ...{ activities: 0, assigned: 0, policyChanges: 0, policyAdopted: 0 },
  ...{ months: 0, plannedMonths: 0, publishedMonths: 0 },
}
const none = new Set<string>()
const stateOf = (facts: Partial<Facts>, step: Step, aside: ReadonlySet<string> = none) =>
  pathOf({ ...nothing, ...facts }, aside).steps.find((one) => one.step === step)!

test('of an organisation just founded nothing is done, and the first step says what is missing', () => {
  const { steps, next } = pathOf(nothing, none)
  expect(steps).toHaveLength(7)
  expect(next).toBe('organisation')
  expect(steps.filter(({ state }) => state === 'done')).toEqual([])
  expect(stateOf({}, 'people').missing.map(({ code }) => code)).toEqual([
    'offices',
    'directorates',
    'teams',
    'members',
  ])
})

test('a step is begun before it is done', () => {
  expect(stateOf({ offices: 1 }, 'people')).toMatchObject({ state: 'begun' })
  const whole = { offices: 1, directorates: 1, teams: 2, people: 9, members: 7 }
  expect(stateOf(whole, 'people')).toEqual({
    step: 'people',
    state: 'done',
    missing: [],
    hints: [{ code: 'people-without-team', count: 2 }],
  })
  expect(stateOf({ ...whole, teamsWithoutManager: 1 }, 'roles')).toMatchObject({
    state: 'begun',
    missing: [{ code: 'teams-without-manager', count: 1 }],
  })
  expect(stateOf({ ...whole, accounts: 3 }, 'entrance').missing).toEqual([{ code: 'ways-in', count: 6 }])
  expect(stateOf({ ...whole, providers: 1 }, 'entrance').state).toBe('done')
  expect(stateOf({ activities: 3 }, 'activities').state).toBe('begun')
  expect(stateOf({ policyChanges: 1 }, 'policy').missing).toEqual([{ code: 'policy-adopted', count: 0 }])
  expect(stateOf({ months: 1 }, 'month').missing).toEqual([{ code: 'plan', count: 0 }])
  expect(stateOf({ months: 1, plannedMonths: 1 }, 'month')).toMatchObject({
    state: 'done',
    hints: [{ code: 'publication' }],
  })
})

test('what is set aside does not wait; done it is done all the same', () => {
  const aside = new Set<string>([...mayBeSetAside])
  expect(pathOf(nothing, aside).next).toBe('people')
  expect(stateOf({}, 'policy', aside).state).toBe('aside')
  expect(stateOf({ policyChanges: 1, policyAdopted: 1 }, 'policy', aside).state).toBe('done')
  expect(mayBeSetAside.has('people') || mayBeSetAside.has('month')).toBe(false)
})

test('invented people wish one day more than they may have, not all alike', () => {
  const days = ['2026-12-01', '2026-12-02', '2026-12-03', '2026-12-04', '2026-12-07'] as Day[]
  const wishes = Array.from({ length: 20 }, (_, person) => wishedDays(person, days, 2))
  for (const wished of wishes) {
    expect(wished).toHaveLength(3)
    expect(wished).toEqual([...wished].sort())
  }
  expect(new Set(wishes.map((wished) => wished.join())).size).toBeGreaterThan(2)
  expect(new Set(Array.from({ length: 256 }, (_, number) => inventedName(number))).size).toBe(256)
  expect(['office@08:30', 'home', 'absent'].map(cellOf)).toEqual(['office', 'home', 'absent'])
})

test('in the sample file every team has a manager, and every code is known', () => {
  const codes = (rows: readonly Record<string, unknown>[]) => rows.map(({ code }) => code)
  for (const team of sampleRows.teams) {
    expect(codes(sampleRows.offices)).toContain(team.office_code)
    const members = sampleRows.persons.filter(({ team_code }) => team_code === team.code)
    expect(members.length).toBeGreaterThan(2)
    expect(members.filter(({ roles }) => String(roles).includes('responsabile'))).toHaveLength(1)
  }
  for (const { team_code } of sampleRows.persons) expect(codes(sampleRows.teams)).toContain(team_code)
})
