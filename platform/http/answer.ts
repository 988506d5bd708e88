import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { pathNames } from '../../vocabulary/endpoint.ts'
import { NotFound, Refused } from '../../vocabulary/refusal.ts'
import type { AuditDetails } from '../audit.ts'
import { type AuditEntry, writeAudit } from '../audit.ts'
import type { Clock } from '../clock.ts'
import type {
  ActingErrand,
  Actor,
  Afterwards,
  Browser,
  Context,
  Errand,
  Moment,
  ReadingErrand,
  Visit,
} from '../context.ts'
import { type Database, enterOrganisation, type Transaction } from '../database/transaction.ts'
import type { SessionKey } from '../identity/session-key.ts'
import type { Jobs } from '../jobs.ts'
import type { Log } from '../log.ts'
import { keepAnswer, takeKey } from './idempotency.ts'
import { type Asked, identify, Stopped } from './identify.ts'
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
export type Answer = {
  status: number
  body: unknown
  etag?: string
  /** Set when the action gave or took the session, or the note that the browser carries. */
  session?: { key: SessionKey | undefined }
  note?: { text: string | undefined }
}

const answered = (found: Problem): Answer => ({ status: found.status, body: found })
export const etagOf = (body: unknown): string =>
  `"${createHash('sha256').update(JSON.stringify(body)).digest('hex').slice(0, 32)}"`

/**
 * The way of a request: identify (401), permit (403), read (400), act in one transaction, parse the answer,
 * keep it with its idempotency key, write the audit last, commit. Faults are thrown to the caller.
 */
export async function answer(house: House, asked: Asked): Promise<Answer> {
  try {
    return asked.route.isErrand
      ? await onErrand(house, asked)
      : await inOneTransaction(house, (tx, afterCommit) => act(house, asked, tx, afterCommit))
  } catch (reason) {
    if (reason instanceof Stopped) return answered(reason.problem)
    if (reason instanceof NotFound) return answered(problem('not-found'))
    if (reason instanceof Refused) return answered(problem('refused', { reasons: reason.reasons }))
    throw reason
  }
}

type AfterCommit = Moment['afterCommit']

async function inOneTransaction<Done>(
  house: House,
  work: (tx: Transaction, afterCommit: AfterCommit) => Promise<Done>,
): Promise<Done> {
  let afterwards: (() => Promise<void>)[] = []
  const done = await house.database.transaction(undefined, async (tx) => {
    afterwards = []
    return work(tx, (later) => afterwards.push(later))
  })
  for (const later of afterwards)
    later().catch((fault: unknown) => house.log('fault', 'after-commit', { message: String(fault) }))
  return done
}

/** Collects what is to be written in the audit until the transaction has nothing else to do. */
function auditTrail(now: number) {
  const entries: { organisationId: string; entry: AuditEntry }[] = []
  return {
    as:
      (organisationId: string, actor: string, token?: string) =>
      (act: string, subject: string, told: AuditDetails = {}) => {
        const details = token === undefined ? told : { ...told, token }
        entries.push({ organisationId, entry: { at: now, actor, act, subject, details } })
      },
    async write(tx: Transaction) {
      for (const { organisationId, entry } of entries) {
        await enterOrganisation(tx, organisationId)
        await writeAudit(tx, organisationId, [entry])
      }
    },
  }
}

const browserOf = (asked: Asked, given: Answer): Browser => ({
  session: asked.bearer === undefined ? asked.session : undefined,
  sessionId: undefined,
  keepSession: (key) => {
    given.session = { key }
  },
  carried: asked.carried,
  carry: (text) => {
    given.note = { text }
  },
  address: asked.address,
})

function read({ route, values }: Asked): unknown {
  const input = route.treaty.input.safeParse(values)
  if (!input.success) throw new Stopped(malformed(input.error))
  // PostgreSQL keeps neither NUL nor half a surrogate pair: said here, they would be faults there.
  if (hasUnkeepableText(input.data))
    throw new Stopped(
      problem('malformed', { faults: [{ path: '', message: 'text with a NUL or a lone surrogate' }] }),
    )
  return input.data
}
function hasUnkeepableText(value: unknown): boolean {
  if (typeof value === 'string') return value.includes('\0') || /\p{Surrogate}/u.test(value)
  return typeof value === 'object' && value !== null && Object.entries(value).flat().some(hasUnkeepableText)
}

const startedAnswer = ({ route }: Asked): Answer => ({
  status: route.treaty.method === 'POST' && !route.treaty.reads ? 201 : 200,
  body: undefined,
})

