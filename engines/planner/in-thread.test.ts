import { expect, test } from 'vitest'
import { generateProblem } from './generator.ts'
import { planInThread } from './in-thread.ts'
import type { PlanProgress } from './planner.ts'
import { planMonth } from './planner.ts'
import { boundOf, scorePlan } from './scoring.ts'

test('the thread gives the plan that the engine gives, and reports on the way', async () => {
  const problem = generateProblem({ people: 60, seed: 2 })
  const seen: PlanProgress[] = []
  const result = await planInThread(problem, { seconds: 60, onProgress: (one) => seen.push(one) }).result
  expect(result.plan).toEqual(planMonth(problem).plan)
  expect(seen.length).toBeGreaterThan(2)
  expect(seen.at(-1)!.objective).toBe(result.objective)
  for (const [k, { objective, bound }] of seen.slice(1).entries()) {
    expect(objective).toBeLessThanOrEqual(seen[k]!.objective)
    expect(bound).toBeGreaterThanOrEqual(seen[k]!.bound)
  }
})

test('cancelled while it computes, it gives a feasible plan with a sound proof', async () => {
  const problem = generateProblem({ people: 1500, seed: 2 })
  let ticks = 0
  const clock = setInterval(() => {
    ticks += 1
  }, 1)
  const planning = planInThread(problem, {
    seconds: 600,
    gapPercent: 0,
    onProgress: () => planning.cancel(),
  })
  const result = await planning.result
  clearInterval(clock)
  expect(ticks).toBeGreaterThan(0)
  expect(result.ended).toBe('stopped')
  const score = scorePlan(problem, result.plan)
  expect(score.violations).toEqual([])
  expect(score.objective).toBeCloseTo(result.objective, 4)
  expect(boundOf(problem, result.plan.prices)).toBeCloseTo(result.bound, 4)
})
