import { createHash } from 'node:crypto'
import type pg from 'pg'
import { brokenAudit } from '../audit.ts'
import { queueAgain } from '../jobs.ts'
import { type Catalogue, type KnownTable, quoted, readCatalogue } from './moving-catalogue.ts'
import { type DumpHeader, type DumpReport, NotLoadable, partsOf } from './moving-format.ts'
import { type Progress, rowsOf, setExactly } from './moving-out.ts'

/** Of one statement; also its memory. */
const [bytesAtOnce, rowsAtOnce] = [1_000_000, 2000]

export type LoadReport = DumpReport & { jobsQueued: number; jobsUnknown: string[] }

/**
 * Writes a dump into an empty installation of the same schema, in one transaction: a dump that is cut, changed or
 * not accepted leaves nothing behind. What was written is read back and compared, and the audit's chain followed,
 * before the commit.
 */
export async function loadDump(
  owner: pg.ClientBase,
  lines: AsyncIterable<string>,
  { onProgress }: { onProgress?: Progress | undefined } = {},
): Promise<LoadReport> {
  await owner.query('begin')
  try {
    await setExactly(owner)
    const report = await loadIn(owner, lines, onProgress)
    await owner.query('commit')
    return report
  } catch (fault) {
    await owner.query('rollback')
    throw fault
  }
}

async function loadIn(
  owner: pg.ClientBase,
  lines: AsyncIterable<string>,
  onProgress: Progress | undefined,
): Promise<LoadReport> {
  const catalogue = await readCatalogue(owner)
  const tables = new Map(catalogue.tables.map((table) => [table.name, table]))
  let header: DumpHeader | undefined
  let waiting: { table: string; lines: string[]; bytes: number } | undefined
  let rows = 0
  const write = async () => {
    if (waiting && waiting.lines.length > 0) await insert(owner, tables.get(waiting.table)!, waiting.lines)
    waiting = undefined
  }
  for await (const part of partsOf(lines))
    if (part.kind === 'header') {
      header = part.header
      await refuseUnfit(owner, header, catalogue)
      await openToOwner(owner, catalogue)
    } else if (part.kind === 'table') await write()
    else if (part.kind === 'row') {
      waiting ??= { table: part.table, lines: [], bytes: 0 }
      waiting.lines.push(part.line)
      waiting.bytes += part.line.length
      rows++
      if (waiting.bytes >= bytesAtOnce || waiting.lines.length >= rowsAtOnce) await write()
    } else {
      await write()
      const { end } = part
      await closeToOwner(owner, catalogue, async () => {
        await compareWritten(owner, catalogue.tables, end.tables, onProgress)
        await followChains(owner)
      })
      for (const [name, { last, called }] of Object.entries(end.sequences ?? {}))
        await owner.query('select setval($1::regclass, $2::bigint, $3)', [
          `public.${quoted(name)}`,
          last,
          called,
        ])
      const { queued, unknown } = await queueAgain(owner, end.jobs ?? [])
      return { header: header!, end, rows, jobsQueued: queued, jobsUnknown: unknown }
    }
  throw new NotLoadable(['the dump is cut: it has no end'])
}

/** Everything for which a dump cannot go into this installation. */
async function refuseUnfit(owner: pg.ClientBase, header: DumpHeader, catalogue: Catalogue): Promise<void> {
  const faults = [...migrationFaults(header, catalogue), ...tableFaults(header, catalogue)]
  const full: string[] = []
  for (const { name } of catalogue.tables)
    if ((await owner.query(`select from public.${quoted(name)} limit 1`)).rows.length > 0) full.push(name)
  if (full.length > 0)
    faults.push(
      `this installation is not empty: there are rows in ${full.slice(0, 5).join(', ')}${full.length > 5 ? ` and ${full.length - 5} more` : ''}`,
    )
  if (faults.length > 0) throw new NotLoadable(faults)
}

function migrationFaults(header: DumpHeader, catalogue: Catalogue): string[] {
  const [theirs, ours] = [header.migrations, catalogue.migrations].map(
    (list) => new Map(list.map(({ name, sha256 }) => [name, sha256])),
  ) as [Map<string, string>, Map<string, string>]
  return [
    ...[...theirs.keys()]
      .filter((name) => !ours.has(name))
      .map((name) => `the dump is of a newer version: it has the migration ${name}`),
    ...[...ours.keys()]
      .filter((name) => !theirs.has(name))
      .map((name) => `the dump is of an older version: it lacks the migration ${name}`),
    ...[...theirs]
      .filter(([name, hash]) => ours.has(name) && ours.get(name) !== hash)
      .map(([name]) => `the migration ${name} is not the one that the dump was made with`),
  ]
}

