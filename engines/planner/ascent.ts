/**
 * Better prices: supergradient ascent of the bound with momentum, steps scaled by how strongly each price
 * moves its own use, and annealed geometrically. The scaling does most of the work: a budget of a
 * directorate answers to thousands of person-days, a team's place on a day to a dozen. Near the end prices
 * swing around the best ones; their running mean (Polyak and Juditsky 1992) stands much nearer.
 */
import type { Allocate } from './compiling.ts'
import type { Instance } from './instance.ts'
import { FREE, OFFICE } from './instance.ts'
import type { Tolls } from './tolls.ts'
import { noTolls } from './tolls.ts'

/** Minutes over which the choices of people are spread, by block: tuned by measurement on many problems. */
const spreadMinutes = { team: 50, directorate: 80, office: 25, space: 10, zone: 0.75 }
const leastScale = 0.05
const tunedDeviationMinutes = 33
const momentum = 0.8
/** Weight of the past in the running mean of prices, and how often the mean is tried. */
const memory = 0.9
const tryMeanEvery = 10

export interface Ascent {
  /** The best bound so far, in minutes, and its prices. */
  best: number
  bestPrices: Tolls
  /** One step of the given length in minutes per unit of imbalance. */
  step(length: number): void
  /** Keeps these prices if they prove more; returns the bound that they prove. */
  offer(prices: Tolls): number
  /** Begins anew from the best prices. */
  restart(): void
}

/** What a step reads and writes, one number for each price. */
export interface Climb {
  prices: Tolls
  mean: Tolls
  use: Tolls
  direction: Float64Array
  /** What there is; of zones nothing. */
  room: Float64Array
  /** Minutes of price per unit of use, as widely as people differ; 0 where a limit without room needs no price. */
  answer: Float64Array
  /** The greatest sensible price. */
  cap: Float64Array
  /** Length of the step, and weight of the past in the mean. */
  length: Float64Array
  past: Float64Array
}

/** How many prices are one piece of work. */
const piece = 16_384
export const stepPieces = (climb: Climb): number => Math.ceil(climb.direction.length / piece)

export function climbOf(i: Instance, allocate: Allocate): Climb {
  const doubles = (length: number): Float64Array => new Float64Array(allocate(8 * length))
  const climb: Climb = {
    prices: noTolls(i, allocate),
    mean: noTolls(i, allocate),
    use: noTolls(i, allocate),
    direction: new Float64Array(0),
    room: new Float64Array(0),
    answer: new Float64Array(0),
    cap: new Float64Array(0),
    length: doubles(1),
    past: doubles(1),
  }
  const count = climb.prices.all.length
  for (const name of ['direction', 'room', 'answer', 'cap'] as const) climb[name] = doubles(count)
  climb.answer.set(answersOf(i))
  climb.cap.set(capsOf(i).all)
  let at = 0
  for (const [room, mayBeEmpty] of [
    [i.teamRoom, false],
    [i.directorateRoom, false],
    [i.desks, true],
    [i.seatRoom, false],
  ] as const) {
    for (const value of room) {
      climb.room[at] = value
      if (value === 0 && !mayBeEmpty) climb.answer[at] = 0
      at += 1
    }
  }
  return climb
}

/** The step for one piece of the prices. */
export function stepPiece(i: Instance, climb: Climb, k: number): void {
  const { direction, room, answer, cap, use } = climb
  const prices = climb.prices.all
  const mean = climb.mean.all
  const used = use.all
  const length = climb.length[0]!
  const past = climb.past[0]!
  const firstZone = prices.length - climb.prices.zone.length
  const to = Math.min(prices.length, (k + 1) * piece)
  for (let at = k * piece; at < to; at++) {
    const imbalance =
      at < firstZone ? used[at]! - room[at]! : arrivalsTooMany(i, at - firstZone, prices[at]!, used[at]!)
    const towards = momentum * direction[at]! + (1 - momentum) * imbalance
    direction[at] = towards
    let price = prices[at]! + length * towards * answer[at]!
    if (price < 0) price = 0
    else if (price > cap[at]!) price = cap[at]!
    prices[at] = price
    mean[at] = past * mean[at]! + (1 - past) * price
  }
}

