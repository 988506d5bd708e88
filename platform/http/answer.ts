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
import { etagOf, waitForWriters } from './entity-tags.ts'
import { type Claim, claimOf, getKept, keepAnswer, takeKey } from './idempotency.ts'
import { type Asked, identify, Stopped } from './identify.ts'
import { type Problem, problem } from './problems.ts'
import { read, tryToRead } from './reading.ts'
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
/**
 * The way of a request: identify (401), permit (403), read (400), act in one transaction, parse the answer,
 * keep it with its idempotency key, write the audit last, commit. Faults are thrown to the caller.
 */
export async function answer(house: House, asked: Asked): Promise<Answer> {
  try {
    return asked.route.isErrand ? await onErrand(house, asked) : await onAction(house, asked)
  } catch (reason) {
    if (reason instanceof Stopped) return answered(reason.problem)
    if (reason instanceof NotFound) return answered(problem('not-found'))
    if (reason instanceof Refused) return answered(problem('refused', { reasons: reason.reasons }))
    throw reason
  }
}

/** Who asks, looked at in a transaction of its own: what follows may be slow. */
const whoAsks = (house: House, asked: Asked) =>
  inOneTransaction(house, asked, (tx) => identify(asked, tx, house.clock.now()))

async function onAction(house: House, brought: Asked): Promise<Answer> {
  const { receive } = brought.route
  const received =
    receive && (await receive((await whoAsks(house, brought)).organisationId, read(brought) as never))
  const asked = { ...brought, received }
  try {
    return await inOneTransaction(house, asked, (tx, afterCommit) => act(house, asked, tx, afterCommit))
  } catch (reason) {
    if (!(reason instanceof RefusedOnce)) throw reason
    return await keepRefusal(house, asked, reason)
  }
}

/** The organisation whose session or token is shown; none where anyone may ask, and the action enters one. */
function organisationAsked({ route, bearer, session }: Asked): string | undefined {
  if (route.treaty.may === 'anyone' || bearer === 'unreadable') return undefined
  return (bearer ?? session)?.organisationId
}

type AfterCommit = Moment['afterCommit']

