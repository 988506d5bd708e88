/**
 * An independent answer to "when is one there": label-setting by time (Dijkstra), from the feed's own rows, trip by
 * trip. It shares no code with the router: no patterns, no rounds, no arrays of the network, walks found by looking at
 * every pair.
 */
import { type Feed, servicesOn } from '../../engines/mobility/feed.ts'
import type { Day } from '../../vocabulary/day.ts'

interface Call {
  stop: number
  arrival: number
  departure: number
  board: boolean
  alight: boolean
}

export interface Plain {
  stopCount: number
  trips: Call[][]
  /** By stop: departures in order of time. */
  leaving: { time: number; trip: number; position: number }[][]
  walks: { to: number; seconds: number }[][]
}

export function plainOf(feed: Feed, day: Day, walkMetres: number): Plain {
  const { stops, trips } = feed
  const runs = servicesOn(feed, day)
  const all: Call[][] = []
  for (let trip = 0; trip < trips.ids.length; trip++) {
    if (!runs[trips.service[trip]!]) continue
    const calls: Call[] = []
    for (let row = trips.first[trip]!; row < trips.first[trip + 1]!; row++)
      calls.push({
        stop: trips.stop[row]!,
        arrival: trips.arrival[row]!,
        departure: trips.departure[row]!,
        board: trips.allowed[row]! % 2 === 1,
        alight: trips.allowed[row]! >= 2,
      })
    const repeats = feed.frequencies.filter((one) => one.trip === trip)
    if (repeats.length === 0) all.push(calls)
    for (const { from, until, headway } of repeats)
      for (let start = from; start < until; start += headway) {
        const later = start - calls[0]!.departure
        all.push(
          calls.map((call) => ({
            ...call,
            arrival: call.arrival + later,
            departure: call.departure + later,
          })),
        )
      }
  }
  const leaving: Plain['leaving'] = stops.ids.map(() => [])
  for (const [trip, calls] of all.entries())
    for (const [position, { stop, departure, board }] of calls.entries())
      if (board && position < calls.length - 1) leaving[stop]!.push({ time: departure, trip, position })
  for (const list of leaving) list.sort((a, b) => a.time - b.time)
  return { stopCount: stops.ids.length, trips: all, leaving, walks: plainWalks(feed, walkMetres) }
}

function plainWalks({ stops, transfers }: Feed, most: number): Plain['walks'] {
  const count = stops.ids.length
  const walks: Map<number, number>[] = stops.ids.map(() => new Map())
  const rad = (degrees: number): number => (degrees * Math.PI) / 180
  // Points on the unit sphere: far pairs are told from near ones by a product of three.
  const at = stops.ids.map((_, s) => [
    Math.cos(rad(stops.latitudes[s]!)) * Math.cos(rad(stops.longitudes[s]!)),
    Math.cos(rad(stops.latitudes[s]!)) * Math.sin(rad(stops.longitudes[s]!)),
    Math.sin(rad(stops.latitudes[s]!)),
  ])
  if (most > 0)
    for (let a = 0; a < count; a++)
      for (let b = 0; b < count; b++) {
        if (a === b || !stops.served[a] || !stops.served[b]) continue
        const [p, q] = [at[a]!, at[b]!]
        const chord = Math.hypot(p[0]! - q[0]!, p[1]! - q[1]!, p[2]! - q[2]!)
        const metres = 2 * 6_371_000 * Math.asin(chord / 2)
        if (metres <= most) walks[a]!.set(b, Math.ceil((metres * 1.25 * 3.6) / 4.5))
      }
  for (const { from, to, seconds, forbidden } of transfers)
    if (!forbidden) walks[from]!.set(to, Math.min(seconds, walks[from]!.get(to) ?? seconds))
  for (const { from, to, forbidden } of transfers) if (forbidden) walks[from]!.delete(to)
  return walks.map((list) => Array.from(list, ([to, seconds]) => ({ to, seconds })))
}

/** Seconds after midnight by stop, Infinity where one does not get; without a limit on rides. */
export function labelSetting(
  { stopCount, trips, leaving, walks }: Plain,
  origin: number,
  depart: number,
): number[] {
  // Node 2s: at stop s by a ride (or at the origin), and so free to walk on; node 2s + 1: there on foot.
  const settled = new Float64Array(2 * stopCount).fill(Number.POSITIVE_INFINITY)
  const best = settled.slice()
  /** The first position at which each trip was boarded. */
  const boarded = trips.map((calls) => calls.length)
  const heap = new Heap()
  const offer = (node: number, time: number): void => {
    if (time < best[node]!) {
      best[node] = time
      heap.push(time, node)
    }
  }
  offer(2 * origin, depart)
  for (let top = heap.pop(); top !== undefined; top = heap.pop()) {
    const { time, node } = top
    if (settled[node]! <= time) continue
    settled[node] = time
    const stop = node >> 1
    for (let at = after(leaving[stop]!, time); at < leaving[stop]!.length; at++) {
      const { trip, position } = leaving[stop]![at]!
      const calls = trips[trip]!
      for (let next = position + 1; next <= Math.min(boarded[trip]!, calls.length - 1); next++)
        if (calls[next]!.alight) offer(2 * calls[next]!.stop, calls[next]!.arrival)
      boarded[trip] = Math.min(boarded[trip]!, position)
    }
    if (node % 2 === 0) for (const { to, seconds } of walks[stop]!) offer(2 * to + 1, time + seconds)
  }
  return Array.from({ length: stopCount }, (_, stop) => Math.min(settled[2 * stop]!, settled[2 * stop + 1]!))
}

/** The first departure not before the time. */
function after(list: readonly { time: number }[], time: number): number {
  let [low, high] = [0, list.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (list[middle]!.time < time) low = middle + 1
    else high = middle
  }
  return low
}

/** A binary heap by time. */
class Heap {
  readonly #times: number[] = []
  readonly #nodes: number[] = []

  push(time: number, node: number): void {
    let at = this.#times.length
    this.#times.push(time)
    this.#nodes.push(node)
    while (at > 0) {
      const parent = (at - 1) >> 1
      if (this.#times[parent]! <= time) break
      this.#times[at] = this.#times[parent]!
      this.#nodes[at] = this.#nodes[parent]!
      at = parent
    }
    this.#times[at] = time
    this.#nodes[at] = node
  }

  pop(): { time: number; node: number } | undefined {
    if (this.#times.length === 0) return undefined
    const top = { time: this.#times[0]!, node: this.#nodes[0]! }
    const [time, node] = [this.#times.pop()!, this.#nodes.pop()!]
    const length = this.#times.length
    if (length === 0) return top
    let at = 0
    for (;;) {
      let child = 2 * at + 1
      if (child >= length) break
      if (child + 1 < length && this.#times[child + 1]! < this.#times[child]!) child++
      if (this.#times[child]! >= time) break
      this.#times[at] = this.#times[child]!
      this.#nodes[at] = this.#nodes[child]!
      at = child
    }
    this.#times[at] = time
    this.#nodes[at] = node
    return top
  }
}
