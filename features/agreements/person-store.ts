// Of other features' tables: who somebody is, as an agreement needs it.
import { sql } from 'kysely'
import type { Transaction } from '../../platform/database/transaction.ts'
import type { Day } from '../../vocabulary/day.ts'
import type { Role } from '../../vocabulary/role.ts'

export type PersonFacts = {
  personId: string
  name: string
  teamId: string | null
  team: string | null
  officeId: string | null
  directorateId: string | null
  directorate: string | null
  leftOn: Day | null
  roles: Role[]
}

export async function listPersonFacts(
  tx: Transaction,
  organisationId: string,
  personIds: readonly string[],
): Promise<PersonFacts[]> {
  const { rows } = await sql<PersonFacts>`
    select p.id as "personId", p.given_name || ' ' || p.family_name as name, p.team_id as "teamId", t.name as team,
      t.office_id as "officeId", t.directorate_id as "directorateId", d.name as directorate, p.left_on as "leftOn",
      array(select g.role from role_grant g
        where g.organisation_id = p.organisation_id and g.person_id = p.id) as roles
    from person p
    left join team t on t.organisation_id = p.organisation_id and t.id = p.team_id
    left join directorate d on d.organisation_id = t.organisation_id and d.id = t.directorate_id
    where p.organisation_id = ${organisationId} and p.id = any(${[...personIds]}::uuid[])`.execute(tx)
  return rows
}

export async function findPersonFacts(
  tx: Transaction,
  organisationId: string,
  personId: string,
): Promise<PersonFacts | undefined> {
  return (await listPersonFacts(tx, organisationId, [personId]))[0]
}

/** Who is to be told that something waits for that approver. */
export async function listApproverIds(
  tx: Transaction,
  organisationId: string,
  approver: 'team-manager' | 'directorate-head' | 'hr-office',
  of: { personId: string; teamId: string | null; directorateId: string | null },
): Promise<string[]> {
  const where =
    approver === 'team-manager'
      ? sql`p.team_id = ${of.teamId}::uuid`
      : approver === 'directorate-head'
        ? sql`exists (select from team t where t.organisation_id = p.organisation_id and t.id = p.team_id
            and t.directorate_id = ${of.directorateId}::uuid)`
        : sql`true`
  const { rows } = await sql<{ id: string }>`
    select p.id from person p
    join role_grant g on g.organisation_id = p.organisation_id and g.person_id = p.id and g.role = ${approver}
    where p.organisation_id = ${organisationId} and p.left_on is null and p.id <> ${of.personId} and ${where}`.execute(
    tx,
  )
  return rows.map(({ id }) => id)
}

export async function listManagersOf(tx: Transaction, organisationId: string, teamIds: readonly string[]) {
  const { rows } = await sql<{ personId: string; teamId: string }>`
    select p.id as "personId", p.team_id as "teamId" from person p
    join role_grant g on g.organisation_id = p.organisation_id and g.person_id = p.id and g.role = 'team-manager'
    where p.organisation_id = ${organisationId} and p.left_on is null and p.team_id = any(${[...teamIds]}::uuid[])`.execute(
    tx,
  )
  return rows
}
