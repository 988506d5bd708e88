/**
 * What if: variants of a month (budgets, seats, closure days, minimum presence, entry bands), each planned
 * from where the month's own plan stands, side by side in one table.
 */
import type { Change } from './changes.ts'
import { applyChanges } from './changes.ts'
import type { Fairness } from './fairness.ts'
import { fairnessOf } from './fairness.ts'
import type { Fault } from './fields.ts'
import { isAway } from './limits.ts'
import type { PlanOptions, PlanResult } from './planner.ts'
import { planMonth } from './planner.ts'
import type { MonthPlan, MonthProblem } from './problem.ts'

export interface Variant {
  name: string
  changes: readonly Change[]
}

/** One line of the table; in minutes, days and shares of the variant as planned. */
export interface VariantLine {
  name: string
  problem: MonthProblem
  result: PlanResult
  /** Minutes against the first plan: below 0 gives time back. */
  minutes: number
  /** Minutes that this variant can differ from its own best: objective − bound. */
  uncertain: number
  /** Away person-days, and person-days spent elsewhere than in the first plan. */
  awayDays: number
  movedDays: number
  /** Person-days in an office over its desks. */
  overDesks: number
  fairness: Fairness
}

export type VariantAnswer = VariantLine | { name: string; faults: Fault[] }

/** Plans each variant; one that names what the month does not have is answered with its faults. */
export function solveVariants(
  problem: MonthProblem,
  plan: Pick<MonthPlan, 'people' | 'objective' | 'prices'>,
  variants: readonly Variant[],
  options: PlanOptions = {},
): VariantAnswer[] {
  const before = new Map(plan.people.map(({ id, days }) => [id, days]))
  return variants.map(({ name, changes }): VariantAnswer => {
    const changed = applyChanges(problem, changes)
    if (changed.faults !== undefined) return { name, faults: changed.faults }
    const result = planMonth(changed.problem, { ...options, warm: plan })
    let awayDays = 0
    let movedDays = 0
    for (const { id, days } of result.plan.people) {
      const words = before.get(id)
      for (const [d, word] of days.entries()) {
        if (isAway(word)) awayDays += 1
        // Another entry time is the same day in the office.
        if (word.split('@')[0] !== words?.[d]?.split('@')[0]) movedDays += 1
      }
    }
    return {
      name,
      problem: changed.problem,
      result,
      minutes: result.objective - plan.objective,
      uncertain: result.objective - result.bound,
      awayDays,
      movedDays,
      overDesks: overDesks(changed.problem, result.plan),
      fairness: fairnessOf(changed.problem, result.plan).all,
    }
  })
}

/** Person-days in an office over its desks. */
export function overDesks(problem: MonthProblem, plan: Pick<MonthPlan, 'people'>): number {
  const D = problem.days.length
  const teamOffice = new Map(problem.teams.map(({ id, office }) => [id, office]))
  const rows = new Map(problem.offices.map(({ id }, o) => [id, o]))
  const present = new Int32Array(problem.offices.length * D)
  for (const [p, { team }] of problem.people.entries()) {
    const o = rows.get(teamOffice.get(team)!)!
    for (const [d, word] of plan.people[p]!.days.entries()) {
      if (word.startsWith('office@')) present[o * D + d]! += 1
    }
  }
  let over = 0
  for (const [o, { desks }] of problem.offices.entries()) {
    for (let d = 0; d < D; d++) over += Math.max(0, present[o * D + d]! - desks[d]!)
  }
  return over
}
