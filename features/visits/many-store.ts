// Many counts at once: for the demo.
import { sql } from 'kysely'
import { openVisits, type Transaction } from '../../platform/database/transaction.ts'
import type { Day } from '../../vocabulary/day.ts'

/**
 * How many came to the organisation's sites on the days before one, of those who had booked: so many in a hundred, some
 * days more and some fewer. Nobody is said to have come.
 */
export async function saveManyCounts(
  tx: Transaction,
  organisationId: string,
  { before, arrivedShare }: { before: Day; arrivedShare: number },
): Promise<void> {
  await openVisits(tx, 'visits')
  await sql`insert into visit_count (organisation_id, site_id, day, seats, booked, arrived, released)
    select b.organisation_id, b.site_id, b.day, s.seats, b.booked, b.arrived, b.booked - b.arrived
    from (select organisation_id, site_id, day, count(*)::int as booked,
        count(*) filter (where abs(hashtext(seat_id::text || day)) % 1000 < ${Math.round(1000 * arrivedShare)}::int)::int as arrived
      from booking where organisation_id = ${organisationId} and day < ${before}::date and state = 'confirmed'
      group by organisation_id, site_id, day) b
    join (select e.site_id, least(t.capacity, count(*))::int as seats from seat e
      join site t on t.organisation_id = e.organisation_id and t.id = e.site_id
      where e.organisation_id = ${organisationId} group by e.site_id, t.capacity) s on s.site_id = b.site_id`.execute(
    tx,
  )
  await openVisits(tx, undefined)
}
