/**
 * Entry slots of a published plan: everybody keeps the slot that was announced; who comes to the office
 * anew takes the slot that is cheapest as the others stand. Nobody else is moved.
 */
import type { Arrivals } from './arrivals.ts'
import type { Instance, Published } from './instance.ts'
import { OFFICE, tierOf } from './instance.ts'

export function keptArrivalsOf(i: Instance, published: Published): Arrivals {
  const { days: D, slots: S } = i
  const load = published.load.slice()
  const slotOf = new Int8Array(i.people * D).fill(-1)
  let total = 0

  const zoneOf = (p: number): number => i.zoneOfOffice[i.officeOfTeam[i.teamOf[p]!]!]!

  function minutesAt(p: number, d: number, s: number, zone: number): number {
    const deviation = i.bands.deviation[i.bands.of[p]! * S + s]!
    if (zone < 0) return deviation
    return deviation + i.tierMinutes[tierOf(i, zone, s, load[(zone * D + d) * S + s]! + 1)]!
  }

  function freeSlot(p: number, d: number, zone: number): number {
    const band = i.bands.of[p]!
    let least = Number.POSITIVE_INFINITY
    let at = -1
    for (let s = i.bands.earliest[band]!; s <= i.bands.latest[band]!; s++) {
      const minutes = minutesAt(p, d, s, zone)
      if (minutes < least) {
        least = minutes
        at = s
      }
    }
    return at
  }

  /** The slot that was announced where there is one, and the person's band still holds it. */
  function slotFor(p: number, d: number, zone: number): number {
    const announced = published.slot[p * D + d]!
    const known = announced >= 0 && i.bands.deviation[i.bands.of[p]! * S + announced]! < Infinity
    return known ? announced : freeSlot(p, d, zone)
  }

  function costOfAdding(p: number, d: number): number {
    const zone = zoneOf(p)
    return minutesAt(p, d, slotFor(p, d, zone), zone)
  }

  function add(p: number, d: number): void {
    const zone = zoneOf(p)
    const s = slotFor(p, d, zone)
    total += minutesAt(p, d, s, zone)
    slotOf[p * D + d] = s
    if (zone >= 0) load[(zone * D + d) * S + s]! += 1
  }

  function remove(p: number, d: number): void {
    const zone = zoneOf(p)
    const s = slotOf[p * D + d]!
    if (zone >= 0) load[(zone * D + d) * S + s]! -= 1
    total -= minutesAt(p, d, s, zone)
    slotOf[p * D + d] = -1
  }

  function savingOfRemoving(p: number, d: number): number {
    const zone = zoneOf(p)
    const s = slotOf[p * D + d]!
    const deviation = i.bands.deviation[i.bands.of[p]! * S + s]!
    if (zone < 0) return deviation
    return deviation + i.tierMinutes[tierOf(i, zone, s, load[(zone * D + d) * S + s]!)]!
  }

  /** Who keeps an announced slot first, then the others, each to the cheapest. */
  function fill(choice: Int16Array): void {
    load.set(published.load)
    slotOf.fill(-1)
    total = 0
    for (const announced of [true, false]) {
      for (let at = 0; at < choice.length; at++) {
        if (choice[at] === OFFICE && published.slot[at]! >= 0 === announced) add(Math.floor(at / D), at % D)
      }
    }
  }

  return {
    cost: () => total,
    fill,
    add,
    remove,
    costOfAdding,
    savingOfRemoving,
    settlePrices: () => undefined,
    slots: () => slotOf.slice(),
  }
}
