import type { AddressInfo } from 'node:net'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { lookOn } from '../../tests/live-reader.ts'
import { smallFeed, zipped } from '../../tests/mobility/zipped.ts'
import { openNetwork } from '../../tests/network-world.ts'
import { type Client, openWorld, type World } from '../../tests/world.ts'
import { addDays, type Day } from '../../vocabulary/day.ts'
import { bookings } from '../bookings/contract.ts'
import { mobility } from '../mobility/contract.ts'
import { presence } from '../presence/contract.ts'
import { nearby } from './contract.ts'

const monday = '2026-11-30' as Day
const tuesday = addDays(monday, 1)

let world: World
let network: Awaited<ReturnType<typeof openNetwork>>
let [ada, bruno, fabio]: Client[] = []
beforeAll(async () => {
  world = await openWorld()
  network = await openNetwork(world)
  ;[ada, bruno, fabio] = await Promise.all(
    (['Ada Colombo', 'Bruno Ferri', 'Fabio Moretti'] as const).map((name) => world.as(name)),
  )
})
afterAll(() => world.close())

const book = (client: Client, day: Day, part = { morning: true, afternoon: true }) =>
  client.ask(bookings.book, { hostId: network.hostId, siteId: network.siteId, days: [day], ...part })
const found = (client: Client, more: object = {}) =>
  client.ask(nearby.search, { wanted: { from: monday, weeks: 1, weekdays: [1, 2, 3] }, ...more })
const colleaguesOf = async (client: Client) => (await found(client)).items[0]!.colleagues

test('colleagues are named where they chose it, to whom they chose, and only while they do', async () => {
  await book(fabio!, monday)
  await book(fabio!, tuesday)
  // Who chose nothing is neither named nor counted, also where one asks for sites with colleagues.
  expect(await colleaguesOf(bruno!)).toEqual([])
  expect((await found(bruno!, { colleagues: true })).total).toBe(0)
  await fabio!.ask(presence.changeMyChoice, { shownTo: 'organisation' })
  expect(await colleaguesOf(bruno!)).toEqual([{ name: 'Fabio Moretti', days: [monday, tuesday] }])
  const asked = await found(bruno!, { colleagues: true })
  expect([asked.total, asked.items[0]!.siteId]).toEqual([1, network.siteId])
  // Nobody is a colleague of their own, nor of the host's people.
  expect(await colleaguesOf(fabio!)).toEqual([])
  expect(await colleaguesOf(await world.asStranger('Ugo Monti'))).toEqual([])
  // To the team alone: Ada and Bruno are of another one.
  await fabio!.ask(presence.changeMyChoice, { shownTo: 'team' })
  expect([await colleaguesOf(bruno!), await colleaguesOf(ada!)]).toEqual([[], []])
  await ada!.ask(presence.changeMyChoice, { shownTo: 'team' })
  await book(ada!, tuesday)
  expect(await colleaguesOf(bruno!)).toEqual([{ name: 'Ada Colombo', days: [tuesday] }])
  expect(await colleaguesOf(fabio!)).toEqual([])
  // Withdrawn, it is as if never said.
  await ada!.ask(presence.changeMyChoice, { shownTo: 'nobody' })
  expect(await colleaguesOf(bruno!)).toEqual([])
  expect((await found(bruno!, { colleagues: true })).total).toBe(0)
})

test('who did not come is named like who came, as long as the day lasts; and of few people each one’s seats are looked up', async () => {
  const today = addDays(monday, -7)
  const places = async (wanted: { day: Day }) => {
    const answer = await bruno!.ask(nearby.search, { colleagues: true, wanted })
    return answer.items.map(({ name, colleagues }) => [name, colleagues.map((one) => one.name)])
  }
  await fabio!.ask(presence.changeMyChoice, { shownTo: 'organisation' })
  await world.database.asOwner((owner) =>
    owner.query(
      `with other as (insert into site (organisation_id, name, kind, address, latitude, longitude, published_at, created_at)
          values ($1, 'Altra casa', 'other', 'Via Altra 1', 45.47, 9.2, now(), now()) returning id),
        seated as (insert into seat (organisation_id, site_id, label) select $1, id, 'Z1' from other),
        lent as (insert into lending (organisation_id, site_id, guest_id, convention_id, from_day, until_day)
          select $1, other.id, guest_id, convention_id, from_day, until_day from lending, other
          where organisation_id = $1 and site_id = $2)
        insert into booking (organisation_id, site_id, seat_id, guest_id, person_id, day, morning, afternoon, state, source, made_at)
        select $1, $2, (select id from seat where organisation_id = $1 and site_id = $2 limit 1), $3, $4, $5, true, true,
          'released', 'own', now()`,
      [network.hostId, network.siteId, network.guestId, world.personIdOf('Fabio Moretti'), today],
    ),
  )
  // Of two sites one: Fabio alone shows where he is, and is fewer than they are.
  const his = [['Casa del lavoro', ['Fabio Moretti']]]
  expect(await places({ day: monday })).toEqual(his)
  expect(await places({ day: today })).toEqual(his)
  expect((await bruno!.ask(nearby.search, { wanted: { day: monday } })).total).toBe(2)
  await world.database.asOwner((owner) =>
    owner.query(`update site set published_at = null where name = 'Altra casa'`),
  )
})

