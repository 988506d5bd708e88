/**
 * Chains of exchanges between people. Away days of one directorate are a flow, budget → team's place on a
 * day → person's week → person's month → budget, so a plan that can be bettered by passing places on has a
 * cycle of negative cost in the residual network (Klein 1967), found by Bellman and Ford. What lies outside
 * the network (desks, arrivals, seats) enters at its price for one change, and every cycle is kept only if
 * the true cost fell.
 */
import type { Instance } from './instance.ts'
import { FREE, OFFICE } from './instance.ts'
import type { Schedule } from './schedule.ts'

const least = 1e-7

/** The people of each directorate. */
export function peopleByDirectorate(i: Instance): Int32Array[] {
  const lists: number[][] = Array.from({ length: i.directorates }, () => [])
  for (let p = 0; p < i.people; p++) lists[i.directorateOfTeam[i.teamOf[p]!]!]!.push(p)
  return lists.map((list) => Int32Array.from(list))
}

/**
 * What an office day is taken to cost others: `blend` 0 the true cost of one change, 1 the prices. A step in
 * the true cost (a tier, a desk) stops many a chain that would pay with others; blended, it is lower.
 */
export interface Congestion {
  blend: number
  /** Per kind-day, as of the prices (see Pricing.arrivalCost). */
  arrivalPrice: Float64Array
}

