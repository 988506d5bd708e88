import { afterAll, beforeAll, expect, test } from 'vitest'
import { openHouse } from '../../app/house.ts'
import { openAuthenticator } from '../../tests/authenticator.ts'
import { visitorAt } from '../../tests/visitor.ts'
import { type Client, openWorld, type World } from '../../tests/world.ts'
import { access } from './contract.ts'
import { passkeys } from './passkey-contract.ts'

let world: World
let bruno: Client
const slug = 'borgo-sereno'
const origin = 'http://localhost'
const authenticator = openAuthenticator(origin)

beforeAll(async () => {
  world = await openWorld({ jobs: false, publicUrl: origin })
  bruno = await withPassword('Bruno Ferri')
})
afterAll(() => world.close())

/** Somebody who enters with a password of this installation. */
async function withPassword(name: 'Bruno Ferri' | 'Ada Colombo') {
  await world.database.asOwner((owner) =>
    owner.query(
      `insert into account (organisation_id, person_id, password_hash, changed_at) values ($1, $2, 'x', now())`,
      [world.organisationId, world.personIdOf(name)],
    ),
  )
  return world.as(name)
}
const askEnter = async () =>
  (await visitorAt(world.house.http).ask(passkeys.askToEnter, { organisation: slug })).options as never
const enter = (answer: object, visitor = visitorAt(world.house.http)) =>
  visitor.reasonsOf(passkeys.enter, { organisation: slug, answer } as never)
const optionsFor = async (client: Client) => (await client.ask(passkeys.askMyPasskey, {})).options as never
const reasonsOf = ({ body }: { body: unknown }) =>
  ((body as { reasons?: { code: string }[] }).reasons ?? []).map(({ code }) => code)
const unconvincing = ['access/passkey-unconvincing']

test('who has a password adds a passkey, is told of it, and enters without typing a name', async () => {
  expect(await bruno.ask(passkeys.myPasskeys, {})).toEqual({ items: [], hindrance: 'none' })
  const options = await optionsFor(bruno)
  expect(options).toMatchObject({
    rp: { id: 'localhost' },
    user: { name: 'bruno.ferri@borgo-sereno.example', displayName: 'Bruno Ferri' },
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    attestation: 'none',
  })
  const answer = authenticator.create(options)
  await bruno.ask(passkeys.addMyPasskey, { name: 'Telefono', answer })
  const told = await world.database.asOwner(async (owner) => {
    const { rows } = await owner.query<{ details: object }>(
      "select details from notice where kind = 'access/passkey-added' and person_id = $1",
      [bruno.personId],
    )
    return rows.map(({ details }) => details)
  })
  expect(told).toEqual([{ name: 'Telefono' }])

  const visitor = visitorAt(world.house.http)
  const asked = await askEnter()
  expect(asked).not.toHaveProperty('allowCredentials')
  expect(await enter(authenticator.get(asked), visitor)).toEqual([])
  expect((await visitor.ask(access.session, {})).session?.person.givenName).toBe('Bruno')
  const { items } = await bruno.ask(passkeys.myPasskeys, {})
  expect(items).toMatchObject([{ name: 'Telefono', synced: false, lastUsedAt: expect.any(String) }])
  const auditor = await world.as('Nino Galli')
  const acts = (await auditor.ask(access.auditEntries, { limit: 5 })).items
  expect(acts[0]).toMatchObject({ act: 'access/signed-in', details: { way: 'passkey' } })
})

test('an answer counts once, within five minutes, and to a question of ours', async () => {
  const asked = await askEnter()
  const answer = authenticator.get(asked)
  expect(await enter(answer)).toEqual([])
  expect(await enter(answer)).toEqual(unconvincing)
  expect(await enter(authenticator.get({ challenge: 'invented', rpId: 'localhost' }))).toEqual(unconvincing)
  // A question about a new passkey is none about signing in.
  expect(
    await enter(authenticator.get({ ...((await optionsFor(bruno)) as object), rpId: 'localhost' } as never)),
  ).toEqual(unconvincing)
  const early = await askEnter()
  world.clock.moveTo('2026-11-24')
  expect(await enter(authenticator.get(early))).toEqual(unconvincing)
  world.clock.moveTo('2026-11-23')
  // Spent also where the answer did not convince: nobody tries twice.
  const spent = await askEnter()
  expect(await enter(authenticator.get(spent, { from: 'http://localhost.evil.example' }))).toEqual(
    unconvincing,
  )
  expect(await enter(authenticator.get(spent))).toEqual(unconvincing)
})

