import { sql } from 'kysely'
import type { Transaction } from '../../platform/database/transaction.ts'
import type { Day } from '../../vocabulary/day.ts'

/**
 * Marks as reminded all who work in a team and have stated nothing of the month, once each whatever runs twice.
 * @returns those who were not marked before
 */
export async function saveReminders(
  tx: Transaction,
  organisationId: string,
  {
    month,
    wishesUntil,
    daysBefore,
    today,
  }: { month: string; wishesUntil: Day; daysBefore: number; today: Day },
  now: number,
): Promise<string[]> {
  const { rows } = await sql<{ personId: string }>`
    insert into wish_reminder (organisation_id, month, wishes_until, days_before, person_id, reminded_at)
    select p.organisation_id, ${month}, ${wishesUntil}, ${daysBefore}, p.id, to_timestamp(${now / 1000})
    from person p
    where p.organisation_id = ${organisationId} and p.team_id is not null
      and (p.left_on is null or p.left_on > ${today}::date)
      and not exists (select from wish w
        where w.organisation_id = p.organisation_id and w.month = ${month} and w.person_id = p.id)
    order by p.id
    on conflict do nothing returning person_id as "personId"`.execute(tx)
  return rows.map(({ personId }) => personId)
}
