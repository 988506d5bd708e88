import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openNetwork } from '../../tests/network-world.ts'
import { openWorld, type World } from '../../tests/world.ts'
import { addDays, type Day } from '../../vocabulary/day.ts'
import { bookPlanned, endBookings } from './ending-actions.ts'
import { saveTaking, tryTaking } from './ending-store.ts'
import { type BookingLimits, noLimits } from './rules.ts'
import { takeSeats } from './store.ts'

// What an organisation allows its people by policy, grasped at by ten at once: each limit in a week of its own.
let world: World
let network: Awaited<ReturnType<typeof openNetwork>>
let people: string[]
const wholeDay = { morning: true, afternoon: true }
const weekdaysFrom = (monday: string): Day[] =>
  [0, 1, 2, 3, 4].map(
    (more) => new Date(Date.parse(monday) + more * 86_400_000).toISOString().slice(0, 10) as Day,
  )

beforeAll(async () => {
  world = await openWorld({ jobs: false })
  network = await openNetwork(world)
  people = await world.database.asOwner(async (owner) => {
    await owner.query(
      "insert into seat (organisation_id, site_id, label) select $1, $2, 'B' || n from generate_series(1, 30) n",
      [network.hostId, network.siteId],
    )
    await owner.query('update site set advance_days = 365')
    const { rows } = await owner.query<{ id: string }>(
      `insert into person (organisation_id, fiscal_code, given_name, family_name)
       select $1, 'QUOTA' || n, 'Persona', n::text from generate_series(1, 20) n returning id`,
      [network.guestId],
    )
    return rows.map(({ id }) => id)
  })
}, 120_000)
afterAll(async () => {
  expect(world.logged.filter(({ level }) => level === 'fault')).toEqual([])
  await world.close()
})

/** From this Monday on, and no longer what was allowed before. */
const allowFrom = (monday: Day, limits: Partial<BookingLimits>) =>
  world.database.asOwner((owner) =>
    owner.query(
      `with change as (
         insert into policy_change (organisation_id, title, explanation, proposed_at, proposed_by)
         values ($1, 'Prova', '', now(), $2) returning organisation_id, id),
       value as (
         insert into policy_value (organisation_id, change_id, item, scope, valid_from, value)
         select organisation_id, id, 'booking-limits', 'organisation', $4, $3::jsonb from change)
       insert into policy_decision (organisation_id, change_id, outcome, reason, decided_at, decided_by)
       select organisation_id, id, 'adopted', '', now(), $2 from change`,
      [network.guestId, world.personIdOf('Irene Marino'), JSON.stringify({ ...noLimits, ...limits }), monday],
    ),
  )
const bookFor = (personId: string, day: Day, now = world.clock.now()) =>
  world.database.transaction(network.guestId, async (tx) => {
    const asked = [{ hostId: network.hostId, siteId: network.siteId, personId, day }]
    const [taken] = await takeSeats(tx, network.guestId, asked, { part: wholeDay, source: 'own', now })
    return taken!
  })
const giveBack = (bookingId: string) =>
  world.database.transaction(network.guestId, (tx) =>
    endBookings(
      { tx, now: world.clock.now(), enqueue: async () => {} },
      [{ hostId: network.hostId, bookingId }],
      {
        state: 'cancelled',
        reason: null,
        telling: null,
      },
    ),
  )
/** Who of all at once has a seat; the others are told the same code. */
async function grasp(asked: readonly { personId: string; day: Day }[], code: string, now?: number) {
  const answers = await Promise.all(asked.map(({ personId, day }) => bookFor(personId, day, now)))
  const refused = answers.filter(({ refused }) => refused !== null)
  expect([...new Set(refused.map(({ refused }) => refused))]).toEqual([code])
  return answers.flatMap(({ bookingId }) => bookingId ?? [])
}

const cases: [string, string, Partial<BookingLimits>, 'person' | 'all', string, number][] = [
  ['of a person in a week', '2026-11-30', { personPerWeek: 2 }, 'person', 'week-full', 2],
  [
    'of a kind of space, of a person in a week',
    '2026-12-14',
    { kindPerWeek: { municipal: 1 } },
    'person',
    'kind-week-full',
    1,
  ],
  ['of an organisation on a day', '2026-12-21', { organisationPerDay: 3 }, 'all', 'organisation-full', 3],
  [
    'of a kind of space, of an organisation on a day',
    '2027-01-04',
    { kindPerDay: { municipal: 2 } },
    'all',
    'organisation-kind-full',
    2,
  ],
]
test.each(cases)(
  'so many %s, however many grasp at once; what is given back is had by one',
  async (_, from, limits, of, code, most) => {
    const monday = from as Day
    await allowFrom(monday, limits)
    const days = weekdaysFrom(monday)
    const asked =
      of === 'person'
        ? days.map((day) => ({ personId: people[0]!, day }))
        : people.slice(0, 12).map((personId) => ({ personId, day: days[0]! }))
    const had = await grasp(asked, code)
    expect(had).toHaveLength(most)
    await giveBack(had[0]!)
    const again = of === 'person' ? asked : people.slice(12).map((personId) => ({ personId, day: days[0]! }))
    const held = new Set(had.slice(1))
    const { rows } = await world.database.asOwner((owner) =>
      owner.query<{ id: string; day: Day }>('select id, day::text from booking where id = any($1)', [
        [...held],
      ]),
    )
    const taken = new Set(rows.map(({ day }) => day))
    const open = of === 'person' ? again.filter(({ day }) => !taken.has(day)) : again
    expect(await grasp(open, code)).toHaveLength(1)
  },
)

