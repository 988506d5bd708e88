/**
 * Who arrives when: for one zone and day, people of the same band and preferred slot are spread over the
 * slots at least cost of deviation and load. A minimum-cost flow with convex costs, kept optimal while
 * people are added and taken away by shortest exchanges between slots (successive shortest paths).
 */
import type { Allocate } from './compiling.ts'
import { ownMemory } from './compiling.ts'
import type { Instance } from './instance.ts'
import { OFFICE, tierOf } from './instance.ts'
import { slotExchangesOf } from './slot-exchanges.ts'

export interface Arrivals {
  /** Minutes: deviation and load of all arrivals. */
  cost(): number
  /** Everybody with an office day in `choice`, and nobody else. */
  fill(choice: Int16Array): void
  /** This person arrives on this day. */
  add(p: number, day: number): void
  /** This person, who is there, does not. */
  remove(p: number, day: number): void
  /** Minutes that this person's arrival would add on this day. */
  costOfAdding(p: number, day: number): number
  /** Minutes that would be saved if this person, who is there, stayed away on this day. */
  savingOfRemoving(p: number, day: number): number
  /** Per zone cell: moves prices, as little as need be, to what an arrival more or less truly costs. */
  settlePrices(zonePrices: Float64Array): void
  /** Per person-day: the entry slot of office days, -1 elsewhere. */
  slots(choice: Int16Array): Int8Array
}

/** All that there is to know: the rest follows from it. */
export interface ArrivalsState {
  /** Per band-day-slot: people. */
  spread: Int32Array
  /** Per zone cell: people. */
  load: Int32Array
  /** Per zone-day: raised whenever its people change. */
  version: Int32Array
}

export function noArrivals(i: Instance, allocate: Allocate = ownMemory): ArrivalsState {
  const ints = (length: number): Int32Array => new Int32Array(allocate(4 * length))
  return {
    spread: ints(i.bands.count * i.days * i.slots),
    load: ints(i.zones * i.days * i.slots),
    version: ints(i.zones * i.days),
  }
}

/** Arrivals that also follow those of another thread. */
export interface FollowingArrivals extends Arrivals {
  /** Becomes as these are, wherever either changed since the last time; the cost then counts from 0. */
  follow(lead: ArrivalsState): void
}

