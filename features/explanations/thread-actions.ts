import type { AnswerOf, Question } from '../../engines/planner/answering.ts'
import { openAsking } from '../../engines/planner/asking-in-thread.ts'
import type { Moment } from '../../platform/context.ts'
import type { Month } from '../../vocabulary/day.ts'
import { getMonth } from '../planning/actions.ts'
import { findSolvedMonth, findWhetherSolved } from '../planning/solved-store.ts'
import { findProposingRun, findPublisher } from '../planning/store.ts'

/** Months opened by whoever asked last, for all organisations: a run is of one of them, and its id of no other. */
const asking = openAsking()
/** When the process stops; the next question would start it again. */
export const stopExplaining = (): Promise<void> => asking.close()

type Tx = Moment['tx']
/** Where the computation reads what it needs: never in the transaction of whoever waits for it. */
export type Reading = <Read>(work: (context: { tx: Tx }) => Promise<Read>) => Promise<Read>

/** Asks the thread about a run's month, which has to be kept (see `findPlan`). */
export const askAbout = <Asked extends Question>(
  reading: Reading,
  organisationId: string,
  { month, runId }: { month: Month; runId: string },
  question: Asked,
): Promise<AnswerOf<Asked>> =>
  asking.ask(runId, () => loadSolved(reading, organisationId, month, runId), question)

export async function loadSolved(reading: Reading, organisationId: string, month: Month, runId: string) {
  const solved = await reading(({ tx }) => findSolvedMonth(tx, organisationId, month, runId))
  if (!solved) throw new Error(`what run ${runId} solved is no longer kept`)
  return solved
}

export type PlanFound = { state: 'not-planned' | 'not-kept' } | { state: 'known'; runId: string }

/** The run that explains a month: the published one, else the one that proposes; and whether its data are kept. */
export async function findPlan(
  context: Parameters<typeof getMonth>[0],
  month: Month,
): Promise<PlanFound & { row: Awaited<ReturnType<typeof getMonth>> }> {
  const { tx, actor } = context
  const row = await getMonth(context, month)
  const run = row.publishedAt
    ? await findPublisher(tx, actor.organisationId, month)
    : await findProposingRun(tx, actor.organisationId, month, row.days)
  if (!run) return { row, state: 'not-planned' }
  const kept = await findWhetherSolved(tx, actor.organisationId, month, run.runId)
  return kept ? { row, state: 'known', runId: run.runId } : { row, state: 'not-kept' }
}
