/** From every home to every place, by every mode, on a working day that all feeds serve. */
import { addDays, type Day, weekdayOf } from '../../vocabulary/day.ts'
import { bytesOf } from './archive.ts'
import { type Feed, servicesOn, validityOf } from './feed.ts'
import type { Ways, WaysTask } from './in-thread.ts'
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

const pointsOf = (pairs: Float64Array): Point[] =>
  Array.from({ length: pairs.length / 2 }, (_, k) => ({
    latitude: pairs[2 * k]!,
    longitude: pairs[2 * k + 1]!,
  }))

/** @param tell told how many places have been searched */
export async function measureWays(task: WaysTask, tell: (placesDone: number) => void): Promise<Ways> {
  const { assumptions = usualAssumptions, window, walkMetres } = task
  const [homes, places] = [pointsOf(task.homes), pointsOf(task.places)]
  const size = homes.length * places.length
  const [walk, bicycle, car] = [new Int32Array(size), new Int32Array(size), new Int32Array(size)]
  const transit = new Uint16Array(size).fill(unreachable)
  const hour = Math.floor((window.from + window.until) / 7200)
  for (const [h, home] of homes.entries())
    for (const [p, place] of places.entries()) {
      const at = h * places.length + p
      walk[at] = ownWay('walk', home, place, { assumptions }).seconds
      bicycle[at] = ownWay('bicycle', home, place, { assumptions }).seconds
      car[at] = ownWay('car', home, place, { hour, assumptions }).seconds
    }
  const named: NamedFeed[] = []
  for (const { name, zip } of task.feeds) {
    const { feed } = await readFeed(bytesOf(zip))
    if (feed !== undefined) named.push({ name, feed })
  }
  const day = workingDayOf(
    named.map(({ feed }) => feed),
    task.today,
  )
  if (day === undefined) return { walk, bicycle, car, transit, day }
  const feed = joinFeeds(named)
  const times = new TransitTimes(networkOf(feed, day, { walkMetres }), feed.stops, { window, assumptions })
  const accesses = homes.map((home) => times.accessOf(home))
  for (const [p, place] of places.entries()) {
    const labels = times.labelsTo(times.accessOf(place))
    for (const [h, home] of homes.entries())
      transit[h * places.length + p] = times.medianSeconds(
        accesses[h]!,
        labels,
        walkWithin(home, place, assumptions),
      )
    tell(p + 1)
  }
  return { walk, bicycle, car, transit, day }
}
