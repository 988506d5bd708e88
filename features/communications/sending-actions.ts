// Telling the Ministry, one after the other, as a job: seen while it goes on, cancelled, taken up again after a crash.
import type { JobMoment, RunningJob } from '../../platform/jobs.ts'
import type { Services } from '../../platform/services.ts'
import {
  findDispatchHeld,
  findWhetherOver,
  findWhetherUnderWay,
  listForsaken,
  saveAttempt,
  saveDispatchEnd,
  saveForsaken,
  takeNext,
} from './dispatch-store.ts'
import { type Filled, faultsOf, fill } from './fault-rules.ts'
import { attemptSeconds } from './rules.ts'
import { ministryService, type OpenAccess, type Service, type Told, tell } from './service-actions.ts'
import { findAccess, findSettings } from './settings-store.ts'
import { findCommunication, listOwnCodes, saveState, saveStep } from './store.ts'

// A sealed secret opens only in its own place.
export const secretPlace = (organisationId: string) => `communications ${organisationId}`

export async function findOpenAccess(
  { sealing }: Pick<Services, 'sealing'>,
  { tx }: Pick<JobMoment, 'tx'>,
  organisationId: string,
): Promise<OpenAccess | undefined> {
  const found = await findAccess(tx, organisationId)
  if (!found) return undefined
  const { sealedClientSecret, changedAt: _, ...access } = found
  return { ...access, clientSecret: sealing.unseal(sealedClientSecret, secretPlace(organisationId)) }
}

type Next = {
  one: Filled
  mayHaveArrived: boolean
  until: number
  closeEarlier: boolean
  ownCodes: Set<string>
}
/** After so many that did not go out, nothing will: the service is not there. */
const mostMisses = 3
const unreachable = 'communications/service-unreachable'
const pause = (milliseconds: number) => new Promise<void>((over) => setTimeout(over, milliseconds))

export const sendCommunications =
  (services: Services) =>
  async (job: RunningJob): Promise<void> => {
    const { organisationId } = job
    const access = await job.transaction((moment) => findOpenAccess(services, moment, organisationId))
    if (!access) return job.transaction((moment) => end(moment, job, 'communications/no-access'))
    const service = ministryService(services.outbound, access)
    const later = new Set<string>()
    const notSent = new Set<string>()
    let [misses, waitedSeconds, pass] = [0, 0, 1]
    for (;;) {
      if (job.signal.aborted) throw new Error('The process is stopping; the dispatch will be taken up again')
      const next = await job.transaction((moment) => take(moment, job, [...later]))
      if (next === 'over') return
      // Of a process that died: what it had under way is looked up once nobody waits for it any more.
      if (next === 'under-way' && waitedSeconds++ < attemptSeconds + 5) {
        await pause(1000)
        continue
      }
      if (next === 'under-way' || next === 'none') {
        if (later.size === 0 || pass === 2)
          return job.transaction((moment) => end(moment, job, notSent.size > 0 ? unreachable : null))
        pass = 2
        later.clear()
        continue
      }
      if (next === 'left-out') continue
      const told = await say(service, job, next)
      misses = told.outcome === 'not-sent' ? misses + 1 : 0
      // What did not go out, or nobody knows whether it did, is taken up once more when the others are done.
      if (told.outcome === 'unclear' || told.outcome === 'not-sent') later.add(next.id)
      if (told.outcome === 'not-sent') notSent.add(next.id)
      else notSent.delete(next.id)
      if (told.outcome === 'stop') return job.transaction((moment) => end(moment, job, told.reason))
      if (misses >= mostMisses) return job.transaction((moment) => end(moment, job, unreachable))
    }
  }

