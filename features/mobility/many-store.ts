import { sql } from 'kysely'
import { openHomes, type Transaction } from '../../platform/database/transaction.ts'

export type NearOnFoot = { personId: string; hostId: string; siteId: string; seconds: number }

/** Sites near homes by their way on foot alone, for the demo: the first computation writes them all anew, by all modes. */
export async function saveManyNearSites(
  tx: Transaction,
  organisationId: string,
  rows: readonly NearOnFoot[],
): Promise<void> {
  await openHomes(tx, 'engine')
  await sql`insert into near_site (organisation_id, person_id, host_id, site_id, walk_seconds, bicycle_seconds, car_seconds)
    select ${organisationId}, r.person, r.host, r.site, r.seconds, r.seconds / 3, r.seconds / 4
    from unnest(${rows.map((one) => one.personId)}::uuid[], ${rows.map((one) => one.hostId)}::uuid[],
      ${rows.map((one) => one.siteId)}::uuid[], ${rows.map((one) => one.seconds)}::int[]) as r(person, host, site, seconds)`.execute(
    tx,
  )
  await openHomes(tx, { person: '' })
}
