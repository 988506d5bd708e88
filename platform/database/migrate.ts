import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type pg from 'pg'
import { packageRoot } from '../root.ts'
import { applicationRole } from './server.ts'

export const migrationsFolder = join(packageRoot, 'platform', 'migrations')

/**
 * Brings the schema up to date as its owner, each numbered file once and in one transaction. Several
 * processes may start together: an advisory lock lets one in at a time.
 * @returns the names of the files applied now
 */
export async function migrate(owner: pg.ClientBase, applicationPassword?: string): Promise<string[]> {
  const applied: string[] = []
  await owner.query('select pg_advisory_lock(726341)')
  try {
    await makeApplicationRole(owner, applicationPassword)
    await owner.query(
      'create table if not exists schema_migration (name text primary key, applied_at timestamptz not null default now())',
    )
    const before = new Set(
      (await owner.query<{ name: string }>('select name from schema_migration')).rows.map(({ name }) => name),
    )
    for (const name of readdirSync(migrationsFolder)
      .filter((file) => file.endsWith('.sql'))
      .sort()) {
      if (before.has(name)) continue
      await owner.query('begin')
      try {
        await owner.query(readFileSync(join(migrationsFolder, name), 'utf8'))
        await owner.query('insert into schema_migration (name) values ($1)', [name])
        await owner.query('commit')
      } catch (fault) {
        await owner.query('rollback')
        throw new Error(`Migration ${name} failed: ${(fault as Error).message}`, { cause: fault })
      }
      applied.push(name)
    }
    return applied
  } finally {
    await owner.query('select pg_advisory_unlock(726341)')
  }
}

/**
 * The role is made, or its password brought in line, by an owner who may; an owner who may not finds the
 * role made by the database's administrator, and must be content with it.
 */
async function makeApplicationRole(owner: pg.ClientBase, password: string | undefined): Promise<void> {
  const { rows } = await owner.query<{ may: boolean; known: boolean }>(
    `select (rolsuper or rolcreaterole) as may,
            exists (select from pg_roles where rolname = $1) as known
     from pg_roles where rolname = current_user`,
    [applicationRole],
  )
  const { may, known } = rows[0]!
  if (!may && !known)
    throw new Error(
      `The role ${applicationRole} is missing and the owner may not create roles. Have the database's administrator run: create role ${applicationRole} login password '...' nosuperuser nobypassrls`,
    )
  if (may && !known)
    await owner.query(`create role ${applicationRole} nosuperuser nobypassrls nocreatedb nocreaterole`)
  // A literal, since utility statements take no parameters; the password is hexadecimal by construction.
  if (may && password && /^[0-9a-f]+$/.test(password))
    await owner.query(`alter role ${applicationRole} login password '${password}'`)
}
