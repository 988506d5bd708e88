import { sql } from 'kysely'
import type { Transaction } from '../../platform/database/transaction.ts'

export type Told = { hostId: string; conventionId: string; guestId: string; what: string }

/** @returns those that were not told yet */
export async function saveTold(
  tx: Transaction,
  organisationId: string,
  told: readonly Told[],
  now: number,
): Promise<Told[]> {
  const { rows } = await sql<Told>`
    insert into convention_told (organisation_id, host_id, convention_id, guest_id, what, told_at)
    select ${organisationId}, r."hostId", r."conventionId", r."guestId", r.what, to_timestamp(${now / 1000})
    from jsonb_to_recordset(${JSON.stringify(told)}::jsonb)
      as r ("hostId" uuid, "conventionId" uuid, "guestId" uuid, what text)
    on conflict do nothing
    returning host_id as "hostId", convention_id as "conventionId", guest_id as "guestId", what`.execute(tx)
  return rows
}

const keptMilliseconds = { move: 90 * 86_400_000, told: 730 * 86_400_000 }

/** How a move went is asked for some weeks; that something was told is needed as long as it could be told again. */
export async function deleteOldTraces(tx: Transaction, organisationId: string, now: number): Promise<void> {
  await sql`delete from convention_move where organisation_id = ${organisationId}
    and ended_at < to_timestamp(${(now - keptMilliseconds.move) / 1000})`.execute(tx)
  await sql`delete from convention_told t where t.organisation_id = ${organisationId}
    and t.told_at < to_timestamp(${(now - keptMilliseconds.told) / 1000}) and not exists (select from convention c
      where c.organisation_id = t.host_id and c.id = t.convention_id and c.state = 'offered')`.execute(tx)
}
