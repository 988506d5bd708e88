import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openNetwork, openOther } from '../../tests/network-world.ts'
import { type Client, openWorld, type World } from '../../tests/world.ts'
import type { Day } from '../../vocabulary/day.ts'
import { confirmations } from '../access/confirmation-contract.ts'
import { conventions } from './contract.ts'
import { usualTerms } from './example.ts'
import { turnConventions } from './turning-actions.ts'

let world: World
let network: Awaited<ReturnType<typeof openNetwork>>
let host: Client
let guest: Client
let member: Client
beforeAll(async () => {
  world = await openWorld({ jobs: false })
  network = await openNetwork(world)
  host = await world.asStranger()
  guest = await world.as('Irene Marino')
  member = (await openOther(world, { slug: 'cooperativa', name: 'Cooperativa Ponte' })).client
})
afterAll(() => world.close())

const terms = { ...usualTerms('2027-01-01' as Day, '2027-06-30' as Day), title: 'Insieme' }
async function offered(open: { most: number | null } | undefined): Promise<string> {
  const { id } = await host.ask(conventions.write, {
    terms: open ? { ...terms, openTo: world.organisationId, mostPartners: open.most } : terms,
    ...{ siteIds: [network.siteId], renewsId: null },
    partners: open ? [] : [{ guestId: world.organisationId, seats: null, mostPerDay: null }],
  })
  await host.ask(conventions.offer, { conventionId: id })
  return id
}
/** Read and confirmed: what is left is the signature itself. */
async function readyToSign(client: Client, conventionId: string) {
  const { sha256 } = await client.ask(conventions.convention, { conventionId })
  await client.ask(confirmations.confirm, { subject: sha256 })
  return async () => (await client.send(conventions.sign, { conventionId, sha256 })).status
}
const lendings = (conventionId: string) =>
  world.database.asOwner(async (owner) => {
    const { rows } = await owner.query('select guest_id, until_day from lending where convention_id = $1', [
      conventionId,
    ])
    return rows as { guest_id: string; until_day: string }[]
  })
const isOk = (status: number) => status < 300

test('both sign at the same moment: both signatures stand, and it is lent once', async () => {
  for (let time = 0; time < 8; time++) {
    const id = await offered(undefined)
    const signs = [await readyToSign(host, id), await readyToSign(guest, id)]
    const statuses = await Promise.all(signs.map((sign) => sign()))
    expect(statuses.every(isOk)).toBe(true)
    expect(await lendings(id)).toHaveLength(1)
    const { partners } = await guest.ask(conventions.convention, { conventionId: id })
    expect(partners).toMatchObject([
      { hostSigned: { by: 'Sara Testa' }, guestSigned: { by: 'Irene Marino' } },
    ])
  }
})

test('the last place of an open offer goes to one of two that join at once', async () => {
  for (let time = 0; time < 5; time++) {
    const id = await offered({ most: 1 })
    await (await readyToSign(host, id))()
    const joins = [await readyToSign(guest, id), await readyToSign(member, id)]
    const statuses = await Promise.all(joins.map((join) => join()))
    expect(statuses.sort()).toEqual([expect.toSatisfy(isOk), 409])
    expect(await lendings(id)).toHaveLength(1)
  }
})

test('ended while somebody joins: who joined is ended too, who came later is refused; nothing stays lent', async () => {
  const outcomes = new Set<number>()
  for (let time = 0; time < 20; time++) {
    const id = await offered({ most: null })
    await (await readyToSign(host, id))()
    const joins = [await readyToSign(guest, id), await readyToSign(member, id)]
    const end = async () =>
      (
        await host.send(conventions.giveNotice, {
          ...{ conventionId: id, lastDay: '2026-11-23', serious: true, reason: 'Sede non più disponibile' },
        })
      ).status
    const [ended, ...joined] = await Promise.all([end(), ...joins.map((join) => join())])
    expect(ended).toBeLessThan(300)
    for (const status of joined) {
      outcomes.add(status)
      expect([status < 300 || status === 404 || status === 409, status]).toEqual([true, status])
    }
    expect(await lendings(id)).toEqual([])
  }
  expect(outcomes.size).toBeGreaterThan(0)
})