test('of another page, of another installation, without the person, of another person, or of a copy: no', async () => {
  const tries = [
    { from: 'https://evil.example' },
    { rpId: 'evil.example' },
    { verified: false },
    { userHandle: Buffer.alloc(16).toString('base64url') },
    { count: 1 },
  ]
  for (const how of tries)
    expect([how, await enter(authenticator.get(await askEnter(), how))]).toEqual([how, unconvincing])
  const forged = authenticator.get(await askEnter())
  forged.response.signature = `${forged.response.signature.slice(0, -8)}AAAAAAAA`
  expect(await enter(forged)).toEqual(unconvincing)
  expect(await enter(openAuthenticator(origin).get(await askEnter()))).toEqual(unconvincing)
  const elsewhere = {
    organisation: 'valle-quieta',
    answer: authenticator.get(await askEnter()),
  }
  expect(await visitorAt(world.house.http).reasonsOf(passkeys.enter, elsewhere as never)).toEqual(
    unconvincing,
  )
  expect(await enter(authenticator.get(await askEnter()))).toEqual([])
})

test('the same passkey is added once, to the question of the same person', async () => {
  const again = authenticator.create(await optionsFor(bruno))
  const sent = await bruno.send(passkeys.addMyPasskey as never, { name: 'x', answer: again })
  expect(reasonsOf(sent)).toEqual(['access/passkey-known'])
  const ada = await withPassword('Ada Colombo')
  const ofBruno = openAuthenticator(origin).create(await optionsFor(bruno))
  const asAda = await ada.send(passkeys.addMyPasskey as never, { name: 'x', answer: ofBruno })
  expect(reasonsOf(asAda)).toEqual(unconvincing)
  const otherPage = openAuthenticator(origin).create(await optionsFor(ada), { from: 'https://evil.example' })
  expect(reasonsOf(await ada.send(passkeys.addMyPasskey as never, { name: 'x', answer: otherPage }))).toEqual(
    unconvincing,
  )
})

test('who enters by a provider has no passkey here; who left does not enter; a removed one opens nothing', async () => {
  const carla = await world.as('Carla Greco')
  expect(await carla.ask(passkeys.myPasskeys, {})).toEqual({ items: [], hindrance: 'no-account' })
  expect(reasonsOf(await carla.send(passkeys.askMyPasskey as never, {}))).toEqual(['access/no-local-account'])
  const leaves = (day: string | null) =>
    world.database.asOwner((owner) =>
      owner.query('update person set left_on = $1 where id = $2', [day, bruno.personId]),
    )
  await leaves('2026-11-01')
  expect(await enter(authenticator.get(await askEnter()))).toEqual(unconvincing)
  await leaves(null)
  const { items } = await bruno.ask(passkeys.myPasskeys, {})
  const passkeyId = items[0]!.id
  const other = await world.as('Carla Greco')
  expect((await other.send(passkeys.removeMyPasskey as never, { passkeyId })).status).toBe(404)
  await bruno.ask(passkeys.removeMyPasskey, { passkeyId })
  expect(await enter(authenticator.get(await askEnter()))).toEqual(unconvincing)
})

test('an address that is a number, or plain http, makes no passkeys, and says so', async () => {
  const there = await openHouse(
    world.database,
    { ...world.services, publicUrl: 'http://127.0.0.1:8080' },
    { requestsPerMinute: 1000, trustProxy: false },
  )
  const visitor = visitorAt(there.http)
  expect(await visitor.reasonsOf(passkeys.askToEnter, { organisation: slug })).toEqual([
    'access/passkeys-impossible',
  ])
  await there.http.close()
})
