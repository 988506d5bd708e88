import { sql } from 'kysely'
import type { Transaction } from '../../platform/database/transaction.ts'
import type { Day } from '../../vocabulary/day.ts'

/** Titles of safety documents that ended. */
export async function listExpired(tx: Transaction, siteId: string, today: Day): Promise<string[]> {
  const { rows } = await sql<{ title: string }>`
    select d.title from site s join site_document d on d.organisation_id = s.organisation_id and d.site_id = s.id
    where s.id = ${siteId} and d.expires_on < ${today}::date order by d.title`.execute(tx)
  return rows.map(({ title }) => title)
}
