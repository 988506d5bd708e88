// The renewal of many as a job: a hundred at a time, seen while it goes on, stopped and taken up again.
import type { Context } from '../../platform/context.ts'
import type { RunningJob } from '../../platform/jobs.ts'
import type { Day } from '../../vocabulary/day.ts'
import { NotFound, refuseIf } from '../../vocabulary/refusal.ts'
import { tell } from '../notices/actions.ts'
import { getPolicy } from '../policy/store.ts'
import {
  type Batch,
  findBatch,
  listBatches,
  listBatchOutcomes,
  listBatchWaiting,
  saveBatchCancelled,
  saveBatchEnd,
  saveBatchOutcomes,
  saveBatchReopened,
} from './batch-store.ts'
import { outcomeOf, renewedTerms, writerFor } from './register-actions.ts'
import { listRenewable, type ManyWritten, saveMany } from './register-store.ts'

const stateOf = ({ failed, cancelled, endedAt, done }: Batch) =>
  failed ? 'failed' : cancelled ? 'cancelled' : endedAt ? 'done' : done > 0 ? 'running' : 'waiting'

const shown = (batch: Batch) => ({
  total: batch.total,
  done: batch.done,
  proposed: batch.done - batch.leftOut,
  state: stateOf(batch) as 'failed' | 'cancelled' | 'done' | 'running' | 'waiting',
  askedAt: batch.askedAt.toISOString(),
})

export async function showBatch({ tx, actor }: Context, { batchId }: { batchId: string }) {
  const batch = await findBatch(tx, actor.organisationId, batchId)
  if (!batch) throw new NotFound('batch')
  const outcomes = await listBatchOutcomes(tx, actor.organisationId, batchId)
  const leftOut = outcomes.filter(({ outcome }) => outcome !== 'proposed')
  return { ...shown(batch), leftOut: leftOut.map(({ outcome, count }) => ({ code: outcome, count })) }
}

const latest = 5
export async function showBatches({ tx, actor }: Context) {
  const batches = await listBatches(tx, actor.organisationId, latest)
  return {
    items: batches.map((batch) => ({
      ...{ ...shown(batch), id: batch.id, askedBy: batch.askedByName, until: batch.untilDay },
    })),
  }
}

/** The hundred that is under way is still written; the job finds that it has ended and leaves. */
export async function cancelBatch(
  { tx, actor, now, audit }: Context,
  { batchId }: { batchId: string },
): Promise<Record<string, never>> {
  const { organisationId } = actor
  if (!(await findBatch(tx, organisationId, batchId))) throw new NotFound('batch')
  const cancelled = await saveBatchCancelled(tx, organisationId, batchId, { by: actor.personId, now })
  refuseIf(cancelled ? [] : [{ code: 'agreements/batch-over' }])
  audit('agreements/renewals-cancelled', batchId)
  return {}
}

export async function resumeBatch(
  { tx, actor, audit, enqueue }: Context,
  { batchId }: { batchId: string },
): Promise<Record<string, never>> {
  const { organisationId } = actor
  if (!(await findBatch(tx, organisationId, batchId))) throw new NotFound('batch')
  refuseIf(
    (await saveBatchReopened(tx, organisationId, batchId)) ? [] : [{ code: 'agreements/batch-not-stopped' }],
  )
  await enqueue('renew-agreements', batchId)
  audit('agreements/renewals-resumed', batchId)
  return {}
}

const atOnce = 100

/** A hundred in each transaction, so that progress is seen; taken up again after a crash where it stood. */
export async function renewBatch(job: RunningJob): Promise<void> {
  for (;;) {
    if (job.signal.aborted) throw new Error('The process is stopping; the renewals will be taken up again')
    const more = await job.transaction(async (moment) => {
      const { tx, today, now, audit } = moment
      const { organisationId, id } = job
      const batch = await findBatch(tx, organisationId, id)
      if (!batch || batch.endedAt) return false
      const agreementIds = await listBatchWaiting(tx, organisationId, id, atOnce)
      if (agreementIds.length === 0) {
        await saveBatchEnd(tx, organisationId, id, { failed: false }, now)
        audit('agreements/renewals-done', id, { total: batch.total, leftOut: batch.leftOut })
        return false
      }
      const policy = await getPolicy(tx, organisationId)
      const far = '9999-12-31' as Day
      const renewable = await listRenewable(tx, organisationId, {
        ...{ directorateId: undefined, endsUntil: far, today, agreementIds },
      })
      const outcomes = new Map(agreementIds.map((agreementId) => [agreementId, 'agreements/parent-closed']))
      const ready = renewable.filter((one) => {
        const outcome = outcomeOf(one, batch.untilDay, policy, today)
        outcomes.set(one.agreementId, outcome ?? 'proposed')
        return outcome === undefined
      })
      const writer = await writerFor(
        { tx, organisationId, today },
        policy,
        ready.map(({ personId }) => personId),
      )
      const written = ready.map(
        (one): ManyWritten => ({
          ...writer(one.personId, renewedTerms(one, batch.untilDay)),
          ...{ kind: 'renewal', parentId: one.agreementId, origin: 'product', force: null },
          ...{ steps: ['drafted', 'proposed'], details: { batchId: id } },
        }),
      )
      const saved = new Set(await saveMany(tx, organisationId, written, { by: batch.askedBy, now }))
      for (const { id: newId, parentId } of written)
        if (!saved.has(newId)) outcomes.set(parentId!, 'agreements/one-on-its-way')
      const told = written.filter((one) => saved.has(one.id))
      await tell(
        moment,
        organisationId,
        told.map(({ personId, terms }) => ({
          ...{ personId, kind: 'agreements/renewal-proposed' as const, details: { from: terms.from } },
        })),
      )
      const list = [...outcomes].map(([agreementId, outcome]) => ({ agreementId, outcome }))
      await saveBatchOutcomes(tx, organisationId, id, list)
      return true
    })
    if (!more) return
  }
}

export const giveUpBatch = (job: RunningJob): Promise<void> =>
  job.transaction(({ tx, now }) => saveBatchEnd(tx, job.organisationId, job.id, { failed: true }, now))
