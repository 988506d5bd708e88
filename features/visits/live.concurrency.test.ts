import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Change } from '../../platform/database/live.ts'
import { applicationUrl, openServer } from '../../platform/database/server.ts'
import { type Database, databaseOn } from '../../platform/database/transaction.ts'
import { tellSeatsChanged } from '../../platform/live.ts'
import { openTestDatabase, type TestDatabase } from '../../tests/setup/database.ts'
import type { Day } from '../../vocabulary/day.ts'

// Two processes on one PostgreSQL, as two databases opened on it.
let here: TestDatabase
let there: Database
const siteId = '00000000-0000-4000-8000-000000000007'
beforeAll(async () => {
  here = await openTestDatabase()
  const url = here.url!
  there = databaseOn(openServer({ url: applicationUrl(url), ownerUrl: url, connections: 2 }))
})
afterAll(async () => {
  await there.close()
  await here.close()
})

const changeThere = (day: string) =>
  there.transaction(undefined, async (tx) => tellSeatsChanged({ tx }, [{ siteId, day: day as Day }]))
function looking() {
  const changes: Change[] = []
  let told = () => {}
  const stop = here.live.watch(
    { siteIds: [siteId], from: '2026-11-01' as Day, until: '2026-12-31' as Day },
    (change) => {
      changes.push(change)
      told()
    },
  )
  return {
    changes,
    stop,
    until: async (is: (change: Change) => boolean) => {
      while (!changes.some(is)) await new Promise<void>((resolve) => (told = resolve))
    },
  }
}

test('what one process changes is told in the other', async () => {
  const look = looking()
  // Until its connection listens, what is said is not heard: so it is said until it is.
  const saying = setInterval(() => void changeThere('2026-11-24'), 200)
  await look.until(({ days }) => days.includes('2026-11-24' as Day))
  clearInterval(saying)
  look.stop()
})

test('a connection that was cut while something changed is opened again, and everybody looks anew', async () => {
  const look = looking()
  await here.asOwner(async (owner) => {
    const { rows } = await owner.query(`select pid from pg_stat_activity
      where application_name = 'vicinato live' and datname = current_database()`)
    expect(rows.length).toBeGreaterThanOrEqual(1)
    for (const { pid } of rows) await owner.query('select pg_terminate_backend($1)', [pid])
  })
  await changeThere('2026-11-25')
  // No day: whatever was missed meanwhile, the page asks again.
  await look.until(({ siteIds, days }) => siteIds.includes(siteId) && days.length === 0)
  // And afterwards it hears again.
  const saying = setInterval(() => void changeThere('2026-11-26'), 200)
  await look.until(({ days }) => days.includes('2026-11-26' as Day))
  clearInterval(saying)
  look.stop()
})
