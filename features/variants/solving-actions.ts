// Plans variants beside the month as it stands, each in a thread, outside any transaction.
import { fairnessOf } from '../../engines/planner/fairness.ts'
import { type Planning, planInThread } from '../../engines/planner/in-thread.ts'
import type { PlanResult } from '../../engines/planner/planner.ts'
import type { MonthProblem } from '../../engines/planner/problem.ts'
import { packMonth } from '../../engines/planner/record.ts'
import { overDesks } from '../../engines/planner/variants.ts'
import type { JobMoment, RunningJob } from '../../platform/jobs.ts'
import { findMonth } from '../months/store.ts'
import { gatherProblemFacts, readProblemFacts } from '../planning/facts-actions.ts'
import { findInputMark } from '../planning/input-store.ts'
import { monthProblem, type ProblemFacts } from '../planning/problem-actions.ts'
import { findSolvedMonth } from '../planning/solved-store.ts'
import { findProposingRun } from '../planning/store.ts'
import { amended } from './change-rules.ts'
import { countDirectorates, differences, tenths, type VariantFigures } from './figures-rules.ts'
import { factsWith, readMonthNow } from './numbers-actions.ts'
import type { MonthNow } from './rules.ts'
import {
  type ComparisonRow,
  findComparison,
  listVariants,
  type SolvingProgress,
  saveBase,
  saveComparisonEnd,
  saveSolved,
  saveSolvingProgress,
  type VariantRow,
} from './store.ts'

/** How often progress is written and a wish to cancel is heard. */
const everyMilliseconds = 500
/** Plans at the same time: each thread has a processor and some hundred megabytes. */
const atOnce = 2
const gapPercent = 0.01

type Begun = { row: ComparisonRow; variants: VariantRow[]; now: MonthNow; published: boolean; mark: string }

async function begin(
  { tx, today }: JobMoment,
  organisationId: string,
  id: string,
): Promise<Begun | undefined> {
  const row = await findComparison(tx, organisationId, id)
  if (!row || row.outcome) return undefined
  const month = (await findMonth(tx, organisationId, row.month))!
  return {
    row,
    variants: await listVariants(tx, organisationId, [id]),
    now: await readMonthNow(tx, organisationId, month),
    published: month.publishedAt !== null,
    mark: await findInputMark(tx, organisationId, row.month, today),
  }
}

/** Taken up again after a crash it begins anew; ended it does nothing. */
export async function solveComparison(job: RunningJob): Promise<void> {
  const { organisationId } = job
  const begun = await job.transaction((moment) => begin(moment, organisationId, job.id))
  if (!begun) return
  const { row, variants, now, published } = begun
  const facts = await readFacts(job, begun)
  const warmRecord = await job.transaction(async ({ tx }) => {
    const run = await findProposingRun(tx, organisationId, row.month, facts.days)
    return run && (await findSolvedMonth(tx, organisationId, row.month, run.runId))?.record
  })
  const solving = watched(job, row, variants.length + 1)
  try {
    const base = await solving.plan(0, monthProblem(facts), warmRecord)
    const baseFigures = figuresOf(facts, now, base, base)
    await job.transaction(({ tx }) => saveBase(tx, organisationId, row.id, baseFigures))
    const baseRecord = await packMonth({ problem: base.problem, plan: base.result.plan })
    let next = 0
    const solveNext = async (): Promise<void> => {
      while (next < variants.length && !solving.stopped()) {
        const place = next
        next += 1
        const variant = variants[place]!
        const after = amended(now, variant.changes).now
        const problem = monthProblem(factsWith(facts, after))
        const solved = await solving.plan(place + 1, problem, baseRecord)
        if (job.signal.aborted) return
        // A published month takes no other plan: there is nothing to adopt.
        const record = published ? null : await packMonth({ problem, plan: solved.result.plan })
        const figures = figuresOf(factsWith(facts, after), after, solved, base)
        await job.transaction(({ tx }) =>
          saveSolved(tx, organisationId, variant.id, {
            ...{ month: row.month, figures, people: problem.people.length, record },
          }),
        )
      }
    }
    await Promise.all(Array.from({ length: atOnce }, solveNext))
  } finally {
    await solving.end()
  }
  if (job.signal.aborted) throw new Error('The process is stopping; the comparison will be taken up again')
  const outcome = solving.cancelled() ? 'cancelled' : 'done'
  await job.transaction((moment) =>
    saveComparisonEnd(moment.tx, organisationId, row.id, { outcome, now: moment.now }),
  )
}

