import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openVisits, type Transaction } from '../../platform/database/transaction.ts'
import { openNetwork, openOther } from '../network-world.ts'
import { openWorld, type World } from '../world.ts'

// What organisations could do to each other's rows if some statement of ours let them: as the application's role, in
// their own tenant, past every action. What both signed, who sits where and the sums of it hold all the same.
let world: World
let network: Awaited<ReturnType<typeof openNetwork>>
let strangerId = ''
let strangersPerson = ''
let bruno = ''
const monday = '2026-11-23'
beforeAll(async () => {
  world = await openWorld({ jobs: false })
  network = await openNetwork(world, { seatsKept: 2, mostPerDay: 3 })
  bruno = world.personIdOf('Bruno Ferri')
  strangerId = (await openOther(world, { slug: 'estranea', name: 'Estranea srl', member: false })).id
  const { rows } = await world.database.transaction(strangerId, (tx) =>
    sql<{ id: string }>`select id from person`.execute(tx),
  )
  strangersPerson = rows[0]!.id
}, 120_000)
afterAll(() => world.close())

/** What became of a statement in a tenant: how many rows, or why not. Always taken back. */
async function tried(organisationId: string, write: (tx: Transaction) => Promise<{ rows: unknown[] }>) {
  let outcome = ''
  const trial = world.database.transaction(organisationId, async (tx) => {
    try {
      outcome = `${(await write(tx)).rows.length} rows`
    } catch (fault) {
      outcome = (fault as { code: string }).code
    }
    throw new Error('enough')
  })
  await expect(trial).rejects.toThrow('enough')
  return outcome
}
const refused = '42501'

const booked =
  (guestId: string, personId: string, seatId: string, more: { siteId?: string; day?: string } = {}) =>
  (tx: Transaction) =>
    sql`insert into booking (organisation_id, site_id, seat_id, guest_id, person_id, day, morning, afternoon, state, source, made_at)
      values (${network.hostId}, ${more.siteId ?? network.siteId}, ${seatId}, ${guestId}, ${personId}, ${more.day ?? monday}::date,
        true, true, 'confirmed', 'own', now()) returning id`.execute(tx)

test('nobody books a seat that is not lent to them, that day, at that site', async () => {
  expect(await tried(network.guestId, booked(network.guestId, bruno, network.seatIds[0]!))).toBe('1 rows')
  expect(await tried(strangerId, booked(strangerId, strangersPerson, network.seatIds[0]!))).toBe(refused)
  const sunday = { day: '2026-11-29' }
  expect(await tried(network.guestId, booked(network.guestId, bruno, network.seatIds[0]!, sunday))).toBe(
    refused,
  )
  const elsewhere = await world.database.transaction(network.hostId, async (tx) => {
    const { rows } = await sql<{ id: string }>`
      with other as (insert into site (organisation_id, name, kind, address, latitude, longitude, created_at)
        values (${network.hostId}, 'Non prestata', 'other', 'Via Chiusa 1', 45, 9, now()) returning id)
      insert into seat (organisation_id, site_id, label) select ${network.hostId}, id, 'X1' from other returning id`.execute(
      tx,
    )
    return rows[0]!.id
  })
  // A foreign key's code: seat and site are one key.
  expect(await tried(network.guestId, booked(network.guestId, bruno, elsewhere))).toBe('23503')
})

test('a trigger that counts with its owner’s rights is nobody’s to put on a table of their own', async () => {
  for (const counting of ['count_made', 'count_changed', 'mark_sites_of_member'])
    expect(
      await tried(strangerId, (tx) =>
        sql`select has_function_privilege(${`${counting}()`}, 'execute') as may`
          .execute(tx)
          .then(({ rows }) => ({
            rows: rows.filter((row) => (row as { may: boolean }).may),
          })),
      ),
    ).toBe('0 rows')
})

test('a guest shortens what it was lent, and widens nothing', async () => {
  const change = (set: ReturnType<typeof sql>) =>
    tried(network.guestId, (tx) =>
      sql`update lending set ${set} where guest_id = ${network.guestId} returning 1`.execute(tx),
    )
  for (const set of [
    sql`seats = 99`,
    sql`most_per_day = null`,
    sql`weekdays = '{1,2,3,4,5,6,7}'`,
    sql`names = true`,
    sql`from_day = from_day - 30`,
    sql`until_day = until_day + 1`,
  ])
    expect(await change(set)).toBe(refused)
  const after = (set: ReturnType<typeof sql>) =>
    tried(network.guestId, async (tx) => {
      await sql`update convention_partner set ends_on = '2026-12-31', end_reason = '' where guest_id = ${network.guestId}`.execute(
        tx,
      )
      return sql`update lending set ${set} where guest_id = ${network.guestId} returning 1`.execute(tx)
    })
  expect(await after(sql`until_day = '2026-12-31'`)).toBe('1 rows')
  expect(await after(sql`until_day = '2026-12-31', seats = 99`)).toBe(refused)
})

