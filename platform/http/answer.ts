import { NotFound, Refused } from '../../vocabulary/refusal.ts'
import type { Actor, Afterwards, Browser, Context, Moment, Visit } from '../context.ts'
import type { Transaction } from '../database/transaction.ts'
import { etagOf, waitForWriters } from './entity-tags.ts'
import { onErrand, whoAsks } from './errand.ts'
import {
  type AfterCommit,
  type Answer,
  answered,
  auditTrail,
  browserOf,
  type House,
  inOneTransaction,
  startedAnswer,
} from './house.ts'
import { type Claim, claimOf, getKept, keepAnswer, takeKey } from './idempotency.ts'
import { type Asked, expect, identify, nobody, Otherwise, Stopped } from './identify.ts'
import { problem } from './problems.ts'
import { read, tryToRead } from './reading.ts'

/**
 * The way of a request: identify (401), permit (403), read (400), act in one transaction, parse the answer,
 * keep it with its idempotency key, write the audit last, commit. Faults are thrown to the caller.
 *
 * A write with a key does not wait for the database to say who asks where its session asked before: it begins to act for
 * that person, the question goes in the message of the act's first statement, and if the answer is another, or a twin was
 * here before, all is undone and begun again without expecting anything. So whoever acts touches nothing but the
 * transaction; what is slow or outside is an errand, or waits for the commit.
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

async function onAction(house: House, brought: Asked): Promise<Answer> {
  const { receive } = brought.route
  const received =
    receive && (await receive((await whoAsks(house, brought)).organisationId, read(brought) as never))
  const asked = { ...brought, received }
  try {
    return await actOnce(house, { ...asked, expected: expect(asked) })
  } catch (reason) {
    if (!(reason instanceof Otherwise)) throw reason
    return await actOnce(house, asked)
  }
}

async function actOnce(house: House, asked: Asked): Promise<Answer> {
  try {
    return await inOneTransaction(house, asked, (tx, afterCommit) => act(house, asked, tx, afterCommit))
  } catch (reason) {
    if (!(reason instanceof RefusedOnce)) throw reason
    return await keepRefusal(house, asked, reason)
  }
}

async function act(house: House, asked: Asked, tx: Transaction, afterCommit: AfterCommit): Promise<Answer> {
  const { treaty } = asked.route
  const now = house.clock.now()
  const given = startedAnswer(asked)
  const browser = browserOf(asked, given)
  const { input, fault } = tryToRead(asked)
  const claim = fault ? undefined : claimOfRequest(asked, input, now)
  const { actor, claimed, certain } = treaty.may === 'anyone' ? nobody : await identify(asked, tx, now, claim)
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
  // What goes on before it is certain who asks waits for that, whatever became of it, and fails with that first.
  const handleAsExpected = async (later: AfterCommit) => {
    const [who, done] = await Promise.allSettled([certain?.(), handle(later)])
    if (who.status === 'rejected') throw who.reason
    if (done.status === 'rejected') throw done.reason
    return done.value
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
  if (!certain && !(claimed ?? (await takeKey(tx, actor, claim)))) return firstAnswer(tx, actor, claim)
  try {
    const trail = await handleAsExpected(afterCommit)
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
