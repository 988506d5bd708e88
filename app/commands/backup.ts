import { existsSync, statSync } from 'node:fs'
import { systemClock } from '../../platform/clock.ts'
import { FolderInUse } from '../../platform/database/lock.ts'
import { backUp } from '../backups.ts'
import { BadUsage, type CommandLine, numberOption } from '../command-line.ts'
import { documentsBesides, openFor, settingsOf, whereOf } from './opening.ts'

/** A dump into a folder of backups, read again, with only the newest kept. */
export async function backup(line: CommandLine): Promise<number> {
  const settings = settingsOf(line)
  const [folder = settings.backupFolder, ...more] = line.words
  if (!folder || more.length > 0)
    throw new BadUsage('one folder for backups is expected, here or as BACKUP_DIR')
  if (existsSync(folder) && !statSync(folder).isDirectory()) throw new BadUsage(`${folder} is no folder`)
  const keep = numberOption(line, 'keep', settings.backupKeep, { least: 0, whole: true })
  const database = await openFor(settings).catch((fault: unknown) => {
    if (!(fault instanceof FolderInUse)) throw fault
    throw new Error(
      `${fault.message} To back up while it serves, start it with BACKUP_DIR: it then makes a backup each night, and at once when it is sent SIGUSR2.`,
    )
  })
  try {
    const made = await backUp(folder, database, settings.databaseUrl, {
      now: systemClock.now(),
      keep,
      alone: line.options.alone === true,
    })
    line.say(`${made.rows.toLocaleString('en')} rows of ${whereOf(settings)} in ${made.file}, read again`)
    if (made.deleted > 0) line.say(`${made.deleted} older deleted, ${keep} kept`)
    const besides = await documentsBesides(database, settings)
    if (besides) line.say(besides)
    if (line.json) line.print(made)
    return 0
  } finally {
    await database.close()
  }
}
