import { createHash } from 'node:crypto'
import type pg from 'pg'
import { listWaitingJobs } from '../jobs.ts'
import { type Catalogue, type KnownTable, quoted, readCatalogue } from './moving-catalogue.ts'
import { type DumpHeader, type DumpTrailer, dumpFormat, type TableCount } from './moving-format.ts'

/** What a value looks like depends on these; set alike on both sides, a value is written and read exactly. */
const exactly = `set local timezone = 'UTC'; set local datestyle = 'ISO, YMD'; set local intervalstyle = 'iso_8601';
  set local bytea_output = 'hex'; set local extra_float_digits = 1; set local search_path = public, pg_catalog`
export const setExactly = (owner: pg.ClientBase): Promise<unknown> => owner.query(exactly)

export type Progress = (table: string, rows: number) => void

/** So much is fetched at once, whatever the size of a row: memory stays the same for a city and for a village. */
const bytesAtOnce = 1_000_000
const [fewest, most] = [10, 5000]

/**
 * The rows of a table, each a line with the JSON array of its values in the database's own text form (null for
 * null), in the order of the primary key; many lines at a time. The transaction is the caller's.
 */
export async function* rowsOf(
  owner: pg.ClientBase,
  { name, columns, order }: KnownTable,
): AsyncGenerator<{ text: string; rows: number }> {
  const values = columns.map((column) => `t.${quoted(column.name)}::text`).join(', ')
  await owner.query(`declare moving no scroll cursor for
    select json_build_array(${values})::text as line from public.${quoted(name)} t order by ${order}`)
  for (let size = fewest; ; ) {
    const { rows } = await owner.query<{ line: string }>(`fetch ${size} from moving`)
    if (rows.length === 0) break
    const text = rows.map(({ line }) => `${line}\n`).join('')
    yield { text, rows: rows.length }
    size = Math.min(most, Math.max(fewest, Math.floor((bytesAtOnce * rows.length) / text.length)))
  }
  await owner.query('close moving')
}

/**
 * Everything that an installation holds, as text of the stream, under one snapshot: while others go on writing on a
 * server; embedded, they wait.
 * @param alone on PostgreSQL, for an owner whom row-level security binds: locks everybody out while it reads
 */
export async function* dumpText(
  owner: pg.ClientBase,
  about: { madeAt: string; product: string },
  { alone = false, onProgress }: { alone?: boolean; onProgress?: Progress | undefined } = {},
): AsyncGenerator<string> {
  await owner.query('begin isolation level repeatable read')
  try {
    await setExactly(owner)
    const catalogue = await readable(owner, alone)
    const { migrations, sequences } = catalogue
    const tables = catalogue.tables.map(({ name, columns }) => ({ name, columns }))
    const header: DumpHeader = { format: dumpFormat, ...about, migrations, tables }
    const whole = createHash('sha256')
    const said = (text: string) => {
      whole.update(text)
      return text
    }
    yield said(`${JSON.stringify(header)}\n`)
    const counts: Record<string, TableCount> = {}
    for (const table of catalogue.tables) {
      const hash = createHash('sha256')
      let count = 0
      yield said(`${JSON.stringify({ table: table.name })}\n`)
      for await (const { text, rows } of rowsOf(owner, table)) {
        hash.update(text)
        count += rows
        yield said(text)
      }
      counts[table.name] = { rows: count, sha256: hash.digest('hex') }
      onProgress?.(table.name, count)
    }
    const trailer: DumpTrailer = {
      end: {
        tables: counts,
        sequences: await readSequences(owner, sequences),
        jobs: await listWaitingJobs(owner),
        sha256: whole.digest('hex'),
      },
    }
    yield `${JSON.stringify(trailer)}\n`
  } finally {
    // Nothing was changed; where the fences were put aside for the reading, this puts them back.
    await owner.query('rollback')
  }
}

/** The owner of the tables reads no row of theirs where row-level security is forced, unless it may go around it. */
async function readable(owner: pg.ClientBase, alone: boolean): Promise<Catalogue> {
  const catalogue = await readCatalogue(owner)
  if (!catalogue.bound) return catalogue
  if (!alone)
    throw new Error(
      'The owner of the tables is bound by their row-level security and would read nothing. Either let it pass (alter role ... bypassrls, as pg_dump needs it too), or use --alone, which locks everybody out while it reads.',
    )
  const names = catalogue.tables.map(({ name }) => `public.${quoted(name)}`)
  await owner.query(`lock table ${names.join(', ')} in access exclusive mode`)
  for (const name of names) await owner.query(`alter table ${name} no force row level security`)
  return catalogue
}

async function readSequences(owner: pg.ClientBase, names: readonly string[]) {
  const found: Record<string, { last: string; called: boolean }> = {}
  for (const name of names) {
    const { rows } = await owner.query<{ last: string; called: boolean }>(
      `select last_value::text as last, is_called as called from public.${quoted(name)}`,
    )
    found[name] = rows[0]!
  }
  return found
}
