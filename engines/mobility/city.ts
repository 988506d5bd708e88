/**
 * A city's timetables held open, and what is asked of them from a point: how long to some places, what lies within so
 * many minutes, which lines pass. Plain data in and out, so that a thread can be asked (city-in-thread.ts).
 */
import type { Day } from '../../vocabulary/day.ts'
import { bytesOf } from './archive.ts'
import type { Feed } from './feed.ts'
import type { WaysFound } from './in-thread.ts'
import { joinFeeds, type NamedFeed } from './joining.ts'
import { type LineMap, linesAround } from './lines.ts'
import { TransitTimes, unreachable, type Window, walkWithin } from './matrix.ts'
import { type Network, networkOf } from './network.ts'
import type { Point } from './points.ts'
import { type MultiPolygon, type Reached, reachOf } from './reach.ts'
import { readFeed } from './reading.ts'
import { type Origin, Router } from './router.ts'
import { type Mode, ownWay, usualAssumptions } from './travel.ts'
import { ownWays, pointsOf, workingDayOf } from './ways.ts'

export interface CityFiles {
  feeds: readonly { name: string; zip: Uint8Array }[]
  /** The first day looked at for a working day of all feeds; or the day itself. */
  today: Day
  day?: Day | undefined
  walkMetres: number
}

export interface City {
  day: Day
  feed: Feed
  network: Network
  router: Router
}

export type CityQuestion =
  /** Medians over the arrivals of the window, as the matrix has them; but one leaves on the minute: up to 59 seconds more. */
  | { what: 'ways'; from: Point; places: Float64Array; window: Window }
  | {
      what: 'reach'
      from: Point
      mode: Mode
      /** Seconds after midnight. */
      departs: number
      withinSeconds: number
      places: Float64Array
    }
  | { what: 'lines'; around: Point; metres: number; mostBytes: number }

export interface ReachAnswer {
  area: MultiPolygon
  /** By place, where it is within; else null. */
  seconds: (number | null)[]
}

export type CityAnswer<Asked extends CityQuestion> = Asked extends { what: 'ways' }
  ? WaysFound
  : Asked extends { what: 'reach' }
    ? ReachAnswer
    : LineMap

/** Undefined where no feed serves on any day. */
export async function openCity({ feeds, today, day, walkMetres }: CityFiles): Promise<City | undefined> {
  const named: NamedFeed[] = []
  for (const { name, zip } of feeds) {
    const { feed } = await readFeed(bytesOf(zip))
    if (feed !== undefined) named.push({ name, feed })
  }
  const on =
    day ??
    workingDayOf(
      named.map(({ feed }) => feed),
      today,
    )
  if (on === undefined) return undefined
  const feed = joinFeeds(named)
  const network = networkOf(feed, on, { walkMetres })
  return { day: on, feed, network, router: new Router(network) }
}

/** @param city without one, what needs a timetable has no answer: estimates alone */
export function answerOf<Asked extends CityQuestion>(
  city: City | undefined,
  question: Asked,
): CityAnswer<Asked> {
  return answered(city, question) as CityAnswer<Asked>
}

function answered(city: City | undefined, question: CityQuestion): WaysFound | ReachAnswer | LineMap {
  switch (question.what) {
    case 'ways':
      return waysFrom(city, question)
    case 'reach':
      return question.mode === 'transit' ? transitReach(city, question) : ownReach(question)
    case 'lines':
      return city ? linesAround(city, question) : { lines: [], stops: [] }
  }
}

function waysFrom(
  city: City | undefined,
  { from, places, window }: Extract<CityQuestion, { what: 'ways' }>,
): WaysFound {
  const to = pointsOf(places)
  const found = ownWays([from], to, { window })
  if (!city || to.length === 0) return found
  const times = new TransitTimes(city.network, city.feed.stops, { window }, city.router)
  const asked = to.map((place) => ({
    access: times.accessOf(place),
    onFoot: walkWithin(from, place, usualAssumptions),
  }))
  return { ...found, transit: times.mediansFrom(times.accessOf(from), asked, 60) }
}

type ReachQuestion = Extract<CityQuestion, { what: 'reach' }>

/** On foot, by bicycle, by car: a disc, since the estimates go by the air line. */
function ownReach({ from, mode, departs, withinSeconds, places }: ReachQuestion): ReachAnswer {
  const own = mode as Exclude<Mode, 'transit'>
  const hour = Math.floor(departs / 3600)
  const { car } = usualAssumptions
  const pace =
    own === 'car' ? { detour: car.detour, kmPerHour: car.kmPerHour[hour % 24]! } : usualAssumptions[own]
  const secondsLeft = withinSeconds - (own === 'car' ? car.besidesMinutes * 60 : 0)
  return {
    area: reachOf([{ ...from, secondsLeft }], { pace, walkMetres: Number.POSITIVE_INFINITY }),
    seconds: pointsOf(places).map((place) => {
      const { seconds } = ownWay(own, from, place, { hour })
      return seconds <= withinSeconds ? seconds : null
    }),
  }
}

/** By public transport, leaving at a moment: walks at both ends are at most as long as those to a stop. */
function transitReach(
  city: City | undefined,
  { from, departs, withinSeconds, places }: ReachQuestion,
): ReachAnswer {
  const { walk, accessMetres } = usualAssumptions
  const reached: Reached[] = [{ ...from, secondsLeft: withinSeconds }]
  const byRide = city && arrivalsFrom(city, from, departs)
  if (city && byRide)
    for (const [stop, time] of byRide.entries()) {
      const secondsLeft = departs + withinSeconds - time
      const [latitude, longitude] = [city.feed.stops.latitudes[stop]!, city.feed.stops.longitudes[stop]!]
      if (secondsLeft > 0 && !Number.isNaN(latitude)) reached.push({ latitude, longitude, secondsLeft })
    }
  const times = city && new TransitTimes(city.network, city.feed.stops, { window: oneMoment }, city.router)
  return {
    area: reachOf(reached, { pace: walk, walkMetres: accessMetres, gridMetres: 150 }),
    seconds: pointsOf(places).map((place) => {
      let seconds = walkWithin(from, place, usualAssumptions)
      if (times && byRide) {
        const access = times.accessOf(place)
        for (const [at, stop] of access.stops.entries())
          seconds = Math.min(seconds, byRide[stop]! + access.seconds[at]! - departs)
      }
      return seconds < unreachable && seconds <= withinSeconds ? seconds : null
    }),
  }
}

const oneMoment: Window = { from: 0, until: 0, step: 1 }

/** Seconds after midnight at which a ride brings one to each stop. */
function arrivalsFrom(city: City, from: Point, departs: number): Int32Array {
  const times = new TransitTimes(city.network, city.feed.stops, { window: oneMoment }, city.router)
  const { stops, seconds } = times.accessOf(from)
  const origins = Array.from(stops, (stop, at): Origin => ({ stop, time: seconds[at]!, onFoot: true }))
  let found = new Int32Array()
  city.router.arrivalsOver(origins, [departs], (_, __, byRide) => {
    found = byRide.slice()
  })
  return found
}
