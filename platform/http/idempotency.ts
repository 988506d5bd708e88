import { createHmac } from 'node:crypto'
import { type RawBuilder, sql } from 'kysely'
import { type AuditEntry, insertOf } from '../audit.ts'
import type { Actor } from '../context.ts'
import { withTheNext } from '../database/preparing.ts'
import type { Transaction } from '../database/transaction.ts'
import { seal, unseal } from '../identity/sealing.ts'
import { hashOf } from '../identity/tokens.ts'

export type KeptAnswer = { status: number; body: unknown }

// An answer may hold a home or an invitation link. So the table keeps neither the key nor a readable answer:
// the answer is sealed with the key, which only the client knows, and the hash of the request is salted with it.
const placeOf = (actor: Actor): string => `${actor.organisationId} ${actor.personId}`

/** A request with its key, as it is written down. */
export type Claim = { key: string; keyHash: Buffer; requestHash: Buffer; now: number }
export const claimOf = (key: string, request: string, now: number): Claim => ({
  key,
  keyHash: hashOf(key),
  requestHash: createHmac('sha256', key).update(request).digest(),
  now,
})

/**
 * Takes the key in the transaction of the effect, so that both exist or neither. A twin waits here on the
 * unique index until the first has committed, and then finds its answer.
 * @param who the row of the person, when it is found in the same statement
 */
export const claiming = (
  { keyHash, requestHash, now }: Claim,
  organisationId: string,
  who: RawBuilder<unknown>,
) =>
  sql`insert into idempotency_key (organisation_id, person_id, key_sha256, request_hmac, made_at)
    select ${organisationId}, "personId", ${keyHash}, ${requestHash}, to_timestamp(${now / 1000}) from ${who} who
    on conflict do nothing returning person_id`

/** @returns whether the key is new */
export async function takeKey(tx: Transaction, actor: Actor, claim: Claim): Promise<boolean> {
  const self = sql`(select ${actor.personId}::uuid as "personId")`
  const { rows } = await claiming(claim, actor.organisationId, self).execute(tx)
  return rows.length > 0
}

/** What a key that is taken answered: the first answer, or 'reused' when it was to another request. */
export async function getKept(
  tx: Transaction,
  actor: Actor,
  { key, keyHash, requestHash }: Claim,
): Promise<KeptAnswer | 'reused'> {
  const { rows } = await sql<{ request_hmac: Buffer; status: number; answer: Buffer }>`
    select request_hmac, status, answer from idempotency_key
    where organisation_id = ${actor.organisationId} and person_id = ${actor.personId} and key_sha256 = ${keyHash}`.execute(
    tx,
  )
  const first = rows[0]!
  return first.request_hmac.equals(requestHash)
    ? { status: first.status, body: JSON.parse(unseal(first.answer, key, placeOf(actor))) }
    : 'reused'
}

/**
 * Keeps the answer, and with it writes the audit's entry where there is one of this organisation alone: what most
 * requests end with goes to the database in one message with the commit.
 */
export async function keepAnswer(
  tx: Transaction,
  actor: Actor,
  { key, keyHash }: Claim,
  { status, body }: KeptAnswer,
  entry?: AuditEntry,
) {
  const answer = seal(JSON.stringify(body), key, placeOf(actor))
  const keeping = sql`update idempotency_key set status = ${status}, answer = ${answer}
    where organisation_id = ${actor.organisationId} and person_id = ${actor.personId} and key_sha256 = ${keyHash}`
  const ending = entry ? sql`with kept as (${keeping}) ${insertOf(actor.organisationId, entry)}` : keeping
  await sql`${sql.raw(withTheNext)}${ending}`.execute(tx)
}

/** How long a repeated request gets its first answer: longer than any client tries again. */
const keptMilliseconds = 7 * 24 * 3600_000

export async function forgetOldKeys(tx: Transaction, organisationId: string, now: number): Promise<void> {
  await sql`delete from idempotency_key
    where organisation_id = ${organisationId} and made_at < to_timestamp(${(now - keptMilliseconds) / 1000})`.execute(
    tx,
  )
}
