import { mkdir, mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { instantText } from '../platform/clock.ts'
import { readPacked } from '../platform/database/moving-file.ts'
import { checkDump, NotLoadable } from '../platform/database/moving-format.ts'
import { openDatabase } from '../platform/database/open.ts'
import type { Database } from '../platform/database/transaction.ts'
import { dumpInto } from './commands/dump.ts'
import { loadInto } from './commands/load.ts'
import { diagnose, type Finding, finding } from './doctor.ts'

// A backup is a dump that was read again after it was written, under a name that says when it was made.
const namePattern = /^vicinato-(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z\.dump\.gz$/
export const backupNameOf = (now: number): string =>
  `vicinato-${instantText(now).replaceAll(/[-:]|\.\d+/g, '')}.dump.gz`

export type Backup = { file: string; madeAt: number }

/** Those of a folder, the newest first; other files in it are nobody's business. */
export async function listBackups(folder: string): Promise<Backup[]> {
  const found = (await readdir(folder)).flatMap((name) => {
    const [, year, month, day, hour, minute, second] = namePattern.exec(name) ?? []
    if (!year) return []
    const madeAt = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`)
    return [{ file: join(folder, name), madeAt }]
  })
  return found.sort((a, b) => b.madeAt - a.madeAt)
}

/** @returns the file itself, or of a folder its newest backup */
export async function backupAt(path: string): Promise<string> {
  if (!(await stat(path)).isDirectory()) return path
  const [newest] = await listBackups(path)
  if (!newest) throw new Error(`${path} holds no backup (vicinato-….dump.gz)`)
  return newest.file
}

/**
 * Makes a backup in a folder, reads it again, and only then deletes those that are too many.
 * @param keep how many stay; 0 keeps all
 */
export async function backUp(
  folder: string,
  database: Database,
  ownerUrl: string | undefined,
  { now, keep, alone = false }: { now: number; keep: number; alone?: boolean },
): Promise<{ file: string; rows: number; deleted: number }> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const file = join(folder, backupNameOf(now))
  const rows = await dumpInto(file, database, ownerUrl, { now, alone })
  try {
    const read = await checkDump(readPacked(file))
    if (read.rows !== rows) throw new NotLoadable([`${read.rows} rows are in it and not ${rows}`])
  } catch (fault) {
    await rm(file, { force: true })
    throw new Error(`the backup could not be read again: ${(fault as Error).message}`, { cause: fault })
  }
  const tooMany = keep > 0 ? (await listBackups(folder)).slice(keep) : []
  for (const old of tooMany) await rm(old.file)
  return { file, rows, deleted: tooMany.length }
}

/**
 * Whether a backup would serve: read to its end, not too old, and loaded into a database of its own in a folder
 * that goes afterwards, where everything is looked at that is looked at in a living one.
 */
export async function examineBackup(
  file: string,
  { now, mostHours }: { now: number; mostHours: number },
): Promise<Finding[]> {
  const folder = await mkdtemp(join(tmpdir(), 'vicinato-rehearsal-'))
  let database: Database | undefined
  try {
    const { header, rows } = await checkDump(readPacked(file))
    const hours = (now - Date.parse(header.madeAt)) / 3600_000
    const age = `made at ${header.madeAt}, ${hours.toFixed(1)} hours ago`
    const findings = [
      finding('backup whole', [], `${rows} rows in ${header.tables.length} tables`),
      finding('backup recent', hours > mostHours ? [`${age}: more than ${mostHours}`] : [], age),
    ]
    database = await openDatabase({ folder })
    await loadInto(file, database, undefined)
    return [...findings, finding('backup can be restored', []), ...(await diagnose(database))]
  } catch (fault) {
    if (!(fault instanceof NotLoadable)) throw fault
    return [finding('backup can be restored', fault.faults)]
  } finally {
    await database?.close()
    await rm(folder, { recursive: true, force: true })
  }
}
