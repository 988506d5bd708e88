/** Prices of everything that ties people together, or how much of it is used; shapes as in instance.ts. */
import type { Allocate } from './compiling.ts'
import { ownMemory } from './compiling.ts'
import type { Instance } from './instance.ts'

export interface Tolls {
  /** The five below, one after the other in one array. */
  all: Float64Array
  team: Float64Array
  directorate: Float64Array
  office: Float64Array
  space: Float64Array
  zone: Float64Array
}

export function noTolls(i: Instance, allocate: Allocate = ownMemory): Tolls {
  const lengths = [
    i.teams * i.days,
    i.directorates,
    i.offices * i.days,
    i.spaces * i.days,
    i.zones * i.days * i.slots,
  ]
  const all = new Float64Array(allocate(8 * lengths.reduce((sum, length) => sum + length, 0)))
  let from = 0
  const [team, directorate, office, space, zone] = lengths.map((length) => {
    from += length
    return all.subarray(from - length, from)
  })
  return { all, team: team!, directorate: directorate!, office: office!, space: space!, zone: zone! }
}

/** What an office day costs beyond the way there, at prices. */
export interface DayTolls {
  /** Per band-day: deviation and zone price of the cheapest slot, and that slot. */
  arrival: Float64Array
  slot: Uint8Array
  /** Per office-day. */
  office: Float64Array
}

export function noDayTolls(i: Instance, allocate: Allocate = ownMemory): DayTolls {
  return {
    arrival: new Float64Array(allocate(8 * i.bands.count * i.days)),
    slot: new Uint8Array(allocate(i.bands.count * i.days)),
    office: new Float64Array(allocate(8 * i.offices * i.days)),
  }
}

/** Fills `to` for these prices. */
export function priceDays(i: Instance, prices: Tolls, to: DayTolls): DayTolls {
  to.office.set(prices.office)
  priceBands(i, prices, to, 0, i.bands.count)
  return to
}

/** How many bands are priced as one piece of work. */
export const bandsPerPiece = 64

/** The part of these bands. */
export function priceBands(
  { bands, days: D, slots: S }: Instance,
  prices: Tolls,
  to: DayTolls,
  from: number,
  end: number,
): void {
  for (let b = from; b < end; b++) {
    const zone = bands.zone[b]!
    const last = bands.latest[b]!
    for (let d = 0; d < D; d++) {
      let least = Number.POSITIVE_INFINITY
      let at = bands.preferred[b]!
      if (zone < 0) least = 0
      else {
        const cell = (zone * D + d) * S
        for (let s = bands.earliest[b]!; s <= last; s++) {
          const minutes = bands.deviation[b * S + s]! + prices.zone[cell + s]!
          if (minutes < least) {
            least = minutes
            at = s
          }
        }
      }
      to.arrival[b * D + d] = least
      to.slot[b * D + d] = at
    }
  }
}

/** Minutes that an office day of this person costs others at the prices, and the deviation. */
export function officeToll(i: Instance, { arrival, office }: DayTolls, p: number, d: number): number {
  return arrival[i.bands.of[p]! * i.days + d]! + office[i.officeOfTeam[i.teamOf[p]!]! * i.days + d]!
}
