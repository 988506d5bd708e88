// What others may know of a month once it is published, and what they hold before they decide on it.
import { sql } from 'kysely'
import type { Transaction } from '../../platform/database/transaction.ts'
import type { Day, Month } from '../../vocabulary/day.ts'
import { holdTeamAndBudget } from './change-store.ts'
import type { ChangeKind, Place } from './rules.ts'

/** The directorate's away days of the month; team and budget are held until the commit. */
export async function findBudgetHeld(
  tx: Transaction,
  organisationId: string,
  month: Month,
  teamId: string,
): Promise<number> {
  return (await holdTeamAndBudget(tx, organisationId, month, teamId))?.days ?? 0
}

/** Days of a directorate taken back by a recall that does not give them back: they stay used (CCNL art. 66). */
export async function countRecalledDays(
  tx: Transaction,
  organisationId: string,
  month: Month,
  directorateId: string,
): Promise<number> {
  const { rows } = await sql<{ recalled: number }>`
    select count(*) as recalled from (
      select distinct on (d.person_id, d.day) d.kind from day_change d
      join assignment a on a.organisation_id = d.organisation_id and a.month = d.month and a.person_id = d.person_id
        and a.run_id = d.run_id
      join person p on p.organisation_id = d.organisation_id and p.id = d.person_id
      join team t on t.organisation_id = p.organisation_id and t.id = p.team_id
      where d.organisation_id = ${organisationId} and d.month = ${month} and t.directorate_id = ${directorateId}
      order by d.person_id, d.day, d.seq desc) as last
    where last.kind = 'recalled'`.execute(tx)
  return rows[0]!.recalled
}

export type DayChangeRow = {
  personId: string
  day: Day
  kind: ChangeKind
  from: Place
  to: Place
  reason: string
  changedById: string
  changedBy: string
  changedAt: Date
}

/** Changes of these persons' days since the published plan, oldest first. */
export async function listPublishedChanges(
  tx: Transaction,
  organisationId: string,
  month: Month,
  runId: string,
  personIds: readonly string[],
): Promise<DayChangeRow[]> {
  const { rows } = await sql<DayChangeRow>`
    select d.person_id as "personId", d.day, d.kind, d.place_before as from, d.place_after as to, d.reason,
      d.changed_by as "changedById", p.given_name || ' ' || p.family_name as "changedBy", d.changed_at as "changedAt"
    from day_change d join person p on p.organisation_id = d.organisation_id and p.id = d.changed_by
    where d.organisation_id = ${organisationId} and d.month = ${month} and d.run_id = ${runId}
      and d.person_id = any(${[...personIds]}::uuid[])
    order by d.seq`.execute(tx)
  return rows
}
