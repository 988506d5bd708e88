import { sql } from 'kysely'
import type { Transaction } from '../../platform/database/transaction.ts'
import type { PublicJwk } from '../../platform/identity/signing-keys.ts'
import type { RegisteredProvider } from './provider-store.ts'

export type NewKey = { id: string; publicJwk: PublicJwk; sealedPrivateKey: Buffer }

/** How long a key that was replaced is still published: what it signed a moment ago is still being checked. */
const publishedAfterHours = 24

/** The provider, waited for until whoever changes its keys is done. */
export async function findProviderHeld(
  tx: Transaction,
  organisationId: string,
  providerId: string,
): Promise<Pick<RegisteredProvider, 'issuer' | 'clientAuthentication' | 'offSince'> | undefined> {
  const { rows } = await sql<Pick<RegisteredProvider, 'issuer' | 'clientAuthentication' | 'offSince'>>`
    select issuer, client_authentication as "clientAuthentication", off_at as "offSince" from identity_provider
    where organisation_id = ${organisationId} and id = ${providerId} for update`.execute(tx)
  return rows[0]
}

export async function saveKey(
  tx: Transaction,
  organisationId: string,
  providerId: string,
  { id, publicJwk, sealedPrivateKey }: NewKey,
  now: number,
): Promise<void> {
  await sql`insert into provider_key (organisation_id, provider_id, id, public_jwk, sealed_private_key, made_at)
    values (${organisationId}, ${providerId}, ${id}, ${JSON.stringify(publicJwk)}, ${sealedPrivateKey},
      to_timestamp(${now / 1000}))`.execute(tx)
}

/** From now on the key that was next signs; the one that signed until now is only published for a while. */
export async function beginNextKey(
  tx: Transaction,
  organisationId: string,
  providerId: string,
  now: number,
): Promise<void> {
  await sql`update provider_key set replaced_at = to_timestamp(${now / 1000})
    where organisation_id = ${organisationId} and provider_id = ${providerId}
      and used_since is not null and replaced_at is null`.execute(tx)
  await sql`update provider_key set used_since = to_timestamp(${now / 1000})
    where organisation_id = ${organisationId} and provider_id = ${providerId} and used_since is null`.execute(
    tx,
  )
}

/** What the provider may check our signatures with: the key in use, the next, and those replaced of late. */
export async function listPublicKeys(
  tx: Transaction,
  organisationId: string,
  providerId: string,
  now: number,
): Promise<{ id: string; publicJwk: PublicJwk }[]> {
  const { rows } = await sql<{ id: string; publicJwk: PublicJwk }>`
    select id, public_jwk as "publicJwk" from provider_key
    where organisation_id = ${organisationId} and provider_id = ${providerId}
      and (replaced_at is null or replaced_at > to_timestamp(${now / 1000 - publishedAfterHours * 3600}))
    order by used_since desc nulls last, made_at, id`.execute(tx)
  return rows
}

/** Keys that signed and are no longer published. */
export async function deleteOldKeys(tx: Transaction, organisationId: string, now: number): Promise<void> {
  await sql`delete from provider_key where organisation_id = ${organisationId}
    and replaced_at < to_timestamp(${now / 1000 - publishedAfterHours * 3600})`.execute(tx)
}
