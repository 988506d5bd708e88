/** Prices of limits that leave no room at all: the search never looks at them, the proof needs them. */
import type { Instance } from './instance.ts'
import { FREE, OFFICE } from './instance.ts'
import type { DayTolls, Tolls } from './tolls.ts'
import { officeToll } from './tolls.ts'

/**
 * Prices a limit without room so that nobody would use it, as low as may be: what the day would add to a
 * person's best month, in which it takes the place of the least of the days that it competes with. It costs
 * the bound nothing, the room being 0. `choice` and `dayTolls` are of these prices.
 */
export function closeFullLimits(i: Instance, tolls: Tolls, choice: Int16Array, dayTolls: DayTolls): void {
  const { days: D, placeStart, placeCost, placeSpace, weekOfDay } = i
  const saved = new Float64Array(D)
  const least = new Float64Array(D)
  const weekCount = new Int32Array(i.weeks)
  for (let p = 0; p < i.people; p++) {
    const t = i.teamOf[p]!
    const r = i.directorateOfTeam[t]!
    const teamClosed = (d: number): boolean => i.teamRoom[t * D + d] === 0
    const budgetClosed = i.directorateRoom[r] === 0
    if (!budgetClosed && !meetsClosed(i, p)) continue
    let count = 0
    weekCount.fill(0)
    for (let d = 0; d < D; d++) {
      const at = p * D + d
      if (i.word[at] !== FREE) continue
      const atOffice = i.officeCost[p]! + officeToll(i, dayTolls, p, d)
      // What the day saves, the prices of its open limits paid.
      saved[d] = atOffice + i.wish[at]!
      if (!teamClosed(d)) saved[d]! -= tolls.team[t * D + d]!
      if (!budgetClosed) saved[d]! -= tolls.directorate[r]!
      least[d] = i.homeSuits[p] === 1 ? 0 : Number.POSITIVE_INFINITY
      for (let k = placeStart[p]!; k < placeStart[p + 1]!; k++) {
        const cell = placeSpace[k]! * D + d
        if (i.seatRoom[cell]! > 0) least[d] = Math.min(least[d]!, placeCost[k]! + tolls.space[cell]!)
      }
      if (choice[at] === OFFICE) continue
      count += 1
      weekCount[weekOfDay[d]!]! += 1
    }

    /** What a further day must be worth more than: the least day that it could displace, or its own grant. */
    const threshold = (d: number): number => {
      const w = weekOfDay[d]!
      const weekFull = weekCount[w]! >= i.weekRoom[p * i.weeks + w]!
      let lowest = Number.POSITIVE_INFINITY
      if (!weekFull && count < i.quotaRoom[p]!) lowest = -(i.grant[i.grantFrom[p]! + count] ?? 0)
      for (let other = 0; other < D; other++) {
        if (i.word[p * D + other] !== FREE || choice[p * D + other] === OFFICE) continue
        if (!weekFull || weekOfDay[other] === w) lowest = Math.min(lowest, saved[other]! - least[other]!)
      }
      return lowest
    }

    for (let d = 0; d < D; d++) {
      const at = p * D + d
      if (i.word[at] !== FREE) continue
      const chosen = choice[at] !== OFFICE
      const over = chosen ? 0 : saved[d]! - threshold(d)
      if (teamClosed(d)) raise(tolls.team, t * D + d, over - least[d]!)
      else if (budgetClosed) raise(tolls.directorate, r, over - least[d]!)
      for (let k = placeStart[p]!; k < placeStart[p + 1]!; k++) {
        const cell = placeSpace[k]! * D + d
        if (i.seatRoom[cell] === 0) raise(tolls.space, cell, (chosen ? least[d]! : over) - placeCost[k]!)
      }
    }
  }
}

/** Whether a free day of this person meets a team's day or a seat without room. */
function meetsClosed(i: Instance, p: number): boolean {
  for (let d = 0; d < i.days; d++) {
    if (i.word[p * i.days + d] !== FREE) continue
    if (i.teamRoom[i.teamOf[p]! * i.days + d] === 0) return true
    for (let k = i.placeStart[p]!; k < i.placeStart[p + 1]!; k++) {
      if (i.seatRoom[i.placeSpace[k]! * i.days + d] === 0) return true
    }
  }
  return false
}

/** To four decimals, rounded up: what is published is what keeps everybody out. */
function raise(prices: Float64Array, at: number, minutes: number): void {
  if (minutes > prices[at]!) prices[at] = Math.ceil(minutes * 1e4 + 1) / 1e4
}
