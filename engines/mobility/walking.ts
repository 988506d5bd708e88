/** Who can walk from stop to stop, and how long it takes: by transfers.txt and by distance; the shorter counts. */
import type { Feed } from './feed.ts'
import { PointGrid } from './points.ts'

/**
 * On foot a way is 1.25 times as long as the air line, and is walked at 4.5 km/h: median error of 3 minutes on 58,
 * over some 10,500 routed pairs in Milan more than 2 km apart.
 */
export const walkingPace = { detour: 1.25, kmPerHour: 4.5 } as const

export interface Pace {
  /** Way by air line. */
  detour: number
  kmPerHour: number
}

/** Whole seconds, rounded up: who is a second late misses the bus. */
export const secondsAt = ({ detour, kmPerHour }: Pace, metres: number): number =>
  Math.ceil((metres * detour) / (kmPerHour / 3.6))

/** Walks from stop s: from first[s] to first[s + 1]. */
export interface Walks {
  first: Int32Array
  to: Int32Array
  seconds: Int32Array
}

/**
 * Walks between stops where vehicles stop (never stations). A row of transfers.txt is about walking from its one stop to
 * its other, and so is one of type 3: it forbids both kinds of walk, that way; of several transfers between the same two the shortest counts.
 */
export function walksOf({ stops, transfers }: Feed, walkMetres: number): Walks {
  const stopCount = stops.ids.length
  const walks = new Map<number, number>()
  const forbidden = new Set<number>()
  for (const { from, to, seconds, forbidden: never } of transfers) {
    const key = from * stopCount + to
    if (never) forbidden.add(key)
    else walks.set(key, Math.min(walks.get(key) ?? Number.POSITIVE_INFINITY, seconds))
  }
  if (walkMetres > 0) {
    const grid = new PointGrid(stops.latitudes, stops.longitudes, walkMetres)
    for (let from = 0; from < stopCount; from++) {
      const around = { latitude: stops.latitudes[from]!, longitude: stops.longitudes[from]! }
      if (stops.served[from] !== 1 || Number.isNaN(around.latitude)) continue
      grid.within(around, walkMetres, (to, metres) => {
        if (to === from || stops.served[to] !== 1) return
        const key = from * stopCount + to
        const seconds = secondsAt(walkingPace, metres)
        if (seconds < (walks.get(key) ?? Number.POSITIVE_INFINITY)) walks.set(key, seconds)
      })
    }
  }
  for (const key of forbidden) walks.delete(key)
  const first = new Int32Array(stopCount + 1)
  for (const key of walks.keys()) first[Math.floor(key / stopCount) + 1]!++
  for (let stop = 0; stop < stopCount; stop++) first[stop + 1]! += first[stop]!
  const to = new Int32Array(walks.size)
  const seconds = new Int32Array(walks.size)
  const next = first.slice()
  for (const [key, time] of walks) {
    const walk = next[Math.floor(key / stopCount)]!++
    to[walk] = key % stopCount
    seconds[walk] = time
  }
  return { first, to, seconds }
}
