import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { planMonth } from '../../engines/planner/planner.ts'
import type { MonthPlan, MonthProblem } from '../../engines/planner/problem.ts'
import { readProblem } from '../../engines/planner/reading.ts'
import { boundOf, scorePlan } from '../../engines/planner/scoring.ts'

/** Problems with a plan that an exact solver proved optimal; they lie beside the repository, not in it. */
const folder = new URL('../../../shared/planning/', import.meta.url)
const proven = [
  { name: 'tiny', optimum: 12_384.72 },
  { name: 'small', optimum: 57_663.46 },
  { name: 'medium', optimum: 296_898.92 },
  { name: 'stressed', optimum: 188_208.28 },
]

describe.each(proven)('$name', ({ name, optimum }) => {
  const file = new URL(`${name}.problem.json`, folder)
  const missing = !existsSync(file)
  if (missing) console.error(`Skipped: ${name}.problem.json is not in ../shared/planning.`)

  test.skipIf(missing)('within 0.02 % of the proven optimum, never below it, and certified', () => {
    const problem = JSON.parse(readFileSync(file, 'utf8')) as MonthProblem
    expect(readProblem(problem).faults).toBeUndefined()
    const result = planMonth(problem)
    const score = scorePlan(problem, result.plan)
    expect(score.violations).toEqual([])
    expect(score.objective).toBeCloseTo(result.objective, 6)
    expect(boundOf(problem, result.plan.prices)).toBeCloseTo(result.bound, 6)
    expect(result.bound).toBeLessThanOrEqual(optimum + 0.005)
    expect(result.objective).toBeGreaterThanOrEqual(optimum - 0.005)
    expect(result.objective).toBeLessThanOrEqual(optimum * 1.0002)
    expect(result.gapPercent).toBeLessThanOrEqual(0.02)
  })

  test.skipIf(missing)('the judge agrees with the proven plan', () => {
    const problem = JSON.parse(readFileSync(file, 'utf8')) as MonthProblem
    const plan = JSON.parse(readFileSync(new URL(`${name}.optimal-plan.json`, folder), 'utf8')) as MonthPlan
    const score = scorePlan(problem, plan)
    expect(score.violations).toEqual([])
    expect(score.objective).toBeCloseTo(optimum, 6)
  })
})