async function take(
  { tx, now, today }: JobMoment,
  { organisationId, id: dispatchId }: RunningJob,
  except: readonly string[],
): Promise<'over' | 'none' | 'under-way' | 'left-out' | ({ id: string } & Next)> {
  const dispatch = await findWhetherOver(tx, organisationId, dispatchId)
  if (!dispatch || dispatch.ended) return 'over'
  if (dispatch.cancelled) {
    await saveDispatchEnd(tx, organisationId, dispatchId, 'communications/cancelled', now)
    return 'over'
  }
  const until = now + attemptSeconds * 1000
  // Looked at before: what somebody else holds for a moment, or gives back in between, is waited for, and not taken for
  // something that nobody can send.
  const underWay = await findWhetherUnderWay(tx, organisationId, dispatchId, except)
  const taken = await takeNext(tx, organisationId, dispatchId, { now, until, except })
  if (!taken) return underWay ? 'under-way' : 'none'
  const row = (await findCommunication(tx, organisationId, taken.id))!
  const { settings } = (await findSettings(tx, organisationId))!
  const { number, kind, target, signedOn, startsOn, endsOn } = row
  const facts = { signedOn, startsOn, endsOn }
  const thisYear = Number(today.slice(0, 4))
  const one = fill({ number, kind, facts, code: target ?? '' }, row.worker, settings, thisYear)
  const faults = faultsOf(one)
  // What is not known any more to be whole never leaves; what may have arrived stays to be looked up.
  if (faults.length > 0) {
    const state = taken.before === 'due' ? 'due' : 'unclear'
    const step = { step: 'left-out', by: null, details: { fault: faults[0]!.code } }
    await saveState(tx, organisationId, taken.id, { state, leaveDispatch: true }, step, now)
    return 'left-out'
  }
  const ownCodes = new Set(await listOwnCodes(tx, organisationId, row.personId))
  const mayHaveArrived = taken.before !== 'due'
  return { id: taken.id, one, mayHaveArrived, until, closeEarlier: settings.closeEarlier, ownCodes }
}

async function say(service: Service, job: RunningJob, next: { id: string } & Next): Promise<Told> {
  const { id, one, mayHaveArrived, closeEarlier, ownCodes } = next
  const { organisationId } = job
  let until = next.until
  const renew = () =>
    job.transaction(async ({ tx, now }) => {
      const longer = now + attemptSeconds * 1000
      const isOurs = await saveAttempt(tx, organisationId, id, { until, longer })
      until = longer
      return isOurs
    })
  const told = await tell(service, one, { mayHaveArrived, closeEarlier, ownCodes, renew })
  if (told.outcome === 'taken-over') return told
  await job.transaction(async (moment) => {
    const isOurs = await saveAttempt(moment.tx, organisationId, id, { until, longer: until })
    if (isOurs) await note(moment, organisationId, id, told, mayHaveArrived)
  })
  return told
}

async function note(
  { tx, now, audit }: JobMoment,
  organisationId: string,
  id: string,
  told: Exclude<Told, { outcome: 'taken-over' }>,
  mayHaveArrived: boolean,
): Promise<void> {
  const write = (...[to, step]: [Parameters<typeof saveState>[3], Parameters<typeof saveState>[4]]) =>
    saveState(tx, organisationId, id, to, step, now)
  if (told.outcome === 'stop' || told.outcome === 'not-sent') {
    const details = { words: told.words }
    // It did not go out: as it was before.
    const state = mayHaveArrived ? ('unclear' as const) : ('due' as const)
    return write({ state }, { step: 'not-sent', by: null, details })
  }
  for (const { code, endsOn } of told.closed) {
    await saveStep(
      tx,
      organisationId,
      id,
      { step: 'earlier-closed', by: null, details: { code, endsOn } },
      now,
    )
    audit('communications/earlier-closed', id, { code, endsOn })
  }
  if (told.outcome === 'accepted') {
    const { code, found } = told
    await write(
      { state: 'accepted', code },
      { step: found ? 'found' : 'accepted', by: null, details: { code } },
    )
    audit('communications/accepted', id, { code })
  } else if (told.outcome === 'refused') {
    const { answer, message } = told
    await write({ state: 'refused' }, { step: 'refused', by: null, details: { answer, message } })
    audit('communications/refused', id, { answer })
  } else await write({ state: 'unclear' }, { step: 'unclear', by: null, details: { words: told.words } })
}

async function end(
  { tx, now, audit }: JobMoment,
  { organisationId, id }: RunningJob,
  stopped: string | null,
): Promise<void> {
  const dispatch = await findDispatchHeld(tx, organisationId, id)
  if (!dispatch || dispatch.endedAt) return
  const { total, accepted, refused, unclear } = dispatch
  // Something came to be missing since it was asked for, or waits for another that did not go through.
  const isWhole = accepted + refused + unclear >= total
  const why = stopped ?? (isWhole ? null : 'communications/some-left')
  await saveDispatchEnd(tx, organisationId, id, why, now)
  audit('communications/dispatch-ended', id, { total, accepted, refused, unclear, stopped: why })
}

/** After several failures of the job itself. */
export const giveUpDispatch = (job: RunningJob): Promise<void> =>
  job.transaction((moment) => end(moment, job, 'communications/dispatch-failed'))

/** What a process left under way when it died is taken up again by its own dispatch. */
export async function takeUpForsaken({ tx, now, enqueue }: JobMoment, organisationId: string): Promise<void> {
  await saveForsaken(tx, organisationId, now)
  for (const id of await listForsaken(tx, organisationId, now)) await enqueue('send-communications', id)
}
