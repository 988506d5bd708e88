// Sites, floors, seats and closures, as they are read. Row-level security shows a host its own, and a guest what is lent.
import { sql } from 'kysely'
import type { Transaction } from '../../platform/database/transaction.ts'
import type { Day } from '../../vocabulary/day.ts'
import type { Closure, Floor, Seat, Site } from './rules.ts'

const site = sql`s.organisation_id as "organisationId", s.id, s.name, s.kind, s.address, s.latitude, s.longitude,
  s.neighbourhood, s.equipment, s.house_rules as "houseRules", s.transport_note as "transportNote",
  s.contact_name as "contactName", s.contact_email as "contactEmail", s.contact_phone as "contactPhone", s.capacity,
  s.opens, s.closes, s.noon, s.patron_day as "patronDay", s.open_on_holidays as "openOnHolidays", s.approval,
  s.advance_days as "advanceDays", s.cancel_hours as "cancelHours", s.published_at is not null as published,
  s.closed_from as "closedFrom"`

/** Of whichever host: undefined where it is not for this organisation to see. */
export async function findSite(tx: Transaction, siteId: string): Promise<Site | undefined> {
  const { rows } = await sql<Site>`select ${site} from site s where s.id = ${siteId}`.execute(tx)
  return rows[0]
}

/** Held until the commit: whoever changes what it is made of does it one after the other. */
export async function findSiteHeld(
  tx: Transaction,
  organisationId: string,
  siteId: string,
): Promise<Site | undefined> {
  await sql`select from site where organisation_id = ${organisationId} and id = ${siteId} for update`.execute(
    tx,
  )
  const { rows } = await sql<Site>`select ${site} from site s
    where s.organisation_id = ${organisationId} and s.id = ${siteId}`.execute(tx)
  return rows[0]
}

/** A host's own, published or not. */
export async function listOwnSites(tx: Transaction, organisationId: string): Promise<Site[]> {
  const { rows } = await sql<Site>`select ${site} from site s
    where s.organisation_id = ${organisationId} order by s.name, s.id`.execute(tx)
  return rows
}

/** Where an organisation's people may book: its own published sites, and those lent to it in a span of days. */
export async function listSites(
  tx: Transaction,
  organisationId: string,
  { from, until }: { from: Day; until: Day },
): Promise<Site[]> {
  const { rows } = await sql<Site>`
    select ${site} from site s
    where s.published_at is not null and (s.closed_from is null or s.closed_from > ${from}::date)
      and (s.organisation_id = ${organisationId} or (s.organisation_id, s.id) in (
        select l.organisation_id, l.site_id from lending l
        where l.guest_id = ${organisationId} and l.from_day <= ${until}::date and l.until_day >= ${from}::date))
    order by s.name, s.id`.execute(tx)
  return rows
}

const floor = sql`f.id, f.site_id as "siteId", f.name, f.level, case when f.plan_type is not null then
  json_build_object('type', f.plan_type, 'width', f.plan_width, 'height', f.plan_height) end as plan`

export async function listFloors(tx: Transaction, siteId: string): Promise<Floor[]> {
  const { rows } = await sql<Floor>`select ${floor} from floor f
    where (f.organisation_id, f.site_id) in (select organisation_id, id from site where id = ${siteId})
    order by f.level, f.name, f.id`.execute(tx)
  return rows
}

const seat = sql`e.id, e.site_id as "siteId", e.floor_id as "floorId", e.label, e.x, e.y, e.attributes,
  e.retired_on as "retiredOn"`

/** With those retired; in the order of their labels as people read them: A2 before A10. */
export async function listSeats(tx: Transaction, siteId: string): Promise<Seat[]> {
  const { rows } = await sql<Seat>`select ${seat} from seat e
    where (e.organisation_id, e.site_id) in (select organisation_id, id from site where id = ${siteId})
    order by regexp_replace(e.label, '[0-9]+', '', 'g'),
      nullif(left(regexp_replace(e.label, '[^0-9]', '', 'g'), 9), '')::int nulls first, e.label`.execute(tx)
  return rows
}

/** Of many sites at once, those that touch a span of days. */
export async function listClosures(
  tx: Transaction,
  siteIds: readonly string[],
  { from, until }: { from: Day; until: Day },
): Promise<Closure[]> {
  const { rows } = await sql<Closure>`
    select c.id, c.site_id as "siteId", c.from_day as from, c.until_day as until, c.morning, c.afternoon, c.reason
    from site s join site_closure c on c.organisation_id = s.organisation_id and c.site_id = s.id
    where s.id = any(${siteIds}) and c.from_day <= ${until}::date and c.until_day >= ${from}::date
    order by c.from_day, c.id`.execute(tx)
  return rows
}