export function arrivalsOf(i: Instance, state: ArrivalsState = noArrivals(i)): FollowingArrivals {
  const { days: D, slots: S, bands } = i
  const { earliest, latest, preferred, deviation } = bands
  const { spread, load, version } = state
  const exchanges = slotExchangesOf(i, state)
  const { arc, arcBand, more, moreStep, less, lessStep, bandsOfZone } = exchanges
  const { rebuildArcs, changed, refresh, refreshLess } = exchanges
  let total = 0
  let following = false

  function touched(zone: number, d: number): void {
    changed(zone * D + d)
    version[zone * D + d] = following ? -1 : version[zone * D + d]! + 1
  }

  function cheapestSlot(b: number, zone: number, d: number): number {
    refresh(zone, d)
    const base = (zone * D + d) * S
    let least = Number.POSITIVE_INFINITY
    let at = -1
    for (let s = earliest[b]!; s <= latest[b]!; s++) {
      const minutes = deviation[b * S + s]! + more[base + s]!
      if (minutes < least - 1e-9) {
        least = minutes
        at = s
      }
    }
    return at
  }

  /** Of the slots where people of this band arrive, the one whose leaving saves most. */
  function dearestSlot(b: number, zone: number, d: number): number {
    refreshLess(zone, d)
    const base = (zone * D + d) * S
    let s = -1
    let least = Number.POSITIVE_INFINITY
    for (let at = earliest[b]!; at <= latest[b]!; at++) {
      if (spread[(b * D + d) * S + at] === 0) continue
      const minutes = less[base + at]! - deviation[b * S + at]!
      if (minutes < least) {
        least = minutes
        s = at
      }
    }
    return s
  }

  /** Up to `most` people of a band along one cheapest way; returns how many it carried. */
  function push(b: number, zone: number, d: number, most: number): number {
    const base = (zone * D + d) * S
    const first = cheapestSlot(b, zone, d)
    const minutes = deviation[b * S + first]! + more[base + first]!
    let count = most
    let last = first
    for (let hops = 0; moreStep[base + last]! >= 0 && hops < S; hops++) {
      const to = moreStep[base + last]!
      count = Math.min(count, spread[(arcBand[(base + last) * S + to]! * D + d) * S + last]!)
      last = to
    }
    const upTo = i.tierUpTo[tierOf(i, zone, last, load[base + last]! + 1)]!
    count = Math.min(count, upTo - load[base + last]!)
    spread[(b * D + d) * S + first]! += count
    for (let s = first; s !== last; ) {
      const to = moreStep[base + s]!
      const moved = arcBand[(base + s) * S + to]!
      spread[(moved * D + d) * S + s]! -= count
      spread[(moved * D + d) * S + to]! += count
      rebuildArcs(zone, d, s)
      s = to
    }
    load[base + last]! += count
    rebuildArcs(zone, d, last)
    touched(zone, d)
    total += count * minutes
    return count
  }

  function add(p: number, d: number): void {
    const b = bands.of[p]!
    if (bands.zone[b]! >= 0) push(b, bands.zone[b]!, d, 1)
    else spread[(b * D + d) * S + preferred[b]!]! += 1
  }

  function fill(choice: Int16Array): void {
    spread.fill(0)
    load.fill(0)
    arc.fill(Number.POSITIVE_INFINITY)
    for (let cell = 0; cell < version.length; cell++) touched(Math.floor(cell / D), cell % D)
    total = 0
    const count = new Int32Array(bands.count * D)
    for (let p = 0; p < i.people; p++) {
      const b = bands.of[p]!
      for (let d = 0; d < D; d++) if (choice[p * D + d] === OFFICE) count[b * D + d]! += 1
    }
    for (let b = 0; b < bands.count; b++) {
      const zone = bands.zone[b]!
      for (let d = 0; d < D; d++) {
        let left = count[b * D + d]!
        if (zone < 0) spread[(b * D + d) * S + preferred[b]!]! += left
        else while (left > 0) left -= push(b, zone, d, left)
      }
    }
  }

  function costOfAdding(p: number, d: number): number {
    const b = bands.of[p]!
    const zone = bands.zone[b]!
    if (zone < 0) return 0
    const at = cheapestSlot(b, zone, d)
    return deviation[b * S + at]! + more[(zone * D + d) * S + at]!
  }

  function savingOfRemoving(p: number, d: number): number {
    const b = bands.of[p]!
    const zone = bands.zone[b]!
    if (zone < 0) return 0
    const s = dearestSlot(b, zone, d)
    return deviation[b * S + s]! - less[(zone * D + d) * S + s]!
  }

  function remove(p: number, d: number): void {
    const b = bands.of[p]!
    const zone = bands.zone[b]!
    if (zone < 0) {
      spread[(b * D + d) * S + preferred[b]!]! -= 1
      return
    }
    const base = (zone * D + d) * S
    let s = dearestSlot(b, zone, d)
    total += less[base + s]! - deviation[b * S + s]!
    spread[(b * D + d) * S + s]! -= 1
    for (let hops = 0; lessStep[base + s]! >= 0 && hops < S; hops++) {
      const from = lessStep[base + s]!
      const moved = arcBand[(base + from) * S + s]!
      spread[(moved * D + d) * S + from]! -= 1
      spread[(moved * D + d) * S + s]! += 1
      rebuildArcs(zone, d, s)
      s = from
    }
    load[base + s]! -= 1
    rebuildArcs(zone, d, s)
    touched(zone, d)
  }

  function slots(choice: Int16Array): Int8Array {
    const left = spread.slice()
    const found = new Int8Array(i.people * D).fill(-1)
    for (let p = 0; p < i.people; p++) {
      const b = bands.of[p]!
      for (let d = 0; d < D; d++) {
        if (choice[p * D + d] !== OFFICE) continue
        const base = (b * D + d) * S
        let s = earliest[b]!
        while (left[base + s] === 0) s += 1
        left[base + s]! -= 1
        found[p * D + d] = s
      }
    }
    return found
  }

  /** Labels of the flow: between what one arrival less saves and one more costs, exchanges allowed. */
  function settlePrices(zonePrices: Float64Array): void {
    for (let cell = 0; cell < i.zones * D; cell++) {
      const zone = Math.floor(cell / D)
      if (bandsOfZone[zone]!.length === 0) continue
      refresh(zone, cell % D)
      refreshLess(zone, cell % D)
      const base = cell * S
      for (let s = 0; s < S; s++) {
        const least = less[base + s]! < Infinity ? -less[base + s]! : 0
        zonePrices[base + s] = Math.min(more[base + s]!, Math.max(least, zonePrices[base + s]!))
      }
      for (let round = 0, changed = true; changed && round < S; round++) {
        changed = false
        for (let s = 0; s < S; s++) {
          for (let to = 0; to < S; to++) {
            const most = zonePrices[base + to]! + arc[(base + s) * S + to]!
            if (most < zonePrices[base + s]! - 1e-9) {
              zonePrices[base + s] = most
              changed = true
            }
          }
        }
      }
    }
  }

  function follow(lead: ArrivalsState): void {
    following = true
    for (let cell = 0; cell < version.length; cell++) {
      if (version[cell] === lead.version[cell]) continue
      const zone = Math.floor(cell / D)
      const d = cell % D
      for (const b of bandsOfZone[zone]!) {
        const at = (b * D + d) * S
        for (let s = 0; s < S; s++) spread[at + s] = lead.spread[at + s]!
      }
      for (let s = 0; s < S; s++) load[cell * S + s] = lead.load[cell * S + s]!
      for (let s = 0; s < S; s++) rebuildArcs(zone, d, s)
      touched(zone, d)
      version[cell] = lead.version[cell]!
    }
    total = 0
  }

  return { follow, settlePrices, cost: () => total, fill, add, remove, costOfAdding, savingOfRemoving, slots }
}
