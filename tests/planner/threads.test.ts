import { expect, test } from 'vitest'
import { arraysOf } from '../../engines/planner/flattening.ts'
import { generateProblem } from '../../engines/planner/generator.ts'
import { planInThread } from '../../engines/planner/in-thread.ts'
import { planMonth } from '../../engines/planner/planner.ts'
import type { MonthProblem } from '../../engines/planner/problem.ts'
import { boundOf, scorePlan } from '../../engines/planner/scoring.ts'

/** Enough directorates for waves of them side by side, as where a hundred thousand people are planned. */
function manyDirectorates(people: number, count: number): MonthProblem {
  const problem = generateProblem({ people, seed: 17 })
  const budget = Math.ceil((people / count) * 5)
  problem.directorates = Array.from({ length: count }, (_, r) => ({ id: `D${r}`, budget }))
  for (const [t, team] of problem.teams.entries()) team.directorate = `D${t % count}`
  return problem
}

test('one thread, three threads and no thread give the same plan and the same proof', async () => {
  const problem = manyDirectorates(2100, 70)
  const here = planMonth(problem, { gapPercent: 0.02 })
  const score = scorePlan(problem, here.plan)
  expect(score.violations).toEqual([])
  expect(score.objective).toBeCloseTo(here.objective, 4)
  expect(boundOf(problem, here.plan.prices)).toBeCloseTo(here.bound, 4)
  expect(here.gapPercent).toBeLessThan(0.05)
  for (const threads of [1, 3]) {
    const { result } = planInThread(problem, { threads, gapPercent: 0.02, seconds: 600 })
    expect((await result).plan).toEqual(here.plan)
  }
})

test('nobody in most directorates, and directorates without a team, are planned in waves as well', () => {
  const problem = manyDirectorates(60, 80)
  expect(arraysOf(problem).directorates).toBe(80)
  const { plan, objective, bound } = planMonth(problem)
  const score = scorePlan(problem, plan)
  expect(score.violations).toEqual([])
  expect(score.objective).toBeCloseTo(objective, 6)
  expect(boundOf(problem, plan.prices)).toBeCloseTo(bound, 6)
})
