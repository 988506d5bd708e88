import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { openIdentityProvider } from '../../tests/identity-provider.ts'
import { visitorAt } from '../../tests/visitor.ts'
import { openWorld, type World } from '../../tests/world.ts'
import { confirmations } from './confirmation-contract.ts'
import { access } from './contract.ts'
import { openId } from './provider-contract.ts'

type IdentityProvider = Awaited<ReturnType<typeof openIdentityProvider>>
let world: World
let provider: IdentityProvider
let providerId: string
const slug = 'borgo-sereno'
const callback = 'http://vicinato.test/api/v1/oidc/callback'

beforeAll(async () => {
  world = await openWorld({ jobs: false })
  provider = await openIdentityProvider(callback)
  providerId = await register('fiscal_number', 'fiscal-code')
})
afterAll(async () => {
  await provider.close()
  await world.close()
})
beforeEach(() =>
  provider.signInAs({ sub: 'x1', fiscal_number: `TINIT-${codeOf.get('Bruno Ferri')!.toLowerCase()}` }),
)

const codeOf = new Map<string, string>()
async function register(claim: string, matchOn: 'fiscal-code' | 'email') {
  const administrator = await world.as('Marta Rizzo')
  for (const name of ['Bruno Ferri', 'Ada Colombo'] as const) codeOf.set(name, await fiscalCodeOf(name))
  const { issuer, clientId, clientSecret } = provider
  const name = `Accesso unico (${matchOn})`
  const added = await administrator.ask(openId.addIdentityProvider, {
    ...{ name, issuer, clientId, clientSecret, claim, matchOn },
  })
  expect(JSON.stringify(added)).not.toContain(clientSecret)
  return added.id
}
const fiscalCodeOf = (name: 'Bruno Ferri' | 'Ada Colombo') =>
  world.database.asOwner(async (owner) => {
    const { rows } = await owner.query('select fiscal_code from person where id = $1', [
      world.personIdOf(name),
    ])
    return (rows[0] as { fiscal_code: string }).fiscal_code
  })

const problemIn = (location: string) => new URL(location).searchParams.get('problem')
/** From the button to the provider: the address to which the browser is sent. */
async function leave(visitor = visitorAt(world.house.http), id = providerId) {
  const { status, location } = await visitor.send(openId.startProviderSignIn as never, {
    slug,
    providerId: id,
  })
  expect(status).toBe(302)
  return { visitor, location }
}

test('the directory names the provider; whoever comes back from it is signed in', async () => {
  const { items } = await visitorAt(world.house.http).ask(access.directory, {})
  expect(items.find((one) => one.slug === slug)?.identityProviders).toEqual([
    { id: providerId, name: 'Accesso unico (fiscal-code)' },
  ])
  const { visitor, location } = await leave()
  const asked = new URL(location)
  expect(asked.origin + asked.pathname).toBe(`${provider.issuer}/auth`)
  expect(Object.fromEntries(asked.searchParams)).toMatchObject({
    response_type: 'code',
    code_challenge_method: 'S256',
    redirect_uri: callback,
  })
  const back = await provider.visit(location)
  expect(await visitor.follow(back)).toEqual({ status: 302, location: 'http://vicinato.test/' })
  expect((await visitor.ask(access.session, {})).session?.person).toMatchObject({ givenName: 'Bruno' })
  expect(visitor.cookies.has('vicinato-note')).toBe(false)

  // The same callback again, by the same browser: it was taken.
  expect(problemIn((await visitor.follow(back)).location)).toBe('access/sign-in-lost')
})

test('who enters by a provider proves there to be themself before signing: anew, for one thing, as the same person', async () => {
  const { visitor, location } = await leave()
  await visitor.follow(await provider.visit(location))
  await visitor.ask(access.session, {})
  const subject = 'f'.repeat(64)
  const waysNow = () => visitor.ask(confirmations.waysToConfirm, { subject })
  expect(await waysNow()).toMatchObject({ password: false, passkey: false, given: false })
  expect((await waysNow()).providers.map(({ id }) => id)).toContain(providerId)
  const begin = async () => {
    const asked = { providerId, subject, backTo: '/my-agreement' }
    const { location: there } = await visitor.ask(confirmations.proveAtProvider, asked)
    return (await visitor.follow(there)).location
  }
  // The provider is told to ask again; one that does not, and says no time of it, convinces nobody.
  const asked = new URL(await begin())
  expect(Object.fromEntries(asked.searchParams)).toMatchObject({ prompt: 'login', max_age: '0' })
  for (const name of ['prompt', 'max_age']) asked.searchParams.delete(name)
  const lazy = await visitor.follow(await provider.visit(asked.href))
  expect(lazy.location).toBe('http://vicinato.test/my-agreement?problem=access%2Fprovider-unconvincing')
  // Somebody else at the keyboard.
  provider.signInAs({ sub: 'x9', fiscal_number: `TINIT-${codeOf.get('Ada Colombo')!}` })
  const other = await visitor.follow(await provider.visit(await begin()))
  expect(other.location).toBe('http://vicinato.test/my-agreement?problem=access%2Fproved-another')
  expect((await waysNow()).given).toBe(false)
  provider.signInAs({ sub: 'x1', fiscal_number: `TINIT-${codeOf.get('Bruno Ferri')!}` })
  const back = await visitor.follow(await provider.visit(await begin()))
  expect(back).toEqual({ status: 302, location: 'http://vicinato.test/my-agreement' })
  expect((await waysNow()).given).toBe(true)
  expect((await visitor.ask(confirmations.waysToConfirm, { subject: 'e'.repeat(64) })).given).toBe(false)
  // Still the same session, of the same person.
  expect((await visitor.ask(access.session, {})).session?.person).toMatchObject({ givenName: 'Bruno' })
})

