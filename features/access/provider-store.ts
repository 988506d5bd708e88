import { sql } from 'kysely'
import type { Transaction } from '../../platform/database/transaction.ts'
import type { Departure, Provider } from '../../platform/identity/provider.ts'
import type { MatchOn } from './rules.ts'

export type RegisteredProvider = Provider & { name: string; claim: string; matchOn: MatchOn }
export type ShownProvider = Omit<RegisteredProvider, 'clientSecret'>

const shown = ['id', 'name', 'issuer', 'client_id as clientId', 'claim', 'match_on as matchOn'] as const

export const listProviders = (tx: Transaction, organisationId: string): Promise<ShownProvider[]> =>
  tx
    .selectFrom('identity_provider')
    .select(shown)
    .where('organisation_id', '=', organisationId)
    .orderBy('name')
    .orderBy('id')
    .execute() as Promise<ShownProvider[]>

/** With its secret: for the conversation with the provider alone. */
export const findProvider = (
  tx: Transaction,
  organisationId: string,
  providerId: string,
): Promise<RegisteredProvider | undefined> =>
  tx
    .selectFrom('identity_provider')
    .select([...shown, 'client_secret as clientSecret'])
    .where('organisation_id', '=', organisationId)
    .where('id', '=', providerId)
    .executeTakeFirst() as Promise<RegisteredProvider | undefined>

export const saveProvider = (
  tx: Transaction,
  organisationId: string,
  provider: Omit<RegisteredProvider, 'id'>,
): Promise<ShownProvider> =>
  tx
    .insertInto('identity_provider')
    .values({
      organisation_id: organisationId,
      name: provider.name,
      issuer: provider.issuer,
      client_id: provider.clientId,
      client_secret: provider.clientSecret,
      claim: provider.claim,
      match_on: provider.matchOn,
    })
    .returning(shown)
    .executeTakeFirstOrThrow() as Promise<ShownProvider>

export async function deleteProvider(
  tx: Transaction,
  organisationId: string,
  providerId: string,
): Promise<boolean> {
  const { rows } = await sql`delete from identity_provider
    where organisation_id = ${organisationId} and id = ${providerId} returning id`.execute(tx)
  return rows.length > 0
}

export async function saveDeparture(
  tx: Transaction,
  organisationId: string,
  departure: Omit<Departure, 'state'> & { stateHash: Buffer; providerId: string; now: number },
): Promise<void> {
  await sql`insert into provider_sign_in (organisation_id, state_hash, provider_id, nonce, code_verifier, started_at)
    values (${organisationId}, ${departure.stateHash}, ${departure.providerId}, ${departure.nonce},
      ${departure.codeVerifier}, to_timestamp(${departure.now / 1000}))`.execute(tx)
}

/** Takes a sign-in under way, once: a callback that comes again finds nothing. */
export async function takeDeparture(
  tx: Transaction,
  organisationId: string,
  stateHash: Buffer,
  since: number,
): Promise<(Omit<Departure, 'state'> & { providerId: string }) | undefined> {
  const { rows } = await sql<Omit<Departure, 'state'> & { providerId: string; fresh: boolean }>`
    delete from provider_sign_in where organisation_id = ${organisationId} and state_hash = ${stateHash}
    returning nonce, code_verifier as "codeVerifier", provider_id as "providerId",
      started_at > to_timestamp(${since / 1000}) as fresh`.execute(tx)
  return rows[0]?.fresh ? rows[0] : undefined
}
