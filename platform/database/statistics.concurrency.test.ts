import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { openTestDatabase } from '../../tests/setup/database.ts'

test('what was much written to has statistics at once on a server too, though the application may not gather them', async () => {
  const at = await openTestDatabase()
  try {
    await at.asOwner((owner) =>
      owner.query(
        'create table filled (a int); grant all on filled to public; alter table filled set (autovacuum_enabled = off)',
      ),
    )
    await at.transaction(undefined, (tx) =>
      sql`insert into filled select ${1}::int + n from generate_series(1, 5000) as n`.execute(tx),
    )
    const known = () =>
      at.transaction(undefined, async (tx) => {
        const { rows } = await sql<{ rows: number }>`select reltuples::int as rows from pg_class
          where relname = ${'filled'}`.execute(tx)
        return rows[0]!.rows
      })
    await at.transaction(undefined, (tx) => sql`analyze filled`.execute(tx))
    expect(await known()).toBe(-1)
    // The server counts what was written when the session that wrote comes to rest, at the latest within seconds.
    await expect
      .poll(
        async () => {
          await at.engine.refreshStatistics()
          return known()
        },
        { timeout: 30_000 },
      )
      .toBe(5000)
  } finally {
    await at.close()
  }
})
