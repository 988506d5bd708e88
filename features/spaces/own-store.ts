import { sql } from 'kysely'
import type { Transaction } from '../../platform/database/transaction.ts'
import type { Day } from '../../vocabulary/day.ts'

export type Summary = { seats: number; guests: number; documentEnds: Day | null; closedUntil: Day | null }

/** Of each own site: seats that may be booked, to how many it is lent, the next end of a document, closed until when. */
export async function listSummaries(
  tx: Transaction,
  organisationId: string,
  today: Day,
): Promise<Map<string, Summary>> {
  const { rows } = await sql<Summary & { id: string }>`
    select s.id,
      (select count(*) from seat e where e.organisation_id = s.organisation_id and e.site_id = s.id
        and (e.retired_on is null or e.retired_on > ${today}::date))::int as seats,
      (select count(distinct l.guest_id) from lending l where l.organisation_id = s.organisation_id and l.site_id = s.id
        and l.until_day >= ${today}::date)::int as guests,
      (select min(d.expires_on) from site_document d where d.organisation_id = s.organisation_id and d.site_id = s.id
        and d.removed_at is null) as "documentEnds",
      (select max(c.until_day) from site_closure c where c.organisation_id = s.organisation_id and c.site_id = s.id
        and c.from_day <= ${today}::date and c.until_day >= ${today}::date) as "closedUntil"
    from site s where s.organisation_id = ${organisationId}`.execute(tx)
  return new Map(rows.map(({ id, ...summary }) => [id, summary]))
}
