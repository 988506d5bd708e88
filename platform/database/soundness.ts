import { readdirSync } from 'node:fs'
import { sql } from 'kysely'
import pg from 'pg'
import { migrationsFolder } from './migrate.ts'
import { describeSchema, snapshotOfSchema } from './schema.ts'
import { applicationRole } from './server.ts'
import type { Database, Transaction } from './transaction.ts'

/** Of PostgreSQL; PGlite says the version that it embeds. */
export const oldestMajorVersion = 15

export async function getEngineVersion(tx: Transaction): Promise<{ major: number; text: string }> {
  const { rows } = await sql<{ number: string; text: string }>`
    select current_setting('server_version_num') as number, current_setting('server_version') as text`.execute(
    tx,
  )
  return { major: Math.floor(Number(rows[0]!.number) / 10_000), text: rows[0]!.text }
}

/** Lines of the snapshot that the database has not, with `-`, and those that it has besides, with `+`. */
export async function findSchemaDifference(tx: Transaction): Promise<string[]> {
  const [expected, found] = [snapshotOfSchema().split('\n'), (await describeSchema(tx)).split('\n')]
  const missing = expected.filter((line) => !found.includes(line)).map((line) => `- ${line.trim()}`)
  const besides = found.filter((line) => !expected.includes(line)).map((line) => `+ ${line.trim()}`)
  const sameLines = missing.length + besides.length === 0
  return sameLines && expected.join('\n') !== found.join('\n')
    ? ['the order of its lines']
    : [...missing, ...besides]
}

/** Tables that the application may use and that do not keep organisations apart. */
export async function findUnfencedTables(tx: Transaction): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select c.relname as name from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm', 'f')
      and has_table_privilege(c.oid, 'select, insert, update, delete, truncate, references')
      and not (c.relrowsecurity and c.relforcerowsecurity and exists (
        select from pg_policies p where p.schemaname = 'public' and p.tablename = c.relname
          and p.permissive = 'PERMISSIVE' and p.qual like '%app.organisation%'))
    order by 1`.execute(tx)
  return rows.map(({ name }) => name)
}

/** What the transaction's role may that would make every fence void; nothing where all is well. */
export async function findRolePowers(tx: Transaction): Promise<string[]> {
  const { rows } = await sql<{ power: string }>`
    select power from pg_roles r, lateral (values
      ('is not ' || ${applicationRole}, r.rolname <> ${applicationRole}),
      ('is a superuser', r.rolsuper),
      ('bypasses row-level security', r.rolbypassrls),
      ('creates roles', r.rolcreaterole),
      ('owns tables', exists (select from pg_class where relowner = r.oid and relnamespace = 'public'::regnamespace)),
      ('empties or refers to tables', exists (select from pg_class c where c.relnamespace = 'public'::regnamespace
        and c.relkind = 'r' and has_table_privilege(c.oid, 'truncate, references, trigger'))),
      ('is a member of other roles', exists (select from pg_auth_members where member = r.oid))
    ) as powers (power, has) where r.rolname = current_user and has`.execute(tx)
  return rows.map(({ power }) => power)
}

/**
 * Migrations that the record of the database does not have, read as its owner, since it is the owner's.
 * @param ownerUrl on PostgreSQL; without it undefined is returned: nobody looked
 */
export async function findMissingMigrations(
  { engine }: Database,
  ownerUrl: string | undefined,
): Promise<string[] | undefined> {
  const record = 'select name from schema_migration'
  const owner =
    engine.kind === 'server' && ownerUrl ? new pg.Client({ connectionString: ownerUrl }) : undefined
  if (engine.kind === 'server' && !owner) return undefined
  await owner?.connect()
  try {
    const { rows } = await (owner ?? engine.pool).query<{ name: string }>(record)
    const applied = new Set(rows.map(({ name }) => name))
    return readdirSync(migrationsFolder).filter((name) => name.endsWith('.sql') && !applied.has(name))
  } finally {
    await owner?.end()
  }
}

/** Triggers that do not fire: whoever switched them off forgot to switch them on again. */
export async function findDisabledTriggers(tx: Transaction): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select c.relname || '.' || t.tgname as name from pg_trigger t join pg_class c on c.oid = t.tgrelid
    where c.relnamespace = 'public'::regnamespace and t.tgenabled <> 'O' order by 1`.execute(tx)
  return rows.map(({ name }) => name)
}
