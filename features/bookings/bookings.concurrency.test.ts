import { afterAll, beforeAll, expect, test } from 'vitest'
import { openNetwork } from '../../tests/network-world.ts'
import { type Client, openWorld, type World } from '../../tests/world.ts'
import { addDays, type Day, weekdayOf } from '../../vocabulary/day.ts'
import { hosting } from '../spaces/hosting-contract.ts'
import { bookings } from './contract.ts'
import { takeSeats } from './store.ts'

// Two guest organisations of one host: Borgo Sereno, with a seat kept and at most three people a day, and a third one that
// shares what is left. Each has many people: made in rows, since only their bookings matter here.
const [keptForFirst, mostOfFirst, seats, capacity] = [1, 3, 6, 5]
const peopleOfEach = 60
let world: World
let network: Awaited<ReturnType<typeof openNetwork>>
let people: { guestId: string; personId: string }[]
let seatIds: string[]

beforeAll(async () => {
  world = await openWorld()
  network = await openNetwork(world, { seatsKept: keptForFirst, mostPerDay: mostOfFirst })
  const found = await world.database.asOwner(async (owner) => {
    const third = await owner.query<{ id: string }>(
      "insert into organisation (id, slug, name) values (gen_random_uuid(), 'terza', 'Terza') returning id",
    )
    const thirdId = third.rows[0]!.id
    const made = await owner.query<{ guestId: string; personId: string }>(
      `insert into person (organisation_id, fiscal_code, given_name, family_name)
       select o, 'CODE' || n || '-' || o, 'Persona', n::text from unnest($1::uuid[]) o, generate_series(1, $2) n
       returning organisation_id as "guestId", id as "personId"`,
      [[network.guestId, thirdId], peopleOfEach],
    )
    await owner.query(
      `insert into lending (organisation_id, site_id, guest_id, convention_id, from_day, until_day)
       values ($1, $2, $3, $4, '2026-11-01', '2027-12-31')`,
      [network.hostId, network.siteId, thirdId, network.conventionId],
    )
    await owner.query(
      "insert into seat (organisation_id, site_id, label) select $1, $2, 'B' || n from generate_series(1, $3) n",
      [network.hostId, network.siteId, seats - 4],
    )
    await owner.query('update site set capacity = $1', [capacity])
    const all = await owner.query<{ id: string }>('select id from seat where site_id = $1', [network.siteId])
    return { people: made.rows, seatIds: all.rows.map(({ id }) => id) }
  })
  people = found.people
  seatIds = found.seatIds
}, 120_000)
afterAll(async () => {
  expect(world.logged.filter(({ level }) => level === 'fault')).toEqual([])
  await world.close()
})

const workingDays = Array.from({ length: 90 }, (_, index) => addDays('2026-11-24', index)).filter(
  (day) => weekdayOf(day) < 6 && !['2026-12-08', '2026-12-25', '2027-01-01', '2027-01-06'].includes(day),
)
/** A sequence that is the same each time. */
const chance = (seed: number) => () => {
  seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0
  return seed / 2 ** 32
}
const key = () => ({ hostId: network.hostId, siteId: network.siteId })

/** What must hold whoever came first; said as rows that break it. */
async function broken(): Promise<unknown[]> {
  return world.database.asOwner(async (owner) => {
    const { rows } = await owner.query(
      `with held as (select * from booking where holds(state)), halves as (
        select b.*, h from held b, unnest(array['morning', 'afternoon']) h where (h = 'morning' and morning) or (h = 'afternoon' and afternoon)),
      sums as (select site_id, day, h, count(*) as taken, count(*) filter (where guest_id = $1) as first,
        count(distinct seat_id) as seats from halves group by 1, 2, 3)
      select 'seat twice' as what, day, h from sums where seats < taken
      union all select 'capacity', day, h from sums where taken > $2
      union all select 'convention', day, h from sums where first > $3
      union all select 'kept for the first', day, h from sums where taken - first > $2 - $4
      union all select 'person twice', day, '' from held where state <> 'offered' group by guest_id, person_id, day having count(*) > 1
      union all select 'counter', d.day, '' from site_day d left join lateral (select count(*) filter (where morning) as m,
        count(*) filter (where afternoon) as a from held where held.site_id = d.site_id and held.day = d.day) c on true
        where (d.morning, d.afternoon) is distinct from (c.m, c.a)
      union all select 'lent', d.day, '' from lent_day d left join lateral (select count(*) filter (where morning) as m,
        count(*) filter (where afternoon) as a from held where held.site_id = d.site_id and held.day = d.day
          and held.guest_id = d.guest_id) c on true where (d.morning, d.afternoon) is distinct from (c.m, c.a)`,
      [network.guestId, capacity, mostOfFirst, keptForFirst],
    )
    return rows
  })
}

