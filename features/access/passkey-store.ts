import { sql } from 'kysely'
import type { Transaction } from '../../platform/database/transaction.ts'
import type { KnownPasskey, NewPasskey } from '../../platform/identity/passkeys.ts'

/** How long an authenticator's answer may take. */
const challengeMinutes = 5

/** With a person about a new passkey of theirs, without about signing in. */
export async function saveChallenge(
  tx: Transaction,
  organisationId: string,
  { challengeHash, personId }: { challengeHash: Buffer; personId: string | null },
  now: number,
): Promise<void> {
  await sql`insert into passkey_challenge (organisation_id, challenge_hash, person_id, asked_at)
    values (${organisationId}, ${challengeHash}, ${personId}, to_timestamp(${now / 1000}))`.execute(tx)
}

/** Takes a question, once: an answer that comes again finds none. @returns whether it was asked, and lately */
export async function takeChallenge(
  tx: Transaction,
  organisationId: string,
  { challengeHash, personId }: { challengeHash: Buffer; personId: string | null },
  now: number,
): Promise<boolean> {
  const { rows } = await sql<{ fresh: boolean }>`delete from passkey_challenge
    where organisation_id = ${organisationId} and challenge_hash = ${challengeHash}
      and person_id is not distinct from ${personId}::uuid
    returning asked_at > to_timestamp(${now / 1000 - challengeMinutes * 60}) as fresh`.execute(tx)
  return rows[0]?.fresh ?? false
}

export async function deleteOldChallenges(
  tx: Transaction,
  organisationId: string,
  now: number,
): Promise<void> {
  await sql`delete from passkey_challenge where organisation_id = ${organisationId}
    and asked_at < to_timestamp(${now / 1000 - challengeMinutes * 60})`.execute(tx)
}

export type OwnPasskey = {
  id: string
  credentialId: Buffer
  name: string
  synced: boolean
  addedAt: Date
  lastUsedAt: Date | null
}

export async function listPasskeys(
  tx: Transaction,
  organisationId: string,
  personId: string,
): Promise<OwnPasskey[]> {
  const { rows } = await sql<OwnPasskey>`
    select id, credential_id as "credentialId", name, synced, added_at as "addedAt", last_used_at as "lastUsedAt"
    from passkey where organisation_id = ${organisationId} and person_id = ${personId} order by added_at, id`.execute(
    tx,
  )
  return rows
}

/** What a passkey is called in the browser, of who has a password here; undefined for who enters otherwise. */
export async function findAccountName(
  tx: Transaction,
  organisationId: string,
  personId: string,
): Promise<string | undefined> {
  const { rows } = await sql<{ name: string }>`
    select coalesce(p.email, p.given_name || ' ' || p.family_name) as name
    from account a join person p on p.organisation_id = a.organisation_id and p.id = a.person_id
    where a.organisation_id = ${organisationId} and a.person_id = ${personId}`.execute(tx)
  return rows[0]?.name
}

/** @returns the new passkey's id, undefined where this very passkey is known already */
export async function savePasskey(
  tx: Transaction,
  organisationId: string,
  passkey: NewPasskey & { personId: string; name: string },
  now: number,
): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    insert into passkey (organisation_id, person_id, credential_id, public_key, counter, transports, synced, name, added_at)
    values (${organisationId}, ${passkey.personId}, ${passkey.credentialId}, ${passkey.publicKey}, ${passkey.counter},
      ${passkey.transports}::text[], ${passkey.synced}, ${passkey.name}, to_timestamp(${now / 1000}))
    on conflict (organisation_id, credential_id) do nothing returning id`.execute(tx)
  return rows[0]?.id
}

export async function deletePasskey(
  tx: Transaction,
  organisationId: string,
  { passkeyId, personId }: { passkeyId: string; personId: string },
): Promise<string | undefined> {
  const { rows } = await sql<{ name: string }>`delete from passkey
    where organisation_id = ${organisationId} and id = ${passkeyId} and person_id = ${personId}
    returning name`.execute(tx)
  return rows[0]?.name
}

/** The passkey of somebody who works here and still has a password here: an account that was taken takes it along. */
export async function findPasskey(
  tx: Transaction,
  organisationId: string,
  credentialId: Buffer,
  today: string,
): Promise<(KnownPasskey & { id: string; personId: string }) | undefined> {
  const { rows } = await sql<KnownPasskey & { id: string; personId: string }>`
    select k.id, k.person_id as "personId", k.credential_id as "credentialId", k.public_key as "publicKey",
      k.counter, k.transports
    from passkey k
    join person p on p.organisation_id = k.organisation_id and p.id = k.person_id
    join account a on a.organisation_id = k.organisation_id and a.person_id = k.person_id
    where k.organisation_id = ${organisationId} and k.credential_id = ${credentialId}
      and (p.left_on is null or p.left_on > ${today}::date)`.execute(tx)
  return rows[0]
}

/** @returns whether the passkey is still there and was not used further meanwhile */
export async function savePasskeyUse(
  tx: Transaction,
  organisationId: string,
  { id, counter, before }: { id: string; counter: number; before: number },
  now: number,
): Promise<boolean> {
  const { rows } =
    await sql`update passkey set counter = ${counter}, last_used_at = to_timestamp(${now / 1000})
    where organisation_id = ${organisationId} and id = ${id} and counter = ${before} returning id`.execute(tx)
  return rows.length > 0
}
