import { sql } from 'kysely'
import type { Transaction } from '../../platform/database/transaction.ts'
import type { Role } from '../../vocabulary/role.ts'
import type { MatchOn } from './provider-rules.ts'

export type SignedInPerson = {
  id: string
  givenName: string
  familyName: string
  teamId: string | null
  roles: Role[]
}

const rolesOf = sql`array(select g.role from role_grant g
  where g.organisation_id = p.organisation_id and g.person_id = p.id order by g.role)`
const notLeft = (today: string) => sql`(p.left_on is null or p.left_on > ${today}::date)`

export async function getSignedInPerson(
  tx: Transaction,
  organisationId: string,
  personId: string,
): Promise<SignedInPerson> {
  const { rows } = await sql<SignedInPerson>`
    select p.id, p.given_name as "givenName", p.family_name as "familyName", p.team_id as "teamId", ${rolesOf} as roles
    from person p where p.organisation_id = ${organisationId} and p.id = ${personId}`.execute(tx)
  return rows[0]!
}

// Accounts ---------------------------------------------------------------------------------------------

export type Account = { personId: string; passwordHash: string }

/** The account of who works here and has this e-mail, in capitals or not. */
export async function findAccount(
  tx: Transaction,
  organisationId: string,
  email: string,
  today: string,
): Promise<Account | undefined> {
  const { rows } = await sql<Account>`
    select p.id as "personId", a.password_hash as "passwordHash"
    from person p join account a on a.organisation_id = p.organisation_id and a.person_id = p.id
    where p.organisation_id = ${organisationId} and lower(p.email) = lower(${email}) and ${notLeft(today)}`.execute(
    tx,
  )
  return rows[0]
}

export async function saveAccount(
  tx: Transaction,
  organisationId: string,
  { personId, passwordHash }: Account,
  now: number,
): Promise<void> {
  await sql`insert into account (organisation_id, person_id, password_hash, changed_at)
    values (${organisationId}, ${personId}, ${passwordHash}, to_timestamp(${now / 1000}))
    on conflict (organisation_id, person_id) do update
    set password_hash = excluded.password_hash, changed_at = excluded.changed_at`.execute(tx)
}

/** Whom a provider's claim names, among those who work here. */
export async function findClaimed(
  tx: Transaction,
  organisationId: string,
  { matchOn, value, today }: { matchOn: MatchOn; value: string; today: string },
): Promise<string | undefined> {
  const named = matchOn === 'email' ? sql`lower(p.email) = ${value}` : sql`p.fiscal_code = ${value}`
  const { rows } = await sql<{ id: string }>`
    select p.id from person p where p.organisation_id = ${organisationId} and ${named} and ${notLeft(today)}`.execute(
    tx,
  )
  return rows[0]?.id
}

// Attempts ---------------------------------------------------------------------------------------------

/**
 * When the last tries at a subject failed, in milliseconds. Who tries the same waits here until the end of
 * the transaction: tries are counted one at a time.
 */
