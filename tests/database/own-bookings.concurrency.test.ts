import type pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bookings } from '../../features/bookings/contract.ts'
import { presence } from '../../features/presence/contract.ts'
import { visits } from '../../features/visits/contract.ts'
import type { Day } from '../../vocabulary/day.ts'
import { openNetwork } from '../network-world.ts'
import { openWorld, type World } from '../world.ts'

// One organisation alone, whose people booked for years: by its own tenant nothing is told apart any more.
const stored = 200_000
/** Of eight kilobytes: a person's years are some dozens, the table is four thousand. */
const mostBlocks = 300
let world: World
let network: Awaited<ReturnType<typeof openNetwork>>
const recorded: { text: string; values: unknown[] }[] = []

beforeAll(async () => {
  world = await openWorld()
  network = await openNetwork(world)
  await world.database.asOwner((owner: pg.ClientBase) =>
    owner.query(`
      set session_replication_role = replica;
      insert into booking (organisation_id, site_id, seat_id, guest_id, person_id, convention_id, day, morning, afternoon,
          state, source, made_at)
      select '${network.hostId}', md5((n % 100)::text)::uuid, md5((n % 1000)::text)::uuid, '${network.guestId}',
        md5((n % 1000)::text)::uuid, '${network.conventionId}', '2026-11-24'::date - (n / 1000), true, true,
        case n % 50 when 0 then 'released' when 1 then 'cancelled' else 'confirmed' end, 'own', now()
      from generate_series(1, ${stored}) n;
      set session_replication_role = origin;
      analyze booking`),
  )
  const pool = world.database.engine.pool
  const patched = new WeakSet<pg.PoolClient>()
  pool.on('acquire', (client: pg.PoolClient) => {
    if (patched.has(client)) return
    patched.add(client)
    const query = client.query.bind(client) as (...all: unknown[]) => unknown
    client.query = ((text: unknown, values: unknown, ...rest: unknown[]) => {
      if (typeof text === 'string') recorded.push({ text, values: Array.isArray(values) ? values : [] })
      return query(text, values, ...rest)
    }) as typeof client.query
  })
}, 120_000)
afterAll(() => world.close())

test('one’s own seats are found without reading everybody’s', async () => {
  const bruno = await world.as('Bruno Ferri')
  const day = '2026-11-24' as Day
  const { hostId, siteId } = network
  const { items } = await bruno.ask(bookings.book, { hostId, siteId, days: [day] })
  const { address } = await bruno.ask(presence.makeMyCalendar, { withAway: false })
  recorded.length = 0
  await bruno.ask(bookings.myBookings, {})
  await bruno.ask(visits.myVisits, {})
  await world.house.http.inject({ url: new URL(address).pathname })
  await bruno.ask(bookings.cancel, { bookingId: items[0]!.bookingId! })
  const statements = recorded.filter(
    ({ text }) => /\bbooking\b/.test(text) && /^\s*(select|update|with)/i.test(text),
  )
  const read: string[] = []
  for (const { text, values } of statements) {
    const rows = await world.database.asOwner(async (owner) => {
      await owner.query('begin')
      try {
        await owner.query('set local role vicinato_app')
        await owner.query(`select set_config('app.organisation', $1, true)`, [world.organisationId])
        return (await owner.query(`explain (analyze, buffers, format json) ${text}`, values)).rows
      } finally {
        await owner.query('rollback')
      }
    })
    // An index read from end to end is no better than the table: what counts is how much was read.
    const walk = (node: Record<string, unknown>): void => {
      const children = (node.Plans as Record<string, unknown>[] | undefined) ?? []
      const blocksOf = (one: Record<string, unknown>) =>
        Number(one['Shared Hit Blocks']) + Number(one['Shared Read Blocks'])
      const blocks = blocksOf(node) - children.reduce((sum, child) => sum + blocksOf(child), 0)
      if (blocks > mostBlocks) read.push(`${blocks} blocks: ${text.replaceAll(/\s+/g, ' ').slice(0, 160)}`)
      for (const child of children) walk(child)
    }
    walk(rows[0]!['QUERY PLAN'][0].Plan)
  }
  expect(statements.length).toBeGreaterThan(3)
  expect(read).toEqual([])
})
