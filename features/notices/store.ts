import { sql } from 'kysely'
import type { Transaction } from '../../platform/database/transaction.ts'
import type { Notice } from './rules.ts'

export async function saveNotices(
  tx: Transaction,
  organisationId: string,
  notices: readonly Notice[],
  now: number,
): Promise<void> {
  await sql`insert into notice (organisation_id, person_id, kind, details, made_at)
    select ${organisationId}, n."personId", n.kind, n.details, to_timestamp(${now / 1000})
    from jsonb_to_recordset(${JSON.stringify(notices)}::jsonb) as n("personId" uuid, kind text, details jsonb)`.execute(
    tx,
  )
}
