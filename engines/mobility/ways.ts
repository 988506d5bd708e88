/** From every home to every place, by every mode, on a working day that all feeds serve. */
import { addDays, type Day, weekdayOf } from '../../vocabulary/day.ts'
import { bytesOf } from './archive.ts'
import { type Feed, servicesOn, validityOf } from './feed.ts'
import type { Ways, WaysFound, WaysTask } from './in-thread.ts'
import { joinFeeds, type NamedFeed } from './joining.ts'
import { TransitTimes, unreachable, walkWithin } from './matrix.ts'
import { networkOf } from './network.ts'
import type { Point } from './points.ts'
import { readFeed } from './reading.ts'
import { ownWay, usualAssumptions } from './travel.ts'

const weeksLookedAt = 6

function tripsOn(feed: Feed, day: Day): number {
  const runs = servicesOn(feed, day)
  return feed.trips.service.reduce((sum, service) => sum + runs[service]!, 0)
}

/**
 * The Tuesday, Wednesday or Thursday of the coming weeks on which the feed that runs least runs most, against its
 * fullest day; where all are over or not yet begun, the fullest day of the first.
 */
export function workingDayOf(feeds: readonly Feed[], today: Day): Day | undefined {
  const serves = feeds.map((feed) => validityOf(feed))
  if (serves[0] === undefined) return undefined
  const fullest = feeds.map((feed, at) => Math.max(1, tripsOn(feed, serves[at]?.fullest ?? today)))
  let [best, share] = [serves[0].fullest, 0]
  for (let k = 0, day = today; k < 7 * weeksLookedAt; k++, day = addDays(day, 1)) {
    if (![2, 3, 4].includes(weekdayOf(day))) continue
    const least = Math.min(...feeds.map((feed, at) => tripsOn(feed, day) / fullest[at]!))
    if (least > share) [best, share] = [day, least]
  }
  return best
}

/** Of latitudes and longitudes, one after the other. */
export const pointsOf = (pairs: Float64Array): Point[] =>
  Array.from({ length: pairs.length / 2 }, (_, k) => ({
    latitude: pairs[2 * k]!,
    longitude: pairs[2 * k + 1]!,
  }))

/** A search forwards takes as long as so many backwards: 3 on Milan’s morning, 6 on Trento. */
const forwardsCosts = 4

/** @param tell told how many homes and places have been searched from, of all blocks together */
export async function measureWays(task: WaysTask, tell: (stepsDone: number) => void): Promise<Ways> {
  const { assumptions = usualAssumptions, window, walkMetres } = task
  const blocks = task.blocks.map((block) => ({
    homes: pointsOf(block.homes),
    places: pointsOf(block.places),
  }))
  const found = blocks.map(({ homes, places }) => ownWays(homes, places, task))
  const named: NamedFeed[] = []
  for (const { name, zip } of task.feeds) {
    const { feed } = await readFeed(bytesOf(zip))
    if (feed !== undefined) named.push({ name, feed })
  }
  const day =
    task.day ??
    workingDayOf(
      named.map(({ feed }) => feed),
      task.today,
    )
  if (day === undefined) return { blocks: found, day }
  const feed = joinFeeds(named)
  const times = new TransitTimes(networkOf(feed, day, { walkMetres }), feed.stops, { window, assumptions })
  let steps = 0
  for (const [b, { homes, places }] of blocks.entries()) {
    const { transit } = found[b]!
    const from = homes.map((home) => times.accessOf(home))
    const to = places.map((place) => times.accessOf(place))
    if (searchesOf(homes.length, places.length) < places.length)
      for (const [h, home] of homes.entries()) {
        const asked = places.map((place, p) => ({
          access: to[p]!,
          onFoot: walkWithin(home, place, assumptions),
        }))
        transit.set(times.mediansFrom(from[h]!, asked), h * places.length)
        tell(++steps)
      }
    else
      for (const [p, place] of places.entries()) {
        const labels = times.labelsTo(to[p]!)
        for (const [h, home] of homes.entries())
          transit[h * places.length + p] = times.medianSeconds(
            from[h]!,
            labels,
            walkWithin(home, place, assumptions),
          )
        tell(++steps)
      }
  }
  return { blocks: found, day }
}

/** How many searches a block takes: from its homes, or from its places. */
export const searchesOf = (homes: number, places: number): number =>
  homes * forwardsCosts < places ? homes : places

/** By own means: estimates. */
export function ownWays(
  homes: readonly Point[],
  places: readonly Point[],
  { window, assumptions = usualAssumptions }: Pick<WaysTask, 'window' | 'assumptions'>,
): WaysFound {
  const size = homes.length * places.length
  const [walk, bicycle, car] = [new Int32Array(size), new Int32Array(size), new Int32Array(size)]
  const hour = Math.floor((window.from + window.until) / 7200)
  for (const [h, home] of homes.entries())
    for (const [p, place] of places.entries()) {
      const at = h * places.length + p
      walk[at] = ownWay('walk', home, place, { assumptions }).seconds
      bicycle[at] = ownWay('bicycle', home, place, { assumptions }).seconds
      car[at] = ownWay('car', home, place, { hour, assumptions }).seconds
    }
  return { walk, bicycle, car, transit: new Uint16Array(size).fill(unreachable) }
}
