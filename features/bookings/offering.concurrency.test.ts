import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Random, randomOf } from '../../engines/planner/random.ts'
import type { Transaction } from '../../platform/database/transaction.ts'
import type { RunningJob } from '../../platform/jobs.ts'
import { openNetwork, openOther } from '../../tests/network-world.ts'
import { openWorld, type World } from '../../tests/world.ts'
import type { Day } from '../../vocabulary/day.ts'
import { endBookings } from './ending-actions.ts'
import { saveTaking } from './ending-store.ts'
import { lookEverywhere, offerToWaiting } from './offering-actions.ts'
import { takeSeats } from './store.ts'
import { saveWait, saveWaitLeft, saveWaitsOf } from './wait-store.ts'

// Booking, giving back, joining, leaving, taking offers and changing the site, all at once, while two processes do the host's
// work. Once it has run dry nobody waits beside a seat that they could have: to look at everything finds nothing more.
let world: World
let network: Awaited<ReturnType<typeof openNetwork>>
let third: string
let people: { personId: string; guestId: string }[]
beforeAll(async () => {
  world = await openWorld({ jobs: false })
  network = await openNetwork(world)
  third = (await openOther(world, { slug: 'terza', name: 'Terza' })).id
  people = await world.database.asOwner(async (owner) => {
    await owner.query(
      `insert into lending (organisation_id, site_id, guest_id, convention_id, from_day, until_day, most_per_day)
       select organisation_id, site_id, $1, convention_id, from_day, until_day, 1 from lending`,
      [third],
    )
    const { rows } = await owner.query<{ personId: string; guestId: string }>(
      `insert into person (organisation_id, fiscal_code, given_name, family_name)
       select case when n <= 12 then $1::uuid else $2::uuid end, 'INSIEME' || n, 'Persona', n::text
       from generate_series(1, 20) n returning id as "personId", organisation_id as "guestId"`,
      [network.guestId, third],
    )
    return rows
  })
}, 120_000)
afterAll(async () => {
  expect(world.logged.filter(({ level }) => level === 'fault')).toEqual([])
  await world.close()
})

const days = ['2026-12-14', '2026-12-15'] as [Day, Day]
const wholeDay = { morning: true, afternoon: true }
const momentOf = (tx: Transaction) => ({
  tx,
  now: world.clock.now(),
  today: world.clock.today(),
  afterCommit: () => {},
  audit: () => {},
  enqueue: async () => {},
})
const hostsWork: RunningJob['transaction'] = (work) =>
  world.database.transaction(network.hostId, (tx) => work(momentOf(tx)))
const work = () => offerToWaiting(hostsWork, network.hostId)
/** How everybody stands who ever waited. */
const lines = () =>
  world.database.asOwner(
    async (owner) =>
      (await owner.query('select id, state, passed_over, ahead from booking_wait order by seq')).rows,
  )

/** What one person does in some turns: what is held, waited for and offered is theirs alone. */
async function act({ personId, guestId }: (typeof people)[number], random: Random, turns: number) {
  const key = { hostId: network.hostId, siteId: network.siteId }
  const now = world.clock.now()
  const within = <Answer>(done: (tx: Transaction) => Promise<Answer>) =>
    world.database.transaction(guestId, done)
  const end = (bookingId: string) =>
    within((tx) =>
      endBookings(momentOf(tx), [{ hostId: network.hostId, bookingId }], {
        state: 'cancelled',
        reason: null,
        telling: null,
      }),
    )
  for (let turn = 0; turn < turns; turn++) {
    const day = days[random.next() < 0.5 ? 0 : 1]!
    const { booking, wait } = await within(async (tx) => {
      const { rows } = await sql<{ booking: { id: string; state: string } | null; wait: string | null }>`
        select (select jsonb_build_object('id', id, 'state', state) from booking where guest_id = ${guestId}
            and person_id = ${personId} and day = ${day}::date and holds(state) limit 1) as booking,
          (select id from booking_wait where guest_id = ${guestId} and person_id = ${personId} and day = ${day}::date
            and state = 'waiting') as wait`.execute(tx)
      return rows[0]!
    })
    if (booking?.state === 'offered' && random.next() < 0.6)
      await within(async (tx) => {
        await saveTaking(tx, { hostId: network.hostId, id: booking.id }, false)
        await saveWaitsOf(tx, [booking.id], 'taken', now)
      })
    else if (booking) await end(booking.id)
    else if (wait) {
      if (random.next() < 0.3) await within((tx) => saveWaitLeft(tx, guestId, personId, wait, now))
    } else {
      const refused = await within(async (tx) => {
        const how = { part: wholeDay, source: 'own' as const, now }
        const [taken] = await takeSeats(tx, guestId, [{ ...key, personId, day }], how)
        return taken!.refused
      })
      if (refused) await within((tx) => saveWait(tx, guestId, personId, { ...key, ...wholeDay, day }, now))
    }
  }
}
/** The site and what is lent of it, narrower and wider; at last as wide as it gets. */
async function change(random: Random, turns: number) {
  const { hostId, siteId } = network
  const changes = [
    [
      sql`update site set capacity = 2 where id = ${siteId}`,
      sql`update site set capacity = null where id = ${siteId}`,
    ],
    [
      sql`update seat set retired_on = '2026-12-01' where site_id = ${siteId} and label = 'A1'`,
      sql`update seat set retired_on = null where site_id = ${siteId}`,
    ],
    [
      sql`insert into site_closure (organisation_id, site_id, from_day, until_day) values (${hostId}, ${siteId}, ${days[0]}, ${days[1]})`,
      sql`delete from site_closure where site_id = ${siteId}`,
    ],
    [
      sql`update lending set most_per_day = 1 where guest_id = ${third}`,
      sql`update lending set most_per_day = 2 where guest_id = ${third}`,
    ],
  ] as const
  for (let turn = 0; turn < turns; turn++)
    for (const step of changes[Math.floor(random.next() * changes.length)]!) {
      await world.database.transaction(hostId, (tx) => step.execute(tx))
      await work()
    }
  for (const [, wide] of changes) await world.database.transaction(hostId, (tx) => wide.execute(tx))
}

