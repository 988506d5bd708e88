/**
 * RAPTOR (Delling, Pajor and Werneck, "Round-Based Public Transit Routing", ALENEX 2012; Transportation Science 49(3),
 * 2015): round k knows the earliest arrival everywhere with at most k rides; it goes once along every pattern that stops
 * where round k - 1 brought something new.
 *
 * One thing differs. The paper wants walks closed under transitivity; ours are not (nobody walks an hour stop by stop),
 * and no two are walked in a row. So each stop has two labels: the earliest arrival at all, from which one boards, and
 * the earliest by a ride, from which one walks on. A ride that comes later than somebody on foot still leads further.
 */
import { mayAlight, mayBoard } from './feed.ts'
import type { Network } from './network.ts'

/** Later than any time; sums with a walk stay below 2^31. */
export const never = 0x3fffffff

export interface Origin {
  stop: number
  /** When one is there, seconds after midnight. */
  time: number
  /** Came on foot: one may board there, and may not walk on to another stop. */
  onFoot?: boolean
}

export interface SearchOptions {
  /** By default without limit. */
  maxRides?: number
}

export class Search {
  /** The earliest arrival at each stop, or `never`. Overwritten by the next search. */
  readonly reached: Int32Array
  /** The earliest by a ride, or at an origin where one did not come on foot. */
  readonly byRide: Int32Array
  readonly #network: Network
  /** As of the round before: from here one boards. */
  readonly #boarding: Int32Array
  #improved: Int32Array
  #improvedCount = 0
  /** The list of the round before: only there can a trip be boarded that was not before. */
  #fresh: Int32Array
  readonly #isFresh: Uint8Array
  readonly #isImproved: Uint8Array
  readonly #rode: Int32Array
  #rodeCount = 0
  readonly #hasRidden: Uint8Array
  /** The first position from which a pattern is to be gone along, or its length. */
  readonly #enterAt: Int32Array
  readonly #queue: Int32Array
  /**
   * The earliest trip, by its place in the pattern, known to leave each position: what it leads to is known already.
   * A pattern is ridden on only while it is by an earlier one.
   */
  readonly #leaving: Int32Array

  constructor(network: Network) {
    const { stopCount, patternCount } = network
    this.#network = network
    this.reached = new Int32Array(stopCount).fill(never)
    this.byRide = new Int32Array(stopCount).fill(never)
    this.#boarding = new Int32Array(stopCount).fill(never)
    this.#improved = new Int32Array(stopCount)
    this.#fresh = new Int32Array(stopCount)
    this.#isFresh = new Uint8Array(stopCount)
    this.#leaving = new Int32Array(network.patternStops.length).fill(never)
    this.#isImproved = new Uint8Array(stopCount)
    this.#rode = new Int32Array(stopCount)
    this.#hasRidden = new Uint8Array(stopCount)
    this.#enterAt = new Int32Array(patternCount).fill(never)
    this.#queue = new Int32Array(patternCount)
  }

  /** Forgets earlier searches. */
  clear(): void {
    this.reached.fill(never)
    this.byRide.fill(never)
    this.#boarding.fill(never)
    this.#leaving.fill(never)
  }

  /**
   * Searches on from what is known: after `clear` from nothing; after a search that began later, from its labels, which
   * hold for the earlier one too (self-pruning of rRAPTOR). With a limit on rides begin from nothing: a label does
   * not say how many rides it took.
   * @param onRound told after each round, with the number of rides
   */
  run(
    origins: Iterable<Origin>,
    { maxRides = never }: SearchOptions = {},
    onRound?: (rides: number) => void,
  ): void {
    const { reached, byRide } = this
    for (const { stop, time, onFoot = false } of origins) {
      if (time < reached[stop]!) {
        reached[stop] = time
        this.#markImproved(stop)
      }
      if (!onFoot && time < byRide[stop]!) {
        byRide[stop] = time
        this.#markRidden(stop)
      }
    }
    this.#walk()
    onRound?.(0)
    for (let rides = 1; rides <= maxRides && this.#improvedCount > 0; rides++) {
      const freshCount = this.#improvedCount
      const queued = this.#enqueue()
      for (let at = 0; at < queued; at++) this.#ride(this.#queue[at]!)
      for (let at = 0; at < freshCount; at++) this.#isFresh[this.#fresh[at]!] = 0
      this.#walk()
      onRound?.(rides)
    }
    // A limit on rides leaves marks behind.
    for (let at = 0; at < this.#improvedCount; at++) this.#isImproved[this.#improved[at]!] = 0
    this.#improvedCount = 0
  }

  #markImproved(stop: number): void {
    if (this.#isImproved[stop] === 0) {
      this.#isImproved[stop] = 1
      this.#improved[this.#improvedCount++] = stop
    }
  }

