import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestDatabase, type TestDatabase } from '../tests/setup/database.ts'
import { findBrokenAudit, writeAudit } from './audit.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

test('two hundred entries of two organisations at once: numbered without gaps, chained, none lost', async () => {
  const organisations = [randomUUID(), randomUUID()]
  for (const id of organisations)
    await database.transaction(id, (tx) =>
      sql`insert into organisation (id, slug, name) values (${id}, ${`o-${id}`}, 'O')`.execute(tx),
    )
  const acts = Array.from({ length: 200 }, (_, n) => n)
  const outcomes = await Promise.allSettled(
    acts.map((n) => {
      const organisationId = organisations[n % 2]!
      return database.transaction(organisationId, async (tx) => {
        await writeAudit(tx, organisationId, [
          { at: 1_800_000_000_000, actor: 'a', act: 'test/act', subject: String(n), details: {} },
        ])
        // Every tenth act fails after its entry: what was not done leaves neither an entry nor a gap.
        if (n % 10 === 0) throw new Error('planted')
      })
    }),
  )
  expect(outcomes.filter(({ status }) => status === 'rejected')).toHaveLength(20)
  const subjects: number[] = []
  for (const [place, organisationId] of organisations.entries()) {
    const { rows } = await database.transaction(organisationId, (tx) =>
      sql<{ seq: number; subject: string }>`select seq, subject from audit_entry order by seq`.execute(tx),
    )
    const kept = place === 0 ? 80 : 100
    expect(rows.map(({ seq }) => seq)).toEqual(Array.from({ length: kept }, (_, index) => index + 1))
    subjects.push(...rows.map(({ subject }) => Number(subject)))
    expect(await database.transaction(organisationId, findBrokenAudit)).toEqual([])
  }
  expect(subjects.sort((a, b) => a - b)).toEqual(acts.filter((n) => n % 10 !== 0))
})
