/**
 * Better prices: supergradient ascent of the bound with momentum, steps scaled by how strongly each price
 * moves its own use, and annealed geometrically. The scaling does most of the work: a budget of a
 * directorate answers to thousands of person-days, a team's place on a day to a dozen. Near the end prices
 * swing around the best ones; their running mean (Polyak and Juditsky 1992) stands much nearer.
 */
import type { Instance } from './instance.ts'
import { FREE, OFFICE } from './instance.ts'
import type { Pricing, Tolls } from './pricing.ts'
import { noTolls } from './pricing.ts'

/** Minutes over which the choices of people are spread, by block: tuned by measurement on many problems. */
const spreadMinutes = { team: 50, directorate: 80, office: 25, space: 10, zone: 0.75 }
const leastScale = 0.05
const tunedDeviationMinutes = 33
const momentum = 0.8
/** Weight of the past in the running mean of prices, and how often the mean is tried. */
const memory = 0.9
const tryMeanEvery = 10

export interface Ascent {
  prices: Tolls
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

export function ascentOf(i: Instance, pricing: Pricing): Ascent {
  const prices = noTolls(i)
  const bestPrices = noTolls(i)
  const scale = scalesOf(i)
  const caps = capsOf(i)
  const imbalance = noTolls(i)
  const direction = new Float64Array(prices.all.length)
  const mean = noTolls(i)
  const ascent: Ascent = { prices, best: Number.NEGATIVE_INFINITY, bestPrices, step, offer, restart }
  let steps = 0

  function offer(offered: Tolls): number {
    const bound = pricing.evaluate(offered)
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
    measureImbalance(i, prices, pricing.use, imbalance)
    const past = Math.min(memory, steps / (steps + 3))
    steps += 1
    for (let k = 0; k < direction.length; k++) {
      direction[k] = momentum * direction[k]! + (1 - momentum) * imbalance.all[k]!
      const price = prices.all[k]! + (length * direction[k]!) / scale[k]!
      prices.all[k] = Math.min(caps.all[k]!, Math.max(0, price))
      mean.all[k] = past * mean.all[k]! + (1 - past) * prices.all[k]!
    }
  }
  return ascent
}

/** Use less what there is; 0 where the limit leaves no room at all, and so needs no price. */
function measureImbalance(i: Instance, prices: Tolls, use: Tolls, imbalance: Tolls): void {
  const less = (to: Float64Array, used: Float64Array, room: Int32Array, skipEmpty: boolean): void => {
    for (let k = 0; k < to.length; k++) to[k] = skipEmpty && room[k] === 0 ? 0 : used[k]! - room[k]!
  }
  less(imbalance.team, use.team, i.teamRoom, true)
  less(imbalance.directorate, use.directorate, i.directorateRoom, true)
  less(imbalance.space, use.space, i.seatRoom, true)
  less(imbalance.office, use.office, i.desks, false)
  for (let z = 0; z < i.zones; z++) {
    for (let d = 0; d < i.days; d++) {
      for (let s = 0; s < i.slots; s++) {
        const cell = (z * i.days + d) * i.slots + s
        const toll = prices.zone[cell]!
        const count = use.zone[cell]!
        // At this price a zone would take from `least` to `greatest` arrivals.
        let least = 0
        let greatest = 0
        for (let k = i.tierStart[z * i.slots + s]!; k < i.tierStart[z * i.slots + s + 1]!; k++) {
          if (i.tierMinutes[k]! < toll - 1e-9) least = i.tierUpTo[k]!
          if (i.tierMinutes[k]! <= toll + 1e-9) greatest = i.tierUpTo[k]!
        }
        if (count > greatest) imbalance.zone[cell] = count - greatest
        else imbalance.zone[cell] = count < least ? count - least : 0
      }
    }
  }
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

/** Per price: people-days that answer to it, per minute of price. */
function scalesOf(i: Instance): Float64Array {
  const { days: D, slots: S } = i
  const scale = noTolls(i)
  const spread = spreadOf(i)
  const firstZonePrice = scale.all.length - scale.zone.length
  for (let p = 0; p < i.people; p++) {
    const t = i.teamOf[p]!
    const kind = i.arrivalKind[p]!
    const zone = i.zoneOfOffice[i.officeOfTeam[t]!]!
    const band = i.kindLatest[kind]! - i.kindEarliest[kind]! + 1
    for (let d = 0; d < D; d++) {
      const word = i.word[p * D + d]!
      if (word !== FREE && word !== OFFICE) continue
      if (zone >= 0) {
        for (let s = i.kindEarliest[kind]!; s <= i.kindLatest[kind]!; s++) {
          scale.zone[(zone * D + d) * S + s]! += 1 / (band * spreadMinutes.zone)
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
  return scale.all.map((value, k) => Math.max(k < firstZonePrice ? least : leastScale, value))
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
