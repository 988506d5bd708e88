import { sql } from 'kysely'
import type { Transaction } from '../../platform/database/transaction.ts'
import type { Day } from '../../vocabulary/day.ts'
import type { AgreementDocument } from './document-rules.ts'
import type { Capacity, ReceiptWay, SafetyFacts } from './safety-rules.ts'

/** Receipts before this day no longer count: a notice was written that everybody must receive anew. */
const since = (organisationId: string, today: Day) => sql`coalesce((select max(valid_from) from safety_notice
  where organisation_id = ${organisationId} and anew and valid_from <= ${today}::date), '0001-01-01'::date)`
const ofBody = (organisationId: string, today: Day) => sql`
  exists (select from safety_notice where organisation_id = ${organisationId} and valid_from <= ${today}::date) as written,
  (select max(r.received_on) from safety_receipt r
    join role_grant g on g.organisation_id = r.organisation_id and g.person_id = r.person_id
      and g.role = 'safety-representative'
    where r.organisation_id = ${organisationId} and r.capacity = 'representative'
      and r.received_on >= ${since(organisationId, today)}) as "representativeOn",
  (select count(*) from role_grant where organisation_id = ${organisationId} and role = 'safety-representative')
    as representatives`

/** What counts of one person's receipts and of the representatives': one statement, asked with every wish. */
export async function findSafetyFacts(
  tx: Transaction,
  organisationId: string,
  personId: string,
  today: Day,
): Promise<SafetyFacts> {
  const { rows } = await sql<SafetyFacts>`select ${ofBody(organisationId, today)},
    (select max(received_on) from safety_receipt where organisation_id = ${organisationId} and person_id = ${personId}
      and capacity = 'worker' and received_on >= ${since(organisationId, today)}) as "receivedOn"`.execute(tx)
  return rows[0]!
}

/** Everybody's at once. */
export async function listSafetyFacts(
  tx: Transaction,
  organisationId: string,
  today: Day,
): Promise<(personId: string) => SafetyFacts> {
  const body = await sql<Omit<SafetyFacts, 'receivedOn'>>`select ${ofBody(organisationId, today)}`.execute(tx)
  const { rows } = await sql<{ personId: string; receivedOn: Day }>`
    select person_id as "personId", max(received_on) as "receivedOn" from safety_receipt
    where organisation_id = ${organisationId} and capacity = 'worker'
      and received_on >= ${since(organisationId, today)} group by person_id`.execute(tx)
  const receivedOn = new Map(rows.map((row) => [row.personId, row.receivedOn]))
  return (personId) => ({ ...body.rows[0]!, receivedOn: receivedOn.get(personId) ?? null })
}

// Versions -----------------------------------------------------------------------------------------------

export type NoticeRow = {
  version: number
  title: string
  body: string
  document: AgreementDocument
  validFrom: Day
  anew: boolean
  sha256: string
  madeAt: Date
  madeBy: string
  /** Receipts of this version, by capacity. */
  workers: number
  representatives: number
}

/** The newest first. */
export async function listNotices(tx: Transaction, organisationId: string): Promise<NoticeRow[]> {
  const { rows } = await sql<NoticeRow>`
    select n.version, n.title, n.body, n.document, n.valid_from as "validFrom", n.anew,
      encode(n.sha256, 'hex') as sha256, n.made_at as "madeAt", p.given_name || ' ' || p.family_name as "madeBy",
      r.workers, r.representatives
    from safety_notice n
    join person p on p.organisation_id = n.organisation_id and p.id = n.made_by
    left join lateral (select count(*) filter (where capacity = 'worker') as workers,
        count(*) filter (where capacity = 'representative') as representatives
      from safety_receipt where organisation_id = n.organisation_id and version = n.version) r on true
    where n.organisation_id = ${organisationId} order by n.version desc`.execute(tx)
  return rows
}

/** The one in force on a day. */
export async function findNotice(tx: Transaction, organisationId: string, day: Day) {
  const { rows } = await sql<Pick<NoticeRow, 'version' | 'title' | 'document' | 'validFrom' | 'sha256'>>`
    select version, title, document, valid_from as "validFrom", encode(sha256, 'hex') as sha256 from safety_notice
    where organisation_id = ${organisationId} and valid_from <= ${day}::date
    order by valid_from desc, version desc limit 1`.execute(tx)
  return rows[0]
}

/** @returns undefined where another was written at the same moment: its version has the number */
export async function saveNotice(
  tx: Transaction,
  organisationId: string,
  notice: Pick<NoticeRow, 'title' | 'body' | 'document' | 'validFrom' | 'anew'> & { sha256: Buffer },
  { by, now }: { by: string; now: number },
): Promise<number | undefined> {
  const { rows } = await sql<{ version: number }>`
    insert into safety_notice (organisation_id, version, title, body, document, valid_from, anew, sha256, made_at, made_by)
    select ${organisationId}, coalesce(max(version), 0) + 1, ${notice.title}, ${notice.body},
      ${JSON.stringify(notice.document)}::jsonb, ${notice.validFrom}, ${notice.anew}, ${notice.sha256},
      to_timestamp(${now / 1000}), ${by}
    from safety_notice where organisation_id = ${organisationId}
    on conflict do nothing returning version`.execute(tx)
  return rows[0]?.version
}

