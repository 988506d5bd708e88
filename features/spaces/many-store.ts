// Many sites at once, with floors, seats and closures: for the demo.
import { sql } from 'kysely'
import type { Transaction } from '../../platform/database/transaction.ts'

export type WholeSite = {
  id: string
  name: string
  kind: string
  address: string
  latitude: number
  longitude: number
  neighbourhood: string
  equipment: string[]
  houseRules: string
  transportNote: string
  contactName: string
  contactEmail: string
  capacity: number | null
  patronDay: string | null
  approval: boolean
  floors: { id: string; name: string; level: number; svg: string; width: number; height: number }[]
  seats: {
    id: string
    floorId: string | null
    label: string
    x: number | null
    y: number | null
    attributes: string[]
  }[]
  closures: { from: string; until: string; reason: string }[]
}

/** Writes published sites of the transaction's organisation. */
export async function saveWholeSites(
  tx: Transaction,
  organisationId: string,
  sites: readonly WholeSite[],
  now: number,
): Promise<void> {
  const whole = JSON.stringify(sites)
  const at = sql`to_timestamp(${now / 1000})`
  await sql`insert into site (organisation_id, id, name, kind, address, latitude, longitude, neighbourhood, equipment,
      house_rules, transport_note, contact_name, contact_email, capacity, patron_day, approval, published_at, created_at)
    select ${organisationId}, id, name, kind, address, latitude, longitude, neighbourhood,
      array(select jsonb_array_elements_text(equipment)), "houseRules", "transportNote", "contactName", "contactEmail",
      capacity, "patronDay", approval, ${at}, ${at}
    from jsonb_to_recordset(${whole}::jsonb) as s(id uuid, name text, kind text, address text,
      latitude double precision, longitude double precision, neighbourhood text, equipment jsonb, "houseRules" text,
      "transportNote" text, "contactName" text, "contactEmail" text, capacity int, "patronDay" text, approval boolean)`.execute(
    tx,
  )
  await sql`insert into floor (organisation_id, id, site_id, name, level, plan_svg, plan_type, plan_width, plan_height)
    select ${organisationId}, f.id, s.id, f.name, f.level, f.svg, 'image/svg+xml', f.width, f.height
    from jsonb_to_recordset(${whole}::jsonb) as s(id uuid, floors jsonb),
      jsonb_to_recordset(s.floors) as f(id uuid, name text, level int, svg text, width int, height int)`.execute(
    tx,
  )
  await sql`insert into seat (organisation_id, id, site_id, floor_id, label, x, y, attributes)
    select ${organisationId}, e.id, s.id, e."floorId", e.label, e.x, e.y,
      array(select jsonb_array_elements_text(e.attributes))
    from jsonb_to_recordset(${whole}::jsonb) as s(id uuid, seats jsonb),
      jsonb_to_recordset(s.seats) as e(id uuid, "floorId" uuid, label text, x int, y int, attributes jsonb)`.execute(
    tx,
  )
  await sql`insert into site_closure (organisation_id, site_id, from_day, until_day, reason)
    select ${organisationId}, s.id, c."from", c."until", c.reason
    from jsonb_to_recordset(${whole}::jsonb) as s(id uuid, closures jsonb),
      jsonb_to_recordset(s.closures) as c("from" date, "until" date, reason text)`.execute(tx)
}
