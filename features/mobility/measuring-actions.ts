// Everybody's ways, measured anew when a home, an office or a timetable changed. The computation runs in a thread of its
// own, outside any transaction; no position leaves it but to be measured.
import { waysInThread } from '../../engines/mobility/in-thread.ts'
import { unreachable } from '../../engines/mobility/matrix.ts'
import type { RunningJob } from '../../platform/jobs.ts'
import { listOffices } from '../people/structure-store.ts'
import { arrivalWindow, walkBetweenStopsMetres, waysKept } from './rules.ts'
import { listServingFiles } from './store.ts'
import {
  countWithoutWay,
  findLastWayRun,
  findWayBasis,
  insertWayRun,
  type Located,
  listMeasuredHomes,
  type Measured,
  type MeasuredHome,
  saveWayProgress,
  saveWayRunsFailed,
  saveWays,
} from './ways-store.ts'

/** Nobody measures this long: what began before is of a process that is gone. */
const longestMilliseconds = 30 * 60_000
/** How often progress is written down, in places. */
const placesBetween = 10

/** Does nothing where nothing changed, or where somebody is at it. */
export async function measureEverybody(job: RunningJob): Promise<void> {
  const { organisationId } = job
  const begun = await job.transaction(async ({ tx, now, today }) => {
    await saveWayRunsFailed(tx, organisationId, now - longestMilliseconds, now)
    const basis = await findWayBasis(tx, organisationId, today)
    const last = await findLastWayRun(tx, organisationId)
    if (last?.endedAt && last.basis === basis) return undefined
    const places = (await listOffices(tx, organisationId)).flatMap(({ id, latitude, longitude }) =>
      latitude === null || longitude === null ? [] : [{ id, latitude, longitude }],
    )
    const runId = await insertWayRun(tx, organisationId, { basis, placesTotal: places.length, now })
    if (runId === undefined) return undefined
    const homes = await listMeasuredHomes(tx, organisationId, today)
    const files = await listServingFiles(tx, organisationId, today)
    return { runId, places, homes, files, today }
  })
  if (!begun) return
  const { runId, places, homes, files, today } = begun
  let progress = Promise.resolve()
  const found = await waysInThread(
    {
      feeds: files.map(({ id, bytes }) => ({ name: id, zip: bytes })),
      today,
      homes: pairsOf(homes),
      places: pairsOf(places),
      window: arrivalWindow,
      walkMetres: walkBetweenStopsMetres,
    },
    (placesDone) => {
      if (placesDone % placesBetween === 0)
        progress = progress.then(() =>
          job.transaction(({ tx }) => saveWayProgress(tx, organisationId, runId, placesDone)),
        )
    },
  )
  await progress
  const ways = homes.flatMap((home, h) => waysOf(home, h, places, found))
  await job.transaction(async ({ tx, now, today: day }) => {
    const counts = await countWithoutWay(tx, organisationId, day)
    await saveWays(tx, organisationId, runId, ways, { ...counts, servedOn: found.day ?? null, now })
  })
}

const pairsOf = (points: readonly Located[]): Float64Array =>
  Float64Array.from(points.flatMap(({ latitude, longitude }) => [latitude, longitude]))

type Found = Awaited<ReturnType<typeof waysInThread>>

function waysOf(home: MeasuredHome, h: number, places: readonly Located[], found: Found): Measured[] {
  const all = places.map(({ id }, p): Measured => {
    const at = h * places.length + p
    const transit = found.transit[at]!
    return {
      personId: home.id,
      officeId: id,
      own: id === home.officeId,
      walkSeconds: found.walk[at]!,
      bicycleSeconds: found.bicycle[at]!,
      carSeconds: found.car[at]!,
      transitSeconds: transit === unreachable ? null : transit,
    }
  })
  return waysKept(all)
}

export async function giveUpMeasuring(job: RunningJob): Promise<void> {
  await job.transaction(({ tx, now }) => saveWayRunsFailed(tx, job.organisationId, now, now))
}
