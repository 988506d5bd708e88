import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { openTestDatabase } from '../setup/database.ts'

test('a test gets a migrated database of its own, as the application and as the owner', async () => {
  const [first, second] = [await openTestDatabase(), await openTestDatabase()]
  try {
    expect(first.kind).toBe(process.env.VICINATO_TEST_ENGINE)
    await first.asOwner((owner) => owner.query('create table only_in_the_first (n int)'))
    const known = await Promise.all(
      [first, second].map(({ transaction }) =>
        transaction(undefined, async (tx) => {
          const { rows } = await sql<{ role: string; there: boolean }>`
            select current_user as role, to_regclass('only_in_the_first') is not null as there`.execute(tx)
          return rows[0]
        }),
      ),
    )
    expect(known).toEqual([
      { role: 'vicinato_app', there: true },
      { role: 'vicinato_app', there: false },
    ])
  } finally {
    await Promise.all([first.close(), second.close()])
  }
})
