import { sql } from 'kysely'
import type { Transaction } from '../../platform/database/transaction.ts'
import type { Month } from '../../vocabulary/day.ts'

export async function countReopenings(
  tx: Transaction,
  organisationId: string,
  month: string,
): Promise<number> {
  const { rows } = await sql<{ times: number }>`select count(*) as times from month_reopening
    where organisation_id = ${organisationId} and month = ${month}`.execute(tx)
  return rows[0]!.times
}

export type ReopeningRow = {
  publishedAt: Date
  publishedBy: string
  reopenedAt: Date
  reopenedBy: string
  reason: string
}

/** How often a month was published and opened again, the last first. */
export async function listReopenings(
  tx: Transaction,
  organisationId: string,
  month: string,
): Promise<ReopeningRow[]> {
  const { rows } = await sql<ReopeningRow>`
    select r.published_at as "publishedAt", p.given_name || ' ' || p.family_name as "publishedBy",
      r.reopened_at as "reopenedAt", o.given_name || ' ' || o.family_name as "reopenedBy", r.reason
    from month_reopening r
    join person p on p.organisation_id = r.organisation_id and p.id = r.published_by
    join person o on o.organisation_id = r.organisation_id and o.id = r.reopened_by
    where r.organisation_id = ${organisationId} and r.month = ${month} order by r.reopened_at desc`.execute(
    tx,
  )
  return rows
}

/** Takes the publication back into history, with the plan as it stood; approvals are asked for anew. */
export async function saveReopening(
  tx: Transaction,
  organisationId: string,
  { month, reason, by, now }: { month: Month; reason: string; by: string; now: number },
): Promise<void> {
  await sql`insert into month_reopening (organisation_id, month, published_at, published_by, run_id,
      teams_not_approved, reason, reopened_at, reopened_by)
    select organisation_id, month, published_at, published_by, run_id, teams_not_approved, ${reason},
      to_timestamp(${now / 1000}), ${by}
    from month_publication where organisation_id = ${organisationId} and month = ${month}`.execute(tx)
  await sql`insert into superseded_assignment (organisation_id, month, published_at, person_id, places)
    select a.organisation_id, a.month, m.published_at, a.person_id, a.places
    from assignment a join month_publication m on m.organisation_id = a.organisation_id and m.month = a.month
    where a.organisation_id = ${organisationId} and a.month = ${month}`.execute(tx)
  await sql`delete from month_publication where organisation_id = ${organisationId} and month = ${month}`.execute(
    tx,
  )
  await sql`delete from team_approval where organisation_id = ${organisationId} and month = ${month}`.execute(
    tx,
  )
}

/** The plans computed so far propose nothing any more. */
export async function saveRunsOutdated(
  tx: Transaction,
  organisationId: string,
  month: string,
): Promise<void> {
  await sql`update plan_run_end e set outcome = 'outdated' from plan_run r
    where r.organisation_id = e.organisation_id and r.id = e.run_id and e.outcome in ('done', 'cancelled')
      and e.organisation_id = ${organisationId} and r.month = ${month}`.execute(tx)
}
