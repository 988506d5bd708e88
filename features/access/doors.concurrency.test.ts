import { afterAll, beforeAll, expect, test } from 'vitest'
import { openAuthenticator } from '../../tests/authenticator.ts'
import { visitorAt } from '../../tests/visitor.ts'
import { type Client, openWorld, type World } from '../../tests/world.ts'
import { passkeys } from './passkey-contract.ts'
import { openId } from './provider-contract.ts'
import { tokens } from './token-contract.ts'

// What must be once, asked for by many at the same moment: on a real server.
let world: World
let administrator: Client
const slug = 'borgo-sereno'
beforeAll(async () => {
  world = await openWorld({ jobs: false, publicUrl: 'http://localhost' })
  administrator = await world.as('Marta Rizzo')
  await world.database.asOwner((owner) =>
    owner.query(
      `insert into account (organisation_id, person_id, password_hash, changed_at) values ($1, $2, 'x', now())`,
      [world.organisationId, administrator.personId],
    ),
  )
})
afterAll(() => world.close())
const five = [1, 2, 3, 4, 5]

test('keys replaced by several at once leave one that signs and one that is next', async () => {
  const { id: providerId } = await administrator.ask(openId.addIdentityProvider, {
    ...{ name: 'Regione', issuer: 'https://id.example', clientId: 'c', claim: 'email', matchOn: 'email' },
    clientAuthentication: 'private_key_jwt',
  })
  const answers = await Promise.all(
    five.map(() => administrator.send(openId.replaceProviderKey as never, { providerId })),
  )
  expect(answers.map(({ status }) => status)).toEqual(five.map(() => 201))
  const found = await world.database.asOwner(async (owner) => {
    const { rows } = await owner.query<{ next: number; used: number; all: number }>(
      `select count(*) filter (where used_since is null)::integer as next,
         count(*) filter (where used_since is not null and replaced_at is null)::integer as used,
         count(*)::integer as all from provider_key`,
    )
    return rows[0]
  })
  expect(found).toEqual({ next: 1, used: 1, all: 7 })
})

test('one answer of a passkey, sent several times at once, makes one passkey and opens one session', async () => {
  const authenticator = openAuthenticator('http://localhost')
  const { options } = await administrator.ask(passkeys.askMyPasskey, {})
  const made = authenticator.create(options as never)
  const added = await Promise.all(
    five.map(() => administrator.send(passkeys.addMyPasskey as never, { name: 'Telefono', answer: made })),
  )
  expect(added.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409, 409])
  expect((await administrator.ask(passkeys.myPasskeys, {})).items).toHaveLength(1)

  const asked = await visitorAt(world.house.http).ask(passkeys.askToEnter, { organisation: slug })
  const answer = authenticator.get(asked.options as never)
  const entered = await Promise.all(
    five.map(() => visitorAt(world.house.http).send(passkeys.enter as never, { organisation: slug, answer })),
  )
  expect(entered.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409, 409])
})

test('a token asked for again under the same key is the same token', async () => {
  const asked = { name: 'Paghe', scopes: ['people:read'], expiresOn: '2027-03-31' }
  const headers = { 'idempotency-key': 'one key' }
  const answers = await Promise.all(
    five.map(() => administrator.send(tokens.makeToken as never, asked, headers)),
  )
  const made = new Set(answers.map(({ body }) => (body as { token: string }).token))
  expect(made.size).toBe(1)
  const { items } = await administrator.ask(tokens.tokens, {})
  expect(items.filter(({ name }) => name === 'Paghe')).toHaveLength(1)
})
