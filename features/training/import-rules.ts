// A file of attendance: who did which course when, with what outcome; of our editions, or done elsewhere.
import type { Day } from '../../vocabulary/day.ts'
import { fiscalCode, text, whole } from '../people/import-cells-rules.ts'
import type { ImportFault, SheetRead } from '../people/import-headings-rules.ts'
import {
  type AddFault,
  dayCell,
  readTable,
  type TableColumn,
  type TableRow,
  tableColumn,
  wordCell,
} from '../people/import-table-rules.ts'
import type { Outcome } from './rules.ts'

const outcome = wordCell<Outcome>(
  {
    passed: ['superato', 'sì', 'si', 'idoneo', 'positivo', 'completato'],
    'not-passed': ['non superato', 'no', 'non idoneo', 'negativo', 'non completato'],
    absent: ['assente'],
  },
  { it: 'superato, non superato o assente', en: 'passed, not passed or absent' },
)
export const attendanceColumns: readonly TableColumn[] = [
  tableColumn('fiscalCode', ['Codice fiscale', 'Fiscal code'], 'RSSMRA80A01Z999P', fiscalCode, true),
  tableColumn('course', ['Codice corso', 'Course code'], 'AGILE-BASE', text(40), true),
  tableColumn('edition', ['Codice edizione', 'Edition code'], 'AGILE-BASE-1', text(40)),
  tableColumn('on', ['Concluso il', 'Completed on'], '20/11/2026', dayCell, true),
  tableColumn('outcome', ['Esito', 'Outcome'], 'superato', outcome),
  tableColumn('hours', ['Ore', 'Hours'], '8', whole(0, 500)),
  tableColumn('score', ['Punteggio', 'Score'], '90', whole(0, 100)),
]

export type KnownEdition = {
  id: string
  course: string
  startsOn: Day
  cancelled: boolean
  /** Seats that nobody has; null: as many as come. */
  free: number | null
  /** By fiscal code: the seat, and the last that was said of it. */
  enrolled: ReadonlyMap<
    string,
    { enrolmentId: string; outcome: Outcome | null; hours: number | null; score: number | null }
  >
}
export type OnRecord = {
  persons: ReadonlySet<string>
  /** By code. */
  courses: ReadonlyMap<string, { id: string; hours: number }>
  editions: ReadonlyMap<string, KnownEdition>
  /** `fiscal code`, `course code` and day, with spaces between, of what is certified. */
  certified: ReadonlySet<string>
}
export type AttendanceRow = {
  fiscalCode: string
  course: string
  /** Null: done elsewhere. */
  edition: string | null
  on: Day
  outcome: Outcome
  hours: number
  score: number | null
}

/** What the file says; a row that is on record just so is left alone, and counted. */
export function readAttendance(
  sheets: readonly SheetRead[],
  on: OnRecord,
  today: Day,
): { rows: AttendanceRow[]; faults: ImportFault[]; unchanged: number } {
  const table = readTable(sheets, attendanceColumns)
  const rows: AttendanceRow[] = []
  const seen = new Set<string>()
  const newcomers = new Map<string, number>()
  let unchanged = 0
  for (const row of table.rows) {
    const read = rowOf(row, on)
    if (!read) continue
    const before = table.faults.length
    check(row.number, read, { on, today, fault: table.fault })
    const key = `${read.fiscalCode} ${read.course} ${read.edition ?? read.on}`
    if (seen.has(key)) table.fault(row.number, 'fiscalCode', 'training/import-twice', read.fiscalCode)
    seen.add(key)
    const edition = read.edition === null ? undefined : on.editions.get(read.edition)
    if (edition && !edition.enrolled.has(read.fiscalCode)) {
      const come = (newcomers.get(edition.id) ?? 0) + 1
      newcomers.set(edition.id, come)
      if (edition.free !== null && come > edition.free)
        table.fault(row.number, 'edition', 'training/import-edition-full', read.edition!)
    }
    if (isOnRecord(read, on)) unchanged++
    else if (row.whole && table.faults.length === before) rows.push(read)
  }
  table.faults.sort((a, b) => a.row - b.row)
  return { rows, faults: table.faults, unchanged }
}

function rowOf({ values }: TableRow, { courses }: OnRecord): AttendanceRow | undefined {
  const { fiscalCode: code, course, on } = values
  if (code === undefined || course === undefined || on === undefined) return undefined
  return {
    fiscalCode: String(code),
    course: String(course),
    edition: values.edition === undefined ? null : String(values.edition),
    on: on as Day,
    outcome: (values.outcome as Outcome | undefined) ?? 'passed',
    hours: Number(
      values.hours ?? (values.outcome === 'absent' ? 0 : (courses.get(String(course))?.hours ?? 0)),
    ),
    score: values.score === undefined ? null : Number(values.score),
  }
}

function isOnRecord(read: AttendanceRow, { editions, certified }: OnRecord): boolean {
  if (read.edition === null) return certified.has(`${read.fiscalCode} ${read.course} ${read.on}`)
  const known = editions.get(read.edition)?.enrolled.get(read.fiscalCode)
  return known?.outcome === read.outcome && known.hours === read.hours && known.score === read.score
}

function check(
  number: number,
  read: AttendanceRow,
  { on, today, fault }: { on: OnRecord; today: Day; fault: AddFault },
): void {
  const course = on.courses.get(read.course)
  if (!on.persons.has(read.fiscalCode))
    fault(number, 'fiscalCode', 'people/import-unknown-code', read.fiscalCode)
  if (!course) fault(number, 'course', 'people/import-unknown-code', read.course)
  if (read.on > today) fault(number, 'on', 'training/import-in-the-future', read.on)
  if (course && read.hours > course.hours)
    fault(number, 'hours', 'training/too-many-hours', String(read.hours), String(course.hours))
  if (course && read.outcome === 'passed' && read.hours === 0)
    fault(number, 'hours', 'training/passed-without-hours', '0')
  if (read.edition === null) {
    if (read.outcome !== 'passed') fault(number, 'outcome', 'training/import-elsewhere-passed', read.outcome)
    return
  }
  const edition = on.editions.get(read.edition)
  if (!edition) fault(number, 'edition', 'people/import-unknown-code', read.edition)
  else {
    if (course && edition.course !== read.course)
      fault(number, 'edition', 'training/import-other-course', read.edition, edition.course)
    if (edition.cancelled) fault(number, 'edition', 'training/edition-cancelled', read.edition)
    if (read.on < edition.startsOn)
      fault(number, 'on', 'training/import-before-start', read.on, edition.startsOn)
  }
}
