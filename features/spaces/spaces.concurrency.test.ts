import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openNetwork } from '../../tests/network-world.ts'
import { type Client, openWorld, type World } from '../../tests/world.ts'
import { notices } from '../notices/contract.ts'
import { spaces } from './contract.ts'
import { hosting } from './hosting-contract.ts'
import { warnOfDocuments } from './warning-actions.ts'

let world: World
let network: Awaited<ReturnType<typeof openNetwork>>
let host: Client
beforeAll(async () => {
  world = await openWorld({ jobs: false })
  network = await openNetwork(world)
  host = await world.asStranger('Sara Testa')
})
afterAll(() => world.close())

test('two who number the same seats at once: one does, the other is told which are there', async () => {
  const { siteId } = network
  const asked = { siteId, floorId: null, prefix: 'B', first: 1, count: 12, attributes: [] }
  const answers = await Promise.all(Array.from({ length: 6 }, () => host.send(spaces.addSeats, asked)))
  expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409, 409, 409])
  const { seats } = await host.ask(spaces.ownSite, { siteId })
  expect(seats).toHaveLength(16)
  // Two who exchange labels in opposite ways end with each label once.
  const [first, second] = seats
  const written = (one: typeof first, label: string) => ({
    ...{ id: one!.id, label, floorId: null, x: null, y: null, attributes: [] },
  })
  const swap = [written(first, second!.label), written(second, first!.label)]
  const back = [written(second, second!.label), written(first, first!.label)]
  const done = await Promise.all(
    [swap, back, swap, back].map((some) => host.send(hosting.saveSeats, { siteId, seats: some })),
  )
  expect(done.map(({ status }) => status)).toEqual([200, 200, 200, 200])
  const after = (await host.ask(spaces.ownSite, { siteId })).seats.map(({ label }) => label)
  expect(after.sort()).toEqual(seats.map(({ label }) => label).sort())
})

test('a document that ends is told of once, however many look at once', async () => {
  await host.ask(hosting.addDocument, {
    ...{ siteId: network.siteId, kind: 'emergency-plan', title: 'Piano', shared: true, fileName: 'p.pdf' },
    contentBase64: Buffer.from('%PDF-1.7').toString('base64'),
    ...{ issuedOn: '2026-01-01', expiresOn: '2026-12-01' },
  })
  const turn = () =>
    world.database.transaction(network.hostId, (tx) =>
      warnOfDocuments(
        {
          ...{ tx, today: world.clock.today(), now: world.clock.now() },
          ...{ audit: () => {}, enqueue: async () => {}, afterCommit: () => {} },
        },
        network.hostId,
      ),
    )
  await Promise.all(Array.from({ length: 5 }, turn))
  const { items } = await host.ask(notices.myNotices, {})
  expect(items.filter(({ kind }) => kind === 'spaces/document-ends')).toHaveLength(1)
})

test('what a guest reads of 400 sites and 8,000 seats is found by indexes, through the policies', async () => {
  await world.database.asOwner(async (owner) => {
    await owner.query(
      `with s as (insert into site (organisation_id, name, kind, address, latitude, longitude, published_at, created_at)
         select $1, 'Sede ' || n, 'company', '', 45, 9, now(), now() from generate_series(1, 400) n returning id),
       l as (insert into lending (organisation_id, site_id, guest_id, convention_id, from_day, until_day)
         select $1, id, $2, $3, '2026-01-01', '2027-12-31' from s)
       insert into seat (organisation_id, site_id, label) select $1, id, 'C' || n from s, generate_series(1, 20) n`,
      [network.hostId, network.guestId, network.conventionId],
    )
    await owner.query('analyze site, seat, lending, floor, site_photo, site_closure')
  })
  const plans = await world.database.transaction(network.guestId, async (tx) => {
    const asked = ['seat e', 'floor e', 'site_photo e', 'site_closure e'].map(
      (table) =>
        sql<{ 'QUERY PLAN': string }>`explain select * from ${sql.raw(table)}
          where (e.organisation_id, e.site_id) in (select organisation_id, id from site where id = ${network.siteId})`,
    )
    const rows: string[] = []
    for (const one of asked)
      rows.push((await one.execute(tx)).rows.map((row) => row['QUERY PLAN']).join('\n'))
    return rows
  })
  expect(plans.filter((plan) => /Seq Scan on (seat|site) /.test(plan))).toEqual([])
})
