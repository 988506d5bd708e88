/** Questions to a day's network: when one is there, when one must leave, over a window, and by which journey. */
import { type Leg, legsTo, mirroredLegs, type Round } from './journeys.ts'
import { mirrored, type Network } from './network.ts'
import { never, type Origin, Search, type SearchOptions } from './search.ts'

export type { Leg } from './journeys.ts'
export { never, type Origin, type SearchOptions } from './search.ts'

export interface Journey {
  departs: number
  arrives: number
  rides: number
  legs: Leg[]
}

export class Router {
  readonly network: Network
  readonly #forward: Search
  #backward: { network: Network; search: Search } | undefined

  constructor(network: Network) {
    this.network = network
    this.#forward = new Search(network)
  }

  /** The earliest arrival at every stop, seconds after midnight, or `never`. Valid until the next question. */
  earliestArrivals(origins: Iterable<Origin>, options: SearchOptions = {}): Int32Array {
    this.#forward.clear()
    this.#forward.run(origins, options)
    return this.#forward.reached
  }

  /** The latest departure from every stop that is at one of the destinations by its time, or -`never`. */
  latestDepartures(destinations: Iterable<Origin>, options: SearchOptions = {}): Int32Array {
    const { search } = this.#turned()
    search.clear()
    search.run(negated(destinations), options)
    return search.reached.map((time) => 0 - time)
  }

  /**
   * Earliest arrivals for each of the departures, latest first: what is known of a later departure holds for an
   * earlier one (rRAPTOR), so that a whole morning costs little more than a few single searches.
   * @param departures when the origins' times are moved by so many seconds; told in descending order
   * @param tell is given arrays that the next departure overwrites; answers `false` where earlier ones are of no use
   */
  arrivalsOver(
    origins: readonly Origin[],
    departures: readonly number[],
    tell: (departure: number, reached: Int32Array, byRide: Int32Array) => unknown,
    options: SearchOptions = {},
  ): void {
    const search = this.#forward
    search.clear()
    for (const departure of [...departures].sort((a, b) => b - a)) {
      if (options.maxRides !== undefined) search.clear()
      search.run(
        origins.map((origin) => ({ ...origin, time: origin.time + departure })),
        options,
      )
      if (tell(departure, search.reached, search.byRide) === false) return
    }
  }

  /**
   * Latest departures for each of the arrivals, earliest first.
   * @param destinations `time` is the arrival's, less the walk: -120 where two minutes are left to go on foot
   * @param tell is given negated departures, in arrays that the next arrival overwrites; `byRide` are those of boarding
   */
  departuresOver(
    destinations: readonly Origin[],
    arrivals: readonly number[],
    tell: (arrival: number, reached: Int32Array, byRide: Int32Array) => void,
    options: SearchOptions = {},
  ): void {
    const { search } = this.#turned()
    search.clear()
    for (const arrival of [...arrivals].sort((a, b) => a - b)) {
      if (options.maxRides !== undefined) search.clear()
      search.run(
        destinations.map((one) => ({ ...one, time: -(one.time + arrival) })),
        options,
      )
      tell(arrival, search.reached, search.byRide)
    }
  }

  /** When leaving makes a difference: departures that can be boarded from the origins, on foot or there, ascending. */
  departureTimes(origins: readonly Origin[], from: number, until: number): number[] {
    const { network } = this
    const times = new Set<number>()
    const near = new Map<number, number>()
    const note = (stop: number, walk: number): void => {
      near.set(stop, Math.min(near.get(stop) ?? never, walk))
    }
    for (const { stop, time, onFoot = false } of origins) {
      note(stop, time)
      const { first, to, seconds } = network.walks
      if (!onFoot)
        for (let walk = first[stop]!; walk < first[stop + 1]!; walk++) note(to[walk]!, time + seconds[walk]!)
    }
    for (const [stop, walk] of near)
      for (let visit = network.visitFirst[stop]!; visit < network.visitFirst[stop + 1]!; visit++) {
        const [p, position] = [network.visitPattern[visit]!, network.visitPosition[visit]!]
        const count = network.tripFirst[p + 1]! - network.tripFirst[p]!
        const column = network.timeFirst[p]! + position * count
        for (let trip = 0; trip < count; trip++) {
          const time = network.departures[column + trip]! - walk
          if (time >= from && time <= until) times.add(time)
        }
      }
    return [...times].sort((a, b) => a - b)
  }

  /** The journey that is first at the stop; of those the one with fewest rides. Undefined where there is none. */
  journeyTo(origins: readonly Origin[], stop: number, options: SearchOptions = {}): Journey | undefined {
    const legs = legsTo(this.network, roundsOf(this.#forward, origins, options), stop)
    return legs && journeyOf(legs)
  }

  /** The journey that leaves the stop last and is at a destination in time; of those the one with fewest rides. */
  journeyFrom(
    stop: number,
    destinations: readonly Origin[],
    options: SearchOptions = {},
  ): Journey | undefined {
    const { network, search } = this.#turned()
    const legs = legsTo(network, roundsOf(search, [...negated(destinations)], options), stop)
    return legs && journeyOf(mirroredLegs(legs))
  }

  #turned(): { network: Network; search: Search } {
    if (this.#backward === undefined) {
      const network = mirrored(this.network)
      this.#backward = { network, search: new Search(network) }
    }
    return this.#backward
  }
}

function roundsOf(search: Search, origins: readonly Origin[], options: SearchOptions): Round[] {
  const rounds: Round[] = []
  search.clear()
  search.run(origins, options, () =>
    rounds.push({ reached: search.reached.slice(), byRide: search.byRide.slice() }),
  )
  return rounds
}

function* negated(places: Iterable<Origin>): Generator<Origin> {
  for (const place of places) yield { ...place, time: 0 - place.time }
}

const journeyOf = (legs: Leg[]): Journey => ({
  departs: legs[0]?.departs ?? 0,
  arrives: legs.at(-1)?.arrives ?? 0,
  rides: legs.filter(({ kind }) => kind === 'ride').length,
  legs,
})
