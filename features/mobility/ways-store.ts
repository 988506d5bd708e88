import { sql } from 'kysely'
import { openHomes, type Transaction } from '../../platform/database/transaction.ts'
import type { Day } from '../../vocabulary/day.ts'
import type { WaySeconds } from './rules.ts'

/** Everybody's ways. Homes and ways are opened, read or written, and closed again in each of these functions. */

export type Located = { id: string; latitude: number; longitude: number }
export type MeasuredHome = Located & { officeId: string | null }
export type Measured = WaySeconds & { personId: string; officeId: string; own: boolean }
export type WayRun = {
  id: string
  beganAt: Date
  basis: string
  placesDone: number
  placesTotal: number
  people: number
  withoutHome: number
  withoutOffice: number
  servedOn: Day | null
  endedAt: Date | null
  failedAt: Date | null
}

const instant = (now: number) => sql`to_timestamp(${now / 1000})`
const closeHomes = (tx: Transaction) => openHomes(tx, { person: '' })

/** What ways depend on, in few letters: as long as they stay the same, so do the ways. */
export async function findWayBasis(tx: Transaction, organisationId: string, today: Day): Promise<string> {
  await openHomes(tx, 'engine')
  const { rows } = await sql<{ basis: string }>`
    select md5(concat_ws('|',
      (select string_agg(concat(h.person_id, h.latitude, ',', h.longitude, ',', t.office_id), ';' order by h.person_id)
        from person_home h
        join person p on p.organisation_id = h.organisation_id and p.id = h.person_id
        left join team t on t.organisation_id = p.organisation_id and t.id = p.team_id
        where h.organisation_id = ${organisationId} and (p.left_on is null or p.left_on > ${today}::date)),
      (select string_agg(concat(id, latitude, ',', longitude), ';' order by id) from office
        where organisation_id = ${organisationId}),
      (select string_agg(id::text, ';' order by id) from timetable where organisation_id = ${organisationId}
        and serves_from <= ${today}::date and serves_until >= ${today}::date))) as basis`.execute(tx)
  await closeHomes(tx)
  return rows[0]!.basis
}

/** Homes of those who have not left, with the office of their team. */
export async function listMeasuredHomes(
  tx: Transaction,
  organisationId: string,
  today: Day,
): Promise<MeasuredHome[]> {
  await openHomes(tx, 'engine')
  const { rows } = await sql<MeasuredHome>`
    select p.id, h.latitude, h.longitude, t.office_id as "officeId"
    from person_home h
    join person p on p.organisation_id = h.organisation_id and p.id = h.person_id
    left join team t on t.organisation_id = p.organisation_id and t.id = p.team_id
    where h.organisation_id = ${organisationId} and (p.left_on is null or p.left_on > ${today}::date)
    order by p.id`.execute(tx)
  await closeHomes(tx)
  return rows
}

/** People who have not left: all, those without a home, and those whose team's office has no point. */
export async function countWithoutWay(
  tx: Transaction,
  organisationId: string,
  today: Day,
): Promise<{ people: number; withoutHome: number; withoutOffice: number }> {
  await openHomes(tx, 'engine')
  const { rows } = await sql<{ people: number; withoutHome: number; withoutOffice: number }>`
    select count(*)::int as people, count(*) filter (where h.person_id is null)::int as "withoutHome",
      count(*) filter (where h.person_id is not null and o.latitude is null)::int as "withoutOffice"
    from person p
    left join team t on t.organisation_id = p.organisation_id and t.id = p.team_id
    left join office o on o.organisation_id = t.organisation_id and o.id = t.office_id
    left join person_home h on h.organisation_id = p.organisation_id and h.person_id = p.id
    where p.organisation_id = ${organisationId} and p.team_id is not null
      and (p.left_on is null or p.left_on > ${today}::date)`.execute(tx)
  await closeHomes(tx)
  return rows[0]!
}