/** At this price a zone would take from so many to so many arrivals in the slot: how far the count is outside. */
function arrivalsTooMany(i: Instance, cell: number, toll: number, count: number): number {
  const S = i.slots
  const slot = Math.floor(cell / (i.days * S)) * S + (cell % S)
  let least = 0
  let greatest = 0
  const last = i.tierStart[slot + 1]!
  for (let k = i.tierStart[slot]!; k < last; k++) {
    if (i.tierMinutes[k]! < toll - 1e-9) least = i.tierUpTo[k]!
    if (i.tierMinutes[k]! > toll + 1e-9) break
    greatest = i.tierUpTo[k]!
  }
  if (count > greatest) return count - greatest
  return count < least ? count - least : 0
}

export function ascentOf(
  i: Instance,
  climb: Climb,
  evaluate: (prices: Tolls) => number,
  takeStep: () => void,
): Ascent {
  const { prices, mean, direction } = climb
  const bestPrices = noTolls(i)
  const ascent: Ascent = { best: Number.NEGATIVE_INFINITY, bestPrices, step, offer, restart }
  let steps = 0

  function offer(offered: Tolls): number {
    const bound = evaluate(offered)
    if (bound > ascent.best) {
      ascent.best = bound
      bestPrices.all.set(offered.all)
    }
    return bound
  }

  function restart(): void {
    prices.all.set(bestPrices.all)
    mean.all.set(bestPrices.all)
    direction.fill(0)
  }

  function step(length: number): void {
    if (steps % tryMeanEvery === tryMeanEvery - 1) offer(mean)
    offer(prices)
    climb.length[0] = length
    climb.past[0] = Math.min(memory, steps / (steps + 3))
    steps += 1
    takeStep()
  }
  return ascent
}

/** How widely commutes and wishes differ, against the problems that the spreads were tuned on; at least 1. */
function spreadOf(i: Instance): number {
  let count = 0
  let sum = 0
  let squares = 0
  for (let at = 0; at < i.word.length; at++) {
    if (i.word[at] !== FREE) continue
    const worth = i.officeCost[Math.floor(at / i.days)]! + i.wish[at]!
    count += 1
    sum += worth
    squares += worth * worth
  }
  if (count === 0) return 1
  return Math.max(1, Math.sqrt(Math.max(0, squares / count - (sum / count) ** 2)) / tunedDeviationMinutes)
}

/** Per price: minutes per person-day of those that answer to it. */
function answersOf(i: Instance): Float64Array {
  const { days: D, slots: S } = i
  const scale = noTolls(i)
  const spread = spreadOf(i)
  const firstZonePrice = scale.all.length - scale.zone.length
  for (let p = 0; p < i.people; p++) {
    const t = i.teamOf[p]!
    const band = i.bands.of[p]!
    const zone = i.bands.zone[band]!
    const width = i.bands.latest[band]! - i.bands.earliest[band]! + 1
    for (let d = 0; d < D; d++) {
      const word = i.word[p * D + d]!
      if (word !== FREE && word !== OFFICE) continue
      if (zone >= 0) {
        for (let s = i.bands.earliest[band]!; s <= i.bands.latest[band]!; s++) {
          scale.zone[(zone * D + d) * S + s]! += 1 / (width * spreadMinutes.zone)
        }
      }
      if (word === OFFICE) continue
      scale.team[t * D + d]! += 1 / (spreadMinutes.team * spread)
      scale.directorate[i.directorateOfTeam[t]!]! += 1 / (spreadMinutes.directorate * spread)
      scale.office[i.officeOfTeam[t]! * D + d]! += 1 / (spreadMinutes.office * spread)
      for (let k = i.placeStart[p]!; k < i.placeStart[p + 1]!; k++) {
        scale.space[i.placeSpace[k]! * D + d]! += 1 / (spreadMinutes.space * spread)
      }
    }
  }
  const least = leastScale / spread
  return scale.all.map((value, k) => 1 / Math.max(k < firstZonePrice ? least : leastScale, value))
}

/** The greatest sensible price of each limit; infinite where none is known. */
function capsOf(i: Instance): Tolls {
  const caps = noTolls(i)
  caps.all.fill(Number.POSITIVE_INFINITY)
  caps.office.fill(i.deskOverflow)
  for (let cell = 0; cell < caps.zone.length; cell++) {
    const slot = Math.floor(cell / (i.days * i.slots)) * i.slots + (cell % i.slots)
    caps.zone[cell] = i.tierMinutes[i.tierStart[slot + 1]! - 1]!
  }
  return caps
}
