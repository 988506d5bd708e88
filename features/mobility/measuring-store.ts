import { sql } from 'kysely'
import { openHomes, type Transaction } from '../../platform/database/transaction.ts'
import type { Day } from '../../vocabulary/day.ts'
import type { MeasuredWay, NearSite } from './rules.ts'

/** What is measured: homes and places as they are, as they were last, the runs, and the ways found. */

export type PlaceToMeasure = {
  id: string
  kind: 'office' | 'site'
  hostId: string
  name: string
  latitude: number
  longitude: number
}
export type HomeToMeasure = {
  id: string
  latitude: number
  longitude: number
  teamId: string | null
  officeId: string | null
  directorateId: string | null
}
export type WayRun = {
  id: string
  beganAt: Date
  basis: string
  stepsDone: number
  stepsTotal: number
  people: number
  withoutHome: number
  withoutOffice: number
  servedOn: Day | null
  endedAt: Date | null
  failedAt: Date | null
}

const instant = (now: number) => sql`to_timestamp(${now / 1000})`
const closeHomes = (tx: Transaction) => openHomes(tx, { person: '' })

/** Offices with a point; published sites of the organisation's own, and those lent to it today or later. */
export async function listPlacesToMeasure(
  tx: Transaction,
  organisationId: string,
  today: Day,
): Promise<PlaceToMeasure[]> {
  const { rows } = await sql<PlaceToMeasure>`
    select id, 'office' as kind, organisation_id as "hostId", name, latitude, longitude from office
    where organisation_id = ${organisationId} and latitude is not null and longitude is not null
    union all
    select s.id, 'site', s.organisation_id, s.name, s.latitude, s.longitude from site s
    where s.published_at is not null and (s.closed_from is null or s.closed_from > ${today}::date)
      and (s.organisation_id = ${organisationId} or exists (select from lending l
        where l.guest_id = ${organisationId} and l.organisation_id = s.organisation_id and l.site_id = s.id
          and l.until_day >= ${today}::date))
    order by kind, id`.execute(tx)
  return rows
}

/** Homes of those who have not left, with where they belong. */
export async function listHomesToMeasure(
  tx: Transaction,
  organisationId: string,
  today: Day,
): Promise<HomeToMeasure[]> {
  await openHomes(tx, 'engine')
  const { rows } = await sql<HomeToMeasure>`
    select p.id, h.latitude, h.longitude, t.id as "teamId", t.office_id as "officeId",
      t.directorate_id as "directorateId"
    from person_home h
    join person p on p.organisation_id = h.organisation_id and p.id = h.person_id
    left join team t on t.organisation_id = p.organisation_id and t.id = p.team_id
    where h.organisation_id = ${organisationId} and (p.left_on is null or p.left_on > ${today}::date)
    order by p.id`.execute(tx)
  await closeHomes(tx)
  return rows
}

