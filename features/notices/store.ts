import { sql } from 'kysely'
import type { Transaction } from '../../platform/database/transaction.ts'
import type { Day } from '../../vocabulary/day.ts'
import type { Band, Rhythm } from './band-rules.ts'
import {
  keptDays,
  type Language,
  type Notice,
  type NoticeDetails,
  type NoticeKind,
  type Way,
} from './rules.ts'

export async function saveNotices(
  tx: Transaction,
  organisationId: string,
  notices: readonly Notice[],
  now: number,
): Promise<void> {
  await sql`insert into notice (organisation_id, person_id, kind, details, made_at)
    select ${organisationId}, n."personId", n.kind, n.details, to_timestamp(${now / 1000})
    from jsonb_to_recordset(${JSON.stringify(notices)}::jsonb) as n("personId" uuid, kind text, details jsonb)`.execute(
    tx,
  )
}

/** Unread notices of the same kind to the same people, and of the same month where it is of one, count as read. */
export async function saveOver(
  tx: Transaction,
  organisationId: string,
  notices: readonly Notice[],
  now: number,
): Promise<void> {
  await sql`update notice n set read_at = to_timestamp(${now / 1000})
    from jsonb_to_recordset(${JSON.stringify(notices)}::jsonb) as a("personId" uuid, kind text, details jsonb)
    where n.organisation_id = ${organisationId} and n.person_id = a."personId" and n.kind = a.kind and n.read_at is null
      and n.details ->> 'month' is not distinct from a.details ->> 'month'`.execute(tx)
}

/** Who was told something of a kind, and on which day: of one month, or of one day. */
export async function listToldOf(
  tx: Transaction,
  organisationId: string,
  kind: NoticeKind,
  details: { month: string } | { day: string },
): Promise<{ personId: string; on: Day }[]> {
  const { rows } = await sql<{ personId: string; on: Day }>`
    select person_id as "personId", (made_at at time zone 'Europe/Rome')::date as on from notice
    where organisation_id = ${organisationId} and kind = ${kind} and details @> ${JSON.stringify(details)}::jsonb`.execute(
    tx,
  )
  return rows
}

// Inbox -------------------------------------------------------------------------------------------------

export type NoticeRow = {
  id: string
  kind: NoticeKind
  details: NoticeDetails
  madeAt: Date
  readAt: Date | null
}

export async function listNotices(
  tx: Transaction,
  organisationId: string,
  personId: string,
  { before, limit }: { before: { madeAt: number; id: string } | undefined; limit: number },
): Promise<NoticeRow[]> {
  const earlier = before
    ? sql`and (made_at, id) < (to_timestamp(${before.madeAt / 1000}), ${before.id}::uuid)`
    : sql``
  const { rows } = await sql<NoticeRow>`
    select id, kind, details, made_at as "madeAt", read_at as "readAt" from notice
    where organisation_id = ${organisationId} and person_id = ${personId} ${earlier}
    order by made_at desc, id desc limit ${limit}`.execute(tx)
  return rows
}

export async function countUnread(tx: Transaction, organisationId: string, personId: string) {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from notice
    where organisation_id = ${organisationId} and person_id = ${personId} and read_at is null`.execute(tx)
  return rows[0]!.count
}

/** Of the person's own notices; which they were before, so that it can be undone. */
export async function saveRead(
  tx: Transaction,
  organisationId: string,
  personId: string,
  { ids, read }: { ids: readonly string[] | 'all'; read: boolean },
  now: number,
): Promise<string[]> {
  const which = ids === 'all' ? sql`` : sql`and id = any(${[...ids]}::uuid[])`
  const { rows } = await sql<{ id: string }>`
    update notice set read_at = ${read ? sql`to_timestamp(${now / 1000})` : sql`null`}
    where organisation_id = ${organisationId} and person_id = ${personId}
      and read_at is ${read ? sql`null` : sql`not null`} ${which}
    returning id`.execute(tx)
  return rows.map(({ id }) => id)
}

export async function deleteOldNotices(tx: Transaction, organisationId: string, now: number): Promise<void> {
  await sql`delete from notice
    where organisation_id = ${organisationId} and made_at < to_timestamp(${now / 1000}) - make_interval(days => ${keptDays})`.execute(
    tx,
  )
}

// Preferences -------------------------------------------------------------------------------------------

export type Habit = { language: Language; band: Band | null; digest: Rhythm }
export const usualHabit: Habit = { language: 'it', band: null, digest: 'daily' }

export async function findHabit(
  tx: Transaction,
  organisationId: string,
  personId: string,
): Promise<Habit | undefined> {
  const row = await tx
    .selectFrom('contact_habit')
    .select(['language', 'band_from as from', 'band_to as to', 'digest'])
    .where('organisation_id', '=', organisationId)
    .where('person_id', '=', personId)
    .executeTakeFirst()
  return (
    row && {
      language: row.language as Language,
      band: row.from && row.to ? { from: row.from, to: row.to } : null,
      digest: row.digest as Rhythm,
    }
  )
}

export async function saveHabit(
  tx: Transaction,
  organisationId: string,
  personId: string,
  { language, band, digest }: Habit,
): Promise<void> {
  const [from, to] = [band?.from ?? null, band?.to ?? null]
  await sql`insert into contact_habit (organisation_id, person_id, language, band_from, band_to, digest)
    values (${organisationId}, ${personId}, ${language}, ${from}, ${to}, ${digest})
    on conflict (organisation_id, person_id) do update
      set language = excluded.language, band_from = excluded.band_from, band_to = excluded.band_to, digest = excluded.digest`.execute(
    tx,
  )
}

export async function listPreferences(tx: Transaction, organisationId: string, personId: string) {
  const { rows } = await sql<{ kind: string; way: Way }>`
    select kind, way from notice_preference
    where organisation_id = ${organisationId} and person_id = ${personId}`.execute(tx)
  return rows
}

/** Replaces what the person chose: what is as usual is not kept, and follows the usual when that changes. */
export async function savePreferences(
  tx: Transaction,
  organisationId: string,
  personId: string,
  ways: readonly { kind: string; way: Way }[],
): Promise<void> {
  await sql`delete from notice_preference
    where organisation_id = ${organisationId} and person_id = ${personId}`.execute(tx)
  await sql`insert into notice_preference (organisation_id, person_id, kind, way)
    select ${organisationId}, ${personId}, kind, way
    from unnest(${ways.map(({ kind }) => kind)}::text[], ${ways.map(({ way }) => way)}::text[]) as w(kind, way)`.execute(
    tx,
  )
}

export async function findBand(tx: Transaction, organisationId: string): Promise<Band | undefined> {
  return tx
    .selectFrom('contact_band')
    .select(['band_from as from', 'band_to as to'])
    .where('organisation_id', '=', organisationId)
    .executeTakeFirst()
}

export async function saveBand(
  tx: Transaction,
  organisationId: string,
  { from, to }: Band,
  by: { personId: string; now: number },
): Promise<void> {
  await sql`insert into contact_band (organisation_id, band_from, band_to, set_at, set_by)
    values (${organisationId}, ${from}, ${to}, to_timestamp(${by.now / 1000}), ${by.personId})
    on conflict (organisation_id) do update set band_from = excluded.band_from, band_to = excluded.band_to,
      set_at = excluded.set_at, set_by = excluded.set_by`.execute(tx)
}
