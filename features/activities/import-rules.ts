// Reading a file of activities: every fault with its place, or what it says.
import type { Day } from '../../vocabulary/day.ts'
import { plain, tidyCell, type Value } from '../people/import-cells-rules.ts'
import { type Column, type SheetName, sheetNames, sheets } from './import-columns-rules.ts'
import { type JudgedCriterion, judgedCriteria, type ToolKind, type Verdict } from './rules.ts'

export type SheetRead = { name: string; rows: readonly (readonly string[])[] }
export type Fault = {
  sheet: string
  /** As the spreadsheet counts: the first row is 1. */
  row: number
  column: string
  code: string
  found: string
  expected: string
}
export type ActivityRead = {
  code: string
  name: string
  description: string
  directorate: string | null
  /** Null where no criterion is judged: the activity keeps its assessment. */
  verdicts: Record<JudgedCriterion, Verdict> | null
  tools: string[]
  note: string
}
export type ToolRead = { code: string; name: string; kind: ToolKind; worksRemotely: boolean; needed: string }
export type SharesRead = { fiscalCode: string; from: Day; shares: { activity: string; percent: number }[] }
export type FileRead = { activities: ActivityRead[]; tools: ToolRead[]; persons: SharesRead[] }

/** What is on record, by the codes that a file uses. */
export type OnRecord = {
  activities: ReadonlySet<string>
  tools: ReadonlySet<string>
  directorates: ReadonlySet<string>
  /** Fiscal codes of who works here; of those with activities already a file may not say how it was before. */
  persons: ReadonlySet<string>
  assigned: ReadonlySet<string>
}

type Row = { sheet: SheetName; label: string; number: number; values: Record<string, Value | undefined> }

export function readFile(
  read: readonly SheetRead[],
  on: OnRecord,
  today: Day,
): { file: FileRead; faults: Fault[] } {
  const faults: Fault[] = []
  const rows = read.flatMap((sheet) => rowsOf(sheet, faults, Number(today.slice(0, 4))))
  if (rows.length === 0 && faults.length === 0)
    faults.push({ ...nowhere, code: 'people/import-no-rows', expected: '' })
  const of = (sheet: SheetName) => rows.filter((row) => row.sheet === sheet)
  refuseRepeated([...of('activities'), ...of('tools')], faults)
  const tools = of('tools').map(({ values }) => toolOf(values))
  const activities = of('activities').map((row) => activityOf(row, faults))
  const known = {
    directorate: on.directorates,
    tools: new Set([...on.tools, ...tools.map(({ code }) => code)]),
    activity: new Set([...on.activities, ...activities.map(({ code }) => code)]),
    fiscalCode: on.persons,
  }
  for (const row of rows)
    for (const [key, codes] of Object.entries(known))
      for (const code of [row.values[key] ?? []].flat())
        if (!codes.has(String(code)))
          faults.push(faultOf(row, key, 'people/import-unknown-code', String(code)))
  const persons = personsOf(of('shares'), on.assigned, today, faults)
  faults.sort((a, b) => (a.sheet < b.sheet ? -1 : a.sheet > b.sheet ? 1 : a.row - b.row))
  return { file: { activities, tools, persons }, faults }
}

const nowhere = { sheet: '', row: 1, column: '', found: '' }
const shown = (cell: string): string => (cell.length > 60 ? `${cell.slice(0, 59)}…` : cell)
const columnOf = (sheet: SheetName, key: string): Column =>
  sheets[sheet].columns.find((column) => column.key === key)!

function faultOf({ sheet, label, number }: Row, key: string, code: string, found: string): Fault {
  const { heading, kind } = columnOf(sheet, key)
  return {
    sheet: label,
    row: number,
    column: heading.it,
    code,
    found: shown(found),
    expected: kind.expected.it,
  }
}

/** The rows of a sheet that is known by its name, or by most of its headings. */
function rowsOf({ name, rows }: SheetRead, faults: Fault[], thisYear: number): Row[] {
  const headingRow = rows.findIndex((row) => row.some((cell) => tidyCell(cell)))
  if (headingRow < 0) return []
  const headings = rows[headingRow]!.map(tidyCell)
  const found = sheetOf(name, headings)
  const label = name || (found ? sheets[found].heading.it : '')
  const at = { sheet: label, row: headingRow + 1 }
  if (!found) {
    faults.push({ ...nowhere, ...at, code: 'people/import-headings', expected: expectedHeadings() })
    return []
  }
  const columns = headings.map((heading) => namedColumn(found, heading))
  for (const [index, heading] of headings.entries())
    if (heading && !columns[index])
      faults.push({
        ...at,
        column: heading,
        code: 'people/import-column-unknown',
        found: heading,
        expected: '',
      })
    else if (columns[index] && columns.indexOf(columns[index]) < index)
      faults.push({
        ...at,
        column: heading,
        code: 'people/import-column-twice',
        found: heading,
        expected: '',
      })
  for (const { required, heading } of sheets[found].columns.filter((column) => !columns.includes(column)))
    if (required)
      faults.push({
        ...at,
        column: heading.it,
        code: 'people/import-column-missing',
        found: '',
        expected: heading.it,
      })
  return rows.slice(headingRow + 1).flatMap((cells, index): Row[] => {
    if (!cells.some((cell) => tidyCell(cell))) return []
    const row: Row = { sheet: found, label, number: headingRow + 2 + index, values: {} }
    for (const [place, column] of columns.entries())
      if (column)
        row.values[column.key] = cellValue(row, column, tidyCell(cells[place] ?? ''), thisYear, faults)
    return [row]
  })
}

