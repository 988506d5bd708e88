import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Transaction } from '../../platform/database/transaction.ts'
import type { RunningJob } from '../../platform/jobs.ts'
import { openNetwork, openOther } from '../../tests/network-world.ts'
import { openWorld, type World } from '../../tests/world.ts'
import type { Day } from '../../vocabulary/day.ts'
import { endBookings, freeAfternoon } from './ending-actions.ts'
import { lookEverywhere, offerToWaiting } from './offering-actions.ts'
import { takeSeats } from './store.ts'
import { saveWait, saveWaitLeft } from './wait-store.ts'

// Every way by which a seat becomes free for who waits says so where it happens, and the host's work, which looks nowhere
// else, finds it. A site of one seat for each.
let world: World
let network: Awaited<ReturnType<typeof openNetwork>>
let third: string
let people: string[]
let strangers: string[]
beforeAll(async () => {
  world = await openWorld({ jobs: false })
  network = await openNetwork(world)
  third = (await openOther(world, { slug: 'terza', name: 'Terza' })).id
  const make = (organisationId: string) =>
    world.database.asOwner(async (owner) => {
      const { rows } = await owner.query<{ id: string }>(
        `insert into person (organisation_id, fiscal_code, given_name, family_name)
         select $1, 'ATTESA' || n, 'Persona', n::text from generate_series(1, 80) n returning id`,
        [organisationId],
      )
      return rows.map(({ id }) => id)
    })
  people = await make(network.guestId)
  strangers = await make(third)
}, 120_000)
afterAll(async () => {
  expect(world.logged.filter(({ level }) => level === 'fault')).toEqual([])
  await world.close()
})

const monday = '2026-12-14' as Day
const wholeDay = { morning: true, afternoon: true }
type Site = { hostId: string; siteId: string }
type Part = typeof wholeDay
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

/** Published, one seat, lent to the guest. */
const makeSite = (): Promise<Site> =>
  world.database.transaction(network.hostId, async (tx) => {
    const { rows } = await sql<{ id: string }>`
      insert into site (organisation_id, name, kind, address, latitude, longitude, published_at, created_at)
      values (${network.hostId}, 'Sala', 'library', '', 45.48, 9.21, now(), now()) returning id`.execute(tx)
    const site = { hostId: network.hostId, siteId: rows[0]!.id }
    await addSeat(tx, site)
    await lend(tx, site)
    return site
  })
const addSeat = (tx: Transaction, { hostId, siteId }: Site) =>
  sql`insert into seat (organisation_id, site_id, label) select ${hostId}, ${siteId}, 'A' || count(*) from seat
    where organisation_id = ${hostId} and site_id = ${siteId}`.execute(tx)
const lend = (
  tx: Transaction,
  { hostId, siteId }: Site,
  guestId = network.guestId,
  seats: number | null = null,
) =>
  sql`insert into lending (organisation_id, site_id, guest_id, convention_id, from_day, until_day, seats)
    values (${hostId}, ${siteId}, ${guestId}, ${network.conventionId}, '2026-11-01', '2027-12-31', ${seats})`.execute(
    tx,
  )
const lendNoMore = (tx: Transaction, { siteId }: Site, guestId = network.guestId) =>
  sql`delete from lending where site_id = ${siteId} and guest_id = ${guestId}`.execute(tx)
const setSite =
  (assignment: string) =>
  (tx: Transaction, { siteId }: Site) =>
    sql`update site set ${sql.raw(assignment)} where id = ${siteId}`.execute(tx)
const setSeats =
  (assignment: string) =>
  (tx: Transaction, { siteId }: Site) =>
    sql`update seat set ${sql.raw(assignment)} where site_id = ${siteId}`.execute(tx)
const setLending =
  (assignment: string) =>
  (tx: Transaction, { siteId }: Site) =>
    sql`update lending set ${sql.raw(assignment)} where site_id = ${siteId} and guest_id = ${network.guestId}`.execute(
      tx,
    )
const close = (tx: Transaction, { hostId, siteId }: Site) =>
  sql`insert into site_closure (organisation_id, site_id, from_day, until_day)
    values (${hostId}, ${siteId}, '2026-12-01', '2026-12-31')`.execute(tx)
const suspend = (memberId: () => string) => async (tx: Transaction) => {
  await sql`update membership set state = 'suspended' where member_id = ${memberId()}`.execute(tx)
  await sql`insert into member_suspension (organisation_id, member_id, since) values (${network.guestId}, ${memberId()}, now())`.execute(
    tx,
  )
}
const suspendNoMore = (memberId: () => string) => async (tx: Transaction) => {
  await sql`update membership set state = 'admitted' where member_id = ${memberId()}`.execute(tx)
  await sql`delete from member_suspension where member_id = ${memberId()}`.execute(tx)
}

