import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { applyChanges } from '../../engines/planner/changes.ts'
import { explainDay } from '../../engines/planner/explaining.ts'
import type { DayExplanation, Month } from '../../engines/planner/explanation.ts'
import { fairnessOf, hardestMonths } from '../../engines/planner/fairness.ts'
import { generateProblem } from '../../engines/planner/generator.ts'
import { gainOf, presenceCost, rankMargins } from '../../engines/planner/margins.ts'
import { openPlan } from '../../engines/planner/opened-plan.ts'
import { planMonth } from '../../engines/planner/planner.ts'
import type { MonthProblem } from '../../engines/planner/problem.ts'
import { replanOpened } from '../../engines/planner/replanning.ts'
import { scorePlan } from '../../engines/planner/scoring.ts'
import { exhaustiveOptimum } from './exhaustive.ts'
import { tinyProblem } from './tiny-problems.ts'

const rounding = 1e-6

function monthOf(problem: MonthProblem): Month & { result: ReturnType<typeof planMonth> } {
  const result = planMonth(problem, { gapPercent: 0 })
  return { opened: openPlan(problem, result.plan), prices: result.plan.prices, result }
}

/** Each counterfactual is a feasible plan of the changed problem that grants the day and is no dearer. */
function expectTrue({ opened }: Month, explanation: DayExplanation): void {
  const { problem } = opened
  const d = problem.days.indexOf(explanation.day)
  for (const { changes, becomes, gain } of explanation.wouldHave) {
    const changed = applyChanges(problem, changes)
    if (changed.faults !== undefined) throw new Error('a counterfactual names what is not there')
    const planned = replanOpened(opened, changes, { stability: 0 })
    if ('faults' in planned) throw new Error('refused')
    const score = scorePlan(changed.problem, planned)
    expect(score.violations).toEqual([])
    const before = scorePlan(changed.problem, { people: opened.planned.map((one) => one!) })
    expect(before.violations).toEqual([])
    expect(score.objective).toBeLessThanOrEqual(before.objective + rounding)
    expect(planned.people.find(({ id }) => id === explanation.person)!.days[d]).toBe(becomes)
    expect(becomes === 'home' || becomes.startsWith('space:')).toBe(true)
    expect(gain).toBeGreaterThanOrEqual(0)
  }
}

describe('explanations of tiny problems', () => {
  test('every day is explained, every "would have" comes true, and a day not granted has a reason', () => {
    const met = { granted: 0, decided: 0, 'not-granted': 0, wouldHave: 0 }
    fc.assert(
      fc.property(tinyProblem, (problem) => {
        const month = monthOf(problem)
        for (const person of problem.people) {
          for (const [d, day] of problem.days.entries()) {
            const explanation = explainDay(month, person.id, day)
            met[explanation.outcome] += 1
            expect(explanation.outcome === 'decided').toBe(person.days[d] !== 'free')
            expectTrue(month, explanation)
            met.wouldHave += explanation.wouldHave.length
            if (explanation.outcome !== 'not-granted') continue
            expect(explanation.limits.length).toBeGreaterThan(0)
            if (explanation.worth === undefined) expect(explanation.limits).toEqual([{ kind: 'no-place' }])
          }
        }
      }),
      { numRuns: 40, seed: 20270305 },
    )
    for (const count of Object.values(met)) expect(count).toBeGreaterThan(0)
  })

  test('what one more of a limit gives back is never above the truth, and nearly always the truth', () => {
    let exact = 0
    let runs = 0
    fc.assert(
      fc.property(tinyProblem, (problem) => {
        const month = monthOf(problem)
        const optimum = exhaustiveOptimum(problem)
        if (month.result.objective > optimum + rounding) return
        for (const { change, minutes, price } of rankMargins(month)) {
          const changed = applyChanges(problem, [change])
          if (changed.faults !== undefined) throw new Error('a margin names what is not there')
          const gain = optimum - exhaustiveOptimum(changed.problem)
          expect(minutes).toBeLessThanOrEqual(gain + rounding)
          expect(gain).toBeLessThanOrEqual(price + optimum - month.result.bound + rounding)
          runs += 1
          if (minutes >= gain - rounding) exact += 1
        }
      }),
      { numRuns: 60, seed: 20270306 },
    )
    expect(runs).toBeGreaterThan(30)
    expect(exact / runs).toBeGreaterThan(0.95)
  })
})

