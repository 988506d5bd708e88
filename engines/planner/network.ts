/**
 * The away days of one directorate as a flow: budget → team's place on a day → person's week → person's
 * month → budget. A plan that can be bettered by passing places on has a cycle of negative cost in the
 * residual network (Klein 1967); labels without one are prices that prove the flow optimal.
 */
import type { Instance } from './instance.ts'
import { FREE, OFFICE } from './instance.ts'

/** Minutes below which a label does not move: rounding, not gain. */
const least = 1e-7

/** One day of one person: `q` counts the people of the directorate. */
export interface PersonDay {
  q: number
  d: number
}

/** The people of each directorate. */
export function peopleByDirectorate(i: Instance): Int32Array[] {
  const lists: number[][] = Array.from({ length: i.directorates }, () => [])
  for (let p = 0; p < i.people; p++) lists[i.directorateOfTeam[i.teamOf[p]!]!]!.push(p)
  return lists.map((list) => Int32Array.from(list))
}

export class DayNetwork {
  readonly instance: Instance
  readonly people: Int32Array
  readonly directorate: number
  /** Teams of these people, and per person the place in that list. */
  readonly teams: Int32Array
  readonly teamOf: Int32Array
  /** Per person-day: minutes of the one change possible, going or coming back; Infinity where none is. */
  readonly change: Float64Array
  readonly away: Uint8Array
  private readonly teamAway: Int32Array
  private readonly teamLeft: Int32Array
  private readonly weekAway: Int32Array
  private readonly weekLeft: Int32Array
  private readonly awayCount: Int32Array
  private readonly quotaLeft: Int32Array
  private budgetLeft: number
  private total = 0
  private readonly distance: Float64Array
  private readonly parent: Int32Array
  private readonly seen: Int32Array
  private readonly weekNode: number
  private readonly personNode: number
  private readonly source: number
  private readonly sink: number
  private moved = false

  /** `choice` keeps the limits of teams, budget, months and weeks. Everybody is of the same directorate. */
  constructor(instance: Instance, people: Int32Array, choice: Int16Array) {
    const { days: D, weeks: W } = instance
    const n = people.length
    this.instance = instance
    this.people = people
    this.directorate = instance.directorateOfTeam[instance.teamOf[people[0]!]!]!
    this.teams = Int32Array.from(new Set(Array.from(people, (p) => instance.teamOf[p]!)))
    const local = new Map(Array.from(this.teams, (t, index) => [t, index]))
    this.teamOf = people.map((p) => local.get(instance.teamOf[p]!)!)
    this.change = new Float64Array(n * D).fill(Number.POSITIVE_INFINITY)
    this.away = new Uint8Array(n * D)
    this.teamAway = new Int32Array(this.teams.length * D)
    this.teamLeft = new Int32Array(this.teams.length * D)
    this.weekAway = new Int32Array(n * W)
    this.weekLeft = new Int32Array(n * W)
    this.awayCount = new Int32Array(n)
    this.quotaLeft = people.map((p) => instance.quotaRoom[p]!)
    this.budgetLeft = instance.directorateRoom[this.directorate]!
    for (const [index, t] of this.teams.entries()) {
      for (let d = 0; d < D; d++) this.teamLeft[index * D + d] = instance.teamRoom[t * D + d]!
    }
    this.weekNode = this.teams.length * D
    this.personNode = this.weekNode + n * W
    this.source = this.personNode + n
    this.sink = this.source + 1
    this.distance = new Float64Array(this.sink + 1)
    this.parent = new Int32Array(this.sink + 1)
    this.seen = new Int32Array(this.sink + 1)
    for (let q = 0; q < n; q++) {
      const p = people[q]!
      for (let w = 0; w < W; w++) this.weekLeft[q * W + w] = instance.weekRoom[p * W + w]!
      for (let d = 0; d < D; d++) {
        if (instance.word[p * D + d] === FREE && choice[p * D + d] !== OFFICE) this.record(q, d, 1)
      }
    }
  }

