/**
 * Rows of stop_times.txt, in whatever order they came, made into trips: sorted by stop_sequence, missing times
 * interpolated, trips that cannot run left out.
 */
import type { FeedDraft } from './draft.ts'
import type { Trips } from './feed.ts'
import { timeBlank } from './reading-times.ts'

const file = 'stop_times.txt'
const day = 86_400

/** A jump back by more than this is midnight passed, not a mistake of minutes. */
const halfDay = day / 2

export function finishTrips(draft: FeedDraft): { trips: Trips; kept: Int32Array } {
  const { findings } = draft
  const count = draft.trips.list.length
  const rowTrip = draft.rowTrip.values
  // Rows by trip, in the order in which they came: a counting sort.
  const start = new Int32Array(count + 1)
  for (const trip of rowTrip) start[trip + 1]!++
  for (let trip = 0; trip < count; trip++) start[trip + 1]! += start[trip]!
  const rows = new Int32Array(rowTrip.length)
  const next = start.slice()
  for (let row = 0; row < rowTrip.length; row++) rows[next[rowTrip[row]!]!++] = row

  const kept = new Int32Array(count).fill(-1)
  const [ids, headsigns]: [string[], string[]] = [[], []]
  const [line, service, first]: [number[], number[], number[]] = [[], [], [0]]
  const stop = new Int32Array(rows.length)
  const arrival = new Int32Array(rows.length)
  const departure = new Int32Array(rows.length)
  const allowed = new Uint8Array(rows.length)
  const timing = new TripTimes(draft)
  let used = 0
  for (let trip = 0; trip < count; trip++) {
    if (draft.tripService.at(trip) < 0) continue
    const length = timing.load(rows, start[trip]!, start[trip + 1]!)
    if (length < 2) {
      if (length >= 0) findings.note('trips.txt', 'single-stop', 0, draft.trips.list[trip]!)
      continue
    }
    for (let at = 0; at < length; at++) {
      const row = timing.rows[at]!
      stop[used] = draft.rowStop.at(row)
      arrival[used] = timing.arrivals[at]!
      departure[used] = timing.departures[at]!
      allowed[used] = draft.rowAllowed.at(row)
      used++
    }
    kept[trip] = ids.push(draft.trips.list[trip]!) - 1
    headsigns.push(draft.headsigns[trip]!)
    line.push(draft.tripLine.at(trip))
    service.push(draft.tripService.at(trip))
    first.push(used)
  }
  const trips = {
    ids,
    headsigns,
    line: Int32Array.from(line),
    service: Int32Array.from(service),
    first: Int32Array.from(first),
    stop: stop.slice(0, used),
    arrival: arrival.slice(0, used),
    departure: departure.slice(0, used),
    allowed: allowed.slice(0, used),
  }
  return { trips, kept }
}

/** The times of one trip at a time. */
class TripTimes {
  rows: number[] = []
  arrivals: number[] = []
  departures: number[] = []
  readonly #draft: FeedDraft

  constructor(draft: FeedDraft) {
    this.#draft = draft
  }

  /** @returns how many stops can be used, or -1 where the trip is left out for a reason said already */
  load(rows: Int32Array, from: number, to: number): number {
    const { rowArrival, rowDeparture } = this.#draft
    this.rows = this.#inOrder(rows, from, to)
    this.arrivals = this.rows.map((row) => rowArrival.at(row))
    this.departures = this.rows.map((row) => rowDeparture.at(row))
    this.#fillPairs()
    this.#dropUntimedEnds()
    if (!this.#goForward()) return -1
    this.#interpolate()
    return this.rows.length
  }

  #inOrder(rows: Int32Array, from: number, to: number): number[] {
    const { findings, rowSequence, rowLine } = this.#draft
    const sequence = rowSequence.values
    const list = Array.from(rows.subarray(from, to))
    let sorted = true
    for (let at = 1; at < list.length; at++)
      if (sequence[list[at]!]! <= sequence[list[at - 1]!]!) {
        sorted = false
        break
      }
    if (sorted) return list
    if (list.some((row, at) => at > 0 && sequence[row]! < sequence[list[at - 1]!]!))
      findings.note(file, 'rows-out-of-order', rowLine.at(list[0]!))
    // Stable: of two rows with one number the first stays.
    list.sort((a, b) => sequence[a]! - sequence[b]!)
    return list.filter((row, at) => {
      const double = at > 0 && sequence[row] === sequence[list[at - 1]!]
      if (double) findings.note(file, 'double-sequence', rowLine.at(row))
      return !double
    })
  }

