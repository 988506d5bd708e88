// What happens before a membership and after its admission: applications from outside, and links that found a tenant.
import { sql } from 'kysely'
import type { Transaction } from '../../platform/database/transaction.ts'
import {
  type ApplicationCounts,
  applicationLimits,
  type MemberContact,
  type MemberKind,
  type MemberPage,
} from './network-rules.ts'

export type OutsideApplication = MemberPage & MemberContact

/** How many came already; who applies to the same alliance waits here until the end of the transaction. */
export async function countApplications(
  tx: Transaction,
  organisationId: string,
  { addressHash, contactEmail }: { addressHash: Buffer; contactEmail: string },
  now: number,
): Promise<ApplicationCounts> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`applications ${organisationId}`}, 0))`.execute(
    tx,
  )
  const since = (hours: number) => sql`asked_at > to_timestamp(${now / 1000 - hours * 3600})`
  const { perAddress, perContact, inAll } = applicationLimits
  const { rows } = await sql<ApplicationCounts>`
    select count(*) filter (where address_hash = ${addressHash} and ${since(perAddress.hours)}) as "ofAddress",
      count(*) filter (where lower(contact_email) = lower(${contactEmail}) and ${since(perContact.hours)}) as "ofContact",
      count(*) filter (where ${since(inAll.hours)}) as "inAll"
    from outside_application where organisation_id = ${organisationId}
      and asked_at > to_timestamp(${now / 1000 - 24 * 3600})`.execute(tx)
  return rows[0]!
}

/**
 * Whether the very same was sent from the same network address a moment ago: whoever asks without being signed in has no
 * idempotency key, and presses again where the answer was lost.
 */
export async function findSentAgain(
  tx: Transaction,
  organisationId: string,
  {
    addressHash,
    contactEmail,
    name,
  }: { addressHash: Buffer } & Pick<OutsideApplication, 'contactEmail' | 'name'>,
  now: number,
): Promise<boolean> {
  const { rows } = await sql`select from outside_application where organisation_id = ${organisationId}
      and address_hash = ${addressHash} and lower(contact_email) = lower(${contactEmail}) and name = ${name}
      and asked_at > to_timestamp(${now / 1000 - sentAgainSeconds}) limit 1`.execute(tx)
  return rows.length > 0
}
const sentAgainSeconds = 600

export async function insertApplication(
  tx: Transaction,
  organisationId: string,
  application: OutsideApplication & {
    tokenHash: Buffer
    addressHash: Buffer
    now: number
    expiresAt: number
  },
): Promise<string> {
  const { kind, name, about, offers, seeks, website, contactName, contactEmail } = application
  const { rows } = await sql<{ id: string }>`
    insert into outside_application (organisation_id, token_hash, address_hash, kind, name, about, offers, seeks, website,
      contact_name, contact_email, asked_at, expires_at)
    values (${organisationId}, ${application.tokenHash}, ${application.addressHash}, ${kind}, ${name}, ${about}, ${offers},
      ${seeks}, ${website}, ${contactName}, ${contactEmail}, to_timestamp(${application.now / 1000}),
      to_timestamp(${application.expiresAt / 1000}))
    returning id`.execute(tx)
  return rows[0]!.id
}

export type WaitingApplication = OutsideApplication & { id: string; membershipId: string | null }
/** Whoever opens the same link waits here; a link that was opened before still says what it was for. */
export async function getApplicationLocked(
  tx: Transaction,
  organisationId: string,
  tokenHash: Buffer,
  now: number,
): Promise<WaitingApplication | undefined> {
  const { rows } = await sql<WaitingApplication>`
    select id, kind, name, about, offers, seeks, website, contact_name as "contactName", contact_email as "contactEmail",
      membership_id as "membershipId"
    from outside_application where organisation_id = ${organisationId} and token_hash = ${tokenHash}
      and expires_at > to_timestamp(${now / 1000}) for update`.execute(tx)
  return rows[0]
}

export async function saveConfirmed(
  tx: Transaction,
  organisationId: string,
  { id, membershipId }: { id: string; membershipId: string },
): Promise<void> {
  await sql`update outside_application set membership_id = ${membershipId}
    where organisation_id = ${organisationId} and id = ${id}`.execute(tx)
}

/** Applications whose link has expired, and the contacts of those who were refused or are gone, after a year. */
export async function deleteOldApplications(
  tx: Transaction,
  organisationId: string,
  now: number,
): Promise<void> {
  await sql`delete from outside_application where organisation_id = ${organisationId}
    and expires_at < to_timestamp(${now / 1000})`.execute(tx)
  await sql`delete from membership_founding where organisation_id = ${organisationId}
    and coalesce(used_at, expires_at) < to_timestamp(${now / 1000 - 90 * 24 * 3600})`.execute(tx)
  await sql`update membership set contact_name = '', contact_email = ''
    where organisation_id = ${organisationId} and state in ('refused', 'left', 'withdrawn') and contact_email <> ''
      and coalesce(decided_at, applied_at) < to_timestamp(${now / 1000 - 365 * 24 * 3600})`.execute(tx)
}

// Founding -------------------------------------------------------------------------------------------------

/** Keeps a new link; those made before for the same member open nothing any more. */
export async function saveFounding(
  tx: Transaction,
  organisationId: string,
  founding: { tokenHash: Buffer; membershipId: string; now: number; expiresAt: number },
): Promise<void> {
  await sql`delete from membership_founding where organisation_id = ${organisationId}
    and membership_id = ${founding.membershipId} and used_at is null`.execute(tx)
  await sql`insert into membership_founding (organisation_id, token_hash, membership_id, made_at, expires_at)
    values (${organisationId}, ${founding.tokenHash}, ${founding.membershipId}, to_timestamp(${founding.now / 1000}),
      to_timestamp(${founding.expiresAt / 1000}))`.execute(tx)
}

export type Founding = {
  memberId: string
  kind: MemberKind
  name: string
  contactName: string
  contactEmail: string
  used: boolean
}
/** What a link founds, in the organisation that coordinates; a spent one still says of whom it was. */
export async function findFounding(
  tx: Transaction,
  organisationId: string,
  tokenHash: Buffer,
  now: number,
): Promise<Founding | undefined> {
  const { rows } = await sql<Founding>`
    select m.member_id as "memberId", m.kind, m.name, m.contact_name as "contactName",
      m.contact_email as "contactEmail", f.used_at is not null as used
    from membership_founding f join membership m on m.organisation_id = f.organisation_id and m.id = f.membership_id
    where f.organisation_id = ${organisationId} and f.token_hash = ${tokenHash}
      and m.member_id is not null and m.state in ('admitted', 'suspended')
      and (f.used_at is not null or f.expires_at > to_timestamp(${now / 1000}))`.execute(tx)
  return rows[0]
}

/** Whether the member has its first administrator already. */
export async function findWhetherFounded(
  tx: Transaction,
  organisationId: string,
  membershipId: string,
): Promise<{ asked: boolean; founded: boolean }> {
  const { rows } = await sql<{ asked: boolean; founded: boolean }>`
    select count(*) > 0 as asked, coalesce(bool_or(used_at is not null), false) as founded
    from membership_founding where organisation_id = ${organisationId} and membership_id = ${membershipId}`.execute(
    tx,
  )
  return rows[0]!
}

/** @returns whether it was still to be spent */
export async function spendFounding(
  tx: Transaction,
  organisationId: string,
  tokenHash: Buffer,
  now: number,
): Promise<boolean> {
  const { rows } = await sql`update membership_founding set used_at = to_timestamp(${now / 1000})
    where organisation_id = ${organisationId} and token_hash = ${tokenHash} and used_at is null
      and expires_at > to_timestamp(${now / 1000}) returning token_hash`.execute(tx)
  return rows.length > 0
}
