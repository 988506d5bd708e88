import { randomBytes, randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { foundOrganisation } from '../../features/alliance/actions.ts'
import { enterPerson } from '../../features/people/actions.ts'
import { inventedPerson } from '../../features/people/example.ts'
import type { Transaction } from '../../platform/database/transaction.ts'
import type { Day } from '../../vocabulary/day.ts'
import { openTestDatabase, type TestDatabase } from '../setup/database.ts'

// Ways in which row-level security is believed to hold and does not. Each test shows the trap, and that it is not ours.
let database: TestDatabase
let ours: string
let theirs: string
beforeAll(async () => {
  database = await openTestDatabase()
  const found = (slug: string) =>
    database.transaction(undefined, (tx) =>
      foundOrganisation(tx, { name: slug, slug, patronDay: null, demo: false }),
    )
  ;[ours, theirs] = [await found('ours'), await found('theirs')]
})
afterAll(() => database.close())

const attempt = (organisationId: string | undefined, statement: string) =>
  database
    .transaction(organisationId, async (tx) => (await sql.raw(statement).execute(tx)).rows)
    .catch((fault: { code?: string }) => fault.code)
const asOwner = async <Row>(statement: string): Promise<Row[]> =>
  (await database.asOwner((owner) => owner.query(statement))).rows as Row[]

test('trap: the owner of a table passes its policies unless they are forced', async () => {
  const owner = `trap_${randomBytes(4).toString('hex')}`
  await database.asOwner(async (client) => {
    await client.query(`create role ${owner}`)
    await client.query(
      `create table trap_owned (organisation_id int); insert into trap_owned values (1), (2)`,
    )
    await client.query(
      `alter table trap_owned owner to ${owner}; alter table trap_owned enable row level security`,
    )
    const seen = async () => {
      await client.query(`set role ${owner}`)
      const { rows } = await client.query('select from trap_owned')
      await client.query('reset role')
      return rows.length
    }
    expect(await seen()).toBe(2)
    await client.query('alter table trap_owned force row level security')
    expect(await seen()).toBe(0)
    await client.query(`drop table trap_owned; drop role ${owner}`)
  })
})

test('trap: after a transaction its setting is empty and not absent, which no cast survives', async () => {
  expect(await attempt(undefined, "select current_setting('app.organisation')::uuid")).toBe('22P02')
  await database.transaction(ours, async () => {})
  expect(await attempt(undefined, 'select id from organisation')).toEqual([])
})

test('trap: a reference is checked without policies, so one that names no organisation crosses', async () => {
  await asOwner(`
    create table trap_parent (organisation_id uuid, id uuid primary key);
    create table trap_child (organisation_id uuid, parent uuid references trap_parent);
    call protect('trap_parent'); call protect('trap_child')`)
  const parent = randomUUID()
  await attempt(theirs, `insert into trap_parent values ('${theirs}', '${parent}')`)
  expect(await attempt(ours, 'select from trap_parent')).toEqual([])
  expect(await attempt(ours, `insert into trap_child values ('${ours}', '${parent}')`)).toEqual([])

  const place = (organisationId: string, table: string) =>
    database.transaction(organisationId, async (tx) => {
      const { rows } = await sql<{ id: string }>`
        insert into ${sql.table(table)} (organisation_id, code, name ${sql.raw(table === 'office' ? ', desks' : '')})
        values (${organisationId}, 'a', 'A' ${sql.raw(table === 'office' ? ', 1' : '')}) returning id`.execute(
        tx,
      )
      return rows[0]!.id
    })
  const [ourOffice, theirDirectorate] = [await place(ours, 'office'), await place(theirs, 'directorate')]
  const team = `insert into team (organisation_id, code, name, directorate_id, office_id)
    values ('${ours}', 't', 'T', '${theirDirectorate}', '${ourOffice}')`
  expect(await attempt(ours, team)).toBe('23503')
})

test('trap: a unique key over all organisations tells that a value exists elsewhere', async () => {
  await asOwner(
    `create table trap_unique (organisation_id uuid, email text unique); call protect('trap_unique')`,
  )
  const insert = (organisationId: string) =>
    `insert into trap_unique values ('${organisationId}', 'a@x.example')`
  await attempt(theirs, insert(theirs))
  expect(await attempt(ours, insert(ours))).toBe('23505')

  const person = inventedPerson({ givenName: 'Ada', familyName: 'Colombo', email: 'ada@x.example' })
  const enter = (organisationId: string) =>
    database.transaction(organisationId, (tx: Transaction) =>
      enterPerson(tx, organisationId, { ...person, roles: [] }, { today: '2026-11-23' as Day, now: 0 }),
    )
  expect(await enter(theirs)).not.toBe(await enter(ours))
})

test('trap: a right to empty a table asks no policy, nor does one to refer to it', async () => {
  await asOwner(`create table trap_emptied (organisation_id uuid); call protect('trap_emptied');
    insert into trap_emptied values ('${theirs}'); grant truncate on trap_emptied to vicinato_app`)
  await attempt(ours, 'truncate trap_emptied')
  expect(await asOwner('select from trap_emptied')).toEqual([])
  for (const table of ['person', 'wish', 'audit_entry', 'organisation'])
    expect(await attempt(ours, `truncate ${table}`)).toBe('42501')
  expect(await attempt(ours, 'create table trap_made (id int)')).toBe('42501')
})

test('trap: a view shows what its owner sees, unless it is told to ask who looks', async () => {
  await asOwner(`create view trap_view as select id from organisation;
    create view trap_asking with (security_invoker = true) as select id from organisation;
    grant select on trap_view, trap_asking to vicinato_app`)
  expect(await attempt(ours, 'select id from trap_view')).toHaveLength(2)
  expect(await attempt(ours, 'select id from trap_asking')).toEqual([{ id: ours }])
  await asOwner('drop view trap_view, trap_asking')
})

test('the organisation and the role end with the transaction', async () => {
  await database.transaction(ours, async () => {})
  const { rows } = await database.engine.pool.query(
    "select current_user as role, current_setting('app.organisation', true) as organisation",
  )
  // The embedded session is the superuser's between transactions; on PostgreSQL it never is.
  const role = database.kind === 'embedded' ? 'postgres' : 'vicinato_app'
  expect(rows).toEqual([{ role, organisation: '' }])
})

test('what was applied to the schema is the owner’s affair', async () => {
  expect(await attempt(ours, 'select name from schema_migration')).toBe('42501')
  expect(await attempt(ours, "insert into schema_migration (name) values ('9999-x.sql')")).toBe('42501')
  expect(await attempt(ours, 'alter table person disable row level security')).toBe('42501')
  expect(await attempt(ours, 'drop policy tenant on person')).toBe('42501')
  expect(await attempt(ours, "set session_replication_role = 'replica'")).toBe('42501')
})

test('injected SQL cannot take another role on PostgreSQL; embedded it can, as the README says', async () => {
  const escapes = [
    'reset role',
    'set role none',
    'set role postgres',
    'set local role postgres',
    "select set_config('role', 'postgres', false)",
    "select set_config('role', 'none', true)",
    'set session authorization default',
    'set session authorization postgres',
    'discard all',
    'set row_security = off',
  ]
  for (const way of escapes) {
    const seen = await database
      .transaction(ours, async (tx) => {
        await sql`savepoint before_escape`.execute(tx)
        // A refused attempt leaves the role as it was; one that is accepted must not have given anything either.
        await sql
          .raw(way)
          .execute(tx)
          .catch(() => sql`rollback to savepoint before_escape`.execute(tx))
        await sql`select set_config('app.organisation', '', true)`.execute(tx)
        const { rows } = await sql`select id from organisation`.execute(tx)
        return rows.length
      })
      .catch((fault: { code?: string }) => fault.code)
    if (database.kind === 'server')
      expect([way, seen]).toEqual([way, way === 'set row_security = off' ? '42501' : 0])
    else if (way === 'reset role') expect(seen).toBe(2)
  }
})
