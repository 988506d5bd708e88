import { planInThread } from '../../engines/planner/in-thread.ts'
import type { PlanResult } from '../../engines/planner/planner.ts'
import type { MonthProblem, RaisedLimit } from '../../engines/planner/problem.ts'
import { readProblem } from '../../engines/planner/reading.ts'
import { packMonth } from '../../engines/planner/record.ts'
import type { JobMoment, RunningJob } from '../../platform/jobs.ts'
import type { Day, Month } from '../../vocabulary/day.ts'
import { findMonthHeld } from '../months/store.ts'
import { listDirectorates, listOffices, listTeams } from '../people/structure-store.ts'
import { tellToApprove } from './answering-actions.ts'
import { gatherProblemFacts, readProblemFacts } from './facts-actions.ts'
import { locatedFault } from './fault-rules.ts'
import { findInputMark } from './input-store.ts'
import { monthProblem } from './problem-actions.ts'
import {
  findRun,
  type ProgressPoint,
  type RaisedShown,
  type RunRow,
  saveProgress,
  saveRunEnd,
} from './run-store.ts'
import { saveSolvedMonth } from './solved-store.ts'
import { saveProposal } from './store.ts'

/** How often the curve is written and a wish to cancel is heard. */
const everyMilliseconds = 500
/** Of one kind there may be one for each person. */
const mostFaults = 50

/**
 * Plans a month: reads the problem, computes in a thread outside any transaction, and saves the plan if what
 * it was computed from has not changed. Started again after a crash it begins anew; ended it does nothing.
 */
export async function planMonth(job: RunningJob): Promise<void> {
  const begun = await job.transaction(async ({ tx, today }) => {
    const run = await findRun(tx, job.organisationId, job.id)
    if (!run || run.outcome) return undefined
    return { run, today, mark: await findInputMark(tx, job.organisationId, run.month, today) }
  })
  if (!begun) return
  const { run } = begun
  const input = await readInput(job, begun)
  const { faults } = readProblem(input.problem)
  if (faults) {
    // What no computation takes would fail each time that it is tried.
    await job.transaction(async ({ tx, now }) => {
      const nameOf = await readStructureNames(tx, job.organisationId)
      await saveRunEnd(tx, job.organisationId, job.id, {
        outcome: 'failed',
        now,
        faults: faults.slice(0, mostFaults).map((fault) => locatedFault(fault, input.problem, nameOf)),
      })
    })
    return
  }
  const { result, cancelled } = await computeWatched(job, run, input.problem)
  if (job.signal.aborted) throw new Error('The process is stopping; the run will be taken up again')
  const record = await packMonth({ problem: input.problem, plan: result.plan })
  await job.transaction((moment) => keepPlan(moment, job, run, { ...input, record }, result, cancelled))
}

/** What is done when a run failed too often: nobody waits for it any longer. */
export async function giveUpPlan(job: RunningJob): Promise<void> {
  await job.transaction(({ tx, now }) =>
    saveRunEnd(tx, job.organisationId, job.id, { outcome: 'failed', now }),
  )
}

async function problemOf(
  { tx, today }: Pick<JobMoment, 'tx' | 'today'>,
  organisationId: string,
  month: Month,
) {
  return monthProblem(await readProblemFacts(tx, organisationId, month, today))
}

type Input = { problem: MonthProblem; mark: string }

/**
 * Reads the problem, each statement in a transaction of its own: in one, everybody would wait for the embedded
 * engine's one session until all is read. Where something was written meanwhile it is read again, in one.
 */
async function readInput(
  job: RunningJob,
  { run, today, mark }: { run: RunRow; today: Day; mark: string },
): Promise<Input> {
  const { organisationId } = job
  const facts = await gatherProblemFacts(
    (read) => job.transaction(({ tx }) => read(tx)),
    organisationId,
    run.month,
    today,
  )
  return job.transaction(async (moment) => {
    await saveProgress(moment.tx, organisationId, run.id, [], moment.now)
    const present = await findInputMark(moment.tx, organisationId, run.month, moment.today)
    if (present === mark) return { problem: monthProblem(facts), mark }
    return { problem: await problemOf(moment, organisationId, run.month), mark: present }
  })
}

/**
 * Whether the problem would be the same now. Reading it takes so long that on the embedded engine, with its one
 * session, everybody would wait: it is read again only where something was written meanwhile, since that may
 * have nothing to do with it (an address corrected).
 */
