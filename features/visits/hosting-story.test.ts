import { afterAll, beforeAll, expect, test } from 'vitest'
import { openNetwork } from '../../tests/network-world.ts'
import { visitorAt } from '../../tests/visitor.ts'
import { openWorld, type World } from '../../tests/world.ts'
import type { Day, Month } from '../../vocabulary/day.ts'
import { bookings } from '../bookings/contract.ts'
import { saveManyBookings } from '../bookings/many-store.ts'
import { presence } from '../presence/contract.ts'
import { visits } from './contract.ts'
import { reportExchange } from './figures-actions.ts'
import { figures } from './figures-contract.ts'
import { hosting } from './hosting-contract.ts'

const today = '2026-11-23'
let world: World
let network: Awaited<ReturnType<typeof openNetwork>>
let siteId = ''
const bookingIds: Record<string, string> = {}
beforeAll(async () => {
  world = await openWorld({ jobs: false })
  network = await openNetwork(world)
  siteId = network.siteId
  world.clock.moveTo('2026-11-23T08:30:00+01:00')
  const { database, organisationId } = world
  const { hostId, seatIds, conventionId } = network
  await database.transaction(organisationId, (tx) =>
    saveManyBookings(
      tx,
      organisationId,
      (['Bruno Ferri', 'Carla Greco', 'Dino Russo'] as const).map((name, index) => ({
        ...{
          hostId,
          siteId,
          conventionId,
          seatId: seatIds[index]!,
          personId: world.personIdOf(name),
          day: today,
        },
        ...{ morning: true, afternoon: name !== 'Dino Russo', state: 'confirmed' as const },
      })),
      world.clock.now() - 86_400_000,
    ),
  )
  const { rows } = await database.asOwner((owner) => owner.query('select id, person_id from booking'))
  for (const { id, person_id } of rows) bookingIds[person_id] = id
})
afterAll(() => world.close())

const bookingOf = (name: 'Bruno Ferri' | 'Carla Greco' | 'Dino Russo') => bookingIds[world.personIdOf(name)]!
const sara = () => world.asStranger('Sara Testa')

test('the host sees who is expected by seat, without a name, and how many have come as they come', async () => {
  const host = await sara()
  const before = await host.ask(hosting.board, { siteId })
  expect(before).toMatchObject({ expected: 3, arrived: 0, seats: 4, freeMorning: 1, freeAfternoon: 2 })
  expect(before.expectedList.map(({ seat, visitorName, seen }) => [seat, visitorName, seen])).toEqual([
    ['A1', null, false],
    ['A2', null, false],
    ['A3', null, false],
  ])
  expect(JSON.stringify(before)).not.toContain(world.personIdOf('Bruno Ferri'))
  await (await world.as('Bruno Ferri')).ask(visits.arrive, { bookingId: bookingOf('Bruno Ferri') })
  const after = await host.ask(hosting.board, { siteId })
  // How many, and by no seat who.
  expect(after).toMatchObject({ arrived: 1, expectedList: before.expectedList })
  expect((await host.ask(hosting.boards, {})).items).toMatchObject([{ siteId, arrived: 1, expected: 3 }])
})

