import { afterAll, beforeAll, expect, test } from 'vitest'
import { openAuthenticator } from '../../tests/authenticator.ts'
import { visitorAt } from '../../tests/visitor.ts'
import { openWorld, type World } from '../../tests/world.ts'
import { confirmations } from './confirmation-contract.ts'
import { access } from './contract.ts'
import { passkeys } from './passkey-contract.ts'

let world: World
const origin = 'http://localhost'
const password = 'una frase lunga e mia'
beforeAll(async () => {
  world = await openWorld({ jobs: false, publicUrl: origin })
})
afterAll(() => world.close())

async function withPassword(name: 'Giulia Conti' | 'Fabio Moretti') {
  const administrator = await world.as('Marta Rizzo')
  await administrator.ask(access.invite, { personId: world.personIdOf(name) })
  const token = /password#(\S+)/.exec(world.mails.at(-1)!.text)![1]!
  const visitor = visitorAt(world.house.http)
  await visitor.ask(access.setPassword, { token, password })
  return visitor
}

test('who is signed in confirms by password; wrong ones are counted and pause', async () => {
  const giulia = await withPassword('Giulia Conti')
  expect(await giulia.ask(confirmations.waysToConfirm, {})).toEqual({
    ...{ password: true, passkey: false, demo: false, providers: [], given: false },
  })
  expect(await giulia.reasonsOf(confirmations.confirm, { subject: 'a', password: 'x' })).toEqual([
    'access/wrong-password',
  ])
  expect(await giulia.ask(confirmations.confirm, { subject: 'a', password })).toEqual({ way: 'password' })
  for (let time = 0; time < 5; time++)
    await giulia.reasonsOf(confirmations.confirm, { subject: 'a', password: 'x' })
  expect(await giulia.reasonsOf(confirmations.confirm, { subject: 'a', password })).toEqual([
    'access/too-many-attempts',
  ])
  // Without a password one is not an invented person: nothing is not enough.
  expect(await giulia.reasonsOf(confirmations.confirm, { subject: 'a' })).toEqual([
    'access/confirm-by-something',
  ])
})

test('a passkey confirms its own person, to a question of their own, once', async () => {
  const fabio = await withPassword('Fabio Moretti')
  const authenticator = openAuthenticator(origin)
  const { options } = await fabio.ask(passkeys.askMyPasskey, {})
  await fabio.ask(passkeys.addMyPasskey, { name: 'Telefono', answer: authenticator.create(options as never) })
  const asked = (await fabio.ask(confirmations.askToConfirm, {})).options as never
  const answer = authenticator.get(asked)
  expect(await fabio.ask(confirmations.confirm, { subject: 'b', answer })).toEqual({ way: 'passkey' })
  expect(await fabio.reasonsOf(confirmations.confirm, { subject: 'b', answer })).toEqual([
    'access/passkey-unconvincing',
  ])
  // A question for signing in is none for confirming.
  const { options: entering } = await visitorAt(world.house.http).ask(passkeys.askToEnter, {
    organisation: 'borgo-sereno',
  })
  const other = authenticator.get(entering as never)
  expect(await fabio.reasonsOf(confirmations.confirm, { subject: 'b', answer: other })).toEqual([
    'access/passkey-unconvincing',
  ])
})

test('an invented person of a demo confirms as such, and a stranger’s session confirms nothing for another', async () => {
  const bruno = await world.as('Bruno Ferri')
  expect(await bruno.ask(confirmations.confirm, { subject: 'c' })).toEqual({ way: 'demo' })
})