test('five thousand attempts of two organisations on few seat-days: one winner each, every sum exact, nothing fails', async () => {
  const days = workingDays.slice(0, 8) as Day[]
  const next = chance(7)
  const pick = <One>(list: readonly One[]): One => list[Math.floor(next() * list.length)]!
  const attempts = Array.from({ length: 5_000 }, () => ({
    ...pick(people),
    day: pick(days),
    seatId: next() < 0.3 ? undefined : pick(seatIds),
    part: pick([
      { morning: true, afternoon: true },
      { morning: true, afternoon: false },
      { morning: false, afternoon: true },
    ]),
  }))
  const refused = new Map<string, number>()
  let taken = 0
  let index = 0
  // As many at a time as the pool has connections: more would wait in this process and not in the database.
  const worker = async () => {
    while (index < attempts.length) {
      const { guestId, personId, day, seatId, part } = attempts[index++]!
      const [answer] = await world.database.transaction(guestId, (tx) =>
        takeSeats(tx, guestId, [{ ...key(), seatId, personId, day }], {
          part,
          source: 'own',
          now: world.clock.now(),
        }),
      )
      if (answer!.refused === null) taken++
      else refused.set(answer!.refused, (refused.get(answer!.refused) ?? 0) + 1)
    }
  }
  await Promise.all(Array.from({ length: 10 }, worker))
  expect(await broken()).toEqual([])
  expect(taken + [...refused.values()].reduce((sum, count) => sum + count, 0)).toBe(5_000)
  // All that could be had was had: nobody was turned away from a seat that stayed empty.
  const { rows } = await world.database.asOwner((owner) =>
    owner.query('select day from site_day where least(morning, afternoon) < $1 and day = any($2)', [
      capacity - keptForFirst,
      days,
    ]),
  )
  expect(rows).toEqual([])
  for (const code of ['seat-taken', 'elsewhere', 'full', 'convention-full'])
    expect(refused.get(code), code).toBeGreaterThan(0)
}, 120_000)

test('series in opposite orders wait for each other in no circle', async () => {
  const days = workingDays.slice(10, 20) as Day[]
  const some = people.slice(0, 24)
  await Promise.all(
    some.map(({ guestId, personId }, index) =>
      world.database.transaction(guestId, (tx) =>
        takeSeats(
          tx,
          guestId,
          (index % 2 ? [...days].reverse() : days).map((day) => ({ ...key(), personId, day })),
          { part: { morning: true, afternoon: true }, source: 'own', now: world.clock.now() },
        ),
      ),
    ),
  )
  expect(await broken()).toEqual([])
})

test('a site closes while others book: no booking of the closed days is left', async () => {
  const days = workingDays.slice(22, 26) as Day[]
  const booking = people.slice(0, 60).map(({ guestId, personId }, index) =>
    world.database.transaction(guestId, (tx) =>
      takeSeats(tx, guestId, [{ ...key(), personId, day: days[index % 4]! }], {
        part: { morning: true, afternoon: true },
        source: 'own',
        now: world.clock.now(),
      }),
    ),
  )
  const sara = await world.asStranger('Sara Testa')
  const closed = sara.ask(hosting.close, {
    siteId: network.siteId,
    from: days[0]!,
    until: days[3]!,
    morning: true,
    afternoon: true,
    reason: 'Lavori',
  })
  await Promise.all([...booking, closed])
  const { rows } = await world.database.asOwner((owner) =>
    owner.query('select state from booking where day = any($1) and holds(state)', [days]),
  )
  expect(rows).toEqual([])
  expect(await broken()).toEqual([])
})

