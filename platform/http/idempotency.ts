import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Actor } from '../context.ts'
import type { Transaction } from '../database/transaction.ts'

export type KeptAnswer = { status: number; body: unknown }

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
  const hash = createHash('sha256').update(request).digest()
  const taken =
    await sql`insert into idempotency_key (organisation_id, person_id, key, request_sha256, made_at)
    values (${actor.organisationId}, ${actor.personId}, ${key}, ${hash}, to_timestamp(${now / 1000}))
    on conflict do nothing returning key`.execute(tx)
  if (taken.rows.length > 0) return undefined
  const { rows } = await sql<{ request_sha256: Buffer; status: number; body: unknown }>`
    select request_sha256, status, body from idempotency_key
    where organisation_id = ${actor.organisationId} and person_id = ${actor.personId} and key = ${key}`.execute(
    tx,
  )
  const first = rows[0]!
  return first.request_sha256.equals(hash) ? { status: first.status, body: first.body } : 'reused'
}

export async function keepAnswer(tx: Transaction, actor: Actor, key: string, { status, body }: KeptAnswer) {
  await sql`update idempotency_key set status = ${status}, body = ${JSON.stringify(body)}
    where organisation_id = ${actor.organisationId} and person_id = ${actor.personId} and key = ${key}`.execute(
    tx,
  )
}
