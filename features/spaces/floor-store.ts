import { sql } from 'kysely'
import type { Transaction } from '../../platform/database/transaction.ts'
import type { Floor } from './rules.ts'

type FloorWritten = Pick<Floor, 'siteId' | 'name' | 'level'>

export async function saveFloor(
  tx: Transaction,
  organisationId: string,
  { siteId, name, level }: FloorWritten,
): Promise<string> {
  const { rows } = await sql<{ id: string }>`insert into floor (organisation_id, site_id, name, level)
    values (${organisationId}, ${siteId}, ${name}, ${level}) returning id`.execute(tx)
  return rows[0]!.id
}

/** @returns whether there is one */
export async function saveFloorChange(
  tx: Transaction,
  organisationId: string,
  { id, siteId, name, level }: FloorWritten & { id: string },
): Promise<boolean> {
  const { rows } = await sql`update floor set name = ${name}, level = ${level}
    where organisation_id = ${organisationId} and site_id = ${siteId} and id = ${id} returning id`.execute(tx)
  return rows.length > 0
}

/** Its seats go to the list of the site. @returns whether there was one */
export async function deleteFloor(
  tx: Transaction,
  organisationId: string,
  { siteId, floorId }: { siteId: string; floorId: string },
): Promise<boolean> {
  await sql`update seat set floor_id = null, x = null, y = null
    where organisation_id = ${organisationId} and site_id = ${siteId} and floor_id = ${floorId}`.execute(tx)
  const { rows } = await sql`delete from floor
    where organisation_id = ${organisationId} and site_id = ${siteId} and id = ${floorId} returning id`.execute(
    tx,
  )
  return rows.length > 0
}

/** Null takes it away; seats keep their places, which show again on the next. */
export async function savePlan(
  tx: Transaction,
  organisationId: string,
  floorId: string,
  plan: (NonNullable<Floor['plan']> & ({ svg: string } | { sha256: string })) | null,
): Promise<void> {
  const svg = plan && 'svg' in plan ? plan.svg : null
  const sha256 = plan && 'sha256' in plan ? Buffer.from(plan.sha256, 'hex') : null
  await sql`update floor set plan_svg = ${svg}, plan_sha256 = ${sha256}, plan_type = ${plan?.type ?? null},
      plan_width = ${plan?.width ?? null}, plan_height = ${plan?.height ?? null}
    where organisation_id = ${organisationId} and id = ${floorId}`.execute(tx)
}
