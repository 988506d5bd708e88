import { sql } from 'kysely'
import pg from 'pg'
import { prepareJobs } from '../jobs.ts'
import { openEmbedded } from './embedded.ts'
import { migrate } from './migrate.ts'
import { applicationUrl, openServer } from './server.ts'
import { type Database, databaseOn } from './transaction.ts'

export type DatabaseSettings = {
  /** The owner's address of a PostgreSQL 15+ database; without it PGlite runs in this process. */
  url?: string | undefined
  /** The application's address, where it cannot be derived from the owner's. */
  appUrl?: string | undefined
  /** Where the embedded database lives; without it in memory. */
  folder?: string | undefined
  /** A migrated data folder to start from: tests. */
  image?: Blob | undefined
  connections?: number | undefined
  /** False behind a pooler that knows no prepared statements. */
  prepare?: boolean | undefined
}

/** Opens the database and brings its schema up to date. */
export async function openDatabase(settings: DatabaseSettings): Promise<Database> {
  if (!settings.url) {
    const engine = await openEmbedded(settings.folder, settings.image)
    const client = await engine.pool.connect()
    try {
      await migrate(client)
      await prepareJobs(client)
    } finally {
      client.release()
    }
    await engine.settle()
    return databaseOn(engine)
  }
  const appUrl = applicationUrl(settings.url, settings.appUrl)
  await migrateServer(settings.url, settings.appUrl ? undefined : new URL(appUrl).password)
  const { connections = 10, prepare } = settings
  const database = databaseOn(openServer({ url: appUrl, ownerUrl: settings.url, connections, prepare }))
  await refusePowerfulRole(database)
  return database
}

export async function migrateServer(ownerUrl: string, applicationPassword?: string): Promise<string[]> {
  const owner = new pg.Client({ connectionString: ownerUrl })
  await owner.connect()
  try {
    const applied = await migrate(owner, applicationPassword)
    await prepareJobs(owner)
    return applied
  } finally {
    await owner.end()
  }
}

/** A role that owns a table or bypasses policies would make every fence between organisations void. */
async function refusePowerfulRole(database: Database): Promise<void> {
  const { rows } = await database.transaction(undefined, (tx) =>
    sql<{ name: string; powerful: boolean }>`
      select current_user as name, rolsuper or rolbypassrls or exists (
        select from pg_class where relowner = pg_roles.oid and relname = 'organisation') as powerful
      from pg_roles where rolname = current_user`.execute(tx),
  )
  if (rows[0]!.powerful) {
    await database.close()
    throw new Error(
      `The application may not connect as ${rows[0]!.name}: the role owns the tables or bypasses row-level security. Leave DATABASE_APP_URL out, or name a role that does neither.`,
    )
  }
}
