import type { z } from 'zod'
import type { Context } from '../../platform/context.ts'
import type { Day } from '../../vocabulary/day.ts'
import type { planning } from './contract.ts'
import { shownFault } from './fault-rules.ts'
import { listRaisedNames, type RunRow } from './run-store.ts'

type RunShown = z.input<typeof planning.run.output>

/** Limits of a person: kept by the person's id, since who leaves loses the name and not the run. */
const ofPersons = ['quota', 'perWeek']

/** Runs as HR reads them, the people whose limits were raised and whose data are wrong by their names. */
export async function shownRuns(
  { tx, actor }: Pick<Context, 'tx' | 'actor'>,
  runs: readonly RunRow[],
): Promise<RunShown[]> {
  const ids = runs.flatMap(({ raised, faults }) => [
    ...(raised ?? []).filter(({ rule }) => ofPersons.includes(rule)).map(({ name }) => name),
    ...(faults ?? []).flatMap(({ personId }) => personId ?? []),
  ])
  const names = new Map(
    ids.length === 0
      ? []
      : (await listRaisedNames(tx, actor.organisationId, [...new Set(ids)])).map((one) => [one.id, one.name]),
  )
  return runs.map((run) => ({
    id: run.id,
    month: run.month,
    startedAt: run.startedAt.toISOString(),
    startedBy: run.startedBy,
    state: run.outcome ?? (run.aliveAt ? 'running' : 'waiting'),
    seconds: run.seconds,
    gapPercentAsked: run.gapPercentAsked,
    progress: run.progress.at(-1) ?? null,
    curve: run.progress,
    people: run.people,
    raised: (run.raised ?? []).map((raised) => ({
      ...raised,
      name: names.get(raised.name) ?? raised.name,
      day: raised.day as Day | null,
    })),
    faults: (run.faults ?? []).map((fault) => shownFault(fault, names)),
  }))
}
