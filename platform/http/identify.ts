import { timingSafeEqual } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import { type RawBuilder, sql } from 'kysely'
import type { Endpoint } from '../../vocabulary/endpoint.ts'
import type { Actor } from '../context.ts'
import type { Transaction } from '../database/transaction.ts'
import { findTokenActor } from '../identity/api-tokens.ts'
import type { SessionKey } from '../identity/session-key.ts'
import { findWhoAsks, findWhoAsksBeside, type SessionActor } from '../identity/sessions.ts'
import { csrfTokenOf, hashOf } from '../identity/tokens.ts'
import { type Claim, claiming } from './idempotency.ts'
import { type Problem, problem } from './problems.ts'
import { type Route, scopeOf } from './route.ts'

export type Asked = {
  route: Route
  values: Record<string, unknown>
  session: SessionKey | undefined
  /** What an Authorization header names: then no cookie counts, and no token of a page is needed. */
  bearer: SessionKey | 'unreadable' | undefined
  carried: string | undefined
  address: string
  /** Header values, undefined where not sent. */
  csrfToken: string | undefined
  idempotencyKey: string | undefined
  ifMatch: string | undefined
  /** Who is expected to ask, where that is known: see `expect`. */
  expected?: SessionActor | undefined
  /** What the route took before the transaction. */
  received?: unknown
}
/** The answer is a problem: the transaction is rolled back, the problem is sent. */
export class Stopped extends Error {
  readonly problem: Problem
  constructor(found: Problem) {
    super(found.code)
    this.problem = found
  }
}

/**
 * Found not to be as it was expected: who asks is another or nobody, or a twin was here before. What was done meanwhile
 * is undone, and the request is answered again from its beginning.
 */
export class Otherwise extends Error {}

export type Identified = {
  actor: Actor & { sessionId?: string | undefined }
  /** Whether the key was taken in the same statement; undefined where it was not tried. */
  claimed?: boolean
  /** Where the actor is only expected: fails if it is another. What was done is for nobody's eyes before. */
  certain?: () => Promise<void>
}
export const nobody = { actor: undefined, claimed: undefined, certain: undefined }

/** Who asked last by a session, so that what they ask next need not wait until the database has looked again. */
const lastSeen = new Map<string, SessionActor>()
const mostLastSeen = 10_000
const seenAs = ({ token }: SessionKey): string => hashOf(token).toString('base64')

/** Of a write with a key, and where all but the database has nothing against it: whom to expect behind a session. */
export function expect({
  session,
  bearer,
  csrfToken,
  idempotencyKey,
  route,
}: Asked): SessionActor | undefined {
  if (!session || idempotencyKey === undefined || bearer !== undefined || !isOfPage(csrfToken, session))
    return undefined
  const expected = lastSeen.get(seenAs(session))
  return expected && expected.organisationId === session.organisationId && mayAsk(route.treaty, expected)
    ? expected
    : undefined
}

function remember(session: SessionKey, actor: SessionActor): void {
  const key = seenAs(session)
  lastSeen.delete(key)
  lastSeen.set(key, actor)
  if (lastSeen.size > mostLastSeen) lastSeen.delete(lastSeen.keys().next().value!)
}

/**
 * Who asks, if they may: by a session with the page's token, or by a program's token.
 * @param claim taken in the same statement where there is a session
 */
export async function identify(
  asked: Asked,
  tx: Transaction,
  now: number,
  claim?: Claim,
): Promise<Identified> {
  const { session, expected } = asked
  const { treaty } = asked.route
  if (asked.bearer !== undefined) return { actor: await identifyProgram(asked, asked.bearer, tx, now) }
  const taking = claim && session && claiming(claim, session.organisationId, sql`who`)
  if (expected && taking)
    return { actor: expected, certain: await lookBeside(asked, expected, tx, now, taking) }
  const found = session && (await findWhoAsks(tx, session, now, taking))
  if (!found) throw new Stopped(problem('who-are-you'))
  if (!mayAsk(treaty, found.actor)) throw new Stopped(problem('not-allowed'))
  if (treaty.method !== 'GET' && !isOfPage(asked.csrfToken, session))
    throw new Stopped(problem('foreign-origin'))
  remember(session, found.actor)
  return { actor: found.actor, ...(taking ? { claimed: found.claimed } : {}) }
}

async function lookBeside(
  { session }: Asked,
  expected: SessionActor,
  tx: Transaction,
  now: number,
  taking: RawBuilder<unknown>,
) {
  const whoAsks = await findWhoAsksBeside(tx, session!, now, taking)
  return async () => {
    const found = await whoAsks()
    const isExpected = isDeepStrictEqual(found?.actor, expected)
    // Who may no more is not acted for again and again, to be undone.
    if (!isExpected) lastSeen.delete(seenAs(session!))
    if (!isExpected || !found?.claimed) throw new Otherwise()
  }
}

const isOfPage = (csrfToken: string | undefined, { token }: SessionKey): boolean =>
  sameText(csrfToken ?? '', csrfTokenOf(token))

const mayAsk = ({ may }: Endpoint, { roles }: Actor): boolean =>
  may === 'signed-in' || roles.some((role) => may.includes(role))

/** A program shows its token with every request: no page can make it do so unasked. */
async function identifyProgram(
  { route }: Asked,
  bearer: SessionKey | 'unreadable',
  tx: Transaction,
  now: number,
): Promise<Actor> {
  const found = bearer === 'unreadable' ? undefined : await findTokenActor(tx, bearer, now)
  if (!found) throw new Stopped(problem('who-are-you'))
  const { scopes, ...actor } = found
  if (!mayAsk(route.treaty, actor)) throw new Stopped(problem('not-allowed'))
  if (!scopes.includes(scopeOf(route) ?? '')) throw new Stopped(problem('scope-missing'))
  return actor
}

const sameText = (one: string, other: string): boolean => timingSafeEqual(hashOf(one), hashOf(other))
