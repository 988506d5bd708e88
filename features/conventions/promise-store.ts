// Seats that are kept for partners, counted day by day: what a signature may still promise.
import { sql } from 'kysely'
import type { Transaction } from '../../platform/database/transaction.ts'
import type { Day } from '../../vocabulary/day.ts'
import type { SiteNamed } from './store.ts'

/** Waits until nobody books, signs or changes at these sites, in an order of their own; who comes after waits for the commit. */
export async function holdSitesOf(tx: Transaction, sites: readonly SiteNamed[]): Promise<void> {
  await sql`select pg_advisory_xact_lock(site_lock(id)) from (
    select unnest(${sites.map(({ id }) => id)}::uuid[]) as id order by 1) s`.execute(tx)
}

export type Promised = {
  hostId: string
  sites: readonly SiteNamed[]
  seats: number
  from: Day
  until: Day
  weekdays: readonly number[]
  morning: boolean
  afternoon: boolean
  /** What is kept already by the same signatures, and what they renew. */
  besides: readonly { guestId: string; conventionId: string }[]
}
export type Beyond = { site: string; day: Day; kept: number; seats: number }

/**
 * The first day of each site on which so many seats more would be kept than there are. The purpose shows sums of seats, and
 * nobody's, also to who does not sit there yet.
 */
export async function listPromisedBeyond(tx: Transaction, asked: Promised): Promise<Beyond[]> {
  if (asked.seats === 0 || asked.sites.length === 0) return []
  const { rows } = await sql<{ purpose: string | null }>`
    select current_setting('app.purpose', true) as purpose, set_config('app.purpose', 'search', true)`.execute(
    tx,
  )
  const { rows: found } = await sql<Beyond>`
    select a.name as site, b.on_day as day, b.kept, b.seats
    from unnest(${asked.sites.map(({ id }) => id)}::uuid[], ${asked.sites.map(({ name }) => name)}::text[]) as a (id, name)
    cross join lateral promised_beyond(${asked.hostId}, a.id, ${asked.seats}, ${asked.from}::date, ${asked.until}::date,
      ${[...asked.weekdays]}::smallint[], ${asked.morning}, ${asked.afternoon}, array(
        select kept_id(guest, convention) from unnest(${asked.besides.map(({ guestId }) => guestId)}::uuid[],
          ${asked.besides.map(({ conventionId }) => conventionId)}::uuid[]) as k (guest, convention))) b
    where b.on_day is not null order by a.name, a.id`.execute(tx)
  await sql`select set_config('app.purpose', ${rows[0]?.purpose ?? ''}, true)`.execute(tx)
  return found
}

/** Of the host: other offers that nobody has signed yet with both hands, and the seats that they would keep at the same sites. */
export async function listOfferedTwice(
  tx: Transaction,
  hostId: string,
  {
    sites,
    from,
    until,
    besides,
  }: Pick<Promised, 'sites' | 'from' | 'until'> & { besides: readonly string[] },
): Promise<{ site: string; title: string; seats: number }[]> {
  const { rows } = await sql<{ site: string; title: string; seats: number }>`
    select s.name as site, c.title, coalesce(c.seats_each * c.most_partners, 0) + coalesce(sum(p.seats), 0) as seats
    from convention c
    join convention_site cs on cs.organisation_id = c.organisation_id and cs.convention_id = c.id
    join site s on s.organisation_id = cs.organisation_id and s.id = cs.site_id
    left join convention_partner p on p.organisation_id = c.organisation_id and p.convention_id = c.id
      and c.open_to is null and p.begins_on is null and p.ends_on is null
    where c.organisation_id = ${hostId} and c.state = 'offered' and s.id = any(${sites.map(({ id }) => id)}::uuid[])
      and c.from_day <= ${until}::date and c.until_day >= ${from}::date and c.id <> all(${[...besides]}::uuid[])
    group by s.organisation_id, s.id, c.organisation_id, c.id
    having coalesce(c.seats_each * c.most_partners, 0) + coalesce(sum(p.seats), 0) > 0
    order by s.name, c.title, c.id limit 20`.execute(tx)
  return rows
}