test('a guest counts who came of its own, and writes no other figure of the host', async () => {
  await world.database.asOwner((owner) =>
    owner.query(
      'insert into visit_count (organisation_id, site_id, day, seats, booked, arrived) values ($1, $2, $3, 4, 3, 1)',
      [network.hostId, network.siteId, monday],
    ),
  )
  const write = (statement: ReturnType<typeof sql>) =>
    tried(network.guestId, async (tx) => {
      await openVisits(tx, 'visits')
      return statement.execute(tx)
    })
  expect(await write(sql`update visit_count set arrived = arrived + 1 returning 1`)).toBe('1 rows')
  expect(await write(sql`update visit_count set released = released + 2, freed_halves = 4 returning 1`)).toBe(
    '1 rows',
  )
  for (const statement of [
    sql`update visit_count set arrived = 3 returning 1`,
    sql`update visit_count set booked = 30 returning 1`,
    sql`delete from visit_count returning 1`,
    sql`insert into visit_count (organisation_id, site_id, day, seats, booked)
      values (${network.hostId}, ${network.siteId}, '2026-11-24', 9, 9) returning 1`,
  ])
    expect(await write(statement)).toBe(refused)
})

test('what a guest’s people freed is counted by the guest alone, read by the purpose that counts, and never less', async () => {
  const write = (organisationId: string, statement: ReturnType<typeof sql>) =>
    tried(organisationId, async (tx) => {
      await openVisits(tx, 'visits')
      return statement.execute(tx)
    })
  const freed = (halves: number) => sql`
    insert into freed_month as f values (${network.hostId}, ${network.conventionId}, ${network.guestId}, '2026-11', ${halves}, 1)
    on conflict (organisation_id, convention_id, guest_id, month) do update set halves = excluded.halves returning 1`
  expect(await write(network.hostId, freed(2))).toBe(refused)
  await world.database.transaction(network.guestId, async (tx) => {
    await openVisits(tx, 'visits')
    await freed(2).execute(tx)
  })
  expect(await write(network.guestId, freed(1))).toBe(refused)
  expect(await write(network.guestId, sql`delete from freed_month returning 1`)).toBe(refused)
  expect(await write(network.guestId, freed(3))).toBe('1 rows')
  const read = sql`select from freed_month`
  for (const side of [network.hostId, network.guestId]) {
    expect(await tried(side, (tx) => read.execute(tx))).toBe('0 rows')
    expect(await write(side, read)).toBe('1 rows')
  }
})

test('neither party takes back what both signed, nor undoes the other’s notice', async () => {
  const partner = (organisationId: string, set: ReturnType<typeof sql>) =>
    tried(organisationId, (tx) => sql`update convention_partner set ${set} returning 1`.execute(tx))
  for (const side of [network.guestId, network.hostId]) {
    expect(await tried(side, (tx) => sql`delete from convention_partner returning 1`.execute(tx))).toBe(
      refused,
    )
    expect(await partner(side, sql`document = '{"words": "altre"}'`)).toBe(refused)
    expect(await partner(side, sql`begins_on = '2020-01-01'`)).toBe(refused)
    expect(await partner(side, sql`ends_on = '2026-12-31'`)).toBe('1 rows')
  }
  const undone = await tried(network.guestId, async (tx) => {
    await sql`update convention_partner set ends_on = '2026-12-31'`.execute(tx)
    return sql`update convention_partner set ends_on = null returning 1`.execute(tx)
  })
  expect(undone).toBe(refused)
})

test('a host changes nothing of an offer that was made, and reads no name that was not agreed', async () => {
  const terms = (set: ReturnType<typeof sql>) =>
    tried(network.hostId, (tx) => sql`update convention set ${set} returning 1`.execute(tx))
  expect(await terms(sql`names = true`)).toBe(refused)
  expect(await terms(sql`cost = 'per-day', cost_cents = 900`)).toBe(refused)
  expect(await terms(sql`state = 'draft'`)).toBe(refused)
  // Renewed, ended.
  expect(await terms(sql`until_day = until_day + 365`)).toBe('1 rows')
  expect(await terms(sql`state = 'ended', ended_on = '2026-12-31'`)).toBe('1 rows')
  expect(
    await tried(network.hostId, (tx) => sql`update lending set names = true returning 1`.execute(tx)),
  ).toBe(refused)
})

