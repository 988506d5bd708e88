import { sql } from 'kysely'
import type { Transaction } from '../../platform/database/transaction.ts'
import type { Day } from '../../vocabulary/day.ts'
import { searchKeyOf } from '../people/rules.ts'

/** Of person `p` in team `t`: whether `c` in team `ct` decides over that person's days, also as a substitute. */
const decides = (today: Day) => sql`(exists (select from role_grant g
    where g.organisation_id = c.organisation_id and g.person_id = c.id
      and (g.role = 'hr-office' or g.role = 'team-manager' and c.team_id = p.team_id
        or g.role = 'directorate-head' and ct.directorate_id = t.directorate_id))
  or exists (select from team_substitute u
    where u.organisation_id = c.organisation_id and u.person_id = c.id and u.team_id = p.team_id
      and u.ended_at is null and ${today}::date between u.from_day and u.until_day))`
const teamOf = (person: string, team: string) =>
  sql`left join team ${sql.ref(team)} on ${sql.ref(`${team}.organisation_id`)} = ${sql.ref(`${person}.organisation_id`)}
    and ${sql.ref(`${team}.id`)} = ${sql.ref(`${person}.team_id`)}`
const holds = (today: Day) => sql`w.ended_at is null and (w.until is null or w.until >= ${today}::date)`
const works = (person: string, today: Day) =>
  sql`(${sql.ref(`${person}.left_on`)} is null or ${sql.ref(`${person}.left_on`)} > ${today}::date)`

export type Colleague = { personId: string; name: string; team: string | null }

/** From the delegation of person `p` in team `t`, where it still holds, to the delegate `c` in team `ct`. */
const holding = (today: Day) => sql`from wish_delegation w
    join person c on c.organisation_id = w.organisation_id and c.id = w.delegate_id ${teamOf('c', 'ct')}
    where w.organisation_id = p.organisation_id and w.person_id = p.id and ${holds(today)}
      and ${works('c', today)} and not ${decides(today)}`
/** The name of the delegate of person `p` in team `t`: for who reads it with something else. */
export const delegateName = (today: Day) =>
  sql<string | null>`(select c.given_name || ' ' || c.family_name ${holding(today)})`

/** The delegate whom a person has named, where that still holds. */
export async function findDelegate(tx: Transaction, organisationId: string, personId: string, today: Day) {
  const { rows } = await sql<Colleague & { namedAt: Date; until: Day | null }>`
    select d.* from person p ${teamOf('p', 't')}
    cross join lateral (select c.id as "personId", c.given_name || ' ' || c.family_name as name, ct.name as team,
      w.named_at as "namedAt", w.until ${holding(today)}) d
    where p.organisation_id = ${organisationId} and p.id = ${personId}`.execute(tx)
  return rows[0]
}

/** Those who have named a person, or of them one; a delegate who has come to decide over them is none any more. */
export async function listDelegatedTo(
  tx: Transaction,
  organisationId: string,
  delegateId: string,
  today: Day,
  personId?: string,
) {
  const { rows } = await sql<Colleague & { until: Day | null }>`
    select p.id as "personId", p.given_name || ' ' || p.family_name as name, t.name as team, w.until
    from wish_delegation w
    join person p on p.organisation_id = w.organisation_id and p.id = w.person_id ${teamOf('p', 't')}
    join person c on c.organisation_id = w.organisation_id and c.id = w.delegate_id ${teamOf('c', 'ct')}
    where w.organisation_id = ${organisationId} and w.delegate_id = ${delegateId} and ${holds(today)}
      ${personId ? sql`and w.person_id = ${personId}` : sql``} and ${works('p', today)} and not ${decides(today)}
    order by p.family_key, p.id`.execute(tx)
  return rows
}

/** Whether somebody who works here decides over a person's days; undefined where they do not work here. */
export async function findWhetherDecides(
  tx: Transaction,
  organisationId: string,
  personId: string,
  candidateId: string,
  today: Day,
): Promise<boolean | undefined> {
  const { rows } = await sql<{ decides: boolean }>`
    select ${decides(today)} as decides from person p ${teamOf('p', 't')}, person c ${teamOf('c', 'ct')}
    where p.organisation_id = ${organisationId} and p.id = ${personId}
      and c.organisation_id = p.organisation_id and c.id = ${candidateId} and ${works('c', today)}`.execute(
    tx,
  )
  return rows[0]?.decides
}

/** Above every text that begins with the one before it, byte by byte. */
const end = '\u{10ffff}'

/** Colleagues who may be named: whose name begins so, or without a name those of the own team. */
export async function listCandidates(
  tx: Transaction,
  organisationId: string,
  personId: string,
  q: string,
  today: Day,
): Promise<Colleague[]> {
  const name = searchKeyOf(q)
  const meant = name
    ? sql`(c.family_key >= ${name} and c.family_key < ${name + end} or c.given_key >= ${name} and c.given_key < ${name + end})`
    : sql`c.team_id = p.team_id`
  const { rows } = await sql<Colleague>`
    select c.id as "personId", c.given_name || ' ' || c.family_name as name, ct.name as team
    from person p ${teamOf('p', 't')}, person c ${teamOf('c', 'ct')}
    where p.organisation_id = ${organisationId} and p.id = ${personId} and c.organisation_id = ${organisationId}
      and ${meant} and c.id <> p.id and ${works('c', today)} and not ${decides(today)}
    order by c.family_key, c.id limit 12`.execute(tx)
  return rows
}

/** @returns false where another was named at the same moment */
export async function saveDelegation(
  tx: Transaction,
  organisationId: string,
  { personId, delegateId, until }: { personId: string; delegateId: string; until: Day | null },
  now: number,
): Promise<boolean> {
  const { rows } = await sql`
    insert into wish_delegation (organisation_id, person_id, delegate_id, named_at, until)
    values (${organisationId}, ${personId}, ${delegateId}, to_timestamp(${now / 1000}), ${until})
    on conflict (organisation_id, person_id) where ended_at is null do nothing returning id`.execute(tx)
  return rows.length > 0
}

/** Ends what a person's delegate may do. @returns the delegate until then */
export async function endDelegation(
  tx: Transaction,
  organisationId: string,
  personId: string,
  how: 'revoked' | 'replaced' | 'declined',
  now: number,
  today: Day,
): Promise<{ delegateId: string; held: boolean } | undefined> {
  const { rows } = await sql<{ delegateId: string; held: boolean }>`
    update wish_delegation set ended_at = to_timestamp(${now / 1000}),
      ended_how = case when until < ${today}::date then 'run-out' else ${how} end
    where organisation_id = ${organisationId} and person_id = ${personId} and ended_at is null
    returning delegate_id as "delegateId", ended_how <> 'run-out' as held`.execute(tx)
  return rows[0]
}
