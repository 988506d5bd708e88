import { timingSafeEqual } from 'node:crypto'
import { sql } from 'kysely'
import type { Endpoint } from '../../vocabulary/endpoint.ts'
import type { Actor } from '../context.ts'
import type { Transaction } from '../database/transaction.ts'
import { findTokenActor } from '../identity/api-tokens.ts'
import type { SessionKey } from '../identity/session-key.ts'
import { findActor } from '../identity/sessions.ts'
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
 * Who asks, if they may: by a session with the page's token, or by a program's token.
 * @param claim taken in the same statement where there is a session; whether it was is `claimed`, undefined otherwise
 */
export async function identify(
  asked: Asked,
  tx: Transaction,
  now: number,
  claim?: Claim,
): Promise<Actor & { sessionId?: string | undefined; claimed?: boolean }> {
  const { treaty } = asked.route
  if (asked.bearer !== undefined) return identifyProgram(asked, asked.bearer, tx, now)
  const taking = claim && asked.session && claiming(claim, asked.session.organisationId, sql`who`)
  const actor = asked.session && (await findActor(tx, asked.session, now, taking))
  if (!actor) throw new Stopped(problem('who-are-you'))
  if (!mayAsk(treaty, actor)) throw new Stopped(problem('not-allowed'))
  if (treaty.method !== 'GET' && !sameText(asked.csrfToken ?? '', csrfTokenOf(asked.session!.token)))
    throw new Stopped(problem('foreign-origin'))
  return actor
}

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