/** What was measured last, by person and by place. */
export async function listMeasured(
  tx: Transaction,
  organisationId: string,
): Promise<{ homes: Map<string, string>; places: Map<string, string> }> {
  await openHomes(tx, 'engine')
  const { rows: homes } = await sql<{ id: string; basis: string }>`
    select person_id as id, basis from measured_home where organisation_id = ${organisationId}`.execute(tx)
  await closeHomes(tx)
  const { rows: places } = await sql<{ id: string; basis: string }>`
    select place_id as id, basis from measured_place where organisation_id = ${organisationId}`.execute(tx)
  const byId = (rows: { id: string; basis: string }[]) => new Map(rows.map(({ id, basis }) => [id, basis]))
  return { homes: byId(homes), places: byId(places) }
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
  { basis, stepsTotal, now }: { basis: string; stepsTotal: number; now: number },
): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    insert into way_run (organisation_id, basis, steps_total, began_at)
    values (${organisationId}, ${basis}, ${stepsTotal}, ${instant(now)})
    on conflict do nothing returning id`.execute(tx)
  return rows[0]?.id
}

export async function findLastWayRun(tx: Transaction, organisationId: string): Promise<WayRun | undefined> {
  const { rows } = await sql<WayRun>`
    select id, began_at as "beganAt", basis, steps_done as "stepsDone", steps_total as "stepsTotal", people,
      without_home as "withoutHome", without_office as "withoutOffice", served_on as "servedOn",
      ended_at as "endedAt", failed_at as "failedAt"
    from way_run where organisation_id = ${organisationId} order by run desc limit 1`.execute(tx)
  return rows[0]
}

/** Of the last run that ended. */
export async function findLastBasis(
  tx: Transaction,
  organisationId: string,
): Promise<{ basis: string; servedOn: Day | null } | undefined> {
  const { rows } = await sql<{ basis: string; servedOn: Day | null }>`
    select basis, served_on as "servedOn" from way_run
    where organisation_id = ${organisationId} and ended_at is not null order by run desc limit 1`.execute(tx)
  return rows[0]
}

/** @returns whether it is still under way: whoever stopped it meanwhile is heeded */
export async function saveWayProgress(
  tx: Transaction,
  organisationId: string,
  runId: string,
  stepsDone: number,
): Promise<boolean> {
  const { rows } = await sql<{ id: string }>`update way_run set steps_done = ${stepsDone}
    where organisation_id = ${organisationId} and id = ${runId} and ended_at is null and failed_at is null
    returning id`.execute(tx)
  return rows.length > 0
}

/** What was begun before the moment and did not end, did not: its process is gone, or somebody stopped it. */
export async function saveWayRunsFailed(
  tx: Transaction,
  organisationId: string,
  beganBefore: number,
  now: number,
): Promise<boolean> {
  const { rows } = await sql<{ id: string }>`update way_run set failed_at = ${instant(now)}
    where organisation_id = ${organisationId} and ended_at is null and failed_at is null
      and began_at <= ${instant(beganBefore)} returning id`.execute(tx)
  return rows.length > 0
}

export type Measurement = {
  /** Whose homes these ways are from. */
  people: readonly string[]
  /** To these places alone; null: to all. */
  places: readonly string[] | null
  ways: readonly MeasuredWay[]
  nearSites: readonly NearSite[]
}

/** What was measured, in place of what it replaces; in bulk, a statement for each table. */
export async function saveMeasurement(
  tx: Transaction,
  organisationId: string,
  { people, places, ways, nearSites }: Measurement,
): Promise<void> {
  await openHomes(tx, 'engine')
  const replaced = (
    place: string,
  ) => sql`organisation_id = ${organisationId} and person_id = any(${people}::uuid[])
    ${places === null ? sql`` : sql`and ${sql.ref(place)} = any(${places}::uuid[])`}`
  await sql`delete from way where ${replaced('office_id')}`.execute(tx)
  await sql`delete from near_site where ${replaced('site_id')}`.execute(tx)
  const seconds = (list: readonly (MeasuredWay | NearSite)[]) => sql`unnest(
      ${list.map(({ personId }) => personId)}::uuid[], ${list.map(({ placeId }) => placeId)}::uuid[],
      ${list.map(({ walkSeconds }) => walkSeconds)}::int[], ${list.map(({ bicycleSeconds }) => bicycleSeconds)}::int[],
      ${list.map(({ carSeconds }) => carSeconds)}::int[], ${list.map(({ transitSeconds }) => transitSeconds)}::int[],`
  // Joined, since somebody or something may have gone meanwhile.
  if (ways.length > 0)
    await sql`insert into way (organisation_id, person_id, office_id, walk_seconds, bicycle_seconds, car_seconds,
        transit_seconds, own)
      select ${organisationId}, w.person, w.place, w.walk, w.bicycle, w.car, w.transit, w.own
      from ${seconds(ways)} ${ways.map(({ own }) => own)}::boolean[])
        as w(person, place, walk, bicycle, car, transit, own)
      join person p on p.organisation_id = ${organisationId} and p.id = w.person
      join office o on o.organisation_id = ${organisationId} and o.id = w.place`.execute(tx)
  if (nearSites.length > 0)
    await sql`insert into near_site (organisation_id, person_id, site_id, walk_seconds, bicycle_seconds, car_seconds,
        transit_seconds, host_id)
      select ${organisationId}, w.person, w.place, w.walk, w.bicycle, w.car, w.transit, w.host
      from ${seconds(nearSites)} ${nearSites.map(({ hostId }) => hostId)}::uuid[])
        as w(person, place, walk, bicycle, car, transit, host)
      join person p on p.organisation_id = ${organisationId} and p.id = w.person`.execute(tx)
  await closeHomes(tx)
}

/** What is gone is forgotten; from and to where was measured is written down. */
export async function saveMeasured(
  tx: Transaction,
  organisationId: string,
  {
    homes,
    places,
    goneHomes,
    gonePlaces,
  }: {
    homes: ReadonlyMap<string, string>
    places: ReadonlyMap<string, string>
    goneHomes: readonly string[]
    gonePlaces: readonly string[]
  },
): Promise<void> {
  await openHomes(tx, 'engine')
  if (goneHomes.length + gonePlaces.length > 0) {
    const gone = (place: string) => sql`organisation_id = ${organisationId}
      and (person_id = any(${goneHomes}::uuid[]) or ${sql.ref(place)} = any(${gonePlaces}::uuid[]))`
    await sql`delete from way where ${gone('office_id')}`.execute(tx)
    await sql`delete from near_site where ${gone('site_id')}`.execute(tx)
  }
  const bases = (of: ReadonlyMap<string, string>) =>
    sql`unnest(${[...of.keys()]}::uuid[], ${[...of.values()]}::text[]) as m(id, basis)`
  await sql`delete from measured_home where organisation_id = ${organisationId}
    and person_id = any(${goneHomes}::uuid[])`.execute(tx)
  await sql`insert into measured_home (organisation_id, person_id, basis)
    select ${organisationId}, m.id, m.basis from ${bases(homes)}
    join person p on p.organisation_id = ${organisationId} and p.id = m.id
    on conflict (organisation_id, person_id) do update set basis = excluded.basis`.execute(tx)
  await closeHomes(tx)
  await sql`delete from measured_place where organisation_id = ${organisationId}
    and place_id = any(${gonePlaces}::uuid[])`.execute(tx)
  await sql`insert into measured_place (organisation_id, place_id, basis)
    select ${organisationId}, m.id, m.basis from ${bases(places)}
    on conflict (organisation_id, place_id) do update set basis = excluded.basis`.execute(tx)
}

/** The run is over; only the last runs are of use: the one shown, and the one before it. */
export async function saveWayRunEnded(
  tx: Transaction,
  organisationId: string,
  runId: string,
  ended: { people: number; withoutHome: number; withoutOffice: number; servedOn: Day | null; now: number },
): Promise<void> {
  await sql`update way_run set ended_at = ${instant(ended.now)}, steps_done = steps_total, people = ${ended.people},
      without_home = ${ended.withoutHome}, without_office = ${ended.withoutOffice},
      served_on = ${ended.servedOn}::date
    where organisation_id = ${organisationId} and id = ${runId}`.execute(tx)
  await sql`delete from way_run where organisation_id = ${organisationId} and id not in
    (select id from way_run where organisation_id = ${organisationId} order by run desc limit 2)`.execute(tx)
}
