import { sql } from 'kysely'
import type { Transaction } from '../../platform/database/transaction.ts'

/** Only where nobody has said: what a host wrote stands. */
export async function saveNeighbourhoodNames(
  tx: Transaction,
  organisationId: string,
  rows: readonly { siteId: string; neighbourhood: string }[],
): Promise<void> {
  await sql`update site s set neighbourhood = n.name
    from unnest(${rows.map(({ siteId }) => siteId)}::uuid[], ${rows.map(({ neighbourhood }) => neighbourhood)}::text[])
      as n(id, name)
    where s.organisation_id = ${organisationId} and s.id = n.id and coalesce(s.neighbourhood, '') = ''`.execute(
    tx,
  )
}
