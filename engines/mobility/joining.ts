/** Several feeds as one: a city's own, the region's trains. Ids say whose they are; walks by distance tie them together. */
import type { Feed } from './feed.ts'

export interface NamedFeed {
  /** Put before every id, with a colon; blank for none. */
  name: string
  feed: Feed
}

export function joinFeeds(named: readonly NamedFeed[]): Feed {
  const feeds = named.map(({ feed }) => feed)
  const ids = (of: (feed: Feed) => readonly string[]): string[] =>
    named.flatMap(({ name, feed }) => (name === '' ? [...of(feed)] : of(feed).map((id) => `${name}:${id}`)))
  const texts = (of: (feed: Feed) => readonly string[]): string[] => feeds.flatMap((feed) => [...of(feed)])
  /** Numbers as they are, or moved by what the feeds before have; -1 stays -1. */
  const numbers = (of: (feed: Feed) => Int32Array, count?: (feed: Feed) => number): Int32Array => {
    const joined = new Int32Array(feeds.reduce((sum, feed) => sum + of(feed).length, 0))
    let [at, moved] = [0, 0]
    for (const feed of feeds) {
      for (const value of of(feed)) joined[at++] = value < 0 ? value : value + moved
      moved += count?.(feed) ?? 0
    }
    return joined
  }
  const small = (of: (feed: Feed) => ArrayLike<number>): number[] =>
    feeds.flatMap((feed) => Array.from(of(feed)))
  const [stops, lines] = [(feed: Feed) => feed.stops.ids.length, (feed: Feed) => feed.lines.ids.length]
  const [services, trips] = [(feed: Feed) => feed.services.ids.length, (feed: Feed) => feed.trips.ids.length]
  const before = (count: (feed: Feed) => number, at: number): number =>
    feeds.slice(0, at).reduce((sum, feed) => sum + count(feed), 0)
  const firsts = numbers(
    ({ trips }) => trips.first.subarray(0, -1),
    ({ trips }) => trips.stop.length,
  )
  const first = new Int32Array(firsts.length + 1)
  first.set(firsts)
  first[firsts.length] = feeds.reduce((sum, feed) => sum + feed.trips.stop.length, 0)
  return {
    stops: {
      ids: ids((feed) => feed.stops.ids),
      names: texts((feed) => feed.stops.names),
      latitudes: Float64Array.from(small((feed) => feed.stops.latitudes)),
      longitudes: Float64Array.from(small((feed) => feed.stops.longitudes)),
      served: Uint8Array.from(small((feed) => feed.stops.served)),
      stations: numbers((feed) => feed.stops.stations, stops),
    },
    lines: {
      ids: ids((feed) => feed.lines.ids),
      shortNames: texts((feed) => feed.lines.shortNames),
      longNames: texts((feed) => feed.lines.longNames),
      kinds: Int16Array.from(small((feed) => feed.lines.kinds)),
      colours: texts((feed) => feed.lines.colours),
    },
    services: {
      ids: ids((feed) => feed.services.ids),
      weekdays: Uint8Array.from(small((feed) => feed.services.weekdays)),
      from: numbers((feed) => feed.services.from),
      until: numbers((feed) => feed.services.until),
      exceptions: {
        service: numbers((feed) => feed.services.exceptions.service, services),
        day: numbers((feed) => feed.services.exceptions.day),
        added: Uint8Array.from(small((feed) => feed.services.exceptions.added)),
      },
    },
    trips: {
      ids: ids((feed) => feed.trips.ids),
      headsigns: texts((feed) => feed.trips.headsigns),
      line: numbers((feed) => feed.trips.line, lines),
      service: numbers((feed) => feed.trips.service, services),
      first,
      stop: numbers((feed) => feed.trips.stop, stops),
      arrival: numbers((feed) => feed.trips.arrival),
      departure: numbers((feed) => feed.trips.departure),
      allowed: Uint8Array.from(small((feed) => feed.trips.allowed)),
    },
    frequencies: feeds.flatMap((feed, at) =>
      feed.frequencies.map((one) => ({ ...one, trip: one.trip + before(trips, at) })),
    ),
    transfers: feeds.flatMap((feed, at) => {
      const moved = before(stops, at)
      return feed.transfers.map((one) => ({ ...one, from: one.from + moved, to: one.to + moved }))
    }),
    stated: feeds.length === 1 ? feeds[0]!.stated : {},
  }
}
