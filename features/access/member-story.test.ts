import { afterAll, beforeAll, expect, test } from 'vitest'
import { openNetwork } from '../../tests/network-world.ts'
import { visitorAt } from '../../tests/visitor.ts'
import { openWorld, type World } from '../../tests/world.ts'
import { alliance } from '../alliance/contract.ts'
import { network } from '../alliance/network-contract.ts'
import { inventedPerson } from '../people/example.ts'
import { memberFounding } from './member-contract.ts'

let world: World
beforeAll(async () => {
  world = await openWorld({ jobs: false })
  await openNetwork(world)
})
afterAll(() => world.close())

const visitor = () => visitorAt(world.house.http)
const firm = {
  name: 'Caffè & Bottega S.r.l.',
  kind: 'small-firm',
  about: 'Torrefazione con cortile',
  offers: 'Due scrivanie',
  seeks: 'Colleghi vicini',
  website: 'caffe.example',
  contactName: 'Nora Verdi',
  contactEmail: 'nora@caffe.example',
} as const

test('from outside: the address is proven, the coordinator admits, and who opens the link begins as a firm of its own', async () => {
  const rita = await world.as('Rita Leone')
  const asked = { allianceId: world.organisationId, ...firm }
  expect(await visitor().ask(network.applyFromOutside, asked)).toEqual({ next: 'confirm' })
  const fromOutside = async () =>
    (await rita.ask(network.coordinated, {})).memberships.filter((one) => one.fromOutside)
  expect(await fromOutside()).toEqual([])
  // Citizens read how many spaces a member has published, and nothing of who applied.
  const { items } = await visitor().ask(network.membersPage, {})
  expect(items.map(({ name, sites }) => [name, sites])).toEqual([
    ['Comune di Borgo Sereno', 0],
    ['Unione Valle Quieta', 1],
  ])
  const tokenOf = (subject: RegExp) =>
    world.mails
      .filter((mail) => subject.test(mail.subject))
      .at(-1)!
      .text.match(/#(\S+)/)![1]!
  const token = tokenOf(/confermate/)
  const confirmed = { alliance: 'Rete di Borgo Sereno', name: firm.name }
  expect(await visitor().ask(network.confirmApplication, { token })).toEqual(confirmed)
  expect(await visitor().ask(network.confirmApplication, { token })).toEqual(confirmed)
  const [waiting, ...more] = await fromOutside()
  expect(more).toEqual([])
  expect(waiting).toMatchObject({
    state: 'applied',
    contactConfirmed: true,
    website: 'https://caffe.example',
  })
  expect((await visitor().send(network.confirmApplication as never, { token: `${token}x` })).status).toBe(409)

  const decision = { membershipId: waiting!.id, reason: 'Benvenuti' }
  expect(await rita.ask(network.admit, decision)).toEqual({ link: null, mailed: true })
  const first = tokenOf(/accolta/)
  await rita.ask(network.inviteAgain, { membershipId: waiting!.id })
  const link = tokenOf(/accolta/)
  // The one sent again is the one that opens.
  expect((await visitor().send(memberFounding.foundingOf as never, { token: first })).status).toBe(409)
  expect(await visitor().ask(memberFounding.foundingOf, { token: link })).toMatchObject({
    organisation: firm.name,
    email: firm.contactEmail,
  })
  const { fiscalCode } = inventedPerson({ givenName: 'Nora', familyName: 'Verdi', email: null, sex: 'F' })
  const nora = visitor()
  const beginning = {
    token: link,
    givenName: 'Nora',
    familyName: 'Verdi',
    fiscalCode,
    password: 'una parola lunga',
  }
  const { session } = await nora.ask(memberFounding.beginMember, beginning)
  expect(session).toMatchObject({
    organisation: { name: firm.name, slug: 'caffe-bottega-s-r-l', demo: true },
    roles: expect.arrayContaining(['employee', 'hr-office', 'space-host', 'administrator']),
  })
  // Its answer lost, the same request is known by the password; another's is not.
  expect((await visitor().ask(memberFounding.beginMember, beginning)).session.person).toEqual(session.person)
  expect(
    (await visitor().send(memberFounding.beginMember as never, { ...beginning, password: 'un’altra parola' }))
      .status,
  ).toBe(409)
  expect((await rita.send(network.inviteAgain as never, { membershipId: waiting!.id })).body).toMatchObject({
    reasons: [{ code: 'alliance/begun-already' }],
  })
  expect((await nora.ask(network.mine, {})).memberships).toMatchObject([
    { state: 'admitted', name: firm.name },
  ])
  // Closed on the patron's day of where the network is at home, until it says otherwise.
  expect(await nora.ask(alliance.organisation, {})).toMatchObject({ patronDay: '12-07' })
})
