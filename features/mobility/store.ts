import { sql } from 'kysely'
import type { Transaction } from '../../platform/database/transaction.ts'
import type { Day } from '../../vocabulary/day.ts'

/** Timetables: what is known of a file, and the file itself. */

export type KeptFinding = {
  file: string
  code: string
  outcome: 'repaired' | 'left-out' | 'noted'
  count: number
  lines: number[]
  example: string | null
}
export type KeptRefusal = { file: string; code: string; detail: string | null }
export type Timetable = {
  id: string
  fileName: string
  uploadedAt: Date
  readAt: Date | null
  failedAt: Date | null
  stops: number | null
  lines: number | null
  trips: number | null
  from: Day | null
  until: Day | null
  findings: KeptFinding[]
  refusals: KeptRefusal[]
  warnedAt: Date | null
}

const instant = (now: number) => sql`to_timestamp(${now / 1000})`

/** @returns undefined where the same file is there already */
export async function insertTimetable(
  tx: Transaction,
  organisationId: string,
  {
    fileName,
    sha256,
    bytes,
    by,
    now,
  }: { fileName: string; sha256: Buffer; bytes: Buffer; by: string; now: number },
): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    insert into timetable (organisation_id, file_name, sha256, bytes, uploaded_at, uploaded_by)
    values (${organisationId}, ${fileName}, ${sha256}, ${bytes.length}, ${instant(now)}, ${by})
    on conflict (organisation_id, sha256) do nothing returning id`.execute(tx)
  const id = rows[0]?.id
  if (id !== undefined)
    await sql`insert into timetable_file (organisation_id, timetable_id, bytes)
      values (${organisationId}, ${id}, ${bytes})`.execute(tx)
  return id
}

/** The newest first. */
export async function listTimetables(tx: Transaction, organisationId: string): Promise<Timetable[]> {
  const { rows } = await sql<Timetable>`
    select id, file_name as "fileName", uploaded_at as "uploadedAt", read_at as "readAt", failed_at as "failedAt",
      stops, lines, trips, serves_from as "from", serves_until as "until", findings, refusals, warned_at as "warnedAt"
    from timetable where organisation_id = ${organisationId} order by uploaded_at desc, id`.execute(tx)
  return rows
}

export async function findTimetableFile(
  tx: Transaction,
  organisationId: string,
  timetableId: string,
): Promise<Buffer | undefined> {
  const { rows } = await sql<{ bytes: Buffer }>`
    select bytes from timetable_file where organisation_id = ${organisationId} and timetable_id = ${timetableId}`.execute(
    tx,
  )
  return rows[0]?.bytes
}

/** Timetables that serve on the day, in the order of their ids. */
export async function listServingIds(tx: Transaction, organisationId: string, today: Day): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from timetable where organisation_id = ${organisationId} and failed_at is null
      and serves_from <= ${today}::date and serves_until >= ${today}::date order by id`.execute(tx)
  return rows.map(({ id }) => id)
}

/** Files of the timetables that serve on the day, in the order of their ids. */
export async function listServingFiles(
  tx: Transaction,
  organisationId: string,
  today: Day,
): Promise<{ id: string; bytes: Buffer }[]> {
  const { rows } = await sql<{ id: string; bytes: Buffer }>`
    select t.id, f.bytes from timetable t
    join timetable_file f on f.organisation_id = t.organisation_id and f.timetable_id = t.id
    where t.organisation_id = ${organisationId} and t.failed_at is null
      and t.serves_from <= ${today}::date and t.serves_until >= ${today}::date
    order by t.id`.execute(tx)
  return rows
}

export async function saveTimetableReport(
  tx: Transaction,
  organisationId: string,
  timetableId: string,
  {
    holds,
    findings,
    refusals,
    now,
  }: {
    holds: { stops: number; lines: number; trips: number; from: Day; until: Day } | undefined
    findings: readonly KeptFinding[]
    refusals: readonly KeptRefusal[]
    now: number
  },
): Promise<void> {
  await sql`update timetable set read_at = ${instant(now)}, stops = ${holds?.stops ?? null},
      lines = ${holds?.lines ?? null}, trips = ${holds?.trips ?? null}, serves_from = ${holds?.from ?? null}::date,
      serves_until = ${holds?.until ?? null}::date, findings = ${JSON.stringify(findings)}::jsonb,
      refusals = ${JSON.stringify(refusals)}::jsonb
    where organisation_id = ${organisationId} and id = ${timetableId}`.execute(tx)
}

export async function saveTimetableFailed(
  tx: Transaction,
  organisationId: string,
  timetableId: string,
  now: number,
): Promise<void> {
  await sql`update timetable set failed_at = ${instant(now)}
    where organisation_id = ${organisationId} and id = ${timetableId} and read_at is null`.execute(tx)
}

/** Those that end before the day and of which nobody was told: told now. */
export async function saveWarned(
  tx: Transaction,
  organisationId: string,
  before: Day,
  now: number,
): Promise<{ fileName: string; until: Day }[]> {
  const { rows } = await sql<{ fileName: string; until: Day }>`
    update timetable set warned_at = ${instant(now)}
    where organisation_id = ${organisationId} and warned_at is null and serves_until < ${before}::date
    returning file_name as "fileName", serves_until as "until"`.execute(tx)
  return rows
}

/** @returns whether it was there */
export async function deleteTimetable(
  tx: Transaction,
  organisationId: string,
  timetableId: string,
): Promise<boolean> {
  const { rows } = await sql<{ id: string }>`
    delete from timetable where organisation_id = ${organisationId} and id = ${timetableId} returning id`.execute(
    tx,
  )
  return rows.length > 0
}
