import { sql } from 'kysely'
import type { Transaction } from '../../platform/database/transaction.ts'
import type { Day, Month } from '../../vocabulary/day.ts'

/** Opens the wishes until a later day; who had closed them, and until when they were open, is kept. */
export async function saveWishesReopening(
  tx: Transaction,
  organisationId: string,
  { month, until, reason, by, now }: { month: Month; until: Day; reason: string; by: string; now: number },
): Promise<void> {
  await sql`insert into wishes_reopening (organisation_id, month, until, until_before, closed_at, closed_by, reason,
      reopened_at, reopened_by)
    select m.organisation_id, m.month, ${until}, m.wishes_until, c.closed_at, c.closed_by, ${reason},
      to_timestamp(${now / 1000}), ${by}
    from work_month m
    left join wishes_closure c on c.organisation_id = m.organisation_id and c.month = m.month
    where m.organisation_id = ${organisationId} and m.month = ${month}`.execute(tx)
  await sql`delete from wishes_closure where organisation_id = ${organisationId} and month = ${month}`.execute(
    tx,
  )
  await sql`update work_month set wishes_until = ${until}
    where organisation_id = ${organisationId} and month = ${month}`.execute(tx)
}
