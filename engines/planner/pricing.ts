/**
 * The dual function of the month problem (Lagrangian relaxation of rules 4-6, desks and arrivals): at given
 * prices every person's best month is computed alone and exactly, and the sum is a lower bound. What the
 * best months use, less what there is, is a supergradient of the bound.
 */
import type { Board } from './board.ts'
import type { Instance } from './instance.ts'
import { FREE, OFFICE } from './instance.ts'
import type { Crew } from './jobs.ts'
import type { Tolls } from './tolls.ts'
import { bandsPerPiece } from './tolls.ts'

export interface Pricing {
  /** Fills `climb.use` for these prices and returns the bound in minutes; writes best months where `record`. */
  evaluate(prices: Tolls, record?: boolean): number
}

export function pricingOf(board: Board, crew: Crew): Pricing {
  const { instance: i, tallies, days } = board
  const { use } = board.climb
  const { days: D, slots: S, bands } = i
  /** Per band-day: people there if nobody were away; and minutes of all their ways. */
  const inOffice = new Int32Array(bands.count * D)
  let ways = 0
  for (let p = 0; p < i.people; p++) {
    for (let d = 0; d < D; d++) {
      const word = i.word[p * D + d]!
      if (word !== FREE && word !== OFFICE) continue
      inOffice[bands.of[p]! * D + d]! += 1
      ways += i.officeCost[p]!
    }
  }

  function countUses(): void {
    use.directorate.fill(0)
    use.office.set(i.officeMost)
    use.space.fill(0)
    use.zone.fill(0)
    for (let t = 0; t < i.teams; t++) {
      const office = i.officeOfTeam[t]! * D
      let away = 0
      for (let d = 0; d < D; d++) {
        const count = use.team[t * D + d]!
        away += count
        use.office[office + d]! -= count
      }
      use.directorate[i.directorateOfTeam[t]!]! += away
    }
    for (const { space } of tallies)
      for (let cell = 0; cell < space.length; cell++) use.space[cell]! += space[cell]!
  }

  /** Minutes of everybody in the office, the away days not yet taken off; counts arrivals. */
  function priceOffices(prices: Tolls): number {
    let minutes = i.constant + ways
    for (let cell = 0; cell < i.officeMost.length; cell++)
      minutes += i.officeMost[cell]! * prices.office[cell]!
    for (let b = 0; b < bands.count; b++) {
      const zone = bands.zone[b]!
      for (let d = 0; d < D; d++) {
        const at = b * D + d
        minutes += inOffice[at]! * days.arrival[at]!
        if (zone < 0) continue
        let count = inOffice[at]!
        for (const { band } of tallies) count -= band[at]!
        use.zone[(zone * D + d) * S + days.slot[at]!]! += count
      }
    }
    return minutes
  }

  function evaluate(prices: Tolls, record = false): number {
    board.prices.all.set(prices.all)
    days.office.set(prices.office)
    crew.run('days', Math.ceil(bands.count / bandsPerPiece))
    for (const { band, space } of tallies) {
      band.fill(0)
      space.fill(0)
    }
    board.settings.record[0] = record ? 1 : 0
    crew.run('months', board.blockStart.length - 1)
    countUses()
    let bound = priceOffices(prices)
    for (const saved of board.blockSaved) bound -= saved
    return bound - worthOfLimits(i, prices)
  }

  return { evaluate }
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
