import { afterAll, beforeAll, expect, test } from 'vitest'
import { openNetwork } from '../../tests/network-world.ts'
import { openWorld, type World } from '../../tests/world.ts'
import { confirmations } from '../access/confirmation-contract.ts'
import { network } from '../alliance/network-contract.ts'
import { spaces } from '../spaces/contract.ts'
import { conventions } from './contract.ts'
import { smallOffer } from './offer-contract.ts'

let world: World
beforeAll(async () => {
  world = await openWorld({ jobs: false })
  await openNetwork(world)
})
afterAll(() => world.close())

test('a few desks in one step: published, on the standard convention, lent to whoever adheres with one signature', async () => {
  const sara = await world.asStranger()
  const begun = await sara.ask(smallOffer.offering, {})
  expect(begun).toMatchObject({ name: 'Unione Valle Quieta', maySign: true })
  const asked = {
    ...{ allianceId: begun.alliances[0]!.id, name: 'Saletta del mulino', address: 'Via del Mulino 5' },
    ...{ latitude: 45.48, longitude: 9.2, weekdays: [2, 4], desks: 2 },
    ...{ houseRules: begun.houseRules, contactEmail: begun.contactEmail },
  }
  const { siteId, convention } = await sara.ask(smallOffer.offerDesks, asked)
  const site = await sara.ask(spaces.site, { hostId: world.otherOrganisationId, siteId })
  expect(site).toMatchObject({ published: true, opens: [null, 540, null, 540, null, null, null] })
  expect(site.seats.map(({ label }) => label)).toEqual(['1', '2'])
  expect(convention).toMatchObject({
    state: 'offered',
    terms: { weekdays: [2, 4], cost: 'none', openTo: asked.allianceId },
    may: { sign: true },
  })
  const sign = async (client: typeof sara) => {
    const { sha256 } = await client.ask(conventions.convention, { conventionId: convention.id })
    await client.ask(confirmations.confirm, { subject: sha256 })
    return client.ask(conventions.sign, { conventionId: convention.id, sha256 })
  }
  await sign(sara)
  await sign(await world.as('Irene Marino'))
  const bruno = await world.as('Bruno Ferri')
  expect(await bruno.ask(spaces.site, { hostId: world.otherOrganisationId, siteId })).toMatchObject({
    name: 'Saletta del mulino',
  })
})

test('what is wrong is said at once, and leaves nothing behind', async () => {
  // Rita hosts, and signs for nobody.
  const rita = await world.as('Rita Leone')
  const { maySign, alliances } = await rita.ask(smallOffer.offering, {})
  expect(maySign).toBe(false)
  const asked = {
    ...{ allianceId: alliances[0]!.id, name: 'Prova', address: 'Via 1', latitude: 45.4, longitude: 9.1 },
    ...{ weekdays: [1], desks: 1, houseRules: 'x', contactEmail: 'x@borgo.example' },
  }
  const refused = await rita.send(smallOffer.offerDesks as never, asked)
  expect(refused.body).toMatchObject({ reasons: [{ code: 'conventions/offer-needs-office' }] })
  const sara = await world.asStranger()
  const [mine] = (await sara.ask(network.mine, {})).memberships
  await sara.ask(network.leave, { membershipId: mine!.id, reason: '' })
  const gone = await sara.send(smallOffer.offerDesks as never, asked)
  expect(gone.body).toMatchObject({ reasons: [{ code: 'conventions/offer-needs-membership' }] })
})
