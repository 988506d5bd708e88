import type { Context } from '../../platform/context.ts'
import { readSheetsAside } from '../../platform/sheets/in-thread.ts'
import { csvOf, xlsxOf } from '../../platform/sheets/writing.ts'
import type { FileAnswer } from '../../vocabulary/endpoint.ts'
import { Refused, refuseIf } from '../../vocabulary/refusal.ts'
import { listPersonKeys } from '../activities/shares-store.ts'
import type { ImportFault } from '../people/import-headings-rules.ts'
import { type EquipmentRead, equipmentColumns, readEquipment } from './import-rules.ts'
import { listNumbered, saveEquipment } from './store.ts'

export async function showImportTemplate(
  _: Context,
  { format }: { format: 'xlsx' | 'csv' },
): Promise<FileAnswer> {
  const rows = [
    equipmentColumns.map(({ heading }) => heading.it),
    equipmentColumns.map(({ example }) => example),
  ]
  return format === 'csv'
    ? { fileName: 'vicinato-dotazioni.csv', contentType: 'text/csv; charset=utf-8', bytes: csvOf(rows) }
    : {
        fileName: 'vicinato-dotazioni.xlsx',
        contentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
        bytes: await xlsxOf([{ name: 'Dotazioni', rows }]),
      }
}

type Uploaded = { fileName: string; contentBase64: string }
const faultsKept = 500

async function read({ tx, actor, today }: Context, { contentBase64 }: Uploaded) {
  const persons = await listPersonKeys(tx, actor.organisationId, today)
  const idOf = new Map(persons.map(({ fiscalCode, personId }) => [fiscalCode, personId]))
  const codeOf = new Map(persons.map(({ fiscalCode, personId }) => [personId, fiscalCode]))
  const holders = new Map(
    (await listNumbered(tx, actor.organisationId)).map(({ kind, label, personId }) => [
      `${kind} ${label}`,
      codeOf.get(personId) ?? personId,
    ]),
  )
  const sheets = await readSheetsAside(Buffer.from(contentBase64, 'base64'))
  if ('fault' in sheets) {
    const code = `people/import-file-${sheets.fault}`
    const where = { sheet: '', row: sheets.row ?? 1, column: '', found: '', expected: 'XLSX, CSV' }
    return { rows: [] as EquipmentRead[], faults: [{ ...where, code }] as ImportFault[], unchanged: 0, idOf }
  }
  return { ...readEquipment(sheets, { persons: new Set(idOf.keys()), holders }, today), idOf }
}

export async function previewImport(context: Context, uploaded: Uploaded) {
  const { rows, faults, unchanged } = await read(context, uploaded)
  return {
    faultsTotal: faults.length,
    faults: faults.slice(0, faultsKept),
    counts: { rows: rows.length, people: new Set(rows.map((row) => row.fiscalCode)).size, unchanged },
  }
}

export async function applyImport(context: Context, uploaded: Uploaded): Promise<{ assigned: number }> {
  const { tx, actor, now, audit } = context
  const { rows, faults, idOf } = await read(context, uploaded)
  refuseIf(faults.length > 0 ? [{ code: 'readiness/import-faulty', faults: faults.length }] : [])
  const assigned = rows.map(({ fiscalCode, ...row }) => ({
    ...row,
    personId: idOf.get(fiscalCode)!,
    receivedOnPaper: false,
  }))
  const saved = await saveEquipment(tx, actor.organisationId, assigned, { by: actor.personId, now })
  // Somebody took one of them in the meantime: all or nothing.
  if (saved.length !== assigned.length) throw new Refused([{ code: 'readiness/import-faulty', faults: 1 }])
  audit('readiness/imported', actor.organisationId, { things: saved.length })
  return { assigned: saved.length }
}
