/**
 * How long public transport takes from many homes to few places, on a morning as it is: for each arrival of a window
 * (every five minutes, say) the time between leaving home as late as possible and that arrival, walks and waiting
 * included, and of those the median.
 *
 * The cheaper direction is searched. Backwards from each place, once for the whole window, which says of every stop when
 * the last useful vehicle leaves it: a home is then joined to the stops around it, without any search, so that the same
 * labels make a new home nearly free, and a new place one search. Or, of few homes and many places, forwards from each
 * home at every moment at which leaving makes a difference, latest first, until every arrival is made.
 */
import { type Access, placesAround } from './around.ts'
import type { Network } from './network.ts'
import { metresBetween, type Point, PointGrid } from './points.ts'
import { never, type Origin, Router } from './router.ts'
import { type Assumptions, medianOf, usualAssumptions } from './travel.ts'
import { secondsAt } from './walking.ts'

/** No way within a day; also the longest that is told apart, in seconds. */
export const unreachable = 65_535

export interface Window {
  /** Arrivals, in seconds after midnight: from, from + step, … until, both included. */
  from: number
  until: number
  step: number
}

export const arrivalsOf = ({ from, until, step }: Window): number[] =>
  Array.from({ length: Math.floor((until - from) / step) + 1 }, (_, at) => from + at * step)

/** Points where vehicles stop, by the numbers of the network. */
export interface StopPoints {
  latitudes: Float64Array
  longitudes: Float64Array
}

/**
 * From boarding at each stop to each arrival at a place, in seconds, `unreachable` where no vehicle leads there. About
 * 230 kB for the stops of Milan and 31 arrivals.
 */
export interface Labels {
  /** Stop × arrivals + arrival. */
  spent: Uint16Array
  /** The least of each stop: who walks there and is no better by it need not look at the rest. */
  least: Uint16Array
}

export interface MatrixOptions {
  window: Window
  assumptions?: Assumptions
}

export class TransitTimes {
  readonly #router: Router
  readonly #grid: PointGrid
  readonly #served: Uint8Array
  readonly #assumptions: Assumptions
  readonly #arrivals: number[]
  readonly #around: Uint16Array

  constructor(
    network: Network,
    points: StopPoints,
    { window, assumptions = usualAssumptions }: MatrixOptions,
    router = new Router(network),
  ) {
    this.#router = router
    this.#grid = new PointGrid(points.latitudes, points.longitudes, assumptions.accessMetres)
    this.#assumptions = assumptions
    this.#arrivals = arrivalsOf(window)
    this.#around = new Uint16Array(this.#arrivals.length)
    this.#served = new Uint8Array(network.stopCount)
    for (const stop of network.patternStops) this.#served[stop] = 1
  }

  /** Stops within walking distance at which anything stops on the day. */
  accessOf(point: Point): Access {
    const near: { stop: number; seconds: number }[] = []
    const { accessMetres, walk } = this.#assumptions
    this.#grid.within(point, accessMetres, (stop, metres) => {
      if (this.#served[stop] === 1) near.push({ stop, seconds: secondsAt(walk, metres) })
    })
    near.sort((a, b) => a.seconds - b.seconds || a.stop - b.stop)
    return {
      stops: Int32Array.from(near, ({ stop }) => stop),
      seconds: Int32Array.from(near, ({ seconds }) => seconds),
    }
  }

  labelsTo({ stops, seconds }: Access): Labels {
    const arrivals = this.#arrivals
    const { stopCount } = this.#router.network
    const spent = new Uint16Array(stopCount * arrivals.length)
    const least = new Uint16Array(stopCount).fill(unreachable)
    const destinations = Array.from(
      stops,
      (stop, at): Origin => ({ stop, time: -seconds[at]!, onFoot: true }),
    )
    let column = 0
    this.#router.departuresOver(destinations, arrivals, (arrival, _, byRide) => {
      for (let stop = 0, row = column; stop < stopCount; stop++, row += arrivals.length) {
        const time = arrival + byRide[stop]!
        spent[row] = time < unreachable ? time : unreachable
        if (time < least[stop]!) least[stop] = time
      }
      column++
    })
    return { spent, least }
  }

  /**
   * The median over the window, in seconds, or `unreachable`.
   * @param onFoot the whole way on foot, where that is within the walks to stops; else `unreachable`
   */
  medianSeconds({ stops, seconds }: Access, { spent, least }: Labels, onFoot: number): number {
    this.#around.fill(onFoot)
    // The most promising stop first: after it few of the others can make any arrival better.
    let [first, promise] = [-1, onFoot]
    for (let at = 0; at < stops.length; at++) {
      const time = least[stops[at]!]! + seconds[at]!
      if (time < promise) [first, promise] = [at, time]
    }
    if (first < 0) return onFoot
    let worst = this.#better(spent, stops[first]!, seconds[first]!)
    for (let at = 0; at < stops.length; at++) {
      const walk = seconds[at]!
      // Stops come nearest first: who has walked this long already is slower by any vehicle.
      if (walk >= worst) break
      if (at !== first && least[stops[at]!]! + walk < worst) worst = this.#better(spent, stops[at]!, walk)
    }
    return this.#median()
  }

  /** Of `around`, which is put in order. */
  #median(): number {
    const median = medianOf(this.#around)
    // Of an even number the later of both middles decides whether there is a way at all.
    return this.#around[this.#around.length >> 1] === unreachable ? unreachable : Math.round(median)
  }

  /**
   * The same medians, found forwards from one home to all places: with few homes and many places the cheaper way.
   * @param places each with the stops around it, and the whole way on foot as in `medianSeconds`
   * @param leavingEvery seconds: who leaves home on the minute alone takes up to 59 seconds longer, and is found several
   * times as fast
   */
  mediansFrom(
    home: Access,
    places: readonly { access: Access; onFoot: number }[],
    leavingEvery = 1,
  ): Uint16Array {
    const arrivals = this.#arrivals
    const origins = Array.from(
      home.stops,
      (stop, at): Origin => ({ stop, time: home.seconds[at]!, onFoot: true }),
    )
    const last = arrivals.at(-1)!
    const useful = this.#router.departureTimes(origins, last - unreachable, last)
    const departures = [...new Set(useful.map((time) => Math.floor(time / leavingEvery) * leavingEvery))]
    const spent = new Uint16Array(places.length * arrivals.length).fill(unreachable)
    // Of each place the latest arrival that no departure makes so far; who leaves earlier makes earlier ones too.
    const open = new Int32Array(places.length).fill(arrivals.length - 1)
    const earliest = new Int32Array(places.length).fill(never)
    const around = placesAround(places)
    const known = new Int32Array(around.stops.length).fill(never)
    let unsettled = places.length
    this.#router.arrivalsOver(origins, departures, (departure, _, byRide) => {
      // An earlier departure changes few stops: only places around these are looked at. All of them each time were three
      // quarters of a search from the middle of Milan, with 6,572 departures.
      for (let at = 0; at < around.stops.length; at++) {
        const reached = byRide[around.stops[at]!]!
        if (reached >= known[at]!) continue
        known[at] = reached
        for (let one = around.first[at]!; one < around.first[at + 1]!; one++) {
          const p = around.places[one]!
          const time = reached + around.seconds[one]!
          if (time >= earliest[p]!) continue
          earliest[p] = time
          let column = open[p]!
          if (column < 0) continue
          for (; column >= 0 && time <= arrivals[column]!; column--) {
            const taken = arrivals[column]! - departure
            spent[p * arrivals.length + column] = taken < unreachable ? taken : unreachable
          }
          open[p] = column
          if (column < 0) unsettled--
        }
      }
      return unsettled > 0
    })
    return Uint16Array.from(places, ({ onFoot }, p) => {
      for (let column = 0; column < arrivals.length; column++)
        this.#around[column] = Math.min(onFoot, spent[p * arrivals.length + column]!)
      return this.#median()
    })
  }

  /** Takes what is quicker from one stop. @returns the longest of all arrivals then */
  #better(spent: Uint16Array, stop: number, walk: number): number {
    const around = this.#around
    const length = around.length
    let worst = 0
    for (let column = 0, row = stop * length; column < length; column++, row++) {
      const time = Math.min(spent[row]! + walk, around[column]!)
      around[column] = time
      worst = Math.max(worst, time)
    }
    return worst
  }
}

