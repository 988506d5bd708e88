import { sql } from 'kysely'
import type { Transaction } from '../../platform/database/transaction.ts'
import type { Day } from '../../vocabulary/day.ts'

export type Batch = {
  id: string
  fromDay: Day
  untilDay: Day
  askedAt: Date
  askedBy: string
  total: number
  done: number
  leftOut: number
  endedAt: Date | null
  failed: boolean
}

export async function saveBatch(
  tx: Transaction,
  organisationId: string,
  batch: { fromDay: Day; untilDay: Day; agreementIds: readonly string[]; by: string },
  now: number,
): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into agreement_batch (organisation_id, what, from_day, until_day, asked_at, asked_by, total)
    values (${organisationId}, 'renewal', ${batch.fromDay}, ${batch.untilDay}, to_timestamp(${now / 1000}),
      ${batch.by}, ${batch.agreementIds.length}) returning id`.execute(tx)
  const id = rows[0]!.id
  await sql`insert into agreement_batch_item (organisation_id, batch_id, agreement_id)
    select ${organisationId}, ${id}, a from unnest(${[...batch.agreementIds]}::uuid[]) as a`.execute(tx)
  return id
}

export async function findBatch(
  tx: Transaction,
  organisationId: string,
  id: string,
): Promise<Batch | undefined> {
  const { rows } = await sql<Batch>`
    select id, from_day as "fromDay", until_day as "untilDay", asked_at as "askedAt", asked_by as "askedBy", total,
      done, left_out as "leftOut", ended_at as "endedAt", failed
    from agreement_batch where organisation_id = ${organisationId} and id = ${id}`.execute(tx)
  return rows[0]
}

/** The next that nothing was said of, held by who works on them. */
export async function listBatchWaiting(tx: Transaction, organisationId: string, id: string, limit: number) {
  const { rows } = await sql<{ agreementId: string }>`
    select agreement_id as "agreementId" from agreement_batch_item
    where organisation_id = ${organisationId} and batch_id = ${id} and outcome is null
    order by agreement_id limit ${limit} for update skip locked`.execute(tx)
  return rows.map(({ agreementId }) => agreementId)
}

export async function listBatchOutcomes(tx: Transaction, organisationId: string, id: string) {
  const { rows } = await sql<{ outcome: string; count: number }>`
    select outcome, count(*) as count from agreement_batch_item
    where organisation_id = ${organisationId} and batch_id = ${id} and outcome is not null
    group by outcome order by count(*) desc`.execute(tx)
  return rows
}

export async function saveBatchOutcomes(
  tx: Transaction,
  organisationId: string,
  id: string,
  outcomes: readonly { agreementId: string; outcome: string }[],
): Promise<void> {
  await sql`update agreement_batch_item i set outcome = o.outcome
    from unnest(${outcomes.map((one) => one.agreementId)}::uuid[], ${outcomes.map((one) => one.outcome)}::text[]) as o(id, outcome)
    where i.organisation_id = ${organisationId} and i.batch_id = ${id} and i.agreement_id = o.id`.execute(tx)
  await sql`update agreement_batch set done = done + ${outcomes.length},
      left_out = left_out + ${outcomes.filter(({ outcome }) => outcome !== 'proposed').length}
    where organisation_id = ${organisationId} and id = ${id}`.execute(tx)
}

export async function saveBatchEnd(
  tx: Transaction,
  organisationId: string,
  id: string,
  { failed }: { failed: boolean },
  now: number,
): Promise<void> {
  await sql`update agreement_batch set ended_at = to_timestamp(${now / 1000}), failed = ${failed}
    where organisation_id = ${organisationId} and id = ${id} and ended_at is null`.execute(tx)
}
