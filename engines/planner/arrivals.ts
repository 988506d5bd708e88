/**
 * Who arrives when: for one zone and day, kinds of people (office, band, preferred slot) are spread over the
 * slots at least cost of deviation and load. A minimum-cost flow with convex costs, kept optimal while
 * people are added and taken away by shortest exchanges between slots (successive shortest paths).
 */
import type { Instance } from './instance.ts'

export interface Arrivals {
  /** Minutes: deviation and load of all arrivals. */
  cost(): number
  /** One more person of this kind on this day; returns the minutes it adds. */
  add(kind: number, day: number): number
  /** One person less; returns the minutes it adds (never above 0 but for rounding). */
  remove(kind: number, day: number): number
  /** Minutes that one more person of this kind would add on this day. */
  costOfAdding(kind: number, day: number): number
  /** Minutes that one person less of this kind, who must be there, would save on this day. */
  savingOfRemoving(kind: number, day: number): number
  /** Per kind-day-slot: people. */
  spread: Int32Array
}

export function arrivalsOf(i: Instance): Arrivals {
  const { days: D, slots: S, kindDeviation, kindOffice, zoneOfOffice } = i
  const spread = new Int32Array(i.kinds * D * S)
  const load = new Int32Array(i.zones * D * S)
  const kindsOfZone: number[][] = Array.from({ length: i.zones }, () => [])
  for (let k = 0; k < i.kinds; k++) {
    const zone = zoneOfOffice[kindOffice[k]!]!
    if (zone >= 0) kindsOfZone[zone]!.push(k)
  }
  // Exchange arcs: per zone-day, from slot to slot, the least minutes of moving one person, and its kind.
  const arc = new Float64Array(i.zones * D * S * S).fill(Number.POSITIVE_INFINITY)
  const arcKind = new Int32Array(i.zones * D * S * S).fill(-1)
  // Per zone-day and slot: minutes of one arrival more (or one less), exchanges allowed; the way there.
  const more = new Float64Array(i.zones * D * S)
  const moreStep = new Int32Array(i.zones * D * S)
  const stale = new Uint8Array(i.zones * D).fill(1)
  const staleLess = new Uint8Array(i.zones * D).fill(1)
  let total = 0

  function touched(zone: number, d: number): void {
    stale[zone * D + d] = 1
    staleLess[zone * D + d] = 1
  }

  function loadMinutes(zone: number, s: number, m: number): number {
    let tier = i.tierStart[zone * S + s]!
    while (m > i.tierUpTo[tier]!) tier += 1
    return i.tierMinutes[tier]!
  }

  function rebuildArcs(zone: number, d: number, s: number): void {
    const from = ((zone * D + d) * S + s) * S
    for (let to = 0; to < S; to++) {
      arc[from + to] = Number.POSITIVE_INFINITY
      arcKind[from + to] = -1
    }
    for (const k of kindsOfZone[zone]!) {
      if (spread[(k * D + d) * S + s] === 0) continue
      const here = kindDeviation[k * S + s]!
      for (let to = i.kindEarliest[k]!; to <= i.kindLatest[k]!; to++) {
        const minutes = kindDeviation[k * S + to]! - here
        if (to !== s && minutes < arc[from + to]!) {
          arc[from + to] = minutes
          arcKind[from + to] = k
        }
      }
    }
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

  function cheapestSlot(kind: number, zone: number, d: number): number {
    refresh(zone, d)
    const base = (zone * D + d) * S
    let least = Number.POSITIVE_INFINITY
    let at = -1
    for (let s = i.kindEarliest[kind]!; s <= i.kindLatest[kind]!; s++) {
      const minutes = kindDeviation[kind * S + s]! + more[base + s]!
      if (minutes < least - 1e-9) {
        least = minutes
        at = s
      }
    }
    return at
  }

  const zoneless = (kind: number): number => {
    let at = i.kindEarliest[kind]!
    for (let s = at; s <= i.kindLatest[kind]!; s++) {
      if (kindDeviation[kind * S + s]! < kindDeviation[kind * S + at]!) at = s
    }
    return at
  }

  function costOfAdding(kind: number, d: number): number {
    const zone = zoneOfOffice[kindOffice[kind]!]!
    if (zone < 0) return kindDeviation[kind * S + zoneless(kind)]!
    const at = cheapestSlot(kind, zone, d)
    return kindDeviation[kind * S + at]! + more[(zone * D + d) * S + at]!
  }

  function add(kind: number, d: number): number {
    const zone = zoneOfOffice[kindOffice[kind]!]!
    if (zone < 0) {
      const at = zoneless(kind)
      spread[(kind * D + d) * S + at]! += 1
      total += kindDeviation[kind * S + at]!
      return kindDeviation[kind * S + at]!
    }
    const base = (zone * D + d) * S
    let s = cheapestSlot(kind, zone, d)
    const minutes = kindDeviation[kind * S + s]! + more[base + s]!
    spread[(kind * D + d) * S + s]! += 1
    let hops = 0
    while (moreStep[base + s]! >= 0 && hops++ < S) {
      const to = moreStep[base + s]!
      const moved = arcKind[(base + s) * S + to]!
      spread[(moved * D + d) * S + s]! -= 1
      spread[(moved * D + d) * S + to]! += 1
      rebuildArcs(zone, d, s)
      s = to
    }
    load[base + s]! += 1
    rebuildArcs(zone, d, s)
    touched(zone, d)
    total += minutes
    return minutes
  }

  // Per zone-day and slot: minutes saved by one arrival less (as a negative cost), somebody else moving in
  // from another slot where that helps; and from which slot.
  const less = new Float64Array(i.zones * D * S)
  const lessStep = new Int32Array(i.zones * D * S)

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

  /** Of the slots where people of this kind arrive, the one whose leaving saves most. */
  function dearestSlot(kind: number, zone: number, d: number): number {
    refreshLess(zone, d)
    const base = (zone * D + d) * S
    let s = -1
    let least = Number.POSITIVE_INFINITY
    for (let at = i.kindEarliest[kind]!; at <= i.kindLatest[kind]!; at++) {
      if (spread[(kind * D + d) * S + at] === 0) continue
      const minutes = less[base + at]! - kindDeviation[kind * S + at]!
      if (minutes < least) {
        least = minutes
        s = at
      }
    }
    return s
  }

  function savingOfRemoving(kind: number, d: number): number {
    const zone = zoneOfOffice[kindOffice[kind]!]!
    if (zone < 0) return kindDeviation[kind * S + zoneless(kind)]!
    const s = dearestSlot(kind, zone, d)
    return kindDeviation[kind * S + s]! - less[(zone * D + d) * S + s]!
  }

  function remove(kind: number, d: number): number {
    const zone = zoneOfOffice[kindOffice[kind]!]!
    if (zone < 0) {
      const at = zoneless(kind)
      spread[(kind * D + d) * S + at]! -= 1
      total -= kindDeviation[kind * S + at]!
      return -kindDeviation[kind * S + at]!
    }
    const base = (zone * D + d) * S
    let s = dearestSlot(kind, zone, d)
    const minutes = less[base + s]! - kindDeviation[kind * S + s]!
    spread[(kind * D + d) * S + s]! -= 1
    let hops = 0
    while (lessStep[base + s]! >= 0 && hops++ < S) {
      const from = lessStep[base + s]!
      const moved = arcKind[(base + from) * S + s]!
      spread[(moved * D + d) * S + from]! -= 1
      spread[(moved * D + d) * S + s]! += 1
      rebuildArcs(zone, d, s)
      s = from
    }
    load[base + s]! -= 1
    rebuildArcs(zone, d, s)
    touched(zone, d)
    total += minutes
    return minutes
  }

  return { cost: () => total, add, remove, costOfAdding, savingOfRemoving, spread }
}
