// Signatures and notices: written by either side, each its own (a trigger looks at who does).
import { sql } from 'kysely'
import type { Transaction } from '../../platform/database/transaction.ts'
import type { Day } from '../../vocabulary/day.ts'
import type { WrittenDocument } from '../../vocabulary/template.ts'

type Signing = { by: string; way: string; now: number; today: Day; from: Day }
/** In force where the other party has signed: read from the row as it is now, so that of two at once the second sees it. */
const begins = (other: 'host' | 'guest', { from, today }: Pick<Signing, 'from' | 'today'>) =>
  sql`case when ${sql.ref(`${other}_signed_at`)} is not null then greatest(${from}::date, ${today}::date) end`

/** @returns the guests whose words the host signed now */
export async function saveHostSignatures(
  tx: Transaction,
  organisationId: string,
  conventionId: string,
  signing: Signing,
): Promise<{ guestId: string; beginsOn: Day | null }[]> {
  const { rows } = await sql<{ guestId: string; beginsOn: Day | null }>`
    update convention_partner set host_signed_at = to_timestamp(${signing.now / 1000}), host_signed_by = ${signing.by},
      host_signed_way = ${signing.way}, begins_on = ${begins('guest', signing)}
    where organisation_id = ${organisationId} and convention_id = ${conventionId} and host_signed_at is null
      and ends_on is null
    returning guest_id as "guestId", begins_on as "beginsOn"`.execute(tx)
  return rows
}

/** The host's signature under an open offer. @returns whether it was not there yet */
export async function saveOfferSignature(
  tx: Transaction,
  organisationId: string,
  conventionId: string,
  { by, way, now }: Pick<Signing, 'by' | 'way' | 'now'>,
): Promise<boolean> {
  const { rows } = await sql`update convention set signed_at = to_timestamp(${now / 1000}), signed_by = ${by},
      signed_way = ${way}
    where organisation_id = ${organisationId} and id = ${conventionId} and signed_at is null and state = 'offered'
    returning id`.execute(tx)
  return rows.length > 0
}

/** @returns undefined where it was signed, or given up, a moment ago */
export async function saveGuestSignature(
  tx: Transaction,
  guestId: string,
  conventionId: string,
  signing: Signing,
): Promise<{ beginsOn: Day | null } | undefined> {
  const { rows } = await sql<{ beginsOn: Day | null }>`
    update convention_partner set guest_signed_at = to_timestamp(${signing.now / 1000}), guest_signed_by = ${signing.by},
      guest_signed_way = ${signing.way}, begins_on = ${begins('host', signing)}
    where guest_id = ${guestId} and convention_id = ${conventionId} and guest_signed_at is null and ends_on is null
    returning begins_on as "beginsOn"`.execute(tx)
  return rows[0]
}

/**
 * Adheres to an open offer with one signature: the host's is the one under the offer. The reference to the convention
 * holds it until the commit, so that whoever ends it meanwhile waits, or is waited for.
 * @returns false where it adhered already
 */
export async function saveAdherence(
  tx: Transaction,
  guestId: string,
  conventionId: string,
  {
    guestName,
    document,
    sha256,
    ...signing
  }: Signing & { guestName: string; document: WrittenDocument; sha256: string },
): Promise<boolean> {
  const { rows } = await sql`
    insert into convention_partner (organisation_id, convention_id, guest_id, guest_name, seats, most_per_day, document,
      sha256, host_signed_at, host_signed_by, host_signed_way, guest_signed_at, guest_signed_by, guest_signed_way,
      begins_on)
    select c.organisation_id, c.id, ${guestId}, ${guestName}, c.seats_each, c.most_per_day_each,
      ${JSON.stringify(document)}::jsonb, ${sha256}, c.signed_at, c.signed_by, c.signed_way,
      to_timestamp(${signing.now / 1000}), ${signing.by}, ${signing.way}, greatest(c.from_day, ${signing.today}::date)
    from convention c where c.id = ${conventionId}
    on conflict do nothing returning guest_id`.execute(tx)
  return rows.length > 0
}

/** Counts one more in. @returns false where there is no room; true too where nobody counts */
export async function takeRoom(tx: Transaction, conventionId: string): Promise<boolean> {
  const { rows } = await sql<{ counted: boolean; taken: boolean }>`
    with taken as (update convention_room set taken = taken + 1 where convention_id = ${conventionId} and taken < most
      returning 1)
    select exists (select from convention_room where convention_id = ${conventionId}) as counted,
      exists (select from taken) as taken`.execute(tx)
  return !rows[0]!.counted || rows[0]!.taken
}

/** Counted anew by the host: who has left makes room. */
export async function saveRoom(tx: Transaction, organisationId: string, today: Day): Promise<void> {
  await sql`update convention_room r set taken = n.taken from (
      select r.convention_id, count(p.guest_id) as taken from convention_room r
      left join convention_partner p on p.organisation_id = r.organisation_id and p.convention_id = r.convention_id
        and (p.ends_on is null or p.ends_on >= ${today}::date)
      where r.organisation_id = ${organisationId} group by r.convention_id) n
    where r.organisation_id = ${organisationId} and r.convention_id = n.convention_id and r.taken <> n.taken
      and n.taken <= r.most`.execute(tx)
}

export type Notice = { lastDay: Day; by: string; reason: string }

/** The last day of one partner, or of all: never later than it was. @returns whose it became */
export async function saveNotice(
  tx: Transaction,
  conventionId: string,
  guestId: string | undefined,
  { lastDay, by, reason }: Notice,
): Promise<{ guestId: string }[]> {
  const { rows } = await sql<{ guestId: string }>`
    update convention_partner set ends_on = ${lastDay}::date, ended_by_organisation_id = ${by}, end_reason = ${reason}
    where convention_id = ${conventionId} and (ends_on is null or ends_on > ${lastDay}::date)
      ${guestId === undefined ? sql`` : sql`and guest_id = ${guestId}`}
    returning guest_id as "guestId"`.execute(tx)
  return rows
}

/** Nobody adheres any more; who is in force stays until its last day. */
export async function saveEnded(
  tx: Transaction,
  organisationId: string,
  conventionId: string,
  lastDay: Day,
): Promise<void> {
  await sql`update convention set state = 'ended', ended_on = ${lastDay}::date
    where organisation_id = ${organisationId} and id = ${conventionId}`.execute(tx)
}

/** Those whose last day has passed. @returns how many */
export async function saveOver(tx: Transaction, organisationId: string, today: Day): Promise<number> {
  const { rows } = await sql`update convention set state = 'ended', ended_on = until_day
    where organisation_id = ${organisationId} and state = 'offered' and until_day < ${today}::date
    returning id`.execute(tx)
  return rows.length
}
