import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { openDatabase } from '../platform/database/open.ts'
import type { Database } from '../platform/database/transaction.ts'

export type BenchDatabase = { name: string; database: Database; remove(): Promise<void> }
/** On a server the owner may look behind the scenes: statistics, history in bulk. */
export type BenchServer = BenchDatabase & {
  /** The owner's. */
  url: string
  asOwner<Answer>(work: (owner: pg.Client) => Promise<Answer>): Promise<Answer>
}

/** A new embedded database in a folder of its own. */
export async function openEmbeddedPlace(): Promise<BenchDatabase> {
  const folder = mkdtempSync(join(tmpdir(), 'vicinato-bench-'))
  return {
    name: 'embedded',
    database: await openDatabase({ folder }),
    remove: async () => rmSync(folder, { recursive: true, force: true }),
  }
}

type Server = { url: string; stop(): Promise<void> }
/** Not typed: the scripts are plain JavaScript, to run before anything is installed. */
const postgresScript = '../scripts/postgres.mjs'

/** A new database on the server of DATABASE_URL, or on a private cluster; undefined where there is none to be had. */
export async function openServerPlace(): Promise<BenchServer | undefined> {
  const { openPostgres } = (await import(postgresScript)) as { openPostgres(): Promise<Server | undefined> }
  const given = process.env.DATABASE_URL
  const server = given ? { url: given, stop: async () => {} } : await openPostgres()
  if (!server) return undefined
  const name = `vicinato_bench_${randomBytes(4).toString('hex')}`
  const owner = new pg.Client({ connectionString: server.url })
  await owner.connect()
  await owner.query(`create database ${name}`)
  const url = new URL(server.url)
  url.pathname = `/${name}`
  return {
    name: 'PostgreSQL',
    url: url.href,
    database: await openDatabase({ url: url.href }),
    async asOwner(work) {
      const client = new pg.Client({ connectionString: url.href })
      await client.connect()
      try {
        return await work(client)
      } finally {
        await client.end()
      }
    },
    async remove() {
      await owner.query(`drop database ${name} with (force)`)
      await owner.end()
      await server.stop()
    },
  }
}