test.each([1, 2, 3, 4])('nobody who waits stays beside a free seat (%i)', async (seed) => {
  let busy = true
  const working = [1, 2].map(async () => {
    while (busy) await work()
  })
  await Promise.all([
    ...people.map((one, index) => act(one, randomOf(1000 * seed + index), 15)),
    change(randomOf(seed), 8),
  ])
  // Changes are said of all days: what is lost of one day alone would be found with them.
  await Promise.all(people.map((one, index) => act(one, randomOf(2000 * seed + index), 8)))
  busy = false
  await Promise.all(working)
  // As the last of them to commit calls for it.
  await work()
  const found = await lines()
  expect(found.some(({ state }) => state === 'offered' || state === 'taken')).toBe(true)
  const dry = await world.database.asOwner((owner) =>
    owner.query('select day from site_day where to_offer > 0'),
  )
  expect(dry.rows).toEqual([])
  await hostsWork((moment) => lookEverywhere(moment, network.hostId))
  await work()
  expect(await lines()).toEqual(found)
  // Whoever waits does so for a house that is full, or for their own organisation's turn.
  const beside = await world.database.asOwner((owner) =>
    owner.query(
      `select w.id from booking_wait w join site_day d using (organisation_id, site_id, day)
       where w.state = 'waiting' and not w.passed_over and d.morning < (select count(*) from seat e where e.site_id = w.site_id)`,
    ),
  )
  expect(beside.rows).toEqual([])
})

const key = () => ({ hostId: network.hostId, siteId: network.siteId })
const asGuest = <Answer>(done: (tx: Transaction) => Promise<Answer>) =>
  world.database.transaction(network.guestId, done)
const join = (personId: string, day: Day) =>
  asGuest(async (tx) => {
    const made = await saveWait(
      tx,
      network.guestId,
      personId,
      { ...key(), ...wholeDay, day },
      world.clock.now(),
    )
    return made!.id
  })
const giveBack = (bookingId: string) =>
  asGuest((tx) =>
    endBookings(momentOf(tx), [{ hostId: network.hostId, bookingId }], {
      state: 'cancelled',
      reason: null,
      telling: null,
    }),
  )
/** All seats taken on a day, and who waits, in order. */
async function openDay(day: Day): Promise<{ seated: string[]; joined: string[] }> {
  const own = people.filter(({ guestId }) => guestId === network.guestId).map(({ personId }) => personId)
  const taken = await asGuest((tx) =>
    takeSeats(
      tx,
      network.guestId,
      own.slice(0, 4).map((personId) => ({ ...key(), personId, day })),
      { part: wholeDay, source: 'own', now: world.clock.now() },
    ),
  )
  const joined: string[] = []
  for (const personId of own.slice(4)) joined.push(await join(personId, day))
  await work()
  return { seated: taken.map(({ bookingId }) => bookingId!), joined }
}
/** What became of each, or how many are before them. */
const stood = async (joined: readonly string[]) =>
  (await lines())
    .filter(({ id }) => joined.includes(id as string))
    .map(({ state, ahead }) => (state === 'waiting' ? ahead : state))

test('what becomes free goes to who came first, each one seat, whoever does the work', async () => {
  const { seated, joined } = await openDay('2026-12-16' as Day)
  await Promise.all([...seated.slice(0, 3).map(giveBack), work(), work(), work()])
  await work()
  expect(await stood(joined)).toEqual([
    ...['offered', 'offered', 'offered'],
    ...joined.slice(3).map((_, index) => index),
  ])
})

test.each([
  ['2026-12-17', 2],
  ['2026-12-18', 3],
] as [Day, number][])(
  'a seat given back on %s, before the transaction %i of the work begins, is found by the next work',
  async (day, which) => {
    const { seated, joined } = await openDay(day)
    await giveBack(seated[0]!)
    let [began, given] = [0, false]
    await offerToWaiting(async (done) => {
      if (++began === which) {
        await giveBack(seated[1]!)
        given = true
      }
      return hostsWork(done)
    }, network.hostId)
    expect(given).toBe(true)
    await work()
    expect(await stood(joined)).toEqual(['offered', 'offered', ...joined.slice(2).map((_, index) => index)])
  },
)