test('teams that grasp at the same few seats sit together or not at all', async () => {
  // At most three of these people may be there on a day, and each is in two of the teams.
  const [ada, bruno] = [await world.as('Ada Colombo'), await world.as('Bruno Ferri')]
  const names = ['Bruno Ferri', 'Carla Greco', 'Dino Russo', 'Bruno Ferri'] as const
  const personIds = names.map(world.personIdOf)
  for (const day of workingDays.slice(31, 34)) {
    const sent = await Promise.all([
      ada.send(bookings.bookTeam, { ...key(), day, personIds: personIds.slice(0, 2) }),
      ada.send(bookings.bookTeam, { ...key(), day, personIds: personIds.slice(1, 3) }),
      ada.send(bookings.bookTeam, { ...key(), day, personIds: personIds.slice(2, 4) }),
      bruno.send(bookings.book, { ...key(), days: [day] }),
    ])
    expect(sent.map(({ status }) => status).filter((status) => status !== 201 && status !== 409)).toEqual([])
    expect(sent.some(({ status }) => status === 201)).toBe(true)
    const { rows } = await world.database.asOwner((owner) =>
      owner.query<{ people: number }>(
        `select count(*)::int as people from booking where day = $1 and source = 'team' and holds(state) group by series_id`,
        [day],
      ),
    )
    expect(rows.every(({ people: together }) => together === 2)).toBe(true)
    expect(rows).toHaveLength(sent.slice(0, 3).filter(({ status }) => status === 201).length)
  }
  expect(await broken()).toEqual([])
})

test('through HTTP, ten at once for one seat and each request sent twice with its key: one has it, no answer differs', async () => {
  const names = ['Ada Colombo', 'Bruno Ferri', 'Carla Greco', 'Dino Russo', 'Elena Fontana'] as const
  const clients: Client[] = await Promise.all(names.map((name) => world.as(name)))
  const day = workingDays[30]!
  const send = (client: Client, index: number) =>
    client.send(
      bookings.book,
      { ...key(), days: [day], seatId: seatIds[0]! },
      { 'idempotency-key': `once-${index}-${day}` },
    )
  const answers = await Promise.all(
    clients.flatMap((client, index) => [send(client, index), send(client, index)]),
  )
  const statuses = answers.map(({ status }) => status)
  expect(statuses.filter((status) => status === 201)).toHaveLength(2)
  expect(statuses.filter((status) => status === 409)).toHaveLength(8)
  for (let index = 0; index < clients.length; index++)
    expect(answers[2 * index]!.body).toEqual(answers[2 * index + 1]!.body)
  expect(await broken()).toEqual([])
})

test('what becomes free goes to who waits, in turn, however many give back and grasp at the same moment', async () => {
  const day = workingDays[35]!
  const third = people.filter(({ guestId }) => guestId !== network.guestId)
  const takenBy = third.slice(0, capacity - keptForFirst)
  const book = (one: { guestId: string; personId: string }) =>
    world.database.transaction(one.guestId, (tx) =>
      takeSeats(tx, one.guestId, [{ ...key(), personId: one.personId, day }], {
        part: { morning: true, afternoon: true },
        source: 'own',
        now: world.clock.now(),
      }),
    )
  for (const one of takenBy) await book(one)
  const [bruno, carla, dino] = await Promise.all([
    world.as('Bruno Ferri'),
    world.as('Carla Greco'),
    world.as('Dino Russo'),
  ])
  // The seat that is kept for Borgo Sereno is taken by Dino: from here on the house is full for all.
  const own = await dino.ask(bookings.book, { ...key(), days: [day] })
  await bruno.ask(bookings.joinWaiting, { ...key(), day })
  await carla.ask(bookings.joinWaiting, { ...key(), day })
  const grasping = third.slice(10, 40)
  const [, ...grasped] = await Promise.all([
    dino.ask(bookings.cancel, { bookingId: own.items[0]!.bookingId! }),
    ...grasping.map(book),
  ])
  expect(grasped.flat().filter(({ refused }) => refused === null)).toEqual([])
  const offered = await world.untilDone(
    () => bruno.ask(bookings.myBookings, { from: day, until: day }),
    ({ items }) => items.length > 0,
  )
  const [offer] = offered.items
  const taking = await Promise.all(
    Array.from({ length: 4 }, () => bruno.send(bookings.takeOffer, { bookingId: offer!.id })),
  )
  expect(taking.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409])
  expect((await carla.ask(bookings.myBookings, { from: day, until: day })).items).toEqual([])
  expect(await broken()).toEqual([])
})
