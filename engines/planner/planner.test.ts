import { expect, test } from 'vitest'
import { generateProblem } from './generator.ts'
import type { PlanProgress } from './planner.ts'
import { gapPercentOf, planMonth } from './planner.ts'
import { boundOf, scorePlan } from './scoring.ts'

test.each([
  { people: 150, seed: 11 },
  { people: 150, seed: 12, spaces: 0, zones: 0 },
  { people: 150, seed: 13, stressed: true },
])('certified to a thousandth at %o', (shape) => {
  const problem = generateProblem(shape)
  const result = planMonth(problem)
  expect(scorePlan(problem, result.plan).violations).toEqual([])
  expect(result.gapPercent).toBeLessThanOrEqual(0.1)
  const recomputed = gapPercentOf(result.objective, boundOf(problem, result.plan.prices))
  expect(result.gapPercent).toBeCloseTo(recomputed, 9)
})

test.each([40, 300, 1000])(
  'certified to five ten-thousandths where %i people have far too few desks and days',
  (people) => {
    const problem = generateProblem({ people, seed: 14, stressed: true })
    const result = planMonth(problem)
    expect(result.raised.length).toBeGreaterThan(0)
    expect(scorePlan(problem, result.plan).violations).toEqual([])
    const recomputed = gapPercentOf(result.objective, boundOf(problem, result.plan.prices))
    expect(recomputed).toBeLessThanOrEqual(0.05)
  },
)

test('minutes twenty times as large are certified as well', () => {
  const problem = generateProblem({ people: 150, seed: 21 })
  for (const person of problem.people) {
    person.commute *= 20
    person.wish = person.wish.map((minutes) => minutes * 20)
  }
  const result = planMonth(problem)
  expect(scorePlan(problem, result.plan).violations).toEqual([])
  expect(result.gapPercent).toBeLessThanOrEqual(0.1)
})

test('raised limits are named, with what they were raised from and to', () => {
  const problem = generateProblem({ people: 12, seed: 4, spaces: 1 })
  const [person] = problem.people
  person!.days = problem.days.map(() => 'home')
  person!.quota = 2
  person!.perWeek = 1
  problem.directorates[0]!.budget = 0
  for (const team of problem.teams) team.minPresent = problem.days.map(() => 99)
  const { raised, plan } = planMonth(problem)
  expect(raised).toContainEqual({ rule: 'quota', id: 'P0', from: 2, to: problem.days.length })
  expect(raised).toContainEqual({ rule: 'perWeek', id: 'P0', day: '2027-03-08', from: 1, to: 5 })
  const decided = problem.people.flatMap(({ days }) =>
    days.filter((day) => day !== 'free' && day !== 'office'),
  )
  const away = decided.filter((day) => day !== 'absent').length
  expect(raised).toContainEqual({ rule: 'budget', id: 'D0', from: 0, to: away })
  const present = problem.people.filter(({ days }) => days[0] !== 'absent').length
  const home = problem.people.filter(({ days }) => days[0] === 'home').length
  expect(raised).toContainEqual({
    rule: 'present',
    id: 'T0',
    day: problem.days[0],
    from: present - 99,
    to: home,
  })
  expect(scorePlan(problem, plan).violations).toEqual([])
})

test('a clock that runs out ends the search with a feasible plan', () => {
  const problem = generateProblem({ people: 200, seed: 8 })
  let milliseconds = 0
  const result = planMonth(problem, { seconds: 0.05, gapPercent: 0, now: () => milliseconds++ })
  expect(result.ended).toBe('time')
  expect(scorePlan(problem, result.plan).violations).toEqual([])
  expect(boundOf(problem, result.plan.prices)).toBeCloseTo(result.bound, 6)
})

test('progress never gets worse', () => {
  const seen: PlanProgress[] = []
  planMonth(generateProblem({ people: 80, seed: 9 }), { onProgress: (one) => seen.push(one) })
  expect(seen.length).toBeGreaterThan(2)
  for (const [k, { objective, bound }] of seen.slice(1).entries()) {
    expect(objective).toBeLessThanOrEqual(seen[k]!.objective)
    expect(bound).toBeGreaterThanOrEqual(seen[k]!.bound)
  }
})

test('ids that JavaScript treats specially are ids like others', () => {
  const problem = generateProblem({ people: 30, seed: 3, spaces: 2 })
  const renamed = JSON.parse(
    JSON.stringify(problem).replaceAll('"T0"', '"__proto__"').replaceAll('"D0"', '"constructor"'),
  )
  const result = planMonth(renamed)
  const travelled = JSON.parse(JSON.stringify(result.plan))
  expect(boundOf(renamed, travelled.prices)).toBeCloseTo(result.bound, 6)
  expect(scorePlan(renamed, travelled).violations).toEqual([])
})
