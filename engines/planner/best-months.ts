/**
 * Everybody's best month at given prices, exactly (greedy on a laminar matroid), team by team: the inner
 * loop of the search. Each thread has its own; what they count is added up whole, in whole numbers, so that
 * the sums do not depend on who did what.
 */
import type { Allocate } from './compiling.ts'
import type { Instance } from './instance.ts'
import { FREE, HOME, OFFICE } from './instance.ts'
import type { DayTolls, Tolls } from './tolls.ts'

/**
 * Days that can be away days, in the order of `Instance.members`. Days are kept in the order of their last
 * saving: prices move little from step to step, and sorting what is nearly sorted costs next to nothing.
 */
export interface Candidates {
  /** Per member what its month hangs on, side by side: see the places below. People of a team lie anywhere else. */
  facts: Int32Array
  day: Uint8Array
  /** Per member-day: minutes of the way to the office and the wish. */
  worth: Float64Array
}

/** Places in the facts of a member: days that can be away days, row of the band, places, limits; then each week's. */
const [count, bandRow, firstPlaceAt, lastPlaceAt, suitsHome, grantedAt, quotaAt, weeksAt] = [
  0, 1, 2, 3, 4, 5, 6, 7,
] as const

export function candidatesOf(i: Instance, allocate: Allocate): Candidates {
  const { days: D, people: P } = i
  const width = weeksAt + i.weeks
  const found: Candidates = {
    facts: new Int32Array(allocate(4 * P * width)),
    day: new Uint8Array(allocate(P * D)),
    worth: new Float64Array(allocate(8 * P * D)),
  }
  for (let t = 0; t < i.teams; t++) {
    const closed = i.directorateRoom[i.directorateOfTeam[t]!] === 0
    for (let m = i.teamStart[t]!; m < i.teamStart[t + 1]!; m++) {
      const p = i.members[m]!
      const facts = found.facts.subarray(m * width, (m + 1) * width)
      facts[bandRow] = i.bands.of[p]! * D
      facts[firstPlaceAt] = i.placeStart[p]!
      facts[lastPlaceAt] = i.placeStart[p + 1]!
      facts[suitsHome] = i.homeSuits[p]!
      facts[grantedAt] = i.grantFrom[p]!
      facts[quotaAt] = i.quotaRoom[p]!
      for (let w = 0; w < i.weeks; w++) facts[weeksAt + w] = i.weekRoom[p * i.weeks + w]!
      if (closed || i.quotaRoom[p] === 0 || (i.homeSuits[p] === 0 && i.placeStart[p] === i.placeStart[p + 1]))
        continue
      let days = 0
      for (let d = 0; d < D; d++) {
        if (i.word[p * D + d] !== FREE || i.teamRoom[t * D + d] === 0) continue
        if (i.weekRoom[p * i.weeks + i.weekOfDay[d]!] === 0) continue
        found.day[m * D + days++] = d
        found.worth[m * D + d] = i.officeCost[p]! + i.wish[p * D + d]!
      }
      facts[count] = days
    }
  }
  return found
}

/** What best months use. */
export interface Uses {
  /** Per team-day: people away; each team is counted by one thread. */
  team: Float64Array
  /** Per band-day: people away. */
  band: Int32Array
  /** Per space-day: people there. */
  space: Int32Array
}

export type BestMonths = (
  from: number,
  to: number,
  prices: Tolls,
  days: DayTolls,
  uses: Uses,
  choice: Int16Array | null,
) => number

/**
 * `bestMonths(from, to, …)`: minutes that the away days of the teams `from` up to `to` save, added up in
 * their order, and counted in `uses`. `choice`, if given, is written on free days.
 */