test('sums are written by what happens, and by nobody’s hand', async () => {
  const after = (organisationId: string, write: ReturnType<typeof sql>) =>
    tried(organisationId, async (tx) => {
      await booked(network.guestId, bruno, network.seatIds[0]!)(tx)
      return write.execute(tx)
    })
  for (const write of [
    sql`update site_day set morning = 0 returning 1`,
    sql`update site_day set shared_most_morning = 99 returning 1`,
    sql`update lent_day set morning = 0 returning 1`,
    sql`update seat_day set morning = false returning 1`,
    sql`delete from site_kept returning 1`,
    sql`update site_kept set seats = 1 returning 1`,
    sql`insert into site_day (organisation_id, site_id, day) values (${network.hostId}, ${network.siteId}, '2026-11-30') returning 1`,
  ])
    expect(await after(network.guestId, write)).toBe(refused)
  // A host takes none of its guest's places, so that nobody of the guest could book.
  const place = tried(network.hostId, (tx) =>
    sql`insert into quota_place values (${network.hostId}, gen_random_uuid(), 'organisation', ${network.guestId}, ${network.guestId},
      '2026-11-30', '', 1, 1, '2026-11-30') returning 1`.execute(tx),
  )
  expect(await place).toBe(refused)
})

test('a member decides nothing of itself, and no coordinator of those who are not its members', async () => {
  const coordinatorId = network.guestId
  const step = (state: string) =>
    tried(network.hostId, (tx) =>
      sql`insert into membership_step (organisation_id, membership_id, state, taken_at, by_organisation_id, by_name)
        select organisation_id, id, ${state}, now(), ${network.hostId}, 'Sara Testa' from membership where member_id = ${network.hostId}
        returning 1`.execute(tx),
    )
  expect(await step('admitted')).toBe(refused)
  expect(await step('left')).toBe('1 rows')
  const suspend = (memberId: string, state: string) =>
    tried(coordinatorId, async (tx) => {
      await sql`update membership set state = ${state} where member_id = ${memberId}`.execute(tx)
      return sql`insert into member_suspension (organisation_id, member_id, since)
        values (${coordinatorId}, ${memberId}, now()) returning 1`.execute(tx)
    })
  expect(await suspend(network.hostId, 'suspended')).toBe('1 rows')
  expect(await suspend(network.hostId, 'admitted')).toBe(refused)
  expect(await suspend(strangerId, 'suspended')).toBe(refused)
})

test('the look at a place with its owner’s eyes shows it to its organisation and to the guest it is lent to, as that', async () => {
  const looks = async (
    entered: string | undefined,
    {
      host = network.hostId,
      guest,
      who = bruno,
      day = monday,
    }: { host?: string; guest: string; who?: string; day?: string },
  ) => {
    const found = await world.database.transaction(entered, (tx) =>
      sql<{ refused: string | null; seats: string[] | null }>`
        select * from find_place(${host}, ${network.siteId}, null, null, '{}', ${guest}, ${who}, ${day}::date, true, true, 'own',
          '2026-11-20', false)`.execute(tx),
    )
    const [one] = found.rows
    return one!.refused ?? one!.seats!.length
  }
  const { hostId, guestId } = network
  const seats = network.seatIds.length
  expect(await looks(guestId, { guest: guestId })).toBe(seats)
  expect(await looks(hostId, { guest: hostId, who: strangersPerson })).toBe(seats)
  expect(await looks(hostId, { guest: guestId })).toBe(seats)
  expect(await looks(guestId, { guest: guestId, day: '2026-11-29' })).toBe('closed')
  // What is lent to another is not seen by saying that one is that other, nor by being nobody.
  for (const entered of [strangerId, undefined])
    for (const guest of [guestId, hostId, strangerId]) expect(await looks(entered, { guest })).toBe('no-site')
  // A guest that says it is the host, or another, asks for what is not its own.
  expect(await looks(guestId, { guest: hostId })).toBe('no-site')
  expect(await looks(guestId, { guest: strangerId })).toBe('no-site')
  expect(await looks(guestId, { host: guestId, guest: guestId })).toBe('no-site')
})