  #lineOf(at: number): number {
    return this.#draft.rowLine.at(this.rows[at]!)
  }

  #fillPairs(): void {
    const { findings } = this.#draft
    for (let at = 0; at < this.rows.length; at++) {
      const [came, went] = [this.arrivals[at]!, this.departures[at]!]
      if ((came === timeBlank) !== (went === timeBlank)) {
        findings.note(file, 'one-time-missing', this.#lineOf(at))
        this.arrivals[at] = this.departures[at] = Math.max(came, went)
      }
    }
  }

  #dropUntimedEnds(): void {
    const { findings } = this.#draft
    const first = this.arrivals.findIndex((time) => time !== timeBlank)
    const last = this.arrivals.findLastIndex((time) => time !== timeBlank)
    for (let at = 0; at < this.rows.length; at++)
      if (first < 0 || at < first || at > last) findings.note(file, 'untimed-end', this.#lineOf(at))
    if (first === 0 && last === this.rows.length - 1) return
    const end = first < 0 ? 0 : last + 1
    this.rows = this.rows.slice(Math.max(first, 0), end)
    this.arrivals = this.arrivals.slice(Math.max(first, 0), end)
    this.departures = this.departures.slice(Math.max(first, 0), end)
  }

  /** Whether known times never go back, once midnight is added where it was passed unsaid. */
  #goForward(): boolean {
    const { findings } = this.#draft
    let [latest, added] = [Number.NEGATIVE_INFINITY, 0]
    for (let at = 0; at < this.rows.length; at++) {
      if (this.arrivals[at] === timeBlank) continue
      let came = this.arrivals[at]! + added
      let went = this.departures[at]! + added
      if (came < latest - halfDay) {
        findings.note(file, 'past-midnight', this.#lineOf(at))
        came += day
        went += day
        added += day
      }
      if (went < came - halfDay) {
        findings.note(file, 'past-midnight', this.#lineOf(at))
        went += day
        added += day
      } else if (went < came) {
        findings.note(file, 'departs-before-arrival', this.#lineOf(at))
        went = came
      }
      if (came < latest) {
        findings.note(file, 'time-goes-back', this.#lineOf(at))
        return false
      }
      this.arrivals[at] = came
      this.departures[at] = went
      latest = went
    }
    return true
  }

  /** Between two known times, by distance travelled where the gap has it and it grows, else by order. */
  #interpolate(): void {
    const { findings, rowDistance } = this.#draft
    const distance = (at: number): number => rowDistance.at(this.rows[at]!)
    for (let at = 1; at < this.rows.length; at++) {
      if (this.arrivals[at] !== timeBlank) continue
      const before = at - 1
      let after = at
      while (this.arrivals[after] === timeBlank) after++
      const [begin, span] = [this.departures[before]!, this.arrivals[after]! - this.departures[before]!]
      let grows = distance(before) >= 0 && distance(after) > distance(before)
      for (let k = at; k <= after; k++) grows &&= distance(k) >= distance(k - 1)
      for (let k = at; k < after; k++) {
        const share = grows
          ? (distance(k) - distance(before)) / (distance(after) - distance(before))
          : (k - before) / (after - before)
        findings.note(file, grows ? 'time-by-distance' : 'time-by-order', this.#lineOf(k))
        this.arrivals[k] = this.departures[k] = begin + Math.round(share * span)
      }
      at = after
    }
  }
}
