// Everybody's ways, to offices and to sites, measured anew where a home, a place or a timetable changed: a new home costs
// what it costs, and so does a new place. The computation runs in a thread of its own, outside any transaction; no
// position leaves it but to be measured.
import { createHash } from 'node:crypto'
import { waysInThread } from '../../engines/mobility/in-thread.ts'
import { unreachable } from '../../engines/mobility/matrix.ts'
import { measureWays, searchesOf } from '../../engines/mobility/ways.ts'
import type { JobMoment, RunningJob } from '../../platform/jobs.ts'
import { getPolicy } from '../policy/store.ts'
import {
  countWithoutWay,
  findLastBasis,
  type HomeToMeasure,
  insertWayRun,
  listHomesToMeasure,
  listMeasured,
  listPlacesToMeasure,
  type Measurement,
  type PlaceToMeasure,
  saveMeasurement,
  saveWayProgress,
  saveWayRunEnded,
  saveWayRunsFailed,
} from './measuring-store.ts'
import {
  arrivalWindow,
  isKept,
  isNear,
  type MeasuredWay,
  measuredBy,
  type NearSite,
  staleBetween,
  type WaySeconds,
  walkBetweenStopsMetres,
} from './rules.ts'
import { listServingFiles, listServingIds } from './store.ts'

/** Nobody measures this long: what began before is of a process that is gone. */
const longestMilliseconds = 30 * 60_000
/** How often progress is written down, in searches. */
const stepsBetween = 10
const pairsAtOnce = 20_000
/** What changed while one was at it is measured in the next round; of so many the next run takes care. */
const mostRounds = 5

/** Does nothing where nothing changed, or where somebody is at it. */
export async function measureEverybody(job: RunningJob): Promise<void> {
  for (let round = 0; round < mostRounds && (await measureOnce(job)); round++);
}

type Home = HomeToMeasure & { nearMinutes: number }
type Block = { homes: Home[]; places: PlaceToMeasure[] }

/** @returns whether something was measured: then something may have changed meanwhile */
async function measureOnce(job: RunningJob): Promise<boolean> {
  const { organisationId } = job
  const begun = await job.transaction((moment) => begin(moment, organisationId))
  if (!begun) return false
  const { runId, blocks, files, today, day } = begun
  const stopped = new AbortController()
  let progress = Promise.resolve()
  const task = {
    feeds: files.map(({ id, bytes }) => ({ name: id, zip: bytes })),
    today,
    day,
    blocks: blocks.map(({ homes, places }) => ({ homes: pairsOf(homes), places: pairsOf(places) })),
    window: arrivalWindow,
    walkMetres: walkBetweenStopsMetres,
  }
  const pairs = blocks.reduce((sum, { homes, places }) => sum + homes.length * places.length, 0)
  // Estimates of few ways take less than a thread takes to start.
  const found = await (files.length === 0 && pairs <= pairsAtOnce
    ? measureWays(task, () => {})
    : waysInThread(
        task,
        (stepsDone) => {
          if (stepsDone % stepsBetween === 0)
            progress = progress.then(async () => {
              const goesOn = await job.transaction(({ tx }) =>
                saveWayProgress(tx, organisationId, runId, stepsDone),
              )
              if (!goesOn) stopped.abort()
            })
        },
        AbortSignal.any([job.signal, stopped.signal]),
      ))
  await progress
  if (!found) return false
  const ways: MeasuredWay[] = []
  const nearSites: NearSite[] = []
  for (const [b, block] of blocks.entries())
    for (const [h, home] of block.homes.entries())
      for (const [p, place] of block.places.entries()) {
        const at = h * block.places.length + p
        const { walk, bicycle, car, transit } = found.blocks[b]!
        const seconds: WaySeconds = {
          walkSeconds: walk[at]!,
          bicycleSeconds: bicycle[at]!,
          carSeconds: car[at]!,
          transitSeconds: transit[at]! === unreachable ? null : transit[at]!,
        }
        const [personId, placeId, own] = [home.id, place.id, place.id === home.officeId]
        if (place.kind === 'site' && isNear(seconds, home.nearMinutes))
          nearSites.push({ personId, placeId, hostId: place.hostId, ...seconds })
        if (place.kind === 'office' && isKept({ own, ...seconds }, home.nearMinutes))
          ways.push({ personId, placeId, own, ...seconds })
      }
  await job.transaction(async ({ tx, now, today }) => {
    // Whoever stopped it meanwhile is heeded.
    if (!(await saveWayProgress(tx, organisationId, runId, 0))) return
    const counts = await countWithoutWay(tx, organisationId, today)
    await saveMeasurement(tx, organisationId, { ...begun.replaced, ways, nearSites })
    await saveWayRunEnded(tx, organisationId, runId, { ...counts, servedOn: found.day ?? null, now })
  })
  return true
}

