import { sql } from 'kysely'
import type { Transaction } from '../../platform/database/transaction.ts'
import type { Day, Month } from '../../vocabulary/day.ts'
import { saveFiguresOfPlan } from './figures-store.ts'
import type { Assigned, Place } from './rules.ts'

/** The run whose plan is the month's proposal: the last one saved for its present working days. */
export async function findProposingRun(
  tx: Transaction,
  organisationId: string,
  month: string,
  days: readonly Day[],
) {
  const { rows } = await sql<{ runId: string; gapPercent: number | null; people: number; startedAt: Date }>`
    select r.id as "runId", e.gap_percent as "gapPercent", r.people, r.started_at as "startedAt"
    from plan_run r join plan_run_end e on e.organisation_id = r.organisation_id and e.run_id = r.id
    where r.organisation_id = ${organisationId} and r.month = ${month} and e.outcome in ('done', 'cancelled')
      and r.days = ${[...days]}::date[]
    order by e.ended_at desc limit 1`.execute(tx)
  return rows[0]
}

/** Everybody's proposed month with what was asked, of one team, of one directorate or of all. */
export async function listAssigned(
  tx: Transaction,
  organisationId: string,
  month: string,
  within: { personId?: string; teamId?: string | undefined; directorateId?: string | undefined } = {},
): Promise<Assigned[]> {
  await joinByHash(tx, true)
  const { rows } = await sql<Assigned>`
    select a.person_id as "personId", p.team_id as "teamId", a.places, coalesce(w.wished, '{}') as wished
    from assignment a
    join person p on p.organisation_id = a.organisation_id and p.id = a.person_id
    join team t on t.organisation_id = p.organisation_id and t.id = p.team_id
    left join wish w on w.organisation_id = a.organisation_id and w.month = a.month and w.person_id = a.person_id
    where a.organisation_id = ${organisationId} and a.month = ${month}
      and (${within.teamId ?? null}::uuid is null or p.team_id = ${within.teamId ?? null})
      and (${within.directorateId ?? null}::uuid is null or t.directorate_id = ${within.directorateId ?? null})
      and (${within.personId ?? null}::uuid is null or a.person_id = ${within.personId ?? null})`.execute(tx)
  await joinByHash(tx, false)
  return rows
}

/**
 * A plan just saved has no statistics: for a minute, until autovacuum comes, the database takes its 6,581 rows
 * for one and would go through all wishes for each.
 */
const joinByHash = (tx: Transaction, only: boolean) =>
  sql`select set_config('enable_nestloop', ${only ? 'off' : 'on'}, true)`.execute(tx)

export type GridPerson = {
  personId: string
  name: string
  partTimePercent: number
  homeSuitable: boolean
  entryPreferred: string
  entryEarliest: string
  entryLatest: string
  places: Place[]
  proposed: Place[]
  wished: Day[]
  anyDay: boolean
  /** What the person may have otherwise than everybody in this month. */
  exception: {
    daysPerMonth: number | null
    daysPerWeek: number | null
    beyondPrevalence: boolean
  } | null
  /** Received from the bank of days; below nothing given to it. */
  bankDays: number
}

const gridPerson = sql`select a.person_id as "personId", p.family_name || ' ' || p.given_name as name,
    p.part_time_percent as "partTimePercent", p.home_suitable as "homeSuitable", coalesce(w.entry_preferred, p.entry_preferred) as "entryPreferred",
    p.entry_earliest as "entryEarliest", p.entry_latest as "entryLatest", a.places, coalesce(a.proposed, a.places) as proposed,
    coalesce(w.wished, '{}') as wished, coalesce(w.any_day and w.home, false) as "anyDay",
    case when e.id is not null or x.found then json_build_object('daysPerMonth', e.days_per_month,
      'daysPerWeek', e.days_per_week, 'beyondPrevalence', coalesce(e.beyond_prevalence, false) or x.found) end as exception,
    coalesce(k.balance, 0) as "bankDays"
  from assignment a
  join person p on p.organisation_id = a.organisation_id and p.id = a.person_id
  left join wish w on w.organisation_id = a.organisation_id and w.month = a.month and w.person_id = a.person_id
  left join month_exception e on e.organisation_id = a.organisation_id and e.month = a.month
    and e.person_id = a.person_id and e.withdrawn_at is null
  left join bank_account k on k.organisation_id = a.organisation_id and k.month = a.month and k.kind = 'person'
    and k.person_id = a.person_id
  left join lateral (select exists (select from prevalence_derogation d where d.organisation_id = a.organisation_id
    and d.person_id = a.person_id and d.valid_from < ((a.month || '-01')::date + interval '1 month')
    and d.valid_until >= (a.month || '-01')::date) as found) x on true`

export async function listGrid(tx: Transaction, organisationId: string, month: string, teamId: string) {
  const { rows } = await sql<GridPerson>`${gridPerson}
    where a.organisation_id = ${organisationId} and a.month = ${month} and p.team_id = ${teamId}
    order by p.family_name, p.given_name, p.id`.execute(tx)
  return rows
}

/** Read and held until the commit, so that two changes of a month are decided one after the other. */
export async function findGridPersonHeld(
  tx: Transaction,
  organisationId: string,
  month: string,
  personId: string,
) {
  const { rows } = await sql<GridPerson>`${gridPerson}
    where a.organisation_id = ${organisationId} and a.month = ${month} and a.person_id = ${personId}
    for update of a`.execute(tx)
  return rows[0]
}

export type TeamRow = {
  teamId: string
  name: string
  directorateId: string
  officeId: string
  approvedAt: Date | null
  approvedBy: string | null
}
/** Which teams: those of the list and of the directorate together, or all where neither is said. */
export type Reach = { teamIds?: readonly string[]; directorateId?: string }

