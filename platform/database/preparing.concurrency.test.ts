import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestDatabase, type TestDatabase } from '../../tests/setup/database.ts'
import { withTheNext } from './preparing.ts'
import { askBeside } from './transaction.ts'

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

test('what is asked beside the next statement is answered with it, and where none follows by itself', async () => {
  const answers = await at.transaction(undefined, async (tx) => {
    const one = await askBeside(tx, sql<{ n: number }>`select ${1}::int as n`)
    const { rows } = await sql<{ n: number }>`select ${2}::int as n`.execute(tx)
    const three = await askBeside(tx, sql<{ n: number }>`select ${3}::int as n`)
    return [await one(), rows, await three()].map(([row]) => row!.n)
  })
  expect(answers).toEqual([1, 2, 3])
})

test('the first fault is the one that is told, whatever was sent or still held behind it', async () => {
  const givenUp = at.transaction(undefined, async (tx) => {
    await expect(sql`select 1 / ${0}::int`.execute(tx)).rejects.toMatchObject({ code: '22012' })
    await sql`${sql.raw(withTheNext)}select 1`.execute(tx)
    throw new Error('given up')
  })
  await expect(givenUp).rejects.toThrow('given up')
  const failed = at.transaction(undefined, async (tx) => {
    await sql`${sql.raw(withTheNext)}select 1 / 0`.execute(tx)
    const beside = await askBeside(tx, sql`select 2`)
    await expect(beside()).rejects.toMatchObject({ code: '22012' })
    await sql`select 3`.execute(tx)
  })
  await expect(failed).rejects.toMatchObject({ code: '22012' })
  // The connection is as good as new.
  await at.transaction(undefined, async (tx) => {
    expect((await sql`select 4 as four`.execute(tx)).rows).toEqual([{ four: 4 }])
  })
})
