// A timetable handed in is read in a thread of its own; then everybody's ways are measured with it.
import { readFeedInThread } from '../../engines/mobility/in-thread.ts'
import type { JobMoment, RunningJob } from '../../platform/jobs.ts'
import { addDays } from '../../vocabulary/day.ts'
import { tell } from '../notices/actions.ts'
import { warnedDaysBefore } from './rules.ts'
import { findTimetableFile, saveTimetableFailed, saveTimetableReport, saveWarned } from './store.ts'
import { listKeepers } from './ways-store.ts'

export async function readTimetableFile(job: RunningJob): Promise<void> {
  const { organisationId, id } = job
  const bytes = await job.transaction(({ tx }) => findTimetableFile(tx, organisationId, id))
  // Taken away again meanwhile.
  if (!bytes) return
  const { findings, refusals, holds } = await readFeedInThread(bytes)
  await job.transaction(async ({ tx, now, enqueue }) => {
    await saveTimetableReport(tx, organisationId, id, {
      holds: holds && {
        stops: holds.stops,
        lines: holds.lines,
        trips: holds.trips,
        from: holds.serves.from,
        until: holds.serves.until,
      },
      findings: findings.map((one) => ({ ...one, example: one.example?.slice(0, 200) ?? null })),
      refusals: (refusals ?? []).map((one) => ({ ...one, detail: one.detail ?? null })),
      now,
    })
    if (holds) await enqueue('measure-ways', organisationId)
  })
}

export async function giveUpTimetable(job: RunningJob): Promise<void> {
  await job.transaction(({ tx, now }) => saveTimetableFailed(tx, job.organisationId, job.id, now))
}

/** Once for each timetable: the offices are told while there is time to ask for the next. */
export async function warnOfTimetables({ tx, now, today }: JobMoment, organisationId: string): Promise<void> {
  const ending = await saveWarned(tx, organisationId, addDays(today, warnedDaysBefore), now)
  if (ending.length === 0) return
  const keepers = await listKeepers(tx, organisationId)
  await tell(
    { tx, now },
    organisationId,
    ending.flatMap(({ fileName, until }) =>
      keepers.map((personId) => ({
        personId,
        kind: 'mobility/ends-soon' as const,
        details: { name: fileName, until },
      })),
    ),
  )
}
