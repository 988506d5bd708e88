import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openHomes, openVisits, type Transaction } from '../../platform/database/transaction.ts'
import { openTestDatabase, type TestDatabase } from '../setup/database.ts'

type Column = { name: string; type: string }
type Table = { name: string; key: string; columns: Column[]; rights: string[]; hidden: boolean }

let database: TestDatabase
let tables: Table[]
const [ours, theirs] = [randomUUID(), randomUUID()]

// One row per organisation in every table, made from the catalogue, so that a new table is covered by existing.
beforeAll(async () => {
  database = await openTestDatabase()
  await database.asOwner(async (owner) => {
    // What a row means does not matter here, only whose it is: references, triggers and checks are off.
    await owner.query("set session_replication_role = 'replica'")
    const { rows: checks } = await owner.query(`
      select case when contypid = 0 then 'table ' || conrelid::regclass else 'domain ' || contypid::regtype end as checked, conname
      from pg_constraint where contype = 'c' and connamespace = 'public'::regnamespace`)
    for (const { checked, conname } of checks)
      await owner.query(`alter ${checked} drop constraint ${conname}`)
    // Sums that follow a row refer to what is not there.
    await owner.query('alter table lending disable trigger keeps')
    const { rows } = await owner.query(`
      select c.relname as name,
        array_agg(json_build_object('name', a.attname, 'type', format_type(coalesce(nullif(y.typbasetype, 0), y.oid), null)) order by a.attnum) as columns,
        array(select lower(privilege_type) from information_schema.role_table_grants g
          where g.grantee = 'vicinato_app' and g.table_name = c.relname and g.table_schema = 'public') as rights,
        exists (select from pg_policies p where p.tablename = c.relname and p.permissive = 'RESTRICTIVE') as hidden
      from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' and a.attidentity = ''
      join pg_type y on y.oid = a.atttypid
      where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname <> 'schema_migration'
      group by c.oid, c.relname order by c.relname`)
    tables = (rows as Omit<Table, 'key'>[]).map((table) => ({
      ...table,
      key: table.name === 'organisation' ? 'id' : 'organisation_id',
    }))
    for (const table of tables)
      for (const organisationId of [ours, theirs]) await owner.query(insertInto(table, organisationId))
    await owner.query("set session_replication_role = 'origin'")
  })
})
afterAll(() => database.close())

const literals: Record<string, string> = {
  uuid: 'gen_random_uuid()',
  text: 'md5(random()::text)',
  bytea: "convert_to(random()::text, 'UTF8')",
  jsonb: "'{}'",
  boolean: 'true',
  date: "'2026-11-23'",
  'timestamp with time zone': 'now()',
}
function insertInto({ name, key, columns }: Table, organisationId: string): string {
  const value = (column: Column) =>
    column.name === key
      ? `'${organisationId}'`
      : column.type.endsWith('[]')
        ? "'{}'"
        : (literals[column.type] ?? '1')
  return `insert into ${name} (${columns.map(({ name }) => name)}) values (${columns.map(value)})`
}

/** That a member is suspended every organisation may know: it books nothing there. Nobody else may write it. */
const readByAll = ['member_suspension']
/** Who came to which seat stands behind the purpose that counts; all else behind that of the computation. */
const behindVisits = ['booking', 'check_in', 'freed_month', 'visit_count']
const openFence = (tx: Transaction, { name }: Table) =>
  behindVisits.includes(name) ? openVisits(tx, 'visits') : openHomes(tx, 'engine')

const count = async (tx: Transaction, { name, key }: Table, of?: string): Promise<number> => {
  const where = of ? sql`where ${sql.ref(key)} = ${of}` : sql``
  const { rows } = await sql<{ n: number }>`select count(*) as n from ${sql.table(name)} ${where}`.execute(tx)
  return rows[0]!.n
}
const codeOf = async (tx: Transaction, statement: string): Promise<string> => {
  await sql`savepoint trial`.execute(tx)
  try {
    const { numAffectedRows } = await sql.raw(statement).execute(tx)
    return `${numAffectedRows ?? 0} rows`
  } catch (fault) {
    await sql`rollback to savepoint trial`.execute(tx)
    return (fault as { code: string }).code
  }
}

