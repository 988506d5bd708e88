/**
 * The planner: a month problem in, a feasible plan out, with a lower bound that its prices prove. The
 * mathematics is in README.md. Pure and synchronous: no clock, no randomness, no thread of its own.
 */
import { ascentOf } from './ascent.ts'
import { closeFullLimits } from './closed-limits.ts'
import { instanceOf } from './compiling.ts'
import { mend } from './mending.ts'
import { peopleByDirectorate } from './network.ts'
import type { Tolls } from './pricing.ts'
import { noTolls, pricingOf } from './pricing.ts'
import type { MonthPlan, MonthProblem, RaisedLimit } from './problem.ts'
import { planFormat } from './problem.ts'
import { publishedPeople, publishedPrices, roundTolls } from './publishing.ts'
import { randomOf } from './random.ts'
import { improvePlan, recoverPlan, settlePlan } from './recovery.ts'
import { allInOffice, Schedule } from './schedule.ts'
import { settledPrices } from './settled-prices.ts'
import { priceTeams } from './team-prices.ts'
import { choiceOf, tollsOf } from './warm-start.ts'

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
  /** A plan of nearly the same month, to begin from: fewer steps, and days that need not move rarely do. */
  warm?: Pick<MonthPlan, 'people' | 'prices'>
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

/** Steps of a round of price improvement, and the lengths between which they are annealed. */
const firstRound = { steps: 160, from: 3, to: 0.01 }
const nextRounds = [
  { steps: 240, from: 0.5, to: 0.002 },
  { steps: 300, from: 0.1, to: 0.0005 },
  { steps: 600, from: 0.2, to: 0.0003 },
] as const
const warmRound = { steps: 80, from: 0.5, to: 0.01 }
const mostRounds = 8

/** Plans a month. The problem must be sound: read it with `readProblem` when it comes from outside. */
export function planMonth(problem: MonthProblem, options: PlanOptions = {}): PlanResult {
  const { seconds: limit = 20, gapPercent: target = 0.01, seed = 1, warm } = options
  const { now, shouldStop, onProgress } = options
  const began = now?.() ?? 0
  const elapsed = (): number => ((now?.() ?? 0) - began) / 1000
  let ended: PlanResult['ended'] = 'converged'
  const stop = (): boolean => {
    if (shouldStop?.() === true) ended = 'stopped'
    else if (elapsed() >= limit) ended = 'time'
    return ended !== 'converged'
  }

  const instance = instanceOf(problem)
  const pricing = pricingOf(instance)
  const ascent = ascentOf(instance, pricing)
  const schedule = new Schedule(
    instance,
    warm === undefined ? allInOffice(instance) : choiceOf(instance, warm),
  )
  mend(schedule)
  const random = randomOf(seed)
  const groups = peopleByDirectorate(instance)
  const best = { objective: schedule.cost(), choice: schedule.choice.slice() }
  const gap = (): number => gapPercentOf(best.objective, ascent.best)
  const report = (phase: PlanProgress['phase']): void => {
    const { objective } = best
    onProgress?.({ phase, objective, bound: ascent.best, gapPercent: gap(), seconds: elapsed() })
  }
  const keepBest = (): void => {
    if (schedule.cost() < best.objective - 1e-9) {
      best.objective = schedule.cost()
      best.choice.set(schedule.choice)
    }
  }

  /** The best prices of places and budgets for what these prices ask for desks, seats and arrivals. */
  const sharpen = (prices: Tolls): void => {
    if (stop()) return
    const sharp = noTolls(instance)
    sharp.all.set(prices.all)
    pricing.evaluate(sharp)
    priceTeams(instance, groups, sharp, pricing.arrivalCost.slice(), schedule.choice.slice(), stop)
    ascent.offer(sharp)
  }

  /** Steps that fit in half of the time left, judged by the first few: annealing must come to its end. */
  const stepsThatFit = (steps: number, done: number, since: number): number => {
    if (now === undefined) return steps
    const perStep = Math.max(1e-6, (elapsed() - since) / done)
    return Math.min(steps, Math.max(40, done + Math.floor((limit - elapsed()) / 2 / perStep)))
  }

  if (warm !== undefined) {
    const tolls = tollsOf(instance, warm.prices)
    roundTolls(instance, tolls)
    ascent.offer(tolls)
    ascent.restart()
  }
  const first = warm === undefined ? firstRound : warmRound
  for (let round = 0; round < mostRounds; round++) {
    const before = gap()
    const lengths = round === 0 ? first : nextRounds[Math.min(round, nextRounds.length) - 1]!
    if (round > 0) ascent.restart()
    const since = elapsed()
    let { steps } = lengths
    for (let k = 0; k < steps && !stop(); k++) {
      if (k === 5) steps = stepsThatFit(steps, k, since)
      ascent.step(lengths.from * (lengths.to / lengths.from) ** (k / steps))
      if (k % 20 === 19) report('prices')
    }
    pricing.evaluate(ascent.bestPrices)
    const arrivalPrice = pricing.arrivalCost.slice()
    if (round === 0 && warm === undefined) recoverPlan(schedule, ascent.bestPrices, arrivalPrice, random)
    if (round === 0 && stop()) settlePlan(schedule)
    keepBest()
    report('plan')
    sharpen(ascent.bestPrices)
    improvePlan(schedule, groups, arrivalPrice, stop, () => {
      keepBest()
      report('plan')
    })
    keepBest()
    if (gap() > target) sharpen(settledPrices(schedule, ascent.bestPrices))
    report('plan')
    if (gap() <= target) ended = 'gap'
    if (ended !== 'converged' || (round > 1 && gap() > 0.97 * before)) break
  }

  schedule.restore(best.choice)
  const prices = ascent.bestPrices
  roundTolls(instance, prices)
  pricing.evaluate(prices)
  closeFullLimits(instance, prices, pricing)
  const objective = schedule.cost()
  const bound = Math.min(objective, pricing.evaluate(prices))
  return {
    plan: {
      format: planFormat,
      people: publishedPeople(schedule),
      objective,
      bound,
      prices: publishedPrices(instance, prices),
    },
    objective,
    bound,
    gapPercent: gapPercentOf(objective, bound),
    seconds: elapsed(),
    raised: instance.raised,
    ended,
  }
}
