import { sql } from 'kysely'
import { openHomes, type Transaction } from '../../platform/database/transaction.ts'
import type { Day } from '../../vocabulary/day.ts'
import { estimatedMinutes, type HomeFit, type Point } from './rules.ts'

/** What a person may see of what is kept about them. */
export type Profile = {
  givenName: string
  familyName: string
  email: string | null
  team: string | null
  office: string | null
  entryEarliest: string
  entryLatest: string
  entryPreferred: string
  commuteMinutes: number | null
  commuteEstimated: boolean
  homeSuitable: boolean
  homeFit: { space: Day | null; tools: Day | null; safety: Day | null }
  home: Point | null
}

type Way = {
  given: number | null
  latitude: number | null
  longitude: number | null
  officeLatitude: number | null
  officeLongitude: number | null
}
const pointOf = (latitude: number | null, longitude: number | null): Point | null =>
  latitude === null || longitude === null ? null : { latitude, longitude }

/** Minutes to the office as stated, else estimated from two positions, else unknown. */
function minutesOf({ given, latitude, longitude, officeLatitude, officeLongitude }: Way): {
  minutes: number | null
  estimated: boolean
} {
  const [home, office] = [pointOf(latitude, longitude), pointOf(officeLatitude, officeLongitude)]
  if (given !== null || !home || !office) return { minutes: given, estimated: false }
  return { minutes: estimatedMinutes(home, office), estimated: true }
}

const way = sql`p.commute_minutes as given, h.latitude, h.longitude,
  o.latitude as "officeLatitude", o.longitude as "officeLongitude"`
const joined = sql`person p
  left join team t on t.organisation_id = p.organisation_id and t.id = p.team_id
  left join office o on o.organisation_id = t.organisation_id and o.id = t.office_id
  left join person_home h on h.organisation_id = p.organisation_id and h.person_id = p.id`

/** A person's own profile: only the person asks for it, since it opens their home. */
export async function getProfile(
  tx: Transaction,
  organisationId: string,
  personId: string,
): Promise<Profile> {
  await openHomes(tx, { person: personId })
  const { rows } = await sql<Profile & Way>`
    select p.given_name as "givenName", p.family_name as "familyName", p.email, t.name as team, o.name as office,
      p.entry_earliest as "entryEarliest", p.entry_latest as "entryLatest", p.entry_preferred as "entryPreferred",
      p.home_suitable as "homeSuitable",
      json_build_object('space', p.home_space_on, 'tools', p.home_tools_on, 'safety', p.home_safety_on) as "homeFit",
      ${way}
    from ${joined} where p.organisation_id = ${organisationId} and p.id = ${personId}`.execute(tx)
  await closeHomes(tx)
  const { given, latitude, longitude, officeLatitude, officeLongitude, ...profile } = rows[0]!
  const { minutes, estimated } = minutesOf({ given, latitude, longitude, officeLatitude, officeLongitude })
  return {
    ...profile,
    commuteMinutes: minutes,
    commuteEstimated: estimated,
    home: pointOf(latitude, longitude),
  }
}

/** Writes what a person states about their own home and entry. Without a home, what is kept of it is deleted. */
export async function saveOwnStatement(
  tx: Transaction,
  organisationId: string,
  personId: string,
  {
    entryPreferred,
    homeFit,
    home,
    now,
    today,
  }: { entryPreferred: string; homeFit: HomeFit; home: Point | null; now: number; today: Day },
): Promise<void> {
  const { space, tools, safety } = homeFit
  // What was declared before keeps its day.
  await sql`update person set entry_preferred = ${entryPreferred},
      home_suitable = ${space && tools && safety},
      home_space_on = case when ${space} then coalesce(home_space_on, ${today}::date) end,
      home_tools_on = case when ${tools} then coalesce(home_tools_on, ${today}::date) end,
      home_safety_on = case when ${safety} then coalesce(home_safety_on, ${today}::date) end
    where organisation_id = ${organisationId} and id = ${personId}`.execute(tx)
  await openHomes(tx, { person: personId })
  if (home)
    await sql`insert into person_home (organisation_id, person_id, latitude, longitude, by_owner, stated_at)
      values (${organisationId}, ${personId}, ${home.latitude}, ${home.longitude}, true, to_timestamp(${now / 1000}))
      on conflict (organisation_id, person_id) do update set latitude = excluded.latitude,
        longitude = excluded.longitude, by_owner = true, stated_at = excluded.stated_at`.execute(tx)
  else
    await sql`delete from person_home where organisation_id = ${organisationId} and person_id = ${personId}`.execute(
      tx,
    )
  await closeHomes(tx)
}

