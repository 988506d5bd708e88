// Small reads around a month's plan: who is in it, what changed, where offices are closed.
import { sql } from 'kysely'
import type { Transaction } from '../../platform/database/transaction.ts'
import type { Day } from '../../vocabulary/day.ts'

/** Directorates by name alone: counting their people took longer than all the rest of a page. */
export async function listDirectorateNames(tx: Transaction, organisationId: string) {
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from directorate where organisation_id = ${organisationId} order by name, id`.execute(tx)
  return rows
}

/** How many days of the present plan were changed, by team. */
export async function listChangeCounts(tx: Transaction, organisationId: string, month: string) {
  const { rows } = await sql<{ teamId: string; changes: number }>`
    select p.team_id as "teamId", count(*) as changes from day_change d
    join assignment a on a.organisation_id = d.organisation_id and a.month = d.month and a.person_id = d.person_id
      and a.run_id = d.run_id
    join person p on p.organisation_id = d.organisation_id and p.id = d.person_id
    where d.organisation_id = ${organisationId} and d.month = ${month} and p.team_id is not null
    group by p.team_id`.execute(tx)
  return new Map(rows.map(({ teamId, changes }) => [teamId, changes]))
}

export type Closure = {
  teamId: string
  closedDays: Day[]
  closedTo: string | null
  closedBeyondQuota: boolean
}

/** Teams whose office is closed on some day of the month. */
export async function listClosures(
  tx: Transaction,
  organisationId: string,
  month: string,
): Promise<Closure[]> {
  const { rows } = await sql<Closure>`
    select team_id as "teamId", closed_days as "closedDays", closed_to as "closedTo",
      closed_beyond_quota as "closedBeyondQuota"
    from month_team
    where organisation_id = ${organisationId} and month = ${month} and closed_days <> '{}'`.execute(tx)
  return rows
}

/** Everybody who is in the month's plan. */
export async function listPlannedPeople(
  tx: Transaction,
  organisationId: string,
  month: string,
): Promise<string[]> {
  const { rows } = await sql<{ personId: string }>`select person_id as "personId" from assignment
    where organisation_id = ${organisationId} and month = ${month}`.execute(tx)
  return rows.map(({ personId }) => personId)
}

/** The team and directorate of a person who is in the month's plan. */
export async function findTeamIdOfPlanned(
  tx: Transaction,
  organisationId: string,
  month: string,
  personId: string,
) {
  const { rows } = await sql<{ teamId: string; directorateId: string }>`
    select t.id as "teamId", t.directorate_id as "directorateId" from assignment a
    join person p on p.organisation_id = a.organisation_id and p.id = a.person_id
    join team t on t.organisation_id = p.organisation_id and t.id = p.team_id
    where a.organisation_id = ${organisationId} and a.month = ${month} and a.person_id = ${personId}`.execute(
    tx,
  )
  return rows[0]
}
