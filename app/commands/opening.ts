import { systemClock } from '../../platform/clock.ts'
import { openDatabase } from '../../platform/database/open.ts'
import type { Database } from '../../platform/database/transaction.ts'
import { jsonLog } from '../../platform/log.ts'
import type { CommandLine } from '../command-line.ts'
import { readSettings, type Settings } from '../settings.ts'

const text = (value: string | boolean | undefined) => (typeof value === 'string' ? value : undefined)

export const settingsOf = ({ options }: CommandLine, usualData?: string): Settings =>
  readSettings({
    data: text(options.data) ?? usualData,
    port: text(options.port),
    host: text(options.host),
  })

/** The database that the settings name, its schema up to date. */
export const openFor = ({
  databaseUrl,
  databaseAppUrl,
  databasePrepare,
  dataFolder,
}: Settings): Promise<Database> =>
  openDatabase({ url: databaseUrl, appUrl: databaseAppUrl, prepare: databasePrepare, folder: dataFolder })

export const whereOf = ({ databaseUrl, dataFolder }: Settings): string =>
  databaseUrl ? `PostgreSQL at ${new URL(databaseUrl).host}` : `the embedded database in ${dataFolder}`

export const errorLog = jsonLog((line) => process.stderr.write(line), systemClock.now)
