import { sql } from 'kysely'
import type { Transaction } from '../../platform/database/transaction.ts'
import type { Day } from '../../vocabulary/day.ts'

export type SubstituteRow = {
  id: string
  teamId: string
  team: string
  personId: string
  name: string
  from: Day
  until: Day
  namedBy: string
  namedAt: Date
}

const row = sql`select u.id, u.team_id as "teamId", t.name as team, u.person_id as "personId",
    p.given_name || ' ' || p.family_name as name, u.from_day as "from", u.until_day as until,
    n.given_name || ' ' || n.family_name as "namedBy", u.named_at as "namedAt"
  from team_substitute u
  join team t on t.organisation_id = u.organisation_id and t.id = u.team_id
  join person p on p.organisation_id = u.organisation_id and p.id = u.person_id
  join person n on n.organisation_id = u.organisation_id and n.id = u.named_by`

/** Of these teams, those that hold on the day or will, the first first. */
export async function listSubstitutes(
  tx: Transaction,
  organisationId: string,
  teamIds: readonly string[],
  day: Day,
): Promise<SubstituteRow[]> {
  const { rows } = await sql<SubstituteRow>`${row}
    where u.organisation_id = ${organisationId} and u.team_id = any(${[...teamIds]}::uuid[])
      and u.ended_at is null and u.until_day >= ${day} order by u.from_day, t.name`.execute(tx)
  return rows
}

export async function findSubstitute(
  tx: Transaction,
  organisationId: string,
  id: string,
): Promise<SubstituteRow | undefined> {
  return (
    await sql<SubstituteRow>`${row}
      where u.organisation_id = ${organisationId} and u.id = ${id} and u.ended_at is null`.execute(tx)
  ).rows[0]
}

/** @returns undefined where the team has a substitute already on one of these days */
export async function saveSubstitute(
  tx: Transaction,
  organisationId: string,
  named: { teamId: string; personId: string; from: Day; until: Day; by: string; now: number },
): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    insert into team_substitute (organisation_id, team_id, person_id, from_day, until_day, named_at, named_by)
    values (${organisationId}, ${named.teamId}, ${named.personId}, ${named.from}, ${named.until},
      to_timestamp(${named.now / 1000}), ${named.by})
    on conflict do nothing returning id`.execute(tx)
  return rows[0]?.id
}

export async function saveSubstituteEnd(
  tx: Transaction,
  organisationId: string,
  { id, by, now }: { id: string; by: string; now: number },
): Promise<void> {
  await sql`update team_substitute set ended_at = to_timestamp(${now / 1000}), ended_by = ${by}
    where organisation_id = ${organisationId} and id = ${id} and ended_at is null`.execute(tx)
}

export type CouldStandIn = { personId: string; name: string; teamId: string | null; leftOn: Day | null }

/** Who could stand in for the manager: everybody of the team's directorate who still works here. */
export async function listCouldStandIn(
  tx: Transaction,
  organisationId: string,
  teamId: string,
  day: Day,
): Promise<CouldStandIn[]> {
  const { rows } = await sql<CouldStandIn>`
    select p.id as "personId", p.given_name || ' ' || p.family_name as name, p.team_id as "teamId", p.left_on as "leftOn"
    from team t
    join team s on s.organisation_id = t.organisation_id and s.directorate_id = t.directorate_id
    join person p on p.organisation_id = s.organisation_id and p.team_id = s.id
    where t.organisation_id = ${organisationId} and t.id = ${teamId} and (p.left_on is null or p.left_on > ${day}::date)
    order by p.team_id = t.id desc, p.family_name, p.given_name`.execute(tx)
  return rows
}

/** Managers of a team: who has the role and belongs to it. */
export async function listManagerNames(
  tx: Transaction,
  organisationId: string,
  teamId: string,
): Promise<{ personId: string; name: string }[]> {
  const { rows } = await sql<{ personId: string; name: string }>`
    select p.id as "personId", p.given_name || ' ' || p.family_name as name from person p
    join role_grant g on g.organisation_id = p.organisation_id and g.person_id = p.id and g.role = 'team-manager'
    where p.organisation_id = ${organisationId} and p.team_id = ${teamId} and p.left_on is null
    order by p.family_name, p.given_name`.execute(tx)
  return rows
}
