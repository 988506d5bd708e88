import type { MarginProgress } from '../../engines/planner/answering.ts'
import { openAsking } from '../../engines/planner/asking-in-thread.ts'
import type { RunningJob } from '../../platform/jobs.ts'
import { findRun } from '../planning/run-store.ts'
import { type MarginKept, saveSearchEnd, saveSearchProgress } from './store.ts'
import { loadSolved } from './thread-actions.ts'

const everyMilliseconds = 500
/** Of each kind so many, those with the highest price first. */
const perKind = 5

/** Finds what one more of each limit gives back, in a thread of its own: who asks about a day does not wait for it. */
export async function searchMargins(job: RunningJob): Promise<void> {
  const { organisationId, id: runId } = job
  const run = await job.transaction(({ tx }) => findRun(tx, organisationId, runId))
  if (!run) return
  let latest: MarginProgress = { tried: 0, toTry: 0 }
  const tell = () =>
    job.transaction(({ tx, now }) => saveSearchProgress(tx, organisationId, runId, { ...latest, now }))
  await tell()
  let telling: Promise<unknown> = Promise.resolve()
  // A moment without the database is no reason to lose the search.
  const watch = setInterval(() => {
    telling = tell().then(
      () => undefined,
      () => undefined,
    )
  }, everyMilliseconds)
  const asking = openAsking()
  try {
    const margins = await asking.ask(
      runId,
      () => loadSolved(job.transaction, organisationId, run.month, runId),
      { what: 'margins', perKind },
      (progress) => {
        latest = progress
      },
    )
    clearInterval(watch)
    await telling
    await tell()
    const kept = margins.map(
      ({ kind, id, day, minutes }): MarginKept => ({
        kind,
        id,
        day: (day ?? null) as MarginKept['day'],
        minutes,
      }),
    )
    await job.transaction(({ tx, now }) => saveSearchEnd(tx, organisationId, runId, kept, now))
  } finally {
    clearInterval(watch)
    await asking.close()
  }
}

/** Nobody waits for a search that failed too often; it may be asked for again. */
export async function giveUpMargins(job: RunningJob): Promise<void> {
  await job.transaction(({ tx, now }) => saveSearchEnd(tx, job.organisationId, job.id, null, now))
}