  /** A day went away (1) or came back (-1). */
  record(q: number, d: number, by: 1 | -1): void {
    const { days: D, weeks: W, weekOfDay } = this.instance
    const place = this.teamOf[q]! * D + d
    const week = q * W + weekOfDay[d]!
    this.away[q * D + d] = by === 1 ? 1 : 0
    this.teamAway[place]! += by
    this.teamLeft[place]! -= by
    this.weekAway[week]! += by
    this.weekLeft[week]! -= by
    this.awayCount[q]! += by
    this.quotaLeft[q]! -= by
    this.budgetLeft -= by
    this.total += by
  }

  private relax(from: number, to: number, minutes: number): void {
    const reached = this.distance[from]! + minutes
    if (reached < this.distance[to]! - least) {
      this.distance[to] = reached
      this.parent[to] = from
      this.moved = true
    }
  }

  private sweep(): void {
    const { days: D, weeks: W, weekOfDay, grant, grantFrom } = this.instance
    const { change, away, weekNode, personNode, source, sink } = this
    for (let q = 0; q < this.people.length; q++) {
      const person = personNode + q
      const places = this.teamOf[q]! * D
      const weeks = weekNode + q * W
      for (let d = 0; d < D; d++) {
        const minutes = change[q * D + d]!
        if (minutes === Number.POSITIVE_INFINITY) continue
        if (away[q * D + d] === 0) this.relax(places + d, weeks + weekOfDay[d]!, minutes)
        else this.relax(weeks + weekOfDay[d]!, places + d, minutes)
      }
      for (let w = 0; w < W; w++) {
        if (this.weekLeft[q * W + w]! > 0) this.relax(weeks + w, person, 0)
        if (this.weekAway[q * W + w]! > 0) this.relax(person, weeks + w, 0)
      }
      const granted = grantFrom[this.people[q]!]! + this.awayCount[q]!
      if (this.quotaLeft[q]! > 0) this.relax(person, sink, granted < grant.length ? -grant[granted]! : 0)
      if (this.awayCount[q]! > 0)
        this.relax(sink, person, granted - 1 < grant.length ? grant[granted - 1]! : 0)
    }
    for (let place = 0; place < weekNode; place++) {
      if (this.teamLeft[place]! > 0) this.relax(source, place, 0)
      if (this.teamAway[place]! > 0) this.relax(place, source, 0)
    }
    if (this.budgetLeft > 0) this.relax(sink, source, 0)
    if (this.total > 0) this.relax(source, sink, 0)
  }

  /** Cycles of parents: each has a negative cost and shares no node with another. */
  private parentCycles(): number[][] {
    const { seen, parent } = this
    const cycles: number[][] = []
    seen.fill(0)
    for (let start = 0; start <= this.sink; start++) {
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

  /** Bellman and Ford until negative cycles are found; none: the labels prove that there is none. */
  cycles(stop: () => boolean): { going: PersonDay[]; coming: PersonDay[] }[] {
    // Distances stay: any labels will do to start from, and the last ones are nearly right.
    this.parent.fill(-1)
    for (;;) {
      if (stop()) return []
      this.moved = false
      this.sweep()
      if (!this.moved) return []
      const cycles = this.parentCycles()
      if (cycles.length > 0) return cycles.map((nodes) => this.daysOf(nodes))
    }
  }

  private daysOf(cycle: readonly number[]): { going: PersonDay[]; coming: PersonDay[] } {
    const { days: D, weeks: W } = this.instance
    const { weekNode, personNode } = this
    const isWeek = (node: number): boolean => node >= weekNode && node < personNode
    const going: PersonDay[] = []
    const coming: PersonDay[] = []
    for (const [k, from] of cycle.entries()) {
      const to = cycle[(k + 1) % cycle.length]!
      if (from < weekNode && isWeek(to)) going.push({ q: Math.floor((to - weekNode) / W), d: from % D })
      else if (to < weekNode && isWeek(from)) coming.push({ q: Math.floor((from - weekNode) / W), d: to % D })
    }
    return { going, coming }
  }

  /** Minutes: what one more of this team's places on the day is worth; right once `cycles` found none. */
  placePrice(team: number, d: number): number {
    return Math.max(0, this.distance[team * this.instance.days + d]! - this.distance[this.source]!)
  }

  /** Minutes: what one more day of budget is worth; right once `cycles` found none. */
  budgetPrice(): number {
    return Math.max(0, this.distance[this.source]! - this.distance[this.sink]!)
  }
}
