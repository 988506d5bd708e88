import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestDatabase, type TestDatabase } from '../tests/setup/database.ts'
import { stoppedClock } from './clock.ts'
import { jobsOn } from './jobs.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

test('what many ask for is done once for all of them, and one that fails keeps no other from it', async () => {
  const faults: unknown[] = []
  const jobs = jobsOn(database, stoppedClock('2026-11-22'), (fault) => faults.push(fault))
  await jobs.start({})
  const [failing, other] = [randomUUID(), randomUUID()]
  for (const organisationId of [failing, other, failing, other, other, failing])
    await database.transaction(organisationId, (tx) =>
      jobs.enqueue(tx, 'turn-bookings', { organisationId, id: organisationId }),
    )
  await jobs.stop()

  const done: string[] = []
  const working = jobsOn(database, stoppedClock('2026-11-22'), (fault) => faults.push(fault))
  const both = new Promise<void>((resolve) => {
    void working.start({
      'turn-bookings': async ({ organisationId }) => {
        done.push(organisationId)
        if (done.length === 2) resolve()
        if (organisationId === failing) throw new Error('once')
      },
    })
  })
  await both
  await working.stop()
  expect(done.sort()).toEqual([failing, other].sort())
  expect(faults).toMatchObject([{ message: 'once' }])
})
