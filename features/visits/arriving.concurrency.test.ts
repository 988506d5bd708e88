import { afterAll, beforeAll, expect, test } from 'vitest'
import { openNetwork } from '../../tests/network-world.ts'
import { openWorld, type World } from '../../tests/world.ts'
import type { Day } from '../../vocabulary/day.ts'
import { bookings } from '../bookings/contract.ts'
import { visits } from './contract.ts'
import { freeUnseen } from './turning-actions.ts'

// At ten the seats of who did not come are freed, and at that very moment people come in at the door.
let world: World
let network: Awaited<ReturnType<typeof openNetwork>>
beforeAll(async () => {
  world = await openWorld({ jobs: false })
  network = await openNetwork(world)
  await world.database.asOwner((owner) =>
    owner.query('insert into arrival_rule values ($1, $2, 600, 870)', [network.hostId, network.siteId]),
  )
}, 120_000)
afterAll(async () => {
  expect(world.logged.filter(({ level }) => level === 'fault')).toEqual([])
  await world.close()
})

test('who comes while seats are freed either has the seat and keeps it, or is told that it is freed', async () => {
  const days = ['2026-11-24', '2026-11-25', '2026-11-26', '2026-11-27', '2026-11-30', '2026-12-01'] as Day[]
  const names = ['Ada Colombo', 'Bruno Ferri', 'Carla Greco', 'Dino Russo'] as const
  const outcomes: number[] = []
  for (const [index, day] of days.entries()) {
    world.clock.moveTo(`${day}T08:30:00Z`)
    const clients = await Promise.all(names.map(world.as))
    const held = await Promise.all(
      clients.map((one) =>
        one.ask(bookings.book, { hostId: network.hostId, siteId: network.siteId, days: [day] }),
      ),
    )
    const ids = held.map(({ items }) => items[0]!.bookingId!)
    world.clock.moveTo(`${day}T09:05:00Z`)
    const freeing = () =>
      world.database.transaction(network.guestId, (tx) =>
        freeUnseen({ tx, now: world.clock.now(), audit: () => {}, enqueue: async () => {} }, network.guestId),
      )
    const arriving = () => clients.map((one, at) => one.send(visits.arrive, { bookingId: ids[at]! }))
    // In turn the one and the others begin first.
    const all = index % 2 === 0 ? [freeing(), ...arriving()] : [...arriving(), freeing()]
    const answers = (await Promise.all(all)).filter((one) => one !== undefined)
    outcomes.push(...answers.map(({ status }) => status))
    const { rows } = await world.database.asOwner((owner) =>
      owner.query<{ id: string; state: string; came: boolean }>(
        `select b.id, b.state, exists (select from check_in c where c.organisation_id = b.organisation_id
           and c.booking_id = b.id and c.said_at is not null) as came
         from booking b where b.day = $1`,
        [day],
      ),
    )
    for (const [at, { status, body }] of answers.entries()) {
      const real = rows.find(({ id }) => id === ids[at])
      if (status === 409) expect(body).toMatchObject({ reasons: [{ code: 'visits/freed' }] })
      expect([status, real?.state, real?.came]).toEqual(
        status === 409 ? [409, 'released', false] : [status, 'confirmed', true],
      )
    }
  }
  expect([...new Set(outcomes)].filter((status) => status >= 400 && status !== 409)).toEqual([])
})
