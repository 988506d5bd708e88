import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openIdentityProvider } from '../../tests/identity-provider.ts'
import { visitorAt } from '../../tests/visitor.ts'
import { type Client, openWorld, type World } from '../../tests/world.ts'
import { access } from './contract.ts'
import { openId } from './provider-contract.ts'

// One organisation with two providers: the city's own sign-on, with a secret, and one that asks for a signature.
type IdentityProvider = Awaited<ReturnType<typeof openIdentityProvider>>
let world: World
let administrator: Client
let bySecret: { provider: IdentityProvider; id: string }
let byKey: { provider: IdentityProvider; id: string }
const slug = 'borgo-sereno'
const callback = 'http://vicinato.test/api/v1/oidc/callback'

const keysOf = (providerId: string) =>
  visitorAt(world.house.http).ask(openId.providerKeys, { slug, providerId })
const register = async (provider: IdentityProvider, name: string, own: object) => {
  const { issuer, clientId } = provider
  const asked = { name, issuer, clientId, claim: 'email', matchOn: 'email' as const, ...own }
  return { provider, id: (await administrator.ask(openId.addIdentityProvider, asked)).id }
}

beforeAll(async () => {
  world = await openWorld({ jobs: false })
  administrator = await world.as('Marta Rizzo')
  const first = await openIdentityProvider(callback)
  bySecret = await register(first, 'Accesso unico', { clientSecret: first.clientSecret })
  const second = await openIdentityProvider(callback, () => keysOf(byKey.id))
  byKey = await register(second, 'Identità regionale', { clientAuthentication: 'private_key_jwt' })
})
afterAll(async () => {
  await bySecret.provider.close()
  await byKey.provider.close()
  await world.close()
})

/** Signs somebody in there, and says who then is signed in here, or why nobody is. */
async function enterBy({ provider, id }: typeof byKey, email = 'bruno.ferri@borgo-sereno.example') {
  provider.signInAs({ sub: email, email })
  const visitor = visitorAt(world.house.http)
  const { location } = await visitor.send(openId.startProviderSignIn as never, { slug, providerId: id })
  const end = await visitor.follow(await provider.visit(location))
  const problem = new URL(end.location).searchParams.get('problem')
  return problem ?? (await visitor.ask(access.session, {})).session?.person.familyName
}

test('one enters by either of two providers: by our secret at one, by our signature at the other', async () => {
  const { items } = await visitorAt(world.house.http).ask(access.directory, {})
  expect(items.find((one) => one.slug === slug)?.identityProviders.map(({ name }) => name)).toEqual([
    'Accesso unico',
    'Identità regionale',
  ])
  expect(await enterBy(bySecret)).toBe('Ferri')
  expect(await enterBy(byKey)).toBe('Ferri')
  expect(await enterBy(byKey, 'ada.colombo@borgo-sereno.example')).toBe('Colombo')
  const shown = await administrator.ask(openId.identityProviders, {})
  const of = (id: string) => shown.items.find((one) => one.id === id)
  expect(of(bySecret.id)).toMatchObject({ keysAddress: null, keyUsedSince: null })
  expect(of(byKey.id)).toMatchObject({
    clientAuthentication: 'private_key_jwt',
    keysAddress: `http://vicinato.test/api/v1/organisations/${slug}/identity-providers/${byKey.id}/keys`,
    keyUsedSince: '2026-11-23T12:00:00.000Z',
  })
})

test('a new key signs at once, known already to a provider that keeps our keys; the old one is withdrawn a day later', async () => {
  const before = (await keysOf(byKey.id)).keys
  expect(before.map(({ alg, use, kty }) => [alg, use, kty])).toEqual(Array(2).fill(['RS256', 'sig', 'RSA']))
  expect(JSON.stringify(before)).not.toMatch(/"(d|p|q|dp|dq|qi)":/)
  const read = byKey.provider.timesKeysRead()
  await administrator.ask(openId.replaceProviderKey, { providerId: byKey.id })
  expect(await enterBy(byKey)).toBe('Ferri')
  expect(byKey.provider.timesKeysRead()).toBe(read)

  const during = (await keysOf(byKey.id)).keys.map(({ kid }) => kid)
  const [first, second] = before.map(({ kid }) => kid)
  expect(during).toHaveLength(3)
  expect(during).toEqual(expect.arrayContaining([first, second]))
  world.clock.moveTo('2026-11-25')
  const after = (await keysOf(byKey.id)).keys.map(({ kid }) => kid)
  world.clock.moveTo('2026-11-23')
  expect(after).toEqual(during.filter((kid) => kid !== first))
  const auditor = await world.as('Nino Galli')
  const acts = (await auditor.ask(access.auditEntries, { limit: 20 })).items.map(({ act }) => act)
  expect(acts).toContain('access/provider-key-replaced')
})

test('what proves us is sealed in the database: a copy of it, or a row moved elsewhere, is of no use', async () => {
  const rows = await world.database.asOwner(async (owner) => {
    const providers = await owner.query('select * from identity_provider')
    const keys = await owner.query('select * from provider_key')
    return [...providers.rows, ...keys.rows] as Record<string, unknown>[]
  })
  const bytes = rows.flatMap((row) =>
    Object.values(row).map((value) =>
      Buffer.isBuffer(value) ? value.toString('latin1') : JSON.stringify(value),
    ),
  )
  expect(bytes.join()).not.toContain(bySecret.provider.clientSecret)
  expect(bytes.join()).not.toMatch(/PRIVATE KEY|"d":/)
  // Taken from one provider and put into another, to have it sent to a server of one's own.
  const thief = await register(bySecret.provider, 'Copia', { clientSecret: 'x' })
  await world.database.asOwner((owner) =>
    owner.query(
      'update identity_provider t set sealed_client_secret = f.sealed_client_secret from identity_provider f where t.id = $1 and f.id = $2',
      [thief.id, bySecret.id],
    ),
  )
  const started = await visitorAt(world.house.http).send(openId.startProviderSignIn as never, {
    slug,
    providerId: thief.id,
  })
  expect(started.status).toBe(500)
  await administrator.ask(openId.removeIdentityProvider, { providerId: thief.id })
})

test('what is missing is said; keys of a provider that has none are not there', async () => {
  const without = { name: 'x', issuer: 'http://id.example', clientId: 'x', claim: 'email', matchOn: 'email' }
  const { body } = await administrator.send(openId.addIdentityProvider as never, without)
  expect(body).toMatchObject({
    reasons: [{ code: 'access/issuer-not-https' }, { code: 'access/client-secret-missing' }],
  })
  const replace = (providerId: string) =>
    administrator.send(openId.replaceProviderKey as never, { providerId })
  expect((await replace(bySecret.id)).body).toMatchObject({ reasons: [{ code: 'access/no-key-of-ours' }] })
  expect((await replace(randomUUID())).status).toBe(404)
  const stranger = await world.asStranger()
  expect((await stranger.send(openId.replaceProviderKey as never, { providerId: byKey.id })).status).toBe(404)
  const visitor = visitorAt(world.house.http)
  for (const [place, providerId] of [
    [slug, bySecret.id],
    [slug, randomUUID()],
    ['valle-quieta', byKey.id],
    ['nowhere', byKey.id],
  ])
    expect((await visitor.send(openId.providerKeys as never, { slug: place, providerId })).status).toBe(404)
})
