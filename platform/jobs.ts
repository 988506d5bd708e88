import { CompiledQuery } from 'kysely'
import type pg from 'pg'
import { type JobWithMetadata, PgBoss } from 'pg-boss'
import { type AuditEntry, writeAudit } from './audit.ts'
import type { Clock } from './clock.ts'
import type { Context, Moment } from './context.ts'
import type { WaitingJob } from './database/moving-format.ts'
import { type Database, onceCommitted, type Transaction } from './database/transaction.ts'
import { type JobData, type JobName, jobNames } from './job-names.ts'

export type RunningJob = JobData & {
  /** Aborted when the process is asked to stop: leave, the job will be taken up again. */
  signal: AbortSignal
  /** A transaction of the job's organisation. Computations run outside any. */
  transaction<Answer>(work: (moment: JobMoment) => Promise<Answer>): Promise<Answer>
}
export type JobMoment = Moment & { audit: Context['audit']; enqueue: Context['enqueue'] }
export type Work = (job: RunningJob) => Promise<void>

const schema = 'pgboss'
/** Seconds without a sign of life after which a job is taken up again; pg-boss accepts no less. */
const heartbeatSeconds = 10

type Query = (text: string, values?: unknown[]) => Promise<{ rows: unknown[] }>
const speakingTo = (query: Query) => ({
  executeSql: async (text: string, values?: unknown[]) => {
    const answer = await query(text, values)
    // A text of several statements answers with a list: the last one is meant.
    return Array.isArray(answer) ? (answer.at(-1) as { rows: never[] }) : (answer as { rows: never[] })
  },
})

/** Makes the queue's tables and queues as the owner, and opens them to the application's role. */
export async function prepareJobs(owner: pg.ClientBase): Promise<void> {
  const boss = new PgBoss({
    db: speakingTo((text, values) => owner.query(text, values as never[])),
    schema,
    supervise: false,
    schedule: false,
  })
  boss.on('error', () => {})
  await boss.start()
  for (const name of jobNames)
    if (!(await boss.getQueue(name)))
      await boss.createQueue(name, {
        retryLimit: 3,
        retryDelay: 1,
        expireInSeconds: 4 * 3600,
        heartbeatSeconds,
      })
  await boss.stop({ graceful: false, close: false })
  await owner.query(`grant usage on schema ${schema} to vicinato_app`)
  await owner.query(`grant select, insert, update, delete on all tables in schema ${schema} to vicinato_app`)
  await owner.query(`grant execute on all functions in schema ${schema} to vicinato_app`)
}

/** Jobs that have not ended, in an order that depends on nothing but them: what a dump takes along. */
export async function listWaitingJobs(owner: pg.ClientBase): Promise<WaitingJob[]> {
  const { rows } = await owner.query<WaitingJob>(`
    select name, data, singleton_key as "singletonKey", case when start_after > created_on
      then to_char(start_after at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') end as "startAfter"
    from ${schema}.job where state in ('created', 'retry', 'active')
    order by name collate "C", data::text collate "C", start_after`)
  return rows
}

/** Queues moved jobs from their beginning, in the transaction of `owner`. Those that nobody knows any more are named. */
export async function queueAgain(
  owner: pg.ClientBase,
  waiting: readonly WaitingJob[],
): Promise<{ queued: number; unknown: string[] }> {
  const known = waiting.filter(({ name }) => (jobNames as readonly string[]).includes(name))
  const boss = new PgBoss({
    db: speakingTo((text, values) => owner.query(text, values as never[])),
    schema,
    migrate: false,
    createSchema: false,
    supervise: false,
    schedule: false,
  })
  boss.on('error', () => {})
  await boss.start()
  for (const { name, data, startAfter, singletonKey } of known)
    await boss.send(name, data as object, {
      ...(startAfter ? { startAfter } : {}),
      ...(singletonKey ? { singletonKey } : {}),
    })
  await boss.stop({ graceful: false, close: false })
  const unknown = waiting.filter((job) => !known.includes(job)).map(({ name }) => name)
  return { queued: known.length, unknown: [...new Set(unknown)] }
}

/**
 * How often a queue is looked at, where nobody waits at a screen: looking at six queues twice a second took an
 * idle embedded database a twentieth of a processor.
 */
const patience: Partial<Record<JobName, number>> = {
  'deliver-notices': 2,
  'remind-wishes': 5,
  'turn-agreements': 5,
  'heed-agreements': 1,
  'turn-training': 5,
  'turn-bookings': 2,
  'check-waiting': 5,
  'turn-alliance': 5,
  'turn-conventions': 5,
  'turn-visits': 5,
  tidy: 5,
}

/**
 * Queues of which so many are taken at once, where many ask for the same: each is done once for all of them. Whatever they
 * were queued for has been committed before any of them began.
 */
