// Seats near home, as the month needs them: which sites, and who has a seat in which.
import { sql } from 'kysely'
import type { Transaction } from '../../platform/database/transaction.ts'
import type { Day } from '../../vocabulary/day.ts'

export type SiteNamed = { siteId: string; hostId: string; name: string; address: string }

/** Of the own organisation or of others: what one may not see is left out by the database. */
export async function listSites(tx: Transaction, siteIds: readonly string[]): Promise<SiteNamed[]> {
  if (siteIds.length === 0) return []
  const { rows } = await sql<SiteNamed>`
    select id as "siteId", organisation_id as "hostId", name, address from site
    where id = any(${[...new Set(siteIds)]}::uuid[]) order by name, id`.execute(tx)
  return rows
}

/** Seats that a person holds on these days, one a day at the most. */
export async function listSeatsOfPerson(
  tx: Transaction,
  organisationId: string,
  personId: string,
  days: readonly Day[],
) {
  const { rows } = await sql<{ day: Day; siteId: string; seat: string }>`
    select b.day, b.site_id as "siteId", s.label as seat from booking b
    join seat s on s.organisation_id = b.organisation_id and s.id = b.seat_id
    where b.guest_id = ${organisationId} and b.person_id = ${personId} and b.state in ('asked', 'confirmed')
      and b.day = any(${[...days]}::date[])`.execute(tx)
  return rows
}