test('the host marks a seat without a name; one with a name says so itself', async () => {
  const host = await sara()
  await host.ask(hosting.markSeen, { siteId, bookingId: bookingOf('Carla Greco') })
  const { arrived, expectedList } = await host.ask(hosting.board, { siteId })
  expect([arrived, expectedList.map(({ seen }) => seen)]).toEqual([2, [false, true, false]])
  // The person’s own word is theirs: what the host saw does not speak for them, nor is anybody counted twice.
  const carla = await world.as('Carla Greco')
  expect((await carla.ask(visits.myVisits, {})).items[0]!.state).toBe('expected')
  await carla.ask(visits.arrive, { bookingId: bookingOf('Carla Greco') })
  await host.ask(hosting.unmarkSeen, { siteId, bookingId: bookingOf('Carla Greco') })
  expect((await host.ask(hosting.board, { siteId })).arrived).toBe(2)
  await world.database.asOwner((owner) =>
    owner.query(`update booking set visitor_name = 'Dino Russo' where id = $1`, [bookingOf('Dino Russo')]),
  )
  const named = await host.send(hosting.markSeen, { siteId, bookingId: bookingOf('Dino Russo') })
  expect(named).toMatchObject({ status: 409, body: { reasons: [{ code: 'visits/named-says-alone' }] } })
  const board = await host.ask(hosting.board, { siteId })
  // One of three is named: how many came would say it of that one.
  expect(board.arrived).toBeNull()
  // By name or by seat, never both: that a seat is free again everybody sees, and so whose it was would not have come.
  expect(board.expectedList.map(({ seat, floor, visitorName }) => [seat, floor, visitorName])).toEqual([
    [null, null, 'Dino Russo'],
    ['A1', 'Piano terra', null],
    ['A2', 'Piano terra', null],
  ])
  await world.database.asOwner((owner) => owner.query('update booking set visitor_name = null'))
})

test('another organisation’s host sees no board, marks nothing, sets no hour', async () => {
  const rita = await world.as('Rita Leone')
  for (const [treaty, input] of [
    [hosting.board, { siteId }],
    [hosting.markSeen, { siteId, bookingId: bookingOf('Carla Greco') }],
    [hosting.setRule, { siteId, mornings: '10:00', afternoons: null }],
    [hosting.seatCodes, { siteId }],
    [figures.occupancy, { siteId, month: '2026-11' }],
    [hosting.makeAddress, { siteId, serves: 'entrance' }],
  ] as const)
    expect((await rita.send(treaty as never, input)).status).toBe(404)
})

test('the hour until which one is expected is before noon in the morning and after it in the afternoon', async () => {
  const host = await sara()
  const wrong = await host.send(hosting.setRule, { siteId, mornings: '14:00', afternoons: '09:00' })
  expect((wrong.body as { reasons: { code: string }[] }).reasons.map(({ code }) => code)).toEqual([
    'visits/morning-after-noon',
    'visits/afternoon-before-noon',
  ])
  await host.ask(hosting.setRule, { siteId, mornings: '10:00', afternoons: '15:00' })
  const [own] = (await (await world.as('Dino Russo')).ask(visits.myVisits, {})).items
  expect(own!.keptUntil).toBe('10:00')
})

test('the screen at the entrance shows numbers and no name, until its address is revoked', async () => {
  const host = await sara()
  const { id, address } = await host.ask(hosting.makeAddress, { siteId, serves: 'entrance' })
  const key = address.split('/ingresso/')[1]!
  const anybody = visitorAt(world.house.http)
  const shown = await anybody.ask(hosting.entrance, { address: key })
  expect(shown).toMatchObject({
    site: 'Casa del lavoro',
    arrived: 2,
    expected: 3,
    freeAfternoon: 2,
    openMorning: true,
  })
  expect(JSON.stringify(shown)).not.toContain('Dino')
  expect((await anybody.send(hosting.siteCalendar, { address: `${key}.ics` })).status).toBe(404)
  await host.ask(hosting.revokeAddress, { siteId, addressId: id })
  expect((await anybody.send(hosting.entrance, { address: key })).status).toBe(404)
  expect((await anybody.send(hosting.entrance, { address: `${key}x` })).status).toBe(404)
})

test('a site’s calendar says how many seats are booked, and nobody', async () => {
  const { address } = await (await sara()).ask(hosting.makeAddress, { siteId, serves: 'calendar' })
  const { pathname } = new URL(address)
  const { statusCode, body } = await world.house.http.inject({ url: pathname })
  expect(statusCode).toBe(200)
  expect(body).toContain('SUMMARY:3 posti prenotati su 4')
  expect(body).toContain('DTSTART;VALUE=DATE:20261123')
  expect(body).not.toContain('Dino')
})