function tableFaults(header: DumpHeader, { tables }: Catalogue): string[] {
  const shape = ({ columns }: { columns: { name: string; type: string }[] }) =>
    columns.map(({ name, type }) => `${name} ${type}`).join(', ')
  const ours = new Map(tables.map((table) => [table.name, table]))
  const theirs = new Map(header.tables.map((table) => [table.name, table]))
  return [
    ...[...theirs.keys()].filter((name) => !ours.has(name)).map((name) => `there is no table ${name} here`),
    ...[...ours.keys()].filter((name) => !theirs.has(name)).map((name) => `the dump has no table ${name}`),
    ...[...theirs]
      .filter(([name, table]) => ours.has(name) && shape(ours.get(name)!) !== shape(table))
      .map(([name]) => `the table ${name} has other columns here`),
  ]
}

async function insert(
  owner: pg.ClientBase,
  { name, columns }: KnownTable,
  lines: readonly string[],
): Promise<void> {
  const names = columns.map((column) => quoted(column.name)).join(', ')
  const values = columns.map(({ type }, place) => `(r->>${place})::${type}`).join(', ')
  try {
    await owner.query(
      `insert into public.${quoted(name)} (${names}) overriding system value
       select ${values} from json_array_elements($1::json) as r`,
      [`[${lines.join(',')}]`],
    )
  } catch (fault) {
    const { code, message } = fault as { code?: string; message: string }
    // Data that are none, or that break a constraint: no fault of ours, but a dump that was not written by us.
    if (/^2[23]/.test(code ?? '')) throw new NotLoadable([`the database refuses rows of ${name}: ${message}`])
    throw fault
  }
}

/**
 * Triggers that number, chain and refuse are for those who work; here rows come as they were. All that an ordinary
 * owner may do, since an administrator of a hosted PostgreSQL is no superuser. Foreign keys stay: they are checked
 * at each statement, those of a circle at the end.
 */
async function openToOwner(owner: pg.ClientBase, { tables, bound }: Catalogue): Promise<void> {
  const names = tables.map(({ name }) => `public.${quoted(name)}`)
  await owner.query(`lock table ${names.join(', ')} in access exclusive mode`)
  for (const { name, hasTriggers, circular } of tables) {
    const changes = [
      ...(hasTriggers ? ['disable trigger user'] : []),
      ...(bound ? ['no force row level security'] : []),
      ...circular.map((key) => `alter constraint ${quoted(key)} deferrable initially deferred`),
    ]
    if (changes.length > 0) await owner.query(`alter table public.${quoted(name)} ${changes.join(', ')}`)
  }
}

async function closeToOwner(
  owner: pg.ClientBase,
  { tables, bound }: Catalogue,
  lastLook: () => Promise<void>,
): Promise<void> {
  await owner.query('set constraints all immediate')
  await lastLook()
  for (const { name, hasTriggers, circular } of tables) {
    const changes = [
      ...circular.map((key) => `alter constraint ${quoted(key)} not deferrable`),
      ...(bound ? ['force row level security'] : []),
      ...(hasTriggers ? ['enable trigger user'] : []),
    ]
    if (changes.length > 0) await owner.query(`alter table public.${quoted(name)} ${changes.join(', ')}`)
  }
}

/** Read as a dump would read it: what is here is then byte by byte what was there. */
async function compareWritten(
  owner: pg.ClientBase,
  tables: readonly KnownTable[],
  told: DumpReport['end']['tables'],
  onProgress: Progress | undefined,
): Promise<void> {
  const faults: string[] = []
  for (const table of tables) {
    const hash = createHash('sha256')
    let count = 0
    for await (const { text, rows } of rowsOf(owner, table)) {
      hash.update(text)
      count += rows
    }
    if (told[table.name]?.sha256 !== hash.digest('hex'))
      faults.push(`${table.name} does not read back as it was written`)
    onProgress?.(table.name, count)
  }
  if (faults.length > 0) throw new NotLoadable(faults)
}

async function followChains(owner: pg.ClientBase): Promise<void> {
  const { rows } = await owner.query<{ organisation_id: string; seq: string; what: string }>(brokenAudit)
  if (rows.length > 0)
    throw new NotLoadable(
      rows.map((row) => `the audit of ${row.organisation_id} is broken at entry ${row.seq}: ${row.what}`),
    )
}