test('the plan is the organisation’s own and takes what it needs; its days count for whoever books beside it', async () => {
  const monday = '2027-01-11' as Day
  await allowFrom(monday, { organisationPerDay: 3 })
  const planned = people
    .slice(0, 5)
    .map((personId) => ({ personId, hostId: network.hostId, siteId: network.siteId, day: monday }))
  const left = await world.database.transaction(network.guestId, (tx) =>
    bookPlanned({ tx, now: world.clock.now() }, network.guestId, planned),
  )
  expect(left).toEqual([])
  expect((await bookFor(people[6]!, monday)).refused).toBe('organisation-full')
  // Two remain of five, on whatever places: whoever grasps now, one more is all that there may be.
  const { rows } = await world.database.asOwner((owner) =>
    owner.query<{ bookingId: string }>(
      `select booking_id as "bookingId" from quota_place where quota = 'organisation' and period = $1 order by place limit 3`,
      [monday],
    ),
  )
  for (const { bookingId } of rows) await giveBack(bookingId)
  const grasping = people.slice(6, 18).map((personId) => ({ personId, day: monday }))
  expect(await grasp(grasping, 'organisation-full')).toHaveLength(1)
})

test('a limit made narrower is kept by all who grasp after it, on whatever places the earlier ones are', async () => {
  const days = weekdaysFrom('2027-01-25')
  await allowFrom(days[0]!, { personPerWeek: 4 })
  const had: string[] = []
  for (const day of days.slice(0, 4)) had.push((await bookFor(people[0]!, day)).bookingId!)
  await allowFrom(days[0]!, { personPerWeek: 2 })
  for (const id of had.slice(0, 3)) await giveBack(id)
  const open = [...days.slice(0, 3), days[4]!].map((day) => ({ personId: people[0]!, day }))
  expect(await grasp(open, 'week-full')).toHaveLength(1)
})

describe('days that a person has still to come', () => {
  const days = ['2027-02-01', '2027-02-08', '2027-02-15'].flatMap(weekdaysFrom)
  const noonOf = (day: Day) => Date.parse(`${day}T12:00:00Z`)
  const own = (from: number, until: number) =>
    days.slice(from, until).map((day) => ({ personId: people[0]!, day }))
  beforeAll(async () => {
    // What this person has from before is no matter here.
    await world.database.asOwner((owner) =>
      owner.query("update booking set state = 'cancelled' where person_id = $1 and holds(state)", [
        people[0],
      ]),
    )
    await allowFrom(days[0]!, { personAhead: 3 })
  })

  test('three, however many weeks are grasped at', async () => {
    expect(await grasp(own(0, 15), 'ahead-full')).toHaveLength(3)
  })

  test('a day that has passed is another’s place, without anybody’s doing; who is early finds it taken', async () => {
    const { rows } = await world.database.asOwner((owner) =>
      owner.query<{ day: Day }>(
        'select day::text from booking where person_id = $1 and holds(state) order by day',
        [people[0]],
      ),
    )
    const first = rows[0]!.day
    const taken = new Set(rows.map(({ day }) => day))
    const open = own(0, 15).filter(({ day }) => !taken.has(day) && day > first)
    expect(await grasp(open, 'ahead-full', noonOf(first))).toEqual([])
    const after = open.filter(({ day }) => day > addDays(first, 1))
    expect(await grasp(after, 'ahead-full', noonOf(addDays(first, 1)))).toHaveLength(1)
    const places = await world.database.asOwner((owner) =>
      owner.query<{ place: number }>(
        `select place from quota_place where quota = 'ahead' and holder_id = $1 order by place`,
        [people[0]],
      ),
    )
    expect(places.rows.map(({ place }) => place)).toEqual([1, 2, 3])
  })

  test('nobody needs to be held for it: bookings that know nothing of each other find three places', async () => {
    const personId = people[19]!
    // As take_seat does it, without what orders requests of one person.
    const takes = own(0, 10).map(({ day }) =>
      world.database
        .transaction(network.guestId, (tx) =>
          sql`with made as (
              insert into booking (organisation_id, site_id, seat_id, guest_id, person_id, day, morning, afternoon, state, source,
                made_at)
              select organisation_id, site_id, id, ${network.guestId}, ${personId}, ${day}::date, true, true, 'confirmed', 'own', now()
              from seat where site_id = ${network.siteId} and not exists (select from seat_day d
                where d.organisation_id = seat.organisation_id and d.seat_id = seat.id and d.day = ${day}::date)
              order by label desc limit 1 returning organisation_id, id)
            select take_places('{"personAhead": 3}', 'municipal', made.organisation_id, made.id, ${network.guestId}, ${personId},
              ${day}::date, ${days[0]!}::date, false) from made`.execute(tx),
        )
        .then(
          () => 'had',
          (fault: { constraint?: string }) => fault.constraint,
        ),
    )
    expect((await Promise.all(takes)).sort()).toEqual([
      ...Array(7).fill('ahead-full'),
      ...Array(3).fill('had'),
    ])
  })
})

