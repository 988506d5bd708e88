// Lists that come in: results from the Ministry, employments. All faults at once; then all or nothing.
import type { Context } from '../../platform/context.ts'
import { readSheetsAside } from '../../platform/sheets/in-thread.ts'
import { csvOf, xlsxOf } from '../../platform/sheets/writing.ts'
import type { Day } from '../../vocabulary/day.ts'
import type { FileAnswer } from '../../vocabulary/endpoint.ts'
import { NotFound, type Reason, refuseIf } from '../../vocabulary/refusal.ts'
import { findEmployment, listEmployments, saveEmployments } from './employment-store.ts'
import { type Employment, isBirthPlace, isPat, isRelation, isTariff } from './fault-rules.ts'
import { employmentColumns, matchResults, resultColumns } from './file-rules.ts'
import { listCodesTaken, listMatchable, saveResults } from './store.ts'
import { type Column, type Fault, readTable } from './table-rules.ts'

type Uploaded = { fileName: string; contentBase64: string }
const faultsKept = 500
const inOrder = (faults: readonly Fault[]) => [...faults].sort((a, b) => a.row - b.row).slice(0, faultsKept)

async function read<Key extends string>({ contentBase64 }: Uploaded, columns: readonly Column<Key>[]) {
  const sheets = await readSheetsAside(Buffer.from(contentBase64, 'base64'))
  if (!('fault' in sheets)) return readTable(sheets, columns)
  const unread: Fault = {
    ...{ sheet: '', row: sheets.row ?? 1, column: '', found: '', expected: 'XLSX, CSV' },
    code: `people/import-file-${sheets.fault}`,
  }
  return { rows: [], faults: [unread], fault: () => {} }
}

async function template(
  name: string,
  columns: readonly Column<string>[],
  rows: readonly string[][],
  format: 'xlsx' | 'csv',
): Promise<FileAnswer> {
  const all = [columns.map(({ heading }) => heading.it), ...rows]
  return format === 'csv'
    ? { fileName: `vicinato-${name}.csv`, contentType: 'text/csv; charset=utf-8', bytes: csvOf(all) }
    : {
        fileName: `vicinato-${name}.xlsx`,
        contentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
        bytes: await xlsxOf([{ name, rows: all }]),
      }
}

// Results ---------------------------------------------------------------------------------------------------

export const showResultsTemplate = (_: Context, { format }: { format: 'xlsx' | 'csv' }) =>
  template('esiti', resultColumns, [resultColumns.map(({ example }) => example)], format)

async function readResults({ tx, actor }: Context, uploaded: Uploaded) {
  const { organisationId } = actor
  const { rows, faults, fault } = await read(uploaded, resultColumns)
  const fiscalCodes = rows.flatMap(({ values }) => values.fiscalCode ?? [])
  const codes = rows.flatMap(({ values }) => values.code ?? [])
  const matchable = await listMatchable(tx, organisationId, fiscalCodes)
  const taken = new Map(
    (await listCodesTaken(tx, organisationId, codes)).map(({ id, kind, code }) => [`${kind} ${code}`, id]),
  )
  return { ...matchResults(rows, matchable, taken, fault), faults }
}
const countOf = (results: readonly { state: string }[], state: string) =>
  results.filter((one) => one.state === state).length

export async function previewResults(context: Context, uploaded: Uploaded) {
  const { results, faults, unchanged } = await readResults(context, uploaded)
  return {
    faultsTotal: faults.length,
    faults: inOrder(faults),
    counts: { accepted: countOf(results, 'accepted'), refused: countOf(results, 'refused'), unchanged },
  }
}

export async function applyResults(context: Context, uploaded: Uploaded) {
  const { tx, actor, now, audit } = context
  const { organisationId, personId } = actor
  const { results, faults } = await readResults(context, uploaded)
  refuseIf(faults.length > 0 ? [{ code: 'communications/import-faulty', faults: faults.length }] : [])
  const written = results.map(({ answer, message, ...one }) => ({
    ...one,
    step: one.state === 'accepted' ? 'result-accepted' : 'refused',
    details: { ...(one.code ? { code: one.code } : {}), answer, message },
  }))
  await saveResults(tx, organisationId, written, { by: personId, now })
  const counts = { accepted: countOf(results, 'accepted'), refused: countOf(results, 'refused') }
  audit('communications/results-imported', organisationId, counts)
  return counts
}

// Employments -----------------------------------------------------------------------------------------------