test('whatever becomes of a seat, the person’s calendar counts it as a later change', async () => {
  const bruno = await world.as('Bruno Ferri')
  const { pathname } = new URL((await bruno.ask(presence.makeMyCalendar, { withAway: false })).address)
  const sequence = async () => {
    const { body } = await world.house.http.inject({ url: pathname })
    const event = body.split('BEGIN:VEVENT').find((one) => one.includes('DTSTART;VALUE=DATE:20261125'))
    return event === undefined ? undefined : Number(/SEQUENCE:(\d+)/.exec(event)?.[1])
  }
  const seat = { hostId: network.hostId, siteId, days: ['2026-11-25' as Day] }
  const booked = await bruno.ask(bookings.book, seat)
  const first = await sequence()
  await bruno.ask(bookings.cancel, { bookingId: booked.items[0]!.bookingId! })
  expect(await sequence()).toBeUndefined()
  const again = await bruno.ask(bookings.book, { ...seat, afternoon: false })
  expect(await sequence()).toBeGreaterThan(Number(first))
  await bruno.ask(bookings.cancel, { bookingId: again.items[0]!.bookingId! })
})

test('a code at a seat is read only where both organisations recorded what it rests on', async () => {
  const host = await sara()
  const dino = await world.as('Dino Russo')
  expect((await host.send(hosting.makeSeatCodes, { siteId })).body).toMatchObject({
    reasons: [{ code: 'visits/host-without-ground' }],
  })
  const ground = {
    kind: 'union-agreement',
    reference: 'Prot. 12/2026',
    datedOn: '2026-10-01' as Day,
  } as const
  await host.ask(hosting.recordGround, ground)
  expect(await host.ask(hosting.makeSeatCodes, { siteId })).toEqual({ made: 4 })
  const codes = async () =>
    (await host.ask(hosting.seatCodes, { siteId })).items.map(
      ({ code }) => code!.address.split('/arrivo/')[1]!,
    )
  const [first, , third] = await codes()
  const refused = await dino.send(visits.seatOfCode, { code: third! })
  expect(refused).toMatchObject({ status: 409, body: { reasons: [{ code: 'visits/own-without-ground' }] } })
  // By hand it works all the same: a code is never needed.
  const irene = await world.as('Irene Marino')
  expect((await irene.send(hosting.recordGround, { ...ground, datedOn: '2026-12-01' })).status).toBe(409)
  await irene.ask(hosting.recordGround, { ...ground, kind: 'inspectorate-authorisation' })
  expect(await dino.ask(visits.seatOfCode, { code: first! })).toMatchObject({
    bookingId: null,
    ownSeat: 'A3',
  })
  expect((await dino.send(visits.arriveByCode, { code: first! })).body).toMatchObject({
    reasons: [{ code: 'visits/other-seat', seat: 'A3' }],
  })
  expect((await dino.ask(visits.arriveByCode, { code: third! })).arrivedAt).not.toBeNull()
  await host.ask(hosting.makeSeatCodes, { siteId })
  expect((await dino.send(visits.seatOfCode, { code: third! })).body).toMatchObject({
    reasons: [{ code: 'visits/code-unknown' }],
  })
  await irene.ask(hosting.endGround, {})
  expect((await dino.send(visits.seatOfCode, { code: (await codes())[2]! })).status).toBe(409)
})

test('who leaves before the afternoon gives it back; by name the host does not read of it', async () => {
  const bruno = await world.as('Bruno Ferri')
  const bookingId = bookingOf('Bruno Ferri')
  const nameIs = (name: string | null) =>
    world.database.asOwner((owner) =>
      owner.query('update booking set visitor_name = $1 where id = $2', [name, bookingId]),
    )
  await nameIs('Bruno Ferri')
  const before = await (await sara()).ask(hosting.board, { siteId })
  await bruno.ask(visits.leave, { bookingId })
  expect(await (await sara()).ask(hosting.board, { siteId })).toEqual(before)
  await nameIs(null)
  await bruno.ask(visits.leave, { bookingId })
  expect(await (await sara()).ask(hosting.board, { siteId })).toMatchObject({ freeAfternoon: 3, arrived: 3 })
})

