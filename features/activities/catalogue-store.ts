import { sql } from 'kysely'
import type { Transaction } from '../../platform/database/transaction.ts'
import type { Day } from '../../vocabulary/day.ts'
import { type Judgements, type Result, resultOf } from './rules.ts'
import { listTools } from './tools-store.ts'

/** `own`: as the organisation wrote it; otherwise an entry of the ready catalogue. */
export type Source = 'own' | 'founding-document' | 'example'
export type Activity = {
  id: string
  code: string
  name: string
  description: string
  directorateId: string | null
  source: Source
}
export type AssessmentRow = {
  activityId: string
  validFrom: Day
  madeAt: Date
  /** Name of who made it; null for what came with the ready catalogue or from who has been erased. */
  madeBy: string | null
  judgements: Judgements
  toolIds: string[]
  reason: string
}

export async function listActivities(tx: Transaction, organisationId: string): Promise<Activity[]> {
  const { rows } = await sql<Activity>`
    select id, code, name, description, directorate_id as "directorateId", coalesce(source, 'own') as source from activity
    where organisation_id = ${organisationId} order by name, code`.execute(tx)
  return rows
}

export async function findActivity(
  tx: Transaction,
  organisationId: string,
  activityId: string,
): Promise<Activity | undefined> {
  const { rows } = await sql<Activity>`
    select id, code, name, description, directorate_id as "directorateId", coalesce(source, 'own') as source from activity
    where organisation_id = ${organisationId} and id = ${activityId}`.execute(tx)
  return rows[0]
}

/** Adds activities, or changes what those of the same code are called and where they are done. */
export async function saveActivities(
  tx: Transaction,
  organisationId: string,
  activities: readonly Omit<Activity, 'id'>[],
): Promise<{ id: string; code: string }[]> {
  const { rows } = await sql<{ id: string; code: string }>`
    insert into activity (organisation_id, code, name, description, directorate_id, source)
    select ${organisationId}, a.code, a.name, a.description, a."directorateId", nullif(a.source, 'own')
    from jsonb_to_recordset(${JSON.stringify(activities)}::jsonb)
      as a(code text, name text, description text, "directorateId" uuid, source text)
    on conflict (organisation_id, code) do update set name = excluded.name, description = excluded.description,
      directorate_id = excluded.directorate_id
    returning id, code`.execute(tx)
  return rows
}

/** The assessment that holds on a day, of each activity that has one. */
export async function listAssessmentsOn(
  tx: Transaction,
  organisationId: string,
  day: string,
): Promise<Omit<AssessmentRow, 'madeBy'>[]> {
  const { rows } = await sql<Omit<AssessmentRow, 'madeBy'>>`
    select distinct on (activity_id) activity_id as "activityId", valid_from as "validFrom", made_at as "madeAt",
      judgements, tool_ids as "toolIds", reason
    from activity_assessment where organisation_id = ${organisationId} and valid_from <= ${day}::date
    order by activity_id, valid_from desc, made_at desc`.execute(tx)
  return rows
}

/** All assessments of an activity, the latest made first. */
export async function listAssessmentsOf(
  tx: Transaction,
  organisationId: string,
  activityId: string,
): Promise<AssessmentRow[]> {
  const { rows } = await sql<AssessmentRow>`
    select a.activity_id as "activityId", a.valid_from as "validFrom", a.made_at as "madeAt",
      p.given_name || ' ' || p.family_name as "madeBy", a.judgements, a.tool_ids as "toolIds", a.reason
    from activity_assessment a
    left join person p on p.organisation_id = a.organisation_id and p.id = a.made_by
    where a.organisation_id = ${organisationId} and a.activity_id = ${activityId}
    order by a.made_at desc, a.valid_from desc`.execute(tx)
  return rows
}

export async function saveAssessments(
  tx: Transaction,
  organisationId: string,
  assessments: readonly {
    activityId: string
    validFrom: Day
    judgements: Judgements
    toolIds: readonly string[]
    reason: string
  }[],
  { by, now }: { by: string | null; now: number },
): Promise<void> {
  await sql`insert into activity_assessment
      (organisation_id, activity_id, valid_from, made_at, made_by, judgements, tool_ids, reason)
    select ${organisationId}, a."activityId", a."validFrom", greatest(to_timestamp(${now / 1000}), (
        -- Of two made in one millisecond the later holds.
        select max(made_at) + interval '1 millisecond' from activity_assessment e
        where e.organisation_id = ${organisationId} and e.activity_id = a."activityId"
          and e.valid_from = a."validFrom")),
      ${by}::uuid, a.judgements,
      a."toolIds", a.reason
    from jsonb_to_recordset(${JSON.stringify(assessments)}::jsonb)
      as a("activityId" uuid, "validFrom" date, judgements jsonb, "toolIds" uuid[], reason text)`.execute(tx)
}

/** Who writes the catalogue waits here for whoever does already, until the end of the transaction. */
export async function lockActivities(tx: Transaction, organisationId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`activities ${organisationId}`}, 0))`.execute(tx)
}

/** What the rule makes of each activity on a day, assessed or not. */
export async function listResults(
  tx: Transaction,
  organisationId: string,
  day: string,
): Promise<Map<string, Result>> {
  const remote = remoteAmong(await listTools(tx, organisationId, day))
  const assessed = new Map(
    (await listAssessmentsOn(tx, organisationId, day)).map((row) => [row.activityId, row]),
  )
  const activities = await listActivities(tx, organisationId)
  return new Map(activities.map(({ id }) => [id, resultOf(assessed.get(id), remote)]))
}

export const remoteAmong = (tools: readonly { id: string; worksRemotely: boolean }[]): Set<string> =>
  new Set(tools.filter(({ worksRemotely }) => worksRemotely).map(({ id }) => id))
