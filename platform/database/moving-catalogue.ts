import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { migrationsFolder } from './migrate.ts'
import type { Database } from './transaction.ts'

/** A table as it is moved: its columns without those that the database computes, in their order. */
export type MovedTable = {
  name: string
  columns: { name: string; type: string }[]
}
/** What the catalogue says of how a table is written and read. */
export type KnownTable = MovedTable & {
  /** Columns of the primary key, as an `order by`: text byte by byte, so that no locale decides the order. */
  order: string
  hasTriggers: boolean
  /** Foreign keys that cannot be followed in any order of the tables: to itself, or round a circle. */
  circular: string[]
}
export type Catalogue = {
  tables: KnownTable[]
  sequences: string[]
  /** Migrations applied, with what their files say in this version of the product. */
  migrations: { name: string; sha256: string }[]
  /** Whether row-level security binds whoever asks: the owner of the tables is bound where it is forced. */
  bound: boolean
}

export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`

/**
 * Runs `work` as the owner of the tables: on PostgreSQL by a connection of its own, embedded by the one session,
 * for which everybody else waits meanwhile.
 */
export async function asOwner<Answer>(
  database: Database,
  ownerUrl: string | undefined,
  work: (owner: pg.ClientBase) => Promise<Answer>,
): Promise<Answer> {
  if (database.kind === 'server') {
    const owner = new pg.Client({ connectionString: ownerUrl, application_name: 'vicinato moving' })
    owner.on('error', () => {})
    await owner.connect()
    try {
      return await work(owner)
    } finally {
      await owner.end()
    }
  }
  const client = await database.engine.pool.connect()
  try {
    return await work(client)
  } finally {
    client.release()
    await database.engine.settle()
  }
}

/** Everything that is moved, taken from the catalogue: a table that a migration adds is moved by existing. */
export async function readCatalogue(owner: pg.ClientBase): Promise<Catalogue> {
  const { rows: tables } = await owner.query<{
    name: string
    columns: { name: string; type: string; text: boolean; key: number | null }[]
    refers: { key: string; to: string }[] | null
    has_triggers: boolean
  }>(`
    select c.relname as name, (
        select json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod),
            'text', a.attcollation <> 0, 'key', array_position(i.indkey::int2[], a.attnum)) order by a.attnum)
        from pg_attribute a left join pg_index i on i.indrelid = c.oid and i.indisprimary
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns,
      (select json_agg(json_build_object('key', f.conname, 'to', r.relname) order by f.conname)
        from pg_constraint f join pg_class r on r.oid = f.confrelid
        where f.conrelid = c.oid and f.contype = 'f') as refers,
      exists (select from pg_trigger t where t.tgrelid = c.oid and not t.tgisinternal) as has_triggers
    from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname <> 'schema_migration'
      and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e')
    order by c.relname collate "C"`)
  const { rows: sequences } = await owner.query<{ name: string }>(`
    select relname as name from pg_class
    where relnamespace = 'public'::regnamespace and relkind = 'S' order by relname collate "C"`)
  const { rows: migrations } = await owner.query<{ name: string }>(
    'select name from schema_migration order by name collate "C"',
  )
  const { rows: powers } = await owner.query<{ bound: boolean }>(
    'select not (rolsuper or rolbypassrls) as bound from pg_roles where rolname = current_user',
  )
  return {
    tables: inOrder(tables.map((table) => ({ ...table, refers: table.refers ?? [] }))),
    sequences: sequences.map(({ name }) => name),
    migrations: migrations.map(({ name }) => ({ name, sha256: hashOfMigration(name) })),
    bound: powers[0]!.bound,
  }
}

/** Of a migration that this version does not have, nothing: such a database is newer than the product. */
function hashOfMigration(name: string): string {
  try {
    return createHash('sha256')
      .update(readFileSync(join(migrationsFolder, name)))
      .digest('hex')
  } catch {
    return ''
  }
}

type Referring = {
  name: string
  columns: { name: string; type: string; text: boolean; key: number | null }[]
  refers: { key: string; to: string }[]
  has_triggers: boolean
}

/** Each table after those that it refers to; of equals the first by name. A circle is entered at its first name. */
function inOrder(tables: readonly Referring[]): KnownTable[] {
  const placed = new Map<string, KnownTable>()
  const left = [...tables]
  while (left.length > 0) {
    const missing = ({ name, refers }: Referring) =>
      refers.filter(({ to }) => to !== name && !placed.has(to)).length
    const place = Math.max(
      0,
      left.findIndex((table) => missing(table) === 0),
    )
    const [next] = left.splice(place, 1)
    const { name, columns, refers, has_triggers: hasTriggers } = next!
    const key = columns.filter((column) => column.key !== null).sort((a, b) => a.key! - b.key!)
    if (key.length === 0) throw new Error(`The table ${name} has no primary key: its rows have no order`)
    placed.set(name, {
      name,
      columns: columns.map(({ name, type }) => ({ name, type })),
      order: key.map(({ name, text }) => `t.${quoted(name)}${text ? ' collate "C"' : ''}`).join(', '),
      hasTriggers,
      circular: refers.filter(({ to }) => !placed.has(to)).map(({ key }) => key),
    })
  }
  return [...placed.values()]
}
