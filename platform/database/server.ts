import { createHmac } from 'node:crypto'
import pg from 'pg'
import type { Engine } from './embedded.ts'
import { PreparingClient } from './preparing.ts'
import { refreshStatistics } from './statistics.ts'

/** The role that the application connects as: owner of nothing, bound by every policy. */
export const applicationRole = 'vicinato_app'

/**
 * The address by which the application connects. Given by the administrator, or made from the owner's: the
 * same server and database, the application's role, and a password derived from the owner's, so that every
 * process arrives at the same one and nothing has to be stored.
 */
export function applicationUrl(ownerUrl: string, given?: string): string {
  if (given) return given
  const url = new URL(ownerUrl)
  if (!url.password)
    throw new Error(
      'DATABASE_URL has no password, so none can be derived for the application role. Set DATABASE_APP_URL to a role that owns nothing and cannot bypass row-level security.',
    )
  url.password = createHmac('sha256', decodeURIComponent(url.password)).update(applicationRole).digest('hex')
  url.username = applicationRole
  return url.href
}

export type ServerSettings = {
  /** As whom the application connects. */
  url: string
  /** The owner of the tables, as whom statistics are gathered and nothing else. */
  ownerUrl: string
  connections: number
  /** Whether statements keep their plans; a pooler that knows no names of statements forbids it. */
  prepare?: boolean | undefined
}

export function openServer({ url, ownerUrl, connections, prepare = true }: ServerSettings): Engine {
  const pool = new pg.Pool({
    connectionString: url,
    ...(prepare ? { Client: PreparingClient } : {}),
    max: connections,
    connectionTimeoutMillis: 10_000,
    application_name: 'vicinato',
  })
  // A database that fails over ends its connections; without listeners the process would end with them.
  pool.on('error', () => {})
  pool.on('connect', (client) => client.on('error', () => {}))
  return {
    kind: 'server',
    pool,
    alone: () =>
      new pg.Client({
        connectionString: url,
        connectionTimeoutMillis: 10_000,
        keepAlive: true,
        application_name: 'vicinato live',
      }),
    settle: async () => {},
    async refreshStatistics() {
      const owner = new pg.Client({ connectionString: ownerUrl, application_name: 'vicinato statistics' })
      owner.on('error', () => {})
      await owner.connect()
      try {
        await refreshStatistics(owner)
      } finally {
        await owner.end()
      }
    },
    close: () => pool.end(),
  }
}
