import { afterAll, beforeAll, expect, test } from 'vitest'
import { openHouse, worksOf } from '../../app/house.ts'
import { deliveringIn } from '../../tests/delivering.ts'
import { openWorld, type World } from '../../tests/world.ts'
import { tell } from './actions.ts'

// Two processes on one database, each with a worker that takes deliveries at the same time.
let world: World
let other: Awaited<ReturnType<typeof openHouse>>
beforeAll(async () => {
  world = await openWorld()
  other = await openHouse(world.database, world.services, { requestsPerMinute: 1000, trustProxy: false })
  await other.jobs.start({ 'deliver-notices': worksOf(world.services)['deliver-notices'] })
})
afterAll(async () => {
  await other.jobs.stop()
  await world.close()
})

test('of two workers that deliver at once, each letter is sent by one', async () => {
  const { organisationId, database, clock } = world
  const people = ['Ada Colombo', 'Bruno Ferri', 'Carla Greco', 'Dino Russo', 'Elena Fontana'] as const
  const months = Array.from(
    { length: 30 },
    (_, n) => `${2027 + Math.floor(n / 12)}-${String((n % 12) + 1).padStart(2, '0')}`,
  )
  for (const month of months) {
    await database.transaction(organisationId, async (tx) => {
      const told = people.map((name) => ({
        personId: world.personIdOf(name),
        kind: 'planning/published' as const,
        details: { month },
      }))
      await tell({ tx, now: clock.now() }, organisationId, told)
      for (const jobs of [world.house.jobs, other.jobs, world.house.jobs, other.jobs])
        await jobs.enqueue(tx, 'deliver-notices', { organisationId, id: organisationId })
    })
  }
  await deliveringIn(world).delivered()
  // Each notice is in one letter, alone or with others of the same person.
  const told = world.mails.flatMap(({ to, html }) =>
    [...html!.matchAll(/my-month\?month=(\d{4}-\d{2})/g)].map(([, month]) => `${to} ${month}`),
  )
  expect(told.length).toBe(people.length * months.length)
  expect(new Set(told).size).toBe(told.length)
})
