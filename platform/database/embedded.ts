import { chmodSync, mkdirSync } from 'node:fs'
import { open, readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { btree_gist } from '@electric-sql/pglite/contrib/btree_gist'
import { createPgConfig } from '@electric-sql/pglite/node-postgres'
import pg from 'pg'
import { lockFolder } from './lock.ts'
import { refreshStatistics } from './statistics.ts'

/** What both engines give: a pool that speaks PostgreSQL, and how to make a commit last. */
export type Engine = {
  kind: 'embedded' | 'server'
  pool: pg.Pool
  /** A connection beside the pool, not yet open; the embedded engine has but one session. */
  alone?(): pg.Client
  /** Called after each commit, before it is acknowledged. */
  settle(): Promise<void>
  /** Called after many rows were written, rather than to wait for autovacuum. */
  refreshStatistics(): Promise<void>
  close(): Promise<void>
}

/** Keeps the one client alive when a query fails: pg's own pool would end it, and the database with it. */
class OneSessionPool extends pg.Pool {
  override query(...args: never[]): never {
    const callback = typeof args.at(-1) === 'function' ? (args.pop() as unknown as Callback) : undefined
    const answer = (async () => {
      const client = await this.connect()
      try {
        return await (client.query as (...all: unknown[]) => Promise<unknown>)(...args)
      } finally {
        client.release()
      }
    })()
    if (callback) answer.then((rows) => callback(null, rows), callback)
    return answer as never
  }
}
type Callback = (fault: unknown, rows?: unknown) => void

/**
 * PostgreSQL embedded in this process, one session, in a folder or in memory.
 * @param folder where the data live, created with mode 0700; undefined keeps them in memory
 * @param image a data folder to start from (tests: a migrated one), instead of an empty database
 */
export async function openEmbedded(folder: string | undefined, image?: Blob): Promise<Engine> {
  if (folder) {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    // Data files are created readable by all; the folder is what protects them.
    chmodSync(folder, 0o700)
  }
  const unlock = folder ? await lockFolder(folder) : async () => {}
  const pglite = await PGlite.create({
    ...(folder ? { dataDir: join(folder, 'postgresql') } : {}),
    ...(image ? { loadDataDir: image } : {}),
    extensions: { btree_gist },
  })
  const { connection } = createPgConfig(pglite)
  const parse = connection.parse.bind(connection)
  // pg sends a `types` object with parameters; the adapter wants an array or nothing.
  connection.parse = (query: { types?: unknown }) =>
    parse({ ...query, types: Array.isArray(query.types) ? query.types : undefined } as never)
  const pool = new OneSessionPool({ connection, max: 1, idleTimeoutMillis: 0 } as pg.PoolConfig)
  pool.on('error', () => {})
  const settle = folder ? walKeeper(join(folder, 'postgresql', 'pg_wal')) : async () => {}
  return {
    kind: 'embedded',
    pool,
    settle,
    refreshStatistics: () => refreshStatistics(pool),
    async close() {
      await pool.end()
      await pglite.close()
      await unlock()
    },
  }
}

/**
 * PGlite never calls fsync, so the write-ahead log is synced here before a commit is acknowledged: every
 * segment written since the last time. This covers the log and a crash of the process, not the order in
 * which the system writes the other files at a power loss.
 */
function walKeeper(folder: string): () => Promise<void> {
  let syncedAt = 0
  return async () => {
    let newest = syncedAt
    for (const name of await readdir(folder)) {
      if (!/^[0-9A-F]{24}$/.test(name)) continue
      const path = join(folder, name)
      const { mtimeMs } = await stat(path)
      if (mtimeMs < syncedAt) continue
      newest = Math.max(newest, mtimeMs)
      const file = await open(path, 'r+')
      try {
        await file.datasync()
      } finally {
        await file.close()
      }
    }
    syncedAt = newest
  }
}
