import fc from 'fast-check'
import { expect, test } from 'vitest'
import { labelSetting, plainOf } from '../../tests/mobility/label-setting.ts'
import { smallDay, smallFeeds } from '../../tests/mobility/small-networks.ts'
import { zippedFeed } from '../../tests/mobility/zipped.ts'
import type { Day } from '../../vocabulary/day.ts'
import { sparedBy } from './emissions.ts'
import type { Feed } from './feed.ts'
import { joinFeeds } from './joining.ts'
import { TransitMatrix, TransitTimes, walkWithin } from './matrix.ts'
import { networkOf } from './network.ts'
import { metresBetween } from './points.ts'
import { isInside, reachOf } from './reach.ts'
import { readFeed } from './reading.ts'
import { never, Router } from './router.ts'
import { medianOf, ownWay, usualAssumptions } from './travel.ts'

const day = smallDay as Day
const window = { from: 20, until: 40, step: 4 }
const point = fc.record({
  latitude: fc.integer({ min: -2, max: 8 }).map((n) => 45 + n / 50_000),
  longitude: fc.integer({ min: -2, max: 8 }).map((n) => 9 + n / 50_000),
})
const assumptions = { ...usualAssumptions, accessMetres: 6 }

/** The definition, word by word: over the arrivals, the median of arrival less the latest departure that makes it. */
function byDefinition(
  feed: Feed,
  home: Parameters<typeof metresBetween>[0],
  place: typeof home,
): number | undefined {
  const plain = plainOf(feed, day, 0)
  const { stops } = feed
  const walk = (from: typeof home, to: typeof home): number => {
    const metres = metresBetween(from, to)
    return metres <= assumptions.accessMetres ? Math.ceil(metres) : Number.POSITIVE_INFINITY
  }
  const near = (one: typeof home) =>
    stops.ids.map((_, s) => walk({ latitude: stops.latitudes[s]!, longitude: stops.longitudes[s]! }, one))
  const [begin, end] = [near(home), near(place)]
  const spent: number[] = []
  for (let arrival = window.from; arrival <= window.until; arrival += window.step) {
    let last = arrival - walk(home, place)
    for (let leave = arrival; leave > last && leave >= -30; leave--) {
      const inTime = begin.some((access, stop) => {
        if (access === Number.POSITIVE_INFINITY) return false
        // Came on foot: boards here, walks on only after a ride, and to the place only from a stop alighted at.
        const walkless = { ...plain, walks: plain.walks.map((list, at) => (at === stop ? [] : list)) }
        return arrivalsByRide(walkless, stop, leave + access).some((at, s) => at + end[s]! <= arrival)
      })
      if (inTime) last = leave
    }
    spent.push(arrival - last)
  }
  spent.sort((a, b) => a - b)
  const half = spent.length >> 1
  const median = spent.length % 2 === 1 ? spent[half]! : (spent[half - 1]! + spent[half]!) / 2
  return Number.isFinite(median) ? Math.round(median) : undefined
}

/** Earliest alighting at each stop: by the search without its last walk. */
function arrivalsByRide(plain: ReturnType<typeof plainOf>, stop: number, time: number): number[] {
  const earliest = labelSetting(plain, stop, time)
  return Array.from({ length: plain.stopCount }, (_, s) => {
    let best = Number.POSITIVE_INFINITY
    for (const calls of plain.trips)
      for (const [at, call] of calls.entries())
        if (call.stop === s && call.alight)
          for (const before of calls.slice(0, at))
            if (before.board && before.departure >= earliest[before.stop]!)
              best = Math.min(best, call.arrival)
    return best
  })
}

test('minutes by public transport are what their definition says', () => {
  let reached = 0
  fc.assert(
    fc.property(smallFeeds, point, point, (feed, home, place) => {
      const plain = { ...feed, transfers: [] }
      const matrix = new TransitMatrix(networkOf(plain, day), feed.stops, { window, assumptions })
      matrix.addPlace('p', place)
      matrix.addHome('h', home)
      const truth = byDefinition(plain, home, place)
      if (truth !== undefined) reached++
      expect(matrix.seconds('h', 'p')).toBe(truth)
    }),
    { numRuns: 300 },
  )
  expect(reached).toBeGreaterThan(10)
})

test('forwards from a home or backwards from the places: the same minutes', () => {
  let reached = 0
  fc.assert(
    fc.property(smallFeeds, fc.array(point, { minLength: 5, maxLength: 5 }), (feed, [home, ...places]) => {
      const network = networkOf(feed, day, { walkMetres: 5 })
      const times = new TransitTimes(network, feed.stops, { window, assumptions })
      const from = times.accessOf(home!)
      const asked = places.map((place) => ({
        access: times.accessOf(place),
        onFoot: walkWithin(home!, place, assumptions),
      }))
      const forwards = [...times.mediansFrom(from, asked)]
      const backwards = asked.map(({ access, onFoot }) =>
        times.medianSeconds(from, times.labelsTo(access), onFoot),
      )
      reached += forwards.filter((seconds, p) => seconds < asked[p]!.onFoot).length
      expect(forwards).toEqual(backwards)
      // Who leaves on the minute alone takes no less, and less than a minute more.
      for (const [p, seconds] of times.mediansFrom(from, asked, 60).entries()) {
        expect(seconds).toBeGreaterThanOrEqual(forwards[p]!)
        expect(seconds - forwards[p]!).toBeLessThan(60)
      }
    }),
    { numRuns: 400 },
  )
  expect(reached).toBeGreaterThan(10)
})

