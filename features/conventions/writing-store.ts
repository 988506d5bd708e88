// What the host writes: drafts, offers, partners invited.
import { sql } from 'kysely'
import type { Transaction } from '../../platform/database/transaction.ts'
import type { WrittenDocument } from '../../vocabulary/template.ts'
import type { Terms } from './rules.ts'

export async function saveDraft(
  tx: Transaction,
  organisationId: string,
  draft: { id: string | undefined; hostName: string; terms: Terms; renewsId: string | null },
  now: number,
): Promise<string | undefined> {
  const { terms } = draft
  const columns = {
    ...{ title: terms.title, object: terms.object, from_day: terms.from, until_day: terms.until },
    ...{ renews_months: terms.renewsMonths, notice_days: terms.noticeDays, cost: terms.cost },
    ...{ cost_cents: terms.costCents, paid_by: terms.paidBy, weekdays: terms.weekdays },
    ...{ morning: terms.morning, afternoon: terms.afternoon, safety_duty: terms.safetyDuty },
    ...{ insurance_duty: terms.insuranceDuty, privacy_duty: terms.privacyDuty, names: terms.names },
    ...{ open_to: terms.openTo, seats_each: terms.seatsEach, most_per_day_each: terms.mostPerDayEach },
    ...{ most_partners: terms.mostPartners, host_name: draft.hostName, renews_id: draft.renewsId },
  }
  if (draft.id === undefined) {
    const at = sql<string>`to_timestamp(${now / 1000})`
    const row = await tx
      .insertInto('convention')
      .values({ organisation_id: organisationId, ...columns, state: 'draft', created_at: at })
      .returning('id')
      .executeTakeFirstOrThrow()
    return row.id
  }
  const row = await tx
    .updateTable('convention')
    .set(columns)
    .where('organisation_id', '=', organisationId)
    .where('id', '=', draft.id)
    .where('state', '=', 'draft')
    .returning('id')
    .executeTakeFirst()
  return row?.id
}

/** The sites and the partners of a draft, in place of what they were. */
export async function saveDraftParts(
  tx: Transaction,
  organisationId: string,
  id: string,
  parts: {
    siteIds: readonly string[]
    partners: readonly {
      guestId: string
      guestName: string
      seats: number | null
      mostPerDay: number | null
    }[]
  },
): Promise<void> {
  await sql`delete from convention_site where organisation_id = ${organisationId} and convention_id = ${id}`.execute(
    tx,
  )
  await sql`insert into convention_site (organisation_id, convention_id, site_id)
    select ${organisationId}, ${id}, s.id from site s
    where s.organisation_id = ${organisationId} and s.id = any(${[...parts.siteIds]}::uuid[])`.execute(tx)
  await sql`delete from convention_partner where organisation_id = ${organisationId} and convention_id = ${id}`.execute(
    tx,
  )
  await savePartners(tx, organisationId, id, parts.partners)
}

/** @returns who was added; who is there already is not */
export async function savePartners(
  tx: Transaction,
  organisationId: string,
  id: string,
  partners: readonly {
    guestId: string
    guestName: string
    seats: number | null
    mostPerDay: number | null
  }[],
): Promise<string[]> {
  const { rows } = await sql<{ guestId: string }>`
    insert into convention_partner (organisation_id, convention_id, guest_id, guest_name, seats, most_per_day)
    select ${organisationId}, ${id}, r."guestId", r."guestName", r.seats, r."mostPerDay"
    from jsonb_to_recordset(${JSON.stringify(partners)}::jsonb)
      as r ("guestId" uuid, "guestName" text, seats integer, "mostPerDay" integer)
    on conflict do nothing returning guest_id as "guestId"`.execute(tx)
  return rows.map(({ guestId }) => guestId)
}

/** @returns whether there was a draft to delete */
export async function deleteDraft(tx: Transaction, organisationId: string, id: string): Promise<boolean> {
  const draft = sql`organisation_id = ${organisationId} and convention_id = ${id} and exists (select from convention
    where organisation_id = ${organisationId} and id = ${id} and state = 'draft')`
  await sql`delete from convention_partner where ${draft}`.execute(tx)
  await sql`delete from convention_site where ${draft}`.execute(tx)
  const { rows } = await sql`delete from convention
    where organisation_id = ${organisationId} and id = ${id} and state = 'draft' returning id`.execute(tx)
  return rows.length > 0
}

type Hashed = { document: WrittenDocument; sha256: string }

/** From now on the words are fixed, and partners read them. */
export async function saveOffered(
  tx: Transaction,
  organisationId: string,
  id: string,
  offer: Hashed & { by: string; most: number | null; partners: readonly (Hashed & { guestId: string })[] },
  now: number,
): Promise<void> {
  await sql`update convention set state = 'offered', offered_at = to_timestamp(${now / 1000}), offered_by = ${offer.by},
      document = ${JSON.stringify(offer.document)}::jsonb, sha256 = ${offer.sha256}
    where organisation_id = ${organisationId} and id = ${id}`.execute(tx)
  await savePartnerWords(tx, organisationId, id, offer.partners)
  if (offer.most !== null)
    await sql`insert into convention_room (organisation_id, convention_id, most)
      values (${organisationId}, ${id}, ${offer.most})`.execute(tx)
}

export async function savePartnerWords(
  tx: Transaction,
  organisationId: string,
  id: string,
  partners: readonly (Hashed & { guestId: string })[],
): Promise<void> {
  await sql`update convention_partner p set document = r.document, sha256 = r.sha256
    from jsonb_to_recordset(${JSON.stringify(partners)}::jsonb) as r ("guestId" uuid, document jsonb, sha256 text)
    where p.organisation_id = ${organisationId} and p.convention_id = ${id} and p.guest_id = r."guestId"`.execute(
    tx,
  )
}

/** Renewed by itself: a further last day. */
export async function saveUntil(
  tx: Transaction,
  organisationId: string,
  id: string,
  until: string,
): Promise<void> {
  await sql`update convention set until_day = ${until}::date
    where organisation_id = ${organisationId} and id = ${id}`.execute(tx)
}
