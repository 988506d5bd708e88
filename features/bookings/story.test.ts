import { afterAll, beforeAll, expect, test } from 'vitest'
import { openNetwork } from '../../tests/network-world.ts'
import { type Client, openWorld, type World } from '../../tests/world.ts'
import type { Day } from '../../vocabulary/day.ts'
import { spaces } from '../spaces/contract.ts'
import { exampleSite } from '../spaces/example.ts'
import { hosting } from '../spaces/hosting-contract.ts'
import { bookings } from './contract.ts'

// 23 November 2026 is a Monday; Valle Quieta lends four seats, A1 to A4.
let world: World
let network: Awaited<ReturnType<typeof openNetwork>>
let bruno: Client
let carla: Client
let dino: Client
let ada: Client
let sara: Client
beforeAll(async () => {
  world = await openWorld()
  network = await openNetwork(world, { names: true })
  ;[bruno, carla, dino, ada, sara] = await Promise.all([
    world.as('Bruno Ferri'),
    world.as('Carla Greco'),
    world.as('Dino Russo'),
    world.as('Ada Colombo'),
    world.asStranger('Sara Testa'),
  ])
}, 120_000)
afterAll(async () => {
  expect(world.logged.filter(({ level }) => level === 'fault')).toEqual([])
  await world.close()
})

const [thursday, friday] = ['2026-11-26', '2026-11-27'] as [Day, Day]
const site = () => ({ hostId: network.hostId, siteId: network.siteId })
const seat = (index: number) => network.seatIds[index]!
const codes = (answer: { body: unknown }) =>
  (answer.body as { reasons?: { code: string }[] }).reasons?.map(({ code }) => code) ?? []
const bookOn = (client: Client, days: Day[], more: object = {}) =>
  client.ask(bookings.book, { ...site(), days, ...more })
const asRefused = (client: Client, days: Day[], more: object = {}) =>
  client.send(bookings.book, { ...site(), days, ...more })
const shown = async (day: Day, client = bruno) => client.ask(bookings.seats, { ...site(), day })

test('a seat is booked, seen as taken by others and as one’s own, and given back', async () => {
  const { items } = await bookOn(bruno, [thursday], { seatId: seat(0) })
  expect(items).toMatchObject([{ outcome: 'booked', seat: { label: 'A1', floor: 'Piano terra' } }])
  const mine = await shown(thursday)
  expect(mine.seats.map(({ label, morning }) => `${label} ${morning}`)).toEqual([
    'A1 mine',
    'A2 free',
    'A3 free',
    'A4 free',
  ])
  expect(mine).toMatchObject({ morning: 3, afternoon: 3, whole: 3 })
  expect((await shown(thursday, carla)).seats[0]).toMatchObject({ morning: 'taken', afternoon: 'taken' })
  const own = await bruno.ask(bookings.myBookings, { from: thursday })
  expect(own.items).toMatchObject([
    { site: 'Casa del lavoro', from: '08:00', until: '19:00', state: 'confirmed' },
  ])
  await bruno.ask(bookings.cancel, { bookingId: items[0]!.bookingId! })
  expect((await shown(thursday)).whole).toBe(4)
})

test('who is refused reads every reason, and what there is instead', async () => {
  const first = await bookOn(bruno, [friday], { seatId: seat(1), afternoon: false })
  const taken = await asRefused(carla, [friday], { seatId: seat(1) })
  expect(taken.status).toBe(409)
  expect(codes(taken)).toEqual(['bookings/seat-taken', ...Array(3).fill('bookings/free-seat')])
  // The other half of the same seat is free.
  const afternoon = await bookOn(carla, [friday], { seatId: seat(1), morning: false })
  expect(codes(await asRefused(bruno, ['2026-11-22' as Day, '2026-11-28' as Day]))).toEqual([
    'bookings/past',
    'bookings/closed',
    'bookings/not-lent',
  ])
  expect(codes(await asRefused(bruno, [friday]))).toContain('bookings/elsewhere')
  expect(codes(await asRefused(bruno, ['2027-06-01' as Day]))).toEqual(['bookings/too-early'])
  // Christmas, by the national calendar, in an allowed range.
  expect(codes(await asRefused(bruno, ['2026-12-25' as Day]))).toEqual(['bookings/closed'])
  for (const { items } of [first, afternoon])
    await (items === first.items ? bruno : carla).ask(bookings.cancel, { bookingId: items[0]!.bookingId! })
})