async function isUnchanged(
  moment: JobMoment,
  organisationId: string,
  month: Month,
  { problem, mark }: Input,
): Promise<boolean> {
  if ((await findInputMark(moment.tx, organisationId, month, moment.today)) === mark) return true
  const present = await problemOf(moment, organisationId, month)
  return textOf(present) === textOf(problem)
}

/** But for seats near home: others book while one computes, and who then has none is found at the publication. */
const textOf = ({ spaces, ...problem }: MonthProblem): string =>
  JSON.stringify({ ...problem, spaces: spaces.map(({ id }) => id) })

async function computeWatched(job: RunningJob, run: RunRow, problem: MonthProblem) {
  const curve: ProgressPoint[] = []
  const planning = planInThread(problem, {
    seconds: run.seconds,
    gapPercent: run.gapPercentAsked,
    onProgress: ({ seconds, objective, bound, gapPercent }) =>
      curve.push({ seconds, objective, bound, gapPercent }),
  })
  let cancelled = false
  let watching = Promise.resolve()
  let busy = false
  const watch = setInterval(() => {
    if (busy) return
    busy = true
    watching = job
      .transaction(({ tx, now }) => saveProgress(tx, job.organisationId, run.id, thinned(curve), now))
      .then((asked) => {
        cancelled ||= asked
        if (asked || job.signal.aborted) planning.cancel()
      })
      // A moment without the database is no reason to lose the computation; saving will say if it lasts.
      .then(
        () => undefined,
        () => undefined,
      )
      .finally(() => {
        busy = false
      })
  }, everyMilliseconds)
  try {
    return { result: await planning.result, cancelled: () => cancelled }
  } finally {
    clearInterval(watch)
    await watching
    await job.transaction(({ tx, now }) => saveProgress(tx, job.organisationId, run.id, thinned(curve), now))
  }
}

/** At most 100 points of the curve, the last always among them. */
function thinned(curve: readonly ProgressPoint[]): ProgressPoint[] {
  const step = Math.max(1, Math.ceil(curve.length / 100))
  return curve.filter((_, index) => index % step === 0 || index === curve.length - 1)
}

async function keepPlan(
  moment: JobMoment,
  job: RunningJob,
  run: RunRow,
  input: Input & { record: Uint8Array },
  result: PlanResult,
  cancelled: () => boolean,
): Promise<void> {
  const { tx, now, audit } = moment
  const { organisationId } = job
  const month = await findMonthHeld(tx, organisationId, run.month, 'update')
  if (!month || month.publishedAt || !(await isUnchanged(moment, organisationId, run.month, input))) {
    await saveRunEnd(tx, organisationId, run.id, { outcome: 'outdated', now })
    return
  }
  await saveProposal(tx, organisationId, run.month, run.id, result.plan.people)
  const solved = { runId: run.id, people: input.problem.people.length, record: input.record }
  await saveSolvedMonth(tx, organisationId, run.month, solved)
  await saveRunEnd(tx, organisationId, run.id, {
    outcome: cancelled() ? 'cancelled' : 'done',
    now,
    objective: result.objective,
    bound: result.bound,
    gapPercent: result.gapPercent,
    raised: await raisedShown(moment, organisationId, result.raised),
    prices: result.plan.prices,
  })
  await tellToApprove(moment, organisationId, month)
  audit('planning/propose', run.month, { runId: run.id, people: result.plan.people.length })
}

async function raisedShown(
  { tx }: JobMoment,
  organisationId: string,
  raised: readonly RaisedLimit[],
): Promise<RaisedShown[]> {
  if (raised.length === 0) return []
  const names = await readStructureNames(tx, organisationId)
  return raised.map(({ rule, id, day, from, to }) => ({
    rule,
    name: names.get(id) ?? id,
    day: day ?? null,
    from,
    to,
  }))
}

/** Of directorates, offices and teams, by their ids. */
async function readStructureNames(tx: JobMoment['tx'], organisationId: string) {
  const directorates = await listDirectorates(tx, organisationId)
  const offices = await listOffices(tx, organisationId)
  const teams = await listTeams(tx, organisationId)
  return new Map([...directorates, ...offices, ...teams].map(({ id, name }) => [id, name] as const))
}
