import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openNetwork } from '../../tests/network-world.ts'
import { openWorld, type World } from '../../tests/world.ts'
import { addDays, type Day } from '../../vocabulary/day.ts'
import { people } from '../people/contract.ts'
import { nearby } from './contract.ts'

/** Monday to Friday of the week after the world's today, a Monday. */
const monday = '2026-11-30' as Day
/** 900 m in a straight line from the site: 15 minutes on foot. */
const close = { latitude: 45.4781, longitude: 9.2101 }

let world: World
let network: Awaited<ReturnType<typeof openNetwork>>
beforeAll(async () => {
  world = await openWorld()
  network = await openNetwork(world)
})
afterAll(() => world.close())

test('from home, the site of the other organisation with its minutes and seats', async () => {
  const bruno = await world.as('Bruno Ferri')
  const before = await bruno.ask(nearby.search, { wanted: { day: monday } })
  expect(before.from).toBe('nowhere')
  expect(before.items.map(({ name, minutes }) => [name, minutes.walk])).toEqual([['Casa del lavoro', null]])
  await bruno.ask(people.changeMyProfile, { entryPreferred: '08:30', homeSuitable: true, home: close })
  const found = await bruno.ask(nearby.search, { wanted: { day: monday } })
  expect(found.from).toBe('home')
  expect(found.items).toHaveLength(1)
  expect(found.items[0]).toMatchObject({
    hostId: network.hostId,
    host: 'Unione Valle Quieta',
    siteId: network.siteId,
    own: false,
    seats: 4,
    freeOn: 1,
    days: [{ day: monday, free: 4, state: 'open' }],
    minutes: { walk: 15, bicycle: 5, transit: null },
  })
  expect(found.strip.find(({ day }) => day === monday)).toEqual({ day: monday, free: 4, sites: 1 })
  expect(found.strip.find(({ day }) => day === addDays(monday, 5))).toEqual({
    day: addDays(monday, 5),
    free: 0,
    sites: 0,
  })
  // From another point, and not further than was said.
  const far = { latitude: 45.55, longitude: 9.3 }
  const away = await bruno.ask(nearby.search, { from: far, wanted: { day: monday } })
  expect([away.from, away.items[0]!.minutes.walk! > 60]).toEqual(['point', true])
  expect(
    (await bruno.ask(nearby.search, { from: far, withinMinutes: 20, wanted: { day: monday } })).total,
  ).toBe(0)
})

test('words of the site and of a seat, and why a day cannot be booked', async () => {
  const bruno = await world.as('Bruno Ferri')
  const total = async (more: object) =>
    (await bruno.ask(nearby.search, { wanted: { day: monday }, ...more })).total
  expect(await total({ equipment: ['monitor', 'quiet'] })).toBe(1)
  expect(await total({ equipment: ['canteen'] })).toBe(0)
  expect(await total({ attributes: ['monitor'] })).toBe(1)
  const atMonitor = await bruno.ask(nearby.search, { wanted: { day: monday }, attributes: ['monitor'] })
  expect(atMonitor.items[0]!.days[0]!.free).toBe(1)
  const state = async (day: string) =>
    (await bruno.ask(nearby.search, { wanted: { day: day as Day } })).items[0]!.days[0]!.state
  expect(await state('2026-12-05')).toBe('closed')
  expect(await state('2027-03-01')).toBe('not-yet')
  await world.database.transaction(network.hostId, (tx) =>
    sql`insert into site_closure (organisation_id, site_id, from_day, until_day, afternoon)
      values (${network.hostId}, ${network.siteId}, '2026-12-01', '2026-12-01', false)`.execute(tx),
  )
  expect(await state('2026-12-01')).toBe('closed')
  const afternoon = await bruno.ask(nearby.search, { wanted: { day: '2026-12-01' }, part: 'afternoon' })
  expect(afternoon.items[0]!.days[0]).toEqual({ day: '2026-12-01', free: 4, state: 'open' })
  const past = await bruno.send(nearby.search, { wanted: { day: '2026-11-20' } })
  expect(past).toMatchObject({ status: 409, body: { reasons: [{ code: 'nearby/no-day-left' }] } })
})

test('over weeks: on how many of the days wanted there is a seat', async () => {
  const bruno = await world.as('Bruno Ferri')
  const found = await bruno.ask(nearby.search, {
    wanted: { from: monday, weeks: 2, weekdays: [2, 4] },
  })
  // The first Tuesday is closed in the morning, the second is the feast of the Immaculate.
  expect(found.days).toEqual(['2026-12-01', '2026-12-03', '2026-12-08', '2026-12-10'])
  expect(found.items[0]).toMatchObject({ freeOn: 2 })
})

test('its own people find it too; who was lent nothing finds nothing', async () => {
  const ugo = await world.asStranger('Ugo Monti')
  const own = await ugo.ask(nearby.search, { wanted: { day: monday } })
  expect(own.items.map(({ own, siteId }) => [own, siteId])).toEqual([[true, network.siteId]])
  await world.database.transaction(network.hostId, (tx) =>
    sql`update lending set until_day = '2026-11-22' where guest_id = ${network.guestId}`.execute(tx),
  )
  const bruno = await world.as('Bruno Ferri')
  expect((await bruno.ask(nearby.search, { wanted: { day: monday } })).total).toBe(0)
})
