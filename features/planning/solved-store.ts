import { sql } from 'kysely'
import { openHomes, type Transaction } from '../../platform/database/transaction.ts'
import type { Month } from '../../vocabulary/day.ts'

/** A run's problem, plan and proof, packed (engines/planner/record.ts): what explanations are computed from. */
export type SolvedRow = { runId: string; people: number; record: Uint8Array }

/** Keeps what the month's proposal was computed from, in place of what an earlier one was. */
export async function saveSolvedMonth(
  tx: Transaction,
  organisationId: string,
  month: Month,
  { runId, people, record }: SolvedRow,
): Promise<void> {
  await openHomes(tx, 'engine')
  await sql`insert into solved_month (organisation_id, month, run_id, people, record)
    values (${organisationId}, ${month}, ${runId}, ${people}, ${record})
    on conflict (organisation_id, month) do update
      set run_id = excluded.run_id, people = excluded.people, record = excluded.record`.execute(tx)
  await openHomes(tx, { person: '' })
}

/** For the planner's thread alone: undefined where the run kept none, or its time is over. */
export async function findSolvedMonth(
  tx: Transaction,
  organisationId: string,
  month: Month,
  runId: string,
): Promise<SolvedRow | undefined> {
  await openHomes(tx, 'engine')
  const { rows } = await sql<SolvedRow>`
    select run_id as "runId", people, record from solved_month
    where organisation_id = ${organisationId} and month = ${month} and run_id = ${runId}`.execute(tx)
  await openHomes(tx, { person: '' })
  return rows[0]
}

/** Whether the run's month can still be explained, without reading it. */
export async function findWhetherSolved(
  tx: Transaction,
  organisationId: string,
  month: Month,
  runId: string,
): Promise<boolean> {
  await openHomes(tx, 'engine')
  const { rows } = await sql`select from solved_month
    where organisation_id = ${organisationId} and month = ${month} and run_id = ${runId}`.execute(tx)
  await openHomes(tx, { person: '' })
  return rows.length > 0
}
