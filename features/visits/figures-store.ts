// Sums: a month of a site, what is lent and received. Nobody in them.
import { sql } from 'kysely'
import type { Transaction } from '../../platform/database/transaction.ts'
import { type Day, type Month, monthOf } from '../../vocabulary/day.ts'
import type { MemberMonth, WeekdayCount } from './rules.ts'

/** Half days booked by day, those freed on the day itself among them, and seats there. Needs the purpose that counts. */
export async function listUsedDays(
  tx: Transaction,
  hostId: string,
  siteId: string,
  { from, until }: { from: Day; until: Day },
): Promise<{ day: Day; seats: number; halves: number }[]> {
  const { rows } = await sql<{ day: Day; seats: number; halves: number }>`
    select g.day::date as day, n.seats, (coalesce(d.morning + d.afternoon, 0) + coalesce(v.freed_halves, 0))::int as halves
    from generate_series(${from}::date, ${until}::date, interval '1 day') g (day)
    join site s on s.organisation_id = ${hostId} and s.id = ${siteId}
    left join site_day d on d.organisation_id = s.organisation_id and d.site_id = s.id and d.day = g.day::date
    left join visit_count v on v.organisation_id = s.organisation_id and v.site_id = s.id and v.day = g.day::date
    cross join lateral (select least(s.capacity, count(*)::int) as seats from seat e where e.organisation_id = s.organisation_id
      and e.site_id = s.id and (e.retired_on is null or e.retired_on > g.day::date)) n
    order by 1`.execute(tx)
  return rows
}

/** By weekday of a month: how many booked and came, and how many people they were. Needs the purpose that counts. */
export async function listWeekdayCounts(
  tx: Transaction,
  hostId: string,
  siteId: string,
  { from, until }: { from: Day; until: Day },
): Promise<WeekdayCount[]> {
  const { rows } = await sql<WeekdayCount>`
    select v.weekday, v.days, v.booked, v.arrived, coalesce(p.people, 0) as people
    from (select extract(isodow from day)::int as weekday, count(*)::int as days, sum(booked)::int as booked,
        sum(arrived)::int as arrived
      from visit_count where organisation_id = ${hostId} and site_id = ${siteId} and day between ${from}::date and ${until}::date
      group by 1) v
    left join (select extract(isodow from day)::int as weekday, count(distinct person_id)::int as people
      from booking where organisation_id = ${hostId} and site_id = ${siteId} and day between ${from}::date and ${until}::date
        and state in ('confirmed', 'released') group by 1) p on p.weekday = v.weekday
    order by v.weekday`.execute(tx)
  return rows
}

export type Exchanged = { organisationId: string; name: string; lent: number; received: number }
/**
 * Half days between two organisations, as the counters of bookings have them, and with them those freed on the day itself,
 * which were kept: less these, the balance would say of one near worker how often they did not come.
 */
const exchangedDays = (
  organisationId: string,
  { from, until }: { from: Day; until: Day },
) => sql`(select organisation_id, guest_id, morning + afternoon as halves from lent_day
    where day between ${from}::date and ${until}::date and organisation_id <> guest_id
      and (organisation_id = ${organisationId} or guest_id = ${organisationId})
  union all
  select organisation_id, guest_id, halves from freed_month
    where month between ${monthOf(from)} and ${monthOf(until)}
      and (organisation_id = ${organisationId} or guest_id = ${organisationId}))`

/**
 * Half days by the other organisation, as the conventions call it: lent to its people, received from its sites. Of whole
 * months. Needs the purpose that counts.
 */
export async function listExchanged(
  tx: Transaction,
  organisationId: string,
  span: { from: Day; until: Day },
): Promise<Exchanged[]> {
  const { rows } = await sql<Exchanged>`
    with days as (
      select case when organisation_id = ${organisationId} then guest_id else organisation_id end as other,
        case when organisation_id = ${organisationId} then halves else 0 end as lent,
        case when guest_id = ${organisationId} then halves else 0 end as received
      from ${exchangedDays(organisationId, span)} d),
    names as (
      select guest_id as other, max(guest_name) as name from convention_partner
        where organisation_id = ${organisationId} group by 1
      union all
      select organisation_id, max(host_name) from convention where organisation_id <> ${organisationId} group by 1)
    select d.other as "organisationId", coalesce((select max(name) from names n where n.other = d.other), '') as name,
      sum(d.lent)::int as lent, sum(d.received)::int as received
    from days d group by d.other having sum(d.lent) + sum(d.received) > 0 order by name, d.other`.execute(tx)
  return rows
}

/** What a member tells who coordinates it, of a month: sums over all its partners. Needs the purpose that counts. */
export async function saveExchangedMonth(
  tx: Transaction,
  organisationId: string,
  month: Month,
  span: { from: Day; until: Day },
): Promise<void> {
  await sql`
    insert into exchanged_month as x (organisation_id, coordinator_id, month, lent, received)
    select ${organisationId}, m.organisation_id, ${month}, d.lent, d.received
    from membership m cross join lateral (
      select coalesce(sum(halves) filter (where organisation_id = ${organisationId}), 0)::int as lent,
        coalesce(sum(halves) filter (where guest_id = ${organisationId}), 0)::int as received
      from ${exchangedDays(organisationId, span)} x) d
    where m.member_id = ${organisationId} and m.state = 'admitted' and d.lent + d.received > 0
    on conflict (organisation_id, coordinator_id, month) do update set lent = excluded.lent, received = excluded.received
      where (x.lent, x.received) is distinct from (excluded.lent, excluded.received)`.execute(tx)
}

/** Of the members that one coordinates, month by month. */
export async function listExchangedMonths(
  tx: Transaction,
  coordinatorId: string,
  { from, until }: { from: Month; until: Month },
): Promise<MemberMonth[]> {
  const { rows } = await sql<MemberMonth>`
    select m.id as "membershipId", m.name, x.month, x.lent, x.received
    from exchanged_month x
    join membership m on m.organisation_id = x.coordinator_id and m.member_id = x.organisation_id
      and m.state in ('admitted', 'suspended')
    where x.coordinator_id = ${coordinatorId} and x.month between ${from} and ${until}
    order by m.name, m.id, x.month`.execute(tx)
  return rows
}
