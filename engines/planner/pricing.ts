/**
 * The dual function of the month problem (Lagrangian relaxation of rules 4-6, desks and arrivals): at given
 * prices every person's best month is computed alone and exactly, and the sum is a lower bound. What the
 * best months use, less what there is, is a supergradient of the bound.
 */
import type { Instance } from './instance.ts'
import { ABSENT, FREE, HOME, OFFICE } from './instance.ts'

/** Prices, or uses, of everything that ties people together; shapes as in instance.ts. */
export interface Tolls {
  /** The five below, one after the other in one array. */
  all: Float64Array
  team: Float64Array
  directorate: Float64Array
  office: Float64Array
  space: Float64Array
  zone: Float64Array
}

export function noTolls(i: Instance): Tolls {
  const lengths = [
    i.teams * i.days,
    i.directorates,
    i.offices * i.days,
    i.spaces * i.days,
    i.zones * i.days * i.slots,
  ]
  const all = new Float64Array(lengths.reduce((sum, length) => sum + length, 0))
  let from = 0
  const [team, directorate, office, space, zone] = lengths.map((length) => {
    from += length
    return all.subarray(from - length, from)
  })
  return { all, team: team!, directorate: directorate!, office: office!, space: space!, zone: zone! }
}

export interface Pricing {
  /** Fills `use` and `choice` for these prices and returns the bound in minutes. */
  evaluate(prices: Tolls): number
  /** Of the last evaluation: away people-days by team, directorate, space; people by office; arrivals. */
  use: Tolls
  /** Of the last evaluation, per person-day: OFFICE, ABSENT, HOME or a place of the person. */
  choice: Int16Array
  /** Of the last evaluation, per kind-day: the least cost of arriving, office and zone price included. */
  arrivalCost: Float64Array
}

