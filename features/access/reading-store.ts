import { sql } from 'kysely'
import type { Transaction } from '../../platform/database/transaction.ts'
import type { DemoPerson } from './rules.ts'

export type AuditLine = {
  seq: number
  at: Date
  actor: string
  act: string
  subject: string
  details: Record<string, string | number | boolean | null>
}

/** The audit, newest first. Who acted is kept by number; the name is of today, where the person is still here. */
export async function listAudit(
  tx: Transaction,
  organisationId: string,
  { before, limit }: { before: number | undefined; limit: number },
): Promise<AuditLine[]> {
  const { rows } = await sql<AuditLine>`
    select e.seq, e.at, coalesce(p.given_name || ' ' || p.family_name, e.actor) as actor, e.act, e.subject, e.details
    from audit_entry e
    left join person p on p.organisation_id = e.organisation_id and p.id::text = e.actor
    where e.organisation_id = ${organisationId} and e.seq < ${before ?? Number.MAX_SAFE_INTEGER}
    order by e.seq desc limit ${limit}`.execute(tx)
  return rows
}

/**
 * Whom the demo's sign-in page may show: of each role the first few by when they came, and of those without
 * another role the ones whose team has a manager on the page, in the same order.
 */
export async function listDemoCandidates(
  tx: Transaction,
  organisationId: string,
  perRole: number,
): Promise<DemoPerson[]> {
  const { rows } = await sql<DemoPerson>`
    with special as (
      select g.person_id, g.role, p.team_id, row_number() over (partition by g.role order by g.granted_at, p.fiscal_code) as place
      from role_grant g join person p on p.organisation_id = g.organisation_id and p.id = g.person_id
      where g.organisation_id = ${organisationId} and g.role <> 'employee' and p.left_on is null
    ), managed as (select team_id from special where role = 'team-manager' and place <= 2 and team_id is not null),
    plain as (
      select p.id as person_id from person p
      left join role_grant g on g.organisation_id = p.organisation_id and g.person_id = p.id and g.role = 'employee'
      where p.organisation_id = ${organisationId} and p.left_on is null
        and not exists (select from special s where s.person_id = p.id)
      order by p.team_id in (select team_id from managed) desc nulls last, g.granted_at, p.fiscal_code limit ${perRole}
    ), chosen as (select person_id from special where place <= ${perRole} union select person_id from plain)
    select p.id as "personId", p.given_name || ' ' || p.family_name as name, t.name as team, d.name as directorate,
      array(select g.role from role_grant g where g.organisation_id = p.organisation_id and g.person_id = p.id order by g.role) as roles
    from chosen c
    join person p on p.organisation_id = ${organisationId} and p.id = c.person_id
    left join team t on t.organisation_id = p.organisation_id and t.id = p.team_id
    left join directorate d on d.organisation_id = t.organisation_id and d.id = t.directorate_id
    left join role_grant came on came.organisation_id = p.organisation_id and came.person_id = p.id and came.role = 'employee'
    order by came.granted_at, p.family_name, p.given_name, p.id`.execute(tx)
  return rows
}
