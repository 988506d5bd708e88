import { afterAll, beforeAll, expect, test } from 'vitest'
import type { RunningJob } from '../../platform/jobs.ts'
import { openNetwork } from '../../tests/network-world.ts'
import { type Client, openWorld, type World } from '../../tests/world.ts'
import type { Day } from '../../vocabulary/day.ts'
import { bookings } from './contract.ts'
import { offerToWaiting } from './offering-actions.ts'
import { tellOfBookings } from './waiting-actions.ts'

// What time alone brings about. Jobs do not run by themselves here: the work is done when the test says so.
let world: World
let network: Awaited<ReturnType<typeof openNetwork>>
beforeAll(async () => {
  world = await openWorld({ jobs: false })
  network = await openNetwork(world)
}, 120_000)
afterAll(async () => {
  expect(world.logged.filter(({ level }) => level === 'fault')).toEqual([])
  await world.close()
})

const site = () => ({ hostId: network.hostId, siteId: network.siteId })
const bookOn = async (client: Client, day: Day) =>
  (await client.ask(bookings.book, { ...site(), days: [day] })).items[0]!.bookingId!
const as =
  (organisationId: string): RunningJob['transaction'] =>
  (done) =>
    world.database.transaction(organisationId, (tx) =>
      done({
        tx,
        now: world.clock.now(),
        today: world.clock.today(),
        afterCommit: () => {},
        audit: () => {},
        enqueue: async () => {},
      }),
    )
const offerThere = () => offerToWaiting(as(network.hostId), network.hostId)
const tellGuests = () => as(network.guestId)((moment) => tellOfBookings(moment, network.guestId))
const stateOf = async (client: Client, day: Day) =>
  (await client.ask(bookings.myBookings, { from: day, until: day })).items.map(({ state }) => state)
const noticesOf = (personId: string, kind: string) =>
  world.database.asOwner(async (owner) => {
    const { rows } = await owner.query('select details from notice where person_id = $1 and kind = $2', [
      personId,
      kind,
    ])
    return rows.map(({ details }) => details)
  })

test('an offer that nobody takes in time goes to who is next, and its person is told', async () => {
  const day = '2026-12-11' as Day
  const seated = await Promise.all(
    (['Ada Colombo', 'Elena Fontana', 'Fabio Moretti', 'Giulia Conti'] as const).map(world.as),
  )
  const held: string[] = []
  for (const one of seated) held.push(await bookOn(one, day))
  const [bruno, carla] = await Promise.all([world.as('Bruno Ferri'), world.as('Carla Greco')])
  await bruno.ask(bookings.joinWaiting, { ...site(), day })
  await carla.ask(bookings.joinWaiting, { ...site(), day })
  await seated[0]!.ask(bookings.cancel, { bookingId: held[0]! })
  await offerThere()
  // At one in the afternoon, in Rome: it stands until three.
  const [offer] = (await bruno.ask(bookings.myBookings, { from: day })).items
  expect(offer).toMatchObject({ state: 'offered', expiresAt: '2026-11-23T14:00:00.000Z' })
  world.clock.moveTo('2026-11-23T13:59:59Z')
  await offerThere()
  expect(await stateOf(carla, day)).toEqual([])
  world.clock.moveTo('2026-11-23T14:00:00Z')
  // Over at the very moment, also before the host's work came by.
  const late = await bruno.send(bookings.takeOffer, { bookingId: offer!.id })
  expect([late.status, late.body]).toMatchObject([409, { reasons: [{ code: 'bookings/offer-over' }] }])
  await offerThere()
  expect(await stateOf(bruno, day)).toEqual(['expired'])
  expect(await stateOf(carla, day)).toEqual(['offered'])
  await tellGuests()
  expect(await noticesOf(bruno.personId, 'bookings/expired')).toHaveLength(1)
  expect(await noticesOf(carla.personId, 'bookings/offered')).toHaveLength(1)
  const next = (await carla.ask(bookings.myBookings, { from: day })).items[0]!
  expect(await carla.ask(bookings.takeOffer, { bookingId: next.id })).toMatchObject({ state: 'confirmed' })
})

test('who has a seat tomorrow is reminded at eight in the morning, once, and who gave it back is not', async () => {
  const [wednesday, thursday] = ['2026-11-25', '2026-11-26'] as [Day, Day]
  const [dino, ada] = await Promise.all([world.as('Dino Russo'), world.as('Ada Colombo')])
  await bookOn(dino, thursday)
  const other = await bookOn(ada, thursday)
  await bookOn(ada, wednesday)
  await ada.ask(bookings.cancel, { bookingId: other })
  const told = () => noticesOf(dino.personId, 'bookings/tomorrow')
  world.clock.moveTo('2026-11-25T06:59:00Z')
  await tellGuests()
  expect(await told()).toEqual([])
  world.clock.moveTo('2026-11-25T07:00:00Z')
  for (let again = 0; again < 3; again++) await tellGuests()
  expect(await told()).toEqual([{ site: 'Casa del lavoro', day: thursday }])
  expect(await noticesOf(ada.personId, 'bookings/tomorrow')).toEqual([])
})
