import { afterAll, expect, test } from 'vitest'
import { smallFeed, zipped } from '../../tests/mobility/zipped.ts'
import type { Day } from '../../vocabulary/day.ts'
import { answerOf, type CityFiles, openCity } from './city.ts'
import { openCities } from './city-in-thread.ts'
import { isInside } from './reach.ts'

const cities = openCities()
afterAll(() => cities.close())

const files: CityFiles = {
  feeds: [{ name: 'a', zip: zipped(smallFeed) }],
  today: '2027-03-01' as Day,
  walkMetres: 0,
}
const [alba, far] = [
  { latitude: 45.46, longitude: 9.18 },
  { latitude: 45.47, longitude: 9.2 },
]

test('a thread that holds the timetables answers as they do here', async () => {
  const city = (await openCity(files))!
  const question = {
    what: 'ways' as const,
    from: alba,
    places: Float64Array.from([far.latitude, far.longitude]),
    window: { from: 8 * 3600, until: 9 * 3600, step: 300 },
  }
  const here = answerOf(city, question)
  expect(await cities.ask('k', async () => files, question)).toEqual(here)
  let loads = 0
  const load = async () => {
    loads++
    return files
  }
  await cities.ask('k', load, question)
  expect(loads).toBe(0)
  // Without timetables: estimates, and nothing by transport.
  expect(answerOf(undefined, question)).toEqual({ ...here, transit: Uint16Array.of(65_535) })
})

test('within so many minutes lie the places that can be reached, and the area holds them and not the others', async () => {
  const city = (await openCity(files))!
  const depart = Math.min(...city.network.departures)
  const reach = (minutes: number, mode: 'transit' | 'walk' | 'bicycle' | 'car') =>
    answerOf(city, {
      what: 'reach',
      from: alba,
      mode,
      departs: depart,
      withinSeconds: minutes * 60,
      places: Float64Array.from([far.latitude, far.longitude, alba.latitude, alba.longitude]),
    })
  for (const mode of ['transit', 'walk', 'bicycle', 'car'] as const) {
    const [few, many] = [reach(6, mode), reach(60, mode)]
    expect([mode, few.seconds[1]]).toEqual([mode, mode === 'car' ? 300 : 0])
    for (const { area, seconds } of [few, many]) {
      const inside = area.coordinates.some((rings) => isInside(far, rings))
      expect([mode, inside]).toEqual([mode, seconds[0] !== null])
    }
    expect([mode, few.seconds[0] === null, many.seconds[0] === null]).toEqual([mode, true, false])
  }
})

test('the lines near a point go along their stops, once each way, the stops nearest first', async () => {
  const city = (await openCity(files))!
  const { lines, stops } = answerOf(city, { what: 'lines', around: alba, metres: 1000, mostBytes: 400_000 })
  expect(stops[0]).toMatchObject({ name: 'Alba', metres: 0, point: [9.18, 45.46] })
  for (const { lines: passing } of stops) for (const line of passing) expect(lines[line]).toBeDefined()
  expect(lines.length).toBeGreaterThan(0)
  for (const { paths } of lines) expect(paths.every((path) => path.length > 1)).toBe(true)
  expect(answerOf(city, { what: 'lines', around: alba, metres: 1000, mostBytes: 0 }).lines).toEqual([])
})