async function inOneTransaction<Done>(
  house: House,
  asked: Asked,
  work: (tx: Transaction, afterCommit: AfterCommit) => Promise<Done>,
): Promise<Done> {
  let afterwards: (() => Promise<void>)[] = []
  const done = await house.database.transaction(organisationAsked(asked), async (tx) => {
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
    /** The one entry, where there is no other and it is of this organisation. */
    only: (organisationId: string): AuditEntry | undefined =>
      entries.length === 1 && entries[0]!.organisationId === organisationId ? entries[0]!.entry : undefined,
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

const startedAnswer = ({ route }: Asked): Answer => ({
  status: route.treaty.method === 'POST' && !route.treaty.reads ? 201 : 200,
  body: undefined,
})

/** Who asks is looked at first, in a transaction of its own, as is every read and every write. */
async function onOwnErrand(house: House, asked: Asked): Promise<Answer> {
  const given = startedAnswer(asked)
  const now = house.clock.now()
  const actor = await whoAsks(house, asked)
  const errand: ReadingErrand & ActingErrand = {
    actor,
    sessionId: actor.sessionId,
    now,
    today: house.clock.today(),
    read: (work) => inOneTransaction(house, asked, work),
    transaction: (work) =>
      inOneTransaction(house, asked, async (tx) => {
        const trail = auditTrail(now)
        const done = await work({
          tx,
          audit: trail.as(actor.organisationId, actor.personId, actor.token?.name),
        })
        await trail.write(tx)
        return done
      }),
  }
  const output = await asked.route.handle(errand as never, read(asked) as never, undefined as never)
  const { method, answers, output: shape } = asked.route.treaty
  given.body = answers === 'file' ? output : await shape.parseAsync(output)
  if (method === 'GET' && (answers === undefined || answers === 'json')) given.etag = etagOf(given.body)
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
      inOneTransaction(house, asked, async (tx, afterCommit) => {
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
  const output = await asked.route.handle(errand as never, read(asked) as never, undefined as never)
  given.body = await asked.route.treaty.output.parseAsync(output)
  return given
}

async function act(house: House, asked: Asked, tx: Transaction, afterCommit: AfterCommit): Promise<Answer> {
  const { treaty } = asked.route
  const now = house.clock.now()
  const given = startedAnswer(asked)
  const browser = browserOf(asked, given)
  const { input, fault } = tryToRead(asked)
  const claim = fault ? undefined : claimOfRequest(asked, input, now)
  const actor = treaty.may === 'anyone' ? undefined : await identify(asked, tx, now, claim)
  if (actor) browser.sessionId = actor.sessionId
  // Whoever may not ask is told so first, whatever they sent.
  if (fault) throw new Stopped(fault)

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
          enqueue: (name, id, organisationId = actor.organisationId) =>
            house.jobs.enqueue(tx, name, { organisationId, id }),
        }
      : { ...moment, ...browser, auditAs: trail.as }
    if (actor && treaty.method !== 'GET' && !treaty.reads)
      await waitForWriters(house.routes, asked, tx, context, actor)
    const output = await asked.route.handle(context as never, input as never, asked.received as never)
    given.body = treaty.answers === 'file' ? output : await treaty.output.parseAsync(output)
    return trail
  }
  if (treaty.method === 'GET') {
    const trail = await handle(afterCommit)
    if (treaty.answers === undefined || treaty.answers === 'json') given.etag = etagOf(given.body)
    await trail.write(tx)
    return given
  }
  if (!actor || !claim) {
    const trail = await handle(afterCommit)
    await trail.write(tx)
    return given
  }
  if (!(actor.claimed ?? (await takeKey(tx, actor, claim)))) return firstAnswer(tx, actor, claim)
  try {
    const trail = await handle(afterCommit)
    const entry = trail.only(actor.organisationId)
    await keepAnswer(tx, actor, claim, given, entry)
    if (!entry) await trail.write(tx)
  } catch (reason) {
    if (!(reason instanceof Refused)) throw reason
    if (!reason.untouched) throw new RefusedOnce(actor, claim, reason)
    const refused = answered(problem('refused', { reasons: reason.reasons }))
    await keepAnswer(tx, actor, claim, refused)
    return refused
  }
  return given
}

/** A refusal of a request with an idempotency key, on its way out of the transaction, which is rolled back. */
class RefusedOnce extends Error {
  readonly actor: Actor
  readonly claim: Claim
  readonly refused: Refused
  constructor(actor: Actor, claim: Claim, refused: Refused) {
    super('refused')
    this.actor = actor
    this.claim = claim
    this.refused = refused
  }
}

/** Undefined where nothing is written, or no key was sent. */
function claimOfRequest({ route, idempotencyKey }: Asked, input: unknown, now: number): Claim | undefined {
  const { method, path, reads, may } = route.treaty
  return idempotencyKey === undefined || method === 'GET' || reads || may === 'anyone'
    ? undefined
    : claimOf(idempotencyKey, JSON.stringify([method, path, input]), now)
}

async function firstAnswer(tx: Transaction, actor: Actor, claim: Claim): Promise<Answer> {
  const first = await getKept(tx, actor, claim)
  if (first === 'reused') throw new Stopped(problem('key-reused'))
  return { status: first.status, body: first.body }
}

/**
 * A refusal is an answer: the repeated request must get it too, and so it is kept, in a transaction of its own once
 * the effect is undone. A savepoint would undo it as well, but at the price of a message for every write that is not
 * refused. A twin that came in between has acted in this request's place, and its answer counts for both.
 */
async function keepRefusal(
  house: House,
  asked: Asked,
  { actor, claim, refused }: RefusedOnce,
): Promise<Answer> {
  const given = answered(problem('refused', { reasons: refused.reasons }))
  return inOneTransaction(house, asked, async (tx) => {
    if (!(await takeKey(tx, actor, claim))) return firstAnswer(tx, actor, claim)
    await keepAnswer(tx, actor, claim, given)
    return given
  })
}
