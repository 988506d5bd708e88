import { homedir } from 'node:os'
import { join } from 'node:path'
import type { MapTiles } from '../platform/services.ts'

/** Everything that is set from outside, in one place. Arguments of the command line come before the environment. */
export type Settings = {
  databaseUrl: string | undefined
  databaseAppUrl: string | undefined
  /** Whether statements are planned once per connection. */
  databasePrepare: boolean
  dataFolder: string
  /** Seals secrets in the database; without it a file in the data folder holds one. */
  secret: string | undefined
  host: string
  port: number
  publicUrl: string
  smtpUrl: string | undefined
  mailFrom: string | undefined
  requestsPerMinute: number
  trustProxy: boolean
  /** Where documents are kept: a folder or an S3-compatible bucket; without it in the data folder. */
  documentsUrl: string | undefined
  documentsAccessKey: string | undefined
  documentsSecretKey: string | undefined
  /** Pictures behind the maps; without it nobody outside is asked. */
  mapTiles: MapTiles | undefined
  /** What searches documents for viruses before they are kept: `clamd://host:port`, or a command. */
  virusScan: string | undefined
  /** Where the serving process keeps backups of itself; without it makes none. */
  backupFolder: string | undefined
  /** The hour of the day in Italy at which it makes one. */
  backupHour: number
  /** How many it keeps. */
  backupKeep: number
}

function wholeNumber(name: string, given: string | undefined, usual: number, most: number): number {
  const value = given === undefined || given === '' ? usual : Number(given)
  if (!Number.isInteger(value) || value < 0 || value > most)
    throw new Error(`${name} ${given}: a whole number from 0 to ${most} is expected`)
  return value
}

function mapTilesOf(url = '', attribution = ''): MapTiles | undefined {
  if (url === '') return undefined
  const isSound =
    /^https?:\/\/[^\s{}'";,/]+\/[^\s'";,]*$/.test(url) &&
    ['{z}', '{x}', '{y}'].every((part) => url.includes(part))
  if (!isSound) throw new Error(`MAP_TILES_URL ${url}: https://server/…/{z}/{x}/{y}.png is expected`)
  return { url, attribution }
}

export function readSettings(args: {
  data?: string | undefined
  port?: string | undefined
  host?: string | undefined
}): Settings {
  const { env } = process
  const host = args.host ?? env.HOST ?? '127.0.0.1'
  const port = Number(args.port ?? env.PORT ?? 8080)
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new Error(`${args.port ?? env.PORT} is not a port`)
  return {
    databaseUrl: env.DATABASE_URL || undefined,
    databaseAppUrl: env.DATABASE_APP_URL || undefined,
    databasePrepare: env.DATABASE_PREPARE !== '0',
    dataFolder: args.data ?? env.VICINATO_DATA ?? join(homedir(), '.local', 'share', 'vicinato'),
    secret: env.VICINATO_SECRET || undefined,
    host,
    port,
    publicUrl: (env.PUBLIC_URL ?? `http://${host === '0.0.0.0' ? 'localhost' : host}:${port}`).replace(
      /\/$/,
      '',
    ),
    smtpUrl: env.SMTP_URL || undefined,
    mailFrom: env.MAIL_FROM || undefined,
    requestsPerMinute: Number(env.REQUESTS_PER_MINUTE ?? 600),
    trustProxy: env.TRUST_PROXY === '1',
    documentsUrl: env.DOCUMENTS_URL || undefined,
    documentsAccessKey: env.DOCUMENTS_ACCESS_KEY || undefined,
    documentsSecretKey: env.DOCUMENTS_SECRET_KEY || undefined,
    mapTiles: mapTilesOf(env.MAP_TILES_URL, env.MAP_TILES_ATTRIBUTION),
    virusScan: env.VIRUS_SCAN || undefined,
    backupFolder: env.BACKUP_DIR || undefined,
    backupHour: wholeNumber('BACKUP_HOUR', env.BACKUP_HOUR, 3, 23),
    backupKeep: wholeNumber('BACKUP_KEEP', env.BACKUP_KEEP, 14, 10_000),
  }
}
