import { existsSync } from 'node:fs'
import { instantText, systemClock } from '../../platform/clock.ts'
import { asOwner } from '../../platform/database/moving-catalogue.ts'
import { writePacked, writePackedTo } from '../../platform/database/moving-file.ts'
import { dumpText, type Progress } from '../../platform/database/moving-out.ts'
import type { Database } from '../../platform/database/transaction.ts'
import { BadUsage, type CommandLine } from '../command-line.ts'
import { version } from '../version.ts'
import { documentsBesides, openFor, settingsOf, whereOf } from './opening.ts'

/** Writes a whole installation into one file, or with `-` to standard output. */
export async function dump(line: CommandLine): Promise<number> {
  const [file, ...more] = line.words
  if (!file || more.length > 0) throw new BadUsage('one file is expected, or - for standard output')
  if (file === '-' && line.json) throw new BadUsage('with - standard output is the dump; --json has no room')
  if (file !== '-' && existsSync(file)) throw new BadUsage(`${file} is there already: nothing is overwritten`)
  const settings = settingsOf(line)
  const database = await openFor(settings)
  try {
    const rows = await dumpInto(file, database, settings.databaseUrl, {
      now: systemClock.now(),
      alone: line.options.alone === true,
      onProgress: progressOn(process.stderr),
    })
    const text = `${rows.toLocaleString('en')} rows of ${whereOf(settings)} in ${file}`
    if (file === '-') process.stderr.write(`${text}\n`)
    else line.say(text)
    const besides = await documentsBesides(database, settings)
    if (besides) process.stderr.write(`${besides}\n`)
    if (line.json) line.print({ file, rows })
    return 0
  } finally {
    await database.close()
  }
}

/** @returns how many rows were written */
export async function dumpInto(
  file: string,
  database: Database,
  ownerUrl: string | undefined,
  { now, alone = false, onProgress }: { now: number; alone?: boolean; onProgress?: Progress | undefined },
): Promise<number> {
  let rows = 0
  await asOwner(database, ownerUrl, async (owner) => {
    const about = { madeAt: instantText(now), product: version }
    const text = dumpText(owner, about, {
      alone,
      onProgress: (table, count) => {
        rows += count
        onProgress?.(table, count)
      },
    })
    await (file === '-' ? writePackedTo(process.stdout, text) : writePacked(file, text))
  })
  return rows
}

/** One line that is written over on a terminal; nothing in a log, where the last line says all. */
export const progressOn =
  (stream: NodeJS.WriteStream): Progress =>
  (table, rows) => {
    if (stream.isTTY) stream.write(`\r\u001b[2K${table}: ${rows.toLocaleString('en')} rows\r`)
  }
