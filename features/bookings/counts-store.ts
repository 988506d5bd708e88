import { sql } from 'kysely'
import type { Transaction } from '../../platform/database/transaction.ts'
import type { Day } from '../../vocabulary/day.ts'

export type SiteKey = { hostId: string; siteId: string }
export type FreeRow = SiteKey & {
  day: Day
  /** Whether the site is lent to this guest on the day, by halves; of the own sites always. */
  lentMorning: boolean
  lentAfternoon: boolean
  /** Seats that this guest could take, whoever waits: in the morning, in the afternoon, one for both. */
  morning: number
  afternoon: number
  whole: number
  /** Who waits for one. */
  waiting: number
  /** Most of the guest's people by the convention, and how many have a seat. */
  most: number | null
  taken: number
}

/**
 * What is free for a guest at some sites on some days, from the counters: closed days are counted as if they were open,
 * since opening is a matter of rules. Sites that the guest does not see are missing.
 */
export async function listFree(
  tx: Transaction,
  guestId: string,
  sites: readonly SiteKey[],
  days: readonly Day[],
): Promise<FreeRow[]> {
  if (sites.length === 0 || days.length === 0) return []
  const [hostIds, siteIds] = [sites.map(({ hostId }) => hostId), sites.map(({ siteId }) => siteId)]
  const { rows } = await sql<FreeRow>`
    with asked as (select * from unnest(${hostIds}::uuid[], ${siteIds}::uuid[]) as a (host, site)),
    days as (select day, extract(isodow from day)::smallint as weekday from unnest(${[...days]}::date[]) as d (day)),
    places as materialized (
      select a.host, a.site, s.capacity, e.seats, e.retired from asked a
      join site s on s.organisation_id = a.host and s.id = a.site
      cross join lateral (select count(*)::int as seats, array_agg(retired_on) filter (where retired_on is not null) as retired
        from seat where seat.organisation_id = a.host and seat.site_id = a.site) e),
    terms as materialized (
      select l.organisation_id as host, l.site_id as site, d.day, bool_or(l.morning) as lent_morning,
        bool_or(l.afternoon) as lent_afternoon,
        coalesce(sum(l.seats) filter (where l.morning), 0)::int as kept_morning,
        coalesce(sum(l.seats) filter (where l.afternoon), 0)::int as kept_afternoon,
        case when bool_and(l.most_per_day is not null) then sum(l.most_per_day)::int end as most
      from lending l join days d on d.day between l.from_day and l.until_day and d.weekday = any(l.weekdays)
      where l.guest_id = ${guestId} and l.site_id = any(${siteIds}::uuid[]) group by 1, 2, 3),
    kept as materialized (
      select k.organisation_id as host, k.site_id as site, d.day,
        coalesce(sum(k.seats) filter (where k.morning), 0)::int as morning,
        coalesce(sum(k.seats) filter (where k.afternoon), 0)::int as afternoon
      from site_kept k join days d on d.day between k.from_day and k.until_day and d.weekday = any(k.weekdays)
      where k.site_id = any(${siteIds}::uuid[]) group by 1, 2, 3),
    hands as materialized (
      select organisation_id as host, site_id as site, day, count(*) filter (where morning or afternoon)::int as seats
      from seat_day where site_id = any(${siteIds}::uuid[]) and day = any(${[...days]}::date[])
        and organisation_id = any(${hostIds}::uuid[]) group by 1, 2, 3),
    sums as (
      select p.host, p.site, d.day, p.host = ${guestId} or coalesce(t.lent_morning, false) as lent_morning,
        p.host = ${guestId} or coalesce(t.lent_afternoon, false) as lent_afternoon, there.fit, there.seats,
        coalesce(c.morning, 0) as morning, coalesce(c.afternoon, 0) as afternoon, coalesce(h.seats, 0) as hands,
        coalesce(c.shared_morning, 0) as shared_morning, coalesce(c.shared_afternoon, 0) as shared_afternoon,
        greatest(coalesce(c.waiting_morning, 0), coalesce(c.waiting_afternoon, 0)) as waiting,
        coalesce(k.morning, 0) as kept_morning, coalesce(k.afternoon, 0) as kept_afternoon,
        greatest(coalesce(t.kept_morning, 0) - coalesce(m.morning, 0), 0) as own_morning,
        greatest(coalesce(t.kept_afternoon, 0) - coalesce(m.afternoon, 0), 0) as own_afternoon,
        t.most, coalesce(m.morning, 0) as taken_morning, coalesce(m.afternoon, 0) as taken_afternoon
      from places p cross join days d
      cross join lateral (select seats, least(p.capacity, seats) as fit from (
        select p.seats - (select count(*) from unnest(p.retired) r where r <= d.day)::int as seats) n) there
      left join terms t on t.host = p.host and t.site = p.site and t.day = d.day
      left join kept k on k.host = p.host and k.site = p.site and k.day = d.day
      left join hands h on h.host = p.host and h.site = p.site and h.day = d.day
      left join site_day c on c.organisation_id = p.host and c.site_id = p.site and c.day = d.day
      left join lent_day m on m.organisation_id = p.host and m.site_id = p.site and m.guest_id = ${guestId} and m.day = d.day),
    free as (
      select *, greatest(least(fit - morning, own_morning + greatest(fit - kept_morning - shared_morning, 0),
          coalesce(most - taken_morning, fit)), 0) as free_morning,
        greatest(least(fit - afternoon, own_afternoon + greatest(fit - kept_afternoon - shared_afternoon, 0),
          coalesce(most - taken_afternoon, fit)), 0) as free_afternoon
      from sums)
    select host as "hostId", site as "siteId", day, lent_morning as "lentMorning", lent_afternoon as "lentAfternoon",
      case when lent_morning then free_morning else 0 end as morning,
      case when lent_afternoon then free_afternoon else 0 end as afternoon,
      case when lent_morning and lent_afternoon
        then greatest(least(free_morning, free_afternoon, seats - hands), 0) else 0 end as whole,
      waiting, most, greatest(taken_morning, taken_afternoon) as taken
    from free`.execute(tx)
  return rows
}

