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

export type SavedChange = {
  month: Month
  personId: string
  runId: string
  day: Day
  /** The day's place among the month's working days. */
  index: number
  from: Place
  to: Place
  reason: string
  by: string
  kind?: ChangeKind
}

export const saveDayChange = (
  tx: Transaction,
  organisationId: string,
  { now, ...change }: SavedChange & { now: number },
): Promise<void> => saveDayChanges(tx, organisationId, [change], now)

/** Days of one month changed together, however many, with the rows of their persons held by the caller. */
export async function saveDayChanges(
  tx: Transaction,
  organisationId: string,
  changes: readonly SavedChange[],
  now: number,
): Promise<void> {
  if (changes.length === 0) return
  const { month } = changes[0]!
  const lines = changes.map((change, order) => ({ kind: 'changed', ...change, order }))
  await sql`insert into day_change (organisation_id, month, person_id, run_id, day, kind, place_before, place_after, reason, changed_at, changed_by)
    select ${organisationId}, ${month}, c."personId", c."runId", c.day, c.kind, c."from", c."to", c.reason,
      to_timestamp(${now / 1000}), c.by
    from jsonb_to_recordset(${JSON.stringify(lines)}::jsonb) as c("personId" uuid, "runId" uuid, day date, kind text,
      "from" text, "to" text, reason text, by uuid, "order" int)
    order by c."order"`.execute(tx)
  const places = changes.map(({ personId, index, to }) => ({ personId, at: index + 1, to }))
  const personIds = [...new Set(changes.map(({ personId }) => personId))]
  await sql`update assignment a set proposed = coalesce(a.proposed, a.places), places = n.places
    from (
      select o.person_id, array_agg(coalesce(c."to", d.place) order by d.at) as places
      from assignment o
      cross join lateral unnest(o.places) with ordinality as d(place, at)
      left join jsonb_to_recordset(${JSON.stringify(places)}::jsonb) as c("personId" uuid, at int, "to" text)
        on c."personId" = o.person_id and c.at = d.at
      where o.organisation_id = ${organisationId} and o.month = ${month} and o.person_id = any(${personIds}::uuid[])
      group by o.person_id) n
    where a.organisation_id = ${organisationId} and a.month = ${month} and a.person_id = n.person_id`.execute(
    tx,
  )
  await saveFiguresOf(tx, organisationId, month, personIds)
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
    select b.directorate_id as "directorateId", greatest(b.days + coalesce((select a.from_outside from bank_account a
      where a.organisation_id = b.organisation_id and a.month = b.month and a.kind = 'directorate' and a.person_id is null
        and a.directorate_id = b.directorate_id), 0), 0) as days
    from month_budget b
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
