import type { Context } from '../../platform/context.ts'
import { readSheetsAside } from '../../platform/sheets/in-thread.ts'
import { csvOf, xlsxOf } from '../../platform/sheets/writing.ts'
import type { FileAnswer } from '../../vocabulary/endpoint.ts'
import { refuseIf } from '../../vocabulary/refusal.ts'
import { listPersonKeys } from '../activities/shares-store.ts'
import type { ImportFault } from '../people/import-headings-rules.ts'
import { listCertified, saveCertificates } from './certificate-store.ts'
import { record, seat } from './enrolment-actions.ts'
import { listTaken } from './enrolment-store.ts'
import { type AttendanceRow, attendanceColumns, type KnownEdition, readAttendance } from './import-rules.ts'
import { listKnownEditions, listSeatsWithResults } from './import-store.ts'
import { type Course, validUntil } from './rules.ts'
import { findEditionHeld, listCourses } from './store.ts'

export async function showImportTemplate(
  _: Context,
  { format }: { format: 'xlsx' | 'csv' },
): Promise<FileAnswer> {
  const rows = [
    attendanceColumns.map(({ heading }) => heading.it),
    attendanceColumns.map(({ example }) => example),
  ]
  return format === 'csv'
    ? { fileName: 'vicinato-formazione.csv', contentType: 'text/csv; charset=utf-8', bytes: csvOf(rows) }
    : {
        fileName: 'vicinato-formazione.xlsx',
        contentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
        bytes: await xlsxOf([{ name: 'Formazione', rows }]),
      }
}

type Uploaded = { fileName: string; contentBase64: string }
const faultsKept = 500

async function read({ tx, actor, today }: Context, { contentBase64 }: Uploaded) {
  const { organisationId } = actor
  const persons = await listPersonKeys(tx, organisationId, today)
  const idOf = new Map(persons.map(({ fiscalCode, personId }) => [fiscalCode, personId]))
  const codeOf = new Map(persons.map(({ fiscalCode, personId }) => [personId, fiscalCode]))
  const courses = await listCourses(tx, organisationId)
  const courseOf = new Map(courses.map((course) => [course.code, course]))
  const courseCodeOf = new Map(courses.map(({ id, code }) => [id, code]))
  const sheets = await readSheetsAside(Buffer.from(contentBase64, 'base64'))
  if ('fault' in sheets) {
    const code = `people/import-file-${sheets.fault}`
    const where = { sheet: '', row: sheets.row ?? 1, column: '', found: '', expected: 'XLSX, CSV' }
    return {
      rows: [] as AttendanceRow[],
      faults: [{ ...where, code }] as ImportFault[],
      unchanged: 0,
      idOf,
      courseOf,
      editions: new Map(),
    }
  }
  const certified = new Set(
    (await listCertified(tx, organisationId)).flatMap(({ personId, courseId, issuedOn }) => {
      const code = codeOf.get(personId)
      return code ? [`${code} ${courseCodeOf.get(courseId)} ${issuedOn}`] : []
    }),
  )
  const editions = await knownEditions({ tx, organisationId, codeOf, courseCodeOf })
  const on = { persons: new Set(idOf.keys()), courses: courseOf, editions, certified }
  return { ...readAttendance(sheets, on, today), idOf, courseOf, editions }
}

async function knownEditions({
  tx,
  organisationId,
  codeOf,
  courseCodeOf,
}: Pick<Context, 'tx'> & {
  organisationId: string
  codeOf: ReadonlyMap<string, string>
  courseCodeOf: ReadonlyMap<string, string>
}): Promise<Map<string, KnownEdition>> {
  const seats = new Map<string, Awaited<ReturnType<typeof listSeatsWithResults>>>()
  for (const one of await listSeatsWithResults(tx, organisationId))
    seats.set(one.editionId, [...(seats.get(one.editionId) ?? []), one])
  return new Map(
    (await listKnownEditions(tx, organisationId)).map((edition) => {
      const taken = seats.get(edition.id) ?? []
      const enrolled = new Map(taken.map((one) => [codeOf.get(one.personId) ?? one.personId, one]))
      const free = edition.seats === null ? null : edition.seats - taken.length
      const { id, code, startsOn, cancelled } = edition
      return [code, { id, course: courseCodeOf.get(edition.courseId)!, startsOn, cancelled, free, enrolled }]
    }),
  )
}

