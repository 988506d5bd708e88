import { expect, test } from 'vitest'
import { generateProblem } from '../../engines/planner/generator.ts'
import { planMonth } from '../../engines/planner/planner.ts'
import { boundOf, scorePlan } from '../../engines/planner/scoring.ts'
import type { VariantAnswer, VariantLine } from '../../engines/planner/variants.ts'
import { solveVariants } from '../../engines/planner/variants.ts'

const problem = generateProblem({ people: 200, seed: 14 })
const { plan, objective } = planMonth(problem)
const budget = problem.directorates[0]!.budget

const line = (answer: VariantAnswer | undefined): VariantLine => {
  if (answer === undefined || 'faults' in answer) throw new Error('not a line')
  return answer
}

test('variants are planned from the warm plan: feasible, certified, and as good as from scratch', () => {
  const [same, more, less, wider, wrong] = solveVariants(problem, plan, [
    { name: 'as it is', changes: [] },
    { name: 'more budget', changes: [{ what: 'budget', directorate: 'D0', days: budget + 40 }] },
    {
      name: 'half of the budget, a day closed',
      changes: [
        { what: 'budget', directorate: 'D0', days: Math.floor(budget / 2) },
        { what: 'desks', office: problem.offices[0]!.id, day: problem.days[3]!, desks: 0 },
      ],
    },
    { name: 'wider bands', changes: [{ what: 'entry', earlier: 2, later: 2 }] },
    { name: 'nowhere', changes: [{ what: 'seats', space: 'nowhere', seats: 1 }] },
  ])
  expect(line(same).minutes).toBeLessThanOrEqual(1e-6)
  // A problem with looser limits has a lower optimum: no plan of it need be dearer than the warm one.
  expect(line(more).minutes).toBeLessThan(0)
  expect(line(wider).minutes).toBeLessThanOrEqual(1e-6)
  expect(line(less).minutes).toBeGreaterThan(0)
  expect(line(more).awayDays).toBeGreaterThan(line(less).awayDays)
  expect(line(less).fairness.grantedDays).toBeLessThan(line(more).fairness.grantedDays)
  for (const answer of [same, more, less, wider]) {
    const { problem: changed, result, minutes, uncertain } = line(answer)
    const score = scorePlan(changed, result.plan)
    expect(score.violations).toEqual([])
    expect(score.objective).toBeCloseTo(objective + minutes, 6)
    expect(boundOf(changed, result.plan.prices)).toBeCloseTo(score.objective - uncertain, 6)
    expect(result.gapPercent).toBeLessThan(0.05)
    const cold = planMonth(changed)
    expect(result.objective).toBeGreaterThanOrEqual(cold.bound - 1e-6)
    expect(result.objective).toBeLessThanOrEqual(cold.objective * 1.0005)
  }
  expect(wrong).toEqual({
    name: 'nowhere',
    faults: [{ path: 'changes[0].space', message: 'unknown id "nowhere"' }],
  })
})
