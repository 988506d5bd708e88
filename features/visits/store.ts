// Who came, and how many. Each of these is read behind `openVisits`: by the person, or to count and to free.
import { sql } from 'kysely'
import type { Transaction } from '../../platform/database/transaction.ts'
import type { Day } from '../../vocabulary/day.ts'

const at = (now: number) => sql`to_timestamp(${now / 1000}::float8)`

export type OwnVisit = {
  bookingId: string
  hostId: string
  siteId: string
  site: string
  seatId: string
  seat: string
  day: Day
  morning: boolean
  afternoon: boolean
  state: string
  /** The host is told the name. */
  named: boolean
  noon: number
  saidAt: Date | null
  seenAt: Date | null
  leftAt: Date | null
  freeMorningsAt: number | null
  freeAfternoonsAt: number | null
}
const ownVisit = sql`b.id as "bookingId", b.organisation_id as "hostId", b.site_id as "siteId", s.name as site,
  b.seat_id as "seatId", e.label as seat, b.day, b.morning, b.afternoon, b.state,
  b.visitor_name is not null as named, s.noon, c.said_at as "saidAt",
  c.seen_at as "seenAt", c.left_at as "leftAt", r.free_mornings_at as "freeMorningsAt",
  r.free_afternoons_at as "freeAfternoonsAt"`
const visitJoins = sql`
  join site s on s.organisation_id = b.organisation_id and s.id = b.site_id
  join seat e on e.organisation_id = b.organisation_id and e.id = b.seat_id
  left join arrival_rule r on r.organisation_id = b.organisation_id and r.site_id = b.site_id
  left join check_in c on c.organisation_id = b.organisation_id and c.booking_id = b.id`

/** A person's seats of a day: those that stand, and those that were freed because they had not come. */
export async function listOwnVisits(
  tx: Transaction,
  guestId: string,
  personId: string,
  day: Day,
): Promise<OwnVisit[]> {
  const { rows } = await sql<OwnVisit>`select ${ownVisit} from booking b ${visitJoins}
    where b.guest_id = ${guestId} and b.person_id = ${personId} and b.day = ${day}::date
      and b.state in ('confirmed', 'released')
    order by b.morning desc, b.made_at, b.id`.execute(tx)
  return rows
}

/** One of a person's own, its row held: whoever frees it waits, or goes before. */
export async function findOwnVisitHeld(
  tx: Transaction,
  guestId: string,
  personId: string,
  bookingId: string,
): Promise<OwnVisit | undefined> {
  await sql`select from booking where guest_id = ${guestId} and person_id = ${personId} and id = ${bookingId}
    for update`.execute(tx)
  const { rows } = await sql<OwnVisit>`select ${ownVisit} from booking b ${visitJoins}
    where b.guest_id = ${guestId} and b.person_id = ${personId} and b.id = ${bookingId}`.execute(tx)
  return rows[0]
}

type Which = { hostId: string; bookingId: string }

/** Keeps that somebody came, and counts them once: by the person's word, or as the host saw. */
export async function saveArrival(
  tx: Transaction,
  { hostId, bookingId }: Which,
  how: 'hand' | 'code' | 'seen',
  now: number,
): Promise<void> {
  const [said, seen] = how === 'seen' ? [sql`null`, at(now)] : [at(now), sql`null`]
  await sql`
    with came as (
      insert into check_in as c (organisation_id, booking_id, site_id, guest_id, person_id, day, said_at, by_code, seen_at)
      select organisation_id, id, site_id, guest_id, person_id, day, ${said}::timestamptz, ${how === 'code'}, ${seen}::timestamptz
      from booking where organisation_id = ${hostId} and id = ${bookingId} and state = 'confirmed'
      on conflict (organisation_id, booking_id) do update set left_at = null,
        said_at = coalesce(c.said_at, excluded.said_at), seen_at = coalesce(c.seen_at, excluded.seen_at)
      returning organisation_id, site_id, day, xmax = 0 as first)
    insert into visit_count as v (organisation_id, site_id, day, arrived)
    select organisation_id, site_id, day, 1 from came where first
    on conflict (organisation_id, site_id, day) do update set arrived = v.arrived + 1`.execute(tx)
}