/** Who asks is looked at first, in a transaction of its own, as is every read and every write. */
async function onOwnErrand(house: House, asked: Asked): Promise<Answer> {
  const given = startedAnswer(asked)
  const now = house.clock.now()
  const actor = await inOneTransaction(house, (tx) => identify(asked, tx, now))
  const errand: ReadingErrand & ActingErrand = {
    actor,
    sessionId: actor.sessionId,
    now,
    today: house.clock.today(),
    read: (work) =>
      inOneTransaction(house, async (tx) => {
        await enterOrganisation(tx, actor.organisationId)
        return work(tx)
      }),
    transaction: (work) =>
      inOneTransaction(house, async (tx) => {
        const trail = auditTrail(now)
        await enterOrganisation(tx, actor.organisationId)
        const done = await work({
          tx,
          audit: trail.as(actor.organisationId, actor.personId, actor.token?.name),
        })
        await trail.write(tx)
        return done
      }),
  }
  const output = await asked.route.handle(errand as never, read(asked) as never)
  given.body = await asked.route.treaty.output.parseAsync(output)
  return given
}

async function onErrand(house: House, asked: Asked): Promise<Answer> {
  if (asked.route.treaty.may !== 'anyone') return onOwnErrand(house, asked)
  const given = startedAnswer(asked)
  const now = house.clock.now()
  const browser = browserOf(asked, given)
  const errand: Errand = {
    ...browser,
    now,
    transaction: (work) =>
      inOneTransaction(house, async (tx, afterCommit) => {
        const trail = auditTrail(now)
        const done = await work({
          ...browser,
          tx,
          now,
          today: house.clock.today(),
          afterCommit,
          auditAs: trail.as,
        })
        await trail.write(tx)
        return done
      }),
  }
  const output = await asked.route.handle(errand as never, read(asked) as never)
  given.body = await asked.route.treaty.output.parseAsync(output)
  return given
}

async function act(house: House, asked: Asked, tx: Transaction, afterCommit: AfterCommit): Promise<Answer> {
  const { treaty } = asked.route
  const now = house.clock.now()
  const given = startedAnswer(asked)
  const browser = browserOf(asked, given)
  const actor = treaty.may === 'anyone' ? undefined : await identify(asked, tx, now)
  if (actor) browser.sessionId = actor.sessionId
  const input = read(asked)

  const handle = async (later: AfterCommit) => {
    const trail = auditTrail(now)
    const moment: Moment = { tx, now, today: house.clock.today(), afterCommit: later }
    const context: Visit | (Context & Browser & Afterwards) = actor
      ? {
          ...moment,
          ...browser,
          actor,
          readLater: (work) => house.database.transaction(actor.organisationId, (laterTx) => work(laterTx)),
          audit: trail.as(actor.organisationId, actor.personId, actor.token?.name),
          enqueue: (name, id) => house.jobs.enqueue(tx, name, { organisationId: actor.organisationId, id }),
        }
      : { ...moment, ...browser, auditAs: trail.as }
    if (actor && treaty.method !== 'GET' && !treaty.reads)
      await waitForWriters(house, asked, tx, context, actor)
    const output = await asked.route.handle(context as never, input as never)
    given.body = treaty.answers === 'file' ? output : await treaty.output.parseAsync(output)
    return trail
  }
  if (treaty.method === 'GET') {
    const trail = await handle(afterCommit)
    if (treaty.answers === undefined || treaty.answers === 'json') given.etag = etagOf(given.body)
    await trail.write(tx)
    return given
  }
  if (!actor || treaty.reads || asked.idempotencyKey === undefined) {
    const trail = await handle(afterCommit)
    await trail.write(tx)
    return given
  }
  const request = JSON.stringify([treaty.method, treaty.path, input])
  const first = await takeKey(tx, actor, asked.idempotencyKey, request, now)
  if (first === 'reused') throw new Stopped(problem('key-reused'))
  if (first) return { status: first.status, body: first.body }
  await sql`savepoint act`.execute(tx)
  const afterwards: (() => Promise<void>)[] = []
  try {
    const trail = await handle((later) => afterwards.push(later))
    await keepAnswer(tx, actor, asked.idempotencyKey, given)
    await trail.write(tx)
  } catch (reason) {
    if (!(reason instanceof Refused)) throw reason
    // A refusal is an answer: the repeated request must get it too, and so it is kept, the effect undone.
    await sql`rollback to savepoint act`.execute(tx)
    await enterOrganisation(tx, actor.organisationId)
    const refused = answered(problem('refused', { reasons: reason.reasons }))
    await keepAnswer(tx, actor, asked.idempotencyKey, refused)
    return refused
  }
  for (const later of afterwards) afterCommit(later)
  return given
}

/**
 * If-Match: what the GET of the same path answers now must be what the client read, so that of two who read
 * the same only one writes. Whoever asks for this writes alone; those who do not, write beside each other.
 */
async function waitForWriters(house: House, asked: Asked, tx: Transaction, context: unknown, actor: Actor) {
  const { method, path } = asked.route.treaty
  const reading = house.routes.find(({ treaty }) => treaty.method === 'GET' && treaty.path === path)
  if (!reading || method === 'POST') {
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
    await reading.handle(context as never, reading.treaty.input.parse(values) as never),
  )
  if (!matches(asked.ifMatch, etagOf(current))) throw new Stopped(problem('changed-meanwhile'))
}

/** Whether a list of entity tags, as If-Match and If-None-Match carry it, holds this one. */
export const matches = (header: string, etag: string): boolean =>
  header.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag)