export function bestMonthsOf(i: Instance, candidates: Candidates): BestMonths {
  const { days: D, weeks: W } = i
  const line = new Float64Array(D)
  const savings = new Float64Array(D)
  const orders = new Int32Array(D)
  const places = new Int32Array(D)
  const weekLefts = new Int32Array(W)

  // Arrays are named inside: what the inner loops read lies in registers then, not in the closure.
  return (from, to, prices, dayTolls, uses, choice) => {
    const { weekOfDay, grant, members, teamStart, placeSpace, placeCost, seatRoom } = i
    const { facts, day, worth } = candidates
    const { arrival, office } = dayTolls
    const width = weeksAt + W
    const space = prices.space
    const saving = savings
    const order = orders
    const place = places
    const weekLeft = weekLefts
    const useTeam = uses.team
    const useBand = uses.band
    const grants = grant.length
    let saved = 0
    for (let t = from; t < to; t++) {
      const budget = prices.directorate[i.directorateOfTeam[t]!]!
      const desks = i.officeOfTeam[t]! * D
      for (let d = 0; d < D; d++) {
        line[d] = office[desks + d]! - budget - prices.team[t * D + d]!
        useTeam[t * D + d] = 0
      }
      const last = teamStart[t + 1]!
      for (let m = teamStart[t]!; m < last; m++) {
        const p = choice === null ? 0 : members[m]!
        if (choice !== null)
          for (let d = 0; d < D; d++) if (i.word[p * D + d] === FREE) choice[p * D + d] = OFFICE
        const own = m * width
        const days = facts[own + count]!
        if (days === 0) continue
        const base = m * D
        const band = facts[own + bandRow]!
        const firstPlace = facts[own + firstPlaceAt]!
        const lastPlace = facts[own + lastPlaceAt]!
        const hasPlaces = lastPlace > firstPlace
        const home = facts[own + suitsHome] === 1 ? 0 : Number.POSITIVE_INFINITY
        let granted = facts[own + grantedAt]!
        const enough = granted < grants ? -grant[granted]! : 0
        // Sorted to the front: days that may pay. The others stay behind, in any order.
        let paying = 0
        let others = days
        for (let c = 0; c < others; ) {
          const d = day[base + c]!
          let value = worth[base + d]! + arrival[band + d]! + line[d]!
          if (hasPlaces) {
            let elsewhere = home
            let where = HOME
            for (let k = firstPlace; k < lastPlace; k++) {
              const cell = placeSpace[k]! * D + d
              const there = placeCost[k]! + space[cell]!
              if (there < elsewhere && seatRoom[cell]! > 0) {
                elsewhere = there
                where = k - firstPlace
              }
            }
            value -= elsewhere
            place[d] = where
          }
          if (!(value > enough)) {
            others -= 1
            day[base + c] = day[base + others]!
            day[base + others] = d
            continue
          }
          let at = paying
          while (at > 0 && saving[at - 1]! < value) {
            saving[at] = saving[at - 1]!
            order[at] = order[at - 1]!
            at -= 1
          }
          saving[at] = value
          order[at] = d
          paying += 1
          c += 1
        }
        if (paying === 0) continue
        for (let c = 0; c < paying; c++) day[base + c] = order[c]!
        for (let w = 0; w < W; w++) weekLeft[w] = facts[own + weeksAt + w]!
        let left = facts[own + quotaAt]!
        for (let c = 0; c < paying && left > 0; c++) {
          const gain = saving[c]! + (granted < grants ? grant[granted]! : 0)
          if (!(gain > 0)) break
          const d = order[c]!
          const w = weekOfDay[d]!
          if (weekLeft[w] === 0) continue
          weekLeft[w]! -= 1
          left -= 1
          granted += 1
          saved += gain
          useTeam[t * D + d]! += 1
          useBand[band + d]! += 1
          const where = hasPlaces ? place[d]! : HOME
          if (where !== HOME) uses.space[placeSpace[firstPlace + where]! * D + d]! += 1
          if (choice !== null) choice[p * D + d] = where
        }
      }
    }
    return saved
  }
}
