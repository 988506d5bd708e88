import { sql } from 'kysely'
import type { Transaction } from '../../platform/database/transaction.ts'
import type { Day, Month } from '../../vocabulary/day.ts'

export async function findAddressOf(tx: Transaction, organisationId: string, personId: string) {
  const { rows } = await sql<{ madeAt: Date; readAt: Date | null; withAway: boolean }>`
    select made_at as "madeAt", read_at as "readAt", with_away as "withAway" from calendar_address
    where organisation_id = ${organisationId} and person_id = ${personId} and revoked_at is null`.execute(tx)
  return rows[0]
}

/** True where there was one. */
export async function revokeAddress(
  tx: Transaction,
  organisationId: string,
  personId: string,
  now: number,
): Promise<boolean> {
  const { rows } = await sql`
    update calendar_address set revoked_at = to_timestamp(${now / 1000})
    where organisation_id = ${organisationId} and person_id = ${personId} and revoked_at is null returning id`.execute(
    tx,
  )
  return rows.length > 0
}

export async function saveAddress(
  tx: Transaction,
  organisationId: string,
  { personId, tokenHash, withAway }: { personId: string; tokenHash: Buffer; withAway: boolean },
  now: number,
): Promise<void> {
  await sql`insert into calendar_address (organisation_id, person_id, token_hash, with_away, made_at)
    values (${organisationId}, ${personId}, ${tokenHash}, ${withAway}, to_timestamp(${now / 1000}))`.execute(
    tx,
  )
}

/** So that a person makes one address after the other: of two at once one would be refused by the index. */
export async function waitForAddress(
  tx: Transaction,
  organisationId: string,
  personId: string,
): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`calendar ${organisationId} ${personId}`}, 0))`.execute(
    tx,
  )
}

/** Whose calendar an address is, if it holds and the person still works here; and that it was read, once a day. */
export async function findReader(
  tx: Transaction,
  organisationId: string,
  tokenHash: Buffer,
  { today, now }: { today: Day; now: number },
) {
  const { rows } = await sql<{ id: string; personId: string; withAway: boolean; name: string }>`
    select c.id, c.person_id as "personId", c.with_away as "withAway", p.given_name || ' ' || p.family_name as name
    from calendar_address c join person p on p.organisation_id = c.organisation_id and p.id = c.person_id
    where c.organisation_id = ${organisationId} and c.token_hash = ${tokenHash} and c.revoked_at is null
      and (p.left_on is null or p.left_on > ${today})`.execute(tx)
  const [found] = rows
  if (found)
    await sql`update calendar_address set read_at = to_timestamp(${now / 1000})
      where organisation_id = ${organisationId} and id = ${found.id}
        and (read_at is null or read_at < to_timestamp(${now / 1000}) - interval '1 day')`.execute(tx)
  return found
}

export type OwnDay = { day: Day; place: string; office: string | null; changes: number; changedAt: Date }

/** A person's days of published months, with how often each changed and when last. */
export async function listOwnDays(
  tx: Transaction,
  organisationId: string,
  personId: string,
  from: Month,
): Promise<OwnDay[]> {
  const { rows } = await sql<OwnDay>`
    select d.day, a.places[d.place] as place, o.name as office,
      coalesce(c.changes, 0)::int + coalesce(r.times, 0)::int as changes,
      greatest(m.published_at, c.last_at) as "changedAt"
    from assignment a
    join month_publication m on m.organisation_id = a.organisation_id and m.month = a.month
    join work_month w on w.organisation_id = a.organisation_id and w.month = a.month
    cross join lateral unnest(w.days) with ordinality as d(day, place)
    join person p on p.organisation_id = a.organisation_id and p.id = a.person_id
    left join team t on t.organisation_id = p.organisation_id and t.id = p.team_id
    left join month_team k on k.organisation_id = a.organisation_id and k.month = a.month and k.team_id = t.id
    left join office o on o.organisation_id = t.organisation_id
      and o.id = case when d.day = any(k.closed_days) then k.closed_to else t.office_id end
    left join (select month, day, count(*) as changes, max(changed_at) as last_at from day_change
        where organisation_id = ${organisationId} and person_id = ${personId} group by month, day) c
      on c.month = a.month and c.day = d.day
    left join (select month, count(*) as times from month_reopening
        where organisation_id = ${organisationId} group by month) r on r.month = a.month
    where a.organisation_id = ${organisationId} and a.person_id = ${personId} and a.month >= ${from}
    order by d.day`.execute(tx)
  return rows
}

/** Of a day on which a person booked: the seat that stands, if one does; how often that changed, and when last. */
export type OwnSeat = { day: Day; changes: number; changedAt: Date } & (
  | { site: string; address: string; seat: string }
  | { site: null; address: null; seat: null }
)

/** A person's days with seats, from a month on; without those freed because nobody came, which a calendar does not tell. */
export async function listOwnSeats(
  tx: Transaction,
  guestId: string,
  personId: string,
  from: Month,
): Promise<OwnSeat[]> {
  const { rows } = await sql<OwnSeat>`
    select b.day, (count(*) + count(b.ended_at))::int as changes, greatest(max(b.made_at), max(b.ended_at)) as "changedAt",
      max(s.name) filter (where b.state = 'confirmed') as site, max(s.address) filter (where b.state = 'confirmed') as address,
      max(e.label) filter (where b.state = 'confirmed') as seat
    from booking b
    left join site s on s.organisation_id = b.organisation_id and s.id = b.site_id
    left join seat e on e.organisation_id = b.organisation_id and e.id = b.seat_id
    where b.guest_id = ${guestId} and b.person_id = ${personId} and b.day >= ${`${from}-01`}::date
    group by b.day order by b.day`.execute(tx)
  return rows
}

export async function deleteOldAddresses(
  tx: Transaction,
  organisationId: string,
  now: number,
): Promise<void> {
  await sql`delete from calendar_address
    where organisation_id = ${organisationId} and revoked_at < to_timestamp(${now / 1000}) - interval '90 days'`.execute(
    tx,
  )
}