test('of a series each day is taken or refused by itself, or all or none as asked', async () => {
  const days = ['2026-12-02', '2026-12-08', '2026-12-09'] as Day[]
  expect((await asRefused(bruno, days, { allOrNone: true })).status).toBe(409)
  expect((await bruno.ask(bookings.myBookings, { from: days[0]! })).items).toEqual([])
  const { seriesId, items } = await bookOn(bruno, days)
  expect(items.map(({ outcome }) => outcome)).toEqual(['booked', 'refused', 'booked'])
  expect(items[1]!.reasons.map(({ code }) => code)).toEqual(['bookings/closed'])
  expect(seriesId).not.toBeNull()
  const given = await bruno.ask(bookings.cancel, { bookingId: items[0]!.bookingId!, following: true })
  expect(given.items.map(({ day }) => day)).toEqual(['2026-12-02', '2026-12-09'])
})

test('a team sits together, all or none; nobody books for others’ people', async () => {
  const personIds = (['Bruno Ferri', 'Carla Greco', 'Dino Russo'] as const).map(world.personIdOf)
  const day = '2026-12-03' as Day
  const team = await ada.ask(bookings.bookTeam, { ...site(), day, personIds })
  expect(new Set(team.items.map((one) => one.seat.floorId)).size).toBe(1)
  const own = await carla.ask(bookings.myBookings, { from: day, until: day })
  expect(own.items).toMatchObject([{ source: 'team' }])
  const again = await ada.send(bookings.bookTeam, { ...site(), day, personIds })
  expect(codes(again)).toContain('bookings/not-together')
  // Where somebody sits who was asked for is theirs to say; and of today not even that they do.
  const engaged = await ada.send(bookings.bookTeam, { ...site(), day, personIds: personIds.slice(0, 1) })
  expect(codes(engaged)).toContain('bookings/person-engaged')
  expect(JSON.stringify(engaged.body)).not.toContain('bookings/elsewhere')
  for (const gone of ['2026-11-02', world.clock.today()] as Day[])
    expect(codes(await ada.send(bookings.bookTeam, { ...site(), day: gone, personIds }))).toEqual([
      'bookings/team-from-tomorrow',
    ])
  const foreign = await ada.send(bookings.bookTeam, {
    ...site(),
    day,
    personIds: [world.personIdOf('Fabio Moretti')],
  })
  expect(foreign.status).toBe(404)
})

test('where the host wants to say yes, the booking waits for it and its person is told', async () => {
  await world.database.asOwner((owner) => owner.query('update site set approval = true'))
  const { items } = await bookOn(bruno, ['2026-12-10' as Day])
  expect(items[0]!.outcome).toBe('asked')
  const waiting = await sara.ask(bookings.toApprove, {})
  expect(waiting.items).toMatchObject([{ visitorName: 'Bruno Ferri', guest: 'Comune di Borgo Sereno' }])
  await sara.ask(bookings.approve, { bookingId: waiting.items[0]!.bookingId })
  const other = await bookOn(carla, ['2026-12-10' as Day])
  const reason = 'Quel giorno la sala è in uso'
  await sara.ask(bookings.refuse, { bookingId: other.items[0]!.bookingId!, reason })
  await world.database.asOwner((owner) => owner.query('update site set approval = false'))
  const mine = await world.untilDone(
    () => carla.ask(bookings.myBookings, { from: '2026-12-10' }),
    ({ items }) => items[0]?.state === 'refused',
  )
  expect(mine.items[0]).toMatchObject({ endReason: reason })
})

test('what waits for the host is read page by page, and how many it is; a page goes on where its last one was answered', async () => {
  await world.database.asOwner((owner) => owner.query('update site set approval = true'))
  const [first, second] = ['2026-12-15', '2026-12-17'] as [Day, Day]
  const made = []
  for (const [one, day] of [
    [dino, second],
    [carla, first],
    [bruno, first],
  ] as const)
    made.push((await bookOn(one, [day])).items[0]!.bookingId!)
  await world.database.asOwner((owner) => owner.query('update site set approval = false'))
  const page = await sara.ask(bookings.toApprove, { limit: 2 })
  expect(page.items.map(({ bookingId }) => bookingId).sort()).toEqual(made.slice(1).sort())
  expect(page.total).toBe(3)
  const reason = 'Quel giorno la sala è in uso'
  for (const { bookingId } of page.items) await sara.ask(bookings.refuse, { bookingId, reason })
  const next = await sara.ask(bookings.toApprove, { limit: 2, cursor: page.nextCursor! })
  expect(next.items.map(({ bookingId }) => bookingId)).toEqual([made[0]])
  expect([next.nextCursor, next.total]).toEqual([null, 1])
  const elsewhere = await sara.ask(bookings.toApprove, { siteId: network.hostId })
  expect([elsewhere.items, elsewhere.total]).toEqual([[], 0])
  const forged = await sara.send(bookings.toApprove, { cursor: '2026-02-30.1.x' })
  expect(forged.status).toBe(404)
  await sara.ask(bookings.refuse, { bookingId: made[0]!, reason })
})

