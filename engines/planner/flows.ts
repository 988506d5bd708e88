/**
 * Exact prices of teams' places and budgets, those of desks, seats and arrivals given: then every
 * directorate is a minimum-cost flow, solved to the optimum, and its node labels are the best prices there
 * are (linear programming duality). With nothing scarce but places and budgets the bound is the optimum.
 */
import type { Instance } from './instance.ts'
import { FREE, HOME, OFFICE } from './instance.ts'
import { DayNetwork } from './network.ts'
import { randomOf } from './random.ts'
import type { DayTolls, Tolls } from './tolls.ts'
import { officeToll } from './tolls.ts'

/**
 * Fills `prices.team` and `prices.directorate` of one directorate's people. `choice`, which keeps the limits
 * of teams, budget, months and weeks, is where the search begins; it becomes the optimum at these prices,
 * seats left out of account.
 */
export function solveFlow(
  i: Instance,
  people: Int32Array,
  prices: Tolls,
  dayTolls: DayTolls,
  choice: Int16Array,
  stop: () => boolean,
): void {
  if (people.length === 0) return
  const D = i.days
  const network = new DayNetwork(i, people, choice)
  const { change } = network
  const places = new Int16Array(people.length * D)
  const saved = new Float64Array(people.length * D)
  for (const [q, p] of people.entries()) {
    for (let d = 0; d < D; d++) {
      const at = q * D + d
      const where = i.word[p * D + d] === FREE ? cheapestPlace(i, prices, p, d) : OFFICE
      places[at] = where
      if (where === OFFICE) continue
      const office = i.officeCost[p]! + officeToll(i, dayTolls, p, d)
      saved[at] = office + i.wish[p * D + d]! - placeMinutes(i, prices, p, d, where)
      change[at] = network.away[at] === 0 ? -saved[at]! : saved[at]!
    }
  }
  for (;;) {
    const cycles = network.cycles(stop)
    if (cycles.length === 0) break
    for (const { going, coming } of cycles) {
      for (const { q, d } of coming) network.record(q, d, -1)
      for (const { q, d } of going) network.record(q, d, 1)
      for (const { q, d } of coming) change[q * D + d] = -saved[q * D + d]!
      for (const { q, d } of going) change[q * D + d] = saved[q * D + d]!
    }
  }
  for (const [index, t] of network.teams.entries()) {
    for (let d = 0; d < D; d++) prices.team[t * D + d] = network.placePrice(index, d)
  }
  prices.directorate[network.directorate] = network.budgetPrice()
  for (const [q, p] of people.entries()) {
    for (let d = 0; d < D; d++) {
      if (i.word[p * D + d] === FREE)
        choice[p * D + d] = network.away[q * D + d] === 1 ? places[q * D + d]! : OFFICE
    }
  }
}

/** Everybody's best month at the prices as far as the rooms of teams and budget allow, seats left out of account. */
export function greedyMonths(
  i: Instance,
  people: Int32Array,
  prices: Tolls,
  dayTolls: DayTolls,
  choice: Int16Array,
  seed: number,
): void {
  if (people.length === 0) return
  const { days: D, weeks: W } = i
  const directorate = i.directorateOfTeam[i.teamOf[people[0]!]!]!
  const teamLeft = new Map<number, Int32Array>()
  const weekLeft = new Int16Array(W)
  let budgetLeft = i.directorateRoom[directorate]!
  const order = people.slice()
  randomOf(seed).shuffle(order)
  for (const p of order) {
    const t = i.teamOf[p]!
    let left = teamLeft.get(t)
    left ??= i.teamRoom.slice(t * D, (t + 1) * D)
    teamLeft.set(t, left)
    const found: { d: number; where: number; saving: number }[] = []
    const firstGrant = i.grant[i.grantFrom[p]!] ?? 0
    for (let d = 0; d < D; d++) {
      if (i.word[p * D + d] !== FREE) continue
      choice[p * D + d] = OFFICE
      if (left[d] === 0) continue
      const where = cheapestPlace(i, prices, p, d)
      if (where === OFFICE) continue
      const office = i.officeCost[p]! + officeToll(i, dayTolls, p, d)
      const away =
        placeMinutes(i, prices, p, d, where) + prices.directorate[directorate]! + prices.team[t * D + d]!
      const saving = office + i.wish[p * D + d]! - away
      if (saving + firstGrant > 0) found.push({ d, where, saving })
    }
    found.sort((a, b) => b.saving - a.saving)
    weekLeft.set(i.weekRoom.subarray(p * W, (p + 1) * W))
    let granted = i.grantFrom[p]!
    let quota = i.quotaRoom[p]!
    for (const { d, where, saving } of found) {
      if (quota === 0 || budgetLeft === 0 || saving + (i.grant[granted] ?? 0) <= 0) break
      const w = i.weekOfDay[d]!
      if (weekLeft[w] === 0) continue
      weekLeft[w]! -= 1
      left[d]! -= 1
      quota -= 1
      budgetLeft -= 1
      granted += 1
      choice[p * D + d] = where
    }
  }
}

function placeMinutes(i: Instance, prices: Tolls, p: number, d: number, where: number): number {
  if (where === HOME) return 0
  const k = i.placeStart[p]! + where
  return i.placeCost[k]! + prices.space[i.placeSpace[k]! * i.days + d]!
}

/** The cheapest place at the prices, OFFICE where there is none. */
function cheapestPlace(i: Instance, prices: Tolls, p: number, d: number): number {
  let least = i.homeSuits[p] === 1 ? 0 : Number.POSITIVE_INFINITY
  let place = i.homeSuits[p] === 1 ? HOME : OFFICE
  for (let k = i.placeStart[p]!; k < i.placeStart[p + 1]!; k++) {
    const cell = i.placeSpace[k]! * i.days + d
    if (i.seatRoom[cell] === 0) continue
    const minutes = i.placeCost[k]! + prices.space[cell]!
    if (minutes < least) {
      least = minutes
      place = k - i.placeStart[p]!
    }
  }
  return place
}
