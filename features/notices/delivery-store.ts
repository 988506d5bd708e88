import { sql } from 'kysely'
import type { Transaction } from '../../platform/database/transaction.ts'
import type { Band, Rhythm } from './band-rules.ts'
import type { Channel, Language, NoticeDetails, NoticeKind, Way } from './rules.ts'

export type Outcome = 'sent' | 'failed' | 'needless' | 'no-address' | 'no-server'
export type Addressee = {
  personId: string
  name: string
  email: string | null
  language: Language
  band: Band | null
  digest: Rhythm
  /** Whether the person still works here. */
  here: boolean
  devices: number
}
type AddresseeRow = Omit<Addressee, 'band'> & { from: string | null; to: string | null }

/** Whether anything is to be sorted or delivered now: what the schedule asks before it queues a job. */
export async function countWaiting(tx: Transaction, organisationId: string, now: number): Promise<number> {
  const { rows } = await sql<{ waiting: number }>`
    select (exists (select from notice where organisation_id = ${organisationId} and sorted_at is null))::int
      + (exists (select from notice_delivery where organisation_id = ${organisationId} and outcome is null
          and due_at <= to_timestamp(${now / 1000})
          and (claimed_until is null or claimed_until < to_timestamp(${now / 1000}))))::int as waiting`.execute(
    tx,
  )
  return rows[0]!.waiting
}