test('a month is told by day as booked, and by weekday as come only once it is over and of enough people', async () => {
  const host = await sara()
  const under = await host.ask(figures.occupancy, { siteId, month: '2026-11' as Month })
  expect(under).toMatchObject({ over: false, weekdays: [], arrivedPercent: null })
  expect(under.days.find(({ day }) => day === today)).toEqual({ day: today, seats: 8, booked: 5 })
  world.clock.moveTo('2026-12-01T09:00:00+01:00')
  await world.database.asOwner((owner) => owner.query('update visit_count set booked = 3'))
  const later = await sara()
  const over = await later.ask(figures.occupancy, { siteId, month: '2026-11' as Month })
  expect(over.weekdays).toEqual([{ weekday: 1, days: 1, arrivedPercent: null }])
  expect(over.arrivedPercent).toBeNull()
  const csv = await later.send(figures.exportFile, { siteId, month: '2026-11', format: 'csv' })
  expect(String(csv.body)).toContain('2026-11-23')
  expect(String(csv.body)).not.toContain('Dino')
})

test('each sees what it lent and received; who coordinates sees sums, small ones hidden', async () => {
  const span = { from: '2026-11' as Month, until: '2026-12' as Month }
  expect(await (await sara()).ask(figures.exchange, span)).toMatchObject({
    lent: 2.5,
    received: 0,
    items: [{ name: 'Comune di Borgo Sereno', lent: 2.5, received: 0 }],
  })
  expect(await (await world.as('Irene Marino')).ask(figures.exchange, span)).toMatchObject({
    items: [{ name: 'Unione Valle Quieta', lent: 0, received: 2.5 }],
  })
  const moment = { today: world.clock.today() }
  for (const id of [network.hostId, network.guestId])
    await world.database.transaction(id, (tx) => reportExchange({ tx, ...moment }, id))
  const rita = await world.as('Rita Leone')
  expect(await rita.ask(figures.networkExchange, span)).toEqual({
    ...span,
    items: [
      { name: 'Comune di Borgo Sereno', lent: 0, received: null },
      { name: 'Unione Valle Quieta', lent: null, received: 0 },
    ],
    lent: null,
    received: null,
  })
})

test('a person whose name the host knows does not vanish, and no count or answer says whether they came', async () => {
  const { database } = world
  world.clock.moveTo('2026-11-23T11:30:00+01:00')
  const host = await sara()
  const bookingId = bookingOf('Dino Russo')
  const nameIs = (name: string | null) =>
    database.asOwner((owner) =>
      owner.query('update booking set visitor_name = $1 where id = $2', [name, bookingId]),
    )
  await nameIs('Dino Russo')
  const before = await host.ask(hosting.board, { siteId })
  // One of three is named: how many came would say it of that one.
  expect(before.arrived).toBeNull()
  const [boards] = (await host.ask(hosting.boards, {})).items
  expect(boards).toMatchObject({ arrived: null, expected: before.expected })
  const answered = async (...asked: Parameters<typeof host.send>) => {
    const { status, body } = await host.send(...asked)
    return { status, body }
  }
  const seenAs = async (state: 'released' | 'cancelled') => {
    await database.asOwner((owner) =>
      owner.query('update booking set state = $1, ended_at = $2 where id = $3', [
        state,
        new Date(world.clock.now()),
        bookingId,
      ]),
    )
    return [
      await host.ask(hosting.board, { siteId }),
      await answered(hosting.markSeen, { siteId, bookingId }),
      await answered(hosting.unmarkSeen, { siteId, bookingId }),
      await answered(bookings.refuse, { bookingId, reason: 'Posto da liberare' }),
    ] as const
  }
  const freed = await seenAs('released')
  expect(freed[0]).toMatchObject({
    expected: before.expected,
    arrived: null,
    expectedList: before.expectedList,
  })
  expect(await seenAs('cancelled')).toEqual(freed)
  // Without a name: a seat that is free again is no more there, however it became so.
  await nameIs(null)
  const nameless = [await seenAs('released'), await seenAs('cancelled')]
  expect(nameless[0]).toEqual(nameless[1])
  expect(nameless[0]).toMatchObject([
    { expected: before.expected - 1 },
    { status: 404 },
    { status: 404 },
    { status: 404 },
  ])
})
