import type pg from 'pg'
import { seal, unseal } from '../identity/sealing.ts'

/** A column that holds sealed texts: of which rows, and where each belongs, as it was said when it was sealed. */
export type SealedColumn = {
  table: string
  column: string
  keys: readonly string[]
  about(row: Readonly<Record<string, string>>): string
}

/**
 * Seals everything anew with another secret, all in one transaction. What the other secret opens already stays, so that
 * it may be done again after it stopped anywhere; what neither opens ends it, and nothing is changed.
 * @param owner who owns the tables: row-level security shows it every organisation
 * @returns how many texts were sealed anew, and how many were already
 */
export async function reseal(
  owner: pg.ClientBase,
  columns: readonly SealedColumn[],
  secrets: { from: string; to: string },
): Promise<{ resealed: number; already: number }> {
  const done = { resealed: 0, already: 0 }
  const { rows } = await owner.query<{ bound: boolean }>(
    'select not (rolsuper or rolbypassrls) as bound from pg_roles where rolname = current_user',
  )
  // Who sees no rows would seal none, and the old secret would be gone.
  if (rows[0]?.bound)
    throw new Error(
      'the owner of the tables is bound by row-level security: let it pass (alter role … bypassrls)',
    )
  await owner.query('begin')
  try {
    // Nobody seals with the secret that goes while the texts are sealed with the one that comes.
    for (const { table } of columns) await owner.query(`lock table ${table} in share row exclusive mode`)
    for (const one of columns) await resealColumn(owner, one, secrets, done)
    await owner.query('commit')
  } catch (fault) {
    await owner.query('rollback')
    throw fault
  }
  return done
}

async function resealColumn(
  owner: pg.ClientBase,
  { table, column, keys, about }: SealedColumn,
  { from, to }: { from: string; to: string },
  done: { resealed: number; already: number },
): Promise<void> {
  const { rows } = await owner.query<Record<string, string> & { sealed: Buffer }>(
    `select ${keys.map((key) => `${key}::text as ${key}`).join(', ')}, ${column} as sealed
     from ${table} where ${column} is not null`,
  )
  const anew: { row: Record<string, string>; sealed: Buffer }[] = []
  for (const { sealed, ...row } of rows) {
    const place = about(row as Record<string, string>)
    if (opens(sealed, to, place)) done.already++
    else
      anew.push({ row: row as Record<string, string>, sealed: seal(unseal(sealed, from, place), to, place) })
  }
  done.resealed += anew.length
  if (anew.length === 0) return
  // Keys as text: one statement for all rows of the column.
  const values = keys.map((key) => anew.map(({ row }) => row[key]))
  const lists = [...keys, 'sealed'].map((_, at) => `$${at + 1}::${at < keys.length ? 'text' : 'bytea'}[]`)
  await owner.query(
    `update ${table} t set ${column} = n.sealed from unnest(${lists.join(', ')}) as n(${[...keys, 'sealed'].join(', ')})
     where ${keys.map((key) => `t.${key}::text = n.${key}`).join(' and ')}`,
    [...values, anew.map(({ sealed }) => sealed)],
  )
}

function opens(sealed: Buffer, secret: string, place: string): boolean {
  try {
    unseal(sealed, secret, place)
    return true
  } catch {
    return false
  }
}