/** With everybody of whom something is due, and what is known of them: it is filled in and sent back. */
export async function showEmploymentTemplate(
  { tx, actor }: Context,
  { format }: { format: 'xlsx' | 'csv' },
): Promise<FileAnswer> {
  const people = await listEmployments(tx, actor.organisationId, undefined)
  const rows = people.map((one) => employmentColumns.map(({ key }) => one[key] ?? ''))
  const example = employmentColumns.map((column) => column.example)
  return template('rapporti', employmentColumns, rows.length > 0 ? rows : [example], format)
}

const keys = ['startedOn', 'relation', 'pat', 'tariff', 'birthDay', 'birthPlace'] as const
const isSame = (one: Employment, other: Employment) => keys.every((key) => one[key] === other[key])

async function readEmployments({ tx, actor, today }: Context, uploaded: Uploaded) {
  const { rows, faults, fault } = await read(uploaded, employmentColumns)
  const codes = rows.flatMap(({ values }) => values.fiscalCode ?? [])
  const known = new Map(
    (await listEmployments(tx, actor.organisationId, codes)).map((one) => [one.fiscalCode, one]),
  )
  const written: (Employment & { personId: string })[] = []
  const said = new Set<string>()
  let unchanged = 0
  for (const { row, values } of rows) {
    const { fiscalCode } = values
    if (fiscalCode === undefined) continue
    const before = known.get(fiscalCode)
    if (!before) fault(row, 'Codice fiscale', 'people/import-unknown-code', fiscalCode)
    if (said.has(fiscalCode)) fault(row, 'Codice fiscale', 'communications/employment-twice', fiscalCode)
    for (const key of ['startedOn', 'birthDay'] as const)
      if (values[key] !== undefined && values[key] > today)
        fault(
          row,
          employmentColumns.find((one) => one.key === key)!.heading.it,
          'communications/day-ahead',
          values[key],
        )
    said.add(fiscalCode)
    if (!before) continue
    // An empty cell leaves what is known; what is to be taken away is taken away on the person's page.
    const after = {
      startedOn: (values.startedOn as Day | undefined) ?? before.startedOn,
      relation: values.relation ?? before.relation,
      pat: values.pat ?? before.pat,
      tariff: values.tariff ?? before.tariff,
      birthDay: (values.birthDay as Day | undefined) ?? before.birthDay,
      birthPlace: values.birthPlace ?? before.birthPlace,
    }
    if (isSame(before, after)) unchanged++
    else written.push({ personId: before.personId, ...after })
  }
  return { written, faults, unchanged }
}

export async function previewEmployments(context: Context, uploaded: Uploaded) {
  const { written, faults, unchanged } = await readEmployments(context, uploaded)
  return {
    faultsTotal: faults.length,
    faults: inOrder(faults),
    counts: { people: written.length, unchanged },
  }
}

export async function applyEmployments(context: Context, uploaded: Uploaded): Promise<{ people: number }> {
  const { tx, actor, now, audit } = context
  const { written, faults } = await readEmployments(context, uploaded)
  refuseIf(faults.length > 0 ? [{ code: 'communications/import-faulty', faults: faults.length }] : [])
  await saveEmployments(tx, actor.organisationId, written, { by: actor.personId, now })
  audit('communications/employments-imported', actor.organisationId, { people: written.length })
  return { people: written.length }
}

export async function showEmployment({ tx, actor }: Context, { personId }: { personId: string }) {
  const found = await findEmployment(tx, actor.organisationId, personId)
  if (!found) throw new NotFound('person')
  return found
}

export async function writeEmployment(
  { tx, actor, now, today, audit }: Context,
  { personId, ...employment }: Employment & { personId: string },
) {
  const { organisationId } = actor
  if (!(await findEmployment(tx, organisationId, personId))) throw new NotFound('person')
  const { relation, pat, tariff, birthPlace, startedOn, birthDay } = employment
  const reasons: Reason[] = []
  const wrong = (name: string) => reasons.push({ code: `communications/fault-${name}` })
  if (relation && !isRelation(relation)) wrong('relation')
  if (pat && !isPat(pat)) wrong('pat')
  if (tariff && !isTariff(tariff)) wrong('tariff')
  if (birthPlace && !isBirthPlace(birthPlace)) wrong('birth-place')
  if ((startedOn ?? '') > today || (birthDay ?? '') > today)
    reasons.push({ code: 'communications/day-ahead' })
  refuseIf(reasons)
  await saveEmployments(tx, organisationId, [{ personId, ...employment }], { by: actor.personId, now })
  audit('communications/employment-written', personId, {})
  return {}
}
