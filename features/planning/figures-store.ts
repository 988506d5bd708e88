import { sql } from 'kysely'
import type { Transaction } from '../../platform/database/transaction.ts'
import type { Day } from '../../vocabulary/day.ts'
import { type Assigned, figuresByTeam, type Place, type TeamFigures } from './rules.ts'

export type KeptFigures = TeamFigures & { teamId: string }

/** The counts kept of these teams' month; of a team whose people moved since there are none. */
export async function listKeptFigures(
  tx: Transaction,
  organisationId: string,
  month: string,
  teamIds: readonly string[],
): Promise<KeptFigures[]> {
  // Of many teams the month is read at once: looking each up took twice as long.
  const some = teamIds.length <= 50
  // Arrays as text: the driver's own reading of 600 teams' took half of the page's time.
  const { rows } = await sql<Omit<KeptFigures, 'present' | 'away'> & { present: string; away: string }>`
    select team_id as "teamId", people, wished, granted, refused, array_to_json(present)::text as present,
      array_to_json(away)::text as away
    from team_figures
    where organisation_id = ${organisationId} and month = ${month}
      ${some ? sql`and team_id = any(${[...teamIds]}::uuid[])` : sql``}`.execute(tx)
  const meant = new Set(teamIds)
  return rows
    .filter(({ teamId }) => some || meant.has(teamId))
    .map((row) => ({ ...row, present: countsOf(row.present), away: countsOf(row.away) }))
}

const countsOf = (text: string): number[] => JSON.parse(text) as number[]

/** Months and wishes of these teams' people, to count them anew. */
export async function listAssignedOfTeams(
  tx: Transaction,
  organisationId: string,
  month: string,
  teamIds: readonly string[],
): Promise<Assigned[]> {
  if (teamIds.length === 0) return []
  const { rows } = await sql<Assigned>`
    select a.person_id as "personId", p.team_id as "teamId", a.places, coalesce(w.wished, '{}') as wished
    from person p
    join assignment a on a.organisation_id = p.organisation_id and a.person_id = p.id and a.month = ${month}
    left join wish w on w.organisation_id = a.organisation_id and w.month = a.month and w.person_id = a.person_id
    where p.organisation_id = ${organisationId} and p.team_id = any(${[...teamIds]}::uuid[])`.execute(tx)
  return rows
}

/** Counts these persons' teams anew from their people, after days of theirs changed. */
export async function saveFiguresOf(
  tx: Transaction,
  organisationId: string,
  month: string,
  personIds: readonly string[],
): Promise<void> {
  const days = await daysOf(tx, organisationId, month)
  const { rows } = await sql<{ teamId: string }>`select distinct team_id as "teamId" from person
    where organisation_id = ${organisationId} and id = any(${[...personIds]}::uuid[]) and team_id is not null`.execute(
    tx,
  )
  const teamIds = rows.map(({ teamId }) => teamId)
  const assigned = await listAssignedOfTeams(tx, organisationId, month, teamIds)
  await saveFigures(tx, organisationId, month, figuresByTeam(assigned, days))
}

/** Counts a plan just saved: who is in which team and what they asked is read, their places are known. */
export async function saveFiguresOfPlan(
  tx: Transaction,
  organisationId: string,
  month: string,
  people: readonly { id: string; days: readonly Place[] }[],
): Promise<void> {
  const days = await daysOf(tx, organisationId, month)
  const { rows } = await sql<{ personId: string; teamId: string; wished: Day[] | null }>`
    select p.id as "personId", p.team_id as "teamId", w.wished from person p
    left join wish w on w.organisation_id = p.organisation_id and w.month = ${month} and w.person_id = p.id
    where p.organisation_id = ${organisationId} and p.team_id is not null`.execute(tx)
  const placesOf = new Map(people.map((person) => [person.id, person.days]))
  const assigned = rows.flatMap(({ personId, teamId, wished }) => {
    const places = placesOf.get(personId)
    return places ? [{ personId, teamId, places, wished: wished ?? [] }] : []
  })
  await sql`delete from team_figures where organisation_id = ${organisationId} and month = ${month}`.execute(
    tx,
  )
  await saveFigures(tx, organisationId, month, figuresByTeam(assigned, days))
}

async function daysOf(tx: Transaction, organisationId: string, month: string): Promise<Day[]> {
  const { rows } = await sql<{ days: Day[] }>`
    select days from work_month where organisation_id = ${organisationId} and month = ${month}`.execute(tx)
  return rows[0]?.days ?? []
}

async function saveFigures(
  tx: Transaction,
  organisationId: string,
  month: string,
  figures: ReadonlyMap<string, TeamFigures>,
): Promise<void> {
  const lines = [...figures].map(([teamId, own]) => ({ teamId, ...own }))
  await sql`insert into team_figures (organisation_id, month, team_id, people, wished, granted, refused, present, away)
    select ${organisationId}, ${month}, f."teamId", f.people, f.wished, f.granted, f.refused, f.present, f.away
    from jsonb_to_recordset(${JSON.stringify(lines)}::jsonb) as f("teamId" uuid, people int, wished int, granted int,
      refused int, present smallint[], away smallint[])
    on conflict (organisation_id, month, team_id) do update set people = excluded.people, wished = excluded.wished,
      granted = excluded.granted, refused = excluded.refused, present = excluded.present, away = excluded.away`.execute(
    tx,
  )
}

/** What the month was at its publication: months are compared by it, whatever changes later. */
export async function saveMonthFigures(
  tx: Transaction,
  organisationId: string,
  month: string,
  figures: readonly (TeamFigures & { teamId: string; directorateId: string })[],
): Promise<void> {
  const lines = figures.map(({ present, away: _, ...own }) => ({
    ...own,
    presentDays: present.reduce((sum, count) => sum + count, 0),
  }))
  await sql`delete from month_figures where organisation_id = ${organisationId} and month = ${month}`.execute(
    tx,
  )
  await sql`insert into month_figures (organisation_id, month, team_id, directorate_id, people, wished, granted, refused, present_days)
    select ${organisationId}, ${month}, f."teamId", f."directorateId", f.people, f.wished, f.granted, f.refused, f."presentDays"
    from jsonb_to_recordset(${JSON.stringify(lines)}::jsonb) as f("teamId" uuid, "directorateId" uuid, people int,
      wished int, granted int, refused int, "presentDays" int)`.execute(tx)
}

export type MonthComparedRow = {
  month: string
  directorateId: string
  people: number
  wished: number
  granted: number
  refused: number
  presentDays: number
}

/** Published months by directorate, the newest months first. @param months at most so many */
export async function listComparedMonths(
  tx: Transaction,
  organisationId: string,
  months: number,
): Promise<MonthComparedRow[]> {
  const { rows } = await sql<MonthComparedRow>`
    select f.month, f.directorate_id as "directorateId", sum(f.people)::int as people, sum(f.wished)::int as wished,
      sum(f.granted)::int as granted, sum(f.refused)::int as refused, sum(f.present_days)::int as "presentDays"
    from month_figures f
    where f.organisation_id = ${organisationId} and f.month in (
      select month from month_publication where organisation_id = ${organisationId} order by month desc limit ${months})
    group by f.month, f.directorate_id order by f.month, f.directorate_id`.execute(tx)
  return rows
}