/** Exchanges among these people of one directorate until no cycle is found; returns minutes saved. */
export function exchangeDays(
  schedule: Schedule,
  people: Int32Array,
  { blend, arrivalPrice }: Congestion,
  stop: () => boolean,
): number {
  const i = schedule.instance
  const { days: D, weeks: W, weekOfDay } = i
  const n = people.length
  if (n === 0) return 0
  const directorate = i.directorateOfTeam[i.teamOf[people[0]!]!]!
  const teams = [...new Set(Array.from(people, (p) => i.teamOf[p]!))]
  const localTeam = new Map(teams.map((t, index) => [t, index]))
  const teamOf = Int32Array.from(people, (p) => localTeam.get(i.teamOf[p]!)!)
  const weekNode = teams.length * D
  const personNode = weekNode + n * W
  const source = personNode + n
  const sink = source + 1
  const distance = new Float64Array(sink + 1)
  const parent = new Int32Array(sink + 1)
  const seen = new Int32Array(sink + 1)
  // Per person-day: minutes of the one change possible (leaving, or coming back); Infinity where none is.
  const change = new Float64Array(n * D)
  const banned = new Uint8Array(n * D)
  const teamAway = new Int32Array(teams.length * D)
  const weekAway = new Int32Array(n * W)
  let away = 0
  for (let q = 0; q < n; q++) {
    for (let d = 0; d < D; d++) {
      if (schedule.isAwayByChoice(people[q]!, d)) {
        teamAway[teamOf[q]! * D + d]! += 1
        weekAway[q * W + weekOfDay[d]!]! += 1
        away += 1
      }
    }
  }

  function priceDay(d: number): void {
    for (let q = 0; q < n; q++) {
      const p = people[q]!
      const at = p * D + d
      let minutes = Number.POSITIVE_INFINITY
      if (i.word[at] === FREE) {
        const where = schedule.choice[at]!
        const toll = arrivalPrice[i.arrivalKind[p]! * D + d]!
        if (where !== OFFICE) {
          const office = i.officeCost[p]! + blend * toll + (1 - blend) * schedule.congestionOfComing(p, d)
          minutes = office - schedule.awayCost(p, d, where)
        } else if (banned[q * D + d] === 0) {
          const place = schedule.bestPlace(p, d)
          if (place !== OFFICE) {
            const office = i.officeCost[p]! + blend * toll + (1 - blend) * schedule.congestionOfStaying(p, d)
            minutes = schedule.awayCost(p, d, place) - office
          }
        }
      }
      change[q * D + d] = minutes
    }
  }

  let moved = false
  function relax(from: number, to: number, minutes: number): void {
    if (distance[from]! + minutes < distance[to]! - least) {
      distance[to] = distance[from]! + minutes
      parent[to] = from
      moved = true
    }
  }

  function sweep(): void {
    for (let q = 0; q < n; q++) {
      const p = people[q]!
      const person = personNode + q
      for (let d = 0; d < D; d++) {
        const minutes = change[q * D + d]!
        if (minutes === Number.POSITIVE_INFINITY) continue
        const place = teamOf[q]! * D + d
        const week = weekNode + q * W + weekOfDay[d]!
        if (schedule.choice[p * D + d] === OFFICE) relax(place, week, minutes)
        else relax(week, place, minutes)
      }
      for (let w = 0; w < W; w++) {
        const week = weekNode + q * W + w
        if (schedule.weekLeft[p * W + w]! > 0) relax(week, person, 0)
        if (weekAway[q * W + w]! > 0) relax(person, week, 0)
      }
      const count = schedule.awayCount[p]!
      if (schedule.quotaLeft[p]! > 0) relax(person, sink, -schedule.grantOf(p, count))
      if (count > 0) relax(sink, person, schedule.grantOf(p, count - 1))
    }
    for (let t = 0; t < teams.length; t++) {
      for (let d = 0; d < D; d++) {
        const place = t * D + d
        if (schedule.teamLeft[teams[t]! * D + d]! > 0) relax(source, place, 0)
        if (teamAway[place]! > 0) relax(place, source, 0)
      }
    }
    if (schedule.directorateLeft[directorate]! > 0) relax(sink, source, 0)
    if (away > 0) relax(source, sink, 0)
  }

  /** Cycles of parents: each has a negative cost and shares no node with another. */
  function findCycles(): number[][] {
    const cycles: number[][] = []
    seen.fill(0)
    for (let start = 0; start <= sink; start++) {
      let node = start
      while (node >= 0 && seen[node] === 0) {
        seen[node] = start + 1
        node = parent[node]!
      }
      if (node < 0 || seen[node] !== start + 1) continue
      const cycle = [node]
      for (let back = parent[node]!; back !== node; back = parent[back]!) cycle.push(back)
      cycles.push(cycle.reverse())
    }
    return cycles
  }

  function record(q: number, d: number, by: number): void {
    teamAway[teamOf[q]! * D + d]! += by
    weekAway[q * W + weekOfDay[d]!]! += by
    away += by
  }

  /** Passes places on along the cycle; undone, and not tried again, where the true cost does not fall. */
  function apply(cycle: readonly number[], dirty: Set<number>): number {
    const before = schedule.cost() - blend * schedule.congestion()
    let tolls = 0
    const leaving: [number, number][] = []
    const returning: [number, number, number][] = []
    for (let k = 0; k < cycle.length; k++) {
      const from = cycle[k]!
      const to = cycle[(k + 1) % cycle.length]!
      if (from < weekNode && to >= weekNode && to < personNode) {
        leaving.push([Math.floor((to - weekNode) / W), from % D])
      } else if (to < weekNode && from >= weekNode && from < personNode) {
        const q = Math.floor((from - weekNode) / W)
        returning.push([q, to % D, schedule.choice[people[q]! * D + (to % D)]!])
      }
    }
    for (const [q, d] of returning) schedule.callBack(people[q]!, d)
    let sent = 0
    for (const [q, d] of leaving) {
      const place = schedule.bestPlace(people[q]!, d)
      if (place === OFFICE) break
      schedule.sendAway(people[q]!, d, place)
      sent += 1
    }
    for (const [q, d] of leaving) {
      tolls -= arrivalPrice[i.arrivalKind[people[q]!]! * D + d]!
      dirty.add(d)
    }
    for (const [q, d] of returning) {
      tolls += arrivalPrice[i.arrivalKind[people[q]!]! * D + d]!
      dirty.add(d)
    }
    const saved = before - schedule.cost() + blend * (schedule.congestion() - tolls)
    if (sent === leaving.length && saved > least) {
      for (const [q, d] of leaving) record(q, d, 1)
      for (const [q, d] of returning) record(q, d, -1)
      return saved
    }
    for (const [q, d] of leaving.slice(0, sent)) schedule.callBack(people[q]!, d)
    for (const [q, d, where] of returning) schedule.sendAway(people[q]!, d, where)
    for (const [q, d] of leaving) banned[q * D + d] = 1
    for (const [q, d] of leaving.length === 0 ? returning : []) change[q * D + d] = Number.POSITIVE_INFINITY
    return 0
  }

  let total = 0
  for (let d = 0; d < D; d++) priceDay(d)
  for (;;) {
    // Distances stay: any labels will do to start from, and the last ones are nearly right.
    parent.fill(-1)
    let cycles: number[][] = []
    do {
      if (stop()) return total
      moved = false
      sweep()
      cycles = moved ? findCycles() : []
    } while (moved && cycles.length === 0)
    if (cycles.length === 0) return total
    const dirty = new Set<number>()
    for (const cycle of cycles) total += apply(cycle, dirty)
    for (const d of dirty) priceDay(d)
  }
}