function cellValue(row: Row, column: Column, cell: string, thisYear: number, faults: Fault[]) {
  if (!cell) {
    if (column.required) faults.push(faultOf(row, column.key, 'people/import-missing', ''))
    return undefined
  }
  const value = column.kind.read(cell, thisYear)
  if (value === undefined) faults.push(faultOf(row, column.key, 'people/import-value', cell))
  return value
}

const namedColumn = (sheet: SheetName, heading: string): Column | undefined =>
  heading
    ? sheets[sheet].columns.find((column) =>
        [column.heading.it, column.heading.en, column.key].map(plain).includes(plain(heading)),
      )
    : undefined

function sheetOf(name: string, headings: readonly string[]): SheetName | undefined {
  const named = sheetNames.find((sheet) =>
    [sheets[sheet].heading.it, sheets[sheet].heading.en].map(plain).includes(plain(name)),
  )
  const knownIn = (sheet: SheetName) => headings.filter((heading) => namedColumn(sheet, heading)).length
  const best = named ?? sheetNames.reduce((one, other) => (knownIn(other) > knownIn(one) ? other : one))
  return knownIn(best) >= 2 ? best : undefined
}

const expectedHeadings = (): string =>
  sheetNames
    .map((sheet) => {
      const required = sheets[sheet].columns.filter((column) => column.required)
      return `${sheets[sheet].heading.it}: ${required.map(({ heading }) => heading.it).join(', ')}`
    })
    .join('; ')

function refuseRepeated(rows: readonly Row[], faults: Fault[]): void {
  const seen = new Set<string>()
  for (const row of rows) {
    const key = `${row.sheet} ${row.values.code}`
    if (row.values.code !== undefined && seen.has(key))
      faults.push(faultOf(row, 'code', 'people/import-twice', String(row.values.code)))
    seen.add(key)
  }
}

const words = (value: Value | undefined): string => (value === undefined ? '' : String(value))
const toolOf = (values: Row['values']): ToolRead => ({
  code: words(values.code),
  name: words(values.name),
  kind: words(values.kind) as ToolKind,
  worksRemotely: values.remote === 'yes',
  needed: words(values.needed),
})

/** Judged by all five or by none: half an assessment is none. */
function activityOf(row: Row, faults: Fault[]): ActivityRead {
  const { values } = row
  const judged = judgedCriteria.filter((criterion) => values[criterion] !== undefined)
  if (judged.length > 0)
    for (const criterion of judgedCriteria)
      if (values[criterion] === undefined) faults.push(faultOf(row, criterion, 'people/import-missing', ''))
  return {
    code: words(values.code),
    name: words(values.name),
    description: words(values.description),
    directorate: words(values.directorate) || null,
    verdicts:
      judged.length > 0
        ? (Object.fromEntries(judgedCriteria.map((one) => [one, values[one]])) as Record<
            JudgedCriterion,
            Verdict
          >)
        : null,
    tools: (values.tools as string[] | undefined) ?? [],
    note: words(values.note),
  }
}

/** All the rows of a person from one day are what they do from then on. */
function personsOf(rows: readonly Row[], assigned: ReadonlySet<string>, today: Day, faults: Fault[]) {
  const persons = new Map<string, SharesRead>()
  for (const row of rows) {
    const { fiscalCode, activity, percent } = row.values
    if (fiscalCode === undefined || activity === undefined || percent === undefined) continue
    const from = (row.values.from as Day | undefined) ?? today
    if (from < today && assigned.has(String(fiscalCode)))
      faults.push(faultOf(row, 'from', 'activities/import-in-the-past', from))
    const key = `${fiscalCode} ${from}`
    const person = persons.get(key) ?? { fiscalCode: String(fiscalCode), from, shares: [] }
    persons.set(key, person)
    if (person.shares.some((share) => share.activity === activity))
      faults.push(faultOf(row, 'activity', 'people/import-twice', String(activity)))
    person.shares.push({ activity: String(activity), percent: Number(percent) })
    const sum = person.shares.reduce((all, share) => all + share.percent, 0)
    if (sum > 100) faults.push(faultOf(row, 'percent', 'activities/import-more-than-whole', `${sum} %`))
  }
  return [...persons.values()]
}
