/**
 * Chains of exchanges between the people of a directorate on a true plan. What lies outside the network of
 * their days (desks, arrivals, seats) enters at its cost for one change, and every cycle is kept only if the
 * cost truly fell.
 */
import { FREE, OFFICE } from './instance.ts'
import type { PersonDay } from './network.ts'
import { DayNetwork } from './network.ts'
import type { Schedule } from './schedule.ts'
import type { DayTolls } from './tolls.ts'
import { officeToll } from './tolls.ts'

/** Minutes: less is rounding. */
const least = 1e-7

/**
 * What an office day is taken to cost others: `blend` 0 the true cost of one change, 1 the prices. A step in
 * the true cost (a tier, a desk) stops many a chain that would pay with others; blended, it is lower.
 */
export interface Congestion {
  blend: number
  /** As of the prices. */
  dayTolls: DayTolls
}

/** Whether an exchange between these days of these people may be made; told again once it was. */
export interface Consent {
  allows(days: readonly { p: number; d: number }[]): boolean
  made(days: readonly { p: number; d: number }[]): void
}

/** Exchanges among these people of one directorate until no cycle is found; returns minutes saved. */
export function exchangeDays(
  schedule: Schedule,
  people: Int32Array,
  { blend, dayTolls }: Congestion,
  stop: () => boolean,
  consent?: Consent,
): number {
  const i = schedule.instance
  const D = i.days
  const n = people.length
  if (n === 0) return 0
  const network = new DayNetwork(i, people, schedule.choice)
  const { change } = network
  const banned = new Uint8Array(n * D)

  const toll = (q: number, d: number): number => officeToll(i, dayTolls, people[q]!, d)

  function priceDay(d: number): void {
    for (let q = 0; q < n; q++) {
      const p = people[q]!
      const at = p * D + d
      let minutes = Number.POSITIVE_INFINITY
      if (i.word[at] === FREE && banned[q * D + d] === 0) {
        const where = schedule.choice[at]!
        const priced = blend === 0 ? 0 : blend * toll(q, d)
        if (where !== OFFICE) {
          const others = blend === 1 ? 0 : (1 - blend) * schedule.congestionOfComing(p, d)
          minutes = schedule.officeDay(p, d) + priced + others - schedule.awayCost(p, d, where)
        } else {
          const place = schedule.bestPlace(p, d)
          if (place !== OFFICE) {
            const others = blend === 1 ? 0 : (1 - blend) * schedule.congestionOfStaying(p, d)
            minutes = schedule.awayCost(p, d, place) - schedule.officeDay(p, d) - priced - others
          }
        }
      }
      change[q * D + d] = minutes
    }
  }

  /** Passes places on along the cycle; undone, and not tried again, where the cost does not fall. */
  function apply(going: readonly PersonDay[], coming: readonly PersonDay[], dirty: Set<number>): number {
    const days = [...going, ...coming].map(({ q, d }) => ({ p: people[q]!, d }))
    for (const { d } of days) dirty.add(d)
    const before = schedule.cost() - blend * schedule.congestion()
    const left = coming.map(({ q, d }) => schedule.choice[people[q]! * D + d]!)
    let sent = 0
    let saved = 0
    if (consent === undefined || consent.allows(days)) {
      for (const { q, d } of coming) schedule.callBack(people[q]!, d)
      for (const { q, d } of going) {
        const place = schedule.bestPlace(people[q]!, d)
        if (place === OFFICE) break
        schedule.sendAway(people[q]!, d, place)
        sent += 1
      }
      let tolls = 0
      for (const { q, d } of going) tolls -= toll(q, d)
      for (const { q, d } of coming) tolls += toll(q, d)
      saved = before - schedule.cost() + blend * (schedule.congestion() - tolls)
      if (sent === going.length && saved > least) {
        for (const { q, d } of coming) network.record(q, d, -1)
        for (const { q, d } of going) network.record(q, d, 1)
        consent?.made(days)
        return saved
      }
      for (const { q, d } of going.slice(0, sent)) schedule.callBack(people[q]!, d)
      for (const [k, { q, d }] of coming.entries()) schedule.sendAway(people[q]!, d, left[k]!)
    }
    for (const { q, d } of going.length > 0 ? going : coming) banned[q * D + d] = 1
    return 0
  }

  let total = 0
  for (let d = 0; d < D; d++) priceDay(d)
  for (;;) {
    const cycles = network.cycles(stop)
    if (cycles.length === 0) return total
    const dirty = new Set<number>()
    for (const { going, coming } of cycles) total += apply(going, coming, dirty)
    for (const d of dirty) priceDay(d)
  }
}