test('the rows are there, two in each table', async () => {
  expect(tables.length).toBeGreaterThan(25)
  for (const { name } of tables) {
    const { rows } = await database.asOwner((owner) => owner.query(`select from ${name}`))
    expect([name, rows.length]).toEqual([name, 2])
  }
})

test('without an organisation nothing is seen, changed, deleted or added', async () => {
  await database.transaction(undefined, async (tx) => {
    for (const table of tables) {
      expect([table.name, await count(tx, table)]).toEqual([table.name, 0])
      for (const statement of writesTo(table))
        expect([statement, await codeOf(tx, statement)]).toEqual([statement, '0 rows'])
      expect([table.name, await codeOf(tx, insertInto(table, ours))]).toEqual([table.name, '42501'])
    }
  })
})

test('within an organisation its own rows and no others are seen, changed and deleted', async () => {
  for (const table of tables) {
    // Rolled back: every table has its rows when its turn comes.
    const trial = database.transaction(ours, async (tx) => {
      await openFence(tx, table)
      const foreign = readByAll.includes(table.name) ? 1 : 0
      const seen = [await count(tx, table, ours), await count(tx, table, theirs)]
      expect([table.name, ...seen]).toEqual([table.name, 1, foreign])
      for (const statement of writesTo(table)) {
        const affected = await codeOf(tx, statement)
        // What is written once refuses even its own rows.
        expect([statement, affected]).toEqual([statement, affected === '42501' ? '42501' : '1 rows'])
        expect(await count(tx, table, theirs)).toBe(foreign)
        if (statement.startsWith('delete')) break
      }
      throw new Error('enough')
    })
    await expect(trial).rejects.toThrow('enough')
    const { rows } = await database.asOwner((owner) => owner.query(`select from ${table.name}`))
    expect([table.name, rows.length]).toEqual([table.name, 2])
  }
})

test('nobody writes in the name of another organisation, nor gives it a row', async () => {
  for (const table of tables)
    await database.transaction(ours, async (tx) => {
      await openFence(tx, table)
      expect([table.name, await codeOf(tx, insertInto(table, theirs))]).toEqual([table.name, '42501'])
      if (table.rights.includes('update')) {
        const give = `update ${table.name} set ${table.key} = '${theirs}'`
        expect([give, await codeOf(tx, give)]).toEqual([give, '42501'])
      }
    })
})

test('a home is not there until it is opened, even within the organisation', async () => {
  const hidden = tables.filter((table) => table.hidden)
  expect(hidden.map(({ name }) => name)).toEqual([
    'bank_answer',
    'bank_request',
    'booking',
    'check_in',
    'day_explanation',
    'freed_month',
    'home_neighbourhood',
    'measured_home',
    'near_site',
    'people_import_file',
    'people_import_home',
    'person_home',
    'prevalence_ground',
    'priority',
    'priority_reading',
    'solved_month',
    'variant_plan',
    'visit_count',
    'way',
  ])
  // Of bookings only those are hidden whose seat was freed because nobody came.
  const shown = (name: string) => [name, name === 'booking' ? 1 : 0]
  await database.transaction(ours, async (tx) => {
    for (const table of hidden) expect([table.name, await count(tx, table)]).toEqual(shown(table.name))
    await openHomes(tx, { person: randomUUID() })
    for (const table of hidden) expect([table.name, await count(tx, table)]).toEqual(shown(table.name))
  })
})

const writesTo = ({ name, key, rights }: Table): string[] => [
  ...(rights.includes('update') ? [`update ${name} set ${key} = ${key}`] : []),
  ...(rights.includes('delete') ? [`delete from ${name}`] : []),
]
