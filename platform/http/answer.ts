import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { pathNames } from '../../vocabulary/endpoint.ts'
import { NotFound, Refused } from '../../vocabulary/refusal.ts'
import { type AuditEntry, writeAudit } from '../audit.ts'
import type { Clock } from '../clock.ts'
import type { Actor, AuditDetails, Browser, Context, Moment, Visit } from '../context.ts'
import type { Database, Transaction } from '../database/transaction.ts'
import type { SessionKey } from '../identity/session-key.ts'
import { findActor } from '../identity/sessions.ts'
import { csrfTokenOf } from '../identity/tokens.ts'
import type { Jobs } from '../jobs.ts'
import type { Log } from '../log.ts'
import { keepAnswer, takeKey } from './idempotency.ts'
import { malformed, type Problem, problem } from './problems.ts'
import type { Route } from './route.ts'

export type House = {
  database: Database
  jobs: Jobs
  clock: Clock
  log: Log
  routes: readonly Route[]
  /** Where people find this installation, without a slash at the end. */
  publicUrl: string
}
export type Asked = {
  route: Route
  values: Record<string, unknown>
  session: SessionKey | undefined
  address: string
  /** Header values, undefined where not sent. */
  csrfToken: string | undefined
  idempotencyKey: string | undefined
  ifMatch: string | undefined
}
export type Answer = {
  status: number
  body: unknown
  etag?: string
  /** Set when the action gave or took the session. */
  session?: { key: SessionKey | undefined }
}

/** The answer is a problem: the transaction is rolled back, the problem is sent. */
class Stopped extends Error {
  readonly problem: Problem
  constructor(found: Problem) {
    super(found.code)
    this.problem = found
  }
}
const answered = (found: Problem): Answer => ({ status: found.status, body: found })
export const etagOf = (body: unknown): string =>
  `"${createHash('sha256').update(JSON.stringify(body)).digest('hex').slice(0, 32)}"`

/**
 * The way of a request: identify (401), permit (403), read (400), act in one transaction, parse the answer,
 * keep it with its idempotency key, write the audit last, commit. Faults are thrown to the caller.
 */
export async function answer(house: House, asked: Asked): Promise<Answer> {
  const afterwards: (() => Promise<void>)[] = []
  let given: Answer
  try {
    given = await house.database.transaction(undefined, async (tx) => {
      afterwards.length = 0
      return inTransaction(house, asked, tx, (work) => afterwards.push(work))
    })
  } catch (reason) {
    if (reason instanceof Stopped) return answered(reason.problem)
    if (reason instanceof NotFound) return answered(problem('not-found'))
    if (reason instanceof Refused) return answered(problem('refused', { reasons: reason.reasons }))
    throw reason
  }
  for (const work of afterwards)
    work().catch((fault: unknown) => house.log('fault', 'after-commit', { message: String(fault) }))
  return given
}

async function inTransaction(
  house: House,
  asked: Asked,
  tx: Transaction,
  afterCommit: (work: () => Promise<void>) => void,
): Promise<Answer> {
  const { treaty } = asked.route
  const now = house.clock.now()
  const moment: Moment = { tx, now, today: house.clock.today(), afterCommit }
  const entries: { organisationId: string; entry: AuditEntry }[] = []
  const auditAs =
    (organisationId: string, actor: string) =>
    (act: string, subject: string, details: AuditDetails = {}) => {
      entries.push({ organisationId, entry: { at: now, actor, act, subject, details } })
    }
  const given: Answer = { status: treaty.method === 'POST' ? 201 : 200, body: undefined }
  const browser: Browser = {
    session: asked.session,
    sessionId: undefined,
    keepSession: (key) => {
      given.session = { key }
    },
    address: asked.address,
  }
  const actor = treaty.may === 'anyone' ? undefined : await identify(asked, tx, now)
  if (actor) browser.sessionId = actor.sessionId
  const input = treaty.input.safeParse(asked.values)
  if (!input.success) throw new Stopped(malformed(input.error))

  const context: Visit | (Context & Browser) = actor
    ? {
        ...moment,
        ...browser,
        actor,
        audit: auditAs(actor.organisationId, actor.personId),
        enqueue: (name, id) => house.jobs.enqueue(tx, name, { organisationId: actor.organisationId, id }),
      }
    : { ...moment, ...browser, auditAs }
  const act = async () => {
    const output = await asked.route.handle(context as never, input.data as never)
    given.body = treaty.answers === 'file' ? output : await treaty.output.parseAsync(output)
  }
  if (treaty.method === 'GET') {
    await act()
    if (treaty.answers === undefined || treaty.answers === 'json') given.etag = etagOf(given.body)
  } else {
    const kept = actor && asked.idempotencyKey !== undefined ? asked.idempotencyKey : undefined
    if (actor && kept !== undefined) {
      const request = JSON.stringify([treaty.method, treaty.path, input.data])
      const first = await takeKey(tx, actor, kept, request, now)
      if (first === 'reused') throw new Stopped(problem('key-reused'))
      if (first) return { status: first.status, body: first.body }
    }
    if (actor && asked.ifMatch !== undefined) await demandUnchanged(house, asked, tx, context)
    await sql`savepoint act`.execute(tx)
    try {
      await act()
    } catch (reason) {
      if (!actor || kept === undefined || !(reason instanceof Refused)) throw reason
      // A refusal is an answer: the repeated request must get it too, and so it is kept, the effect undone.
      await sql`rollback to savepoint act`.execute(tx)
      entries.length = 0
      const refused = answered(problem('refused', { reasons: reason.reasons }))
      await keepAnswer(tx, actor, kept, refused)
      return refused
    }
    if (actor && kept !== undefined) await keepAnswer(tx, actor, kept, given)
  }
  for (const { organisationId, entry } of entries) await writeAudit(tx, organisationId, [entry])
  return given
}

async function identify(asked: Asked, tx: Transaction, now: number): Promise<Actor & { sessionId: string }> {
  const { treaty } = asked.route
  const actor = asked.session && (await findActor(tx, asked.session, now))
  if (!actor) throw new Stopped(problem('who-are-you'))
  if (treaty.may !== 'signed-in' && !actor.roles.some((role) => treaty.may.includes(role)))
    throw new Stopped(problem('not-allowed'))
  if (treaty.method !== 'GET' && asked.csrfToken !== csrfTokenOf(asked.session!.token))
    throw new Stopped(problem('foreign-origin'))
  return actor
}

/**
 * If-Match: what the GET of the same path answers now must be what the client read. Writers who ask for this
 * pass one at a time, so that two who read the same cannot both write.
 */
async function demandUnchanged(house: House, asked: Asked, tx: Transaction, context: unknown) {
  const { path } = asked.route.treaty
  const reading = house.routes.find(({ treaty }) => treaty.method === 'GET' && treaty.path === path)
  if (!reading) return
  const names = pathNames(path)
  const values = Object.fromEntries(Object.entries(asked.values).filter(([name]) => names.includes(name)))
  const place = JSON.stringify([asked.session?.organisationId, path, values])
  await sql`select pg_advisory_xact_lock(hashtextextended(${place}, 0))`.execute(tx)
  const current = await reading.treaty.output.parseAsync(
    await reading.handle(context as never, reading.treaty.input.parse(values) as never),
  )
  if (asked.ifMatch !== etagOf(current)) throw new Stopped(problem('changed-meanwhile'))
}
