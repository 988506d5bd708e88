import { type RawBuilder, sql } from 'kysely'
import { withTheNext } from '../../platform/database/preparing.ts'
import type { Transaction } from '../../platform/database/transaction.ts'
import type { Day } from '../../vocabulary/day.ts'

/** What is in hands at a site on a day, by the counters of the bookings; halves by their first letters. */
export type SiteDay = {
  siteId: string
  day: Day
  m: number
  a: number
  /** Seats of which one half alone is in hands. */
  halved: number
  /** Beyond what is kept for who has them. */
  sharedM: number
  sharedA: number
  waitingM: number
  waitingA: number
  /** Of the own organisation's people. */
  mineM: number
  mineA: number
}

/** By their span first: with a list alone an index is read through all the months that are stored. @param days ascending */
export const among = (column: RawBuilder<unknown>, days: readonly Day[]): RawBuilder<boolean> =>
  sql`${column} between ${days[0]}::date and ${days.at(-1)}::date and ${column} = any(${[...days]}::date[])`

/** Each at its place. */
export type Sites = { hostIds: readonly string[]; siteIds: readonly string[] }
type Asked = Sites & { days: readonly Day[] }
export const sitesIn = ({ hostIds, siteIds }: Sites) =>
  sql`unnest(${[...hostIds]}::uuid[], ${[...siteIds]}::uuid[]) as v (host, site)`

const intend = (tx: Transaction, purpose: string) =>
  sql`${sql.raw(withTheNext)}select set_config('app.purpose', ${purpose}, true)`.execute(tx)
/** Reads what belongs to sites that were found to be lent, without asking so for each of thousands of rows. */
export async function searching<Read>(
  tx: Transaction,
  read: () => Promise<Read>,
  purpose: 'search' | 'directory' = 'search',
): Promise<Read> {
  await intend(tx, purpose)
  const found = await read()
  await intend(tx, '')
  return found
}

/** @param asked sites that are the organisation's own or lent to it, and no others */
export function listSiteDays(tx: Transaction, organisationId: string, asked: Asked): Promise<SiteDay[]> {
  return searching(tx, async () => {
    const { rows } = await sql<SiteDay>`
      with mine as materialized (
        select l.site_id, l.day, l.morning, l.afternoon from ${sitesIn(asked)} cross join lateral (
          select * from lent_day l where l.organisation_id = v.host and l.site_id = v.site
            and l.guest_id = ${organisationId} and l.day between ${asked.days[0]}::date and ${asked.days.at(-1)}::date
          offset 0) l)
      select d.site_id as "siteId", d.day, d.morning as m, d.afternoon as a, d.halved, d.shared_morning as "sharedM",
        d.shared_afternoon as "sharedA", d.waiting_morning as "waitingM", d.waiting_afternoon as "waitingA",
        coalesce(l.morning, 0) as "mineM", coalesce(l.afternoon, 0) as "mineA"
      from (select d.* from ${sitesIn(asked)} cross join lateral (
        select * from site_day d where d.organisation_id = v.host and d.site_id = v.site
          and ${among(sql`d.day`, asked.days)} offset 0) d offset 0) d
      left join mine l on l.site_id = d.site_id and l.day = d.day`.execute(tx)
    return rows
  })
}

/**
 * Of the seats with all the attributes, how many are in hands for any part of what is asked, by site and day: counters do
 * not know what a seat has, so that here alone seats are looked at one by one.
 */
export function listSeatsTaken(
  tx: Transaction,
  asked: Asked & { morning: boolean; afternoon: boolean; attributes: readonly string[] },
): Promise<{ siteId: string; day: Day; taken: number }[]> {
  return searching(tx, async () => {
    const { rows } = await sql<{ siteId: string; day: Day; taken: number }>`
      with suiting as materialized (
        select e.organisation_id, e.id, e.site_id
        from ${sitesIn(asked)} join seat e on e.organisation_id = v.host and e.site_id = v.site
        where e.attributes @> ${[...asked.attributes]}::text[])
      select e.site_id as "siteId", d.day, count(*)::int as taken
      from suiting e join seat_day d on d.organisation_id = e.organisation_id and d.seat_id = e.id
        and ${among(sql`d.day`, asked.days)}
      where (${asked.morning} and d.morning) or (${asked.afternoon} and d.afternoon)
      group by e.site_id, d.day`.execute(tx)
    return rows
  })
}
