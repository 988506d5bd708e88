import { afterAll, beforeAll, expect, test } from 'vitest'
import { worksOf } from '../../app/house.ts'
import { visitorAt } from '../../tests/visitor.ts'
import { openWorld, type World } from '../../tests/world.ts'
import { forgetOldApplications } from './application-actions.ts'
import { insertApplication } from './application-store.ts'
import { network } from './network-contract.ts'
import { listSuspended } from './network-store.ts'

let world: World
beforeAll(async () => {
  world = await openWorld({ jobs: false })
})
afterAll(() => world.close())

const visitor = () => visitorAt(world.house.http)
const about = { about: '', website: '' }
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
const publicPage = () => visitor().ask(network.membersPage, {})

test('an organisation founds an alliance, and another that is here applies, is admitted, suspended and leaves', async () => {
  const [rita, sara, ugo] = [
    await world.as('Rita Leone'),
    await world.asStranger(),
    await world.asStranger('Ugo Monti'),
  ]
  expect(await rita.ask(network.coordinated, {})).toEqual({ alliance: null, memberships: [] })
  await rita.ask(network.foundAlliance, {
    ...{ name: 'Rete di Borgo Sereno', about: 'Scrivanie vicino a casa', kind: 'public-body' },
    ...{ offers: 'Sale civiche', seeks: '', website: '' },
  })
  expect((await rita.send(network.changeAlliance as never, { name: '', about: '' })).status).toBe(400)
  const { alliances } = await sara.ask(network.mine, {})
  expect(alliances).toMatchObject([{ id: world.organisationId, mayApply: true }])
  const asked = {
    allianceId: world.organisationId,
    kind: 'public-body',
    offers: 'Quattro scrivanie',
  } as const
  const contact = { seeks: '', contactName: 'Sara Testa', contactEmail: 'sara@valle.example' }
  expect((await ugo.send(network.apply as never, { ...asked, ...about, ...contact })).status).toBe(403)
  const { id } = await sara.ask(network.apply, { ...asked, ...about, ...contact })
  expect((await sara.send(network.apply as never, { ...asked, ...about, ...contact })).body).toMatchObject({
    reasons: [{ code: 'alliance/applied-already' }],
  })
  // Applied is not admitted: citizens read of members only, and never whom to write to.
  const before = await publicPage()
  expect(before.alliances).toMatchObject([{ name: 'Rete di Borgo Sereno', members: 1 }])
  expect(JSON.stringify(before)).not.toMatch(/Valle|sara@|Rita/)

  const decision = { membershipId: id, reason: 'Offre spazi dove mancano' }
  expect((await sara.send(network.admit as never, decision)).status).toBe(403)
  expect((await rita.send(network.admit as never, { ...decision, reason: ' ' })).status).toBe(400)
  expect(await rita.ask(network.admit, decision)).toEqual({ link: null, mailed: false })
  expect((await rita.send(network.admit as never, decision)).body).toMatchObject({
    reasons: [{ code: 'alliance/not-in-this-state', state: 'admitted' }],
  })
  const { items } = await publicPage()
  expect(items).toMatchObject([
    { name: 'Comune di Borgo Sereno', sites: 0 },
    { name: 'Unione Valle Quieta', offers: 'Quattro scrivanie', sites: 0 },
  ])
  expect((await visitor().ask(network.membersPage, { q: 'QUATTRO' })).items).toHaveLength(1)
  expect((await visitor().ask(network.membersPage, { kind: 'coworking' })).items).toEqual([])

  const suspended = (organisationId: string) =>
    world.database.transaction(organisationId, (tx) =>
      listSuspended(tx, [world.organisationId, world.otherOrganisationId]),
    )
  expect(await suspended(world.otherOrganisationId)).toEqual([])
  await rita.ask(network.suspend, { membershipId: id, reason: 'Certificato antincendio scaduto' })
  expect(await suspended(world.organisationId)).toEqual([world.otherOrganisationId])
  expect(await suspended(world.otherOrganisationId)).toEqual([world.otherOrganisationId])
  expect((await publicPage()).items).toHaveLength(1)
  const [seen] = (await sara.ask(network.mine, {})).memberships
  expect(seen).toMatchObject({
    state: 'suspended',
    alliance: 'Rete di Borgo Sereno',
    steps: [
      { state: 'applied', by: 'member', byName: 'Sara Testa' },
      { state: 'admitted', by: 'coordinator', byName: 'Rita Leone', reason: 'Offre spazi dove mancano' },
      { state: 'suspended', reason: 'Certificato antincendio scaduto' },
    ],
  })
  await rita.ask(network.readmit, { membershipId: id, reason: 'Rinnovato' })
  expect(await suspended(world.organisationId)).toEqual([])
  await sara.ask(network.changeMine, {
    membershipId: id,
    ...asked,
    ...about,
    ...contact,
    offers: 'Sei scrivanie',
  })
  expect((await publicPage()).items[1]).toMatchObject({ offers: 'Sei scrivanie' })
  await sara.ask(network.leave, { membershipId: id, reason: '' })
  expect((await publicPage()).items).toHaveLength(1)
  // Gone, it may come again; what was stays written.
  const { id: second } = await sara.ask(network.apply, { ...asked, ...about, ...contact })
  await rita.ask(network.refuse, { membershipId: second, reason: 'Manca ancora il certificato' })
  const ours = (await rita.ask(network.coordinated, {})).memberships.find(({ coordinates }) => coordinates)!
  expect(
    (await rita.send(network.suspend as never, { membershipId: ours.id, reason: 'Prova' })).body,
  ).toMatchObject({ reasons: [{ code: 'alliance/coordinator-stays' }] })
})