  #markRidden(stop: number): void {
    if (this.#hasRidden[stop] === 0) {
      this.#hasRidden[stop] = 1
      this.#rode[this.#rodeCount++] = stop
    }
  }

  /** Patterns that stop where something improved, each with the first such position; improvements may be boarded now. */
  #enqueue(): number {
    const { visitFirst, visitPattern, visitPosition } = this.#network
    const [enterAt, queue, boarding, reached] = [this.#enterAt, this.#queue, this.#boarding, this.reached]
    ;[this.#fresh, this.#improved] = [this.#improved, this.#fresh]
    let queued = 0
    for (let at = 0; at < this.#improvedCount; at++) {
      const stop = this.#fresh[at]!
      this.#isImproved[stop] = 0
      this.#isFresh[stop] = 1
      boarding[stop] = reached[stop]!
      for (let visit = visitFirst[stop]!; visit < visitFirst[stop + 1]!; visit++) {
        const pattern = visitPattern[visit]!
        const position = visitPosition[visit]!
        const known = enterAt[pattern]!
        if (position >= known) continue
        enterAt[pattern] = position
        if (known === never) queue[queued++] = pattern
      }
    }
    this.#improvedCount = 0
    return queued
  }

  /** Along one pattern with the earliest trip that can be caught so far, where that is earlier than ever before. */
  #ride(pattern: number): void {
    const { patternFirst, patternStops, patternAllowed, tripFirst, timeFirst, departures, arrivals } =
      this.#network
    const [reached, byRide, boarding, leaving] = [this.reached, this.byRide, this.#boarding, this.#leaving]
    const isFresh = this.#isFresh
    const first = patternFirst[pattern]!
    const length = patternFirst[pattern + 1]! - first
    const trips = tripFirst[pattern + 1]! - tripFirst[pattern]!
    const times = timeFirst[pattern]!
    let position = this.#enterAt[pattern]!
    this.#enterAt[pattern] = never
    // None at hand: as if behind the last.
    let trip = trips
    let row = 0
    for (; position < length; position++) {
      const stop = patternStops[first + position]!
      if (trip < trips && (patternAllowed[first + position]! & mayAlight) !== 0) {
        const time = arrivals[row + position]!
        if (time < byRide[stop]!) {
          byRide[stop] = time
          this.#markRidden(stop)
          if (time < reached[stop]!) {
            reached[stop] = time
            this.#markImproved(stop)
          }
        }
      }
      const known = leaving[first + position]!
      if (isFresh[stop] === 1 && (patternAllowed[first + position]! & mayBoard) !== 0) {
        const ready = boarding[stop]!
        const column = times + position * trips
        const before = known < trip ? known : trip
        if (before > 0 && ready <= departures[column + before - 1]!) {
          // The earliest trip that leaves when one is ready, among those before.
          let [low, high] = [0, before - 1]
          while (low < high) {
            const middle = (low + high) >> 1
            if (departures[column + middle]! >= ready) high = middle
            else low = middle + 1
          }
          trip = low
          row = times + trip * length
        }
      }
      if (trip < known) {
        if (trip < trips) leaving[first + position] = trip
      } else trip = trips
    }
  }

  /** One walk onwards from where a ride came in earlier than before. */
  #walk(): void {
    const { first, to, seconds } = this.#network.walks
    const { reached, byRide } = this
    for (let at = 0; at < this.#rodeCount; at++) {
      const stop = this.#rode[at]!
      this.#hasRidden[stop] = 0
      const time = byRide[stop]!
      for (let walk = first[stop]!; walk < first[stop + 1]!; walk++) {
        const arrives = time + seconds[walk]!
        const there = to[walk]!
        if (arrives < reached[there]!) {
          reached[there] = arrives
          this.#markImproved(there)
        }
      }
    }
    this.#rodeCount = 0
  }
}