export async function listFailures(
  tx: Transaction,
  organisationId: string,
  subject: Buffer,
  since: number,
): Promise<number[]> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${subject.toString('base64')}, 0))`.execute(tx)
  const { rows } = await sql<{ failedAt: Date }>`
    select failed_at as "failedAt" from sign_in_failure
    where organisation_id = ${organisationId} and subject_hash = ${subject} and failed_at > to_timestamp(${since / 1000})`.execute(
    tx,
  )
  return rows.map(({ failedAt }) => failedAt.getTime())
}

export async function saveFailures(
  tx: Transaction,
  organisationId: string,
  subjects: readonly Buffer[],
  now: number,
): Promise<void> {
  await sql`insert into sign_in_failure (organisation_id, subject_hash, failed_at)
    select ${organisationId}, subject, to_timestamp(${now / 1000}) from unnest(${[...subjects]}::bytea[]) as subject`.execute(
    tx,
  )
}

/** The password was right: the account's failures are forgotten, and of the address the one noted in advance. */
export async function deleteFailures(
  tx: Transaction,
  organisationId: string,
  { account, address }: { account: Buffer; address: Buffer },
): Promise<void> {
  await sql`delete from sign_in_failure where organisation_id = ${organisationId} and (subject_hash = ${account}
    or id = (select id from sign_in_failure where organisation_id = ${organisationId} and subject_hash = ${address}
      order by failed_at desc limit 1))`.execute(tx)
}

// Invitations ------------------------------------------------------------------------------------------

export type Invited = { personId: string; email: string | null; givenName: string; roles: Role[] }

export async function findInvitable(
  tx: Transaction,
  organisationId: string,
  personId: string,
  today: string,
): Promise<Invited | undefined> {
  const { rows } = await sql<Invited>`
    select p.id as "personId", p.email, p.given_name as "givenName", ${rolesOf} as roles
    from person p where p.organisation_id = ${organisationId} and p.id = ${personId} and ${notLeft(today)}`.execute(
    tx,
  )
  return rows[0]
}

export async function saveInvitation(
  tx: Transaction,
  organisationId: string,
  invitation: { tokenHash: Buffer; personId: string; madeBy: string; now: number; expiresAt: number },
): Promise<void> {
  await sql`insert into invitation (organisation_id, token_hash, person_id, made_by, made_at, expires_at)
    values (${organisationId}, ${invitation.tokenHash}, ${invitation.personId}, ${invitation.madeBy},
      to_timestamp(${invitation.now / 1000}), to_timestamp(${invitation.expiresAt / 1000}))`.execute(tx)
}

/** Whom a link is for: a person who works here, a link that has not expired. A spent one still says whose it was. */
export async function findInvitation(
  tx: Transaction,
  organisationId: string,
  tokenHash: Buffer,
  { today, now }: { today: string; now: number },
): Promise<{ personId: string; email: string | null; spent: boolean } | undefined> {
  const { rows } = await sql<{ personId: string; email: string | null; spent: boolean }>`
    select p.id as "personId", p.email, i.used_at is not null as spent
    from invitation i join person p on p.organisation_id = i.organisation_id and p.id = i.person_id
    where i.organisation_id = ${organisationId} and i.token_hash = ${tokenHash}
      and i.expires_at > to_timestamp(${now / 1000}) and ${notLeft(today)}`.execute(tx)
  return rows[0]
}

/** Spends a link, and with it every other of the same person. @returns whether it was still to be spent */
export async function spendInvitation(
  tx: Transaction,
  organisationId: string,
  tokenHash: Buffer,
  now: number,
): Promise<boolean> {
  const { rows } = await sql<{ person_id: string }>`
    update invitation set used_at = to_timestamp(${now / 1000})
    where organisation_id = ${organisationId} and token_hash = ${tokenHash} and used_at is null
      and expires_at > to_timestamp(${now / 1000})
    returning person_id`.execute(tx)
  if (!rows[0]) return false
  await sql`update invitation set used_at = to_timestamp(${now / 1000})
    where organisation_id = ${organisationId} and person_id = ${rows[0].person_id} and used_at is null`.execute(
    tx,
  )
  return true
}

// Roles ------------------------------------------------------------------------------------------------

/** Only one finds the installation empty: others wait here until the end of the transaction. */
export async function lockFoundation(tx: Transaction): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('foundation', 0))`.execute(tx)
}

/** Who are administrators; whoever changes that waits here until the end of the transaction. */
export async function getAdministratorsLocked(tx: Transaction, organisationId: string): Promise<string[]> {
  const { rows } = await sql<{ personId: string }>`
    select person_id as "personId" from role_grant
    where organisation_id = ${organisationId} and role = 'administrator' order by person_id for update`.execute(
    tx,
  )
  return rows.map(({ personId }) => personId)
}

// What is forgotten ------------------------------------------------------------------------------------

/** Failures after a day, links a week after they expired, sign-ins at providers that nobody finished. */
export async function deleteStale(tx: Transaction, organisationId: string, now: number): Promise<void> {
  const ago = (hours: number) => sql`to_timestamp(${now / 1000 - hours * 3600})`
  await sql`delete from sign_in_failure where organisation_id = ${organisationId} and failed_at < ${ago(24)}`.execute(
    tx,
  )
  await sql`delete from invitation where organisation_id = ${organisationId} and expires_at < ${ago(7 * 24)}`.execute(
    tx,
  )
  await sql`delete from provider_sign_in where organisation_id = ${organisationId} and started_at < ${ago(1)}`.execute(
    tx,
  )
}
