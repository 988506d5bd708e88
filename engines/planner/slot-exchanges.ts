/**
 * Shortest exchanges between the slots of a zone on a day: what one arrival more or less costs where others
 * may move from slot to slot (Bellman and Ford on the residual network, whose nodes are the slots).
 */
import type { Instance } from './instance.ts'
import { tierOf } from './instance.ts'

export interface SlotExchanges {
  /** Per zone-day, from slot to slot: the least minutes of moving one person, and the band. */
  arc: Float64Array
  arcBand: Int32Array
  /** Per zone-day and slot: minutes of one arrival more, and of one less, exchanges allowed; the way there. */
  more: Float64Array
  moreStep: Int32Array
  less: Float64Array
  lessStep: Int32Array
  bandsOfZone: number[][]
  /** After the people of a slot changed; then say `changed` of the zone-day. */
  rebuildArcs(zone: number, d: number, s: number): void
  changed(cell: number): void
  /** Brings `more`, or `less`, of a zone-day up to date. */
  refresh(zone: number, d: number): void
  refreshLess(zone: number, d: number): void
}

/** `spread` per band-day-slot and `load` per zone cell are the people, as whoever calls keeps them. */
export function slotExchangesOf(
  i: Instance,
  { spread, load }: { spread: Int32Array; load: Int32Array },
): SlotExchanges {
  const { days: D, slots: S, bands } = i
  const { earliest, latest, deviation } = bands
  const bandsOfZone: number[][] = Array.from({ length: i.zones }, () => [])
  for (let b = 0; b < bands.count; b++) if (bands.zone[b]! >= 0) bandsOfZone[bands.zone[b]!]!.push(b)
  const arc = new Float64Array(i.zones * D * S * S).fill(Number.POSITIVE_INFINITY)
  const arcBand = new Int32Array(i.zones * D * S * S).fill(-1)
  const more = new Float64Array(i.zones * D * S)
  const moreStep = new Int32Array(i.zones * D * S)
  const less = new Float64Array(i.zones * D * S)
  const lessStep = new Int32Array(i.zones * D * S)
  const stale = new Uint8Array(i.zones * D).fill(1)
  const staleLess = new Uint8Array(i.zones * D).fill(1)

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

  function changed(cell: number): void {
    stale[cell] = 1
    staleLess[cell] = 1
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

  return {
    arc,
    arcBand,
    more,
    moreStep,
    less,
    lessStep,
    bandsOfZone,
    rebuildArcs,
    changed,
    refresh,
    refreshLess,
  }
}