test('of two offers of the same seats both are warned of, one of two that sign at once has them, the other reads why not', async () => {
  const { sites } = await host.ask(conventions.choices, {})
  const { name: site, seats } = sites.find(({ siteId }) => siteId === network.siteId)!
  const memberId = (await host.ask(conventions.choices, {})).members.find(
    ({ name }) => name === 'Cooperativa Ponte',
  )!.organisationId
  const kept = seats - 1
  for (let time = 0; time < 4; time++) {
    const [from, until] = [`20${30 + time}-01-01`, `20${30 + time}-06-30`] as [Day, Day]
    const ids: string[] = []
    for (const guestId of [world.organisationId, memberId]) {
      const { id } = await host.ask(conventions.write, {
        terms: { ...terms, from, until, title: `Per ${guestId}` },
        ...{ siteIds: [network.siteId], renewsId: null },
        partners: [{ guestId, seats: kept, mostPerDay: null }],
      })
      await host.ask(conventions.offer, { conventionId: id })
      ids.push(id)
    }
    const { warnings } = await host.ask(conventions.convention, { conventionId: ids[0]! })
    expect(warnings).toMatchObject([{ code: 'conventions/seats-offered-twice', site, offered: kept, seats }])
    for (const id of ids) await (await readyToSign(host, id))()
    expect((await guest.ask(conventions.convention, { conventionId: ids[0]! })).reasons).toEqual([])
    const signs = [await readyToSign(guest, ids[0]!), await readyToSign(member, ids[1]!)]
    const statuses = await Promise.all(signs.map((sign) => sign()))
    expect([...statuses].sort()).toEqual([expect.toSatisfy(isOk), 409])
    const lost = statuses.indexOf(409)
    expect(await lendings(ids[lost]!)).toEqual([])
    const read = await [guest, member][lost]!.ask(conventions.convention, { conventionId: ids[lost]! })
    const why = { code: 'conventions/seats-kept-meanwhile', site, asked: kept, kept, seats }
    expect(read).toMatchObject({ reasons: [why], warnings: [] })
    const asked = { conventionId: ids[lost]!, sha256: read.sha256 }
    expect((await [guest, member][lost]!.send(conventions.sign, asked)).body).toMatchObject({
      reasons: [why],
    })
    // Below the product, too, and by the host itself.
    const lent = world.database.transaction(network.hostId, (tx) =>
      sql`insert into lending (organisation_id, site_id, guest_id, convention_id, from_day, until_day, seats)
        values (${network.hostId}, ${network.siteId}, ${[world.organisationId, memberId][lost]!}, ${ids[lost]!}, ${from}, ${until}, ${kept})`.execute(
        tx,
      ),
    )
    await expect(lent).rejects.toMatchObject({ constraint: 'kept_beyond' })
  }
})

test('what renews itself does not where its seats are promised to others from then on, and does where they are not', async () => {
  const { sites, members } = await host.ask(conventions.choices, {})
  const { seats } = sites.find(({ siteId }) => siteId === network.siteId)!
  const memberId = members.find(({ name }) => name === 'Cooperativa Ponte')!.organisationId
  const inForce = async (guestId: string, client: Client, own: Partial<typeof terms>) => {
    const { id } = await host.ask(conventions.write, {
      terms: { ...terms, ...own },
      ...{ siteIds: [network.siteId], renewsId: null },
      partners: [{ guestId, seats: seats - 1, mostPerDay: null }],
    })
    await host.ask(conventions.offer, { conventionId: id })
    for (const signer of [host, client]) expect(isOk(await (await readyToSign(signer, id))())).toBe(true)
    return id
  }
  const renewing = { renewsMonths: 1, noticeDays: 10 }
  const span = (from: string, until: string) => ({ from: from as Day, until: until as Day })
  const kept = await inForce(world.organisationId, guest, {
    ...span('2028-01-01', '2028-01-31'),
    ...renewing,
  })
  await inForce(memberId, member, span('2028-02-01', '2028-03-31'))
  const free = await inForce(world.organisationId, guest, {
    ...span('2028-05-01', '2028-05-31'),
    ...renewing,
  })
  for (const today of ['2028-01-25', '2028-05-25'] as Day[])
    await world.database.transaction(network.hostId, (tx) =>
      turnConventions(
        {
          tx,
          today,
          now: Date.parse(today),
          audit: () => {},
          enqueue: async () => {},
          afterCommit: () => {},
        },
        network.hostId,
      ),
    )
  expect(await lendings(kept)).toMatchObject([{ until_day: '2028-01-31' }])
  expect(await lendings(free)).toMatchObject([{ until_day: '2028-06-30' }])
})