test('the strip says how many seats are free on each of the days around', async () => {
  const stripOn = async (part: 'day' | 'morning' | 'afternoon') => {
    const { strip } = await bruno!.ask(nearby.search, { wanted: { day: tuesday }, part })
    return Object.fromEntries(strip.map(({ day, free, sites }) => [day, [free, sites]]))
  }
  await book(bruno!, addDays(monday, 2), { morning: true, afternoon: false })
  const whole = await stripOn('day')
  // Of four seats one is Fabio's on Monday, two on Tuesday; on Wednesday one is not free for the whole day.
  expect([whole[monday], whole[tuesday], whole[addDays(monday, 2)], whole[addDays(monday, 3)]]).toEqual([
    [3, 1],
    [2, 1],
    [3, 1],
    [4, 1],
  ])
  expect(whole[addDays(monday, 5)]).toEqual([0, 0])
  expect((await stripOn('afternoon'))[addDays(monday, 2)]).toEqual([4, 1])
  expect((await stripOn('morning'))[addDays(monday, 2)]).toEqual([3, 1])
})

test('from another point, minutes by public transport come from the timetable in force', async () => {
  // At a stop from which a line leaves for another one, beside which the site is.
  const from = { latitude: 45.46, longitude: 9.18 }
  await world.database.transaction(network.hostId, (tx) =>
    sql`update site set latitude = 45.4752, longitude = 9.2103 where organisation_id = ${network.hostId}`.execute(
      tx,
    ),
  )
  const minutes = async () =>
    (await fabio!.ask(nearby.search, { from, wanted: { day: monday } })).items[0]!.minutes
  const before = await minutes()
  expect(before.transit).toBeNull()
  const marta = await world.as('Marta Rizzo')
  const feed = zipped({
    ...smallFeed,
    'calendar.txt': smallFeed['calendar.txt']!.replace('20270101', '20260101'),
    'frequencies.txt': 'trip_id,start_time,end_time,headway_secs\nt1,06:00:00,11:00:00,600\n',
    'stop_times.txt': smallFeed['stop_times.txt']!.replace('08:10:00,08:10:00,c,3', '08:10:00,08:10:00,d,3'),
  })
  await marta.ask(mobility.addTimetable, {
    fileName: 'citta.zip',
    contentBase64: Buffer.from(feed).toString('base64'),
  })
  await world.untilDone(
    () => marta.ask(mobility.timetables, {}),
    ({ items }) => items.length === 1 && items[0]!.state === 'serves',
  )
  const after = await minutes()
  // Ten minutes on the line, up to ten of waiting, and some steps at its end.
  expect(after.transit).toBeGreaterThanOrEqual(10)
  expect(after.transit).toBeLessThanOrEqual(22)
  expect(after.transit).toBeLessThan(after.walk!)
  expect([after.walk, after.bicycle]).toEqual([before.walk, before.bicycle])
})

test('who looks at the search is told that seats changed, and finds them when asking again', async () => {
  await world.house.http.listen({ host: '127.0.0.1', port: 0 })
  const { port } = world.house.http.server.address() as AddressInfo
  const [day, span] = [addDays(monday, 3), `from=${monday}&until=${addDays(monday, 13)}`]
  const looking = await lookOn(`http://127.0.0.1:${port}`, bruno!, `/live?${span}`)
  await looking.until(1)
  const freeNow = async () =>
    (await bruno!.ask(nearby.search, { wanted: { day } })).strip.find((one) => one.day === day)!.free
  expect(await freeNow()).toBe(4)
  const { items } = await book(fabio!, day)
  expect((await looking.until(2))[1]).toMatchObject({ siteIds: [network.siteId], days: [day] })
  expect(await freeNow()).toBe(3)
  await fabio!.ask(bookings.cancel, { bookingId: items[0]!.bookingId! })
  expect((await looking.until(3))[2]).toMatchObject({ siteIds: [network.siteId], days: [day] })
  expect(await freeNow()).toBe(4)
  await looking.leave()
})
