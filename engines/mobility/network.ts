/**
 * The timetable of one day as RAPTOR wants it: trips that stop at the same places in the same order are a pattern, and
 * within a pattern no trip overtakes another, so that the first trip one can catch is the best one. Beside it, who can
 * walk where. Typed arrays only; stops keep the numbers of the feed.
 */
import type { Day } from '../../vocabulary/day.ts'
import { type Feed, mayAlight, mayBoard, servicesOn } from './feed.ts'
import { type Walks, walksOf } from './walking.ts'

export interface Network {
  stopCount: number
  patternCount: number
  /** Stops of pattern p: from patternFirst[p] to patternFirst[p + 1]. */
  patternFirst: Int32Array
  patternStops: Int32Array
  /** Bit 0: one may board, bit 1: one may alight. */
  patternAllowed: Uint8Array
  /** Trips of pattern p, earliest first: from tripFirst[p] to tripFirst[p + 1]. */
  tripFirst: Int32Array
  /** The feed's trip; several rows may be the same one, run again and again. */
  trips: Int32Array
  /** Where the times of pattern p begin. */
  timeFirst: Int32Array
  /** By position, then trip, since boarding looks for a trip: timeFirst[p] + position × trips + trip. */
  departures: Int32Array
  /** By trip, then position, since riding goes along the stops: timeFirst[p] + trip × length + position. */
  arrivals: Int32Array
  /** Patterns that stop at s, and at which position: from visitFirst[s] to visitFirst[s + 1]. */
  visitFirst: Int32Array
  visitPattern: Int32Array
  visitPosition: Int32Array
  walks: Walks
}

export interface NetworkOptions {
  /** Stops at most so far apart, in a straight line, are walked between; 0: only by transfers.txt. */
  walkMetres?: number
}

/** A trip of the feed, so many seconds later than its stop times say. */
interface Run {
  trip: number
  shift: number
}

export function networkOf(feed: Feed, day: Day, { walkMetres = 0 }: NetworkOptions = {}): Network {
  const patterns = patternsOf(feed, runsOn(feed, day))
  const { trips } = feed
  const lengthOf = ([run]: Run[]): number => trips.first[run!.trip + 1]! - trips.first[run!.trip]!
  const sizes = patterns.map((runs) => [lengthOf(runs), runs.length] as const)
  const sum = (of: (size: readonly [number, number]) => number): Int32Array => {
    const first = new Int32Array(sizes.length + 1)
    for (const [p, size] of sizes.entries()) first[p + 1] = first[p]! + of(size)
    return first
  }
  const [patternFirst, tripFirst, timeFirst] = [sum(([l]) => l), sum(([, n]) => n), sum(([l, n]) => l * n)]
  const network = {
    stopCount: feed.stops.ids.length,
    patternCount: patterns.length,
    patternFirst,
    patternStops: new Int32Array(patternFirst.at(-1)!),
    patternAllowed: new Uint8Array(patternFirst.at(-1)!),
    tripFirst,
    trips: new Int32Array(tripFirst.at(-1)!),
    timeFirst,
    departures: new Int32Array(timeFirst.at(-1)!),
    arrivals: new Int32Array(timeFirst.at(-1)!),
  }
  for (const [p, runs] of patterns.entries()) {
    const [length, count] = sizes[p]!
    const [from, base] = [trips.first[runs[0]!.trip]!, timeFirst[p]!]
    for (let at = 0; at < length; at++) {
      network.patternStops[patternFirst[p]! + at] = trips.stop[from + at]!
      network.patternAllowed[patternFirst[p]! + at] = trips.allowed[from + at]!
    }
    for (const [t, { trip, shift }] of runs.entries()) {
      network.trips[tripFirst[p]! + t] = trip
      const row = trips.first[trip]!
      for (let at = 0; at < length; at++) {
        network.departures[base + at * count + t] = trips.departure[row + at]! + shift
        network.arrivals[base + t * length + at] = trips.arrival[row + at]! + shift
      }
    }
  }
  return { ...network, ...visitsOf(network), walks: walksOf(feed, walkMetres) }
}

function runsOn(feed: Feed, day: Day): Run[] {
  const runs: Run[] = []
  const services = servicesOn(feed, day)
  const { trips, frequencies } = feed
  const repeated = new Set(frequencies.map(({ trip }) => trip))
  for (let trip = 0; trip < trips.ids.length; trip++)
    if (services[trips.service[trip]!] === 1 && !repeated.has(trip)) runs.push({ trip, shift: 0 })
  for (const { trip, from, until, headway } of frequencies) {
    if (services[trips.service[trip]!] !== 1) continue
    const first = trips.departure[trips.first[trip]!]!
    for (let time = from; time < until; time += headway) runs.push({ trip, shift: time - first })
  }
  return runs
}

