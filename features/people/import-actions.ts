import { createHash } from 'node:crypto'
import type { Context, Moment } from '../../platform/context.ts'
import { csvOf, xlsxOf } from '../../platform/sheets/writing.ts'
import type { FileAnswer } from '../../vocabulary/endpoint.ts'
import { NotFound, refuseIf } from '../../vocabulary/refusal.ts'
import { type SheetName, sheetNames, sheets } from './import-columns-rules.ts'
import {
  deleteImport,
  deleteImportsBefore,
  findImport,
  type ImportRow,
  insertImport,
  saveApplicationAsked,
} from './import-store.ts'

/** How long an import, applied or not, is remembered. */
export const importKeptMilliseconds = 24 * 3600_000

export async function showImportTemplate(
  _: Context,
  { format, sheet }: { format: 'xlsx' | 'csv'; sheet: SheetName },
): Promise<FileAnswer> {
  const rowsOf = (name: SheetName) => [
    sheets[name].columns.map(({ heading }) => heading.it),
    sheets[name].columns.map(({ example }) => example),
  ]
  if (format === 'csv')
    return {
      fileName: `vicinato-${sheets[sheet].heading.it.toLowerCase()}.csv`,
      contentType: 'text/csv; charset=utf-8',
      bytes: csvOf(rowsOf(sheet)),
    }
  return {
    fileName: 'vicinato-persone.xlsx',
    contentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    bytes: await xlsxOf(sheetNames.map((name) => ({ name: sheets[name].heading.it, rows: rowsOf(name) }))),
  }
}

export async function startImport(
  { tx, actor, now, audit, enqueue }: Context,
  { fileName, contentBase64 }: { fileName: string; contentBase64: string },
): Promise<{ id: string }> {
  const bytes = Buffer.from(contentBase64, 'base64')
  const sha256 = createHash('sha256').update(bytes).digest()
  const id = await insertImport(tx, actor.organisationId, {
    fileName,
    sha256,
    bytes,
    by: actor.personId,
    now,
  })
  await enqueue('read-people-import', id)
  audit('people/import-started', id, { sha256: sha256.toString('hex') })
  return { id }
}

export type ImportState = 'reading' | 'ready' | 'faulty' | 'applying' | 'applied' | 'failed'

const stateOf = (row: ImportRow): ImportState => {
  if (row.failedAt) return 'failed'
  if (row.appliedAt) return 'applied'
  if (row.faultsTotal > 0) return 'faulty'
  if (row.applyAskedAt) return 'applying'
  return row.readAt ? 'ready' : 'reading'
}

export async function showImport({ tx, actor }: Context, { importId }: { importId: string }) {
  const row = await getImport(tx, actor.organisationId, importId)
  const none = { added: 0, changed: 0, unchanged: 0 }
  const { id, fileName, faultsTotal, faults, changes, rowsDone, rowsTotal } = row
  return {
    id,
    fileName,
    startedAt: row.startedAt.toISOString(),
    state: stateOf(row),
    progress: { rowsDone, rowsTotal },
    counts: { offices: none, directorates: none, teams: none, persons: none, ...row.counts },
    faultsTotal,
    faults,
    changes,
  }
}

export const isImportAtRest = ({ state }: { state: ImportState }): boolean =>
  state !== 'reading' && state !== 'applying'

async function getImport(
  tx: Context['tx'],
  organisationId: string,
  importId: string,
  held?: 'held',
): Promise<ImportRow> {
  const row = await findImport(tx, organisationId, importId, held)
  if (!row) throw new NotFound('import')
  return row
}

export async function applyImport(
  { tx, actor, now, audit, enqueue }: Context,
  { importId }: { importId: string },
): Promise<Record<string, never>> {
  const row = await getImport(tx, actor.organisationId, importId, 'held')
  const state = stateOf(row)
  refuseIf([
    ...(state === 'ready' ? [] : [{ code: 'people/import-not-ready', state }]),
    ...(row.guarded && !actor.roles.includes('administrator')
      ? [{ code: 'people/import-guarded-roles' }]
      : []),
  ])
  await saveApplicationAsked(tx, actor.organisationId, importId, { by: actor.personId, now })
  await enqueue('apply-people-import', importId)
  audit('people/import-application-asked', importId)
  return {}
}

export async function discardImport(
  { tx, actor, audit }: Context,
  { importId }: { importId: string },
): Promise<Record<string, never>> {
  const row = await getImport(tx, actor.organisationId, importId, 'held')
  refuseIf(stateOf(row) === 'applying' ? [{ code: 'people/import-being-applied' }] : [])
  await deleteImport(tx, actor.organisationId, importId)
  audit('people/import-discarded', importId)
  return {}
}

/** Part of the daily tidying. @returns how many imports were forgotten */
export const forgetOldImports = (
  { tx, now }: Pick<Moment, 'tx' | 'now'>,
  organisationId: string,
): Promise<number> => deleteImportsBefore(tx, organisationId, now - importKeptMilliseconds)
