import { sql } from 'kysely'
import type { Transaction } from '../../platform/database/transaction.ts'
import type { MemberContact, MemberKind, MemberPage, MemberState } from './network-rules.ts'

/** Opens the members' page for what `read` asks, and closes it again: what is seen afterwards is what it was before. */
async function withMembersPage<Answer>(tx: Transaction, read: () => Promise<Answer>): Promise<Answer> {
  const { rows } = await sql<{ purpose: string | null }>`
    select current_setting('app.purpose', true) as purpose, set_config('app.purpose', 'members', true)`.execute(
    tx,
  )
  const answer = await read()
  await sql`select set_config('app.purpose', ${rows[0]?.purpose ?? ''}, true)`.execute(tx)
  return answer
}

export type AllianceShown = { id: string; name: string; about: string }
export const listAlliances = (tx: Transaction): Promise<AllianceShown[]> =>
  withMembersPage(tx, async () => {
    const { rows } = await sql<AllianceShown>`
      select organisation_id as id, name, about from alliance order by name, organisation_id`.execute(tx)
    return rows
  })

export type MemberShown = MemberPage & { allianceId: string; memberId: string; sites: number }
/** Who is admitted, in the order of the names. @param today sites closed by then are not counted */
export const listAdmitted = (tx: Transaction, today: string): Promise<MemberShown[]> =>
  withMembersPage(tx, async () => {
    const { rows } = await sql<MemberShown>`
      select m.organisation_id as "allianceId", m.member_id as "memberId", m.kind, m.name, m.about, m.offers, m.seeks,
        m.website, (select count(*) from site s where s.organisation_id = m.member_id and s.published_at is not null
          and (s.closed_from is null or s.closed_from > ${today}::date)) as sites
      from membership m where m.state = 'admitted' order by lower(m.name), m.id`.execute(tx)
    return rows
  })

/** Of these organisations, those that an alliance has suspended: nothing new is booked with them or by them. */
export async function listSuspended(tx: Transaction, organisationIds: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ memberId: string }>`
    select distinct member_id as "memberId" from member_suspension
    where member_id = any (${[...organisationIds]}::uuid[])`.execute(tx)
  return rows.map(({ memberId }) => memberId)
}

// The alliance ---------------------------------------------------------------------------------------------

export async function findAlliance(
  tx: Transaction,
  organisationId: string,
): Promise<AllianceShown | undefined> {
  const { rows } = await sql<AllianceShown>`
    select organisation_id as id, name, about from alliance where organisation_id = ${organisationId}`.execute(
    tx,
  )
  return rows[0]
}

/** @returns whether it was founded now */
export async function insertAlliance(
  tx: Transaction,
  organisationId: string,
  { name, about }: { name: string; about: string },
  now: number,
): Promise<boolean> {
  const { rows } = await sql`insert into alliance (organisation_id, name, about, founded_at)
    values (${organisationId}, ${name}, ${about}, to_timestamp(${now / 1000}))
    on conflict (organisation_id) do nothing returning organisation_id`.execute(tx)
  return rows.length > 0
}

export async function saveAlliance(
  tx: Transaction,
  organisationId: string,
  { name, about }: { name: string; about: string },
): Promise<boolean> {
  const { rows } = await sql`update alliance set name = ${name}, about = ${about}
    where organisation_id = ${organisationId} returning organisation_id`.execute(tx)
  return rows.length > 0
}

// Memberships ----------------------------------------------------------------------------------------------

export type StepShown = {
  state: MemberState
  reason: string
  takenAt: string
  by: 'coordinator' | 'member'
  byName: string
}
export type MembershipShown = MemberPage &
  MemberContact & {
    id: string
    allianceId: string
    memberId: string | null
    state: MemberState
    appliedAt: Date
    contactConfirmedAt: Date | null
    founding: 'none' | 'waiting' | 'expired' | 'done'
    steps: StepShown[]
  }

/**
 * The memberships that the organisation may see: of its own alliance as who coordinates it, and its own in others'.
 * @param mine only those in which it is the member itself
 */
export async function listMemberships(
  tx: Transaction,
  organisationId: string,
  { mine, now }: { mine: boolean; now: number },
): Promise<MembershipShown[]> {
  const which = mine ? sql`m.member_id = ${organisationId}` : sql`m.organisation_id = ${organisationId}`
  const { rows } = await sql<MembershipShown>`
    select m.id, m.organisation_id as "allianceId", m.member_id as "memberId", m.kind, m.name, m.about, m.offers,
      m.seeks, m.website, m.contact_name as "contactName", m.contact_email as "contactEmail",
      m.contact_confirmed_at as "contactConfirmedAt", m.state, m.applied_at as "appliedAt",
      coalesce((select case when bool_or(f.used_at is not null) then 'done'
          when max(f.expires_at) > to_timestamp(${now / 1000}) then 'waiting' else 'expired' end
        from membership_founding f where f.organisation_id = m.organisation_id and f.membership_id = m.id
        having count(*) > 0), 'none') as founding,
      (select coalesce(json_agg(json_build_object('state', s.state, 'reason', s.reason,
          'takenAt', to_char(s.taken_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
          'by', case when s.by_organisation_id = s.organisation_id then 'coordinator' else 'member' end,
          'byName', s.by_name) order by s.seq), '[]')
        from membership_step s where s.organisation_id = m.organisation_id and s.membership_id = m.id) as steps
    from membership m where ${which}
    order by case m.state when 'applied' then 0 when 'admitted' then 1 when 'suspended' then 1 else 2 end,
      lower(m.name), m.applied_at desc, m.id`.execute(tx)
  return rows
}