export async function giveUpComparison(job: RunningJob): Promise<void> {
  await job.transaction(({ tx, now }) =>
    saveComparisonEnd(tx, job.organisationId, job.id, { outcome: 'failed', now }),
  )
}

/** Each statement in a transaction of its own; where something was written meanwhile all again, in one. */
async function readFacts(job: RunningJob, { row, mark }: Begun): Promise<ProblemFacts> {
  const { organisationId } = job
  const { today } = await job.transaction(async (moment) => moment)
  const facts = await gatherProblemFacts(
    (read) => job.transaction(({ tx }) => read(tx)),
    organisationId,
    row.month,
    today,
  )
  return job.transaction(async (moment) =>
    (await findInputMark(moment.tx, organisationId, row.month, moment.today)) === mark
      ? facts
      : readProblemFacts(moment.tx, organisationId, row.month, moment.today),
  )
}

type Solved = { problem: MonthProblem; result: PlanResult }

/** Plans, with progress written and a wish to cancel heard meanwhile. */
function watched(job: RunningJob, row: ComparisonRow, plans: number) {
  const progress: SolvingProgress = Array.from({ length: plans }, () => ({ gapPercent: null, done: false }))
  const running = new Set<Planning>()
  let cancelled = false
  let busy: Promise<void> | undefined
  const save = () =>
    job.transaction(({ tx, now }) => saveSolvingProgress(tx, job.organisationId, row.id, progress, now))
  const watch = setInterval(() => {
    busy ??= save()
      .then(
        (asked) => {
          cancelled ||= asked
        },
        // A moment without the database is no reason to lose the computation; saving will say if it lasts.
        () => undefined,
      )
      .then(() => {
        busy = undefined
        if (cancelled || job.signal.aborted) for (const planning of running) planning.cancel()
      })
  }, everyMilliseconds)
  return {
    cancelled: () => cancelled,
    stopped: () => cancelled || job.signal.aborted,
    async plan(place: number, problem: MonthProblem, warmRecord: Uint8Array | undefined): Promise<Solved> {
      const planning = planInThread(problem, {
        ...{ seconds: row.seconds, gapPercent },
        ...(warmRecord ? { warmRecord } : {}),
        onProgress: (report) => {
          progress[place] = { gapPercent: report.gapPercent, done: false }
        },
      })
      running.add(planning)
      const result = await planning.result.finally(() => running.delete(planning))
      progress[place] = { gapPercent: result.gapPercent, done: true }
      return { problem, result }
    },
    async end() {
      clearInterval(watch)
      await busy
      await save()
    },
  }
}

function figuresOf(
  facts: ProblemFacts,
  now: MonthNow,
  { problem, result }: Solved,
  base: Solved,
): VariantFigures {
  const teams = new Map(now.teams.map((team) => [team.teamId, team]))
  const people = facts.people.map(({ personId, teamId, wish }) => ({
    personId,
    directorateId: teams.get(teamId)!.directorateId,
    wished: wish?.wished ?? [],
  }))
  const { people: plan } = result.plan
  const { all } = fairnessOf(problem, result.plan)
  const directorates = countDirectorates(people, plan, problem.days, now.directorates)
  const sum = (what: 'people' | 'wished' | 'granted' | 'refused') =>
    directorates.reduce((total, one) => total + one[what], 0)
  const names = new Map<string, string>([
    ...now.teams.map(({ teamId, name }) => [teamId, name] as const),
    ...now.directorates.map(({ directorateId, name }) => [directorateId, name] as const),
  ])
  return {
    objective: result.objective,
    bound: result.bound,
    gapPercent: result.gapPercent,
    seconds: result.seconds,
    people: sum('people'),
    wished: sum('wished'),
    granted: sum('granted'),
    refused: sum('refused'),
    share: all.share,
    jain: all.jain,
    ...tenths(people, plan, problem.days),
    overDesks: overDesks(problem, result.plan),
    ...differences(base.result.plan.people, plan),
    raised: result.raised.map(({ rule, id, day, from, to }) => ({
      ...{ rule, name: names.get(id) ?? id, day: day ?? null, from, to },
    })),
    directorates,
  }
}
