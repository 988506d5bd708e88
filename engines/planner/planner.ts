/**
 * The planner: a month problem in, a feasible plan out, with a lower bound that its prices prove. The
 * mathematics is in README.md. Pure and synchronous: no clock, no randomness, no thread of its own.
 */
import { arraysOf, namedLimits } from './flattening.ts'
import type { MonthPlan, MonthProblem, RaisedLimit } from './problem.ts'
import { planFormat } from './problem.ts'
import { publishedPeople, publishedPrices } from './publishing.ts'
import type { Ended, SearchOptions } from './search.ts'
import { planArrays } from './search.ts'
import { choiceOf, tollsOf } from './warm-start.ts'

export type { PlanProgress } from './search.ts'
export { gapPercentOf } from './search.ts'

export interface PlanOptions extends SearchOptions {
  /** A plan of nearly the same month, to begin from: fewer steps, and days that need not move rarely do. */
  warm?: Pick<MonthPlan, 'people' | 'prices'>
}

export interface PlanResult {
  plan: MonthPlan
  /** Minutes; as in the plan. */
  objective: number
  bound: number
  gapPercent: number
  seconds: number
  /** What had to be raised because what is decided breaks it by itself. */
  raised: RaisedLimit[]
  /** Why it ended. */
  ended: Ended
}

/** Plans a month. The problem must be sound: read it with `readProblem` when it comes from outside. */
export function planMonth(problem: MonthProblem, options: PlanOptions = {}): PlanResult {
  const { warm } = options
  const found = planArrays(
    arraysOf(problem),
    options,
    warm &&
      (({ instance }) => ({
        choice: choiceOf(instance, problem, warm),
        prices: tollsOf(instance, problem, warm.prices),
      })),
  )
  const { objective, bound, gapPercent, seconds, ended } = found
  const plan: MonthPlan = {
    format: planFormat,
    people: publishedPeople(problem, found),
    objective,
    bound,
    prices: publishedPrices(problem, found.prices),
  }
  return { plan, objective, bound, gapPercent, seconds, raised: namedLimits(problem, found.raised), ended }
}
