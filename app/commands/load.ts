import { existsSync } from 'node:fs'
import { asOwner } from '../../platform/database/moving-catalogue.ts'
import { readPacked } from '../../platform/database/moving-file.ts'
import { checkDump, NotLoadable } from '../../platform/database/moving-format.ts'
import { type LoadReport, loadDump } from '../../platform/database/moving-in.ts'
import type { Progress } from '../../platform/database/moving-out.ts'
import type { Database } from '../../platform/database/transaction.ts'
import { BadUsage, type CommandLine } from '../command-line.ts'
import { progressOn } from './dump.ts'
import { openFor, settingsOf, whereOf } from './opening.ts'

export async function load(line: CommandLine): Promise<number> {
  const [file, ...more] = line.words
  if (!file || more.length > 0 || (file !== '-' && !existsSync(file)))
    throw new BadUsage('one file that exists is expected, or - for standard input')
  return loadFrom(line, file)
}

/** Loads into the installation that the settings name, and says what came. @returns the exit code */
export async function loadFrom(line: CommandLine, file: string): Promise<number> {
  const settings = settingsOf(line)
  const database = await openFor(settings)
  try {
    const report = await loadInto(file, database, settings.databaseUrl, progressOn(process.stderr))
    const { rows, header, jobsQueued, jobsUnknown } = report
    line.say(`${rows.toLocaleString('en')} rows of ${header.madeAt} are now in ${whereOf(settings)}`)
    if (jobsQueued > 0) line.say(`${jobsQueued} unfinished jobs are queued again`)
    if (jobsUnknown.length > 0) line.say(`jobs that this version does not know: ${jobsUnknown.join(', ')}`)
    if (line.json) line.print({ file, rows, madeAt: header.madeAt, jobsQueued, jobsUnknown })
    return 0
  } catch (fault) {
    if (!(fault instanceof NotLoadable)) throw fault
    for (const text of fault.faults) process.stderr.write(`${file}: ${text}\n`)
    process.stderr.write('Nothing was written.\n')
    if (line.json) line.print({ file, faults: fault.faults })
    return 2
  } finally {
    await database.close()
  }
}

/** A file is read twice: what is wrong with it is all known before anything is written. */
export async function loadInto(
  file: string,
  database: Database,
  ownerUrl: string | undefined,
  onProgress?: Progress,
): Promise<LoadReport> {
  if (file !== '-') await checkDump(readPacked(file))
  return asOwner(database, ownerUrl, async (owner) => {
    const report = await loadDump(owner, readPacked(file === '-' ? process.stdin : file), { onProgress })
    // A table without statistics is taken for one of a few rows, and the first pages would wait for minutes.
    await owner.query('analyze')
    return report
  })
}
