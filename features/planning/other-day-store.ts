import { sql } from 'kysely'
import type { Transaction } from '../../platform/database/transaction.ts'
import type { Day, Month } from '../../vocabulary/day.ts'

export type OtherDayRow = {
  id: string
  month: Month
  personId: string
  name: string
  runId: string
  day: Day
  otherDay: Day
  reason: string
  askedById: string
  askedBy: string
  askedAt: Date
  answer: 'accepted' | 'refused' | 'withdrawn' | null
}

const row = sql`select r.id, r.month, r.person_id as "personId", p.given_name || ' ' || p.family_name as name,
    r.run_id as "runId", r.day, r.other_day as "otherDay", r.reason, r.asked_by as "askedById",
    a.given_name || ' ' || a.family_name as "askedBy", r.asked_at as "askedAt", r.answer
  from other_day_request r
  join person p on p.organisation_id = r.organisation_id and p.id = r.person_id
  join person a on a.organisation_id = r.organisation_id and a.id = r.asked_by`

/** Of these persons in a run's plan, oldest first; those taken back are left out. */
export async function listOtherDays(
  tx: Transaction,
  organisationId: string,
  { runId, personIds }: { runId: string; personIds: readonly string[] },
): Promise<OtherDayRow[]> {
  const { rows } = await sql<OtherDayRow>`${row}
    where r.organisation_id = ${organisationId} and r.person_id = any(${[...personIds]}::uuid[])
      and r.run_id = ${runId} and r.answer is distinct from 'withdrawn' order by r.asked_at, r.id`.execute(tx)
  return rows
}

/** What one person is asked and has not answered, of months not published. */
export async function listOtherDaysOpen(
  tx: Transaction,
  organisationId: string,
  personId: string,
): Promise<OtherDayRow[]> {
  const { rows } = await sql<OtherDayRow>`${row}
    where r.organisation_id = ${organisationId} and r.person_id = ${personId} and r.answer is null
      and not exists (select from month_publication m where m.organisation_id = r.organisation_id and m.month = r.month)
    order by r.month, r.day`.execute(tx)
  return rows
}

/** Read and held until the commit, so that it is answered once. */
export async function findOtherDayHeld(
  tx: Transaction,
  organisationId: string,
  id: string,
): Promise<OtherDayRow | undefined> {
  return (
    await sql<OtherDayRow>`${row} where r.organisation_id = ${organisationId} and r.id = ${id} for update of r`.execute(
      tx,
    )
  ).rows[0]
}

/** @returns undefined where the same day is asked of the person already */
export async function saveOtherDay(
  tx: Transaction,
  organisationId: string,
  asked: {
    month: Month
    personId: string
    runId: string
    day: Day
    otherDay: Day
    reason: string
    by: string
    now: number
  },
): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    insert into other_day_request (organisation_id, month, person_id, run_id, day, other_day, reason, asked_at, asked_by)
    values (${organisationId}, ${asked.month}, ${asked.personId}, ${asked.runId}, ${asked.day}, ${asked.otherDay},
      ${asked.reason}, to_timestamp(${asked.now / 1000}), ${asked.by})
    on conflict do nothing returning id`.execute(tx)
  return rows[0]?.id
}

export async function saveOtherDayAnswer(
  tx: Transaction,
  organisationId: string,
  id: string,
  answer: 'accepted' | 'refused' | 'withdrawn',
  now: number,
): Promise<void> {
  await sql`update other_day_request set answer = ${answer}, answered_at = to_timestamp(${now / 1000})
    where organisation_id = ${organisationId} and id = ${id} and answer is null`.execute(tx)
}
