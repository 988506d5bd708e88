import { afterAll, beforeAll, expect, test } from 'vitest'
import { openVisits } from '../../platform/database/transaction.ts'
import { openNetwork } from '../../tests/network-world.ts'
import { openWorld, type World } from '../../tests/world.ts'
import type { Day, Month } from '../../vocabulary/day.ts'
import { saveManyBookings } from '../bookings/many-store.ts'
import { conventionOffice } from '../conventions/office-contract.ts'
import { forgetOldVisits } from './actions.ts'
import { visits } from './contract.ts'
import { figures } from './figures-contract.ts'
import { hosting } from './hosting-contract.ts'
import { countDay, freeUnseen } from './turning-actions.ts'

const today = '2026-11-23'
const november = { from: '2026-11', until: '2026-11' } as { from: Month; until: Month }
let world: World
let network: Awaited<ReturnType<typeof openNetwork>>
beforeAll(async () => {
  world = await openWorld({ jobs: false })
  network = await openNetwork(world)
  world.clock.moveTo('2026-11-23T08:30:00+01:00')
  const { database, organisationId } = world
  const { hostId, siteId, seatIds, conventionId } = network
  const people = ['Bruno Ferri', 'Carla Greco', 'Dino Russo'] as const
  await database.transaction(organisationId, (tx) =>
    saveManyBookings(
      tx,
      organisationId,
      people.map((name, index) => ({
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
})
afterAll(() => world.close())

const moment = async <Done>(organisationId: string, work: (at: never) => Promise<Done>): Promise<Done> =>
  world.database.transaction(organisationId, (tx) =>
    work({
      tx,
      now: world.clock.now(),
      today: world.clock.today(),
      audit: () => {},
      enqueue: async () => {},
    } as never),
  )
const countsOf = async () =>
  (
    await world.database.asOwner((owner) =>
      owner.query('select seats, booked, arrived, released from visit_count where day = $1', [today]),
    )
  ).rows
const mine = async (name: 'Bruno Ferri' | 'Carla Greco' | 'Dino Russo') =>
  (await (await world.as(name)).ask(visits.myVisits, {})).items[0]!

test('who comes says so by hand, and is counted once; said by mistake, it is taken back', async () => {
  const bruno = await world.as('Bruno Ferri')
  const { bookingId, ...before } = await mine('Bruno Ferri')
  expect(before).toMatchObject({ site: 'Casa del lavoro', seat: 'A1', state: 'expected', codes: false })
  const { arrivedAt } = await bruno.ask(visits.arrive, { bookingId })
  expect(arrivedAt).toBe('2026-11-23T07:30:00.000Z')
  await bruno.ask(visits.arrive, { bookingId })
  expect(await countsOf()).toMatchObject([{ arrived: 1 }])
  expect((await mine('Bruno Ferri')).state).toBe('here')
  await bruno.ask(visits.takeBackArrival, { bookingId })
  expect((await mine('Bruno Ferri')).state).toBe('expected')
  expect(await countsOf()).toMatchObject([{ arrived: 0 }])
  await bruno.ask(visits.arrive, { bookingId })
})

test('nobody says it of another, nor of another day', async () => {
  const { bookingId } = await mine('Bruno Ferri')
  const carla = await world.as('Carla Greco')
  expect((await carla.send(visits.arrive, { bookingId })).status).toBe(404)
  const own = (await mine('Carla Greco')).bookingId
  world.clock.moveTo('2026-11-22T12:00:00Z')
  const early = await carla.send(visits.arrive, { bookingId: own })
  world.clock.moveTo('2026-11-23T08:30:00+01:00')
  expect(early).toMatchObject({ status: 409, body: { reasons: [{ code: 'visits/not-today', day: today }] } })
})

test('who has not come by the site’s hour frees the seat: only they are told, and nobody else can read it', async () => {
  const { database, organisationId } = world
  await database.asOwner((owner) =>
    owner.query('insert into arrival_rule values ($1, $2, 600, 870)', [network.hostId, network.siteId]),
  )
  expect((await mine('Carla Greco')).keptUntil).toBe('10:00')
  await moment(organisationId, (at) => freeUnseen(at, organisationId))
  expect((await mine('Carla Greco')).state).toBe('expected')
  world.clock.moveTo('2026-11-23T10:05:00+01:00')
  await (await world.as('Dino Russo')).ask(visits.arrive, { bookingId: (await mine('Dino Russo')).bookingId })
  await moment(network.hostId, (at) => countDay(at, network.hostId))
  const host = await world.asStranger('Sara Testa')
  const { siteId } = network
  const calendar = new URL((await host.ask(hosting.makeAddress, { siteId, serves: 'calendar' })).address)
  const offices = [host, await world.as('Irene Marino')]
  const told = async () => [
    (await host.ask(figures.occupancy, { siteId, month: '2026-11' as Month })).days,
    (await world.house.http.inject({ url: calendar.pathname })).body,
    ...(await Promise.all(
      offices.flatMap((office) => [
        office.ask(conventionOffice.report, { conventionId: network.conventionId }),
        office.ask(figures.exchange, november),
      ]),
    )),
  ]
  const toldBefore = await told()
  expect(toldBefore[2]).toMatchObject({ days: 2.5, partners: [{ people: { kind: 'few' } }] })
  expect(toldBefore[5]).toMatchObject({ received: 2.5 })
  await moment(organisationId, (at) => freeUnseen(at, organisationId))
  await moment(network.hostId, (at) => countDay(at, network.hostId))
  expect((await mine('Carla Greco')).state).toBe('freed')
  expect([(await mine('Bruno Ferri')).state, (await mine('Dino Russo')).state]).toEqual(['here', 'here'])
  expect(await countsOf()).toEqual([{ seats: 4, booked: 3, arrived: 2, released: 1 }])
  // Who came, and leaves before noon: half a day less is there to be used, and it counts as it was kept.
  await (await world.as('Bruno Ferri')).ask(visits.leave, {
    bookingId: (await mine('Bruno Ferri')).bookingId,
  })
  expect(await mine('Bruno Ferri')).toMatchObject({ state: 'left', afternoon: false })
  // What is told of the day stays as it was booked: what is missing would be who did not come.
  expect(await told()).toEqual(toldBefore)
  const { rows: notices } = await database.asOwner((owner) =>
    owner.query(`select person_id, details from notice where kind = 'visits/seat-freed'`),
  )
  expect(notices).toMatchObject([
    { person_id: world.personIdOf('Carla Greco'), details: { seat: 'A2', until: '10:00' } },
  ])
  const again = await (await world.as('Carla Greco')).send(visits.arrive, {
    bookingId: (await mine('Carla Greco')).bookingId,
  })
  expect(again).toMatchObject({ status: 409, body: { reasons: [{ code: 'visits/freed' }] } })
})

test('no query of either organisation lists who came, who did not, or how many on a day', async () => {
  const { database, organisationId } = world
  for (const tenant of [organisationId, network.hostId]) {
    const seen = await database.transaction(tenant, async (tx) => {
      const count = async (table: 'check_in' | 'visit_count') =>
        (await tx.selectFrom(table).select('day').execute()).length
      const states = await tx.selectFrom('booking').select('state').distinct().execute()
      return { came: await count('check_in'), counts: await count('visit_count'), states }
    })
    expect(seen).toEqual({ came: 0, counts: 0, states: [{ state: 'confirmed' }] })
  }
  // Opened to one person it shows nothing of another's.
  const own = await database.transaction(organisationId, async (tx) => {
    await openVisits(tx, { person: world.personIdOf('Carla Greco') })
    return tx.selectFrom('check_in').select('day').execute()
  })
  expect(own).toEqual([])
  // Nor does the audit say whose.
  const { rows } = await database.asOwner((owner) =>
    owner.query(`select act from audit_entry where act like 'visits/%' or act like 'bookings/%'`),
  )
  expect(rows).toEqual([{ act: 'visits/address-made' }])
})

test('after the policy’s days it is forgotten who came and that somebody did not; sums stay', async () => {
  const { database, organisationId } = world
  const named = async () => {
    const { rows } = await database.asOwner((owner) =>
      owner.query<{ name: string }>(
        'select visitor_name as name from booking where visitor_name is not null',
      ),
    )
    return rows.map(({ name }) => name)
  }
  await database.asOwner((owner) =>
    owner.query(`update booking set visitor_name = 'Bruno Ferri' where person_id = $1`, [
      world.personIdOf('Bruno Ferri'),
    ]),
  )
  await moment(network.hostId, (at) => forgetOldVisits(at, network.hostId))
  expect(await named()).toEqual(['Bruno Ferri'])
  world.clock.moveTo('2026-12-08T09:00:00+01:00')
  await moment(organisationId, (at) => forgetOldVisits(at, organisationId))
  // Nor does a host keep by name who was to come: it was for that day's door.
  await moment(network.hostId, (at) => forgetOldVisits(at, network.hostId))
  expect(await named()).toEqual([])
  const { rows } = await database.asOwner((owner) =>
    owner.query(`select (select count(*)::int from check_in) as came,
      (select count(*)::int from booking where state = 'released') as freed`),
  )
  expect(rows).toEqual([{ came: 0, freed: 0 }])
  // Not one of those that were given back: it would come out from behind the fence just then.
  const left = await database.transaction(network.hostId, (tx) =>
    tx.selectFrom('booking').select('state').execute(),
  )
  expect(left).toEqual([{ state: 'confirmed' }, { state: 'confirmed' }])
  expect(await countsOf()).toEqual([{ seats: 4, booked: 3, arrived: 2, released: 1 }])
  // Days and people of the report are as they were, and would be so if nobody else had ever booked.
  const reported = async () =>
    (
      await (
        await world.as('Irene Marino')
      ).ask(conventionOffice.report, { conventionId: network.conventionId })
    ).partners
  const few = { kind: 'few', below: 5 }
  expect(await reported()).toMatchObject([{ days: 2.5, people: few }])
  await database.asOwner((owner) => owner.query('delete from booking'))
  expect(await reported()).toMatchObject([{ days: 1.5, people: few }])
  world.clock.moveTo(`${today}T10:05:00+01:00` as Day)
})
