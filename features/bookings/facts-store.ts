import { sql } from 'kysely'
import type { Transaction } from '../../platform/database/transaction.ts'
import type { Day } from '../../vocabulary/day.ts'
import type { Opening } from '../spaces/rules.ts'
import type { SiteKey } from './counts-store.ts'
import type { BookingLimits, DayFacts, Part } from './rules.ts'

export type SiteFacts = Opening & {
  name: string
  kind: string
  advanceDays: number
  cancelHours: number
  approval: boolean
  latitude: number
  longitude: number
}
/** Why a person is refused a site on a day, and what there is instead, as `refusal_facts` finds it. */
export type RefusalFacts = {
  site: Opening & { name: string; kind: string; advanceDays: number }
  /** Another place of the same person on the day. */
  elsewhere: string | null
  seat: { label: string; retired: boolean; taken: boolean } | null
  limits: BookingLimits | null
  counts: DayFacts['counts']
  free: {
    lentMorning: boolean
    lentAfternoon: boolean
    /** Seats that this guest could take, whoever waits. */
    left: number
    waiting: number
    most: number | null
    taken: number
  }
  /** Some seats of the same site that are free, where another was asked; where there is none, other sites. */
  seats: { id: string; label: string }[]
  sites: (SiteKey & { name: string; free: number })[]
}
export type RefusedAsked = { personId: string; day: Day; isHoliday: boolean }

/** Sites as their rules need them, by their id; those that this organisation does not see are missing. */
export async function listSiteFacts(
  tx: Transaction,
  sites: readonly SiteKey[],
  days: readonly Day[],
): Promise<Map<string, SiteFacts>> {
  const { rows } = await sql<SiteFacts & { id: string }>`
    select s.id, s.name, s.kind, s.advance_days as "advanceDays", s.cancel_hours as "cancelHours", s.approval, s.latitude,
      s.longitude, s.opens, s.closes, s.noon, s.patron_day as "patronDay", s.open_on_holidays as "openOnHolidays",
      s.published_at is not null as published, s.closed_from as "closedFrom",
      coalesce((select jsonb_agg(jsonb_build_object('from', c.from_day, 'until', c.until_day, 'morning', c.morning,
          'afternoon', c.afternoon))
        from site_closure c where c.organisation_id = s.organisation_id and c.site_id = s.id
          and exists (select from unnest(${[...days]}::date[]) d where d between c.from_day and c.until_day)), '[]') as closures
    from unnest(${sites.map(({ hostId }) => hostId)}::uuid[], ${sites.map(({ siteId }) => siteId)}::uuid[]) as a (host, site)
    join site s on s.organisation_id = a.host and s.id = a.site`.execute(tx)
  return new Map(rows.map(({ id, ...site }) => [id, site]))
}

/** Undefined where it is not for this organisation to see. */
export const findSiteFacts = async (tx: Transaction, site: SiteKey, days: readonly Day[]) =>
  (await listSiteFacts(tx, [site], days)).get(site.siteId)

/** In the order of `asked`; null where the site is not for this organisation to see. */
export async function listRefusalFacts(
  tx: Transaction,
  guestId: string,
  { hostId, siteId }: SiteKey,
  asked: readonly RefusedAsked[],
  { seatId, part, now }: { seatId: string | undefined; part: Part; now: number },
): Promise<(RefusalFacts | null)[]> {
  if (asked.length === 0) return []
  const { rows } = await sql<{ facts: RefusalFacts | null }>`
    select refusal_facts(${hostId}, ${siteId}, ${guestId}, a.person, a.day, ${part.morning}, ${part.afternoon},
      ${seatId ?? null}::uuid, to_timestamp(${now / 1000}::float8), a.holiday) as facts
    from unnest(${asked.map(({ personId }) => personId)}::uuid[], ${asked.map(({ day }) => day)}::date[],
      ${asked.map(({ isHoliday }) => isHoliday)}::boolean[]) with ordinality as a (person, day, holiday, n) order by a.n`.execute(
    tx,
  )
  return rows.map(({ facts }) => facts)
}

/** People of these, and of the teams of these, who are here. */
export async function listOwnPeople(
  tx: Transaction,
  guestId: string,
  personIds: readonly string[],
): Promise<{ id: string; teamId: string | null; directorateId: string | null; name: string }[]> {
  const { rows } = await sql<{
    id: string
    teamId: string | null
    directorateId: string | null
    name: string
  }>`
    select p.id, p.team_id as "teamId", t.directorate_id as "directorateId", p.given_name || ' ' || p.family_name as name
    from person p left join team t on t.organisation_id = p.organisation_id and t.id = p.team_id
    where p.organisation_id = ${guestId} and p.id = any(${[...personIds]}::uuid[]) and p.left_on is null`.execute(
    tx,
  )
  return rows
}
