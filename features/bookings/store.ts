import { type RawBuilder, sql } from 'kysely'
import type { Transaction } from '../../platform/database/transaction.ts'
import type { Day } from '../../vocabulary/day.ts'
import { holidaysOf } from '../../vocabulary/holidays.ts'
import type { Week } from '../spaces/rules.ts'
import type { RefusalFacts } from './facts-store.ts'
import type { BookingSource, BookingState, Part } from './rules.ts'

/** One seat asked for one person on one day. */
export type SeatAsked = {
  hostId: string
  siteId: string
  seatId?: string | undefined
  personId: string
  day: Day
}
export type SeatTaken = {
  bookingId: string | null
  seatId: string | null
  state: 'offered' | 'asked' | 'confirmed' | null
  label: string | null
  floorId: string | null
  floor: string | null
  /** A code of `take_seat`. */
  refused: string | null
  /** Only where it was asked to explain what it refuses. */
  facts: RefusalFacts | null
}
/** A part of a statement that somebody else says. */
export type Condition = RawBuilder<boolean>
export type HowAsked = {
  part: Part
  floorId?: string | undefined
  attributes?: readonly string[]
  source: BookingSource
  seriesId?: string | null
  now: number
  /** Set for an offer from the waiting list: until when. */
  offerUntil?: number
  /** What is refused is explained by the same statement. */
  explain?: boolean
  /** Of the asked rows `a` (host, site, person, day): nothing is taken of all where this holds for one. */
  unless?: Condition
}

const nationalHolidays = new Map<string, Set<string>>()
export function getIsHoliday(day: Day): boolean {
  const year = day.slice(0, 4)
  let known = nationalHolidays.get(year)
  if (!known) {
    known = new Set(holidaysOf(Number(year), null).map((one) => one.day))
    if (nationalHolidays.size < 50) nationalHolidays.set(year, known)
  }
  return known.has(day)
}

const inOrder = (a: SeatAsked, b: SeatAsked): number =>
  a.day.localeCompare(b.day) || a.siteId.localeCompare(b.siteId) || a.personId.localeCompare(b.personId)

/**
 * Takes what can be taken, each by itself, in one statement: days before sites before people, whoever asks, so that two
 * who ask for the same in another order do not wait for each other in a circle.
 * @returns in the order of `asked`; undefined where nothing was done, because of `unless`
 */
export async function tryTakingSeats(
  tx: Transaction,
  guestId: string,
  asked: readonly SeatAsked[],
  { part, floorId, attributes = [], source, seriesId = null, now, offerUntil, explain, unless }: HowAsked,
): Promise<SeatTaken[] | undefined> {
  if (asked.length === 0) return []
  const order = asked.map((one, index) => ({ ...one, index })).sort(inOrder)
  const until = offerUntil === undefined ? null : offerUntil / 1000
  const at = sql`to_timestamp(${now / 1000}::float8)`
  const facts = explain
    ? sql`case when t.refused is not null then refusal_facts(a.host, a.site, ${guestId}, a.person, a.day, ${part.morning},
        ${part.afternoon}, a.seat, ${at}, a.holiday) end`
    : sql`null`
  const { rows } = await sql<SeatTaken & { index: number }>`
    with a as materialized (
      select * from unnest(${order.map(({ hostId }) => hostId)}::uuid[], ${order.map(({ siteId }) => siteId)}::uuid[],
        ${order.map(({ seatId }) => seatId ?? null)}::uuid[], ${order.map(({ personId }) => personId)}::uuid[],
        ${order.map(({ day }) => day)}::date[], ${order.map(({ day }) => getIsHoliday(day))}::boolean[],
        ${order.map(({ index }) => index)}::int[]) as a (host, site, seat, person, day, holiday, index))
    select a.index, t.booking_id as "bookingId", t.seat_id as "seatId", t.booking_state as state, t.refused,
      t.seat_label as label, t.seat_floor as "floorId", t.floor_name as floor, ${facts} as facts
    from a cross join lateral take_seat(a.host, a.site, a.seat, ${floorId ?? null}::uuid, ${[...attributes]}::text[], ${guestId}::uuid,
      a.person, a.day, ${part.morning}, ${part.afternoon}, ${source}, ${seriesId}::uuid, ${at},
      to_timestamp(${until}::float8), a.holiday) t
    ${unless ? sql`where not exists (select from a where ${unless})` : sql``}`.execute(tx)
  if (rows.length === 0) return undefined
  const taken: SeatTaken[] = Array.from({ length: asked.length })
  for (const { index, ...one } of rows) taken[index] = one
  return taken
}

/** The same without conditions. */
export const takeSeats = async (
  tx: Transaction,
  guestId: string,
  asked: readonly SeatAsked[],
  how: Omit<HowAsked, 'unless'>,
): Promise<SeatTaken[]> => (await tryTakingSeats(tx, guestId, asked, how))!

