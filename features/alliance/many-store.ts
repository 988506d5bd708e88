// Many memberships at once: for the demo, where no coordinator could admit each by hand.
import { sql } from 'kysely'
import type { Transaction } from '../../platform/database/transaction.ts'
import type { MemberContact, MemberPage, MemberState } from './network-rules.ts'

export type WholeMembership = MemberPage &
  MemberContact & {
    id: string
    memberId: string | null
    state: MemberState
    appliedAt: string
    decidedAt: string | null
    steps: {
      state: MemberState
      reason: string
      takenAt: string
      byOrganisationId: string | null
      byName: string
    }[]
  }

/** Writes memberships of the alliance that the transaction's organisation coordinates, with their steps. */
export async function saveMemberships(
  tx: Transaction,
  organisationId: string,
  memberships: readonly WholeMembership[],
): Promise<void> {
  const whole = JSON.stringify(memberships)
  await sql`insert into membership (organisation_id, id, member_id, kind, name, about, offers, seeks, website,
      contact_name, contact_email, state, applied_at, decided_at)
    select ${organisationId}, id, "memberId", kind, name, about, offers, seeks, website, "contactName", "contactEmail",
      state, "appliedAt", "decidedAt"
    from jsonb_to_recordset(${whole}::jsonb) as m(id uuid, "memberId" uuid, kind text, name text, about text, offers text,
      seeks text, website text, "contactName" text, "contactEmail" text, state text, "appliedAt" timestamptz,
      "decidedAt" timestamptz)`.execute(tx)
  await sql`insert into membership_step (organisation_id, membership_id, state, reason, taken_at, by_organisation_id, by_name)
    select ${organisationId}, m.id, s.state, s.reason, s."takenAt", s."byOrganisationId", s."byName"
    from jsonb_to_recordset(${whole}::jsonb) as m(id uuid, steps jsonb),
      jsonb_to_recordset(m.steps) as s(state text, reason text, "takenAt" timestamptz, "byOrganisationId" uuid, "byName" text)
    order by s."takenAt"`.execute(tx)
  await sql`insert into member_suspension (organisation_id, member_id, since)
    select ${organisationId}, "memberId", "decidedAt"
    from jsonb_to_recordset(${whole}::jsonb) as m("memberId" uuid, state text, "decidedAt" timestamptz)
    where state = 'suspended'`.execute(tx)
}
