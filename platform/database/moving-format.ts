// The stream `vicinato/dump@1`: gzip of lines of JSON, described in docs/moving.md. A header; for each table a
// line that names it and a line per row; a trailer with counts and hashes, without which the stream is cut.
import { createHash, type Hash } from 'node:crypto'
import type { MovedTable } from './moving-catalogue.ts'

export const dumpFormat = 'vicinato/dump@1'

export type DumpHeader = {
  format: typeof dumpFormat
  madeAt: string
  product: string
  migrations: { name: string; sha256: string }[]
  tables: MovedTable[]
}
export type TableCount = { rows: number; sha256: string }
/** A job that had not ended: queued again by whoever loads. */
export type WaitingJob = {
  name: string
  data: unknown
  startAfter: string | null
  singletonKey: string | null
}
export type DumpTrailer = {
  end: {
    tables: Record<string, TableCount>
    sequences: Record<string, { last: string; called: boolean }>
    jobs: WaitingJob[]
    /** Of every byte before this line, unpacked. */
    sha256: string
  }
}
export type DumpReport = { header: DumpHeader; end: DumpTrailer['end']; rows: number }

/** What is wrong with a dump or with where it is to go: all of it at once. */
export class NotLoadable extends Error {
  readonly faults: readonly string[]
  constructor(faults: readonly string[]) {
    super(faults.join('\n'))
    this.faults = faults
  }
}

/** Cut at line feeds alone: `readline` also cuts at U+2028, which a text may hold as it is. */
export async function* linesOf(bytes: AsyncIterable<Buffer>): AsyncGenerator<string> {
  let kept: Buffer[] = []
  for await (const chunk of bytes) {
    let from = 0
    for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, from)) {
      const piece = chunk.subarray(from, at)
      yield (kept.length > 0 ? Buffer.concat([...kept, piece]) : piece).toString('utf8')
      kept = []
      from = at + 1
    }
    if (from < chunk.length) kept.push(chunk.subarray(from))
  }
  if (kept.length > 0) throw new NotLoadable(['the stream is cut: its last line has no end'])
}

export type Part =
  | { kind: 'header'; header: DumpHeader }
  | { kind: 'table'; name: string }
  | { kind: 'row'; table: string; line: string }
  | { kind: 'end'; end: DumpTrailer['end'] }

/**
 * Reads a dump part by part, and says at the end whatever does not agree with its own counts and hashes.
 * Nothing read is to be believed before the end has come.
 */
export async function* partsOf(lines: AsyncIterable<string>): AsyncGenerator<Part> {
  const whole = createHash('sha256')
  const found = new Map<string, { rows: number; hash: Hash }>()
  const faults: string[] = []
  let header: DumpHeader | undefined
  let end: DumpTrailer['end'] | undefined
  let current: { name: string; rows: number; hash: Hash } | undefined
  for await (const line of lines) {
    if (end) throw new NotLoadable(['something follows the end of the dump'])
    if (!header) {
      header = headerOf(line)
      whole.update(`${line}\n`)
      yield { kind: 'header', header }
      continue
    }
    if (line.startsWith('[') && current) {
      whole.update(`${line}\n`)
      current.hash.update(`${line}\n`)
      current.rows++
      yield { kind: 'row', table: current.name, line }
      continue
    }
    const said = parsed(line) as { table?: unknown; end?: DumpTrailer['end'] } | undefined
    if (typeof said?.table === 'string') {
      if (found.has(said.table) || !header.tables.some(({ name }) => name === said.table))
        throw new NotLoadable([`the table ${said.table} comes unannounced or twice`])
      whole.update(`${line}\n`)
      current = { name: said.table, rows: 0, hash: createHash('sha256') }
      found.set(current.name, current)
      yield { kind: 'table', name: current.name }
    } else if (said?.end) {
      end = said.end
      if (whole.digest('hex') !== end.sha256) faults.push('the whole is not what was written')
    } else throw new NotLoadable([`a line is neither a row nor a mark: ${line.slice(0, 60)}`])
  }
  if (!header) throw new NotLoadable(['the file is empty'])
  if (!end) throw new NotLoadable(['the dump is cut: it has no end'])
  for (const { name } of header.tables) {
    const [told, counted] = [end.tables?.[name], found.get(name)]
    if (!told || !counted) faults.push(`${name} is missing`)
    else if (told.rows !== counted.rows) faults.push(`${name} has ${counted.rows} rows and not ${told.rows}`)
    else if (told.sha256 !== counted.hash.digest('hex')) faults.push(`${name} is not what was written`)
  }
  if (faults.length > 0) throw new NotLoadable(faults)
  yield { kind: 'end', end }
}

function headerOf(line: string): DumpHeader {
  const header = parsed(line) as Partial<DumpHeader> | undefined
  const format = header?.format as string | undefined
  if (!format?.startsWith('vicinato/dump@'))
    throw new NotLoadable(['this is no dump of Vicinato: its first line does not say so'])
  if (format !== dumpFormat)
    throw new NotLoadable([`the dump is of the format ${format}; this version reads ${dumpFormat}`])
  if (!Array.isArray(header?.tables) || !Array.isArray(header.migrations))
    throw new NotLoadable(['the header of the dump names no tables or no migrations'])
  return header as DumpHeader
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}

/** Reads a dump to its end. @throws NotLoadable with all that is wrong */
export async function checkDump(lines: AsyncIterable<string>): Promise<DumpReport> {
  let header: DumpHeader | undefined
  let rows = 0
  for await (const part of partsOf(lines))
    if (part.kind === 'header') header = part.header
    else if (part.kind === 'row') rows++
    else if (part.kind === 'end') return { header: header!, end: part.end, rows }
  throw new NotLoadable(['the dump is cut: it has no end'])
}
