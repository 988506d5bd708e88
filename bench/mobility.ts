/**
 * Travel times on real timetables: `node --import tsx bench/mobility.ts [feeds|matrix|minotor|exact]`, by default the
 * first three, each in processes of its own, so that peak memory is its own. `exact` compares every origin of Trento
 * and of the Milan morning with an independent search, and takes minutes. The feeds lie beside the repository, in
 * ../shared/data/gtfs; what is missing is skipped, and said.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { bytesOf } from '../engines/mobility/archive.ts'
import type { Feed } from '../engines/mobility/feed.ts'
import { TransitMatrix, TransitTimes, walkWithin } from '../engines/mobility/matrix.ts'
import { networkOf } from '../engines/mobility/network.ts'
import type { Point } from '../engines/mobility/points.ts'
import { readFeed } from '../engines/mobility/reading.ts'
import { never, Router } from '../engines/mobility/router.ts'
import { usualAssumptions } from '../engines/mobility/travel.ts'
import { labelSetting, plainOf } from '../tests/mobility/label-setting.ts'
import type { Day } from '../vocabulary/day.ts'

const feeds = {
  trento: { file: 'trento-urbano-tte.gtfs.zip', day: '2025-05-13' as Day },
  trenord: { file: 'trenord-2022-12_2023-12.gtfs.zip', day: '2023-10-18' as Day },
  milano: { file: 'milano-morning-synthetic.gtfs.zip', day: '2026-10-13' as Day },
}
type Name = keyof typeof feeds
const names = Object.keys(feeds) as Name[]
const pathOf = (name: Name): string =>
  fileURLToPath(new URL(`../../shared/data/gtfs/${feeds[name].file}`, import.meta.url))
const depart = 7.75 * 3600

/** Seconds of the clock and of the processor. */
function timed<T>(run: () => T): { value: T; ms: number; cpuMs: number } {
  const [began, before] = [performance.now(), process.cpuUsage()]
  const value = run()
  const { user, system } = process.cpuUsage(before)
  return { value, ms: performance.now() - began, cpuMs: (user + system) / 1000 }
}
const peakMB = (): number => Math.round(process.resourceUsage().maxRSS / 1024)
const shown = (ms: number): string => (ms >= 100 ? `${ms.toFixed(0)} ms` : `${ms.toFixed(3)} ms`)

async function load(name: Name): Promise<Feed> {
  const { feed } = await readFeed(bytesOf(readFileSync(pathOf(name))))
  if (feed === undefined) throw new Error(`${name} cannot serve`)
  return feed
}

async function measureFeed(name: Name): Promise<void> {
  const empty = peakMB()
  const began = performance.now()
  const feed = await load(name)
  const imported = performance.now() - began
  const { value: network, ms: built } = timed(() => networkOf(feed, feeds[name].day))
  const { value: walked, ms: builtWalks } = timed(() => networkOf(feed, feeds[name].day, { walkMetres: 500 }))
  const oneToAll = (router: Router): string => {
    const all = () => {
      for (let stop = 0; stop < network.stopCount; stop++) router.earliestArrivals([{ stop, time: depart }])
    }
    all()
    const { ms, cpuMs } = timed(all)
    return `${shown(ms / network.stopCount)} (cpu ${shown(cpuMs / network.stopCount)})`
  }
  const own = oneToAll(new Router(network))
  const near = oneToAll(new Router(walked))
  console.log(
    `${name}: import ${shown(imported)}, network of a day ${shown(built)} (${network.patternCount} patterns, ` +
      `${network.trips.length} trips, ${network.walks.to.length} walks); one to all at 7:45 ${own}; ` +
      `with walks of 500 m (${walked.walks.to.length}, built in ${shown(builtWalks)}) ${near}; ` +
      `peak ${peakMB()} MB, ${empty} MB of it before`,
  )
}

/** Mulberry32: homes are the same in every run. */
function numbersFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
}

