import { migrateServer } from '../../platform/database/open.ts'
import { applicationUrl } from '../../platform/database/server.ts'
import type { CommandLine } from '../command-line.ts'
import { openFor, settingsOf, whereOf } from './opening.ts'

export async function migrateCommand(line: CommandLine): Promise<number> {
  const settings = settingsOf(line)
  const { databaseUrl, databaseAppUrl } = settings
  let applied: string[] | undefined
  if (databaseUrl)
    applied = await migrateServer(
      databaseUrl,
      databaseAppUrl ? undefined : new URL(applicationUrl(databaseUrl)).password,
    )
  else await (await openFor(settings)).close()
  line.say(`The schema of ${whereOf(settings)} is up to date`)
  if (line.json) line.print({ upToDate: true, ...(applied ? { applied } : {}) })
  return 0
}