export type MembershipLocked = MemberContact & {
  id: string
  allianceId: string
  memberId: string | null
  kind: MemberKind
  name: string
  state: MemberState
}
/** Whoever decides about the same membership waits here until the end of the transaction. */
export async function getMembershipLocked(
  tx: Transaction,
  which: { organisationId: string; as: 'coordinator' | 'member'; membershipId: string },
): Promise<MembershipLocked | undefined> {
  const own = which.as === 'coordinator' ? sql`organisation_id` : sql`member_id`
  const { rows } = await sql<MembershipLocked>`
    select id, organisation_id as "allianceId", member_id as "memberId", kind, name, state,
      contact_name as "contactName", contact_email as "contactEmail"
    from membership where ${own} = ${which.organisationId} and id = ${which.membershipId} for update`.execute(
    tx,
  )
  return rows[0]
}

/** @returns the id, or undefined where the organisation is in the alliance or has applied already */
export async function insertMembership(
  tx: Transaction,
  allianceId: string,
  membership: MemberPage &
    MemberContact & { memberId: string | null; state: MemberState; contactConfirmed: boolean },
  now: number,
): Promise<string | undefined> {
  const at = sql`to_timestamp(${now / 1000})`
  const { rows } = await sql<{ id: string }>`
    insert into membership (organisation_id, member_id, kind, name, about, offers, seeks, website,
      contact_name, contact_email, contact_confirmed_at, state, applied_at, decided_at)
    values (${allianceId}, ${membership.memberId}, ${membership.kind}, ${membership.name}, ${membership.about},
      ${membership.offers}, ${membership.seeks}, ${membership.website}, ${membership.contactName},
      ${membership.contactEmail}, ${membership.contactConfirmed ? at : sql`null`}, ${membership.state}, ${at},
      ${membership.state === 'applied' ? sql`null` : at})
    on conflict (organisation_id, member_id) where state in ('applied', 'admitted', 'suspended') do nothing
    returning id`.execute(tx)
  return rows[0]?.id
}

export async function saveMemberPage(
  tx: Transaction,
  { allianceId, membershipId }: { allianceId: string; membershipId: string },
  {
    kind,
    about,
    offers,
    seeks,
    website,
    contactName,
    contactEmail,
  }: Omit<MemberPage, 'name'> & MemberContact,
): Promise<void> {
  await sql`update membership set kind = ${kind}, about = ${about}, offers = ${offers}, seeks = ${seeks},
      website = ${website}, contact_name = ${contactName}, contact_email = ${contactEmail}
    where organisation_id = ${allianceId} and id = ${membershipId}`.execute(tx)
}

/** Writes the state with its step; one from outside is given its tenant with its admission. */
export async function saveStep(
  tx: Transaction,
  step: {
    allianceId: string
    membershipId: string
    state: MemberState
    reason: string
    byOrganisationId: string | null
    byName: string
    memberId?: string
  },
  now: number,
): Promise<void> {
  const at = sql`to_timestamp(${now / 1000})`
  // No decision is taken when an organisation applies.
  if (step.state !== 'applied')
    await sql`update membership set state = ${step.state}, decided_at = ${at},
        member_id = coalesce(${step.memberId ?? null}::uuid, member_id)
      where organisation_id = ${step.allianceId} and id = ${step.membershipId}`.execute(tx)
  await sql`insert into membership_step (organisation_id, membership_id, state, reason, taken_at, by_organisation_id, by_name)
    values (${step.allianceId}, ${step.membershipId}, ${step.state}, ${step.reason}, ${at},
      ${step.byOrganisationId}, ${step.byName})`.execute(tx)
}

export async function saveSuspension(
  tx: Transaction,
  allianceId: string,
  memberId: string,
  now: number,
): Promise<void> {
  await sql`insert into member_suspension (organisation_id, member_id, since)
    values (${allianceId}, ${memberId}, to_timestamp(${now / 1000})) on conflict do nothing`.execute(tx)
}
export async function deleteSuspension(tx: Transaction, allianceId: string, memberId: string): Promise<void> {
  await sql`delete from member_suspension where organisation_id = ${allianceId} and member_id = ${memberId}`.execute(
    tx,
  )
}