export type BookingRow = Part & {
  id: string
  hostId: string
  siteId: string
  site: string
  address: string
  seatId: string
  seat: string
  floorId: string | null
  floor: string | null
  guestId: string
  personId: string
  conventionId: string | null
  day: Day
  state: BookingState
  source: BookingSource
  seriesId: string | null
  expiresAt: Date | null
  endReason: string | null
  opens: Week
  closes: Week
  noon: number
  cancelHours: number
}
const row = sql`b.id, b.organisation_id as "hostId", b.site_id as "siteId", coalesce(s.name, '') as site,
  coalesce(s.address, '') as address, b.seat_id as "seatId", coalesce(e.label, '') as seat, e.floor_id as "floorId", f.name as floor,
  b.guest_id as "guestId", b.person_id as "personId", b.convention_id as "conventionId", b.day, b.morning, b.afternoon, b.state,
  b.source, b.series_id as "seriesId", b.expires_at as "expiresAt", b.end_reason as "endReason",
  coalesce(s.opens, '{}') as opens, coalesce(s.closes, '{}') as closes, coalesce(s.noon, 780) as noon,
  coalesce(s.cancel_hours, 0) as "cancelHours"`
// What was lent once and is so no more has no name any longer for its guest.
const joins = sql`left join site s on s.organisation_id = b.organisation_id and s.id = b.site_id
  left join seat e on e.organisation_id = b.organisation_id and e.id = b.seat_id
  left join floor f on f.organisation_id = e.organisation_id and f.id = e.floor_id`

/** Of a person, from one day to another, or all that is to come. */
export async function listOwn(
  tx: Transaction,
  guestId: string,
  personId: string,
  { from, until }: { from: Day; until: Day | null },
): Promise<BookingRow[]> {
  const { rows } = await sql<BookingRow>`select ${row} from booking b ${joins}
    where b.guest_id = ${guestId} and b.person_id = ${personId} and b.day >= ${from}::date
      and (${until}::date is null or b.day <= ${until}::date)
    order by b.day, b.made_at, b.id`.execute(tx)
  return rows
}

/** One of a person's own, held until the end of the transaction; with those that follow in its series where asked. */
export async function listOwnHeld(
  tx: Transaction,
  guestId: string,
  personId: string,
  { bookingId, following }: { bookingId: string; following: boolean },
): Promise<BookingRow[]> {
  const { rows } = await sql<BookingRow>`select ${row} from booking b ${joins}
    where b.guest_id = ${guestId} and b.person_id = ${personId} and (b.id = ${bookingId} or (${following}
      and b.state in ('offered', 'asked', 'confirmed') and exists (select from booking k where k.guest_id = b.guest_id
        and k.person_id = b.person_id and k.id = ${bookingId} and k.series_id = b.series_id and k.day <= b.day)))
    order by b.day, b.site_id, b.id for update of b`.execute(tx)
  return rows
}

/** The day of a seat that a published month gave and that is still held. */
export async function findGivenDay(tx: Transaction, guestId: string, personId: string, bookingId: string) {
  const { rows } = await sql<{ day: Day }>`select day from booking
    where guest_id = ${guestId} and person_id = ${personId} and id = ${bookingId} and source = 'plan'
      and state in ('asked', 'confirmed')`.execute(tx)
  return rows[0]?.day
}

/** One of the host's. */
export async function findHostedHeld(tx: Transaction, hostId: string, bookingId: string) {
  const { rows } = await sql<BookingRow>`select ${row} from booking b ${joins}
    where b.organisation_id = ${hostId} and b.id = ${bookingId} for update of b`.execute(tx)
  return rows[0]
}

export type HostedRow = Part & {
  bookingId: string
  siteId: string
  site: string
  seat: string
  guest: string
  visitorName: string | null
  day: Day
  madeAt: Date
  madeAtMicros: string
}
export type AskedPage = {
  siteId: string | undefined
  /** Where the page before ended, in the order of the list. */
  after: { day: Day; madeAtMicros: string; id: string } | undefined
  limit: number
}
/**
 * What waits for a host's yes, at one of its sites or all, the nearest day first; and how many in all. The guest by its name,
 * as the directory has it.
 */
export async function listHosted(
  tx: Transaction,
  hostId: string,
  { siteId, after, limit }: AskedPage,
): Promise<{ rows: HostedRow[]; total: number }> {
  const asked = sql`from site s
    join booking b on b.organisation_id = s.organisation_id and b.site_id = s.id and b.state = 'asked'
    where s.organisation_id = ${hostId} and (${siteId ?? null}::uuid is null or s.id = ${siteId ?? null})`
  const next = after
    ? sql`and (b.day, b.made_at, b.id) > (${after.day}::date,
        to_timestamp(0) + ${after.madeAtMicros}::bigint * interval '1 microsecond', ${after.id}::uuid)`
    : sql``
  const { rows: counted } = await sql<{ total: number }>`select count(*)::int as total ${asked}`.execute(tx)
  await sql`select set_config('app.purpose', 'directory', true)`.execute(tx)
  const { rows } = await sql<HostedRow>`
    select a.*, e.label as seat, o.name as guest from (
      select b.id as "bookingId", b.site_id as "siteId", s.name as site, b.visitor_name as "visitorName", b.day, b.morning,
        b.afternoon, b.made_at as "madeAt", (extract(epoch from b.made_at) * 1000000)::bigint::text as "madeAtMicros",
        b.organisation_id as "hostId", b.guest_id as "guestId", b.seat_id as "seatId"
      ${asked} ${next} order by b.day, b.made_at, b.id limit ${limit}) a
    join seat e on e.organisation_id = a."hostId" and e.id = a."seatId"
    join organisation o on o.id = a."guestId"
    order by a.day, a."madeAt", a."bookingId"`.execute(tx)
  await sql`select set_config('app.purpose', '', true)`.execute(tx)
  return { rows, total: counted[0]!.total }
}