/** Runs of one pattern each, earliest first, none overtaking another. */
function patternsOf({ trips }: Feed, runs: readonly Run[]): Run[][] {
  const alike = new Map<string, Run[]>()
  const keys = new Map<number, string>()
  for (const run of runs) {
    let key = keys.get(run.trip)
    if (key === undefined) {
      const [from, to] = [trips.first[run.trip]!, trips.first[run.trip + 1]!]
      key = `${trips.stop.subarray(from, to).join()} ${trips.allowed.subarray(from, to).join('')}`
      keys.set(run.trip, key)
    }
    const same = alike.get(key)
    if (same === undefined) alike.set(key, [run])
    else same.push(run)
  }
  const departs = ({ trip, shift }: Run): number => trips.departure[trips.first[trip]!]! + shift
  const arrives = ({ trip, shift }: Run): number => trips.arrival[trips.first[trip + 1]! - 1]! + shift
  function follows(later: Run, earlier: Run): boolean {
    const [a, b] = [trips.first[later.trip]!, trips.first[earlier.trip]!]
    const length = trips.first[later.trip + 1]! - a
    for (let at = 0; at < length; at++)
      if (
        trips.departure[a + at]! + later.shift < trips.departure[b + at]! + earlier.shift ||
        trips.arrival[a + at]! + later.shift < trips.arrival[b + at]! + earlier.shift
      )
        return false
    return true
  }
  return [...alike.values()].flatMap((same) => {
    same.sort((a, b) => departs(a) - departs(b) || arrives(a) - arrives(b))
    const queues: Run[][] = []
    for (const run of same) {
      const queue = queues.find((one) => follows(run, one.at(-1)!))
      if (queue === undefined) queues.push([run])
      else queue.push(run)
    }
    return queues
  })
}

type Patterns = Pick<Network, 'stopCount' | 'patternCount' | 'patternFirst' | 'patternStops'>

function visitsOf({ stopCount, patternCount, patternFirst, patternStops }: Patterns) {
  const visitFirst = new Int32Array(stopCount + 1)
  for (const stop of patternStops) visitFirst[stop + 1]!++
  for (let stop = 0; stop < stopCount; stop++) visitFirst[stop + 1]! += visitFirst[stop]!
  const visitPattern = new Int32Array(patternStops.length)
  const visitPosition = new Int32Array(patternStops.length)
  const next = visitFirst.slice()
  for (let p = 0; p < patternCount; p++)
    for (let at = patternFirst[p]!; at < patternFirst[p + 1]!; at++) {
      const visit = next[patternStops[at]!]!++
      visitPattern[visit] = p
      visitPosition[visit] = at - patternFirst[p]!
    }
  return { visitFirst, visitPattern, visitPosition }
}

/**
 * The day backwards: every trip from its last stop to its first, every walk the other way, times negated. The earliest
 * arrival there, from a place at minus T, is the latest departure here for being at the place by T.
 */
export function mirrored(network: Network): Network {
  const { patternCount, patternFirst, tripFirst, timeFirst, walks } = network
  const patternStops = new Int32Array(network.patternStops.length)
  const patternAllowed = new Uint8Array(patternStops.length)
  const trips = new Int32Array(network.trips.length)
  const departures = new Int32Array(network.departures.length)
  const arrivals = new Int32Array(network.arrivals.length)
  for (let p = 0; p < patternCount; p++) {
    const [first, base] = [patternFirst[p]!, timeFirst[p]!]
    const length = patternFirst[p + 1]! - first
    const count = tripFirst[p + 1]! - tripFirst[p]!
    for (let at = 0; at < length; at++) {
      const allowed = network.patternAllowed[first + at]!
      patternStops[first + length - 1 - at] = network.patternStops[first + at]!
      patternAllowed[first + length - 1 - at] =
        ((allowed & mayBoard) === 0 ? 0 : mayAlight) | ((allowed & mayAlight) === 0 ? 0 : mayBoard)
    }
    for (let t = 0; t < count; t++) {
      const mirror = count - 1 - t
      trips[tripFirst[p]! + mirror] = network.trips[tripFirst[p]! + t]!
      for (let at = 0; at < length; at++) {
        const last = length - 1 - at
        departures[base + last * count + mirror] = -network.arrivals[base + t * length + at]!
        arrivals[base + mirror * length + last] = -network.departures[base + at * count + t]!
      }
    }
  }
  const turned = { ...network, patternStops, patternAllowed, trips, departures, arrivals }
  return { ...turned, ...visitsOf(turned), walks: reversed(walks) }
}

function reversed({ first, to, seconds }: Walks): Walks {
  const stopCount = first.length - 1
  const back = { first: new Int32Array(stopCount + 1), to: to.slice(), seconds: seconds.slice() }
  for (const stop of to) back.first[stop + 1]!++
  for (let stop = 0; stop < stopCount; stop++) back.first[stop + 1]! += back.first[stop]!
  const next = back.first.slice()
  for (let stop = 0; stop < stopCount; stop++)
    for (let walk = first[stop]!; walk < first[stop + 1]!; walk++) {
      const place = next[to[walk]!]!++
      back.to[place] = stop
      back.seconds[place] = seconds[walk]!
    }
  return back
}