test('what a member may write of its membership is its page and that it leaves; the rest the database refuses', async () => {
  const sara = await world.asStranger()
  const { id } = await sara.ask(network.apply, {
    ...{ allianceId: world.organisationId, kind: 'public-body', offers: '', seeks: '', ...about },
    ...{ contactName: 'Sara Testa', contactEmail: 'sara@valle.example' },
  })
  const as = (organisationId: string, state: string) =>
    world.database.transaction(organisationId, (tx) =>
      tx.updateTable('membership').set({ state }).where('id', '=', id).returning('state').execute(),
    )
  await expect(as(world.otherOrganisationId, 'admitted')).rejects.toThrow(/decides nothing/)
  expect(await as(world.otherOrganisationId, 'withdrawn')).toEqual([{ state: 'withdrawn' }])
})

test('an application sent again, because its answer was lost, is one', async () => {
  const asked = { allianceId: world.organisationId, ...firm, contactEmail: 'due-volte@x.example' }
  const sent = async () => {
    await visitor().ask(network.applyFromOutside, asked)
    const { rows } = await world.database.asOwner((owner) =>
      owner.query('select from outside_application where contact_email = $1', [asked.contactEmail]),
    )
    return rows.length
  }
  expect([await sent(), await sent()]).toEqual([1, 1])
  world.clock.moveTo('2026-11-23T13:30:00+01:00')
  expect(await sent()).toBe(2)
  world.clock.moveTo('2026-11-23T15:00:00+01:00')
})

test('no machine floods the coordinator: five in an hour from one address, three in a day for one contact', async () => {
  const ask = async (contactEmail: string) =>
    (
      await visitor().send(network.applyFromOutside as never, {
        ...{ allianceId: world.organisationId, ...firm, contactEmail },
      })
    ).status
  const answers = []
  for (const email of [
    'a@x.example',
    'b@x.example',
    'c@x.example',
    'd@x.example',
    'e@x.example',
    'f@x.example',
  ])
    answers.push(await ask(email))
  expect(answers).toEqual([201, 201, 201, 201, 201, 409])
})

test('each side is told, once and in its own house, what the other did', async () => {
  const run = (organisationId: string) =>
    worksOf(world.services)['turn-alliance']({
      ...{ organisationId, id: organisationId, signal: new AbortController().signal },
      transaction: (work) =>
        world.database.transaction(organisationId, (tx) =>
          work({
            ...{ tx, now: world.clock.now(), today: world.clock.today() },
            ...{ afterCommit: () => {}, audit: () => {}, enqueue: async () => {} },
          }),
        ),
    })
  const told = (organisationId: string) =>
    world.database.transaction(organisationId, async (tx) =>
      (await tx.selectFrom('notice').select('kind').where('kind', 'like', 'alliance/%').execute()).map(
        ({ kind }) => kind,
      ),
    )
  for (const id of [world.organisationId, world.otherOrganisationId, world.organisationId]) await run(id)
  const coordinator = await told(world.organisationId)
  expect(coordinator).toEqual(expect.arrayContaining(['alliance/applied', 'alliance/left']))
  expect(coordinator).not.toContain('alliance/admitted')
  const member = await told(world.otherOrganisationId)
  expect(member).toEqual(
    expect.arrayContaining(['alliance/admitted', 'alliance/suspended', 'alliance/refused']),
  )
  await run(world.otherOrganisationId)
  expect(await told(world.otherOrganisationId)).toEqual(member)
})

test('contacts are forgotten a year after refusal or leaving; an application nobody confirmed, with its link', async () => {
  const day = 24 * 3600_000
  const forget = (days: number) =>
    world.database.transaction(world.organisationId, (tx) =>
      forgetOldApplications(tx, world.organisationId, world.clock.now() + days * day),
    )
  const waiting = async () => {
    const { rows } = await world.database.asOwner((owner) =>
      owner.query<{ count: string }>('select count(*) from outside_application where membership_id is null'),
    )
    return Number(rows[0]!.count)
  }
  const [rita, sara] = [await world.as('Rita Leone'), await world.asStranger()]
  await sara.ask(network.apply, {
    ...{ allianceId: world.organisationId, kind: 'public-body', offers: '', seeks: '', ...about },
    ...{ contactName: 'Sara Testa', contactEmail: 'sara@valle.example' },
  })
  const contacts = async () =>
    (await rita.ask(network.coordinated, {})).memberships
      .filter(({ coordinates }) => !coordinates)
      .map(({ state, contactEmail }) => [state, contactEmail !== ''])
  await world.database.transaction(world.organisationId, (tx) =>
    insertApplication(tx, world.organisationId, {
      ...{ ...firm, tokenHash: Buffer.from('of a letter'), addressHash: Buffer.from('of a machine') },
      ...{ now: world.clock.now(), expiresAt: world.clock.now() + 2 * day },
    }),
  )
  const before = await contacts()
  expect(before).toEqual(
    expect.arrayContaining([
      ['left', true],
      ['refused', true],
      ['applied', true],
    ]),
  )
  await forget(1)
  const unconfirmed = await waiting()
  expect(unconfirmed).toBeGreaterThan(0)
  await forget(3)
  expect([await waiting(), await contacts()]).toEqual([0, before])
  await forget(366)
  const over = ['left', 'refused', 'withdrawn']
  expect(await contacts()).toEqual(before.map(([state]) => [state, !over.includes(String(state))]))
})