test('a full day has a waiting list: who came first is offered what becomes free, and takes it', async () => {
  const day = '2026-12-11' as Day
  const people = await Promise.all(
    (['Ada Colombo', 'Elena Fontana', 'Fabio Moretti', 'Giulia Conti'] as const).map(world.as),
  )
  const taken = []
  for (const one of people) taken.push((await bookOn(one, [day])).items[0]!)
  const full = await asRefused(bruno, [day])
  expect(codes(full)).toEqual(['bookings/full'])
  const first = await bruno.ask(bookings.joinWaiting, { ...site(), day })
  const second = await carla.ask(bookings.joinWaiting, { ...site(), day })
  expect([first.before, second.before]).toEqual([0, 1])
  expect(codes(await bruno.send(bookings.joinWaiting, { ...site(), day }))).toEqual([
    'bookings/waits-already',
  ])
  await people[0]!.ask(bookings.cancel, { bookingId: taken[0]!.bookingId! })
  const offered = await world.untilDone(
    () => bruno.ask(bookings.myBookings, { from: day }),
    ({ items }) => items.some(({ state }) => state === 'offered'),
  )
  // Nobody overtakes: the seat is held for who waited.
  expect(codes(await asRefused(dino, [day]))).toContain('bookings/full')
  const offer = offered.items.find(({ state }) => state === 'offered')!
  const booked = await bruno.ask(bookings.takeOffer, { bookingId: offer.id })
  expect(booked).toMatchObject({ state: 'confirmed', source: 'waiting' })
  expect(codes(await bruno.send(bookings.takeOffer, { bookingId: offer.id }))).toEqual([
    'bookings/offer-over',
  ])
  const still = await world.untilDone(
    () => carla.ask(bookings.myBookings, { from: day }),
    ({ waits }) => waits.some((one) => one.day === day && one.before === 0),
  )
  expect(still.waits.find((one) => one.day === day)).toMatchObject({ state: 'waiting' })
  await carla.ask(bookings.leaveWaiting, { waitId: second.id })
})

test('what the own organisation allows by policy holds: so many in a week, so many on a day', async () => {
  const limits = { personPerWeek: 1, personAhead: 0, organisationPerDay: 1, kindPerWeek: {}, kindPerDay: {} }
  const values = [network.guestId, world.personIdOf('Irene Marino'), JSON.stringify(limits)]
  await world.database.asOwner((owner) =>
    owner.query(
      `with change as (
         insert into policy_change (organisation_id, title, explanation, proposed_at, proposed_by)
         values ($1, 'Prova', '', now(), $2) returning organisation_id, id),
       value as (
         insert into policy_value (organisation_id, change_id, item, scope, valid_from, value)
         select organisation_id, id, 'booking-limits', 'organisation', '2027-01-11', $3::jsonb from change)
       insert into policy_decision (organisation_id, change_id, outcome, reason, decided_at, decided_by)
       select organisation_id, id, 'adopted', '', now(), $2 from change`,
      values,
    ),
  )
  const [first, second] = ['2027-01-12', '2027-01-13'] as [Day, Day]
  await bookOn(bruno, [first])
  expect(codes(await asRefused(bruno, [second]))).toEqual(['bookings/week-full'])
  expect(codes(await asRefused(carla, [first]))).toEqual(['bookings/organisation-full'])
  await bookOn(carla, [second])
})