/** @returns undefined while another is under way */
export async function insertWayRun(
  tx: Transaction,
  organisationId: string,
  { basis, placesTotal, now }: { basis: string; placesTotal: number; now: number },
): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    insert into way_run (organisation_id, basis, places_total, began_at)
    values (${organisationId}, ${basis}, ${placesTotal}, ${instant(now)})
    on conflict do nothing returning id`.execute(tx)
  return rows[0]?.id
}

export async function findLastWayRun(tx: Transaction, organisationId: string): Promise<WayRun | undefined> {
  const { rows } = await sql<WayRun>`
    select id, began_at as "beganAt", basis, places_done as "placesDone", places_total as "placesTotal", people,
      without_home as "withoutHome", without_office as "withoutOffice", served_on as "servedOn",
      ended_at as "endedAt", failed_at as "failedAt"
    from way_run where organisation_id = ${organisationId} order by run desc limit 1`.execute(tx)
  return rows[0]
}

export async function saveWayProgress(
  tx: Transaction,
  organisationId: string,
  runId: string,
  placesDone: number,
): Promise<void> {
  await sql`update way_run set places_done = ${placesDone}
    where organisation_id = ${organisationId} and id = ${runId}`.execute(tx)
}

/** What was begun before the moment and did not end, did not: its process is gone. */
export async function saveWayRunsFailed(
  tx: Transaction,
  organisationId: string,
  beganBefore: number,
  now: number,
): Promise<void> {
  await sql`update way_run set failed_at = ${instant(now)}
    where organisation_id = ${organisationId} and ended_at is null and failed_at is null
      and began_at <= ${instant(beganBefore)}`.execute(tx)
}

/** Everybody's ways, in place of those before, and the end of the run. */
export async function saveWays(
  tx: Transaction,
  organisationId: string,
  runId: string,
  ways: readonly Measured[],
  ended: { people: number; withoutHome: number; withoutOffice: number; servedOn: Day | null; now: number },
): Promise<void> {
  await openHomes(tx, 'engine')
  await sql`delete from way where organisation_id = ${organisationId}`.execute(tx)
  await sql`insert into way (organisation_id, person_id, office_id, own, walk_seconds, bicycle_seconds, car_seconds,
      transit_seconds)
    select ${organisationId}, w."personId", w."officeId", w.own, w."walkSeconds", w."bicycleSeconds", w."carSeconds",
      w."transitSeconds"
    from jsonb_to_recordset(${JSON.stringify(ways)}::jsonb) as w("personId" uuid, "officeId" uuid, own boolean,
      "walkSeconds" int, "bicycleSeconds" int, "carSeconds" int, "transitSeconds" int)
    join person p on p.organisation_id = ${organisationId} and p.id = w."personId"
    join office o on o.organisation_id = ${organisationId} and o.id = w."officeId"`.execute(tx)
  await closeHomes(tx)
  await sql`update way_run set ended_at = ${instant(ended.now)}, places_done = places_total, people = ${ended.people},
      without_home = ${ended.withoutHome}, without_office = ${ended.withoutOffice},
      served_on = ${ended.servedOn}::date
    where organisation_id = ${organisationId} and id = ${runId}`.execute(tx)
  // Only the last runs are of use: the one shown, and the one before it.
  await sql`delete from way_run where organisation_id = ${organisationId} and id not in
    (select id from way_run where organisation_id = ${organisationId} order by run desc limit 2)`.execute(tx)
}

export type OwnWay = WaySeconds & {
  officeId: string
  name: string
  own: boolean
  latitude: number
  longitude: number
}

/** A person's own ways and home: only the person asks for them. The own office first, then the nearest. */
export async function listOwnWays(
  tx: Transaction,
  organisationId: string,
  personId: string,
): Promise<{ home: { latitude: number; longitude: number } | null; ways: OwnWay[] }> {
  await openHomes(tx, { person: personId })
  const { rows: homes } = await sql<{ latitude: number; longitude: number }>`
    select latitude, longitude from person_home
    where organisation_id = ${organisationId} and person_id = ${personId}`.execute(tx)
  const { rows: ways } = await sql<OwnWay>`
    select w.office_id as "officeId", o.name, w.own, o.latitude, o.longitude, w.walk_seconds as "walkSeconds",
      w.bicycle_seconds as "bicycleSeconds", w.car_seconds as "carSeconds", w.transit_seconds as "transitSeconds"
    from way w join office o on o.organisation_id = w.organisation_id and o.id = w.office_id
    where w.organisation_id = ${organisationId} and w.person_id = ${personId} and o.latitude is not null
    order by w.own desc, least(w.walk_seconds, w.bicycle_seconds, w.transit_seconds), o.name`.execute(tx)
  await closeHomes(tx)
  return { home: homes[0] ?? null, ways }
}

/** Seconds to the own office by timetable, by person: for the computation alone. */
export async function listTransitToOffice(
  tx: Transaction,
  organisationId: string,
): Promise<Map<string, number>> {
  await openHomes(tx, 'engine')
  const { rows } = await sql<{ personId: string; seconds: number }>`
    select person_id as "personId", transit_seconds as seconds from way
    where organisation_id = ${organisationId} and own and transit_seconds is not null`.execute(tx)
  await closeHomes(tx)
  return new Map(rows.map(({ personId, seconds }) => [personId, seconds]))
}

/** Who hands in timetables, and is told when one ends. */
export async function listKeepers(tx: Transaction, organisationId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct person_id as id from role_grant
    where organisation_id = ${organisationId} and role in ('administrator', 'hr-office')`.execute(tx)
  return rows.map(({ id }) => id)
}
