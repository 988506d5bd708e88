import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { openTestDatabase, type TestDatabase } from '../tests/setup/database.ts'
import { findBrokenAudit, writeAudit } from './audit.ts'

let database: TestDatabase
let organisationId: string
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())
// Each test has an organisation of its own, and so a chain.
beforeEach(async () => {
  organisationId = randomUUID()
  await database.transaction(organisationId, async (tx) => {
    await sql`insert into organisation (id, slug, name) values (${organisationId}, ${`o-${organisationId}`}, 'A')`.execute(
      tx,
    )
    for (let n = 1; n <= 6; n++) await writeAudit(tx, organisationId, [entry(n)])
  })
})

const entry = (n: number) => ({
  at: 1_800_000_000_123 + n,
  actor: 'somebody',
  act: 'test/act',
  subject: `subject ${n}`,
  details: { n, text: 'a "quoted"\nline', nothing: null },
})
const broken = () => database.transaction(organisationId, findBrokenAudit)
/** As somebody with the power to do anything to the database, triggers switched off. */
const plant = (statement: string) =>
  database.asOwner(async (owner) => {
    await owner.query("set session_replication_role = 'replica'")
    await owner.query(statement.replaceAll('OURS', `organisation_id = '${organisationId}'`))
    await owner.query("set session_replication_role = 'origin'")
  })

test('entries are numbered from one without gaps, each chained to the one before', async () => {
  const { rows } = await database.transaction(organisationId, (tx) =>
    sql<{
      seq: number
      linked: boolean
    }>`select seq, previous_hash = lag(hash, 1, '\\x00'::bytea) over (order by seq) as linked
      from audit_entry order by seq`.execute(tx),
  )
  expect(rows).toEqual([1, 2, 3, 4, 5, 6].map((seq) => ({ seq, linked: true })))
  expect(await broken()).toEqual([])
})

test('the application can neither change, delete nor empty, and cannot choose a number', async () => {
  const attempt = (statement: string) =>
    database
      .transaction(organisationId, (tx) => sql.raw(statement).execute(tx))
      .then(() => 'done')
      .catch((fault: { code: string }) => fault.code)
  for (const statement of [
    "update audit_entry set actor = 'x'",
    'delete from audit_entry',
    'truncate audit_entry',
    'delete from audit_head',
    'truncate audit_head',
    'alter table audit_entry disable trigger all',
  ])
    expect([statement, await attempt(statement)]).toEqual([statement, '42501'])
  expect(
    await attempt(
      `insert into audit_entry values ('${organisationId}', 3, now(), 'x', 'x', 'x', '{}', '\\xff', '\\xff')`,
    ),
  ).toBe('done')
  expect(await broken()).toEqual([])
})

test('not even the owner changes, deletes or empties by an ordinary statement', async () => {
  for (const statement of [
    "update audit_entry set actor = 'x'",
    'delete from audit_entry',
    'truncate audit_entry',
  ])
    await expect(database.asOwner((owner) => owner.query(statement))).rejects.toMatchObject({
      code: '42501',
    })
})

const planted: [what: string, statement: string, found: { seq: number; what: string }[]][] = [
  [
    'another actor',
    "update audit_entry set actor = 'x' where OURS and seq = 3",
    [{ seq: 3, what: 'changed' }],
  ],
  [
    'another instant',
    "update audit_entry set at = at + interval '1 ms' where OURS and seq = 3",
    [{ seq: 3, what: 'changed' }],
  ],
  [
    'another detail',
    `update audit_entry set details = '{"n": 9}' where OURS and seq = 3`,
    [{ seq: 3, what: 'changed' }],
  ],
  [
    'a text moved from one field to the next',
    "update audit_entry set act = 'test', subject = '/act' || subject where OURS and seq = 3",
    [{ seq: 3, what: 'changed' }],
  ],
  [
    'two entries that change places',
    'update audit_entry set seq = seq + 100 where OURS and seq in (2, 3); update audit_entry set seq = 105 - seq where OURS and seq > 100',
    [
      { seq: 2, what: 'changed' },
      { seq: 2, what: 'not chained' },
      { seq: 3, what: 'changed' },
      { seq: 3, what: 'not chained' },
      { seq: 4, what: 'not chained' },
    ],
  ],
  [
    'an entry taken from the middle',
    'delete from audit_entry where OURS and seq = 3',
    [4, 5, 6].map((seq) => ({ seq, what: 'not chained' })),
  ],
  [
    'an entry changed and hashed anew',
    "update audit_entry set actor = 'x' where OURS and seq = 3; update audit_entry e set hash = audit_hash(e.previous_hash, e.seq, e) where OURS and seq = 3",
    [{ seq: 4, what: 'not chained' }],
  ],
  [
    'the first entries',
    'delete from audit_entry where OURS and seq <= 2',
    [3, 4, 5, 6].map((seq) => ({ seq, what: 'not chained' })),
  ],
  ['the last entry', 'delete from audit_entry where OURS and seq = 6', [{ seq: 6, what: 'cut' }]],
  ['all entries', 'delete from audit_entry where OURS', [{ seq: 6, what: 'cut' }]],
  ['the head', 'delete from audit_head where OURS', [{ seq: 6, what: 'cut' }]],
]
test.each(planted)('found when planted: %s', async (_, statement, found) => {
  await plant(statement)
  expect(await broken()).toEqual(found)
})
