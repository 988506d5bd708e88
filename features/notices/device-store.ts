import { sql } from 'kysely'
import type { Transaction } from '../../platform/database/transaction.ts'

export type Device = { id: string; personId: string; endpoint: string; p256dh: string; auth: string }

export async function listMyDevices(tx: Transaction, organisationId: string, personId: string) {
  const { rows } = await sql<{ id: string; name: string; addedAt: Date }>`
    select id, name, added_at as "addedAt" from push_device
    where organisation_id = ${organisationId} and person_id = ${personId} order by added_at, id`.execute(tx)
  return rows
}

export async function listDevices(tx: Transaction, organisationId: string, personIds: readonly string[]) {
  const { rows } = await sql<Device>`
    select id, person_id as "personId", endpoint, p256dh, auth from push_device
    where organisation_id = ${organisationId} and person_id = any(${[...personIds]}::uuid[])`.execute(tx)
  return rows
}

/** A browser has one subscription: whoever signs in with it last is told on it. */
export async function saveDevice(
  tx: Transaction,
  organisationId: string,
  device: Omit<Device, 'id'> & { name: string },
  now: number,
) {
  const { personId, name, endpoint, p256dh, auth } = device
  const { rows } = await sql<{ id: string; name: string; addedAt: Date }>`
    insert into push_device (organisation_id, person_id, name, endpoint, p256dh, auth, added_at)
    values (${organisationId}, ${personId}, ${name}, ${endpoint}, ${p256dh}, ${auth}, to_timestamp(${now / 1000}))
    on conflict (organisation_id, endpoint) do update set person_id = excluded.person_id, name = excluded.name,
      p256dh = excluded.p256dh, auth = excluded.auth, added_at = excluded.added_at
    returning id, name, added_at as "addedAt"`.execute(tx)
  return rows[0]!
}

export async function deleteDevice(
  tx: Transaction,
  organisationId: string,
  { id, personId }: { id: string; personId: string },
): Promise<boolean> {
  const { rows } = await sql<{ id: string }>`
    delete from push_device
    where organisation_id = ${organisationId} and person_id = ${personId} and id = ${id} returning id`.execute(
    tx,
  )
  return rows.length > 0
}

export type KeptKey = { publicKey: string; sealed: Buffer }

export async function findPushKey(tx: Transaction, organisationId: string): Promise<KeptKey | undefined> {
  return tx
    .selectFrom('push_key')
    .select(['public_key as publicKey', 'private_key_sealed as sealed'])
    .where('organisation_id', '=', organisationId)
    .executeTakeFirst()
}

/** Keeps the first: of two made at once all subscriptions belong to one. */
export async function savePushKey(
  tx: Transaction,
  organisationId: string,
  { publicKey, sealed }: KeptKey,
  now: number,
): Promise<void> {
  await sql`insert into push_key (organisation_id, public_key, private_key_sealed, made_at)
    values (${organisationId}, ${publicKey}, ${sealed}, to_timestamp(${now / 1000})) on conflict do nothing`.execute(
    tx,
  )
}
