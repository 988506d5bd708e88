import { sql } from 'kysely'
import type { Transaction } from '../../platform/database/transaction.ts'
import type { Day } from '../../vocabulary/day.ts'
import type { Answering } from './substitute-rules.ts'

/** Who answers for these teams on a day, and in which capacity; the HR office for each of them. */
export async function listAnswering(
  tx: Transaction,
  organisationId: string,
  teamIds: readonly string[],
  day: Day,
): Promise<Answering[]> {
  const { rows } = await sql<Answering>`
    with asked as (select t.id, t.directorate_id from team t
      where t.organisation_id = ${organisationId} and t.id = any(${[...teamIds]}::uuid[])),
    -- Who holds one of these roles and works here on the day, with the team and directorate of today.
    holder as (select g.role, p.id, p.team_id, t.directorate_id from role_grant g
      join person p on p.organisation_id = g.organisation_id and p.id = g.person_id
      left join team t on t.organisation_id = p.organisation_id and t.id = p.team_id
      where g.organisation_id = ${organisationId} and g.role in ('team-manager', 'directorate-head', 'hr-office')
        and (p.left_on is null or p.left_on > ${day}::date))
    select a.id as "teamId", h.id as "personId", 'manager' as as, null::date as until
      from asked a join holder h on h.role = 'team-manager' and h.team_id = a.id
    union all select u.team_id, u.person_id, 'substitute', u.until_day
      from asked a join team_substitute u on u.organisation_id = ${organisationId} and u.team_id = a.id
      join person p on p.organisation_id = u.organisation_id and p.id = u.person_id
        and (p.left_on is null or p.left_on > ${day}::date)
      where u.ended_at is null and ${day}::date between u.from_day and u.until_day
    union all select a.id, h.id, 'head', null
      from asked a join holder h on h.role = 'directorate-head' and h.directorate_id = a.directorate_id
    union all select a.id, h.id, 'hr', null from asked a join holder h on h.role = 'hr-office'`.execute(tx)
  return rows
}
