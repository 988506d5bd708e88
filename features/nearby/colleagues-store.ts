import { type RawBuilder, sql } from 'kysely'
import { openVisits, type Transaction } from '../../platform/database/transaction.ts'
import type { Day } from '../../vocabulary/day.ts'
import { among, type Sites, sitesIn } from './free-store.ts'

export type OfColleagues = { organisationId: string; personId: string; days: readonly Day[] }

/** Colleagues who chose to say where they are, to all or to their team: of the bookings of a site most are of others. */
const whoShowsIt = ({ organisationId, personId }: OfColleagues) => sql`
    with shown as materialized (
      select c.person_id from presence_choice c
      where c.organisation_id = ${organisationId} and c.person_id <> ${personId} and c.shown_to = 'organisation'
      union all
      select c.person_id from person me
      join person p on p.organisation_id = ${organisationId} and p.team_id = me.team_id and p.id <> ${personId}
      join presence_choice c on c.organisation_id = ${organisationId} and c.person_id = p.id and c.shown_to = 'team'
      where me.organisation_id = ${organisationId} and me.id = ${personId})`

/** Looked up row by row in what is hashed once: joined, it would be hashed anew for each site. */
const isShown = sql`(b.person_id in (select person_id from shown)) is true`
const isThere = sql`b.state in ('asked', 'confirmed')`
/**
 * A seat that is free again because nobody came counts as long as its day lasts: whose name vanished would be seen not to
 * have come. Of other days than today there are none.
 */
const isOrWas = sql`b.state in ('asked', 'confirmed', 'released')`

/** Those of them who have booked at the sites on these days, by name. */
export async function listColleagues(
  tx: Transaction,
  asked: OfColleagues,
  sites: Sites,
): Promise<{ siteId: string; name: string; days: Day[] }[]> {
  await openVisits(tx, 'visits')
  const { rows } = await sql<{ siteId: string; name: string; days: string }>`
    ${whoShowsIt(asked)},
    there as materialized (
      select b.site_id, b.person_id, string_agg(distinct b.day::text, ',') as days
      from (select b.* from ${sitesIn(sites)} cross join lateral (
        select b.site_id, b.person_id, b.day from booking b where b.organisation_id = v.host and b.site_id = v.site
          and ${among(sql`b.day`, asked.days)} and b.guest_id = ${asked.organisationId} and ${isOrWas} offset 0) b offset 0) b
      where ${isShown}
      group by b.site_id, b.person_id)
    select t.site_id as "siteId", p.given_name || ' ' || p.family_name as name, t.days
    from there t join person p on p.organisation_id = ${asked.organisationId} and p.id = t.person_id
    order by p.family_key, p.id`.execute(tx)
  await openVisits(tx, undefined)
  return rows.map(({ days, ...one }) => ({ ...one, days: days.split(',') as Day[] }))
}

/**
 * Of these sites those at which any of them has. Of few people each one's bookings are looked at; of many the sites are
 * gone through, each until the first is met.
 */
export async function listSitesOfColleagues(
  tx: Transaction,
  asked: OfColleagues & { today: Day },
  sites: Sites,
): Promise<string[]> {
  const atSites = (days: readonly Day[], state: RawBuilder<unknown>) => sql`
    select v.site from ${sitesIn(sites)} cross join lateral (
      select from booking b where b.organisation_id = v.host and b.site_id = v.site and ${among(sql`b.day`, days)}
        and b.guest_id = ${asked.organisationId} and ${state} and ${isShown} limit 1) b`
  await openVisits(tx, 'visits')
  const { rows } = await sql<{ siteId: string }>`
    ${whoShowsIt(asked)},
    few as materialized (select count(*) < ${sites.siteIds.length}::int as so from shown)
    select b.site_id as "siteId" from shown s cross join lateral (
      select b.site_id from booking b where b.guest_id = ${asked.organisationId} and b.person_id = s.person_id
        and ${among(sql`b.day`, asked.days)} and ${isThere} offset 0) b
    where (select so from few) and b.site_id = any(${[...sites.siteIds]}::uuid[])
    union all select * from (${atSites(asked.days, isThere)}) many where not (select so from few)
    ${asked.days.includes(asked.today) ? sql`union all ${atSites([asked.today], sql`b.state = 'released'`)}` : sql``}`.execute(
    tx,
  )
  await openVisits(tx, undefined)
  return rows.map(({ siteId }) => siteId)
}
