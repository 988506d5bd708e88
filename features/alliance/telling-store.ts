// What others did to a membership, told once to those here whom it concerns.
import { sql } from 'kysely'
import type { Transaction } from '../../platform/database/transaction.ts'
import type { MemberState } from './network-rules.ts'

export type UntoldStep = {
  allianceId: string
  membershipId: string
  seq: number
  state: MemberState
  /** The member's. */
  name: string
  /** Who is told: of the organisation that coordinates, or of the member. */
  coordinates: boolean
}

/** Steps of the last month that others took, in their order, beyond those told already. */
export async function listUntold(
  tx: Transaction,
  organisationId: string,
  now: number,
): Promise<UntoldStep[]> {
  const { rows } = await sql<UntoldStep>`
    select s.organisation_id as "allianceId", s.membership_id as "membershipId", s.seq, s.state, m.name,
      s.organisation_id = ${organisationId} as coordinates
    from membership_step s
    join membership m on m.organisation_id = s.organisation_id and m.id = s.membership_id
    left join membership_told t on t.organisation_id = ${organisationId} and t.membership_id = s.membership_id
    where s.by_organisation_id is distinct from ${organisationId} and s.seq > coalesce(t.seq, 0)
      and s.taken_at > to_timestamp(${now / 1000 - 30 * 24 * 3600})
      and ${organisationId} in (s.organisation_id, m.member_id)
    order by s.seq`.execute(tx)
  return rows
}

/** @returns the memberships of which this much was told now and not by another at the same moment */
export async function saveTold(
  tx: Transaction,
  organisationId: string,
  steps: readonly { membershipId: string; seq: number }[],
): Promise<string[]> {
  const { rows } = await sql<{ membershipId: string }>`
    insert into membership_told as t (organisation_id, membership_id, seq)
    select ${organisationId}, membership_id, max(seq)
    from unnest(${steps.map(({ membershipId }) => membershipId)}::uuid[], ${steps.map(({ seq }) => seq)}::bigint[])
      as s (membership_id, seq) group by membership_id order by membership_id
    on conflict (organisation_id, membership_id) do update set seq = excluded.seq where t.seq < excluded.seq
    returning membership_id as "membershipId"`.execute(tx)
  return rows.map(({ membershipId }) => membershipId)
}

/** Who holds one of these roles today. */
export async function listHolders(
  tx: Transaction,
  organisationId: string,
  roles: readonly string[],
  today: string,
): Promise<string[]> {
  const { rows } = await sql<{ personId: string }>`
    select distinct p.id as "personId" from role_grant g
    join person p on p.organisation_id = g.organisation_id and p.id = g.person_id
    where g.organisation_id = ${organisationId} and g.role = any (${[...roles]}::text[])
      and (p.left_on is null or p.left_on > ${today}::date)`.execute(tx)
  return rows.map(({ personId }) => personId)
}
