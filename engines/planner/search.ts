/**
 * The search: the arrays of a month in, a feasible plan out, with a lower bound that its prices prove. The
 * mathematics is in README.md. Pure and synchronous: no clock and no randomness of its own.
 */
import { ascentOf, stepPieces } from './ascent.ts'
import type { Board } from './board.ts'
import { boardOf } from './board.ts'
import { closeFullLimits } from './closed-limits.ts'
import { instanceOf } from './compiling.ts'
import type { Helpers } from './crew.ts'
import { crewOf, memoryFor } from './crew.ts'
import { replanPerson } from './improving.ts'
import type { RaisedRow } from './instance.ts'
import type { Proof } from './ladder.ts'
import { improvePlan, shortLadder, wholeLadder } from './ladder.ts'
import { mend } from './mending.ts'
import type { MonthArrays } from './month-arrays.ts'
import { pricingOf } from './pricing.ts'
import { roundTolls } from './publishing.ts'
import { randomOf } from './random.ts'
import { allInOffice, Schedule } from './schedule.ts'
import { settledPrices } from './settled-prices.ts'
import type { Tolls } from './tolls.ts'
import { noTolls, priceDays } from './tolls.ts'

export interface SearchOptions {
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
  /** Other threads that may help: see in-thread.ts. The plan does not depend on them. */
  helpers?: Helpers
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

/** Why a search ended. */
export type Ended = 'gap' | 'converged' | 'time' | 'stopped'

export interface PlannedArrays {
  /** Per person-day: OFFICE, ABSENT, HOME or a place of the person's list. */
  choice: Int16Array
  /** Per person-day: the entry slot of office days, −1 elsewhere. */
  slots: Int8Array
  /** Minutes: what the plan costs, and what no plan can be below. */
  objective: number
  bound: number
  /** The proof, in minutes: per team-day, directorate, office-day, space-day and zone-day-slot. */
  prices: Tolls
  gapPercent: number
  seconds: number
  raised: RaisedRow[]
  ended: Ended
}

/** How far the objective is from the bound, in percent of the objective; never negative. */
export function gapPercentOf(objective: number, bound: number): number {
  const distance = Math.max(0, objective - bound)
  return distance <= 1e-9 ? 0 : (100 * distance) / Math.max(1e-9, Math.abs(objective))
}

/** Steps of a round of price improvement, and the lengths between which they are annealed. */
const firstRound = { steps: 140, from: 3, to: 0.01 }
const nextRounds = [
  { steps: 240, from: 0.5, to: 0.002 },
  { steps: 300, from: 0.1, to: 0.0005 },
  { steps: 600, from: 0.2, to: 0.0003 },
] as const
const warmRound = { steps: 80, from: 0.5, to: 0.01 }
const mostRounds = 8

/** For plans near the best: how often and how far from the prices other ways are tried, in slot deviations. */
const mostTries = 12
const otherPrices = 0.25

/** A plan to begin from, as far as it holds, and its prices. */
export interface WarmArrays {
  choice: Int16Array
  prices: Tolls
}

/** Plans a month in arrays. They must be sound: `checkArrays` tells. */
export function planArrays(
  arrays: MonthArrays,
  options: SearchOptions = {},
  warmOf?: (board: Board) => WarmArrays,
): PlannedArrays {
  const {
    seconds: limit = 20,
    gapPercent: target = 0.01,
    seed = 1,
    now,
    shouldStop,
    onProgress,
    helpers,
  } = options
  const began = now?.() ?? 0
  const elapsed = (): number => ((now?.() ?? 0) - began) / 1000
  let ended: Ended = 'converged'
  const memory = memoryFor(helpers)
  const instance = instanceOf(arrays, memory)
  const board = boardOf(instance, 1 + (helpers?.count ?? 0), memory)
  const { settings } = board
  const stop = (): boolean => {
    if (shouldStop?.() === true) ended = 'stopped'
    else if (elapsed() >= limit) ended = 'time'
    if (ended === 'converged') return false
    Atomics.store(settings.stop, 0, 1)
    return true
  }
  const crew = crewOf(board, helpers, stop)
  const pricing = pricingOf(board, crew)
  const takeStep = (): void => crew.run('steps', stepPieces(board.climb))
  const ascent = ascentOf(instance, board.climb, pricing.evaluate, takeStep)
  const warm = warmOf?.(board)
  const schedule = Schedule.of(instance, warm?.choice ?? allInOffice(instance), board.state)
  mend(schedule)
  const best = { objective: schedule.cost(), choice: schedule.choice.slice() }
  const gap = (): number => gapPercentOf(best.objective, ascent.best)
  const report = (phase: PlanProgress['phase']): void => {
    const { objective } = best
    onProgress?.({ phase, objective, bound: ascent.best, gapPercent: gap(), seconds: elapsed() })
  }
  const keepBest = (): void => {
    if (schedule.cost() >= best.objective - 1e-9) return
    best.objective = schedule.cost()
    best.choice.set(schedule.choice)
  }

  /** The best prices of places and budgets for what these prices ask for desks, seats and arrivals. */
  let round = 0
  const sharpen = (prices: Tolls, from: 'plan' | 'prices'): void => {
    board.prices.all.set(prices.all)
    priceDays(instance, prices, board.days)
    board.choice.set(schedule.choice)
    settings.greedy[0] = from === 'prices' ? 1 : 0
    settings.seed[0] = seed + 7919 * round
    crew.run('flows', instance.directorates)
    // Prices of a flow that was broken off prove nothing.
    if (!stop()) ascent.offer(board.prices)
  }

  const keepAndProve = (): Proof => {
    keepBest()
    if (gap() > target) return 'little'
    return gap() <= target / 2 ? 'plenty' : 'enough'
  }

  /** Minutes: at most a five-hundredth of what is left to prove is not worth another round of looking. */
  const leastSaving = (): number => Math.max(1e-6, (best.objective - ascent.best) / 500)

  /** From the best plan by ways that slightly other arrival prices show: where ties are many, some end lower. */
  const tryOtherPrices = (): void => {
    const random = randomOf(seed + round)
    const { all } = ascent.bestPrices
    const other = noTolls(instance)
    for (let tries = 0, failed = 0; tries < mostTries && failed < 3 && gap() > target && !stop(); tries++) {
      schedule.restore(best.choice)
      const was = best.objective
      other.all.set(all)
      for (let cell = 0; cell < other.zone.length; cell++) {
        const minutes = otherPrices * arrays.slotDeviation * (random.next() - 0.5)
        other.zone[cell] = Math.max(0, other.zone[cell]! + minutes)
      }
      improvePlan(board, crew, schedule, other, shortLadder, stop, keepAndProve, leastSaving)
      keepBest()
      failed = best.objective < was - 1e-9 ? 0 : failed + 1
    }
  }

  /** Steps that fit in half of the time left, judged by the first few: annealing must come to its end. */
  const stepsThatFit = (steps: number, done: number, since: number): number => {
    if (now === undefined) return steps
    const perStep = Math.max(1e-6, (elapsed() - since) / done)
    return Math.min(steps, Math.max(40, done + Math.floor((limit - elapsed()) / 2 / perStep)))
  }

  if (warm !== undefined) {
    roundTolls(instance, warm.prices)
    ascent.offer(warm.prices)
    ascent.restart()
  }
  const first = warm === undefined ? firstRound : warmRound
  for (; round < mostRounds; round++) {
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
    // Now from where the plan stands, now from the prices' own best months: other ways may end lower.
    const cold = warm === undefined ? round % 2 === 0 : round % 2 === 1
    sharpen(ascent.bestPrices, cold ? 'prices' : 'plan')
    if (cold) {
      const { choice } = board
      schedule.begin(choice)
      mend(schedule)
      if (stop()) for (let p = 0; p < instance.people; p++) replanPerson(schedule, p)
    }
    keepBest()
    report('plan')
    improvePlan(
      board,
      crew,
      schedule,
      ascent.bestPrices,
      cold ? wholeLadder.slice(1) : wholeLadder,
      stop,
      () => {
        const proven = keepAndProve()
        report('plan')
        return proven
      },
      leastSaving,
    )
    keepBest()
    if (round > 0) tryOtherPrices()
    if (schedule.cost() > best.objective + 1e-9) schedule.restore(best.choice)
    if (gap() > target && !stop()) sharpen(settledPrices(schedule, ascent.bestPrices), 'plan')
    report('plan')
    if (gap() <= target) ended = 'gap'
    if (ended !== 'converged' || (round > 1 && gap() > 0.97 * before)) break
  }

  if (schedule.cost() > best.objective) schedule.restore(best.choice)
  const prices = ascent.bestPrices
  roundTolls(instance, prices)
  pricing.evaluate(prices, true)
  closeFullLimits(instance, prices, board.choice, board.days)
  const objective = schedule.cost()
  const bound = Math.min(objective, pricing.evaluate(prices))
  crew.end()
  return {
    choice: schedule.choice,
    slots: schedule.arrivals.slots(schedule.choice),
    objective,
    bound,
    prices,
    gapPercent: gapPercentOf(objective, bound),
    seconds: elapsed(),
    raised: instance.raised,
    ended,
  }
}
