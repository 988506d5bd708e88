import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { smallFeed, zipped } from '../../tests/mobility/zipped.ts'
import { openNetwork } from '../../tests/network-world.ts'
import { type Client, openWorld, type World } from '../../tests/world.ts'
import { notices } from '../notices/contract.ts'
import { people } from '../people/contract.ts'
import { publishedSite } from '../spaces/example.ts'
import { mobility } from './contract.ts'
import { neighbourhoods } from './neighbourhoods-contract.ts'
import { minutesOf } from './rules.ts'
import { listNearSites, listOwnNearSites, listTransitToOffice } from './ways-store.ts'

let world: World
let marta: Client
let bruno: Client
beforeAll(async () => {
  world = await openWorld()
  marta = await world.as('Marta Rizzo')
  bruno = await world.as('Bruno Ferri')
})
afterAll(() => world.close())

/** A line past the homes of the world, from Monday to Friday, every ten minutes of the morning. */
const home = { latitude: 45.46, longitude: 9.18 }
const office = { latitude: 45.475, longitude: 9.21 }
const feed = (until = '20271231') =>
  zipped({
    ...smallFeed,
    'calendar.txt': smallFeed['calendar.txt']!.replace('20270101', '20260101').replace('20271231', until),
    'frequencies.txt': 'trip_id,start_time,end_time,headway_secs\nt1,06:00:00,11:00:00,600\n',
    'stop_times.txt': smallFeed['stop_times.txt']!.replace('08:10:00,08:10:00,c,3', '08:10:00,08:10:00,d,3'),
  })
const hand = (client: Client, bytes: Uint8Array) =>
  client.ask(mobility.addTimetable, {
    fileName: 'citta.zip',
    contentBase64: Buffer.from(bytes).toString('base64'),
  })

