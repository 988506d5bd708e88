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
import { reasonsNotToRegister, reasonsNotToRotate } from './provider-rules.ts'
import {
  deleteProvider,
  findProvider,
  listProviders,
  type RegisteredProvider,
  saveProvider,
  saveProviderChange,
  saveProviderOff,
} from './provider-store.ts'

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
): Promise<(Omit<RegisteredProvider, 'offSince'> & Provider) | undefined> {
  const found = await findProvider(tx, organisationId, providerId)
  if (!found) return undefined
  const { sealedClientSecret, keyId, sealedPrivateKey, offSince, ...provider } = found
  // Switched off it is spoken with no more, not even to end a sign-in that began before.
  if (offSince) return undefined
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
    offSince: provider.offSince?.toISOString() ?? null,
    keyUsedSince,
    keysAddress: keyUsedSince
      ? `${publicUrl}/api/v1/organisations/${slug}/identity-providers/${provider.id}/keys`
      : null,
  })

export const showProviders =
  (services: Services) =>
  async ({ tx, actor }: Context) => ({ items: await readProviders(services, tx, actor.organisationId) })

async function readProviders({ publicUrl }: Services, tx: Transaction, organisationId: string) {
  const { slug } = await getOrganisation(tx, organisationId)
  const shown = shownAs(publicUrl, slug)
  const providers = await listProviders(tx, organisationId)
  return providers.map(({ keyUsedSince, ...provider }) =>
    shown(provider, keyUsedSince?.toISOString() ?? null),
  )
}

type Settings = Pick<RegisteredProvider, 'name' | 'issuer' | 'clientId' | 'claim' | 'matchOn'> & {
  clientSecret?: string | undefined
}

export const addProvider =
  (services: Services) =>
  async (
    { tx, actor, now, audit }: Context,
    { clientSecret, ...asked }: Settings & Pick<RegisteredProvider, 'clientAuthentication'>,
  ) => {
    const { organisationId } = actor
    const { sealing, publicUrl } = services
    const taken = (await listProviders(tx, organisationId)).map(({ name }) => name)
    refuseIf(reasonsNotToRegister({ ...asked, clientSecret }, { publicUrl, taken }))
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
    return getShown(services, tx, organisationId, provider.id)
  }

async function getShown(services: Services, tx: Transaction, organisationId: string, id: string) {
  return (await readProviders(services, tx, organisationId)).find((one) => one.id === id)!
}

/** Everything but the way we prove ourselves: for another way there is another provider, until this one is removed. */
export const changeProvider =
  (services: Services) =>
  async (
    { tx, actor, audit }: Context,
    { providerId, clientSecret, ...asked }: Settings & { providerId: string },
  ) => {
    const { organisationId } = actor
    const { sealing, publicUrl } = services
    const before = await findProviderHeld(tx, organisationId, providerId)
    if (!before) throw new NotFound('identity provider')
    const { clientAuthentication } = before
    const others = (await listProviders(tx, organisationId)).filter(({ id }) => id !== providerId)
    const taken = others.map(({ name }) => name)
    refuseIf(
      reasonsNotToRegister({ ...asked, clientAuthentication, clientSecret }, { publicUrl, taken, before }),
    )
    const isNew = clientAuthentication === 'client_secret_basic' && Boolean(clientSecret)
    const sealedClientSecret = isNew
      ? sealing.seal(clientSecret!, secretPlace(organisationId, providerId))
      : null
    await saveProviderChange(tx, organisationId, { ...asked, id: providerId, sealedClientSecret })
    const { issuer, matchOn } = asked
    audit('access/provider-changed', providerId, { issuer, matchOn, newSecret: isNew })
    return getShown(services, tx, organisationId, providerId)
  }

export const switchProvider =
  (services: Services) =>
  async ({ tx, actor, now, audit }: Context, { providerId, off }: { providerId: string; off: boolean }) => {
    const { organisationId, personId } = actor
    const before = await findProviderHeld(tx, organisationId, providerId)
    if (!before) throw new NotFound('identity provider')
    if ((before.offSince !== null) !== off) {
      await saveProviderOff(tx, organisationId, { id: providerId, off, by: personId, now })
      audit(off ? 'access/provider-off' : 'access/provider-on', providerId)
    }
    return getShown(services, tx, organisationId, providerId)
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
