// Bookings under a convention that ends, and where else the guest may sit. Only reads of bookings: bookings write theirs.
import { sql } from 'kysely'
import type { Transaction } from '../../platform/database/transaction.ts'
import type { Day } from '../../vocabulary/day.ts'
import type { Lending, Opening } from '../spaces/rules.ts'
import type { BookingToMove } from './moving-rules.ts'

const live = sql`b.state in ('offered', 'asked', 'confirmed')`

/** Of the guest, by name, in the order in which they are moved. */
export async function listBookingsAfter(
  tx: Transaction,
  guestId: string,
  { conventionId, lastDay, limit }: { conventionId: string; lastDay: Day; limit: number },
): Promise<(BookingToMove & { name: string; site: string | null })[]> {
  const { rows } = await sql<BookingToMove & { name: string; site: string | null }>`
    select b.id, b.organisation_id as "hostId", b.site_id as "siteId", b.person_id as "personId", b.day, b.morning,
      b.afternoon, p.given_name || ' ' || p.family_name as name, s.name as site, s.latitude, s.longitude, s.neighbourhood
    from booking b
    join person p on p.organisation_id = b.guest_id and p.id = b.person_id
    left join site s on s.organisation_id = b.organisation_id and s.id = b.site_id
    where b.guest_id = ${guestId} and b.convention_id = ${conventionId} and b.day > ${lastDay}::date and ${live}
    order by b.day, b.made_at, b.id limit ${limit}`.execute(tx)
  return rows
}

export async function countBookingsAfter(
  tx: Transaction,
  guestId: string,
  { conventionId, lastDay }: { conventionId: string; lastDay: Day },
): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*) as count from booking b
    where b.guest_id = ${guestId} and b.convention_id = ${conventionId} and b.day > ${lastDay}::date and ${live}`.execute(
    tx,
  )
  return rows[0]!.count
}

/** For the host: how many seats each guest had booked on each day, and nobody's name. */
export async function listCountsAfter(
  tx: Transaction,
  hostId: string,
  { conventionId, lastDay, guestId }: { conventionId: string; lastDay: Day; guestId: string | undefined },
): Promise<{ guestId: string; day: Day; bookings: number }[]> {
  const { rows } = await sql<{ guestId: string; day: Day; bookings: number }>`
    select b.guest_id as "guestId", b.day, count(*) as bookings from booking b
    where b.organisation_id = ${hostId} and b.convention_id = ${conventionId} and b.day > ${lastDay}::date and ${live}
      ${guestId === undefined ? sql`` : sql`and b.guest_id = ${guestId}`}
    group by b.guest_id, b.day order by b.day, b.guest_id`.execute(tx)
  return rows
}

export type LentSite = Omit<Lending, 'conventionId'> & {
  /** Null: of its own. */
  conventionId: string | null
  name: string
  latitude: number
  longitude: number
  neighbourhood: string | null
  opening: Opening
}

/** What is lent to the guest from a day on, with when it is open; its own published sites as if lent by itself. */
export async function listLentSites(
  tx: Transaction,
  guestId: string,
  { from, until }: { from: Day; until: Day },
): Promise<LentSite[]> {
  const opening = sql`s.name, s.latitude, s.longitude, s.neighbourhood,
    jsonb_build_object('opens', s.opens, 'closes', s.closes, 'noon', s.noon, 'patronDay', s.patron_day,
      'openOnHolidays', s.open_on_holidays, 'published', s.published_at is not null, 'closedFrom', s.closed_from,
      'closures', coalesce((select json_agg(json_build_object('from', k.from_day, 'until', k.until_day,
        'morning', k.morning, 'afternoon', k.afternoon)) from site_closure k
        where k.organisation_id = s.organisation_id and k.site_id = s.id and k.until_day >= ${from}::date), '[]')) as opening`
  const { rows } = await sql<LentSite>`
    select l.organisation_id as "organisationId", l.site_id as "siteId", l.guest_id as "guestId",
      l.convention_id as "conventionId", l.from_day as from, l.until_day as until, l.weekdays, l.morning, l.afternoon,
      l.seats, l.most_per_day as "mostPerDay", l.names, ${opening}
    from lending l join site s on s.organisation_id = l.organisation_id and s.id = l.site_id
    where l.guest_id = ${guestId} and l.from_day <= ${until}::date and l.until_day >= ${from}::date
    union all
    select s.organisation_id, s.id, s.organisation_id, null, ${from}::date, ${until}::date,
      '{1,2,3,4,5,6,7}'::smallint[], true, true, null, null, true, ${opening}
    from site s where s.organisation_id = ${guestId} and s.published_at is not null
    order by 1, 2, 4`.execute(tx)
  return rows
}

// Moves: how far one has come -------------------------------------------------------------------------------

export type MoveRow = {
  id: string
  conventionId: string
  afterDay: Day
  bookings: number
  moved: number
  cancelled: number
  startedAt: Date
  endedAt: Date | null
}
const move = sql`id, convention_id as "conventionId", after_day as "afterDay", bookings, moved, cancelled,
  started_at as "startedAt", ended_at as "endedAt"`

/** @returns undefined where one is on its way */
export async function saveMove(
  tx: Transaction,
  guestId: string,
  begun: { hostId: string; conventionId: string; afterDay: Day; bookings: number },
  now: number,
): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    insert into convention_move (organisation_id, host_id, convention_id, after_day, bookings, started_at)
    values (${guestId}, ${begun.hostId}, ${begun.conventionId}, ${begun.afterDay}, ${begun.bookings},
      to_timestamp(${now / 1000}))
    on conflict do nothing returning id`.execute(tx)
  return rows[0]?.id
}