type Begun = {
  runId: string
  blocks: Block[]
  replaced: Omit<Measurement, 'ways' | 'nearSites'>
  files: { id: string; bytes: Buffer }[]
  today: JobMoment['today']
  day: JobMoment['today'] | undefined
}

/** What differs from what was measured last, and a run for it; undefined where nothing does, or somebody is at it. */
async function begin({ tx, now, today }: JobMoment, organisationId: string): Promise<Begun | undefined> {
  await saveWayRunsFailed(tx, organisationId, now - longestMilliseconds, now)
  const serving = await listServingIds(tx, organisationId, today)
  const places = await listPlacesToMeasure(tx, organisationId, today)
  const policy = await getPolicy(tx, organisationId)
  const homes = (await listHomesToMeasure(tx, organisationId, today)).map((home): Home => {
    const { teamId, officeId, directorateId } = home
    const at = {
      teamId: teamId ?? undefined,
      officeId: officeId ?? undefined,
      directorateId: directorateId ?? undefined,
    }
    return { ...home, nearMinutes: policy.valueOf('near-minutes', at, today) }
  })
  const present = { homes: basesOf(homes, homeBasis), places: basesOf(places, placeBasis) }
  const last = await findLastBasis(tx, organisationId)
  const basis = digestOf(measuredBy, ...serving)
  const all = last?.basis !== basis
  const before = all ? { homes: new Map(), places: new Map() } : await listMeasured(tx, organisationId)
  const stale = {
    homes: staleBetween(before.homes, present.homes),
    places: staleBetween(before.places, present.places),
  }
  const [changedHomes, changedPlaces] = [new Set(stale.homes.changed), new Set(stale.places.changed)]
  const nothing =
    !all && [stale.homes, stale.places].every(({ changed, stale }) => changed.length + stale.length === 0)
  if (nothing) return undefined
  // Changed homes to every place, and the other homes to changed places: each pair once.
  const blocks: Block[] = [
    { homes: homes.filter(({ id }) => changedHomes.has(id)), places },
    {
      homes: homes.filter(({ id }) => !changedHomes.has(id)),
      places: places.filter(({ id }) => changedPlaces.has(id)),
    },
  ].filter((block) => block.homes.length * block.places.length > 0)
  const stepsTotal = blocks.reduce(
    (sum, block) => sum + searchesOf(block.homes.length, block.places.length),
    0,
  )
  const runId = await insertWayRun(tx, organisationId, { basis, stepsTotal, now })
  if (runId === undefined) return undefined
  const replaced = {
    all,
    staleHomes: stale.homes.stale,
    stalePlaces: stale.places.stale,
    homes: onlyOf(present.homes, changedHomes),
    places: onlyOf(present.places, changedPlaces),
  }
  const files = blocks.length > 0 ? await listServingFiles(tx, organisationId, today) : []
  return { runId, blocks, replaced, files, today, day: all ? undefined : (last?.servedOn ?? undefined) }
}

const digestOf = (...parts: readonly unknown[]): string =>
  createHash('sha256').update(parts.join('|')).digest('base64url').slice(0, 22)
const homeBasis = ({ latitude, longitude, officeId, nearMinutes }: Home): string =>
  digestOf(latitude, longitude, officeId, nearMinutes)
const placeBasis = ({ kind, hostId, latitude, longitude }: PlaceToMeasure): string =>
  digestOf(kind, hostId, latitude, longitude)
const basesOf = <One extends { id: string }>(list: readonly One[], of: (one: One) => string) =>
  new Map(list.map((one) => [one.id, of(one)]))
const onlyOf = (bases: ReadonlyMap<string, string>, ids: ReadonlySet<string>) =>
  new Map([...bases].filter(([id]) => ids.has(id)))

const pairsOf = (points: readonly { latitude: number; longitude: number }[]): Float64Array =>
  Float64Array.from(points.flatMap(({ latitude, longitude }) => [latitude, longitude]))

export async function giveUpMeasuring(job: RunningJob): Promise<void> {
  await job.transaction(({ tx, now }) => saveWayRunsFailed(tx, job.organisationId, now, now))
}
