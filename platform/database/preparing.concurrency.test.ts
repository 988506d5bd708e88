import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestDatabase, type TestDatabase } from '../../tests/setup/database.ts'

let at: TestDatabase
beforeAll(async () => {
  at = await openTestDatabase()
}, 60_000)
afterAll(() => at.close())

test('a statement is planned once per connection, whatever its values; each gets its own answer', async () => {
  const answers = await at.transaction(undefined, async (tx) => {
    const found: number[] = []
    for (let turn = 0; turn < 7; turn++) {
      const { rows } = await sql<{ twice: number }>`select ${turn}::int * 2 as twice`.execute(tx)
      found.push(rows[0]!.twice)
    }
    const { rows } = await sql<{ calls: number }>`select (generic_plans + custom_plans)::int as calls
      from pg_prepared_statements where name like 'vicinato-%' and statement like ${'%* 2 as twice'}`.execute(
      tx,
    )
    return { found, calls: rows.map(({ calls }) => calls) }
  })
  expect(answers.found).toEqual([0, 2, 4, 6, 8, 10, 12])
  expect(answers.calls).toEqual([7])
})

test('a statement whose table was altered meanwhile still answers', async () => {
  await at.asOwner((owner) => owner.query('create table scratch (a int); grant all on scratch to public'))
  const sum = () =>
    at.transaction(undefined, async (tx) => {
      const { rows } = await sql<{
        sum: number
      }>`select count(a)::int + ${1}::int as sum from scratch`.execute(tx)
      return rows[0]!.sum
    })
  expect(await sum()).toBe(1)
  await at.asOwner((owner) => owner.query('alter table scratch add b int; insert into scratch values (1, 1)'))
  expect(await sum()).toBe(2)
})