/** Takes back what was said, or seen. What the other said stays. */
export async function deleteArrival(
  tx: Transaction,
  { hostId, bookingId }: Which,
  which: 'said' | 'seen',
): Promise<void> {
  const other = which === 'said' ? sql`seen_at is null` : sql`said_at is null`
  await sql`
    with gone as (delete from check_in where organisation_id = ${hostId} and booking_id = ${bookingId} and ${other}
      returning organisation_id, site_id, day)
    update visit_count v set arrived = greatest(v.arrived - 1, 0) from gone
    where v.organisation_id = gone.organisation_id and v.site_id = gone.site_id and v.day = gone.day`.execute(
    tx,
  )
  await sql`update check_in set ${sql.ref(`${which}_at`)} = null
    where organisation_id = ${hostId} and booking_id = ${bookingId}`.execute(tx)
}

export async function saveDeparture(
  tx: Transaction,
  { hostId, bookingId }: Which,
  now: number,
): Promise<void> {
  await sql`update check_in set left_at = ${at(now)} where organisation_id = ${hostId}
    and booking_id = ${bookingId} and left_at is null`.execute(tx)
}

export type Unseen = Which & {
  siteId: string
  site: string
  seat: string
  personId: string
  day: Day
  morning: boolean
  afternoon: boolean
  keptUntil: number
}
/**
 * Own people's bookings of today whose hour has passed and of whom nobody said that they came. Held, and looked at once
 * more when they are: who said so in the same moment keeps the seat.
 */
export async function listUnseenHeld(
  tx: Transaction,
  guestId: string,
  day: Day,
  minutes: number,
): Promise<Unseen[]> {
  const { rows: held } = await sql<{ id: string }>`
    select b.id from booking b
    join arrival_rule r on r.organisation_id = b.organisation_id and r.site_id = b.site_id
    where b.guest_id = ${guestId} and b.day = ${day}::date and b.state = 'confirmed'
      and case when b.morning then r.free_mornings_at else r.free_afternoons_at end <= ${minutes}
      -- Who books after the hour has come to sit there now.
      and extract(epoch from b.made_at at time zone 'Europe/Rome' - b.day::timestamp) / 60
        < case when b.morning then r.free_mornings_at else r.free_afternoons_at end
    order by b.site_id, b.id for update of b skip locked`.execute(tx)
  if (held.length === 0) return []
  const { rows } = await sql<Unseen>`
    select b.organisation_id as "hostId", b.id as "bookingId", b.site_id as "siteId", s.name as site, e.label as seat,
      b.person_id as "personId", b.day, b.morning, b.afternoon,
      case when b.morning then r.free_mornings_at else r.free_afternoons_at end as "keptUntil"
    from booking b
    join site s on s.organisation_id = b.organisation_id and s.id = b.site_id
    join seat e on e.organisation_id = b.organisation_id and e.id = b.seat_id
    join arrival_rule r on r.organisation_id = b.organisation_id and r.site_id = b.site_id
    where b.guest_id = ${guestId} and b.id = any(${held.map(({ id }) => id)}::uuid[])
      and not exists (select from check_in c where c.organisation_id = b.organisation_id and c.booking_id = b.id)
    order by b.site_id, b.id`.execute(tx)
  return rows
}

