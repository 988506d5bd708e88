import { afterAll, beforeAll, expect, test } from 'vitest'
import { openNetwork } from '../../tests/network-world.ts'
import { openWorld, type World } from '../../tests/world.ts'
import type { Day } from '../../vocabulary/day.ts'
import { bookPlanned, endBookings } from './ending-actions.ts'
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
const bookFor = (personId: string, day: Day) =>
  world.database.transaction(network.guestId, async (tx) => {
    const asked = [{ hostId: network.hostId, siteId: network.siteId, personId, day }]
    const [taken] = await takeSeats(tx, network.guestId, asked, {
      part: wholeDay,
      source: 'own',
      now: world.clock.now(),
    })
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
async function grasp(asked: readonly { personId: string; day: Day }[], code: string) {
  const answers = await Promise.all(asked.map(({ personId, day }) => bookFor(personId, day)))
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
      `insert into quota_place select p.organisation_id, b.id, p.quota, p.guest_id, p.holder_id, p.period, p.kind, p.place, p.most
       from quota_place p, booking b where not exists (select from quota_place o where o.booking_id = b.id) limit 1`,
    ),
  )
  await expect(twice).rejects.toMatchObject({ constraint: 'quota_place_once' })
})
