import type { Context } from '../../platform/context.ts'
import { readSheetsAside } from '../../platform/sheets/in-thread.ts'
import { csvOf, xlsxOf } from '../../platform/sheets/writing.ts'
import type { Day } from '../../vocabulary/day.ts'
import type { FileAnswer } from '../../vocabulary/endpoint.ts'
import { Refused, refuseIf } from '../../vocabulary/refusal.ts'
import { listPersonKeys } from '../activities/shares-store.ts'
import { getPolicy } from '../policy/store.ts'
import { findAgreementsInForce } from './force-store.ts'
import { type Fault, type PaperRow, paperColumns, readPaper } from './import-rules.ts'
import { writerFor } from './register-actions.ts'
import { type ManyWritten, saveMany } from './register-store.ts'
import { type Terms, usualRest } from './rules.ts'
import { type ReceiptWritten, saveReceipts } from './safety-store.ts'

export async function showImportTemplate(
  _: Context,
  { format }: { format: 'xlsx' | 'csv' },
): Promise<FileAnswer> {
  const rows = [paperColumns.map(({ heading }) => heading.it), paperColumns.map(({ example }) => example)]
  return format === 'csv'
    ? { fileName: 'vicinato-accordi.csv', contentType: 'text/csv; charset=utf-8', bytes: csvOf(rows) }
    : {
        fileName: 'vicinato-accordi.xlsx',
        contentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
        bytes: await xlsxOf([{ name: 'Accordi', rows }]),
      }
}

type Uploaded = { fileName: string; contentBase64: string }
const faultsKept = 500

async function read({ tx, actor, today }: Context, { contentBase64 }: Uploaded) {
  const { organisationId } = actor
  const persons = await listPersonKeys(tx, organisationId, today)
  const idOf = new Map(persons.map(({ fiscalCode, personId }) => [fiscalCode, personId]))
  const codeOf = new Map(persons.map(({ fiscalCode, personId }) => [personId, fiscalCode]))
  const inForce = new Map<string, { startsOn: Day; endsOn: Day | null }[]>()
  for (const one of await findAgreementsInForce(
    tx,
    organisationId,
    '0001-01-01' as Day,
    '9999-12-31' as Day,
  )) {
    const code = codeOf.get(one.personId)
    if (code) inForce.set(code, [...(inForce.get(code) ?? []), one])
  }
  const sheets = await readSheetsAside(Buffer.from(contentBase64, 'base64'))
  if ('fault' in sheets) {
    const code = `people/import-file-${sheets.fault}`
    const fault: Fault = {
      sheet: '',
      row: sheets.row ?? 1,
      column: '',
      code,
      found: '',
      expected: 'XLSX, CSV',
    }
    return { rows: [], faults: [fault], unchanged: 0, idOf }
  }
  return { ...readPaper(sheets, { persons: new Set(idOf.keys()), inForce }, today), idOf }
}

export async function previewPaper(context: Context, uploaded: Uploaded) {
  const { rows, faults, unchanged } = await read(context, uploaded)
  const inForce = rows.filter(
    ({ from, until }) => from <= context.today && (until === null || until >= context.today),
  )
  const over = rows.filter(({ until }) => until !== null && until < context.today)
  return {
    faultsTotal: faults.length,
    faults: faults.slice(0, faultsKept),
    counts: { agreements: rows.length, inForce: inForce.length, over: over.length, unchanged },
  }
}

const onPaper = 'Come nell’accordo firmato su carta.'
const termsOf = ({ regime, from, until, daysPerMonth, daysPerWeek, bands }: PaperRow): Terms => ({
  ...{ frame: 'local', regime, from, until, daysPerMonth, daysPerWeek, bands, weekdays: [] },
  ...{ places: ['home'], rest: usualRest, tools: [], objectives: [], annexes: [] },
  ...{ disconnection: onPaper, conduct: onPaper },
})

/** The notice was handed over on paper: the proof is in the drawer, and here the file that says so. */
const paperReceipt = (personId: string, receivedOn: Day, fileName: string): ReceiptWritten => ({
  ...{ personId, receivedOn, capacity: 'worker', version: null, sha256: null, way: 'paper' },
  proof: fileName.slice(0, 200),
})

export async function applyPaper(context: Context, uploaded: Uploaded): Promise<{ agreements: number }> {
  const { tx, actor, today, now, audit, enqueue } = context
  const { organisationId } = actor
  const { rows, faults, idOf } = await read(context, uploaded)
  refuseIf(faults.length > 0 ? [{ code: 'agreements/import-faulty', faults: faults.length }] : [])
  const policy = await getPolicy(tx, organisationId)
  const personIds = rows.map((row) => idOf.get(row.fiscalCode)!)
  const writer = await writerFor({ tx, organisationId, today }, policy, personIds)
  const written = rows.map((row, index): ManyWritten => {
    const { from, until, signedOn, safetyNoticeOn, protocol } = row
    return {
      ...writer(personIds[index]!, termsOf(row), true),
      ...{ kind: 'first', parentId: null, origin: 'paper', force: { startsOn: from, endsOn: until } },
      ...{ steps: ['imported', 'in-force'] },
      details: {
        startsOn: from,
        ...(until ? { endsOn: until } : {}),
        ...(signedOn ? { signedOn } : {}),
        ...(safetyNoticeOn ? { safetyNoticeOn } : {}),
        ...(protocol ? { protocol } : {}),
      },
    }
  })
  const saved = await saveMany(tx, organisationId, written, { by: actor.personId, now })
  // Somebody brought the same in at the same moment: all or nothing.
  if (saved.length !== written.length) throw new Refused([{ code: 'agreements/import-faulty', faults: 1 }])
  const handed = rows.flatMap(({ safetyNoticeOn }, index) =>
    safetyNoticeOn ? [paperReceipt(personIds[index]!, safetyNoticeOn, uploaded.fileName)] : [],
  )
  await saveReceipts(tx, organisationId, handed, { by: actor.personId, now })
  await enqueue('heed-agreements', organisationId)
  audit('agreements/imported', organisationId, { agreements: saved.length, safetyReceipts: handed.length })
  return { agreements: saved.length }
}

/** Agreements signed before the product came, many at once: for the demo, whose people have none in a drawer. */
export async function bringFromPaper(
  { tx, actor, today, now, audit }: Context,
  {
    people,
    note,
    signedOn,
  }: { people: readonly { personId: string; terms: Terms }[]; note: string; signedOn?: Day },
): Promise<void> {
  const { organisationId } = actor
  const policy = await getPolicy(tx, organisationId)
  const writer = await writerFor(
    { tx, organisationId, today },
    policy,
    people.map(({ personId }) => personId),
  )
  const written = people.map(
    ({ personId, terms }): ManyWritten => ({
      ...writer(personId, terms, true),
      ...{ kind: 'first', parentId: null, origin: 'paper', steps: ['imported', 'in-force'] },
      force: { startsOn: terms.from, endsOn: terms.until },
      details: { startsOn: terms.from, note, ...(signedOn ? { signedOn } : {}) },
    }),
  )
  await saveMany(tx, organisationId, written, { by: actor.personId, now })
  audit('agreements/imported', organisationId, { agreements: written.length })
}