/** Around random stops, up to some 600 m away. */
function pointsNear(feed: Feed, count: number, seed: number): Point[] {
  const next = numbersFrom(seed)
  return Array.from({ length: count }, () => {
    const stop = Math.floor(next() * feed.stops.ids.length)
    return {
      latitude: feed.stops.latitudes[stop]! + (next() - 0.5) * 0.01,
      longitude: feed.stops.longitudes[stop]! + (next() - 0.5) * 0.014,
    }
  })
}

const window = { from: 7.5 * 3600, until: 10 * 3600, step: 300 }

/** What is measured, without the feed, which may go. */
async function prepared() {
  const feed = await load('milano')
  const { latitudes, longitudes } = feed.stops
  return {
    network: networkOf(feed, feeds.milano.day),
    stops: { latitudes, longitudes },
    homes: pointsNear(feed, 6500, 1),
    places: pointsNear(feed, 100, 2),
    further: pointsNear(feed, 200, 3),
  }
}

async function measureMatrix(): Promise<void> {
  const empty = peakMB()
  const { network, stops: points, homes, places, further } = await prepared()
  const loaded = peakMB()
  const matrix = new TransitMatrix(network, points, { window })
  // Place by place: the labels of one stay near the processor while all homes are joined to it.
  const entered = timed(() => {
    for (const [k, home] of homes.entries()) matrix.addHome(`h${k}`, home)
  })
  const measured = timed(() => {
    for (const [k, place] of places.entries()) matrix.addPlace(`p${k}`, place)
  })
  let [reached, stops] = [0, 0]
  const times = new TransitTimes(network, points, { window })
  for (const [h, home] of homes.entries()) {
    stops += times.accessOf(home).stops.length
    for (let p = 0; p < places.length; p++) if (matrix.seconds(`h${h}`, `p${p}`) !== undefined) reached++
  }
  const single = further.map((home, k) => timed(() => matrix.addHome(`new${k}`, home)).ms)
  single.sort((a, b) => a - b)
  const place = timed(() => matrix.addPlace('new', places[0]!))
  console.log(
    `matrix: 6500 homes × 100 places × 31 arrivals in ${((entered.ms + measured.ms) / 1000).toFixed(2)} s ` +
      `(cpu ${((entered.cpuMs + measured.cpuMs) / 1000).toFixed(2)} s; homes entered in ${(entered.ms / 1000).toFixed(2)} s; ` +
      `${(stops / homes.length).toFixed(0)} stops around a home, ` +
      `${((100 * reached) / 650_000).toFixed(1)} % have a way); a new home ${shown(single[100]!)} ` +
      `(slowest of 200 ${shown(single.at(-1)!)}), a new place ${shown(place.ms)}; ` +
      `peak ${peakMB()} MB (${loaded} MB once loaded, ${empty} MB before)`,
  )
  measureOneByOne(times, homes, places)
}

/** The same for one pair, asked alone: what the matrix spares. */
function measureOneByOne(times: TransitTimes, homes: readonly Point[], places: readonly Point[]): void {
  const pairs = homes.slice(0, 20)
  const alone = timed(() => {
    for (const home of pairs)
      times.medianSeconds(
        times.accessOf(home),
        times.labelsTo(times.accessOf(places[0]!)),
        walkWithin(home, places[0]!, usualAssumptions),
      )
  })
  console.log(`        one pair asked alone ${shown(alone.ms / pairs.length)}`)
}