export type PlanningPerson = {
  personId: string
  teamId: string
  partTimePercent: number
  entryEarliest: string
  entryLatest: string
  entryPreferred: string
  /** Minutes one way, stated or estimated; null where neither is known. */
  commuteMinutes: number | null
  /** From the air line: a timetable may know better. */
  commuteEstimated: boolean
  homeSuitable: boolean
}

const isPlanned = (organisationId: string, day: string) => sql`p.organisation_id = ${organisationId}
  and p.team_id is not null and (p.left_on is null or p.left_on > ${day}::date)`

/** How many `listPlanningPeople` lists. */
export async function countPlanningPeople(
  tx: Transaction,
  organisationId: string,
  day: string,
): Promise<number> {
  const { rows } = await sql<{ people: number }>`
    select count(*) as people from person p where ${isPlanned(organisationId, day)}`.execute(tx)
  return rows[0]!.people
}

/** Whom `listPlanningPeople` lists, by id and team alone. */
export async function listPlannedTeams(tx: Transaction, organisationId: string, day: string) {
  const { rows } = await sql<{ id: string; teamId: string }>`
    select p.id, p.team_id as "teamId" from person p where ${isPlanned(organisationId, day)}`.execute(tx)
  return rows
}

/** The same by id alone. */
export async function listPlannedIds(
  tx: Transaction,
  organisationId: string,
  day: string,
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select p.id from person p where ${isPlanned(organisationId, day)}`.execute(tx)
  return rows.map(({ id }) => id)
}

/**
 * Everybody who has a team and has not left by the day, in the order of their ids, for the planner: homes are
 * opened, turned into minutes and closed again here, and no position leaves this function.
 */
export async function listPlanningPeople(
  tx: Transaction,
  organisationId: string,
  day: string,
): Promise<PlanningPerson[]> {
  await openHomes(tx, 'engine')
  const { rows } = await sql<Omit<PlanningPerson, 'commuteMinutes' | 'commuteEstimated'> & Way>`
    select p.id as "personId", p.team_id as "teamId", p.part_time_percent as "partTimePercent",
      p.entry_earliest as "entryEarliest", p.entry_latest as "entryLatest", p.entry_preferred as "entryPreferred",
      p.home_suitable as "homeSuitable", ${way}
    from ${joined} where ${isPlanned(organisationId, day)} order by p.id`.execute(tx)
  await closeHomes(tx)
  return rows.map(({ given, latitude, longitude, officeLatitude, officeLongitude, ...person }) => {
    const { minutes, estimated } = minutesOf({ given, latitude, longitude, officeLatitude, officeLongitude })
    return { ...person, commuteMinutes: minutes, commuteEstimated: estimated }
  })
}

/** Minutes to the office of those whom `listPlanningPeople` lists, by id: stated, or estimated, or null. */
export async function listWays(
  tx: Transaction,
  organisationId: string,
  day: string,
): Promise<Map<string, { minutes: number | null; estimated: boolean }>> {
  await openHomes(tx, 'engine')
  const { rows } = await sql<{ personId: string } & Way>`
    select p.id as "personId", ${way} from ${joined} where ${isPlanned(organisationId, day)}`.execute(tx)
  await closeHomes(tx)
  return new Map(rows.map(({ personId, ...one }) => [personId, minutesOf(one)]))
}

const closeHomes = (tx: Transaction) => openHomes(tx, { person: '' })
