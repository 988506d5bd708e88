import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { pathNames } from '../../vocabulary/endpoint.ts'
import type { Actor } from '../context.ts'
import type { Transaction } from '../database/transaction.ts'
import { type Asked, Stopped } from './identify.ts'
import { problem } from './problems.ts'
import type { Route } from './route.ts'

export const etagOf = (body: unknown): string =>
  `"${createHash('sha256').update(JSON.stringify(body)).digest('hex').slice(0, 32)}"`

/**
 * If-Match: what the GET of the same path answers now must be what the client read, so that of two who read
 * the same only one writes. Whoever asks for this writes alone; those who do not, write beside each other.
 */
export async function waitForWriters(
  routes: readonly Route[],
  asked: Asked,
  tx: Transaction,
  context: unknown,
  actor: Actor,
) {
  const { method, path } = asked.route.treaty
  const reading =
    method === 'POST'
      ? undefined
      : routes.find(({ treaty }) => treaty.method === 'GET' && treaty.path === path)
  if (!reading) {
    // A client that asks for the protection must not believe that it has it.
    if (asked.ifMatch !== undefined) throw new Stopped(problem('changed-meanwhile'))
    return
  }
  const names = pathNames(path)
  const values = Object.fromEntries(Object.entries(asked.values).filter(([name]) => names.includes(name)))
  // What is somebody's own is called `my-`; anything else is one thing for the whole organisation.
  const owner = path.includes('/my-') ? actor.personId : ''
  const place = JSON.stringify([actor.organisationId, owner, path, values])
  const lock = sql.raw(asked.ifMatch === undefined ? 'pg_advisory_xact_lock_shared' : 'pg_advisory_xact_lock')
  await sql`select ${lock}(hashtextextended(${place}, 0))`.execute(tx)
  if (asked.ifMatch === undefined || asked.ifMatch === '*') return
  const current = await reading.treaty.output.parseAsync(
    await reading.handle(context as never, reading.treaty.input.parse(values) as never, undefined as never),
  )
  if (!matches(asked.ifMatch, etagOf(current))) throw new Stopped(problem('changed-meanwhile'))
}

/** Whether a list of entity tags, as If-Match and If-None-Match carry it, holds this one. */
export const matches = (header: string, etag: string): boolean =>
  header.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag)