test('a callback counts only with the state of this browser', async () => {
  const { visitor, location } = await leave()
  const back = await provider.visit(location)
  const elsewhere = visitorAt(world.house.http)
  expect(problemIn((await elsewhere.follow(back)).location)).toBe('access/sign-in-lost')
  expect((await elsewhere.ask(access.session, {})).session).toBeNull()
  const state = new URL(back).searchParams.get('state')!
  for (const other of [
    '',
    'x',
    `${state}x`,
    state.replace(world.organisationId, world.otherOrganisationId),
  ]) {
    const changed = new URL(back)
    changed.searchParams.set('state', other)
    expect(problemIn((await visitor.follow(changed.href)).location)).toBe('access/sign-in-lost')
  }
  expect((await visitor.follow(back)).location).toBe('http://vicinato.test/')
})

test('a nonce or a code of another sign-in convinces nobody', async () => {
  const withNonce = await leave()
  const asked = new URL(withNonce.location)
  asked.searchParams.set('nonce', 'of-somebody-else')
  const back = await provider.visit(asked.href)
  expect(problemIn((await withNonce.visitor.follow(back)).location)).toBe('access/provider-unconvincing')

  const [mine, stolen] = [await leave(), await leave()]
  const injected = new URL(await provider.visit(mine.location))
  injected.searchParams.set('code', new URL(await provider.visit(stolen.location)).searchParams.get('code')!)
  expect(problemIn((await mine.visitor.follow(injected.href)).location)).toBe('access/provider-unconvincing')
  expect((await mine.visitor.ask(access.session, {})).session).toBeNull()

  const mixedUp = await leave()
  const fromAnother = new URL(await provider.visit(mixedUp.location))
  fromAnother.searchParams.set('iss', 'https://another.example')
  expect(problemIn((await mixedUp.visitor.follow(fromAnother.href)).location)).toBe(
    'access/provider-unconvincing',
  )
})

test('a sign-in that stays away too long is lost', async () => {
  const { visitor, location } = await leave()
  const back = await provider.visit(location)
  world.clock.moveTo('2026-11-24')
  expect(problemIn((await visitor.follow(back)).location)).toBe('access/sign-in-lost')
  world.clock.moveTo('2026-11-23')
})

test('whom the provider knows and we do not is told so, and the audit notes it without a name', async () => {
  provider.signInAs({ sub: 'x2', fiscal_number: 'TINIT-XXXXXX80A01Z999X' })
  const { visitor, location } = await leave()
  expect(problemIn((await visitor.follow(await provider.visit(location))).location)).toBe(
    'access/unknown-person',
  )
  const auditor = await world.as('Nino Galli')
  const { items } = await auditor.ask(access.auditEntries, { limit: 1 })
  expect(items[0]).toMatchObject({ act: 'access/unknown-person', subject: providerId, actor: 'nobody' })
})

test('an e-mail counts in any case of letters, unless the provider says that it was never verified', async () => {
  const byEmail = await register('email', 'email')
  const enter = async (claims: Record<string, unknown>) => {
    provider.signInAs({ sub: 'x3', email: 'Ada.Colombo@Borgo-Sereno.example', ...claims })
    const { visitor, location } = await leave(undefined, byEmail)
    const end = await visitor.follow(await provider.visit(location))
    return problemIn(end.location) ?? (await visitor.ask(access.session, {})).session?.person.familyName
  }
  expect(await enter({ email_verified: true })).toBe('Colombo')
  expect(await enter({})).toBe('Colombo')
  expect(await enter({ email_verified: false })).toBe('access/unknown-person')
})

test('who left does not enter', async () => {
  const leaves = (day: string | null) =>
    world.database.asOwner((owner) =>
      owner.query('update person set left_on = $1 where id = $2', [day, world.personIdOf('Bruno Ferri')]),
    )
  await leaves('2026-11-01')
  const { visitor, location } = await leave()
  expect(problemIn((await visitor.follow(await provider.visit(location))).location)).toBe(
    'access/unknown-person',
  )
  await leaves(null)
})