export type SeatRow = {
  id: string
  label: string
  floorId: string | null
  floor: string | null
  x: number | null
  y: number | null
  attributes: string[]
  morning: 'free' | 'taken' | 'mine'
  afternoon: 'free' | 'taken' | 'mine'
}
/** The seats of a site that may be sat on that day, in the order of their labels as people read them. */
export async function listSeatsOfDay(
  tx: Transaction,
  { hostId, siteId }: SiteKey,
  day: Day,
  { guestId, personId }: { guestId: string; personId: string },
): Promise<SeatRow[]> {
  const of = (half: 'morning' | 'afternoon') => {
    const column = sql.ref(half)
    return sql`case when b.${column} then 'mine' when d.${column} then 'taken' else 'free' end as ${column}`
  }
  const { rows } = await sql<SeatRow>`
    select e.id, e.label, e.floor_id as "floorId", f.name as floor, e.x, e.y, e.attributes, ${of('morning')}, ${of('afternoon')}
    from seat e
    left join floor f on f.organisation_id = e.organisation_id and f.id = e.floor_id
    left join seat_day d on d.organisation_id = e.organisation_id and d.seat_id = e.id and d.day = ${day}::date
    left join booking b on b.guest_id = ${guestId} and b.person_id = ${personId} and b.day = ${day}::date
      and b.organisation_id = e.organisation_id and b.seat_id = e.id and b.state in ('asked', 'confirmed')
    where e.organisation_id = ${hostId} and e.site_id = ${siteId} and (e.retired_on is null or e.retired_on > ${day}::date)
    order by f.level nulls last, f.name, regexp_replace(e.label, '[0-9]+', '', 'g'),
      nullif(left(regexp_replace(e.label, '[^0-9]', '', 'g'), 9), '')::int nulls first, e.label`.execute(tx)
  return rows
}