test('a third organisation sees nothing of it, and the host no more than the convention says', async () => {
  const foreign = await sara.send(bookings.cancel, { bookingId: world.personIdOf('Bruno Ferri') })
  expect(foreign.status).toBe(404)
  const own = await bookOn(bruno, ['2026-12-15' as Day])
  const asHost = await sara.send(bookings.cancel, { bookingId: own.items[0]!.bookingId! })
  expect(asHost.status).toBe(404)
  const free = await sara.ask(bookings.freeSeats, { sites: [site()], days: ['2026-12-15'] })
  // Of a day that is over nothing is told: what was free then, less what had been booked, would be who did not come.
  const over = '2026-11-20' as Day
  const one = { ...site(), day: over }
  expect((await sara.ask(bookings.freeSeats, { sites: [site()], days: [over] })).items).toEqual([])
  expect(codes(await bruno.send(bookings.seats, one))).toEqual(['bookings/past'])
  expect(codes(await asRefused(bruno, [over], { seatId: seat(0) }))).toEqual(['bookings/past'])
  expect(codes(await bruno.send(bookings.joinWaiting, one))).toEqual(['bookings/past'])
  expect(free.items).toMatchObject([{ whole: 3, open: { morning: true, afternoon: true } }])
})

test('the counters are what the bookings say, whatever was done', async () => {
  const { rows } = await world.database.asOwner((owner) =>
    owner.query(`
      select s.site_id from site_day s cross join lateral (
        select count(*) filter (where b.morning) as morning, count(*) filter (where b.afternoon) as afternoon
        from booking b where b.site_id = s.site_id and b.day = s.day and holds(b.state)) c
      where (s.morning, s.afternoon) is distinct from (c.morning, c.afternoon)
      union all
      select d.site_id from seat_day d cross join lateral (
        select coalesce(bool_or(b.morning), false) as morning, coalesce(bool_or(b.afternoon), false) as afternoon
        from booking b where b.seat_id = d.seat_id and b.day = d.day and holds(b.state)) c
      where (d.morning, d.afternoon) is distinct from (c.morning, c.afternoon)`),
  )
  expect(rows).toEqual([])
})

test('what the host does not answer before it begins is over: its person is told, and nobody answers it afterwards', async () => {
  const day = '2026-12-09' as Day
  const kept = (await bookOn(dino, [day])).items[0]!.bookingId!
  await world.database.asOwner((owner) => owner.query('update site set approval = true'))
  const asked = (await bookOn(bruno, [day])).items[0]!.bookingId!
  await world.database.asOwner((owner) => owner.query('update site set approval = false'))
  world.clock.moveTo('2026-12-10')
  // Sessions of November are over.
  const [host, guest] = await Promise.all([world.asStranger('Sara Testa'), world.as('Bruno Ferri')])
  // The same answer for whatever became of it: another would say who came and who did not.
  expect((await host.send(bookings.approve, { bookingId: asked })).status).toBe(404)
  expect((await host.send(bookings.refuse, { bookingId: kept, reason: 'Tardi' })).status).toBe(404)
  await world.database.transaction(undefined, (tx) =>
    world.house.jobs.enqueue(tx, 'turn-bookings', { organisationId: network.hostId, id: network.hostId }),
  )
  const mine = await world.untilDone(
    () => guest.ask(bookings.myBookings, { from: day, until: day }),
    ({ items }) => items.some(({ state }) => state === 'expired'),
  )
  expect(mine.items.filter(({ state }) => state === 'expired')).toMatchObject([{ id: asked }])
  expect((await host.ask(bookings.toApprove, {})).items).toEqual([])
})

test('opening hours written anew shut out nobody who has a seat: those days are closed first, and that tells them', async () => {
  const [wednesday, after] = ['2026-12-16', '2026-12-23'] as [Day, Day]
  const { siteId } = network
  ;[carla, sara] = [await world.as('Carla Greco'), await world.asStranger('Sara Testa')]
  await bookOn(carla, [wednesday])
  const now = await sara.ask(spaces.ownSite, { siteId })
  const closes = now.closes.map((hour, index) => (index === 2 ? null : hour))
  const opens = now.opens.map((hour, index) => (index === 2 ? null : hour))
  const rewritten = { ...exampleSite(), name: now.name, capacity: null, opens, closes }
  const refused = await sara.send(spaces.changeSite, { siteId, ...rewritten })
  const { reasons } = refused.body as { reasons: { code: string; day: Day; bookings: number }[] }
  expect(reasons).toContainEqual({ code: 'spaces/booked-when-shut', day: wednesday, bookings: 1 })
  const all = { siteId, morning: true, afternoon: true, reason: 'Il mercoledì chiude' }
  for (const { day } of reasons)
    expect((await sara.ask(hosting.close, { ...all, from: day, until: day })).ended).toBe(1)
  await sara.ask(spaces.changeSite, { siteId, ...rewritten })
  expect(codes(await asRefused(carla, [after]))).toContain('bookings/closed')
})
