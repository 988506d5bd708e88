import { createHash } from 'node:crypto'
import type { Context } from '../../platform/context.ts'
import { NotFound, refuseIf } from '../../vocabulary/refusal.ts'
import { getPolicy } from '../policy/store.ts'
import { findLastWayRun, type WayRun } from './measuring-store.ts'
import { minutesOf, nearestShown, stateOfTimetable, type WaySeconds } from './rules.ts'
import { deleteTimetable, insertTimetable, listTimetables } from './store.ts'
import { findPlaceOf, listOwnNearSites, listOwnWays } from './ways-store.ts'

export async function addTimetable(
  { tx, actor, now, audit, enqueue }: Context,
  { fileName, contentBase64 }: { fileName: string; contentBase64: string },
): Promise<{ id: string }> {
  const bytes = Buffer.from(contentBase64, 'base64')
  refuseIf(bytes.length === 0 ? [{ code: 'mobility/empty-file' }] : [])
  const sha256 = createHash('sha256').update(bytes).digest()
  const id = await insertTimetable(tx, actor.organisationId, {
    fileName,
    sha256,
    bytes,
    by: actor.personId,
    now,
  })
  if (id === undefined) refuseIf([{ code: 'mobility/same-file' }])
  await enqueue('read-timetable', id!)
  audit('mobility/timetable-added', id!, { sha256: sha256.toString('hex') })
  return { id: id! }
}

export async function removeTimetable(
  { tx, actor, audit, enqueue }: Context,
  { timetableId }: { timetableId: string },
): Promise<Record<string, never>> {
  if (!(await deleteTimetable(tx, actor.organisationId, timetableId))) throw new NotFound('timetable')
  audit('mobility/timetable-removed', timetableId)
  await enqueue('measure-ways', actor.organisationId)
  return {}
}

const none = { stepsDone: 0, stepsTotal: 0, people: 0, withoutHome: 0, withoutOffice: 0, servedOn: null }

function stateOfRun({ endedAt, failedAt }: WayRun): 'measuring' | 'measured' | 'failed' {
  if (failedAt) return 'failed'
  return endedAt ? 'measured' : 'measuring'
}

export async function showTimetables({ tx, actor, today }: Context) {
  const [items, run] = [
    await listTimetables(tx, actor.organisationId),
    await findLastWayRun(tx, actor.organisationId),
  ]
  return {
    items: items.map(({ readAt, failedAt, warnedAt: _, uploadedAt, ...one }) => ({
      ...one,
      uploadedAt: uploadedAt.toISOString(),
      state: stateOfTimetable({ readAt, failedAt, from: one.from, until: one.until }, today),
    })),
    measuring: run
      ? { ...run, state: stateOfRun(run), beganAt: run.beganAt.toISOString() }
      : { ...none, state: 'never' as const, beganAt: null },
  }
}

const minutesByMode = (seconds: WaySeconds) => ({
  transit: seconds.transitSeconds === null ? null : minutesOf(seconds.transitSeconds),
  bicycle: minutesOf(seconds.bicycleSeconds),
  walk: minutesOf(seconds.walkSeconds),
  car: minutesOf(seconds.carSeconds),
})

/** Of who asks alone: their home is opened. */
export async function showMyWays({ tx, actor, today }: Context) {
  const { home, ways } = await listOwnWays(tx, actor.organisationId, actor.personId, nearestShown + 1)
  const spaces = await listOwnNearSites(tx, actor.organisationId, actor.personId)
  const run = await findLastWayRun(tx, actor.organisationId)
  const policy = await getPolicy(tx, actor.organisationId)
  const at = await findPlaceOf(tx, actor.organisationId, actor.personId)
  return {
    home,
    measuredAt: ways.length + spaces.length > 0 && run ? run.beganAt.toISOString() : null,
    servedOn: run?.servedOn ?? null,
    items: ways.map(({ officeId, name, own, latitude, longitude, ...seconds }) => ({
      officeId,
      name,
      own,
      point: { latitude, longitude },
      minutes: minutesByMode(seconds),
    })),
    spaces: spaces.map(({ hostId, siteId, name, address, latitude, longitude, ...seconds }) => ({
      hostId,
      siteId,
      name,
      address,
      point: { latitude, longitude },
      minutes: minutesByMode(seconds),
    })),
    nearMinutes: policy.valueOf('near-minutes', at, today),
  }
}
