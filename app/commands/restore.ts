import { existsSync } from 'node:fs'
import { backupAt } from '../backups.ts'
import { BadUsage, type CommandLine } from '../command-line.ts'
import { doctor } from './doctor.ts'
import { loadFrom } from './load.ts'

/** Loads a backup, or the newest of a folder, into an empty installation, and looks at it as the doctor does. */
export async function restore(line: CommandLine): Promise<number> {
  const [path, ...more] = line.words
  if (!path || more.length > 0 || !existsSync(path))
    throw new BadUsage('one backup, or a folder of them, is expected')
  const file = await backupAt(path)
  line.say(`Restoring ${file}`)
  const code = await loadFrom(line, file)
  // With --json one answer is printed, that of the loading; what the doctor finds is in its code.
  return code === 0
    ? doctor({ ...line, words: [], options: { data: line.options.data }, print: () => {} })
    : code
}
