import fc from 'fast-check'
import type { Feed } from '../../engines/mobility/feed.ts'
import type { Plain } from './label-setting.ts'

/** The day on which every service of a small network runs, a Tuesday. */
export const smallDay = '2027-03-02'

/** Times go from 0 to this, in seconds. */
export const smallEnd = 40

/**
 * Random feeds of a handful of stops some metres apart: trips that overtake, loop and stand, places where one may not
 * board or alight, transfers of all kinds, trips that repeat, and trips of another day.
 */
export const smallFeeds: fc.Arbitrary<Feed> = fc
  .record({
    points: fc.array(fc.tuple(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 0, max: 5 })), {
      minLength: 2,
      maxLength: 6,
    }),
    trips: fc.array(
      fc.record({
        start: fc.nat(25),
        calls: fc.array(
          fc.record({
            stop: fc.nat(5),
            run: fc.nat(7),
            wait: fc.nat(3),
            allowed: fc.constantFrom(3, 3, 3, 3, 1, 2, 0),
          }),
          {
            minLength: 2,
            maxLength: 5,
          },
        ),
        service: fc.constantFrom(0, 0, 0, 0, 1),
        like: fc.nat(12),
      }),
      { minLength: 1, maxLength: 8 },
    ),
    transfers: fc.array(
      fc.record({
        from: fc.nat(5),
        to: fc.nat(5),
        seconds: fc.nat(9),
        forbidden: fc.constantFrom(false, false, true),
      }),
      { maxLength: 5 },
    ),
    repeats: fc.array(
      fc.record({
        trip: fc.nat(7),
        from: fc.nat(20),
        span: fc.nat(15),
        headway: fc.integer({ min: 3, max: 9 }),
      }),
      {
        maxLength: 1,
      },
    ),
  })
  .map(({ points, trips, transfers, repeats }) => {
    const count = points.length
    // Some trips run where another does, so that patterns have several.
    const calls = trips.map(({ calls, like }) => {
      const model = trips[like]?.calls
      return model === undefined
        ? calls
        : model.map((call, at) => ({
            ...call,
            ...(calls[at] ? { run: calls[at].run, wait: calls[at].wait } : {}),
          }))
    })
    const first = [0]
    const [stop, arrival, departure, allowed]: number[][] = [[], [], [], []]
    for (const [trip, list] of calls.entries()) {
      let time = trips[trip]!.start
      for (const call of list) {
        stop!.push(call.stop % count)
        arrival!.push(time + call.run)
        time += call.run + call.wait
        departure!.push(time)
        allowed!.push(call.allowed)
      }
      first.push(stop!.length)
    }
    const names = (list: readonly unknown[], prefix: string): string[] =>
      list.map((_, at) => `${prefix}${at}`)
    return {
      stops: {
        ids: names(points, 's'),
        names: names(points, 'Stop '),
        latitudes: Float64Array.from(points, ([y]) => 45 + y / 50_000),
        longitudes: Float64Array.from(points, ([, x]) => 9 + x / 50_000),
        served: new Uint8Array(count).fill(1),
        stations: new Int32Array(count).fill(-1),
      },
      lines: { ids: ['l'], shortNames: ['1'], longNames: [''], kinds: new Int16Array(1), colours: [''] },
      services: {
        ids: ['day', 'other'],
        weekdays: Uint8Array.of(0b0000010, 0b1111101),
        from: Int32Array.of(20270101, 20270101),
        until: Int32Array.of(20271231, 20271231),
        exceptions: { service: new Int32Array(0), day: new Int32Array(0), added: new Uint8Array(0) },
      },
      trips: {
        ids: names(trips, 't'),
        headsigns: names(trips, ''),
        line: new Int32Array(trips.length),
        service: Int32Array.from(trips, ({ service }) => service),
        first: Int32Array.from(first),
        stop: Int32Array.from(stop!),
        arrival: Int32Array.from(arrival!),
        departure: Int32Array.from(departure!),
        allowed: Uint8Array.from(allowed!),
      },
      frequencies: repeats
        .filter(({ trip }) => trip < trips.length)
        .map(({ trip, from, span, headway }) => ({ trip, from, until: from + span, headway })),
      transfers: transfers
        .map((one) => ({ ...one, from: one.from % count, to: one.to % count }))
        .filter(({ from, to }) => from !== to),
      stated: {},
    }
  })

/** Every journey there is, tried: the earliest arrival by stop, Infinity where none goes. */
export function bruteForce(
  { stopCount, trips, walks }: Plain,
  origin: number,
  depart: number,
  maxRides: number,
): number[] {
  const earliest = Array<number>(stopCount).fill(Number.POSITIVE_INFINITY)
  const tried = new Set<string>()
  const go = (stop: number, time: number, mayWalk: boolean, rides: number): void => {
    const state = `${stop} ${time} ${mayWalk} ${rides}`
    if (tried.has(state)) return
    tried.add(state)
    earliest[stop] = Math.min(earliest[stop]!, time)
    if (mayWalk) for (const { to, seconds } of walks[stop]!) go(to, time + seconds, false, rides)
    if (rides === maxRides) return
    for (const calls of trips)
      for (const [at, call] of calls.entries()) {
        if (call.stop !== stop || !call.board || call.departure < time) continue
        for (const later of calls.slice(at + 1))
          if (later.alight) go(later.stop, later.arrival, true, rides + 1)
      }
  }
  go(origin, depart, true, 0)
  return earliest
}