test('a provider that refuses, and one that is not there', async () => {
  const { visitor, location } = await leave()
  const denied = new URL(await provider.visit(location))
  denied.searchParams.delete('code')
  denied.searchParams.set('error', 'access_denied')
  expect(problemIn((await visitor.follow(denied.href)).location)).toBe('access/provider-refused')

  const administrator = await world.as('Marta Rizzo')
  const absent = await administrator.ask(openId.addIdentityProvider, {
    ...{ name: 'Assente', issuer: 'http://127.0.0.1:9', clientId: 'x', clientSecret: 'x' },
    ...{ claim: 'email', matchOn: 'email' as const },
  })
  expect(problemIn((await leave(undefined, absent.id)).location)).toBe('access/provider-unreachable')
  await administrator.ask(openId.removeIdentityProvider, { providerId: absent.id })
  expect(
    (await administrator.send(openId.removeIdentityProvider as never, { providerId: absent.id })).status,
  ).toBe(404)
  const insecure = {
    name: 'x',
    issuer: 'http://id.example',
    clientId: 'x',
    clientSecret: 'x',
    claim: 'email',
    matchOn: 'email',
  }
  expect((await administrator.send(openId.addIdentityProvider as never, insecure)).body).toMatchObject({
    reasons: [{ code: 'access/issuer-not-https' }],
  })
})

test('a provider belongs to its organisation', async () => {
  const visitor = visitorAt(world.house.http)
  const asked = { slug: 'valle-quieta', providerId }
  expect((await visitor.send(openId.startProviderSignIn as never, asked)).status).toBe(404)
  const stranger = await world.asStranger()
  expect((await stranger.ask(openId.identityProviders, {})).items).toEqual([])
  expect((await stranger.send(openId.removeIdentityProvider as never, { providerId })).status).toBe(404)
})

test('what went wrong is in the log by codes, without a person', async () => {
  const lines = world.logged.filter(({ event }) => event === 'identity-provider')
  expect(lines.map(({ step, code, error }) => [step, code, error])).toEqual([
    ['callback', 'OAUTH_INVALID_RESPONSE', undefined],
    ['callback', 'OAUTH_JWT_CLAIM_COMPARISON_FAILED', undefined],
    ['callback', 'OAUTH_RESPONSE_BODY_ERROR', 'invalid_grant'],
    ['callback', 'OAUTH_INVALID_RESPONSE', undefined],
    ['callback', 'OAUTH_AUTHORIZATION_RESPONSE_ERROR', 'access_denied'],
    ['discovery', undefined, undefined],
  ])
  expect(JSON.stringify(world.logged)).not.toMatch(/TINIT|@borgo|FRRBRN/i)
})

test('a provider is tried before it is saved, changed without its secret being read, switched off and on', async () => {
  const administrator = await world.as('Marta Rizzo')
  const trial = {
    issuer: provider.issuer,
    claim: 'fiscal_number',
    clientAuthentication: 'client_secret_basic',
  }
  const reasonsOf = async (asked: object) =>
    (await administrator.ask(openId.tryIdentityProvider, { ...trial, ...asked } as never)).reasons.map(
      ({ code }) => code,
    )
  expect(await reasonsOf({ claim: 'sub' })).toEqual([])
  expect(await reasonsOf({ issuer: `${provider.issuer}/nobody-here` })).toEqual(['access/issuer-unreachable'])
  expect(await reasonsOf({ issuer: 'http://10.0.0.1/internal' })).toEqual(['access/issuer-not-https'])
  expect(await reasonsOf({ claim: 'shoe_size' })).toEqual(['access/claim-not-offered'])

  const settings = {
    ...{ providerId, issuer: provider.issuer, clientId: provider.clientId, claim: 'fiscal_number' },
    ...{ name: 'Accesso del Comune', matchOn: 'fiscal-code' as const },
  }
  const changed = await administrator.ask(openId.changeIdentityProvider, settings)
  expect([changed.name, changed.offSince]).toEqual(['Accesso del Comune', null])
  const { visitor, location } = await leave()
  expect((await visitor.follow(await provider.visit(location))).location).toBe('http://vicinato.test/')
  const elsewhere = await administrator.send(openId.changeIdentityProvider, {
    ...settings,
    ...{ issuer: 'https://elsewhere.example', name: '' },
  })
  expect((elsewhere.body as { reasons: { code: string }[] }).reasons.map(({ code }) => code)).toEqual([
    'access/provider-name-missing',
    'access/client-secret-of-another',
  ])

  // Somebody is at the provider while it is switched off.
  const underWay = await leave()
  const off = await administrator.ask(openId.switchIdentityProvider, { providerId, off: true })
  expect(off.offSince).not.toBeNull()
  const { items } = await visitorAt(world.house.http).ask(access.directory, {})
  const names = items.find((one) => one.slug === slug)?.identityProviders.map(({ name }) => name)
  expect(names).not.toContain('Accesso del Comune')
  const back = await provider.visit(underWay.location)
  expect(problemIn((await underWay.visitor.follow(back)).location)).toBe('access/sign-in-lost')
  const door = { slug, providerId }
  const closed = await visitorAt(world.house.http).send(openId.startProviderSignIn as never, door)
  expect(closed.status).toBe(404)
  await administrator.ask(openId.switchIdentityProvider, { providerId, off: false })
  await leave()
})
