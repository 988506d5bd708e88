import { createHmac } from 'node:crypto'
import { sql } from 'kysely'
import { type AuditEntry, insertOf } from '../audit.ts'
import type { Actor } from '../context.ts'
import type { Transaction } from '../database/transaction.ts'
import { seal, unseal } from '../identity/sealing.ts'
import { hashOf } from '../identity/tokens.ts'

export type KeptAnswer = { status: number; body: unknown }

// An answer may hold a home or an invitation link. So the table keeps neither the key nor a readable answer:
// the answer is sealed with the key, which only the client knows, and the hash of the request is salted with it.
const placeOf = (actor: Actor): string => `${actor.organisationId} ${actor.personId}`

/**
 * Takes the key in the transaction of the effect, so that both exist or neither. A twin waits here on the
 * unique index until the first has committed, and then finds its answer.
 * @returns undefined when the key is new; the first answer when it is not; 'reused' when it answered another request
 */
export async function takeKey(
  tx: Transaction,
  actor: Actor,
  key: string,
  request: string,
  now: number,
): Promise<KeptAnswer | 'reused' | undefined> {
  const requestHash = createHmac('sha256', key).update(request).digest()
  const taken =
    await sql`insert into idempotency_key (organisation_id, person_id, key_sha256, request_hmac, made_at)
    values (${actor.organisationId}, ${actor.personId}, ${hashOf(key)}, ${requestHash}, to_timestamp(${now / 1000}))
    on conflict do nothing returning person_id`.execute(tx)
  if (taken.rows.length > 0) return undefined
  const { rows } = await sql<{ request_hmac: Buffer; status: number; answer: Buffer }>`
    select request_hmac, status, answer from idempotency_key
    where organisation_id = ${actor.organisationId} and person_id = ${actor.personId} and key_sha256 = ${hashOf(key)}`.execute(
    tx,
  )
  const first = rows[0]!
  return first.request_hmac.equals(requestHash)
    ? { status: first.status, body: JSON.parse(unseal(first.answer, key, placeOf(actor))) }
    : 'reused'
}

/**
 * Keeps the answer, and with it writes the audit's entry where there is one of this organisation alone: what most
 * requests end with goes to the database in one message.
 */
export async function keepAnswer(
  tx: Transaction,
  actor: Actor,
  key: string,
  { status, body }: KeptAnswer,
  entry?: AuditEntry,
) {
  const answer = seal(JSON.stringify(body), key, placeOf(actor))
  const keeping = sql`update idempotency_key set status = ${status}, answer = ${answer}
    where organisation_id = ${actor.organisationId} and person_id = ${actor.personId} and key_sha256 = ${hashOf(key)}`
  await (entry ? sql`with kept as (${keeping}) ${insertOf(actor.organisationId, entry)}` : keeping).execute(
    tx,
  )
}

/** How long a repeated request gets its first answer: longer than any client tries again. */
const keptMilliseconds = 7 * 24 * 3600_000

export async function forgetOldKeys(tx: Transaction, organisationId: string, now: number): Promise<void> {
  await sql`delete from idempotency_key
    where organisation_id = ${organisationId} and made_at < to_timestamp(${(now - keptMilliseconds) / 1000})`.execute(
    tx,
  )
}
