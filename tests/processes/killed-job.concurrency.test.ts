import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { systemClock } from '../../platform/clock.ts'
import { jobsOn } from '../../platform/jobs.ts'
import { openTestDatabase } from '../setup/database.ts'
import { killed, startChild } from './child.ts'

test('the job of a process killed in the middle is taken up again by another', async () => {
  const database = await openTestDatabase()
  const child = startChild('./stuck-child.ts', [database.url!])
  const jobs = jobsOn(database, systemClock, () => {})
  try {
    const id = randomUUID()
    const sender = jobsOn(database, systemClock, () => {})
    await sender.start({})
    await database.transaction(undefined, (tx) =>
      sender.enqueue(tx, 'tidy', { organisationId: randomUUID(), id }),
    )
    expect((await child.lines.next()).value).toBe(`took ${id}`)
    await killed(child)
    const taken = new Promise<string>((resolve) => {
      jobs.start({ tidy: async (job) => resolve(job.id) }).catch(() => {})
    })
    expect(await taken).toBe(id)
    await sender.stop()
  } finally {
    await jobs.stop()
    await database.close()
  }
}, 120_000)

test('what is queued in a transaction that is rolled back was never queued', async () => {
  const database = await openTestDatabase()
  const jobs = jobsOn(database, systemClock, () => {})
  const taken: string[] = []
  try {
    await jobs.start({
      tidy: async ({ id }) => {
        taken.push(id)
      },
    })
    const [lost, kept] = [randomUUID(), randomUUID()]
    const queue = (id: string, fails: boolean) =>
      database.transaction(undefined, async (tx) => {
        await jobs.enqueue(tx, 'tidy', { organisationId: randomUUID(), id })
        if (fails) throw new Error('rolled back')
      })
    await expect(queue(lost, true)).rejects.toThrow('rolled back')
    await queue(kept, false)
    while (taken.length === 0) await new Promise((resolve) => setTimeout(resolve, 50))
    expect(taken).toEqual([kept])
  } finally {
    await jobs.stop()
    await database.close()
  }
})