test('a limit adopted while somebody books waits for them and counts them; who comes after finds it', async () => {
  const day = '2027-03-01' as Day
  await allowFrom(day, {})
  let [took, letGo] = [() => {}, () => {}]
  const taken = new Promise<void>((resolve) => {
    took = resolve
  })
  const letCommit = new Promise<void>((resolve) => {
    letGo = resolve
  })
  const early = world.database.transaction(network.guestId, async (tx) => {
    const asked = [{ hostId: network.hostId, siteId: network.siteId, personId: people[0]!, day }]
    const [seat] = await takeSeats(tx, network.guestId, asked, {
      part: wholeDay,
      source: 'own',
      now: world.clock.now(),
    })
    took()
    await letCommit
    return seat!
  })
  await taken
  const adopted = allowFrom(day, { organisationPerDay: 2 })
  const somebodyWaits = async () => {
    for (;;) {
      const { rows } = await world.database.asOwner((owner) =>
        owner.query<{ waits: boolean }>(
          "select exists (select from pg_locks where locktype = 'advisory' and not granted) as waits",
        ),
      )
      if (rows[0]!.waits) return
    }
  }
  await Promise.race([adopted, somebodyWaits()])
  const others = Promise.all(people.slice(1, 7).map((personId) => bookFor(personId, day)))
  await Promise.race([Promise.all([adopted, others]), somebodyWaits()])
  letGo()
  expect((await early).refused).toBe(null)
  await adopted
  // One place is left for all of them.
  expect((await others).map(({ refused }) => refused).sort()).toEqual(
    [null, ...Array(5).fill('organisation-full')].sort(),
  )
})

test('offers of a waiting list, all taken at one moment, pass no limit: who offered them does not know it', async () => {
  const days = weekdaysFrom('2027-03-08')
  await allowFrom(days[0]!, { personPerWeek: 2 })
  const personId = people[18]!
  const offered = await world.database.asOwner(async (owner) => {
    const { rows } = await owner.query<{ id: string; day: Day }>(
      `insert into booking (organisation_id, site_id, seat_id, guest_id, person_id, day, morning, afternoon, state, source,
         expires_at, made_at)
       select organisation_id, site_id, id, $2, $3, d::date, true, true, 'offered', 'waiting', now() + interval '1 day', now()
       from seat, unnest($4::text[]) d where site_id = $1 and label = 'B29' returning id, day::text`,
      [network.siteId, network.guestId, personId, days],
    )
    return rows
  })
  const takes = offered.map(({ id, day }) =>
    world.database.transaction(network.guestId, async (tx) => {
      const offer = { hostId: network.hostId, id, day, kind: 'municipal' }
      const refused = await tryTaking(tx, network.guestId, personId, offer, world.clock.now())
      if (refused === null) await saveTaking(tx, offer, false)
      return refused
    }),
  )
  const codes = await Promise.all(takes)
  expect(codes.filter((code) => code === null)).toHaveLength(2)
  expect(codes.filter((code) => code === 'week-full')).toHaveLength(3)
})

test('what was booked before there was a limit counts', async () => {
  const [monday, ...days] = weekdaysFrom('2027-01-18') as [Day, ...Day[]]
  await allowFrom(monday, {})
  const had = await bookFor(people[0]!, monday)
  expect(had.refused).toBe(null)
  await allowFrom(monday, { personPerWeek: 2 })
  expect(
    await grasp(
      days.map((day) => ({ personId: people[0]!, day })),
      'week-full',
    ),
  ).toHaveLength(1)
})

test('no place of a quota is there twice, none beyond the last, none of a booking that ended', async () => {
  const { rows } = await world.database.asOwner((owner) =>
    owner.query(
      `select p.* from quota_place p join booking b on b.organisation_id = p.organisation_id and b.id = p.booking_id
       where p.place > p.most or not holds(b.state)`,
    ),
  )
  expect(rows).toEqual([])
  // The fence itself: the same place again, by SQL as the owner.
  const twice = world.database.asOwner((owner) =>
    owner.query(
      `insert into quota_place select p.organisation_id, b.id, p.quota, p.guest_id, p.holder_id, p.period, p.kind, p.place, p.most, p.day
       from quota_place p, booking b where not exists (select from quota_place o where o.booking_id = b.id) limit 1`,
    ),
  )
  await expect(twice).rejects.toMatchObject({ constraint: 'quota_place_once' })
})
