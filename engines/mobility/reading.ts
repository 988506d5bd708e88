/**
 * Reads a GTFS feed (https://gtfs.org/documentation/schedule/reference) from a ZIP archive, file by file and piece by
 * piece. Real feeds break the rules: what can be mended is, what cannot be used is left out, both are reported, and a
 * feed that cannot serve is refused with every reason at once. Never throws on what a feed contains.
 */
import { type ArchiveFault, type Bytes, type Entry, readDirectory, unpack } from './archive.ts'
import { FeedDraft, type FileReader } from './draft.ts'
import { type Feed, validityOf } from './feed.ts'
import { type Finding, Findings, type Refusal } from './findings.ts'
import { readFrequencies, readTransfers } from './reading-links.ts'
import { readInfo, readLines, readServiceDays, readServices, readStops } from './reading-places.ts'
import { readStopTimes, readTrips } from './reading-trips.ts'
import { RowReader } from './rows.ts'
import { finishTrips } from './stop-times.ts'

export interface FeedOptions {
  /** A file may unpack to this many bytes, by default 2 GiB: an archive can hold a thousand times its size. */
  mostBytes?: number
}

export type FeedReading =
  | { feed: Feed; findings: Finding[]; refusals?: undefined }
  | { feed?: undefined; findings: Finding[]; refusals: Refusal[] }

const readers: readonly ((draft: FeedDraft) => FileReader)[] = [
  readInfo,
  readStops,
  readLines,
  readServices,
  readServiceDays,
  readTrips,
  readStopTimes,
  readFrequencies,
  readTransfers,
]

export async function readFeed(
  bytes: Bytes,
  { mostBytes = 2 ** 31 }: FeedOptions = {},
): Promise<FeedReading> {
  const findings = new Findings()
  const directory = await readDirectory(bytes)
  if (typeof directory === 'string') {
    findings.refuse('archive', directory)
    return { findings: [], refusals: findings.refusals }
  }
  const files = filesOf(directory, findings)
  const draft = new FeedDraft(findings)
  for (const reader of readers) await readFile(bytes, files, reader(draft), findings, mostBytes)
  if (!files.has('calendar.txt') && !files.has('calendar_dates.txt'))
    findings.refuse('calendar.txt', 'no-calendar')
  if (findings.refusals.length > 0) return { findings: findings.list(), refusals: findings.refusals }

  const feed = draft.feed(finishTrips(draft))
  if (!feed.stops.served.includes(1)) findings.refuse('stops.txt', 'no-stops')
  if (feed.trips.ids.length === 0) findings.refuse('stop_times.txt', 'no-trips')
  else if (validityOf(feed) === undefined) findings.refuse('calendar.txt', 'no-days')
  if (findings.refusals.length > 0) return { findings: findings.list(), refusals: findings.refusals }
  return { feed, findings: findings.list() }
}

/** By name in small letters; the shallowest where there are several, as archives of archivers for the desktop have. */
function filesOf(directory: readonly Entry[], findings: Findings): Map<string, Entry> {
  const files = new Map<string, Entry>()
  const depth = ({ name }: Entry): number => name.split('/').length
  for (const entry of [...directory].sort((a, b) => depth(a) - depth(b))) {
    const name = entry.name.split('/').at(-1)!.toLowerCase()
    if (entry.name.startsWith('__MACOSX/') || name.startsWith('.') || files.has(name)) continue
    files.set(name, entry)
    if (name === 'stop_times.txt' && depth(entry) > 1) findings.note('archive', 'in-a-folder', 0, entry.name)
  }
  return files
}

async function readFile(
  bytes: Bytes,
  files: ReadonlyMap<string, Entry>,
  reader: FileReader,
  findings: Findings,
  mostBytes: number,
): Promise<void> {
  const { file, needed, optional = false } = reader
  const entry = files.get(file)
  if (entry === undefined) {
    if (optional) findings.note(file, 'no-file')
    else findings.refuse(file, 'missing-file')
    return
  }
  let take: (fields: readonly string[], line: number) => void = () => {}
  const rows = new RowReader(
    file,
    findings,
    (names) => {
      const missing = needed.filter((column) => !names.includes(column))
      for (const column of missing) findings.refuse(file, 'missing-column', column)
      if (missing.length > 0) return false
      take = reader.rows((column) => names.indexOf(column))
      return true
    },
    (fields, line) => take(fields, line),
  )
  const fault: ArchiveFault | undefined = await unpack(bytes, entry, mostBytes, (piece) => rows.push(piece))
  if (fault === undefined) rows.end()
  else findings.refuse(file, fault)
}