const within = ({ teamIds, directorateId }: Reach) => sql`(${!teamIds && !directorateId}
  or t.id = any(${[...(teamIds ?? [])]}::uuid[]) or t.directorate_id = ${directorateId ?? null})`

/** Teams of the reach by name alone. */
export async function listReachedTeams(tx: Transaction, organisationId: string, reach: Reach) {
  const { rows } = await sql<{ id: string; name: string; directorateId: string }>`
    select t.id, t.name, t.directorate_id as "directorateId" from team t
    where t.organisation_id = ${organisationId} and ${within(reach)} order by t.name, t.id`.execute(tx)
  return rows
}

/** Teams of the reach with their approval; all of them, or the one of this id. */
export async function listTeamRows(
  tx: Transaction,
  organisationId: string,
  month: string,
  reach: Reach = {},
  teamId: string | null = null,
): Promise<TeamRow[]> {
  const { rows } = await sql<TeamRow>`
    select t.id as "teamId", t.name, t.directorate_id as "directorateId", t.office_id as "officeId",
      a.approved_at as "approvedAt",
      by.given_name || ' ' || by.family_name as "approvedBy"
    from team t
    left join team_approval a on a.organisation_id = t.organisation_id and a.month = ${month} and a.team_id = t.id
    left join person by on by.organisation_id = a.organisation_id and by.id = a.approved_by
    where t.organisation_id = ${organisationId}
      and ${within(reach)} and (${teamId}::uuid is null or t.id = ${teamId})
    order by t.name, t.id`.execute(tx)
  return rows
}

/** Days at home or in a space, of an assignment `a`. */
const daysAwayIn = sql`(select count(*) from unnest(a.places) place where place = 'home' or place like 'space:%')`

/** Away days of each person in the last published month before this one. */
export async function listLastAwayDays(tx: Transaction, organisationId: string, before: string) {
  const { rows } = await sql<{ personId: string; teamId: string; awayDays: number }>`
    select a.person_id as "personId", p.team_id as "teamId",
      ${daysAwayIn}::int as "awayDays"
    from assignment a join person p on p.organisation_id = a.organisation_id and p.id = a.person_id
    where a.organisation_id = ${organisationId} and p.team_id is not null and a.month = (
      select max(month) from month_publication where organisation_id = ${organisationId} and month < ${before})`.execute(
    tx,
  )
  return rows
}

/** Replaces the month's proposal by a run's plan. What managers had approved was another plan. */
export async function saveProposal(
  tx: Transaction,
  organisationId: string,
  month: Month,
  runId: string,
  people: readonly { id: string; days: readonly Place[] }[],
): Promise<void> {
  for (let from = 0; from < people.length; from += rowsAtOnce) {
    const chunk = people.slice(from, from + rowsAtOnce)
    await sql`insert into assignment (organisation_id, month, person_id, run_id, proposed, places)
      select ${organisationId}, ${month}, id, ${runId}, null, string_to_array(days, ' ')
      from unnest(${chunk.map(({ id }) => id)}::uuid[], ${chunk.map(({ days }) => days.join(' '))}::text[]) as p(id, days)
      on conflict (organisation_id, month, person_id) do update
        set run_id = excluded.run_id, proposed = null, places = excluded.places`.execute(tx)
  }
  await sql`delete from assignment where organisation_id = ${organisationId} and month = ${month} and run_id <> ${runId}`.execute(
    tx,
  )
  await sql`delete from team_approval where organisation_id = ${organisationId} and month = ${month}`.execute(
    tx,
  )
  await saveFiguresOfPlan(tx, organisationId, month, people)
}
/** Of one statement: so much that the embedded engine does not keep the process from answering for long. */
const rowsAtOnce = 1000

export async function findPublisher(tx: Transaction, organisationId: string, month: string) {
  const { rows } = await sql<{ name: string; runId: string }>`
    select p.given_name || ' ' || p.family_name as name, m.run_id as "runId" from month_publication m
    join person p on p.organisation_id = m.organisation_id and p.id = m.published_by
    where m.organisation_id = ${organisationId} and m.month = ${month}`.execute(tx)
  return rows[0]
}

/** The person's own month and, of the colleagues of the team, who they are and where: shown as office or away. */
export async function listTeamMonth(
  tx: Transaction,
  organisationId: string,
  month: string,
  personId: string,
) {
  const { rows } = await sql<{
    personId: string
    name: string
    places: Place[]
    proposed: Place[]
    team: string | null
    office: string | null
    closedDays: Day[]
    /** The office worked in on the days on which the own is closed; null where there is none. */
    elsewhere: string | null
  }>`
    select a.person_id as "personId", p.given_name || ' ' || p.family_name as name, a.places, coalesce(a.proposed, a.places) as proposed,
      t.name as team, o.name as office, coalesce(k.closed_days, '{}') as "closedDays", e.name as elsewhere
    from person me
    join person p on p.organisation_id = me.organisation_id and (p.id = me.id or p.team_id = me.team_id)
    join assignment a on a.organisation_id = p.organisation_id and a.month = ${month} and a.person_id = p.id
    left join team t on t.organisation_id = p.organisation_id and t.id = p.team_id
    left join office o on o.organisation_id = t.organisation_id and o.id = t.office_id
    left join month_team k on k.organisation_id = a.organisation_id and k.month = a.month and k.team_id = t.id
    left join office e on e.organisation_id = k.organisation_id and e.id = k.closed_to
    where me.organisation_id = ${organisationId} and me.id = ${personId}
    order by p.given_name, p.family_name`.execute(tx)
  return rows
}
