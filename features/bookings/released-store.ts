// Seats freed because nobody had come. That somebody did not come is behind a fence (`openVisits`): see visits.
import { sql } from 'kysely'
import type { Transaction } from '../../platform/database/transaction.ts'
import type { Day } from '../../vocabulary/day.ts'

/** Names that hosts were told: who was to come is for the door of that day, and no record of where somebody was for years. */
export async function deleteOldNames(tx: Transaction, organisationId: string, firstDay: Day): Promise<void> {
  await sql`update booking set visitor_name = null where organisation_id = ${organisationId} and day < ${firstDay}::date
    and visitor_name is not null`.execute(tx)
}

/**
 * Freed longer ago, they are gone: as cancelled they would come out from behind the fence just then, and be told from those
 * that were given back by what they lack.
 */
export async function deleteOldReleased(
  tx: Transaction,
  organisationId: string,
  firstDay: Day,
): Promise<void> {
  const old = sql`(b.organisation_id = ${organisationId} or b.guest_id = ${organisationId}) and b.day < ${firstDay}::date
    and b.state = 'released'`
  await sql`update booking_wait w set booking_id = null from booking b
    where ${old} and w.organisation_id = b.organisation_id and w.booking_id = b.id`.execute(tx)
  await sql`delete from booking b where ${old}`.execute(tx)
}
