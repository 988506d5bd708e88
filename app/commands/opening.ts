import { join } from 'node:path'
import { listDirectory } from '../../features/alliance/store.ts'
import { systemClock } from '../../platform/clock.ts'
import { openDatabase } from '../../platform/database/open.ts'
import type { Database } from '../../platform/database/transaction.ts'
import { countDocuments, type Documents, documentsIn } from '../../platform/documents/keeping.ts'
import { scannerFor } from '../../platform/documents/scanning.ts'
import { storeFor } from '../../platform/documents/stores.ts'
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

/** Its documents: in the data folder unless the settings name another place. */
export const documentsFor = (settings: Settings): Documents =>
  documentsIn(
    storeFor(settings, join(settings.dataFolder, documentsFolderName), systemClock),
    scannerFor(settings.virusScan),
    errorLog,
  )
export const documentsFolderName = 'documents'

/** What a dump does not hold: said whenever one is made, so that nobody learns it from the restore. */
export async function documentsBesides(database: Database, settings: Settings): Promise<string | undefined> {
  let count = 0
  for (const { id } of await database.transaction(undefined, listDirectory))
    count += await database.transaction(id, (tx) => countDocuments(tx, id))
  return count === 0
    ? undefined
    : `${count.toLocaleString('en')} documents are not in it: copy ${documentsFor(settings).where} too; doctor says afterwards whether all are there`
}

export const whereOf = ({ databaseUrl, dataFolder }: Settings): string =>
  databaseUrl ? `PostgreSQL at ${new URL(databaseUrl).host}` : `the embedded database in ${dataFolder}`

export const errorLog = jsonLog((line) => process.stderr.write(line), systemClock.now)