const together: Partial<Record<JobName, number>> = { 'turn-bookings': 200 }

/** Those that ask for something else than one before. */
const distinct = (jobs: readonly JobWithMetadata<JobData>[]): JobWithMetadata<JobData>[] => [
  ...new Map(jobs.map((job) => [`${job.data.organisationId} ${job.data.id}`, job])).values(),
]

export type Jobs = {
  /** Queues a job in the caller's transaction: it exists if the transaction does. */
  enqueue(tx: Transaction, name: JobName, data: JobData): Promise<void>
  /**
   * Starts taking the jobs of `works`; without any the queue takes none, but it can be queued to. A job that fails is tried again some times; then its `givenUp` is told, so that nobody
   * waits for it.
   */
  start(works: Partial<Record<JobName, Work>>, givenUp?: Partial<Record<JobName, Work>>): Promise<void>
  stop(): Promise<void>
}

export function jobsOn(
  database: Database,
  clock: Clock,
  onFault: (fault: unknown, job: string) => void,
): Jobs {
  const pool = database.engine.pool
  const boss = new PgBoss({
    db: speakingTo(async (text, values) => {
      const rows = await pool.query(text, values)
      await database.engine.settle()
      return rows
    }),
    schema,
    migrate: false,
    createSchema: false,
    schedule: false,
    superviseIntervalSeconds: 5,
    monitorIntervalSeconds: 5,
  })
  boss.on('error', (fault) => onFault(fault, 'queue'))
  const running = new Set<AbortController>()
  /** Who works here on which job. */
  const workers = new Map<string, string>()
  let started = false
  const transactionOf =
    ({ organisationId }: JobData): RunningJob['transaction'] =>
    async (work) => {
      const afterwards: (() => Promise<void>)[] = []
      const answer = await database.transaction(organisationId, async (tx) => {
        afterwards.length = 0
        const entries: AuditEntry[] = []
        const now = clock.now()
        const answer = await work({
          tx,
          now,
          today: clock.today(),
          afterCommit: (later) => afterwards.push(later),
          audit: (act, subject, details = {}) =>
            entries.push({ at: now, actor: 'job', act, subject, details }),
          enqueue: (name, id, of = organisationId) => enqueue(tx, name, { organisationId: of, id }),
        })
        await writeAudit(tx, organisationId, entries)
        return answer
      })
      for (const later of afterwards) later().catch((fault: unknown) => onFault(fault, 'after-commit'))
      return answer
    }
  const enqueue: Jobs['enqueue'] = async (tx, name, data) => {
    await boss.send(name, data, {
      db: speakingTo(
        (text, values) =>
          tx.executeQuery(CompiledQuery.raw(text, [...(values ?? [])])) as Promise<{ rows: unknown[] }>,
      ),
    })
    // Whoever works in this very process begins at once; looking now and then is for what others queued.
    onceCommitted(tx, () => {
      const worker = workers.get(name)
      if (worker) boss.notifyWorker(worker)
    })
  }
  async function runOne(
    name: JobName,
    work: Work,
    { data, retryCount, retryLimit }: JobWithMetadata<JobData>,
    givenUp: Work | undefined,
  ): Promise<void> {
    const end = new AbortController()
    running.add(end)
    const runningJob = { ...data, signal: end.signal, transaction: transactionOf(data) }
    try {
      await work(runningJob)
      await database.engine.refreshStatistics().catch((fault: unknown) => onFault(fault, 'statistics'))
    } catch (fault) {
      onFault(fault, name)
      if (retryCount >= retryLimit && !end.signal.aborted) await givenUp?.(runningJob)
      throw fault
    } finally {
      running.delete(end)
    }
  }
  return {
    enqueue,
    async start(works, givenUp = {}) {
      await boss.start()
      started = true
      for (const [name, work] of Object.entries(works)) {
        const worker = await boss.work(
          name,
          {
            batchSize: together[name as JobName] ?? 1,
            pollingIntervalSeconds: patience[name as JobName] ?? 0.5,
            includeMetadata: true,
          },
          async (jobs: JobWithMetadata<JobData>[]) => {
            const faults: unknown[] = []
            for (const job of distinct(jobs))
              await runOne(name as JobName, work, job, givenUp[name as JobName]).catch((fault: unknown) =>
                faults.push(fault),
              )
            // Last, and all are tried again: one that always fails keeps no other from being done.
            if (faults.length > 0) throw faults[0]
          },
        )
        workers.set(name, worker)
      }
    },
    async stop() {
      for (const end of running) end.abort()
      workers.clear()
      if (started) await boss.stop({ graceful: true, timeout: 5000, close: false })
    },
  }
}