const seat = async (site: Site, personId: string, day: Day, part: Part = wholeDay) =>
  world.database.transaction(network.guestId, async (tx) => {
    const [taken] = await takeSeats(tx, network.guestId, [{ ...site, personId, day }], {
      part,
      source: 'own',
      now: world.clock.now(),
    })
    expect(taken!.refused).toBe(null)
    return taken!.bookingId!
  })
const join = async (
  site: Site,
  personId: string,
  day: Day,
  part: Part = wholeDay,
  guestId = network.guestId,
) =>
  world.database.transaction(guestId, async (tx) => {
    const made = await saveWait(tx, guestId, personId, { ...site, day, ...part }, world.clock.now())
    return made!.id
  })
const stateOf = async (waitId: string) =>
  world.database.transaction(network.hostId, async (tx) => {
    const { rows } = await sql<{ state: string; passedOver: boolean; ahead: number }>`
      select state, passed_over as "passedOver", ahead from booking_wait where id = ${waitId}`.execute(tx)
    return rows[0]!
  })
const giveBack = (bookingId: string) =>
  world.database.transaction(network.guestId, (tx) =>
    endBookings(momentOf(tx), [{ hostId: network.hostId, bookingId }], {
      state: 'cancelled',
      reason: null,
      telling: null,
    }),
  )

type Act = (tx: Transaction, site: Site) => Promise<unknown>
type Way = {
  /** Somebody of the same guest has the seat; where `part` is said, for that. */
  seated?: boolean
  day?: Day
  part?: Part
  /** In the host's transaction, or who coordinates. */
  by?: 'coordinator'
  /** What there was, and what becomes of it; without, who is seated gives back. */
  was?: Act
  becomes?: Act
}
const ways: [string, Way][] = [
  ['a seat is given back', { seated: true }],
  ['a seat is added', { seated: true, becomes: addSeat }],
  [
    'a seat that was taken away is there again',
    { was: setSeats("retired_on = '2026-12-01'"), becomes: setSeats('retired_on = null') },
  ],
  ['the site holds more', { was: setSite('capacity = 0'), becomes: setSite('capacity = 1') }],
  [
    'the site holds as many as it has seats',
    { was: setSite('capacity = 0'), becomes: setSite('capacity = null') },
  ],
  [
    'a closure is taken back',
    {
      was: close,
      becomes: (tx, { siteId }) => sql`delete from site_closure where site_id = ${siteId}`.execute(tx),
    },
  ],
  [
    'a closure becomes shorter',
    {
      was: close,
      becomes: (tx, { siteId }) =>
        sql`update site_closure set until_day = '2026-12-13' where site_id = ${siteId}`.execute(tx),
    },
  ],
  [
    'the site opens on that weekday',
    {
      was: setSite(
        "opens = '{null,480,480,480,480,null,null}', closes = '{null,1140,1140,1140,1140,null,null}'",
      ),
      becomes: setSite(
        "opens = '{480,480,480,480,480,null,null}', closes = '{1140,1140,1140,1140,1140,null,null}'",
      ),
    },
  ],
  ['the site opens in the afternoon, too', { was: setSite('noon = 1200'), becomes: setSite('noon = 780') }],
  [
    'the site opens on holidays',
    {
      day: '2026-12-08' as Day,
      becomes: setSite('open_on_holidays = true'),
    },
  ],
  [
    'the patron’s day is another',
    { was: setSite("patron_day = '12-14'"), becomes: setSite("patron_day = '12-07'") },
  ],
  [
    'the site is published again',
    { was: setSite('published_at = null'), becomes: setSite('published_at = now()') },
  ],
  [
    'the site does not close for good',
    { was: setSite("closed_from = '2026-12-10'"), becomes: setSite('closed_from = null') },
  ],
  [
    'the site is lent for longer',
    { was: setLending("until_day = '2026-12-10'"), becomes: setLending("until_day = '2026-12-31'") },
  ],
  [
    'the site is lent on more weekdays',
    { was: setLending("weekdays = '{2,3}'"), becomes: setLending("weekdays = '{1,2,3}'") },
  ],
  ['the site is lent by a new convention', { was: lendNoMore, becomes: lend }],
  [
    'the convention lets more come',
    {
      seated: true,
      was: async (tx, site) => {
        await setLending('most_per_day = 1')(tx, site)
        await addSeat(tx, site)
      },
      becomes: setLending('most_per_day = 2'),
    },
  ],
  [
    'of a full convention somebody gives back, and nobody else waits',
    {
      seated: true,
      was: async (tx, site) => {
        await setLending('most_per_day = 1')(tx, site)
        await addSeat(tx, site)
      },
    },
  ],
  [
    'a seat is kept for others no more',
    { was: (tx, site) => lend(tx, site, third, 1), becomes: (tx, site) => lendNoMore(tx, site, third) },
  ],
  [
    'the guest is suspended no more',
    { by: 'coordinator', was: suspend(() => network.guestId), becomes: suspendNoMore(() => network.guestId) },
  ],
  [
    'the host is suspended no more',
    { by: 'coordinator', was: suspend(() => network.hostId), becomes: suspendNoMore(() => network.hostId) },
  ],
]
test.each(ways)(
  'who waits is offered a seat once %s',
  async (_, { seated, day = monday, by, was, becomes }) => {
    const acting = (act: Act | undefined, site: Site) =>
      act && world.database.transaction(by ? network.guestId : network.hostId, (tx) => act(tx, site))
    const site = await makeSite()
    const [first, second] = [people.pop()!, people.pop()!]
    const held = seated ? await seat(site, first, day) : undefined
    if (seated || !becomes) await acting(was, site)
    const waitId = await join(site, second, day)
    if (!seated) await acting(was, site)
    await work()
    expect(await stateOf(waitId)).toMatchObject({ state: 'waiting' })
    if (becomes) await acting(becomes, site)
    else await giveBack(held!)
    await work()
    expect(await stateOf(waitId)).toMatchObject({ state: 'offered' })
  },
)