/** So that of two workers one sorts or claims after the other: what belongs in one letter goes in one letter. */
export async function waitForTurn(tx: Transaction, organisationId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`notices ${organisationId}`}, 0))`.execute(tx)
}

export async function listUnsorted(tx: Transaction, organisationId: string, limit: number) {
  const { rows } = await sql<{ id: string; personId: string; kind: string; way: Way | null; madeAt: Date }>`
    select n.id, n.person_id as "personId", n.kind, p.way, n.made_at as "madeAt" from notice n
    left join notice_preference p on p.organisation_id = n.organisation_id and p.person_id = n.person_id and p.kind = n.kind
    where n.organisation_id = ${organisationId} and n.sorted_at is null
    order by n.made_at limit ${limit}`.execute(tx)
  return rows
}

export async function listAddressees(
  tx: Transaction,
  organisationId: string,
  personIds: readonly string[],
  today: string,
): Promise<Map<string, Addressee>> {
  const { rows } = await sql<AddresseeRow>`
    select p.id as "personId", p.given_name || ' ' || p.family_name as name, p.email,
      coalesce(h.language, 'it') as language, h.band_from as "from", h.band_to as "to",
      coalesce(h.digest, 'daily') as digest, (p.left_on is null or p.left_on > ${today}) as here,
      (select count(*) from push_device d where d.organisation_id = p.organisation_id and d.person_id = p.id) as devices
    from unnest(${[...new Set(personIds)]}::uuid[]) as asked(id)
    join person p on p.organisation_id = ${organisationId} and p.id = asked.id
    left join contact_habit h on h.organisation_id = p.organisation_id and h.person_id = p.id`.execute(tx)
  return new Map(
    rows.map(({ from, to, ...row }) => [row.personId, { ...row, band: from && to ? { from, to } : null }]),
  )
}

export type Delivery = {
  noticeId: string
  personId: string
  channel: Channel
  dueAt: number
  outcome: Outcome | null
}

export async function saveDeliveries(
  tx: Transaction,
  organisationId: string,
  noticeIds: readonly string[],
  deliveries: readonly Delivery[],
  now: number,
): Promise<void> {
  await sql`insert into notice_delivery (organisation_id, notice_id, channel, person_id, due_at, outcome, ended_at)
    select ${organisationId}, d."noticeId", d.channel, d."personId", to_timestamp(d."dueAt" / 1000.0), d.outcome,
      case when d.outcome is not null then to_timestamp(${now / 1000}) end
    from jsonb_to_recordset(${JSON.stringify(deliveries)}::jsonb)
      as d("noticeId" uuid, "personId" uuid, channel text, "dueAt" bigint, outcome text)
    on conflict do nothing`.execute(tx)
  await sql`update notice set sorted_at = to_timestamp(${now / 1000})
    where organisation_id = ${organisationId} and id = any(${[...noticeIds]}::uuid[])`.execute(tx)
}

export type Claimed = {
  noticeId: string
  personId: string
  attempts: number
  kind: NoticeKind
  details: NoticeDetails
  read: boolean
  madeAt: Date
}

/** Takes all that is due to some people by one channel, whole people each: one letter tells each of them all. */
export async function claimDue(
  tx: Transaction,
  organisationId: string,
  channel: Channel,
  { now, until, people }: { now: number; until: number; people: number },
): Promise<Claimed[]> {
  const due = sql`d.organisation_id = ${organisationId} and d.channel = ${channel} and d.outcome is null
    and d.due_at <= to_timestamp(${now / 1000}) and (d.claimed_until is null or d.claimed_until < to_timestamp(${now / 1000}))`
  const { rows } = await sql<Claimed>`
    with whom as (select d.person_id from notice_delivery d where ${due} group by d.person_id order by min(d.due_at) limit ${people}),
    claimed as (update notice_delivery d
      set claimed_until = to_timestamp(${until / 1000}), attempts = d.attempts + 1
      from whom where ${due} and d.person_id = whom.person_id
      returning d.notice_id, d.person_id, d.attempts)
    select c.notice_id as "noticeId", c.person_id as "personId", c.attempts, n.kind, n.details, n.read_at is not null as read, n.made_at as "madeAt"
    from claimed c join notice n on n.organisation_id = ${organisationId} and n.id = c.notice_id
    order by c.person_id, n.made_at, n.id`.execute(tx)
  return rows
}

export type Ended = { noticeIds: readonly string[]; channel: Channel }

export async function endDeliveries(
  tx: Transaction,
  organisationId: string,
  { noticeIds, channel }: Ended,
  { outcome, fault = null }: { outcome: Outcome; fault?: string | null },
  now: number,
): Promise<void> {
  await sql`update notice_delivery set outcome = ${outcome}, ended_at = to_timestamp(${now / 1000}), fault = ${fault}, claimed_until = null
    where organisation_id = ${organisationId} and channel = ${channel} and notice_id = any(${[...noticeIds]}::uuid[])
      and outcome is null`.execute(tx)
}

/** Hands deliveries back: tried, to be tried again later; or not tried, because the band is closed. */
export async function postponeDeliveries(
  tx: Transaction,
  organisationId: string,
  { noticeIds, channel }: Ended,
  { dueAt, tried, fault = null }: { dueAt: number; tried: boolean; fault?: string | null },
): Promise<void> {
  await sql`update notice_delivery set due_at = to_timestamp(${dueAt / 1000}), claimed_until = null,
      attempts = attempts - ${tried ? 0 : 1}, fault = coalesce(${fault}, fault)
    where organisation_id = ${organisationId} and channel = ${channel} and notice_id = any(${[...noticeIds]}::uuid[])
      and outcome is null`.execute(tx)
}

// For who administers -----------------------------------------------------------------------------------

export async function countOutcomes(tx: Transaction, organisationId: string, since: number) {
  const { rows } = await sql<{ channel: Channel; outcome: Outcome | null; count: number }>`
    select channel, outcome, count(*) as count from notice_delivery
    where organisation_id = ${organisationId} and (outcome is null or ended_at >= to_timestamp(${since / 1000}))
    group by channel, outcome order by channel, outcome`.execute(tx)
  return rows
}

export async function listFailures(tx: Transaction, organisationId: string, limit: number) {
  const { rows } = await sql<{
    personId: string
    name: string
    channel: Channel
    outcome: 'failed' | 'no-address'
    count: number
    fault: string | null
    lastAt: Date
  }>`
    select d.person_id as "personId", p.given_name || ' ' || p.family_name as name, d.channel, d.outcome,
      count(*) as count, (array_agg(d.fault order by d.ended_at desc))[1] as fault, max(d.ended_at) as "lastAt"
    from notice_delivery d join person p on p.organisation_id = d.organisation_id and p.id = d.person_id
    where d.organisation_id = ${organisationId} and d.outcome in ('failed', 'no-address')
    group by d.person_id, p.given_name, p.family_name, d.channel, d.outcome
    order by max(d.ended_at) desc, d.person_id limit ${limit}`.execute(tx)
  return rows
}

export async function reviveFailures(
  tx: Transaction,
  organisationId: string,
  personId: string,
  now: number,
): Promise<number> {
  const { rows } = await sql<{ id: string }>`
    update notice_delivery d set outcome = null, ended_at = null, attempts = 0, due_at = to_timestamp(${now / 1000})
    from notice n
    where d.organisation_id = ${organisationId} and d.person_id = ${personId} and d.outcome in ('failed', 'no-address')
      and n.organisation_id = d.organisation_id and n.id = d.notice_id and n.read_at is null
    returning d.notice_id as id`.execute(tx)
  return rows.length
}
