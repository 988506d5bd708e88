import fc from 'fast-check'
import { expect, test } from 'vitest'
import { plainOf } from '../../tests/mobility/label-setting.ts'
import { bruteForce, smallDay, smallEnd, smallFeeds } from '../../tests/mobility/small-networks.ts'
import type { Day } from '../../vocabulary/day.ts'
import { networkOf } from './network.ts'
import { type Journey, never, Router } from './router.ts'

const day = smallDay as Day
const known = (times: Int32Array): number[] =>
  [...times].map((time) => (Math.abs(time) >= never - 100_000 ? Number.POSITIVE_INFINITY : time))

/** A random small network, both ways: for the router, and plain. */
const cases = fc.record({
  feed: smallFeeds,
  walkMetres: fc.constantFrom(0, 0, 4, 7),
  depart: fc.nat(20),
  maxRides: fc.constantFrom(0, 1, 2, 3, undefined),
})
const most = (maxRides: number | undefined): number => maxRides ?? 12
const limit = (maxRides: number | undefined) => (maxRides === undefined ? {} : { maxRides })

test('the earliest arrival at every stop is that of trying every journey', () => {
  fc.assert(
    fc.property(cases, ({ feed, walkMetres, depart, maxRides }) => {
      const router = new Router(networkOf(feed, day, { walkMetres }))
      const plain = plainOf(feed, day, walkMetres)
      for (let stop = 0; stop < plain.stopCount; stop++)
        expect(known(router.earliestArrivals([{ stop, time: depart }], limit(maxRides)))).toEqual(
          bruteForce(plain, stop, depart, most(maxRides)),
        )
    }),
    { numRuns: 800 },
  )
})

test('the latest departure is the last that still arrives in time', () => {
  fc.assert(
    fc.property(cases, fc.nat(smallEnd), ({ feed, walkMetres, maxRides }, arrive) => {
      const router = new Router(networkOf(feed, day, { walkMetres }))
      const plain = plainOf(feed, day, walkMetres)
      const target = 0
      const found = router.latestDepartures([{ stop: target, time: arrive }], limit(maxRides))
      for (let stop = 0; stop < plain.stopCount; stop++) {
        let last = Number.POSITIVE_INFINITY
        for (let time = arrive; time >= -10; time--)
          if (bruteForce(plain, stop, time, most(maxRides))[target]! <= arrive) {
            last = time
            break
          }
        expect(known(found)[stop]).toBe(last)
      }
    }),
    { numRuns: 200 },
  )
})

test('a window is searched as its single moments are, either way', () => {
  fc.assert(
    fc.property(cases, ({ feed, walkMetres, maxRides }) => {
      const router = new Router(networkOf(feed, day, { walkMetres }))
      const moments = [0, 5, 9, 10, 17, 30]
      const origins = [
        { stop: 0, time: 0 },
        { stop: 1, time: 3, onFoot: true },
      ]
      const at = (moment: number, sign: number) =>
        origins.map((origin) => ({ ...origin, time: moment + sign * origin.time }))
      const over: [number, number[]][] = []
      router.arrivalsOver(
        origins,
        moments,
        (moment, reached) => over.push([moment, known(reached)]),
        limit(maxRides),
      )
      expect(over).toEqual(
        moments
          .toReversed()
          .map((moment) => [moment, known(router.earliestArrivals(at(moment, 1), limit(maxRides)))]),
      )
      const back: [number, number[]][] = []
      const negated = origins.map((origin) => ({ ...origin, time: 0 - origin.time }))
      router.departuresOver(
        negated,
        moments,
        (moment, reached) => back.push([moment, known(reached.map((time) => -time))]),
        limit(maxRides),
      )
      expect(back).toEqual(
        moments.map((moment) => [moment, known(router.latestDepartures(at(moment, -1), limit(maxRides)))]),
      )
    }),
    { numRuns: 300 },
  )
})

/** Whether a journey can be made as it is told, walking at most once between rides. */
function check(
  { legs }: Journey,
  from: number,
  to: number,
  router: Router,
  feed: Parameters<typeof networkOf>[0],
) {
  const { walks } = router.network
  let [at, time, walked] = [from, Number.NEGATIVE_INFINITY, false]
  for (const leg of legs) {
    expect(leg.from).toBe(at)
    expect(leg.departs).toBeGreaterThanOrEqual(time)
    if (leg.kind === 'walk') {
      expect(walked).toBe(false)
      const rows = [...walks.to.keys()].slice(walks.first[leg.from], walks.first[leg.from + 1])
      expect(
        rows.some((row) => walks.to[row] === leg.to && walks.seconds[row] === leg.arrives - leg.departs),
      ).toBe(true)
    } else {
      expect(leg.stops?.at(0)).toBe(leg.from)
      expect(leg.stops?.at(-1)).toBe(leg.to)
      const { first, stop } = feed.trips
      const of = [...stop.subarray(first[leg.trip!]!, first[leg.trip! + 1]!)].join()
      expect(`,${of},`).toContain(`,${leg.stops!.join()},`)
    }
    walked = leg.kind === 'walk'
    ;[at, time] = [leg.to, leg.arrives]
  }
  expect(at).toBe(to)
}

test('a journey is one that can be made, and as good as the label', () => {
  fc.assert(
    fc.property(cases, fc.nat(smallEnd), ({ feed, walkMetres, depart, maxRides }, arrive) => {
      const router = new Router(networkOf(feed, day, { walkMetres }))
      for (let stop = 1; stop < feed.stops.ids.length; stop++) {
        const earliest = known(router.earliestArrivals([{ stop: 0, time: depart }], limit(maxRides)))[stop]!
        const journey = router.journeyTo([{ stop: 0, time: depart }], stop, limit(maxRides))
        expect(journey?.arrives ?? Number.POSITIVE_INFINITY).toBe(earliest)
        if (journey) {
          expect(journey.departs).toBeGreaterThanOrEqual(depart)
          expect(journey.rides).toBeLessThanOrEqual(most(maxRides))
          check(journey, 0, stop, router, feed)
        }
        const last = known(router.latestDepartures([{ stop: 0, time: arrive }], limit(maxRides)))[stop]!
        const back = router.journeyFrom(stop, [{ stop: 0, time: arrive }], limit(maxRides))
        expect(back?.departs ?? Number.POSITIVE_INFINITY).toBe(last)
        if (back) {
          expect(back.arrives).toBeLessThanOrEqual(arrive)
          check(back, stop, 0, router, feed)
        }
      }
    }),
    { numRuns: 400 },
  )
})

test('leaving at the moments named is enough to know every moment', () => {
  fc.assert(
    fc.property(cases, ({ feed, walkMetres }) => {
      const router = new Router(networkOf(feed, day, { walkMetres }))
      const onFoot = known(router.earliestArrivals([{ stop: 0, time: 0 }], { maxRides: 0 }))
      const moments = router.departureTimes([{ stop: 0, time: 0 }], 0, 10 * smallEnd)
      const arrivals = (time: number) => known(router.earliestArrivals([{ stop: 0, time }]))
      for (let time = 0; time <= 25; time++) {
        const next = moments.find((moment) => moment >= time)
        const riding = next === undefined ? undefined : arrivals(next)
        expect(arrivals(time)).toEqual(
          onFoot.map((walk, stop) => Math.min(time + walk, riding?.[stop] ?? Number.POSITIVE_INFINITY)),
        )
      }
    }),
    { numRuns: 200 },
  )
})