const [mornings, afternoons] = [
  { morning: true, afternoon: false },
  { morning: false, afternoon: true },
]
test('who leaves at noon gives the afternoon to who waits for it', async () => {
  const site = await makeSite()
  const held = await seat(site, people.pop()!, monday)
  const waitId = await join(site, people.pop()!, monday, afternoons)
  await work()
  await world.database.transaction(network.guestId, (tx) =>
    freeAfternoon(momentOf(tx), { hostId: network.hostId, bookingId: held }),
  )
  await work()
  expect(await stateOf(waitId)).toMatchObject({ state: 'offered' })
})

test('half a day that is free waits for who came first and wants the whole, until they leave', async () => {
  const site = await makeSite()
  await seat(site, people.pop()!, monday, mornings)
  const before = people.pop()!
  const whole = await join(site, before, monday)
  const half = await join(site, people.pop()!, monday, afternoons)
  await work()
  expect(await stateOf(whole)).toMatchObject({ state: 'waiting', ahead: 0 })
  expect(await stateOf(half)).toMatchObject({ state: 'waiting', ahead: 1 })
  await world.database.transaction(network.guestId, (tx) =>
    saveWaitLeft(tx, network.guestId, before, whole, world.clock.now()),
  )
  await work()
  expect(await stateOf(half)).toMatchObject({ state: 'offered' })
})

test('a seat kept for one guest is offered to its people, whoever of another waits before them', async () => {
  const site = await makeSite()
  await world.database.transaction(network.hostId, async (tx) => {
    await addSeat(tx, site)
    await lend(tx, site, third, 1)
  })
  const held = await seat(site, people.pop()!, monday)
  const first = await join(site, people.pop()!, monday)
  const [kept, beyond] = [
    await join(site, strangers.pop()!, monday, wholeDay, third),
    await join(site, strangers.pop()!, monday, wholeDay, third),
  ]
  await work()
  expect(await stateOf(kept)).toMatchObject({ state: 'offered' })
  expect(await stateOf(first)).toMatchObject({ state: 'waiting', ahead: 0, passedOver: false })
  // What is nobody's is for who came first.
  await giveBack(held)
  await work()
  expect(await stateOf(first)).toMatchObject({ state: 'offered' })
  expect(await stateOf(beyond)).toMatchObject({ state: 'waiting', ahead: 0 })
})

test('what nobody said is found when all days are looked at', async () => {
  const site = await makeSite()
  const held = await seat(site, people.pop()!, monday)
  const waitId = await join(site, people.pop()!, monday)
  await work()
  await giveBack(held)
  await world.database.asOwner((owner) => owner.query('update site_day set to_offer = 0'))
  await work()
  expect(await stateOf(waitId)).toMatchObject({ state: 'waiting' })
  await hostsWork((moment) => lookEverywhere(moment, network.hostId))
  await work()
  expect(await stateOf(waitId)).toMatchObject({ state: 'offered' })
})