async function settled<Answer>(
  ask: () => Promise<Answer>,
  isSo: (answer: Answer) => boolean,
): Promise<Answer> {
  for (let tries = 0; tries < 200; tries++) {
    const answer = await ask()
    if (isSo(answer)) return answer
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error(`it did not settle ${JSON.stringify(world.logged.slice(-1))}`)
}
const queueMeasuring = () =>
  world.database.transaction(world.organisationId, (tx) =>
    world.house.jobs.enqueue(tx, 'measure-ways', {
      organisationId: world.organisationId,
      id: world.organisationId,
    }),
  )
const timetables = () => marta.ask(mobility.timetables, {})
const measured = () =>
  settled(
    timetables,
    ({ items, measuring }) =>
      items.every(({ state }) => state !== 'reading') &&
      measuring.state === 'measured' &&
      measuring.servedOn !== null,
  )

test('a timetable is read and reported, ways are measured by it, and only their owner sees them', async () => {
  const { items } = await marta.ask(people.offices, {})
  for (const { id: _id, ...one } of items) await marta.ask(people.writeOffice, { ...one, ...office })
  await bruno.ask(people.changeMyProfile, { entryPreferred: '08:30', homeSuitable: true, home })
  expect(await bruno.ask(mobility.mine, {})).toMatchObject({ home })
  await hand(marta, feed())
  const { items: listed, measuring } = await measured()
  expect(listed).toMatchObject([
    { state: 'serves', stops: 4, lines: 1, trips: 2, from: '2026-01-01', until: '2027-12-31', refusals: [] },
  ])
  expect(listed[0]!.findings).toContainEqual(
    expect.objectContaining({ file: 'transfers.txt', code: 'no-file' }),
  )
  expect(measuring).toMatchObject({ servedOn: '2026-11-24', withoutOffice: 0 })
  expect(measuring.people - measuring.withoutHome).toBe(1)

  const mine = await bruno.ask(mobility.mine, {})
  expect(mine.servedOn).toBe('2026-11-24')
  const own = mine.items.find((one) => one.own)!
  // The trip takes ten minutes and runs every ten, home and office lie at its stops: waiting is 0 or 5 minutes.
  expect(own.minutes.transit).toBeGreaterThanOrEqual(10)
  expect(own.minutes.transit).toBeLessThanOrEqual(15)
  expect(own.minutes.walk).toBeGreaterThan(own.minutes.bicycle)
  expect((await marta.ask(mobility.mine, {})).items).toEqual([])

  // What the plan of a month reads is the same.
  const counted = await world.database.transaction(world.organisationId, (tx) =>
    listTransitToOffice(tx, world.organisationId),
  )
  expect([...counted].map(([person, seconds]) => [person, minutesOf(seconds)])).toEqual([
    [bruno.personId, own.minutes.transit],
  ])
  // And without the computation's purpose there is nothing to read.
  const bare = await world.database.transaction(world.organisationId, (tx) =>
    sql<{ ways: number }>`select count(*)::int as ways from way`.execute(tx),
  )
  expect(bare.rows).toEqual([{ ways: 0 }])
  for (const name of ['Ada Colombo', 'Irene Marino', 'Rita Leone'] as const) {
    const other = await world.as(name)
    expect((await other.ask(mobility.mine, {})).items).toEqual([])
  }
  expect((await bruno.send(mobility.timetables, {})).status).toBe(403)
})

test('sites lent are near whom they are near, and only the new is measured when a home or a site comes', async () => {
  const { siteId, hostId } = await openNetwork(world)
  const near = () =>
    world.database.transaction(world.organisationId, (tx) => listNearSites(tx, world.organisationId))
  const rows = async (of: string) =>
    (
      await world.database.asOwner((owner) =>
        owner.query(
          `select ctid::text, person_id, site_id from near_site where person_id = '${of}'
           union all select ctid::text, person_id, office_id from way where person_id = '${of}' order by 3`,
        ),
      )
    ).rows
  await queueMeasuring()
  const [first] = await settled(near, (all) => all.length > 0)
  expect(first).toMatchObject({ personId: bruno.personId, hostId, siteId })
  expect(first!.bicycleSeconds).toBeLessThanOrEqual(30 * 60)
  const before = await rows(bruno.personId)
  expect(before.length).toBeGreaterThan(1)

  // Another home: what was measured from Bruno's stays as it was, row by row.
  const carla = await world.as('Carla Greco')
  await carla.ask(people.changeMyProfile, { entryPreferred: '08:30', homeSuitable: true, home: office })
  await settled(near, (all) => all.some(({ personId }) => personId === carla.personId))
  expect(await rows(bruno.personId)).toEqual(before)

  // Each reads their own; the host, HR and managers read nobody's.
  const own = (person: string, as = world.organisationId) =>
    world.database.transaction(as, (tx) => listOwnNearSites(tx, as, person))
  expect(await own(bruno.personId)).toMatchObject([{ hostId, siteId }])
  expect(await own(bruno.personId, hostId)).toEqual([])
  for (const organisation of [world.organisationId, hostId]) {
    const seen = await world.database.transaction(organisation, (tx) =>
      sql<{
        n: number
      }>`select (select count(*) from near_site)::int + (select count(*) from measured_home)::int as n`.execute(
        tx,
      ),
    )
    expect(seen.rows).toEqual([{ n: 0 }])
  }

  // A site closed is near nobody; a home withdrawn takes its ways along.
  await world.database.transaction(hostId, (tx) =>
    sql`update site set closed_from = '2026-11-23' where id = ${siteId}`.execute(tx),
  )
  await carla.ask(people.changeMyProfile, { entryPreferred: '08:30', homeSuitable: true, home: null })
  await settled(near, (all) => all.length === 0)
  expect(await rows(carla.personId)).toEqual([])
})

test('how far one gets from home, and the lines near it: drawn and as lists, told again only where they changed', async () => {
  const reach = await bruno.ask(mobility.myReach, { mode: 'transit', minutes: 30, departs: '08:00' })
  expect(reach.items.map(({ kind }) => kind)).toContain('office')
  expect(reach.items.every(({ minutes }) => minutes <= 30)).toBe(true)
  expect(reach.area.coordinates.length).toBeGreaterThan(0)
  const lines = await bruno.send(mobility.myLines, {})
  const { features } = lines.body as { features: { properties: { what: string; name: string } }[] }
  expect(features.map(({ properties: { what, name } }) => `${what} ${name}`)).toEqual(
    expect.arrayContaining(['line 1', 'stop Alba']),
  )
  expect(JSON.stringify(lines.body).length).toBeLessThan(500_000)
  const again = await bruno.send(mobility.myLines, {}, { 'if-none-match': lines.headers.etag! })
  expect(again.status).toBe(304)
  // Who has stated no home asks from nowhere.
  expect(await marta.ask(mobility.myReach, { mode: 'walk', minutes: 30, departs: '08:00' })).toEqual({
    area: { type: 'MultiPolygon', coordinates: [] },
    items: [],
  })
  expect(await marta.ask(mobility.mapGround, {})).toEqual({ tiles: null })
})

test('neighbourhoods: every fault at once; few people are not shown, spaces are, and a site learns its neighbourhood', async () => {
  const square = (west: number, name?: string) => ({
    type: 'Feature',
    properties: { name },
    geometry: {
      type: 'Polygon',
      coordinates: [
        [
          [west, 45.4],
          [west + 0.05, 45.4],
          [west + 0.05, 45.5],
          [west, 45.5],
          [west, 45.4],
        ],
      ],
    },
  })
  const put = (...features: unknown[]) =>
    marta.send(neighbourhoods.import, {
      fileName: 'quartieri.geojson',
      content: { type: 'FeatureCollection', features },
    })
  expect(await put(square(9.1), { type: 'Feature', properties: { name: 'Ponte' } })).toMatchObject({
    status: 409,
    body: {
      reasons: [
        { code: 'mobility/neighbourhood-without-name', at: 1 },
        { code: 'mobility/neighbourhood-without-polygon', at: 2 },
      ],
    },
  })
  expect((await bruno.send(neighbourhoods.list, {})).status).toBe(403)
  const rita = await world.as('Rita Leone')
  const list = () => rita.ask(neighbourhoods.list, {})

  const { siteId } = await world.database.transaction(world.organisationId, (tx) =>
    publishedSite(
      {
        ...{ tx, now: world.clock.now(), today: world.clock.today(), audit() {}, async enqueue() {} },
        actor: { organisationId: world.organisationId, personId: rita.personId, name: 'Rita Leone' },
      } as never,
      { neighbourhood: null },
    ),
  )
  expect((await put(square(9.15, 'Levante'), square(9.2, 'Ponte'))).status).toBe(201)
  const { items, outside } = await settled(list, ({ countedAt }) => countedAt !== null)
  expect(items).toMatchObject([
    { name: 'Levante', people: null, spaces: 0 },
    { name: 'Ponte', people: null, spaces: 1 },
  ])
  expect(outside).toEqual({ people: null, spaces: 0 })
  const named = await world.database.asOwner((owner) =>
    owner.query(`select neighbourhood from site where id = '${siteId}'`),
  )
  expect(named.rows).toEqual([{ neighbourhood: 'Ponte' }])
  const bare = await world.database.transaction(world.organisationId, (tx) =>
    sql<{ homes: number }>`select count(*)::int as homes from home_neighbourhood`.execute(tx),
  )
  expect(bare.rows).toEqual([{ homes: 0 }])
  await marta.ask(neighbourhoods.remove, {})
  expect((await list()).items).toEqual([])
})

test('a file that cannot serve says every reason; the same one is not taken twice; without any, ways are estimates', async () => {
  const same = await marta.send(mobility.addTimetable, {
    fileName: 'x.zip',
    contentBase64: Buffer.from(feed()).toString('base64'),
  })
  expect(same).toMatchObject({ status: 409, body: { reasons: [{ code: 'mobility/same-file' }] } })
  const { id } = await hand(marta, zipped({ 'stops.txt': 'stop_name\nAlba\n' }))
  const { items } = await settled(timetables, (all) => all.items.every(({ state }) => state !== 'reading'))
  const refused = items.find((one) => one.id === id)!
  expect(refused.state).toBe('refused')
  expect(refused.refusals.map(({ file, code }) => `${file} ${code}`)).toEqual([
    'stops.txt missing-column',
    'trips.txt missing-file',
    'stop_times.txt missing-file',
    'calendar.txt no-calendar',
  ])
  for (const one of items) await marta.ask(mobility.removeTimetable, { timetableId: one.id })
  await settled(timetables, ({ measuring }) => measuring.state === 'measured' && measuring.servedOn === null)
  const mine = await bruno.ask(mobility.mine, {})
  expect(mine.items.find(({ own }) => own)?.minutes).toMatchObject({
    transit: null,
    walk: expect.any(Number),
  })
  expect((await marta.send(mobility.removeTimetable, { timetableId: id })).status).toBe(404)
})

test('the offices are told once, a month before a timetable ends', async () => {
  await hand(marta, feed('20261215'))
  await settled(
    timetables,
    ({ items, measuring }) => items[0]?.state === 'ends-soon' && measuring.servedOn !== null,
  )
  const kinds = async () =>
    (await marta.ask(notices.myNotices, {})).items.filter(({ kind }) => kind === 'mobility/ends-soon')
  expect(await kinds()).toHaveLength(1)
})
