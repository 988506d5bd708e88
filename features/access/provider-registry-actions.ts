import { randomUUID } from 'node:crypto'
import { instantText } from '../../platform/clock.ts'
import type { Context, Visit } from '../../platform/context.ts'
import type { Transaction } from '../../platform/database/transaction.ts'
import type { Provider } from '../../platform/identity/provider.ts'
import type { Sealing } from '../../platform/identity/sealing.ts'
import { newSigningKey } from '../../platform/identity/signing-keys.ts'
import type { Services } from '../../platform/services.ts'
import { NotFound, refuseIf } from '../../vocabulary/refusal.ts'
import { getOrganisation } from '../alliance/store.ts'
import { enterBySlug } from './actions.ts'
import { beginNextKey, findProviderHeld, listPublicKeys, saveKey } from './provider-key-store.ts'
import {
  deleteProvider,
  findProvider,
  listProviders,
  type RegisteredProvider,
  saveProvider,
} from './provider-store.ts'
import { reasonsNotToProveSo, reasonsNotToRotate, reasonsNotToTrust } from './rules.ts'

// A sealed secret opens only in its own place: put into another row it is of no use.
const secretPlace = (organisationId: string, providerId: string) =>
  `provider-secret ${organisationId} ${providerId}`
const keyPlace = (organisationId: string, keyId: string) => `provider-key ${organisationId} ${keyId}`

/** A provider with what we prove ourselves by, opened: for the conversation with it alone. */
export async function findSpeakingProvider(
  tx: Transaction,
  sealing: Sealing,
  organisationId: string,
  providerId: string,
): Promise<(RegisteredProvider & Provider) | undefined> {
  const found = await findProvider(tx, organisationId, providerId)
  if (!found) return undefined
  const { sealedClientSecret, keyId, sealedPrivateKey, ...provider } = found
  if (keyId && sealedPrivateKey) {
    const privateKey = sealing.unseal(sealedPrivateKey, keyPlace(organisationId, keyId))
    return { ...provider, credential: { method: 'private_key_jwt', keyId, privateKey } }
  }
  const secret = sealing.unseal(sealedClientSecret!, secretPlace(organisationId, providerId))
  return { ...provider, credential: { method: 'client_secret_basic', secret } }
}

/** As the administrators see it: with the address of our public keys where the provider needs it. */
const shownAs =
  (publicUrl: string, slug: string) => (provider: RegisteredProvider, keyUsedSince: string | null) => ({
    ...provider,
    keyUsedSince,
    keysAddress: keyUsedSince
      ? `${publicUrl}/api/v1/organisations/${slug}/identity-providers/${provider.id}/keys`
      : null,
  })

export const showProviders =
  ({ publicUrl }: Services) =>
  async ({ tx, actor }: Context) => {
    const { slug } = await getOrganisation(tx, actor.organisationId)
    const shown = shownAs(publicUrl, slug)
    const providers = await listProviders(tx, actor.organisationId)
    return {
      items: providers.map(({ keyUsedSince, ...provider }) =>
        shown(provider, keyUsedSince?.toISOString() ?? null),
      ),
    }
  }

export const addProvider =
  ({ publicUrl, sealing }: Services) =>
  async (
    { tx, actor, now, audit }: Context,
    { clientSecret, ...asked }: Omit<RegisteredProvider, 'id'> & { clientSecret?: string | undefined },
  ) => {
    const { organisationId } = actor
    refuseIf([
      ...reasonsNotToTrust(asked.issuer, publicUrl),
      ...reasonsNotToProveSo(asked.clientAuthentication, clientSecret),
    ])
    const provider = { ...asked, id: randomUUID() }
    const byKey = provider.clientAuthentication === 'private_key_jwt'
    const sealedClientSecret = byKey
      ? null
      : sealing.seal(clientSecret!, secretPlace(organisationId, provider.id))
    await saveProvider(tx, organisationId, { ...provider, sealedClientSecret })
    if (byKey) {
      await saveNewKey(tx, sealing, organisationId, provider.id, now)
      await beginNextKey(tx, organisationId, provider.id, now)
      await saveNewKey(tx, sealing, organisationId, provider.id, now)
    }
    const { issuer, matchOn, clientAuthentication } = provider
    audit('access/provider-added', provider.id, { issuer, matchOn, clientAuthentication })
    const { slug } = await getOrganisation(tx, organisationId)
    return shownAs(publicUrl, slug)(provider, byKey ? instantText(now) : null)
  }

/** Takes a tenth of a second of the processor within the transaction: once a year, by an administrator. */
async function saveNewKey(
  tx: Transaction,
  sealing: Sealing,
  organisationId: string,
  providerId: string,
  now: number,
): Promise<void> {
  const id = randomUUID()
  const { publicJwk, privateKey } = await newSigningKey()
  const sealedPrivateKey = sealing.seal(privateKey, keyPlace(organisationId, id))
  await saveKey(tx, organisationId, providerId, { id, publicJwk, sealedPrivateKey }, now)
}

export async function removeProvider({ tx, actor, audit }: Context, { providerId }: { providerId: string }) {
  if (!(await deleteProvider(tx, actor.organisationId, providerId))) throw new NotFound('identity provider')
  audit('access/provider-removed', providerId)
  return {}
}

/** The key published as next begins to sign, and a new next one is published. */
export const replaceProviderKey =
  ({ sealing }: Services) =>
  async ({ tx, actor, now, audit }: Context, { providerId }: { providerId: string }) => {
    const { organisationId } = actor
    const provider = await findProviderHeld(tx, organisationId, providerId)
    if (!provider) throw new NotFound('identity provider')
    refuseIf(reasonsNotToRotate(provider.clientAuthentication))
    await beginNextKey(tx, organisationId, providerId, now)
    await saveNewKey(tx, sealing, organisationId, providerId, now)
    audit('access/provider-key-replaced', providerId)
    return { keyUsedSince: instantText(now) }
  }

/** What anyone may read, since it is made to be read by the provider: public keys, in a JWK set (RFC 7517). */
export async function showPublicKeys(
  { tx, now }: Visit,
  { slug, providerId }: { slug: string; providerId: string },
) {
  const organisation = await enterBySlug(tx, slug)
  const keys = organisation ? await listPublicKeys(tx, organisation.id, providerId, now) : []
  if (keys.length === 0) throw new NotFound('keys')
  return { keys: keys.map(({ id, publicJwk }) => ({ ...publicJwk, kid: id, use: 'sig', alg: 'RS256' })) }
}
