import { sql } from 'kysely'
import { openVisits, type Transaction } from '../../platform/database/transaction.ts'
import type { Day } from '../../vocabulary/day.ts'
import type { Opening } from '../spaces/rules.ts'

/**
 * What was used by each partner that who asks may see: the host all, a guest its own. Half days count half; what was freed on
 * the day itself counts as it was kept, and who freed it, too (`freed_month`): less these, a partner with one near worker
 * would read how often that one did not come. So it is read with the purpose that counts, and only in sums.
 */
export async function listUse(
  tx: Transaction,
  conventionId: string,
  { from, until }: { from: Day; until: Day },
): Promise<{ guestId: string; halves: number; people: number }[]> {
  await openVisits(tx, 'visits')
  const { rows } = await sql<{ guestId: string; halves: number; people: number }>`
    with c as materialized (select organisation_id, id from convention where id = ${conventionId}),
    used as (
      select b.guest_id, sum(b.morning::int + b.afternoon::int) filter (where b.state = 'confirmed') as halves,
        count(distinct b.person_id) as people
      from c join booking b on b.organisation_id = c.organisation_id and b.convention_id = c.id
      where b.day between ${from}::date and ${until}::date and b.state in ('confirmed', 'released')
      group by b.guest_id
      union all
      select f.guest_id, sum(f.halves), max(f.people)
      from c join freed_month f on f.organisation_id = c.organisation_id and f.convention_id = c.id group by f.guest_id)
    select guest_id as "guestId", coalesce(sum(halves), 0)::int as halves, max(people)::int as people
    from used group by guest_id`.execute(tx)
  await openVisits(tx, undefined)
  return rows
}

export type UsedSite = { siteId: string; seats: number; opening: Opening }
/** The sites with their seats in use and when they were open. */
export async function listUsedSites(
  tx: Transaction,
  conventionId: string,
  { from, until }: { from: Day; until: Day },
): Promise<UsedSite[]> {
  const { rows } = await sql<UsedSite>`
    select s.id as "siteId", least(s.capacity, (select count(*) from seat e
        where e.organisation_id = s.organisation_id and e.site_id = s.id
          and (e.retired_on is null or e.retired_on > ${from}::date))) as seats,
      json_build_object('opens', s.opens, 'closes', s.closes, 'noon', s.noon, 'patronDay', s.patron_day,
        'openOnHolidays', s.open_on_holidays, 'published', s.published_at is not null, 'closedFrom', s.closed_from,
        'closures', coalesce((select json_agg(json_build_object('from', k.from_day, 'until', k.until_day,
          'morning', k.morning, 'afternoon', k.afternoon)) from site_closure k where k.organisation_id = s.organisation_id
          and k.site_id = s.id and k.until_day >= ${from}::date and k.from_day <= ${until}::date), '[]')) as opening
    from convention_site cs join site s on s.organisation_id = cs.organisation_id and s.id = cs.site_id
    where cs.convention_id = ${conventionId}`.execute(tx)
  return rows
}

export type RemarkRow = { byOrganisationId: string; words: string; byName: string; saidAt: Date }
export async function listRemarks(tx: Transaction, conventionId: string): Promise<RemarkRow[]> {
  const { rows } = await sql<RemarkRow>`
    select r.by_organisation_id as "byOrganisationId", r.words, r.by_name as "byName", r.said_at as "saidAt"
    from convention_remark r
    where (r.organisation_id, r.convention_id) in (select organisation_id, id from convention where id = ${conventionId})
    order by r.by_organisation_id <> r.organisation_id, r.said_at, r.by_organisation_id`.execute(tx)
  return rows
}

export async function saveRemark(
  tx: Transaction,
  { hostId, conventionId, by }: { hostId: string; conventionId: string; by: string },
  { words, name }: { words: string; name: string },
  now: number,
): Promise<void> {
  await sql`insert into convention_remark (organisation_id, convention_id, by_organisation_id, words, by_name, said_at)
    values (${hostId}, ${conventionId}, ${by}, ${words}, ${name}, to_timestamp(${now / 1000}))
    on conflict (organisation_id, convention_id, by_organisation_id) do update
      set words = excluded.words, by_name = excluded.by_name, said_at = excluded.said_at`.execute(tx)
}
