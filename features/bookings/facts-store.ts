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
export type PersonFacts = {
  day: Day
  personId: string
  elsewhere: string | null
  seat: { label: string; retired: boolean; taken: boolean } | null
  limits: BookingLimits | null
  counts: DayFacts['counts']
}

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

/** What is known of people on days, for the reasons why they cannot book: of the own organisation alone. */
export async function listPersonFacts(
  tx: Transaction,
  guestId: string,
  asked: readonly { personId: string; day: Day }[],
  { seatId, part, kind, today }: { seatId: string | undefined; part: Part; kind: string; today: Day },
): Promise<PersonFacts[]> {
  const { rows } = await sql<PersonFacts>`
    select a.day, a.person as "personId", (
        select coalesce(s.name, '') from booking b left join site s on s.organisation_id = b.organisation_id and s.id = b.site_id
        where b.guest_id = ${guestId} and b.person_id = a.person and b.day = a.day and b.state in ('asked', 'confirmed')
      ) as elsewhere, (
        select jsonb_build_object('label', e.label, 'retired', e.retired_on is not null and e.retired_on <= a.day,
          'taken', coalesce(${part.morning} and d.morning or ${part.afternoon} and d.afternoon, false))
        from seat e left join seat_day d on d.organisation_id = e.organisation_id and d.seat_id = e.id and d.day = a.day
        where e.id = ${seatId ?? null}::uuid
      ) as seat, l.value as limits, jsonb_build_object('week', coalesce(c.week, 0), 'kindWeek', coalesce(c.kind_week, 0),
        'ahead', coalesce(c.ahead, 0), 'organisationDay', coalesce(o.together, 0), 'organisationKindDay', coalesce(o.kind, 0)) as counts
    from unnest(${asked.map(({ personId }) => personId)}::uuid[], ${asked.map(({ day }) => day)}::date[]) as a (person, day)
    left join lateral (
      select v.value from policy_decision d
      join policy_value v on v.organisation_id = d.organisation_id and v.change_id = d.change_id
      where d.organisation_id = ${guestId} and d.outcome = 'adopted' and v.item = 'booking-limits' and v.scope = 'organisation'
        and v.valid_from <= a.day order by v.valid_from desc, d.seq desc, v.id desc limit 1) l on true
    left join lateral (
      select count(*) filter (where b.day between w.monday and w.monday + 6)::int as week,
        count(*) filter (where b.day between w.monday and w.monday + 6 and s.kind = ${kind})::int as kind_week,
        count(*) filter (where b.day >= ${today}::date)::int as ahead
      from (select a.day - extract(isodow from a.day)::int + 1 as monday) w
      join booking b on b.day >= least(w.monday, ${today}::date)
      left join site s on s.organisation_id = b.organisation_id and s.id = b.site_id
      where b.guest_id = ${guestId} and b.person_id = a.person and b.state in ('asked', 'confirmed')) c on l.value is not null
    left join lateral (
      select sum(greatest(d.morning, d.afternoon))::int as together,
        sum(greatest(d.morning, d.afternoon)) filter (where s.kind = ${kind})::int as kind
      from lent_day d left join site s on s.organisation_id = d.organisation_id and s.id = d.site_id
      where d.guest_id = ${guestId} and d.day = a.day) o on l.value is not null`.execute(tx)
  return rows
}

/** Some seats of a site that are free on each of these days, for who was refused another. */
export async function listFreeSeats(
  tx: Transaction,
  { hostId, siteId }: SiteKey,
  days: readonly Day[],
  part: Part,
  most: number,
): Promise<{ day: Day; id: string; label: string; floorId: string | null }[]> {
  const { rows } = await sql<{ day: Day; id: string; label: string; floorId: string | null }>`
    select a.day, e.id, e.label, e.floor_id as "floorId"
    from unnest(${[...days]}::date[]) as a (day)
    cross join lateral (
      select e.* from seat e
      left join seat_day d on d.organisation_id = e.organisation_id and d.seat_id = e.id and d.day = a.day
      where e.organisation_id = ${hostId} and e.site_id = ${siteId} and (e.retired_on is null or e.retired_on > a.day)
        and not coalesce(${part.morning}::boolean and d.morning or ${part.afternoon}::boolean and d.afternoon, false)
      order by regexp_replace(e.label, '[0-9]+', '', 'g'),
        nullif(left(regexp_replace(e.label, '[^0-9]', '', 'g'), 9), '')::int nulls first, e.label limit ${most}) e
    order by a.day`.execute(tx)
  return rows
}

/** Sites of the guest or lent to it, open on one of the days, the nearest first: by the straight way between sites, from nobody's home. */
export async function listSitesAround(
  tx: Transaction,
  guestId: string,
  { hostId, siteId }: SiteKey,
  days: readonly { day: Day; holiday: boolean }[],
  part: Part,
  most: number,
): Promise<(SiteKey & { name: string; openOn: Day[] })[]> {
  const { rows } = await sql<SiteKey & { name: string; openOn: Day[] }>`
    select o.organisation_id as "hostId", o.id as "siteId", o.name, a.open_on as "openOn" from site h
    join site o on o.id <> h.id and (o.organisation_id = ${guestId} or exists (select from lending l where l.guest_id = ${guestId}
        and l.organisation_id = o.organisation_id and l.site_id = o.id))
    cross join lateral (select array_agg(d.day) as open_on
      from unnest(${days.map(({ day }) => day)}::date[], ${days.map(({ holiday }) => holiday)}::boolean[]) as d (day, holiday)
      where site_opens(o, d.day, ${part.morning}, ${part.afternoon}, d.holiday)) a
    where h.organisation_id = ${hostId} and h.id = ${siteId} and a.open_on is not null
    order by (o.latitude - h.latitude) ^ 2 + ((o.longitude - h.longitude) * cos(radians(h.latitude))) ^ 2, o.id
    limit ${most}`.execute(tx)
  return rows
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