export function pricingOf(i: Instance): Pricing {
  const { people: P, days: D, slots: S, weeks: W, weekOfDay, grant, word, wish } = i
  const use = noTolls(i)
  const choice = new Int16Array(P * D)
  const arrivalCost = new Float64Array(i.kinds * D)
  const arrivalSlot = new Int32Array(i.kinds * D)
  const arrivalCount = new Int32Array(i.kinds * D)
  const saving = new Float64Array(D)
  const order = new Int32Array(D)
  const place = new Int32Array(D)
  const weekLeft = new Int32Array(W)

  function priceArrivals(prices: Tolls): void {
    const { kindOffice, kindEarliest, kindLatest, kindDeviation, zoneOfOffice } = i
    for (let k = 0; k < i.kinds; k++) {
      const office = kindOffice[k]!
      const zone = zoneOfOffice[office]!
      for (let d = 0; d < D; d++) {
        let least = Number.POSITIVE_INFINITY
        let at = 0
        for (let s = kindEarliest[k]!; s <= kindLatest[k]!; s++) {
          let cost = kindDeviation[k * S + s]!
          if (zone >= 0) cost += prices.zone[(zone * D + d) * S + s]!
          if (cost < least) {
            least = cost
            at = s
          }
        }
        arrivalCost[k * D + d] = least + prices.office[office * D + d]!
        arrivalSlot[k * D + d] = at
      }
    }
    arrivalCount.fill(0)
  }

  /** The best month of one person, counted into `use`; returns its cost. */
  function bestMonth(p: number, prices: Tolls): number {
    const kind = i.arrivalKind[p]!
    const t = i.teamOf[p]!
    const away = prices.directorate[i.directorateOfTeam[t]!]!
    const firstPlace = i.placeStart[p]!
    const lastPlace = i.placeStart[p + 1]!
    const home = i.homeSuits[p] === 1 ? 0 : Number.POSITIVE_INFINITY
    const officeDay = i.officeCost[p]!
    let cost = 0
    let candidates = 0
    const grantFrom = i.grantFrom[p]!
    const firstGrant = grantFrom < grant.length ? grant[grantFrom]! : 0
    for (let d = 0; d < D; d++) {
      const at = p * D + d
      const given = word[at]!
      if (given === ABSENT || given === HOME || given >= 0) {
        choice[at] = given
        continue
      }
      const atOffice = officeDay + arrivalCost[kind * D + d]!
      cost += atOffice
      choice[at] = OFFICE
      arrivalCount[kind * D + d]! += 1
      if (given !== FREE || i.teamRoom[t * D + d] === 0) continue
      let elsewhere = home
      let where = HOME
      for (let k = firstPlace; k < lastPlace; k++) {
        const cell = i.placeSpace[k]! * D + d
        if (i.seatRoom[cell] === 0) continue
        const there = i.placeCost[k]! + prices.space[cell]!
        if (there < elsewhere) {
          elsewhere = there
          where = k - firstPlace
        }
      }
      const saved = atOffice + wish[at]! - elsewhere - away - prices.team[t * D + d]!
      if (!(saved + firstGrant > 0)) continue
      let to = candidates++
      while (to > 0 && saving[order[to - 1]!]! < saved) {
        order[to] = order[to - 1]!
        to -= 1
      }
      order[to] = d
      saving[d] = saved
      place[d] = where
    }
    let left = i.directorateRoom[i.directorateOfTeam[t]!] === 0 ? 0 : i.quotaRoom[p]!
    if (candidates === 0 || left === 0) return cost
    for (let w = 0; w < W; w++) weekLeft[w] = i.weekRoom[p * W + w]!
    let granted = grantFrom
    for (let c = 0; c < candidates && left > 0; c++) {
      const d = order[c]!
      const w = weekOfDay[d]!
      const worth = saving[d]! + (granted < grant.length ? grant[granted]! : 0)
      if (worth <= 0) break
      if (weekLeft[w] === 0) continue
      weekLeft[w]! -= 1
      left -= 1
      granted += 1
      cost -= worth
      choice[p * D + d] = place[d]!
      arrivalCount[kind * D + d]! -= 1
      use.team[t * D + d]! += 1
      use.directorate[i.directorateOfTeam[t]!]! += 1
      if (place[d] !== HOME) use.space[i.placeSpace[firstPlace + place[d]!]! * D + d]! += 1
    }
    return cost
  }

  function countArrivals(): void {
    for (let k = 0; k < i.kinds; k++) {
      const office = i.kindOffice[k]!
      const zone = i.zoneOfOffice[office]!
      for (let d = 0; d < D; d++) {
        const count = arrivalCount[k * D + d]!
        use.office[office * D + d]! += count
        if (zone >= 0) use.zone[(zone * D + d) * S + arrivalSlot[k * D + d]!]! += count
      }
    }
  }

  function evaluate(prices: Tolls): number {
    use.all.fill(0)
    priceArrivals(prices)
    let bound = i.constant
    for (let p = 0; p < P; p++) bound += bestMonth(p, prices)
    countArrivals()
    return bound - worthOfLimits(i, prices)
  }

  return { evaluate, use, choice, arrivalCost }
}

/** What the limits are worth at these prices: rooms, desks, and the conjugates of the arrival costs. */
function worthOfLimits(i: Instance, prices: Tolls): number {
  const dot = (price: Float64Array, limit: Int32Array): number => {
    let sum = 0
    for (let k = 0; k < price.length; k++) sum += price[k]! * limit[k]!
    return sum
  }
  let worth =
    dot(prices.team, i.teamRoom) +
    dot(prices.directorate, i.directorateRoom) +
    dot(prices.space, i.seatRoom) +
    dot(prices.office, i.desks)
  for (let z = 0; z < i.zones; z++) {
    for (let d = 0; d < i.days; d++) {
      for (let s = 0; s < i.slots; s++) {
        const toll = prices.zone[(z * i.days + d) * i.slots + s]!
        let upTo = 0
        const last = i.tierStart[z * i.slots + s + 1]! - 1
        for (let k = i.tierStart[z * i.slots + s]!; k < last && i.tierMinutes[k]! < toll; k++) {
          worth += (toll - i.tierMinutes[k]!) * (i.tierUpTo[k]! - upTo)
          upTo = i.tierUpTo[k]!
        }
      }
    }
  }
  return worth
}