/** Room for so many places in every home, so that the first ones move nothing. */
const leastColumns = 128

interface Home {
  point: Point
  access: Access
  /** By the column of the place. */
  seconds: Uint16Array
}

interface Place {
  point: Point
  column: number
  labels: Labels
}

/** Homes × places. Rows and columns are added and taken away one by one; only what is new is computed. */
export class TransitMatrix {
  readonly #times: TransitTimes
  readonly #assumptions: Assumptions
  readonly #homes = new Map<string, Home>()
  readonly #places = new Map<string, Place>()
  /** Columns that removed places left. */
  readonly #free: number[] = []

  constructor(network: Network, points: StopPoints, options: MatrixOptions) {
    this.#times = new TransitTimes(network, points, options)
    this.#assumptions = options.assumptions ?? usualAssumptions
  }

  /** One search, and one look at every home. A place that was there already is replaced. */
  addPlace(id: string, point: Point): void {
    this.removePlace(id)
    const labels = this.#times.labelsTo(this.#times.accessOf(point))
    const place = { point, column: this.#free.pop() ?? this.#places.size, labels }
    this.#places.set(id, place)
    for (const home of this.#homes.values()) this.#join(home, place)
  }

  /** No search: one look at every place. */
  addHome(id: string, point: Point): void {
    const seconds = new Uint16Array(Math.max(leastColumns, this.#places.size + this.#free.length))
    const home = { point, access: this.#times.accessOf(point), seconds }
    for (const place of this.#places.values()) this.#join(home, place)
    this.#homes.set(id, home)
  }

  removePlace(id: string): void {
    const place = this.#places.get(id)
    if (place === undefined) return
    this.#places.delete(id)
    this.#free.push(place.column)
  }

  removeHome(id: string): void {
    this.#homes.delete(id)
  }

  /** Seconds, or undefined where nothing goes, or where one of the two is not there. */
  seconds(home: string, place: string): number | undefined {
    const column = this.#places.get(place)?.column
    const seconds = column === undefined ? undefined : this.#homes.get(home)?.seconds[column]
    return seconds === unreachable ? undefined : seconds
  }

  #join(home: Home, { point, column, labels }: Place): void {
    if (column >= home.seconds.length) {
      const wider = new Uint16Array(2 * column).fill(unreachable)
      wider.set(home.seconds)
      home.seconds = wider
    }
    const onFoot = walkWithin(home.point, point, this.#assumptions)
    home.seconds[column] = this.#times.medianSeconds(home.access, labels, onFoot)
  }
}

/** The whole way on foot where it is no longer than a walk to a stop may be. */
export function walkWithin(from: Point, to: Point, { walk, accessMetres }: Assumptions): number {
  const metres = metresBetween(from, to)
  return metres <= accessMetres ? secondsAt(walk, metres) : unreachable
}