test('homes and places added and taken away in any order leave the same matrix', () => {
  fc.assert(
    fc.property(smallFeeds, fc.array(point, { minLength: 6, maxLength: 6 }), (feed, points) => {
      const network = networkOf(feed, day, { walkMetres: 5 })
      const made = () => new TransitMatrix(network, feed.stops, { window, assumptions })
      const [plain, moved] = [made(), made()]
      for (const k of [0, 1, 2]) plain.addPlace(`p${k}`, points[k]!)
      for (const k of [3, 4, 5]) plain.addHome(`h${k}`, points[k]!)
      moved.addHome('h5', points[5]!)
      moved.addPlace('gone', points[3]!)
      moved.addPlace('p2', points[0]!)
      moved.addHome('h3', points[3]!)
      moved.removePlace('gone')
      moved.addPlace('p0', points[0]!)
      moved.addHome('h4', points[4]!)
      moved.addPlace('p1', points[1]!)
      moved.addPlace('p2', points[2]!)
      for (const k of [0, 1, 2])
        for (const home of ['h3', 'h4', 'h5'])
          expect(moved.seconds(home, `p${k}`)).toBe(plain.seconds(home, `p${k}`))
      expect(moved.seconds('h3', 'gone')).toBeUndefined()
      const times = new TransitTimes(network, feed.stops, { window, assumptions })
      expect(times.accessOf(points[0]!).stops.length).toBeLessThanOrEqual(feed.stops.ids.length)
    }),
    { numRuns: 200 },
  )
})

test('feeds joined: each keeps its times, ids say whose, walks tie them together', async () => {
  const { feed } = await readFeed(zippedFeed())
  const joined = joinFeeds([
    { name: 'city', feed: feed! },
    { name: 'rail', feed: feed! },
  ])
  const on = '2027-03-02' as Day
  const router = new Router(networkOf(joined, on, { walkMetres: 1 }))
  const alone = new Router(networkOf(feed!, on))
  const stop = joined.stops.ids.indexOf('city:a')
  const reached = router.earliestArrivals([{ stop, time: 28_000 }])
  const expected = [...alone.earliestArrivals([{ stop: 0, time: 28_000 }])]
  expect([...reached.subarray(0, 4)]).toEqual(expected.slice(0, 4))
  // The same stops of the other feed, at no distance: one walks over in no time.
  expect([...reached.subarray(5, 9)]).toEqual(expected.slice(0, 4))
  expect(joined.stops.stations[6]).toBe(9)
  expect(reached[4]).toBe(never)
})

test('within reach: a disc has its area, a ring has its hole', () => {
  const middle = { latitude: 45.46, longitude: 9.19 }
  const disc = reachOf([{ ...middle, secondsLeft: 900 }], { gridMetres: 50 })
  expect(disc.coordinates).toHaveLength(1)
  for (let degree = 0; degree < 360; degree += 15) {
    const to = (metres: number) => ({
      latitude: middle.latitude + (metres / 111_195) * Math.sin((degree * Math.PI) / 180),
      longitude:
        middle.longitude +
        (metres / 111_195 / Math.cos((45.46 * Math.PI) / 180)) * Math.cos((degree * Math.PI) / 180),
    })
    expect(isInside(to(870), disc.coordinates[0]!)).toBe(true)
    expect(isInside(to(930), disc.coordinates[0]!)).toBe(false)
  }
  const around = Array.from({ length: 12 }, (_, k) => ({
    latitude: middle.latitude + 0.012 * Math.sin((k * Math.PI) / 6),
    longitude: middle.longitude + 0.017 * Math.cos((k * Math.PI) / 6),
    secondsLeft: 600,
  }))
  const ring = reachOf(around)
  expect(ring.coordinates.map((polygon) => polygon.length)).toEqual([2])
  expect(isInside(middle, ring.coordinates[0]!)).toBe(false)
  expect(reachOf([])).toEqual({ type: 'MultiPolygon', coordinates: [] })
})

test('ways by one’s own means, and what ways not made spare', () => {
  const [a, b] = [
    { latitude: 45.46, longitude: 9.19 },
    { latitude: 45.5, longitude: 9.19 },
  ]
  const km = metresBetween(a, b) / 1000
  expect(km).toBeCloseTo(4.448, 3)
  expect(ownWay('walk', a, b)).toMatchObject({ seconds: Math.ceil(km * 1000), basis: 'estimate' })
  expect(ownWay('bicycle', a, b).seconds).toBe(Math.ceil((km * 1.3 * 3600) / 13))
  expect(ownWay('car', a, b, { hour: 8 }).seconds).toBeGreaterThan(ownWay('car', a, b, { hour: 11 }).seconds)
  expect([medianOf(Int32Array.of(5, 1, 3)), medianOf(Int32Array.of(4, 1, 3, 9))]).toEqual([3, 3.5])
  // The travel plans' own example: 100 people, 20 km a day, 60 days.
  const spared = sparedBy({ people: 100, kmPerDay: 20, days: 60 })
  expect(spared.km).toBeCloseTo(100_000, 6)
  expect(spared.co2Kg).toBeCloseTo(16_308.46, 2)
  expect(spared.noxKg).toBeCloseTo(42.56, 2)
  expect(spared.pm10Kg).toBeCloseTo(2.97, 2)
  expect(spared.fuelLitres).toBeCloseTo(8690, 2)
})
