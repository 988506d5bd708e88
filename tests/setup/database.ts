import { readFile } from 'node:fs/promises'
import pg from 'pg'
import { inject } from 'vitest'
import { openEmbedded } from '../../platform/database/embedded.ts'
import { applicationUrl, openServer } from '../../platform/database/server.ts'
import { type Database, databaseOn } from '../../platform/database/transaction.ts'
import { newDatabaseName, onServer, serverUrl } from './server.ts'

export type TestDatabase = Database & {
  /** Runs as the owner of the tables, whom no policy binds: for what a test must see or break from outside. */
  asOwner<Answer>(work: (client: pg.ClientBase) => Promise<Answer>): Promise<Answer>
  /** The owner's URL of this database on PostgreSQL, for a test that starts a process; none when embedded. */
  url: string | undefined
}

/**
 * A migrated, empty database of the test's own, on the engine of the project that runs it. Closing it also
 * deletes it. On the embedded engine everything shares one session: `asOwner` waits for an open transaction.
 */
export async function openTestDatabase(): Promise<TestDatabase> {
  const engine = process.env.VICINATO_TEST_ENGINE
  if (engine === 'embedded') return openOnEmbedded()
  if (engine === 'server') return openOnServer()
  throw new Error(
    'A test that needs a database belongs to the projects `embedded` and `server` of vitest.config.ts.',
  )
}

async function openOnEmbedded(): Promise<TestDatabase> {
  const image = new Blob([await readFile(inject('template'))])
  const database = databaseOn(await openEmbedded(undefined, image))
  return {
    ...database,
    url: undefined,
    async asOwner(work) {
      const client = await database.engine.pool.connect()
      try {
        return await work(client)
      } finally {
        client.release()
      }
    },
  }
}

async function openOnServer(): Promise<TestDatabase> {
  const name = newDatabaseName()
  await onServer(`create database ${name} template ${inject('template')}`)
  const url = serverUrl(name)
  const database = databaseOn(openServer({ url: applicationUrl(url), ownerUrl: url, connections: 10 }))
  return {
    ...database,
    url,
    async asOwner(work) {
      const client = new pg.Client({ connectionString: url })
      await client.connect()
      try {
        return await work(client)
      } finally {
        await client.end()
      }
    },
    async close() {
      await database.close()
      await onServer(`drop database if exists ${name} with (force)`)
    },
  }
}
