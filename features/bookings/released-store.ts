// Seats freed because nobody had come. That somebody did not come is behind a fence (`openVisits`): see visits.
import { sql } from 'kysely'
import type { Transaction } from '../../platform/database/transaction.ts'
import type { Day } from '../../vocabulary/day.ts'

/** Freed longer ago, they say no more that nobody came: they were given back, as any other. */
export async function blankOldReleased(
  tx: Transaction,
  organisationId: string,
  firstDay: Day,
): Promise<void> {
  await sql`update booking set state = 'cancelled', ended_at = null, end_reason = null
    where (organisation_id = ${organisationId} or guest_id = ${organisationId}) and day < ${firstDay}::date
      and state = 'released'`.execute(tx)
}