/** Held: of two that took up the same job, the second waits and finds it further on. */
export async function findMoveHeld(
  tx: Transaction,
  guestId: string,
  id: string,
): Promise<MoveRow | undefined> {
  const { rows } = await sql<MoveRow>`select ${move} from convention_move
    where organisation_id = ${guestId} and id = ${id} for update`.execute(tx)
  return rows[0]
}

/** The last of a convention. */
export async function findLastMove(
  tx: Transaction,
  guestId: string,
  conventionId: string,
): Promise<MoveRow | undefined> {
  const { rows } = await sql<MoveRow>`select ${move} from convention_move
    where organisation_id = ${guestId} and convention_id = ${conventionId}
    order by ended_at is not null, started_at desc limit 1`.execute(tx)
  return rows[0]
}

export async function saveMoveProgress(
  tx: Transaction,
  guestId: string,
  id: string,
  { moved, cancelled, endedAt }: { moved: number; cancelled: number; endedAt: number | null },
): Promise<void> {
  await sql`update convention_move set moved = moved + ${moved}, cancelled = cancelled + ${cancelled},
      bookings = greatest(bookings, moved + ${moved} + cancelled + ${cancelled}),
      ended_at = to_timestamp(${endedAt === null ? null : endedAt / 1000}::double precision)
    where organisation_id = ${guestId} and id = ${id}`.execute(tx)
}

/** Conventions under which this guest still has bookings after their last day. */
export async function listConventionsToMove(
  tx: Transaction,
  guestId: string,
  today: Day,
): Promise<{ hostId: string; conventionId: string; lastDay: Day }[]> {
  const { rows } = await sql<{ hostId: string; conventionId: string; lastDay: Day }>`
    select p.organisation_id as "hostId", p.convention_id as "conventionId",
      greatest(least(c.until_day, p.ends_on), ${today}::date - 1) as "lastDay"
    from convention_partner p join convention c on c.organisation_id = p.organisation_id and c.id = p.convention_id
    where p.guest_id = ${guestId} and exists (select from booking b where b.guest_id = ${guestId}
      and b.convention_id = p.convention_id and b.day >= ${today}::date
      and b.day > least(c.until_day, p.ends_on) and ${live})`.execute(tx)
  return rows
}
