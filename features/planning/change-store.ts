import { sql } from 'kysely'
import type { Transaction } from '../../platform/database/transaction.ts'
import type { Day, Month } from '../../vocabulary/day.ts'
import { saveFiguresOf } from './figures-store.ts'
import type { ChangeKind, Place } from './rules.ts'

export async function listDayChanges(
  tx: Transaction,
  organisationId: string,
  month: string,
  personIds: readonly string[],
) {
  const { rows } = await sql<{
    personId: string
    day: Day
    from: Place
    to: Place
    reason: string
    changedBy: string
    changedAt: Date
    runId: string
    kind: ChangeKind
  }>`
    select d.person_id as "personId", d.day, d.kind, d.place_before as from, d.place_after as to, d.reason, d.run_id as "runId",
      p.given_name || ' ' || p.family_name as "changedBy", d.changed_at as "changedAt"
    from day_change d join person p on p.organisation_id = d.organisation_id and p.id = d.changed_by
    where d.organisation_id = ${organisationId} and d.month = ${month} and d.person_id = any(${[...personIds]}::uuid[])
    order by d.seq`.execute(tx)
  return rows
}

export async function saveDayChange(
  tx: Transaction,
  organisationId: string,
  change: {
    month: Month
    personId: string
    runId: string
    day: Day
    index: number
    from: Place
    to: Place
    reason: string
    by: string
    now: number
    kind?: ChangeKind
  },
): Promise<void> {
  await sql`insert into day_change (organisation_id, month, person_id, run_id, day, kind, place_before, place_after, reason, changed_at, changed_by)
    values (${organisationId}, ${change.month}, ${change.personId}, ${change.runId}, ${change.day}, ${change.kind ?? 'changed'}, ${change.from}, ${change.to},
      ${change.reason}, to_timestamp(${change.now / 1000}), ${change.by})`.execute(tx)
  await sql`update assignment set proposed = coalesce(proposed, places), places[${change.index + 1}::int] = ${change.to}
    where organisation_id = ${organisationId} and month = ${change.month} and person_id = ${change.personId}`.execute(
    tx,
  )
  await saveFiguresOf(tx, organisationId, change.month, change.personId)
}

/** Holds the team and then its directorate's budget: the sums that a change is decided on. */
export async function holdTeamAndBudget(
  tx: Transaction,
  organisationId: string,
  month: string,
  teamId: string,
) {
  await sql`select from team where organisation_id = ${organisationId} and id = ${teamId} for no key update`.execute(
    tx,
  )
  const { rows } = await sql<{ directorateId: string; days: number }>`
    select b.directorate_id as "directorateId", b.days from month_budget b
    join team t on t.organisation_id = b.organisation_id and t.directorate_id = b.directorate_id
    where b.organisation_id = ${organisationId} and b.month = ${month} and t.id = ${teamId} for update of b`.execute(
    tx,
  )
  return rows[0]
}

export async function saveApprovals(
  tx: Transaction,
  organisationId: string,
  month: Month,
  runId: string,
  teamIds: readonly string[],
  by: string,
  now: number,
): Promise<number> {
  const { rows } =
    await sql`insert into team_approval (organisation_id, month, team_id, run_id, approved_at, approved_by)
    select ${organisationId}, ${month}, id, ${runId}, to_timestamp(${now / 1000}), ${by} from unnest(${[...teamIds]}::uuid[]) as id
    on conflict do nothing returning team_id`.execute(tx)
  return rows.length
}

export async function savePublication(
  tx: Transaction,
  organisationId: string,
  publication: { month: Month; runId: string; teamsNotApproved: number; by: string; now: number },
): Promise<void> {
  await sql`insert into month_publication (organisation_id, month, run_id, published_at, published_by, teams_not_approved)
    values (${organisationId}, ${publication.month}, ${publication.runId}, to_timestamp(${publication.now / 1000}),
      ${publication.by}, ${publication.teamsNotApproved})`.execute(tx)
}
