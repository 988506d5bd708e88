/**
 * Who arrives when: for one zone and day, people of the same band and preferred slot are spread over the
 * slots at least cost of deviation and load. A minimum-cost flow with convex costs, kept optimal while
 * people are added and taken away by shortest exchanges between slots (successive shortest paths).
 */
import { bandsOf, tierOf } from './bands.ts'
import type { Instance } from './instance.ts'
import { OFFICE } from './instance.ts'

export interface Arrivals {
  /** Minutes: deviation and load of all arrivals. */
  cost(): number
  /** Everybody with an office day in `choice`; nobody has arrived yet. */
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
  slots(choice: Int16Array): Int32Array
}

export function arrivalsOf(i: Instance): Arrivals {
  const { days: D, slots: S, arrivalKind } = i
  const bands = bandsOf(i)
  const earliest = bands.kind.map((k) => i.kindEarliest[k]!)
  const latest = bands.kind.map((k) => i.kindLatest[k]!)
  const preferred = bands.kind.map((k) => i.kindPreferred[k]!)
  const deviation = new Float64Array(bands.count * S)
  for (const [b, k] of bands.kind.entries()) {
    deviation.set(i.kindDeviation.subarray(k * S, (k + 1) * S), b * S)
  }
  /** Per band-day-slot: people. */
  const spread = new Int32Array(bands.count * D * S)
  const load = new Int32Array(i.zones * D * S)
  const bandsOfZone: number[][] = Array.from({ length: i.zones }, () => [])
  for (let b = 0; b < bands.count; b++) if (bands.zone[b]! >= 0) bandsOfZone[bands.zone[b]!]!.push(b)
  // Exchange arcs: per zone-day, from slot to slot, the least minutes of moving one person, and the band.
  const arc = new Float64Array(i.zones * D * S * S).fill(Number.POSITIVE_INFINITY)
  const arcBand = new Int32Array(i.zones * D * S * S).fill(-1)
  // Per zone-day and slot: minutes of one arrival more, and of one less, exchanges allowed; the way there.
  const more = new Float64Array(i.zones * D * S)
  const moreStep = new Int32Array(i.zones * D * S)
  const less = new Float64Array(i.zones * D * S)
  const lessStep = new Int32Array(i.zones * D * S)
  const stale = new Uint8Array(i.zones * D).fill(1)
  const staleLess = new Uint8Array(i.zones * D).fill(1)
  let total = 0

  const loadMinutes = (zone: number, s: number, m: number): number => i.tierMinutes[tierOf(i, zone, s, m)]!

  function rebuildArcs(zone: number, d: number, s: number): void {
    const from = ((zone * D + d) * S + s) * S
    for (let to = 0; to < S; to++) arc[from + to] = Number.POSITIVE_INFINITY
    for (const b of bandsOfZone[zone]!) {
      if (spread[(b * D + d) * S + s] === 0) continue
      const here = deviation[b * S + s]!
      for (let to = earliest[b]!; to <= latest[b]!; to++) {
        const minutes = deviation[b * S + to]! - here
        if (to !== s && minutes < arc[from + to]!) {
          arc[from + to] = minutes
          arcBand[from + to] = b
        }
      }
    }
  }

  function touched(zone: number, d: number): void {
    stale[zone * D + d] = 1
    staleLess[zone * D + d] = 1
  }

  /** Bellman and Ford over the slots: the cheapest end for one arrival more at each slot. */
  function refresh(zone: number, d: number): void {
    const cell = zone * D + d
    if (stale[cell] === 0) return
    stale[cell] = 0
    const base = cell * S
    for (let s = 0; s < S; s++) {
      more[base + s] = loadMinutes(zone, s, load[base + s]! + 1)
      moreStep[base + s] = -1
    }
    for (let round = 0, changed = true; changed && round < S; round++) {
      changed = false
      for (let s = 0; s < S; s++) {
        for (let to = 0; to < S; to++) {
          const minutes = arc[(base + s) * S + to]! + more[base + to]!
          if (minutes < more[base + s]! - 1e-9) {
            more[base + s] = minutes
            moreStep[base + s] = to
            changed = true
          }
        }
      }
    }
  }

  /** The same for one arrival less, somebody else moving in from another slot where that helps. */
  function refreshLess(zone: number, d: number): void {
    const cell = zone * D + d
    if (staleLess[cell] === 0) return
    staleLess[cell] = 0
    const base = cell * S
    for (let s = 0; s < S; s++) {
      less[base + s] = load[base + s]! > 0 ? -loadMinutes(zone, s, load[base + s]!) : Number.POSITIVE_INFINITY
      lessStep[base + s] = -1
    }
    for (let round = 0, changed = true; changed && round < S; round++) {
      changed = false
      for (let from = 0; from < S; from++) {
        const there = less[base + from]!
        for (let s = 0; s < S; s++) {
          const minutes = arc[(base + from) * S + s]! + there
          if (minutes < less[base + s]! - 1e-9) {
            less[base + s] = minutes
            lessStep[base + s] = from
            changed = true
          }
        }
      }
    }
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
    const b = bands.ofKind[arrivalKind[p]!]!
    if (bands.zone[b]! >= 0) push(b, bands.zone[b]!, d, 1)
    else spread[(b * D + d) * S + preferred[b]!]! += 1
  }

  function fill(choice: Int16Array): void {
    const count = new Int32Array(bands.count * D)
    for (let p = 0; p < i.people; p++) {
      const b = bands.ofKind[arrivalKind[p]!]!
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
    const b = bands.ofKind[arrivalKind[p]!]!
    const zone = bands.zone[b]!
    if (zone < 0) return 0
    const at = cheapestSlot(b, zone, d)
    return deviation[b * S + at]! + more[(zone * D + d) * S + at]!
  }

  function savingOfRemoving(p: number, d: number): number {
    const b = bands.ofKind[arrivalKind[p]!]!
    const zone = bands.zone[b]!
    if (zone < 0) return 0
    const s = dearestSlot(b, zone, d)
    return deviation[b * S + s]! - less[(zone * D + d) * S + s]!
  }

  function remove(p: number, d: number): void {
    const b = bands.ofKind[arrivalKind[p]!]!
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

  function slots(choice: Int16Array): Int32Array {
    const left = spread.slice()
    const found = new Int32Array(i.people * D).fill(-1)
    for (let p = 0; p < i.people; p++) {
      const b = bands.ofKind[arrivalKind[p]!]!
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

  return { settlePrices, cost: () => total, fill, add, remove, costOfAdding, savingOfRemoving, slots }
}
