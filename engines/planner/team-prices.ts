/**
 * Exact prices of teams' places and budgets, those of desks, seats and arrivals given: then every
 * directorate is a minimum-cost flow, solved to the optimum, and its node labels are the best prices there
 * are (linear programming duality). With nothing scarce but places and budgets the bound is the optimum.
 */
import type { Instance } from './instance.ts'
import { FREE, HOME, OFFICE } from './instance.ts'
import { DayNetwork } from './network.ts'
import type { Tolls } from './pricing.ts'

/**
 * Fills `prices.team` and `prices.directorate`. `choice`, which keeps the limits of teams, budgets, months
 * and weeks, is where the search begins; it becomes the optimum at these prices, seats left out of account.
 */
export function priceTeams(
  i: Instance,
  groups: readonly Int32Array[],
  prices: Tolls,
  arrivalPrice: Float64Array,
  choice: Int16Array,
  stop: () => boolean,
): void {
  const D = i.days
  const place = new Int16Array(D)
  for (const people of groups) {
    if (people.length === 0) continue
    const network = new DayNetwork(i, people, choice)
    const places = new Int16Array(people.length * D)
    for (const [q, p] of people.entries()) {
      bestPlaces(i, prices, p, place)
      places.set(place, q * D)
      for (let d = 0; d < D; d++) network.change[q * D + d] = changeOf(q, p, d)
    }

    function changeOf(q: number, p: number, d: number): number {
      const at = p * D + d
      const where = places[q * D + d]!
      if (i.word[at] !== FREE || where === OFFICE) return Number.POSITIVE_INFINITY
      const office = i.officeCost[p]! + arrivalPrice[i.arrivalKind[p]! * D + d]!
      const saved = office + i.wish[at]! - placeMinutes(i, prices, p, d, where)
      return network.away[q * D + d] === 0 ? -saved : saved
    }

    for (;;) {
      const cycles = network.cycles(stop)
      if (cycles.length === 0) break
      for (const { going, coming } of cycles) {
        for (const { q, d } of coming) network.record(q, d, -1)
        for (const { q, d } of going) network.record(q, d, 1)
        for (const { q, d } of [...coming, ...going]) network.change[q * D + d] = changeOf(q, people[q]!, d)
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
}

function placeMinutes(i: Instance, prices: Tolls, p: number, d: number, where: number): number {
  if (where === HOME) return 0
  const k = i.placeStart[p]! + where
  return i.placeCost[k]! + prices.space[i.placeSpace[k]! * i.days + d]!
}

/** Per day: the cheapest place at the prices, OFFICE where there is none. */
function bestPlaces(i: Instance, prices: Tolls, p: number, place: Int16Array): void {
  for (let d = 0; d < i.days; d++) {
    let least = i.homeSuits[p] === 1 ? 0 : Number.POSITIVE_INFINITY
    place[d] = i.homeSuits[p] === 1 ? HOME : OFFICE
    for (let k = i.placeStart[p]!; k < i.placeStart[p + 1]!; k++) {
      if (i.seatRoom[i.placeSpace[k]! * i.days + d] === 0) continue
      const minutes = placeMinutes(i, prices, p, d, k - i.placeStart[p]!)
      if (minutes < least) {
        least = minutes
        place[d] = k - i.placeStart[p]!
      }
    }
  }
}
