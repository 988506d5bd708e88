// Sites, seats and closures, as they are written by their host.
import { sql } from 'kysely'
import type { Transaction } from '../../platform/database/transaction.ts'
import type { Day } from '../../vocabulary/day.ts'
import type { Closure, Seat, Site } from './rules.ts'

export type SiteWritten = Omit<Site, 'organisationId' | 'id' | 'published' | 'closedFrom'>

const columns = (site: SiteWritten) => ({
  ...{ name: site.name, kind: site.kind, address: site.address },
  ...{ latitude: site.latitude, longitude: site.longitude, neighbourhood: site.neighbourhood },
  ...{ equipment: site.equipment, house_rules: site.houseRules, transport_note: site.transportNote },
  ...{ contact_name: site.contactName, contact_email: site.contactEmail, contact_phone: site.contactPhone },
  // As text: the driver would write an array with nulls of them as text too.
  ...{ capacity: site.capacity, opens: sql<number[]>`${site.opens}::smallint[]` },
  ...{ closes: sql<number[]>`${site.closes}::smallint[]`, noon: site.noon },
  ...{ patron_day: site.patronDay, open_on_holidays: site.openOnHolidays, approval: site.approval },
  ...{ advance_days: site.advanceDays, cancel_hours: site.cancelHours },
})

/** @returns its id */
export async function saveSite(
  tx: Transaction,
  organisationId: string,
  site: SiteWritten,
  now: number,
): Promise<string> {
  const { id } = await tx
    .insertInto('site')
    .values({
      ...{ organisation_id: organisationId, created_at: sql<string>`to_timestamp(${now / 1000})` },
      ...columns(site),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

export async function saveSiteChange(
  tx: Transaction,
  organisationId: string,
  siteId: string,
  site: SiteWritten,
): Promise<void> {
  await tx
    .updateTable('site')
    .set(columns(site))
    .where('organisation_id', '=', organisationId)
    .where('id', '=', siteId)
    .execute()
}

export async function savePublished(
  tx: Transaction,
  organisationId: string,
  siteId: string,
  now: number | null,
): Promise<void> {
  await sql`update site set published_at = ${now === null ? null : sql`to_timestamp(${now / 1000})`}
    where organisation_id = ${organisationId} and id = ${siteId}`.execute(tx)
}

export async function saveClosedFrom(
  tx: Transaction,
  organisationId: string,
  siteId: string,
  from: Day | null,
): Promise<void> {
  await sql`update site set closed_from = ${from}::date
    where organisation_id = ${organisationId} and id = ${siteId}`.execute(tx)
}

export type SeatWritten = Pick<Seat, 'floorId' | 'label' | 'x' | 'y' | 'attributes'>

/** Those whose label is taken in the site are left out. @returns those made */
export async function saveSeats(
  tx: Transaction,
  organisationId: string,
  siteId: string,
  seats: readonly SeatWritten[],
): Promise<{ id: string; label: string }[]> {
  const written = seats.map(({ floorId, ...seat }) => ({ ...seat, floor_id: floorId }))
  const { rows } = await sql<{ id: string; label: string }>`
    insert into seat (organisation_id, site_id, floor_id, label, x, y, attributes)
    select ${organisationId}, ${siteId}, floor_id, label, x, y, attributes
    from jsonb_to_recordset(${JSON.stringify(written)}::jsonb)
      as r (floor_id uuid, label text, x smallint, y smallint, attributes text[])
    on conflict (organisation_id, site_id, label) do nothing returning id, label`.execute(tx)
  return rows
}

/**
 * Moves, renames and describes many at once: those of the site alone. Two that exchange their labels would meet on the
 * way, so each first takes one that nobody else has.
 */
export async function saveSeatChanges(
  tx: Transaction,
  organisationId: string,
  siteId: string,
  seats: readonly (SeatWritten & { id: string })[],
): Promise<void> {
  const ids = seats.map(({ id }) => id)
  await sql`update seat set label = id::text where organisation_id = ${organisationId} and site_id = ${siteId}
      and id = any(${ids})`.execute(tx)
  const written = seats.map(({ floorId, ...seat }) => ({ ...seat, floor_id: floorId }))
  await sql`
    update seat e set floor_id = r.floor_id, label = r.label, x = r.x, y = r.y, attributes = r.attributes
    from jsonb_to_recordset(${JSON.stringify(written)}::jsonb)
      as r (id uuid, floor_id uuid, label text, x smallint, y smallint, attributes text[])
    where e.organisation_id = ${organisationId} and e.site_id = ${siteId} and e.id = r.id`.execute(tx)
}

/** @returns whether there was one */
export async function deleteSeat(
  tx: Transaction,
  organisationId: string,
  { siteId, seatId }: { siteId: string; seatId: string },
): Promise<boolean> {
  const { rows } = await sql`delete from seat
    where organisation_id = ${organisationId} and site_id = ${siteId} and id = ${seatId} returning id`.execute(
    tx,
  )
  return rows.length > 0
}

export async function saveRetired(
  tx: Transaction,
  organisationId: string,
  seatIds: readonly string[],
  on: Day | null,
): Promise<void> {
  await sql`update seat set retired_on = ${on}::date
    where organisation_id = ${organisationId} and id = any(${seatIds})`.execute(tx)
}

export async function saveClosure(
  tx: Transaction,
  organisationId: string,
  { siteId, from, until, morning, afternoon, reason }: Omit<Closure, 'id'>,
): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into site_closure (organisation_id, site_id, from_day, until_day, morning, afternoon, reason)
    values (${organisationId}, ${siteId}, ${from}, ${until}, ${morning}, ${afternoon}, ${reason}) returning id`.execute(
    tx,
  )
  return rows[0]!.id
}

/** @returns whether there was one */
export async function deleteClosure(
  tx: Transaction,
  organisationId: string,
  { siteId, closureId }: { siteId: string; closureId: string },
): Promise<boolean> {
  const { rows } = await sql`delete from site_closure
    where organisation_id = ${organisationId} and site_id = ${siteId} and id = ${closureId} returning id`.execute(
    tx,
  )
  return rows.length > 0
}
