import { sql } from 'kysely'
import type { Transaction } from '../../platform/database/transaction.ts'
import type { Day, Month } from '../../vocabulary/day.ts'
import type { ProblemFault } from './fault-rules.ts'

export type ProgressPoint = { seconds: number; objective: number; bound: number; gapPercent: number }
export type RunOutcome = 'done' | 'cancelled' | 'failed' | 'outdated'
export type RaisedShown = {
  rule: 'quota' | 'perWeek' | 'present' | 'budget' | 'seats'
  name: string
  day: string | null
  from: number
  to: number
}
export type RunRow = {
  id: string
  month: Month
  days: Day[]
  startedAt: Date
  startedBy: string
  startedById: string
  seconds: number
  gapPercentAsked: number
  people: number
  progress: ProgressPoint[]
  /** When the worker last said that it lives; null before it began. */
  aliveAt: Date | null
  cancelAskedAt: Date | null
  outcome: RunOutcome | null
  raised: RaisedShown[] | null
  faults: ProblemFault[] | null
}
const row = sql`select r.id, r.month, r.days, r.started_at as "startedAt", r.started_by as "startedById",
    p.given_name || ' ' || p.family_name as "startedBy", r.seconds, r.gap_percent as "gapPercentAsked", r.people,
    r.progress, r.alive_at as "aliveAt", r.cancel_asked_at as "cancelAskedAt", e.outcome, e.raised, e.faults
  from plan_run r
  join person p on p.organisation_id = r.organisation_id and p.id = r.started_by
  left join plan_run_end e on e.organisation_id = r.organisation_id and e.run_id = r.id`

export async function listRuns(tx: Transaction, organisationId: string, month: string): Promise<RunRow[]> {
  const { rows } = await sql<RunRow>`${row} where r.organisation_id = ${organisationId} and r.month = ${month}
    order by r.started_at desc limit 20`.execute(tx)
  return rows
}

export async function findRun(
  tx: Transaction,
  organisationId: string,
  runId: string,
): Promise<RunRow | undefined> {
  return (
    await sql<RunRow>`${row} where r.organisation_id = ${organisationId} and r.id = ${runId}`.execute(tx)
  ).rows[0]
}

export async function saveRun(
  tx: Transaction,
  organisationId: string,
  run: {
    month: Month
    days: readonly Day[]
    by: string
    seconds: number
    gapPercent: number
    people: number
    now: number
  },
): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into plan_run (organisation_id, month, days, started_at, started_by, seconds, gap_percent, people)
    values (${organisationId}, ${run.month}, ${[...run.days]}, to_timestamp(${run.now / 1000}), ${run.by},
      ${run.seconds}, ${run.gapPercent}, ${run.people}) returning id`.execute(tx)
  return rows[0]!.id
}

/** Points of the curve kept: enough to draw it, few enough to send it often. */
const pointsKept = 200

/** Adds a point to the curve. @returns whether somebody asked to stop */
export async function saveProgress(
  tx: Transaction,
  organisationId: string,
  runId: string,
  points: readonly ProgressPoint[],
  now: number,
): Promise<boolean> {
  const { rows } = await sql<{ asked: boolean }>`
    update plan_run set progress = ${JSON.stringify(points.slice(-pointsKept))}, alive_at = to_timestamp(${now / 1000})
    where organisation_id = ${organisationId} and id = ${runId} returning cancel_asked_at is not null as asked`.execute(
    tx,
  )
  return rows[0]?.asked ?? true
}

export async function askToCancel(
  tx: Transaction,
  organisationId: string,
  runId: string,
  now: number,
): Promise<void> {
  await sql`update plan_run set cancel_asked_at = coalesce(cancel_asked_at, to_timestamp(${now / 1000}))
    where organisation_id = ${organisationId} and id = ${runId}`.execute(tx)
}

export async function saveRunEnd(
  tx: Transaction,
  organisationId: string,
  runId: string,
  end: {
    outcome: RunOutcome
    now: number
    objective?: number
    bound?: number
    gapPercent?: number
    raised?: readonly RaisedShown[]
    prices?: unknown
    faults?: readonly ProblemFault[]
  },
): Promise<void> {
  await sql`insert into plan_run_end (organisation_id, run_id, outcome, ended_at, objective, bound, gap_percent, raised, prices, faults)
    values (${organisationId}, ${runId}, ${end.outcome}, to_timestamp(${end.now / 1000}), ${end.objective ?? null},
      ${end.bound ?? null}, ${end.gapPercent ?? null}, ${JSON.stringify(end.raised ?? [])},
      ${end.prices === undefined ? null : JSON.stringify(end.prices)}, ${JSON.stringify(end.faults ?? [])})
    on conflict do nothing`.execute(tx)
}

/** What the people are called whose limits a run had to raise. */
export async function listRaisedNames(tx: Transaction, organisationId: string, personIds: readonly string[]) {
  const { rows } = await sql<{ id: string; name: string }>`
    select id, given_name || ' ' || family_name as name from person
    where organisation_id = ${organisationId} and id = any(${[...personIds]}::uuid[])`.execute(tx)
  return rows
}