type Freed = Pick<Unseen, 'hostId' | 'siteId' | 'day'>
/** Counts seats that were freed because nobody came, and half days that are free again of these. */
export async function saveFreed(
  tx: Transaction,
  freed: readonly (Freed & Pick<Unseen, 'morning' | 'afternoon'>)[],
): Promise<void> {
  await sql`insert into visit_count as v (organisation_id, site_id, day, released, freed_halves)
    select host, site, day, count(*), sum(halves) from unnest(${freed.map(({ hostId }) => hostId)}::uuid[],
      ${freed.map(({ siteId }) => siteId)}::uuid[], ${freed.map(({ day }) => day)}::date[],
      ${freed.map((one) => Number(one.morning) + Number(one.afternoon))}::int[]) as f (host, site, day, halves)
    group by host, site, day
    on conflict (organisation_id, site_id, day) do update
      set released = v.released + excluded.released, freed_halves = v.freed_halves + excluded.freed_halves`.execute(
    tx,
  )
}
/**
 * Of lent seats the same by convention and month, for its report and the balance; with how many people have used it, while
 * those who did not come are still known.
 */
export async function saveFreedMonths(
  tx: Transaction,
  freed: readonly { bookingId: string; halves: number }[],
): Promise<void> {
  await sql`insert into freed_month as f (organisation_id, convention_id, guest_id, month, halves, people)
    select b.organisation_id, b.convention_id, b.guest_id, to_char(b.day, 'YYYY-MM'), sum(freed.halves),
      (select count(distinct person_id) from (
        select person_id from booking o where o.organisation_id = b.organisation_id and o.convention_id = b.convention_id
          and o.guest_id = b.guest_id and o.day <= max(b.day) and o.state = 'confirmed'
        union all
        select person_id from booking o where o.guest_id = b.guest_id and o.organisation_id = b.organisation_id
          and o.convention_id = b.convention_id and o.state = 'released') used)
    from unnest(${freed.map(({ bookingId }) => bookingId)}::uuid[], ${freed.map(({ halves }) => halves)}::int[])
      as freed (id, halves)
    join booking b on b.id = freed.id and b.guest_id = entered() and b.organisation_id <> b.guest_id
    where b.convention_id is not null
    group by b.organisation_id, b.convention_id, b.guest_id, to_char(b.day, 'YYYY-MM')
    order by b.convention_id
    on conflict (organisation_id, convention_id, guest_id, month) do update
      set halves = f.halves + excluded.halves, people = greatest(f.people, excluded.people)`.execute(tx)
}
/** An afternoon given back by who came and left. */
export async function saveAfternoonFreed(tx: Transaction, { hostId, siteId, day }: Freed): Promise<void> {
  await sql`insert into visit_count as v (organisation_id, site_id, day, freed_halves) values (${hostId}, ${siteId}, ${day}::date, 1)
    on conflict (organisation_id, site_id, day) do update set freed_halves = v.freed_halves + 1`.execute(tx)
}

/** How many seats there are and were booked today, of a host's sites: the last of the day stands. */
export async function saveDayCounts(tx: Transaction, hostId: string, day: Day): Promise<void> {
  await sql`insert into visit_count as v (organisation_id, site_id, day, seats, booked)
    select s.organisation_id, s.id, ${day}::date, least(s.capacity, e.seats), b.booked
    from site s
    cross join lateral (select count(*)::int as seats from seat where organisation_id = s.organisation_id
      and site_id = s.id and (retired_on is null or retired_on > ${day}::date)) e
    cross join lateral (select count(*)::int as booked from booking where organisation_id = s.organisation_id
      and site_id = s.id and day = ${day}::date and state in ('confirmed', 'released')) b
    where s.organisation_id = ${hostId} and s.published_at is not null and b.booked > 0
    on conflict (organisation_id, site_id, day) do update set seats = excluded.seats, booked = excluded.booked`.execute(
    tx,
  )
}

/** Forgets who came, as host and as who works there: the shorter of both periods holds. */
export async function deleteOldVisits(
  tx: Transaction,
  organisationId: string,
  firstDay: Day,
): Promise<number> {
  const { rows } = await sql`delete from check_in
    where (organisation_id = ${organisationId} or guest_id = ${organisationId}) and day < ${firstDay}::date
    returning booking_id`.execute(tx)
  return rows.length
}
