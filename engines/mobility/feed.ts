/**
 * A timetable as read: columns of numbers, rows by number, and the names that people know them by. Times are seconds
 * after midnight of the day of service (noon less twelve hours), past 86,400 for the night after. Days are numbers
 * as written: 20261207.
 */
import { addDays, type Day, weekdayOf } from '../../vocabulary/day.ts'

export interface Feed {
  stops: Stops
  lines: Lines
  services: Services
  trips: Trips
  frequencies: Frequency[]
  transfers: Transfer[]
  /** What feed_info.txt says of itself, where it does. */
  stated: { version?: string; from?: Day; until?: Day; publisher?: string }
}

/** Places where vehicles stop, and stations, which group them (`location_type` 1). Entrances and areas are not kept. */
export interface Stops {
  ids: string[]
  names: string[]
  /** Degrees; NaN where there is no usable point. */
  latitudes: Float64Array
  longitudes: Float64Array
  /** 1 where vehicles stop, 0 for stations. */
  served: Uint8Array
  /** The station of a stop, or -1. */
  stations: Int32Array
}

export interface Lines {
  ids: string[]
  shortNames: string[]
  longNames: string[]
  /** `route_type` of GTFS: 0 tram, 1 metro, 2 rail, 3 bus…; -1 unknown. */
  kinds: Int16Array
  /** Six hexadecimal digits, or blank. */
  colours: string[]
}

export interface Services {
  ids: string[]
  /** Bit 0 Monday to bit 6 Sunday. */
  weekdays: Uint8Array
  from: Int32Array
  until: Int32Array
  exceptions: { service: Int32Array; day: Int32Array; added: Uint8Array }
}

export interface Trips {
  ids: string[]
  headsigns: string[]
  line: Int32Array
  service: Int32Array
  /** Stop times of trip t are first[t] to first[t + 1]. */
  first: Int32Array
  stop: Int32Array
  arrival: Int32Array
  departure: Int32Array
  /** Bit 0: one may board, bit 1: one may alight. */
  allowed: Uint8Array
}

export const mayBoard = 1
export const mayAlight = 2

/** A trip that runs again and again: every `headway` seconds from `from`, before `until`. */
export interface Frequency {
  trip: number
  from: number
  until: number
  headway: number
}

/** On foot from stop to stop: `seconds`, or forbidden. */
export interface Transfer {
  from: number
  to: number
  seconds: number
  forbidden: boolean
}

export const dayNumber = (day: string): number =>
  Number(day.slice(0, 4)) * 10_000 + Number(day.slice(5, 7)) * 100 + Number(day.slice(8, 10))

export const dayOfNumber = (number: number): Day => {
  const text = String(number).padStart(8, '0')
  return `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6, 8)}` as Day
}

/** Which services run on the day, by number. */
export function servicesOn({ services }: Feed, day: Day): Uint8Array {
  const number = dayNumber(day)
  const bit = 1 << (weekdayOf(day) - 1)
  const runs = new Uint8Array(services.ids.length)
  for (let service = 0; service < runs.length; service++)
    if (
      (services.weekdays[service]! & bit) !== 0 &&
      services.from[service]! <= number &&
      number <= services.until[service]!
    )
      runs[service] = 1
  const { exceptions } = services
  for (let row = 0; row < exceptions.day.length; row++)
    if (exceptions.day[row] === number) runs[exceptions.service[row]!] = exceptions.added[row]!
  return runs
}

export interface Validity {
  from: Day
  until: Day
  /** Days on which any trip runs. */
  days: number
  /** The day, of those, with most trips on a Tuesday to Thursday; the day with most where there is none. */
  fullest: Day
}

/** The first and the last day on which a trip runs; undefined where there is none. Looks at twenty years at most. */
export function validityOf(feed: Feed): Validity | undefined {
  const { services, trips } = feed
  const tripsOf = new Int32Array(services.ids.length)
  for (const service of trips.service) tripsOf[service]!++
  let [first, last] = [Number.POSITIVE_INFINITY, 0]
  for (let service = 0; service < tripsOf.length; service++)
    if (tripsOf[service]! > 0 && services.weekdays[service]! > 0) {
      first = Math.min(first, services.from[service]!)
      last = Math.max(last, services.until[service]!)
    }
  const { exceptions } = services
  for (let row = 0; row < exceptions.day.length; row++)
    if (exceptions.added[row] === 1 && tripsOf[exceptions.service[row]!]! > 0) {
      first = Math.min(first, exceptions.day[row]!)
      last = Math.max(last, exceptions.day[row]!)
    }
  if (first > last) return undefined
  let found: Validity | undefined
  let [most, mostMidweek] = [0, 0]
  const end = dayOfNumber(last)
  for (
    let day = dayOfNumber(first), looked = 0;
    day <= end && looked < 7305;
    day = addDays(day, 1), looked++
  ) {
    const runs = servicesOn(feed, day)
    let count = 0
    for (let service = 0; service < runs.length; service++)
      if (runs[service] === 1) count += tripsOf[service]!
    if (count === 0) continue
    const weekday = weekdayOf(day)
    const midweek = weekday >= 2 && weekday <= 4
    if (found === undefined) found = { from: day, until: day, days: 1, fullest: day }
    else found = { ...found, until: day, days: found.days + 1 }
    if (midweek ? count > mostMidweek : mostMidweek === 0 && count > most) found.fullest = day
    if (midweek) mostMidweek = Math.max(mostMidweek, count)
    most = Math.max(most, count)
  }
  return found
}
