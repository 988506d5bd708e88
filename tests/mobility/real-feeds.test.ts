import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { bytesOf } from '../../engines/mobility/archive.ts'
import { networkOf } from '../../engines/mobility/network.ts'
import { readFeed } from '../../engines/mobility/reading.ts'
import { never, Router } from '../../engines/mobility/router.ts'
import { packageRoot } from '../../platform/root.ts'
import type { Day } from '../../vocabulary/day.ts'
import { labelSetting, plainOf } from './label-setting.ts'

/** What is true of each feed; the router is compared with another search from twenty stops of it to all. */
const feeds = [
  {
    name: 'trento-urbano-tte',
    holds: { stops: 1117, trips: 5936, from: '2024-09-09', until: '2025-09-09' },
    repaired: { file: 'routes.txt', code: 'stray-quote', count: 1, lines: [16] },
    day: '2025-05-13',
    walks: [0, 400],
  },
  {
    name: 'trenord-2022-12_2023-12',
    holds: { stops: 433, trips: 2407, from: '2023-07-28', until: '2023-12-31' },
    repaired: { file: 'stop_times.txt', code: 'rows-out-of-order', count: 2389 },
    day: '2023-10-18',
    walks: [1500],
  },
  {
    name: 'milano-morning-synthetic',
    holds: { stops: 3695, trips: 9297, from: '2026-01-01', until: '2027-12-31' },
    repaired: { file: 'stops.txt', code: 'blank-with-space', count: 1 },
    day: '2026-10-13',
    walks: [0],
  },
]
const originCount = 20
const depart = 7.75 * 3600

for (const { name, holds, repaired, day, walks } of feeds) {
  const path = join(packageRoot, '..', 'shared', 'data', 'gtfs', `${name}.gtfs.zip`)
  const missing = !existsSync(path)
  if (missing) console.error(`Skipped: ${name}.gtfs.zip is not in ../shared/data/gtfs.`)
  test.skipIf(missing)(
    `${name}: read, and from ${originCount} stops to all as an independent search says`,
    async () => {
      const { feed, findings } = await readFeed(bytesOf(readFileSync(path)))
      expect(feed?.stops.ids.length).toBe(holds.stops)
      expect(feed?.trips.ids.length).toBe(holds.trips)
      expect(findings).toContainEqual(expect.objectContaining(repaired))
      let compared = 0
      for (const walkMetres of walks) {
        const router = new Router(networkOf(feed!, day as Day, { walkMetres }))
        const plain = plainOf(feed!, day as Day, walkMetres)
        for (let k = 0; k < originCount; k++) {
          const stop = Math.floor(((k + 0.5) * plain.stopCount) / originCount)
          const time = depart + 60 * k
          const found = [...router.earliestArrivals([{ stop, time }])].map((at) =>
            at >= never ? Number.POSITIVE_INFINITY : at,
          )
          const truth = labelSetting(plain, stop, time)
          expect(found).toEqual(truth)
          compared += truth.filter(Number.isFinite).length
        }
      }
      // Twenty comparisons with nothing in them would be none.
      expect(compared).toBeGreaterThan(originCount * holds.stops * 0.5)
    },
  )
}
