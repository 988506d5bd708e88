import { type RawBuilder, sql } from 'kysely'
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
export type Kept = {
  siteId: string
  from: Day
  until: Day
  weekdays: number[]
  morning: boolean
  afternoon: boolean
  seats: number
}

/** By their span first: with a list alone an index is read through all the months that are stored. @param days ascending */
export const among = (column: RawBuilder<unknown>, days: readonly Day[]): RawBuilder<boolean> =>
  sql`${column} between ${days[0]}::date and ${days.at(-1)}::date and ${column} = any(${[...days]}::date[])`

type Asked = {
  hostIds: readonly string[]
  siteIds: readonly string[]
  days: readonly Day[]
}
const sites = ({ hostIds, siteIds }: Asked) =>
  sql`unnest(${[...hostIds]}::uuid[], ${[...siteIds]}::uuid[]) as v (host, site)`

/** Reads what belongs to sites that were found to be lent, without asking so for each of thousands of rows. */
async function searching<Row>(tx: Transaction, read: () => Promise<Row[]>): Promise<Row[]> {
  await sql`select set_config('app.purpose', 'search', true)`.execute(tx)
  const rows = await read()
  await sql`select set_config('app.purpose', '', true)`.execute(tx)
  return rows
}

/** @param asked sites that are the organisation's own or lent to it, and no others */
export function listSiteDays(tx: Transaction, organisationId: string, asked: Asked): Promise<SiteDay[]> {
  return searching(tx, async () => {
    const { rows } = await sql<SiteDay>`
      select d.site_id as "siteId", d.day, d.morning as m, d.afternoon as a, d.halved, d.shared_morning as "sharedM",
        d.shared_afternoon as "sharedA", d.waiting_morning as "waitingM", d.waiting_afternoon as "waitingA",
        coalesce(l.morning, 0) as "mineM", coalesce(l.afternoon, 0) as "mineA"
      from ${sites(asked)}
      join site_day d on d.organisation_id = v.host and d.site_id = v.site
      left join lateral (select morning, afternoon from lent_day l where l.organisation_id = d.organisation_id
        and l.site_id = d.site_id and l.guest_id = ${organisationId} and l.day = d.day offset 0) l on true
      where ${among(sql`d.day`, asked.days)}`.execute(tx)
    return rows
  })
}

/** How many seats of each site have the same attributes. @param asked as above */
export function listSeatKinds(
  tx: Transaction,
  asked: Asked,
): Promise<{ siteId: string; attributes: string[]; seats: number }[]> {
  return searching(tx, async () => {
    const { rows } = await sql<{ siteId: string; attributes: string[]; seats: number }>`
      select e.site_id as "siteId", e.attributes, count(*)::int as seats
      from ${sites(asked)} join seat e on e.organisation_id = v.host and e.site_id = v.site
      where e.retired_on is null or e.retired_on > ${asked.days[0]}::date
      group by e.site_id, e.attributes`.execute(tx)
    return rows
  })
}

/** Seats kept for guests at these sites, of all guests and without saying which. */
export async function listKept(tx: Transaction, asked: Asked): Promise<Kept[]> {
  const { rows } = await sql<Kept>`
    select k.site_id as "siteId", k.from_day as from, k.until_day as until, k.weekdays, k.morning, k.afternoon, k.seats
    from ${sites(asked)} join site_kept k on k.organisation_id = v.host and k.site_id = v.site
    where k.until_day >= ${asked.days[0]}::date and k.from_day <= ${asked.days.at(-1)}::date`.execute(tx)
  return rows
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
        from ${sites(asked)} join seat e on e.organisation_id = v.host and e.site_id = v.site
        where e.attributes @> ${[...asked.attributes]}::text[])
      select e.site_id as "siteId", d.day, count(*)::int as taken
      from suiting e join seat_day d on d.organisation_id = e.organisation_id and d.seat_id = e.id
        and ${among(sql`d.day`, asked.days)}
      where (${asked.morning} and d.morning) or (${asked.afternoon} and d.afternoon)
      group by e.site_id, d.day`.execute(tx)
    return rows
  })
}
