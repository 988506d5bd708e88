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
    select host_id as "hostId", site_id as "siteId", on_day as day, lent_in_morning as "lentMorning",
      lent_in_afternoon as "lentAfternoon", mornings as morning, afternoons as afternoon, whole, waits as waiting,
      most_a_day as most, taken
    from free_of(${guestId}, ${hostIds}::uuid[], ${siteIds}::uuid[], ${[...days]}::date[])`.execute(tx)
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
