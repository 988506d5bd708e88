/**
 * The planner: a month problem in, a feasible plan out, with a lower bound that its prices prove. The
 * mathematics is in README.md. Pure and synchronous: no clock, no randomness, no thread of its own.
 */
import { replanPerson } from './improving.ts'
import { instanceOf } from './instance.ts'
import { noTolls, pricingOf } from './pricing.ts'
import type { MonthPlan, MonthProblem, RaisedLimit } from './problem.ts'
import { planFormat } from './problem.ts'
import { closeFullLimits, publishedPeople, publishedPrices, roundTolls } from './publishing.ts'
import { Schedule } from './schedule.ts'

export interface PlanOptions {
  /** Stop after about this many seconds of `now`; not looked at without a clock. Default 20. */
  seconds?: number
  /** Stop when objective and bound are proven to be this close, in percent of the objective. Default 0.01. */
  gapPercent?: number
  /** Breaks ties in the search; same problem and seed, same plan, unless time stopped it. Default 1. */
  seed?: number
  /** A clock in milliseconds, such as `performance.now`; without it the planner runs until it converges. */
  now?: () => number
  /** Asked often; true ends the search with the best plan so far. */
  shouldStop?: () => boolean
  onProgress?: (progress: PlanProgress) => void
}

export interface PlanProgress {
  /** `prices`: the proof is being improved; `plan`: the plan is. */
  phase: 'prices' | 'plan'
  /** Minutes: the best feasible plan so far. */
  objective: number
  /** Minutes: the best proven lower bound so far. */
  bound: number
  gapPercent: number
  /** Since the start; 0 without a clock. */
  seconds: number
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
  ended: 'gap' | 'converged' | 'time' | 'stopped'
}

/** How far the objective is from the bound, in percent of the objective; never negative. */
export function gapPercentOf(objective: number, bound: number): number {
  const distance = Math.max(0, objective - bound)
  return distance <= 1e-9 ? 0 : (100 * distance) / Math.max(1e-9, Math.abs(objective))
}

/** Plans a month. The problem must be sound: read it with `readProblem` when it comes from outside. */
export function planMonth(problem: MonthProblem, options: PlanOptions = {}): PlanResult {
  const began = options.now?.() ?? 0
  const seconds = (): number => ((options.now?.() ?? 0) - began) / 1000
  const instance = instanceOf(problem)
  const pricing = pricingOf(instance)
  const schedule = new Schedule(instance)
  for (let round = 0, saved = 1; saved > 1e-6 && round < 5; round++) {
    saved = 0
    for (let p = 0; p < instance.people; p++) {
      saved += replanPerson(schedule, p)
      if (options.shouldStop?.() === true) break
    }
  }
  const tolls = noTolls(instance)
  pricing.evaluate(tolls)
  roundTolls(instance, tolls)
  closeFullLimits(instance, tolls, pricing.arrivalCost)
  const objective = schedule.cost()
  const bound = Math.min(objective, pricing.evaluate(tolls))
  const plan: MonthPlan = {
    format: planFormat,
    people: publishedPeople(schedule),
    objective,
    bound,
    prices: publishedPrices(instance, tolls),
  }
  return {
    plan,
    objective,
    bound,
    gapPercent: gapPercentOf(objective, bound),
    seconds: seconds(),
    raised: instance.raised,
    ended: 'converged',
  }
}
