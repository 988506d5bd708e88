/**
 * The way behind an arrival, found backwards: from the labels of each round alone, since what a search wrote down while
 * it went would cost every search, and few are asked for their way.
 */
import { mayAlight, mayBoard } from './feed.ts'
import type { Network } from './network.ts'
import { never } from './search.ts'

export type Leg = {
  kind: 'walk' | 'ride'
  from: number
  to: number
  departs: number
  arrives: number
  /** The feed's trip, of a ride. */
  trip?: number
  /** All stops of a ride, the first and the last included. */
  stops?: number[]
}

/** The labels after a round. */
export interface Round {
  reached: Int32Array
  byRide: Int32Array
}

/** The legs of the earliest arrival with fewest rides; none of them where one is there already. */
export function legsTo(network: Network, rounds: readonly Round[], stop: number): Leg[] | undefined {
  const latest = rounds.at(-1)
  if (latest === undefined || latest.reached[stop]! >= never) return undefined
  const legs: Leg[] = []
  let [at, time, mustRide] = [stop, latest.reached[stop]!, false]
  for (;;) {
    const label = (round: Round): number => (mustRide ? round.byRide : round.reached)[at]!
    // Labels only fall from round to round: the first that is early enough takes fewest rides.
    const rides = rounds.findIndex((round) => label(round) <= time)
    const round = rounds[rides]!
    time = label(round)
    if (round.byRide[at] === time) {
      if (rides === 0) break
      const ride = rideTo(network, rounds[rides - 1]!.reached, at, time)
      legs.unshift(ride)
      ;[at, time, mustRide] = [ride.from, ride.departs, false]
      continue
    }
    const walk = mustRide ? undefined : walkTo(network, round.byRide, at, time)
    if (walk === undefined) break
    legs.unshift(walk)
    ;[at, time, mustRide] = [walk.from, walk.departs, true]
  }
  leaveLater(legs)
  return legs
}

/** The trip that is at the stop at this time, boarded as late as one can be there for it. */
function rideTo(network: Network, reached: Int32Array, stop: number, time: number): Leg {
  const { visitFirst, visitPattern, visitPosition } = network
  for (let visit = visitFirst[stop]!; visit < visitFirst[stop + 1]!; visit++) {
    const [p, position] = [visitPattern[visit]!, visitPosition[visit]!]
    const first = network.patternFirst[p]!
    const length = network.patternFirst[p + 1]! - first
    const count = network.tripFirst[p + 1]! - network.tripFirst[p]!
    const times = network.timeFirst[p]!
    if ((network.patternAllowed[first + position]! & mayAlight) === 0) continue
    for (let trip = 0; trip < count; trip++) {
      if (network.arrivals[times + trip * length + position] !== time) continue
      for (let board = position - 1; board >= 0; board--) {
        const from = network.patternStops[first + board]!
        const departs = network.departures[times + board * count + trip]!
        if ((network.patternAllowed[first + board]! & mayBoard) === 0 || reached[from]! > departs) continue
        const stops = [...network.patternStops.subarray(first + board, first + position + 1)]
        const number = network.trips[network.tripFirst[p]! + trip]!
        return { kind: 'ride', from, to: stop, departs, arrives: time, trip: number, stops }
      }
    }
  }
  throw new RangeError('no trip brings one here at this time: the labels are of another network')
}

function walkTo({ walks }: Network, byRide: Int32Array, stop: number, time: number): Leg | undefined {
  for (let from = 0; from < byRide.length; from++) {
    if (byRide[from]! > time) continue
    for (let walk = walks.first[from]!; walk < walks.first[from + 1]!; walk++)
      if (walks.to[walk] === stop && byRide[from]! + walks.seconds[walk]! === time)
        return { kind: 'walk', from, to: stop, departs: byRide[from]!, arrives: time }
  }
  return undefined
}

/** Who begins on foot leaves as late as the first ride allows. */
function leaveLater(legs: Leg[]): void {
  const [walk, ride] = legs
  if (walk?.kind !== 'walk' || ride?.kind !== 'ride') return
  walk.departs += ride.departs - walk.arrives
  walk.arrives = ride.departs
}

/** Legs found in the mirrored network, the right way round. */
export const mirroredLegs = (legs: readonly Leg[]): Leg[] =>
  legs
    .map((leg) => ({
      ...leg,
      from: leg.to,
      to: leg.from,
      departs: 0 - leg.arrives,
      arrives: 0 - leg.departs,
      ...(leg.stops ? { stops: leg.stops.toReversed() } : {}),
    }))
    .reverse()
