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
