// Everybody's ways, to offices and to sites, measured anew where a home, a place or a timetable changed: a new home costs
// what it costs, and so does a new place. The computation runs in a thread of its own, outside any transaction; no
// position leaves it but to be measured.
import { createHash } from 'node:crypto'
import { type WaysFound, waysInThread } from '../../engines/mobility/in-thread.ts'
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
  saveMeasured,
  saveMeasurement,
  saveWayProgress,
  saveWayRunEnded,
  saveWayRunsFailed,
} from './measuring-store.ts'
import {
  arrivalWindow,
  differenceOf,
  isNear,
  type MeasuredWay,
  measuredBy,
  type NearSite,
  type WaySeconds,
  walkBetweenStopsMetres,
  waysKept,
} from './rules.ts'
import { listServingFiles, listServingIds } from './store.ts'

/** Nobody measures this long: what began before is of a process that is gone. */
const longestMilliseconds = 30 * 60_000
/** How often progress is written down, in searches. */
const stepsBetween = 10
const pairsAtOnce = 20_000
/** How many homes are written in one transaction. */
const homesAtOnce = 500
/** What changed while one was at it is measured in the next round; of so many the next run takes care. */
const mostRounds = 5

/** Does nothing where nothing changed, or where somebody is at it. */
export async function measureEverybody(job: RunningJob): Promise<void> {
  for (let round = 0; round < mostRounds && (await measureOnce(job)); round++);
}

type Home = HomeToMeasure & { nearMinutes: number }
/** From these homes to these places; `toAll`: they are all there are. */
type Block = { homes: Home[]; places: PlaceToMeasure[]; toAll: boolean }

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
  // In parts, so that nobody waits long for the database; what is written twice is the same.
  for (const [b, block] of blocks.entries())
    for (let first = 0; first < block.homes.length; first += homesAtOnce) {
      const measured = measuredOf(block, found.blocks[b]!, first)
      const goesOn = await job.transaction(async ({ tx }) => {
        if (!(await saveWayProgress(tx, organisationId, runId, begun.stepsTotal))) return false
        await saveMeasurement(tx, organisationId, measured)
        return true
      })
      // Whoever stopped it meanwhile is heeded.
      if (!goesOn || job.signal.aborted) return false
    }
  await job.transaction(async ({ tx, now, today }) => {
    const counts = await countWithoutWay(tx, organisationId, today)
    await saveMeasured(tx, organisationId, begun.bases)
    await saveWayRunEnded(tx, organisationId, runId, {
      ...counts,
      servedOn: found.day ?? begun.day ?? null,
      now,
    })
  })
  return true
}

/** What is kept of some homes of a block: the ways to offices, and the sites near. */
function measuredOf({ homes, places, toAll }: Block, found: WaysFound, first: number): Measurement {
  const some = homes.slice(first, first + homesAtOnce)
  const [ways, nearSites]: [MeasuredWay[], NearSite[]] = [[], []]
  for (const [h, home] of some.entries()) {
    const toOffices: MeasuredWay[] = []
    for (const [p, place] of places.entries()) {
      const at = (first + h) * places.length + p
      const seconds: WaySeconds = {
        walkSeconds: found.walk[at]!,
        bicycleSeconds: found.bicycle[at]!,
        carSeconds: found.car[at]!,
        transitSeconds: found.transit[at]! === unreachable ? null : found.transit[at]!,
      }
      const [personId, placeId] = [home.id, place.id]
      if (place.kind === 'office')
        toOffices.push({ personId, placeId, own: placeId === home.officeId, ...seconds })
      else if (isNear(seconds, home.nearMinutes))
        nearSites.push({ personId, placeId, hostId: place.hostId, ...seconds })
    }
    ways.push(...waysKept(toOffices, home.nearMinutes))
  }
  const people = some.map(({ id }) => id)
  return { people, places: toAll ? null : places.map(({ id }) => id), ways, nearSites }
}

type Begun = {
  runId: string
  blocks: Block[]
  stepsTotal: number
  /** What is to be written down once all is measured. */
  bases: Parameters<typeof saveMeasured>[2]
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
  const [homeBases, placeBases] = [basesOf(homes, homeBasis), basesOf(places, placeBasis)]
  const last = await findLastBasis(tx, organisationId)
  const basis = digestOf(measuredBy, ...serving)
  const before = await listMeasured(tx, organisationId)
  const ofHomes = differenceOf(before.homes, homeBases)
  const ofPlaces = differenceOf(before.places, placeBases)
  // Of offices only the nearest are kept: where one comes or goes, others may be the nearest.
  const isOffice = (id: string) => (placeBases.get(id) ?? before.places.get(id)!).startsWith('office')
  const all = last?.basis !== basis || [...ofPlaces.changed, ...ofPlaces.gone].some(isOffice)
  const isChanged = (id: string) => all || ofHomes.changed.has(id)
  const nothing =
    !all && ofHomes.changed.size + ofHomes.gone.length + ofPlaces.changed.size + ofPlaces.gone.length === 0
  if (nothing) return undefined
  // Changed homes to every place, and the other homes to changed places: each pair once.
  const blocks: Block[] = [
    { homes: homes.filter(({ id }) => isChanged(id)), places, toAll: true },
    {
      homes: homes.filter(({ id }) => !isChanged(id)),
      places: places.filter(({ id }) => ofPlaces.changed.has(id)),
      toAll: false,
    },
  ].filter((block) => block.homes.length > 0 && (block.toAll || block.places.length > 0))
  const stepsTotal = blocks.reduce(
    (sum, block) => sum + searchesOf(block.homes.length, block.places.length),
    0,
  )
  const runId = await insertWayRun(tx, organisationId, { basis, stepsTotal, now })
  if (runId === undefined) return undefined
  const bases = {
    homes: new Map([...homeBases].filter(([id]) => isChanged(id))),
    places: placeBases,
    goneHomes: ofHomes.gone,
    gonePlaces: ofPlaces.gone,
  }
  const files = blocks.length > 0 ? await listServingFiles(tx, organisationId, today) : []
  const day = last?.basis === basis ? (last.servedOn ?? undefined) : undefined
  return { runId, blocks, stepsTotal, bases, files, today, day }
}

const digestOf = (...parts: readonly unknown[]): string =>
  createHash('sha256').update(parts.join('|')).digest('base64url').slice(0, 22)
const homeBasis = ({ latitude, longitude, officeId, nearMinutes }: Home): string =>
  digestOf(latitude, longitude, officeId, nearMinutes)
const placeBasis = ({ kind, hostId, latitude, longitude }: PlaceToMeasure): string =>
  `${kind} ${digestOf(hostId, latitude, longitude)}`
const basesOf = <One extends { id: string }>(list: readonly One[], of: (one: One) => string) =>
  new Map(list.map((one) => [one.id, of(one)]))

const pairsOf = (points: readonly { latitude: number; longitude: number }[]): Float64Array =>
  Float64Array.from(points.flatMap(({ latitude, longitude }) => [latitude, longitude]))

export async function giveUpMeasuring(job: RunningJob): Promise<void> {
  await job.transaction(({ tx, now }) => saveWayRunsFailed(tx, job.organisationId, now, now))
}
