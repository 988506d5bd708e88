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
  cancelled: boolean
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

const batch = sql`b.id, b.from_day as "fromDay", b.until_day as "untilDay", b.asked_at as "askedAt",
  b.asked_by as "askedBy", b.total, b.done, b.left_out as "leftOut", b.ended_at as "endedAt", b.failed,
  b.cancelled_by is not null as cancelled`

export async function findBatch(
  tx: Transaction,
  organisationId: string,
  id: string,
): Promise<Batch | undefined> {
  const { rows } = await sql<Batch>`
    select ${batch} from agreement_batch b where b.organisation_id = ${organisationId} and b.id = ${id}`.execute(
    tx,
  )
  return rows[0]
}

/** The latest, newest first: whoever comes back to the page finds the one under way. */
export async function listBatches(tx: Transaction, organisationId: string, limit: number) {
  const { rows } = await sql<Batch & { askedByName: string }>`
    select ${batch}, p.given_name || ' ' || p.family_name as "askedByName" from agreement_batch b
    join person p on p.organisation_id = b.organisation_id and p.id = b.asked_by
    where b.organisation_id = ${organisationId} order by b.asked_at desc, b.id limit ${limit}`.execute(tx)
  return rows
}

/** @returns false where it had ended already */
export async function saveBatchCancelled(
  tx: Transaction,
  organisationId: string,
  id: string,
  { by, now }: { by: string; now: number },
): Promise<boolean> {
  const { rows } =
    await sql`update agreement_batch set ended_at = to_timestamp(${now / 1000}), cancelled_by = ${by}
    where organisation_id = ${organisationId} and id = ${id} and ended_at is null returning id`.execute(tx)
  return rows.length > 0
}

/** Opens what was cancelled or failed again, as far as something is left. @returns false where nothing is */
export async function saveBatchReopened(
  tx: Transaction,
  organisationId: string,
  id: string,
): Promise<boolean> {
  const { rows } = await sql`update agreement_batch b set ended_at = null, failed = false, cancelled_by = null
    where b.organisation_id = ${organisationId} and b.id = ${id} and b.ended_at is not null
      and (b.failed or b.cancelled_by is not null) and b.done < b.total returning id`.execute(tx)
  return rows.length > 0
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