describe('a month of 300 people', () => {
  const problem = generateProblem({ people: 300, seed: 6 })
  const month = monthOf(problem)

  test('days not granted are explained, most with what would have granted them', () => {
    let explained = 0
    let answered = 0
    for (const [p, person] of problem.people.entries()) {
      const d = person.days.findIndex(
        (given, at) => given === 'free' && month.opened.planned[p]!.days[at]!.startsWith('office@'),
      )
      if (d < 0 || p % 24 !== 0) continue
      const explanation = explainDay(month, person.id, problem.days[d]!)
      expectTrue(month, explanation)
      explained += 1
      if (explanation.wouldHave.length > 0) answered += 1
      expect(
        JSON.stringify(explanation)
          .match(/"P\d+"/g)
          ?.every((id) => id === `"${person.id}"`),
      ).toBe(true)
    }
    expect(explained).toBeGreaterThan(5)
    expect(answered / explained).toBeGreaterThan(0.6)
  })

  test('margins are ranked by what a re-plan gave back; a minimum presence has its cost', () => {
    const margins = rankMargins(month, { perKind: 3 })
    expect(margins.length).toBeGreaterThan(4)
    for (const [k, { minutes, price }] of margins.entries()) {
      expect(minutes).toBeLessThanOrEqual(price + month.result.objective - month.result.bound + rounding)
      if (k > 0) expect(minutes).toBeLessThanOrEqual(margins[k - 1]!.minutes)
    }
    const team = problem.teams[0]!
    const cost = presenceCost(month, team.id)
    const everyDay = problem.days.map((day, d) => {
      return { what: 'present' as const, team: team.id, day, people: Math.max(0, team.minPresent[d]! - 1) }
    })
    expect(cost.minutes).toBeCloseTo(gainOf(month, everyDay), 6)
  })

  test('who does not exist is not explained', () => {
    expect(() => explainDay(month, 'nobody', problem.days[0]!)).toThrow(RangeError)
    expect(() => presenceCost(month, 'nothing')).toThrow(RangeError)
  })
})

test('shares, Jain, the worst tenth and what next month makes up, counted by hand', () => {
  const problem = generateProblem({ people: 4, seed: 2, spaces: 0, zones: 0 })
  problem.days = problem.days.slice(0, 2)
  problem.teams = [{ id: 'T0', directorate: 'D0', office: 'O0', minPresent: [0, 0] }]
  problem.weights.grant = [20, 14]
  problem.people = problem.people.map((person, p) => ({
    ...person,
    team: 'T0',
    quota: 2,
    granted: 0,
    commute: 10,
    home: p !== 3,
    spaces: [],
    days: ['free', 'free'],
    wish: [5, 5],
  }))
  const days = [
    ['home', 'home'],
    ['home', 'office@08:00'],
    ['office@08:00', 'office@08:00'],
    ['office@08:00', 'office@08:00'],
  ]
  const plan = { people: days.map((words, p) => ({ id: `P${p}`, days: words })) }
  const groups = new Map([
    ['P0', 'far'],
    ['P2', 'far'],
    ['P1', 'near'],
  ])
  const { all, groups: told } = fairnessOf(problem, plan, { commute: groups })
  // P3 has nowhere to be away: no day that could have been granted.
  expect(all).toEqual({
    people: 3,
    wishedDays: 6,
    grantedDays: 3,
    share: 0.5,
    jain: 1.5 ** 2 / (3 * 1.25),
    worstTenth: { people: 1, share: 0 },
  })
  expect(told.commute!.map(({ group, people, share, jain }) => ({ group, people, share, jain }))).toEqual([
    { group: 'far', people: 2, share: 0.5, jain: 0.5 },
    { group: 'near', people: 1, share: 0.5, jain: 1 },
  ])
  expect(hardestMonths(problem, plan, 2)).toEqual([
    {
      person: 'P2',
      wishedDays: 2,
      grantedDays: 0,
      share: 0,
      lostMinutes: 50,
      grantedNext: 0,
      makesUpMinutes: 20,
    },
    {
      person: 'P1',
      wishedDays: 2,
      grantedDays: 1,
      share: 0.5,
      lostMinutes: 25,
      grantedNext: 1,
      makesUpMinutes: 14,
    },
  ])
})