// Receipts -----------------------------------------------------------------------------------------------

export type Receipt = {
  capacity: Capacity
  receivedOn: Day
  receivedAt: Date
  version: number | null
  sha256: string | null
  way: ReceiptWay
  proof: string
}

/** One person's, the newest first. */
export async function listReceipts(
  tx: Transaction,
  organisationId: string,
  personId: string,
): Promise<Receipt[]> {
  const { rows } = await sql<Receipt>`
    select capacity, received_on as "receivedOn", received_at as "receivedAt", version, encode(sha256, 'hex') as sha256,
      way, proof
    from safety_receipt where organisation_id = ${organisationId} and person_id = ${personId}
    order by received_on desc, capacity`.execute(tx)
  return rows
}

export type ReceiptWritten = {
  personId: string
  capacity: Capacity
  receivedOn: Day
  version: number | null
  sha256: string | null
  way: ReceiptWay
  proof: string
}

/** One a day: whoever confirms twice has received it once. @returns how many are new */
export async function saveReceipts(
  tx: Transaction,
  organisationId: string,
  receipts: readonly ReceiptWritten[],
  { by, now }: { by: string; now: number },
): Promise<number> {
  const { rows } = await sql`
    insert into safety_receipt (organisation_id, person_id, capacity, received_on, received_at, version, sha256, way,
      proof, noted_by)
    select ${organisationId}, r."personId", r.capacity, r."receivedOn", to_timestamp(${now / 1000}), r.version,
      decode(r.sha256, 'hex'), r.way, r.proof, ${by}::uuid
    from jsonb_to_recordset(${JSON.stringify(receipts)}::jsonb) as r("personId" uuid, capacity text, "receivedOn" date,
      version smallint, sha256 text, way text, proof text)
    on conflict do nothing returning person_id`.execute(tx)
  return rows.length
}

// The office's list, and reminders -------------------------------------------------------------------------

export type Holder = {
  personId: string
  name: string
  team: string | null
  directorateId: string | null
  directorate: string | null
  capacity: Capacity
  receivedOn: Day | null
  version: number | null
  way: ReceiptWay | null
}

/** Who must have received it: with an agreement in force on a day, or representing the workers. */
export async function listHolders(tx: Transaction, organisationId: string, today: Day): Promise<Holder[]> {
  const { rows } = await sql<Holder>`
    with holder as (
      select person_id, 'worker' as capacity from agreement_force where organisation_id = ${organisationId}
        and starts_on <= ${today}::date and (ends_on is null or ends_on >= ${today}::date)
      union all
      select person_id, 'representative' from role_grant
        where organisation_id = ${organisationId} and role = 'safety-representative'),
    latest as (
      select distinct on (person_id, capacity) person_id, capacity, received_on, version, way from safety_receipt
      where organisation_id = ${organisationId} and received_on >= ${since(organisationId, today)}
      order by person_id, capacity, received_on desc)
    select h.person_id as "personId", p.family_name || ' ' || p.given_name as name, t.name as team,
      t.directorate_id as "directorateId", d.name as directorate, h.capacity, l.received_on as "receivedOn", l.version, l.way
    from holder h
    join person p on p.organisation_id = ${organisationId} and p.id = h.person_id
    left join team t on t.organisation_id = ${organisationId} and t.id = p.team_id
    left join directorate d on d.organisation_id = ${organisationId} and d.id = t.directorate_id
    left join latest l on l.person_id = h.person_id and l.capacity = h.capacity
    where p.left_on is null or p.left_on > ${today}::date
    order by p.family_key, p.given_key, h.person_id, h.capacity`.execute(tx)
  return rows
}

/** Notes reminders, each once for one end. @returns those that are new */
export async function saveReminded(
  tx: Transaction,
  organisationId: string,
  reminders: readonly { personId: string; capacity: Capacity; until: Day; days: number }[],
  now: number,
): Promise<{ personId: string; until: Day; days: number }[]> {
  const { rows } = await sql<{ personId: string; until: Day; days: number }>`
    insert into safety_reminder (organisation_id, person_id, capacity, until, days, reminded_at)
    select ${organisationId}, r."personId", r.capacity, r.until, r.days, to_timestamp(${now / 1000})
    from jsonb_to_recordset(${JSON.stringify(reminders)}::jsonb) as r("personId" uuid, capacity text, until date, days smallint)
    on conflict (organisation_id, person_id, capacity, until) do update set days = excluded.days,
        reminded_at = excluded.reminded_at where excluded.days < safety_reminder.days
    returning person_id as "personId", until, days`.execute(tx)
  return rows
}

export async function findWhetherRepresents(tx: Transaction, organisationId: string, personId: string) {
  const { rows } = await sql<{ found: boolean }>`select exists (select from role_grant
    where organisation_id = ${organisationId} and person_id = ${personId} and role = 'safety-representative') as found`.execute(
    tx,
  )
  return rows[0]!.found
}
