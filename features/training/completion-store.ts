import { sql } from 'kysely'
import type { Transaction } from '../../platform/database/transaction.ts'
import type { Day } from '../../vocabulary/day.ts'
import type { Certified } from './completion-rules.ts'

/** Who works in a team on a day, with the roles that courses are for. */
export async function listLearners(
  tx: Transaction,
  organisationId: string,
  { day, directorateId }: { day: Day; directorateId: string | undefined },
): Promise<{ personId: string; directorate: string | null; roles: string[] }[]> {
  const { rows } = await sql<{ personId: string; directorate: string | null; roles: string[] }>`
    select p.id as "personId", d.name as directorate, coalesce(g.roles, '{}') as roles
    from person p
    join team t on t.organisation_id = p.organisation_id and t.id = p.team_id
    join directorate d on d.organisation_id = t.organisation_id and d.id = t.directorate_id
    left join (select person_id, array_agg(role) as roles from role_grant where organisation_id = ${organisationId}
      and role in ('directorate-head', 'team-manager') group by person_id) g on g.person_id = p.id
    where p.organisation_id = ${organisationId} and (p.left_on is null or p.left_on > ${day}::date)
      and (${directorateId ?? null}::uuid is null or t.directorate_id = ${directorateId ?? null})`.execute(tx)
  return rows
}

/** One row per course and person who ever did it: whether it holds on the day, and whether it was in the year before. */
export async function listDone(tx: Transaction, organisationId: string, day: Day): Promise<Certified[]> {
  const { rows } = await sql<Certified>`
    select k.course_id as "courseId", c.subject, k.person_id as "personId",
      bool_or(k.valid_until is null or k.valid_until >= ${day}::date) as holds,
      bool_or(k.issued_on > (${day}::date - interval '1 year')) as "thisYear"
    from training_certificate k
    join training_course c on c.organisation_id = k.organisation_id and c.id = k.course_id
    where k.organisation_id = ${organisationId} and k.revoked_at is null and k.issued_on <= ${day}::date
    group by k.course_id, c.subject, k.person_id`.execute(tx)
  return rows
}

/** What editions of the year before cost together, as far as it was noted. */
export async function countCost(tx: Transaction, organisationId: string, day: Day): Promise<number> {
  const { rows } = await sql<{ cents: number }>`
    select coalesce(sum(cost_cents), 0)::float8 as cents from training_edition
    where organisation_id = ${organisationId} and cancelled_at is null and ends_on <= ${day}::date
      and ends_on > (${day}::date - interval '1 year')`.execute(tx)
  return rows[0]!.cents
}