async function measureMinotor(name: Name): Promise<void> {
  const { GtfsParser } = await import('minotor/parser')
  const { Duration, Query, Router: Other, Time } = await import('minotor')
  const { file, day } = feeds[name]
  const began = performance.now()
  const parsed = await new GtfsParser(pathOf(name)).parse(new Date(`${day}T12:00:00`))
  const imported = performance.now() - began
  const other = new Other(parsed.timetable, parsed.stopsIndex)
  const feed = await load(name)
  const router = new Router(networkOf(feed, day))
  const asked = feed.stops.ids.flatMap((id, stop) => {
    // It turns ids into numbers where they look like some.
    const theirs = parsed.stopsIndex.findStopById((Number.isNaN(Number(id)) ? id : Number(id)) as string)
    return theirs === undefined ? [] : [{ stop, theirs: theirs.id }]
  })
  const origins = Array.from({ length: 20 }, (_, k) => asked[Math.floor(((k + 0.5) * asked.length) / 20)]!)
  const query = (from: string) =>
    new Query.Builder()
      .from(from)
      .to([])
      .departureTime(Time.fromSeconds(depart))
      .minTransferTime(Duration.zero())
      .maxTransfers(15)
      .build()
  for (const { stop, theirs } of origins.slice(0, 3)) {
    other.route(query(theirs))
    router.earliestArrivals([{ stop, time: depart }])
  }
  let [right, late, early, missed, truths, ours, theirsMs] = [0, 0, 0, 0, 0, 0, 0]
  for (const { stop, theirs } of origins) {
    const mine = timed(() => router.earliestArrivals([{ stop, time: depart }]))
    const found = timed(() => other.route(query(theirs)))
    ours += mine.ms
    theirsMs += found.ms
    for (const to of asked) {
      if (mine.value[to.stop]! >= never) continue
      truths++
      const time = found.value.arrivalAt(to.theirs)?.time.toSeconds()
      if (time === undefined) missed++
      else if (time === mine.value[to.stop]) right++
      else if (time > mine.value[to.stop]!) late++
      else early++
    }
  }
  const share = (count: number): string => `${((100 * count) / truths).toFixed(1)} %`
  console.log(
    `minotor on ${file}: import ${shown(imported)}; one to all ${shown(theirsMs / 20)}, here ${shown(ours / 20)}: ` +
      `${(theirsMs / ours).toFixed(0)} times as long; of ${truths} arrivals ${share(right)} right, ${share(late)} later ` +
      `than the truth, ${share(early)} earlier, ${share(missed)} not found`,
  )
}

async function measureExactness(name: Name): Promise<void> {
  const feed = await load(name)
  const router = new Router(networkOf(feed, feeds[name].day))
  const plain = plainOf(feed, feeds[name].day, 0)
  let [pairs, wrong] = [0, 0]
  const began = performance.now()
  for (let stop = 0; stop < plain.stopCount; stop++) {
    const truth = labelSetting(plain, stop, depart)
    const found = router.earliestArrivals([{ stop, time: depart }])
    for (const [to, time] of truth.entries()) {
      pairs++
      if ((found[to]! >= never ? Number.POSITIVE_INFINITY : found[to]) !== time) wrong++
    }
  }
  const seconds = ((performance.now() - began) / 1000).toFixed(0)
  console.log(
    `${name}: ${pairs} pairs of stops at 7:45, ${wrong} differ from label-setting search (${seconds} s)`,
  )
  if (wrong > 0) process.exitCode = 1
}

const [what, name] = process.argv.slice(2)
const parts: Record<string, readonly Name[]> = {
  feeds: names,
  matrix: ['milano'],
  minotor: names,
  exact: ['trento', 'milano'],
}
if (name !== undefined) {
  const one = name as Name
  if (what === 'feeds') await measureFeed(one)
  else if (what === 'matrix') await measureMatrix()
  else if (what === 'minotor') await measureMinotor(one)
  else await measureExactness(one)
} else
  for (const part of what === undefined ? ['feeds', 'matrix', 'minotor'] : [what])
    for (const one of parts[part] ?? []) {
      if (!existsSync(pathOf(one))) {
        console.error(`Skipped: ${feeds[one].file} is not in ../shared/data/gtfs.`)
        continue
      }
      // What one run allocates for a moment is small: a small nursery keeps the peak near what is held.
      const program = [
        '--max-semi-space-size=1',
        ...process.execArgv,
        fileURLToPath(import.meta.url),
        part,
        one,
      ]
      const { status, stderr } = spawnSync(process.execPath, program, {
        stdio: ['ignore', 'inherit', 'pipe'],
        encoding: 'utf8',
        maxBuffer: 2 ** 28,
      })
      if (status === 0) continue
      const reason = /^\w*Error: .*$/m.exec(stderr)?.[0] ?? stderr.trim().split('\n').at(-1)
      console.log(`${part} ${one} ended with an error: ${reason}`)
      if (part !== 'minotor') process.exitCode = 1
    }
