import { type AuditEntry, writeAudit } from '../platform/audit.ts'
import type { Clock } from '../platform/clock.ts'
import type { Actor, Context } from '../platform/context.ts'
import type { Database } from '../platform/database/transaction.ts'
import type { JobName } from '../platform/job-names.ts'
import type { JobMoment, RunningJob, Work } from '../platform/jobs.ts'

type Action<Input, Answer> = (context: Context, input: Input) => Promise<Answer>
export type Acting = ReturnType<typeof actingOn>

/**
 * The demo's people act through the same actions as those who use the product, at the moment that the clock
 * says. Jobs that an action queues are done at once, here, and not left to the queue.
 */
export function actingOn(database: Database, clock: Clock, works: Partial<Record<JobName, Work>>) {
  /** One transaction, in which anybody may act; the audit is written last. */
  async function inTransaction<Answer>(
    organisationId: string,
    work: (as: (actor: string) => JobMoment) => Promise<Answer>,
  ): Promise<Answer> {
    let queued: { name: JobName; id: string; of: string }[] = []
    const answer = await database.transaction(organisationId, async (tx) => {
      queued = []
      const entries: AuditEntry[] = []
      const now = clock.now()
      const answer = await work((actor) => ({
        tx,
        now,
        today: clock.today(),
        afterCommit: () => {},
        audit: (act, subject, details = {}) => entries.push({ at: now, actor, act, subject, details }),
        enqueue: async (name, id, of = organisationId) => {
          queued.push({ name, id, of })
        },
      }))
      await writeAudit(tx, organisationId, entries)
      return answer
    })
    for (const { name, id, of } of queued) {
      await works[name]!(jobOf(of, id))
      await database.engine.refreshStatistics()
    }
    return answer
  }
  const jobOf = (organisationId: string, id: string): RunningJob => ({
    organisationId,
    id,
    signal: new AbortController().signal,
    transaction: (work) => inTransaction(organisationId, (as) => work(as('job'))),
  })
  return {
    /** What one person does, in a transaction of its own. */
    act: <Input, Answer>(actor: Actor, action: Action<Input, Answer>, input: Input): Promise<Answer> =>
      inTransaction(actor.organisationId, (as) => action({ ...as(actor.personId), actor }, input)),
    /** What several people do alike, in one transaction: each commit costs a write to the disk. */
    actAlike: <Input>(
      organisationId: string,
      actors: readonly Actor[],
      action: Action<Input, unknown>,
      input: Input,
    ): Promise<void> =>
      inTransaction(organisationId, async (as) => {
        for (const actor of actors) await action({ ...as(actor.personId), actor }, input)
      }),
  }
}
