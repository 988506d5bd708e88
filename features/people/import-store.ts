import { sql } from 'kysely'
import { openHomes, type Transaction } from '../../platform/database/transaction.ts'
import type { ImportFault } from './import-headings-rules.ts'
import type { Known, StagedHome, StagedRow } from './import-rows-rules.ts'

export type Count = { added: number; changed: number; unchanged: number }
export type ImportCounts = Record<'offices' | 'directorates' | 'teams' | 'persons', Count>
export type ImportChange = {
  sheet: string
  row: number
  key: string
  added: boolean
  fields: { column: string; from: string; to: string }[]
}
export type ImportRow = {
  id: string
  fileName: string
  sha256: Buffer
  startedAt: Date
  startedBy: string
  rowsDone: number
  rowsTotal: number
  counts: Partial<ImportCounts>
  faultsTotal: number
  faults: ImportFault[]
  changes: ImportChange[]
  guarded: boolean
  readAt: Date | null
  applyAskedAt: Date | null
  applyAskedBy: string | null
  appliedAt: Date | null
  failedAt: Date | null
}

const instant = (now: number) => sql`to_timestamp(${now / 1000})`
const closeHomes = (tx: Transaction) => openHomes(tx, { person: '' })

export async function insertImport(
  tx: Transaction,
  organisationId: string,
  started: { fileName: string; sha256: Uint8Array; bytes: Uint8Array; by: string; now: number },
): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into people_import (organisation_id, file_name, sha256, started_at, started_by)
    values (${organisationId}, ${started.fileName}, ${Buffer.from(started.sha256)}, ${instant(started.now)}, ${started.by})
    returning id`.execute(tx)
  const id = rows[0]!.id
  await openHomes(tx, 'engine')
  await sql`insert into people_import_file (organisation_id, import_id, bytes)
    values (${organisationId}, ${id}, ${Buffer.from(started.bytes)})`.execute(tx)
  await closeHomes(tx)
  return id
}

/** @param held keeps others from changing the import until the end of the transaction */
export async function findImport(
  tx: Transaction,
  organisationId: string,
  importId: string,
  held?: 'held',
): Promise<ImportRow | undefined> {
  const { rows } = await sql<ImportRow>`
    select id, file_name as "fileName", sha256, started_at as "startedAt", started_by as "startedBy",
      rows_done as "rowsDone", rows_total as "rowsTotal", counts, faults_total as "faultsTotal", faults, changes,
      guarded, read_at as "readAt", apply_asked_at as "applyAskedAt", apply_asked_by as "applyAskedBy",
      applied_at as "appliedAt", failed_at as "failedAt"
    from people_import where organisation_id = ${organisationId} and id = ${importId}
    ${held ? sql`for update` : sql``}`.execute(tx)
  return rows[0]
}

export async function findImportFile(
  tx: Transaction,
  organisationId: string,
  importId: string,
): Promise<Uint8Array | undefined> {
  await openHomes(tx, 'engine')
  const { rows } = await sql<{ bytes: Buffer }>`
    select bytes from people_import_file where organisation_id = ${organisationId} and import_id = ${importId}`.execute(
    tx,
  )
  await closeHomes(tx)
  return rows[0]?.bytes
}

/** Codes that a file may refer to without bringing them. */
export async function findKnown(tx: Transaction, organisationId: string): Promise<Known> {
  const { rows: offices } = await sql<{ code: string }>`
    select code from office where organisation_id = ${organisationId}`.execute(tx)
  const { rows: directorates } = await sql<{ code: string }>`
    select code from directorate where organisation_id = ${organisationId}`.execute(tx)
  const { rows: teams } = await sql<{ code: string; office: string }>`
    select t.code, o.code as office from team t
    join office o on o.organisation_id = t.organisation_id and o.id = t.office_id
    where t.organisation_id = ${organisationId}`.execute(tx)
  return {
    offices: new Set(offices.map(({ code }) => code)),
    directorates: new Set(directorates.map(({ code }) => code)),
    teamOffices: new Map(teams.map(({ code, office }) => [code, office])),
  }
}

/** Begins the reading, or begins it anew after a crash: nothing staged, no row done. */
export async function restartStaging(
  tx: Transaction,
  organisationId: string,
  importId: string,
  rowsTotal: number,
): Promise<void> {
  await deleteStaged(tx, organisationId, importId)
  await sql`update people_import set rows_done = 0, rows_total = ${rowsTotal}
    where organisation_id = ${organisationId} and id = ${importId}`.execute(tx)
}

/** Keeps rows until they are applied. @returns whether the import is still wanted */
export async function insertStaged(
  tx: Transaction,
  organisationId: string,
  importId: string,
  { rows, homes, rowsDone }: { rows: readonly StagedRow[]; homes: readonly StagedHome[]; rowsDone: number },
): Promise<boolean> {
  const { rows: wanted } = await sql`update people_import set rows_done = ${rowsDone}
    where organisation_id = ${organisationId} and id = ${importId} returning id`.execute(tx)
  if (wanted.length === 0) return false
  if (rows.length > 0)
    await sql`insert into people_import_row (organisation_id, import_id, sheet, row, key, data, derived)
      select ${organisationId}, ${importId}, sheet, row, key, data, derived
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        as r (sheet text, row integer, key text, data jsonb, derived jsonb)`.execute(tx)
  if (homes.length === 0) return true
  await openHomes(tx, 'engine')
  await sql`insert into people_import_home (organisation_id, import_id, fiscal_code, latitude, longitude)
    select ${organisationId}, ${importId}, key, latitude, longitude
    from jsonb_to_recordset(${JSON.stringify(homes)}::jsonb)
      as h (key text, latitude double precision, longitude double precision)`.execute(tx)
  await closeHomes(tx)
  return true
}

export async function deleteFile(tx: Transaction, organisationId: string, importId: string): Promise<void> {
  await openHomes(tx, 'engine')
  await sql`delete from people_import_file where organisation_id = ${organisationId} and import_id = ${importId}`.execute(
    tx,
  )
  await closeHomes(tx)
}

export async function deleteStaged(tx: Transaction, organisationId: string, importId: string): Promise<void> {
  await openHomes(tx, 'engine')
  await sql`delete from people_import_home where organisation_id = ${organisationId} and import_id = ${importId}`.execute(
    tx,
  )
  await closeHomes(tx)
  await sql`delete from people_import_row where organisation_id = ${organisationId} and import_id = ${importId}`.execute(
    tx,
  )
}

/** What the reading found; the file is no longer needed and deleted. */
export async function saveReading(
  tx: Transaction,
  organisationId: string,
  importId: string,
  read: {
    counts: ImportCounts
    faults: readonly ImportFault[]
    faultsTotal: number
    changes: readonly ImportChange[]
    guarded: boolean
    now: number
  },
): Promise<void> {
  await deleteFile(tx, organisationId, importId)
  if (read.faultsTotal > 0) await deleteStaged(tx, organisationId, importId)
  await sql`update people_import set read_at = ${instant(read.now)}, rows_done = rows_total,
      counts = ${JSON.stringify(read.counts)}, faults = ${JSON.stringify(read.faults)},
      faults_total = ${read.faultsTotal}, changes = ${JSON.stringify(read.changes)}, guarded = ${read.guarded}
    where organisation_id = ${organisationId} and id = ${importId}`.execute(tx)
}

/** What was in order when it was read is so no longer. */
export async function saveFaults(
  tx: Transaction,
  organisationId: string,
  importId: string,
  { faults, faultsTotal }: { faults: readonly ImportFault[]; faultsTotal: number },
): Promise<void> {
  await deleteStaged(tx, organisationId, importId)
  await sql`update people_import set faults = ${JSON.stringify(faults)}, faults_total = ${faultsTotal}, changes = '[]'
    where organisation_id = ${organisationId} and id = ${importId}`.execute(tx)
}

export async function saveApplicationAsked(
  tx: Transaction,
  organisationId: string,
  importId: string,
  { by, now }: { by: string; now: number },
): Promise<void> {
  await sql`update people_import set apply_asked_at = ${instant(now)}, apply_asked_by = ${by}
    where organisation_id = ${organisationId} and id = ${importId}`.execute(tx)
}

export async function saveApplied(
  tx: Transaction,
  organisationId: string,
  importId: string,
  { counts, now }: { counts: ImportCounts; now: number },
): Promise<void> {
  await deleteStaged(tx, organisationId, importId)
  await sql`update people_import set applied_at = ${instant(now)}, counts = ${JSON.stringify(counts)}
    where organisation_id = ${organisationId} and id = ${importId}`.execute(tx)
}

export async function saveFailed(
  tx: Transaction,
  organisationId: string,
  importId: string,
  now: number,
): Promise<void> {
  await deleteFile(tx, organisationId, importId)
  await deleteStaged(tx, organisationId, importId)
  await sql`update people_import set failed_at = ${instant(now)}
    where organisation_id = ${organisationId} and id = ${importId}`.execute(tx)
}

/** With all that belongs to it: homes and file go by the foreign keys, which policies do not bind. */
export async function deleteImport(tx: Transaction, organisationId: string, importId: string): Promise<void> {
  await sql`delete from people_import where organisation_id = ${organisationId} and id = ${importId}`.execute(
    tx,
  )
}

/** @returns how many imports begun before the instant were forgotten */
export async function deleteImportsBefore(
  tx: Transaction,
  organisationId: string,
  before: number,
): Promise<number> {
  const { rows } = await sql`delete from people_import
    where organisation_id = ${organisationId} and started_at < ${instant(before)} returning id`.execute(tx)
  return rows.length
}

/**
 * Rows just staged or written have no statistics yet: the database takes them for one or two and would compare
 * each with everybody in turn, fifteen thousand times fifteen thousand. A loop that cannot be helped then counts
 * as immensely dear, which would have every statement compiled: seconds, for milliseconds of work.
 */
export async function joinByHash(tx: Transaction, only: boolean): Promise<void> {
  if (only) {
    await sql`select set_config('enable_nestloop', 'off', true), set_config('jit', 'off', true)`.execute(tx)
    return
  }
  await sql`set local enable_nestloop to default`.execute(tx)
  await sql`set local jit to default`.execute(tx)
}