export async function previewImport(context: Context, uploaded: Uploaded) {
  const { rows, faults, unchanged } = await read(context, uploaded)
  return {
    faultsTotal: faults.length,
    faults: faults.slice(0, faultsKept),
    counts: {
      rows: rows.length,
      passed: rows.filter(({ outcome }) => outcome === 'passed').length,
      elsewhere: rows.filter(({ edition }) => edition === null).length,
      unchanged,
    },
  }
}

/** The editions are held before the file is read against them: a seat that somebody takes meanwhile is theirs. */
export async function applyImport(
  context: Context,
  uploaded: Uploaded,
): Promise<{ recorded: number; certified: number }> {
  const { tx, actor, audit } = context
  const { organisationId } = actor
  const first = await read(context, uploaded)
  refuseIf(first.faults.length > 0 ? [{ code: 'training/import-faulty', faults: first.faults.length }] : [])
  const named = [...new Set(first.rows.flatMap(({ edition }) => edition ?? []))]
    .map((code) => first.editions.get(code)!.id)
    .sort()
  // In one order, so that two files at once wait for each other and never in a circle.
  for (const id of named) await findEditionHeld(tx, organisationId, id)
  const { rows, faults, idOf, courseOf, editions } = named.length > 0 ? await read(context, uploaded) : first
  refuseIf(faults.length > 0 ? [{ code: 'training/import-faulty', faults: faults.length }] : [])
  let certified = 0
  for (const code of new Set(rows.map(({ edition }) => edition))) {
    const of = rows.filter(({ edition }) => edition === code)
    if (code === null) certified += await certifyElsewhere(context, of, idOf, courseOf)
    else certified += await recordEdition(context, editions.get(code)!, of, idOf, courseOf)
  }
  audit('training/imported', organisationId, { people: rows.length, certified })
  return { recorded: rows.length, certified }
}

type IdOf = ReadonlyMap<string, string>
type CourseOf = ReadonlyMap<string, Course>

async function certifyElsewhere(
  { tx, actor, now }: Context,
  rows: readonly AttendanceRow[],
  idOf: IdOf,
  courseOf: CourseOf,
): Promise<number> {
  const written = rows.map(({ fiscalCode, course, on, hours }) => {
    const { id: courseId, title, validMonths } = courseOf.get(course)!
    const personId = idOf.get(fiscalCode)!
    return {
      ...{ personId, courseId, enrolmentId: null, title, hours, issuedOn: on },
      validUntil: validUntil(on, validMonths),
    }
  })
  return (await saveCertificates(tx, actor.organisationId, written, { by: actor.personId, now })).length
}

async function recordEdition(
  context: Context,
  edition: KnownEdition,
  rows: readonly AttendanceRow[],
  idOf: IdOf,
  courseOf: CourseOf,
): Promise<number> {
  const { tx, actor } = context
  const { organisationId } = actor
  const taken = await listTaken(tx, organisationId, edition.id)
  const newcomers = rows.flatMap(({ fiscalCode }) =>
    edition.enrolled.has(fiscalCode) ? [] : [idOf.get(fiscalCode)!],
  )
  const { seats } = (await findEditionHeld(tx, organisationId, edition.id))!
  await seat(context, { id: edition.id, seats }, newcomers, taken)
  const enrolmentOf = new Map(
    (await listSeatsWithResults(tx, organisationId, edition.id)).map((one) => [
      one.personId,
      one.enrolmentId,
    ]),
  )
  const said = rows.map(({ fiscalCode, on, outcome, hours, score }) => {
    const personId = idOf.get(fiscalCode)!
    return { personId, enrolmentId: enrolmentOf.get(personId)!, on, outcome, hours, score }
  })
  return record(context, courseOf.get(edition.course)!, said)
}
