import { sql } from 'kysely'
import type { Transaction } from '../../platform/database/transaction.ts'
import type { Departure } from '../../platform/identity/provider.ts'
import type { ClientAuthentication, MatchOn } from './provider-rules.ts'

export type RegisteredProvider = {
  id: string
  name: string
  issuer: string
  clientId: string
  clientAuthentication: ClientAuthentication
  claim: string
  matchOn: MatchOn
  offSince: Date | null
}
/** What only the conversation with the provider needs: of the two, the one that its method asks for. */
export type SealedCredential = {
  sealedClientSecret: Buffer | null
  keyId: string | null
  sealedPrivateKey: Buffer | null
}

const shown = sql`p.id, p.name, p.issuer, p.client_id as "clientId",
  p.client_authentication as "clientAuthentication", p.claim, p.match_on as "matchOn", p.off_at as "offSince"`
const keyInUse = sql`provider_key k on k.organisation_id = p.organisation_id and k.provider_id = p.id
  and k.used_since is not null and k.replaced_at is null`

export async function listProviders(
  tx: Transaction,
  organisationId: string,
): Promise<(RegisteredProvider & { keyUsedSince: Date | null })[]> {
  const { rows } = await sql<RegisteredProvider & { keyUsedSince: Date | null }>`
    select ${shown}, k.used_since as "keyUsedSince" from identity_provider p left join ${keyInUse}
    where p.organisation_id = ${organisationId} order by p.name, p.id`.execute(tx)
  return rows
}

/** With what we prove ourselves by, still sealed. */
export async function findProvider(
  tx: Transaction,
  organisationId: string,
  providerId: string,
): Promise<(RegisteredProvider & SealedCredential) | undefined> {
  const { rows } = await sql<RegisteredProvider & SealedCredential>`
    select ${shown}, p.sealed_client_secret as "sealedClientSecret", k.id as "keyId",
      k.sealed_private_key as "sealedPrivateKey"
    from identity_provider p left join ${keyInUse}
    where p.organisation_id = ${organisationId} and p.id = ${providerId}`.execute(tx)
  return rows[0]
}

export async function saveProvider(
  tx: Transaction,
  organisationId: string,
  provider: Omit<RegisteredProvider, 'offSince'> & Pick<SealedCredential, 'sealedClientSecret'>,
): Promise<void> {
  await sql`insert into identity_provider
      (organisation_id, id, name, issuer, client_id, client_authentication, sealed_client_secret, claim, match_on)
    values (${organisationId}, ${provider.id}, ${provider.name}, ${provider.issuer}, ${provider.clientId},
      ${provider.clientAuthentication}, ${provider.sealedClientSecret}, ${provider.claim}, ${provider.matchOn})`.execute(
    tx,
  )
}

/** Everything but how we prove ourselves; the secret only where there is a new one. */
export async function saveProviderChange(
  tx: Transaction,
  organisationId: string,
  provider: Pick<RegisteredProvider, 'id' | 'name' | 'issuer' | 'clientId' | 'claim' | 'matchOn'> & {
    sealedClientSecret: Buffer | null
  },
): Promise<void> {
  const { id, name, issuer, clientId, claim, matchOn, sealedClientSecret } = provider
  await sql`update identity_provider set name = ${name}, issuer = ${issuer}, client_id = ${clientId}, claim = ${claim},
      match_on = ${matchOn}, sealed_client_secret = coalesce(${sealedClientSecret}::bytea, sealed_client_secret)
    where organisation_id = ${organisationId} and id = ${id}`.execute(tx)
}

export async function saveProviderOff(
  tx: Transaction,
  organisationId: string,
  { id, off, by, now }: { id: string; off: boolean; by: string; now: number },
): Promise<void> {
  await sql`update identity_provider
    set off_at = ${off ? sql`to_timestamp(${now / 1000})` : sql`null`}, off_by = ${off ? by : null}
    where organisation_id = ${organisationId} and id = ${id}`.execute(tx)
}

export async function deleteProvider(
  tx: Transaction,
  organisationId: string,
  providerId: string,
): Promise<boolean> {
  const { rows } = await sql`delete from identity_provider
    where organisation_id = ${organisationId} and id = ${providerId} returning id`.execute(tx)
  return rows.length > 0
}

/** Of who proves again to be themself: in which session, for what, and where to go back to. */
export type Proving = { sessionId: string; subject: string; backTo: string }
type Kept = Omit<Departure, 'state'> & { providerId: string }

export async function saveDeparture(
  tx: Transaction,
  organisationId: string,
  departure: Kept & { stateHash: Buffer; proving?: Proving; now: number },
): Promise<void> {
  const { proving } = departure
  await sql`insert into provider_sign_in (organisation_id, state_hash, provider_id, nonce, code_verifier, started_at,
      session_id, subject, back_to)
    values (${organisationId}, ${departure.stateHash}, ${departure.providerId}, ${departure.nonce},
      ${departure.codeVerifier}, to_timestamp(${departure.now / 1000}), ${proving?.sessionId ?? null},
      ${proving?.subject ?? null}, ${proving?.backTo ?? null})`.execute(tx)
}

/** A proof that is about to begin: looked at, not taken. */
export async function findProving(
  tx: Transaction,
  organisationId: string,
  { stateHash, providerId }: { stateHash: Buffer; providerId: string },
): Promise<Omit<Departure, 'state'> | undefined> {
  const { rows } = await sql<Omit<Departure, 'state'>>`
    select nonce, code_verifier as "codeVerifier" from provider_sign_in
    where organisation_id = ${organisationId} and state_hash = ${stateHash} and provider_id = ${providerId}
      and session_id is not null`.execute(tx)
  return rows[0]
}

/** Takes a sign-in under way, once: a callback that comes again finds nothing. */
export async function takeDeparture(
  tx: Transaction,
  organisationId: string,
  stateHash: Buffer,
  since: number,
): Promise<(Kept & { proving: Proving | null }) | undefined> {
  const { rows } = await sql<Kept & { proving: Proving | null; fresh: boolean }>`
    delete from provider_sign_in where organisation_id = ${organisationId} and state_hash = ${stateHash}
    returning nonce, code_verifier as "codeVerifier", provider_id as "providerId",
      case when session_id is not null then json_build_object('sessionId', session_id, 'subject', subject,
        'backTo', back_to) end as proving,
      started_at > to_timestamp(${since / 1000}) as fresh`.execute(tx)
  return rows[0]?.fresh ? rows[0] : undefined
}
