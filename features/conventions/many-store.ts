// Many conventions at once: for the demo. What they lend is written through the spaces, as always.
import { sql } from 'kysely'
import type { Transaction } from '../../platform/database/transaction.ts'
import type { Day } from '../../vocabulary/day.ts'
import type { PartnerAsked, Terms } from './rules.ts'

export type WholeConvention = {
  id: string
  hostName: string
  terms: Terms
  siteIds: string[]
  /** The day on which the host signed, and who did for it. */
  signedOn: Day
  signedBy: string
  partners: (PartnerAsked & {
    guestName: string
    signedOn: Day | null
    beginsOn: Day | null
    endsOn: Day | null
  })[]
}

/** Writes conventions that the transaction's organisation offers and has signed; each guest signs in its own tenant. */
export async function saveWholeConventions(
  tx: Transaction,
  organisationId: string,
  conventions: readonly WholeConvention[],
): Promise<void> {
  const whole = JSON.stringify(conventions)
  await sql`insert into convention (organisation_id, id, host_name, title, object, from_day, until_day, renews_months,
      notice_days, cost, cost_cents, paid_by, weekdays, morning, afternoon, safety_duty, insurance_duty, privacy_duty, names,
      open_to, seats_each, most_per_day_each, most_partners, state, offered_at, offered_by, signed_at, signed_by, signed_way,
      created_at)
    select ${organisationId}, c.id, c."hostName", t.title, t.object, t."from", t."until", t."renewsMonths", t."noticeDays",
      t.cost, t."costCents", t."paidBy", array(select value::smallint from jsonb_array_elements_text(t.weekdays)), t.morning,
      t.afternoon, t."safetyDuty", t."insuranceDuty", t."privacyDuty", t.names, t."openTo", t."seatsEach", t."mostPerDayEach",
      t."mostPartners", 'offered', c."signedOn", c."signedBy", case when t."openTo" is not null then c."signedOn" end,
      case when t."openTo" is not null then c."signedBy" end,
      case when t."openTo" is not null then 'password' end, c."signedOn"
    from jsonb_to_recordset(${whole}::jsonb) as c(id uuid, "hostName" text, terms jsonb, "signedOn" timestamptz, "signedBy" text),
      jsonb_to_record(c.terms) as t(title text, object text, "from" date, "until" date, "renewsMonths" int, "noticeDays" int,
        cost text, "costCents" int, "paidBy" text, weekdays jsonb, morning boolean, afternoon boolean, "safetyDuty" text,
        "insuranceDuty" text, "privacyDuty" text, names boolean, "openTo" uuid, "seatsEach" int, "mostPerDayEach" int,
        "mostPartners" int)`.execute(tx)
  await sql`insert into convention_site (organisation_id, convention_id, site_id)
    select ${organisationId}, c.id, s::uuid
    from jsonb_to_recordset(${whole}::jsonb) as c(id uuid, "siteIds" jsonb), jsonb_array_elements_text(c."siteIds") as s`.execute(
    tx,
  )
  await sql`insert into convention_partner (organisation_id, convention_id, guest_id, guest_name, seats, most_per_day,
      host_signed_at, host_signed_by, host_signed_way, begins_on, ends_on)
    select ${organisationId}, c.id, p."guestId", p."guestName", p.seats, p."mostPerDay", c."signedOn", c."signedBy", 'password',
      p."beginsOn", p."endsOn"
    from jsonb_to_recordset(${whole}::jsonb) as c(id uuid, partners jsonb, "signedOn" timestamptz, "signedBy" text),
      jsonb_to_recordset(c.partners) as p("guestId" uuid, "guestName" text, seats int, "mostPerDay" int, "beginsOn" date,
        "endsOn" date)`.execute(tx)
}

/** The transaction's organisation signs, as a guest, what begins for it. */
export async function saveManySignatures(
  tx: Transaction,
  organisationId: string,
  { signedBy }: { signedBy: string },
): Promise<void> {
  await sql`update convention_partner set guest_signed_at = begins_on, guest_signed_by = ${signedBy}, guest_signed_way = 'password'
    where guest_id = ${organisationId} and guest_signed_at is null and begins_on is not null`.execute(tx)
}
