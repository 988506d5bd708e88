import { type Language, plain, tidyCell } from './import-cells-rules.ts'
import { type Column, type SheetName, sheetNames, sheets } from './import-columns-rules.ts'

/** Finding in a file the sheets that an import knows, by their names or by their headings. */
export type SheetRead = { name: string; rows: readonly (readonly string[])[] }

export type ImportFault = {
  sheet: string
  /** As the spreadsheet counts: the first row is 1. */
  row: number
  column: string
  code: string
  found: string
  expected: string
}

export type Table = {
  sheet: SheetName
  /** The name by which people know the sheet. */
  label: string
  language: Language
  /** The heading of each cell of a row, as the file has it; undefined where it has none that is known. */
  columns: readonly (Column | undefined)[]
  headings: readonly string[]
  rows: readonly (readonly string[])[]
  /** Index in `rows` of the first row below the headings. */
  firstRow: number
}

/** A cell as a fault shows it. */
export const shownCell = (cell: string): string => (cell.length > 60 ? `${cell.slice(0, 59)}…` : cell)

/** The tables of a file, offices first; or why there are none. */
export function findTables(read: readonly SheetRead[]): { tables: Table[]; faults: ImportFault[] } {
  const candidates = read.map((sheet) => candidateOf(sheet, read.length > 1))
  const tables = candidates.filter((table) => table !== undefined)
  if (tables.length === 0) return { tables, faults: [noTable(read[0]?.name ?? '')] }
  tables.sort((a, b) => sheetNames.indexOf(a.sheet) - sheetNames.indexOf(b.sheet))
  return { tables, faults: tables.flatMap((table) => [...twice(table, tables), ...faultsOfHeadings(table)]) }
}

function candidateOf({ name, rows }: SheetRead, several: boolean): Table | undefined {
  const headingRow = rows.findIndex((row) => row.some((cell) => tidyCell(cell)))
  if (headingRow < 0) return undefined
  const headings = rows[headingRow]!.map(tidyCell)
  const named = sheetNames.find((sheet) => namesOf(sheets[sheet]).includes(plain(name)))
  const best = named ?? mostAlike(headings)
  const columns = headings.map((heading) => columnOf(best, heading))
  // Two headings at least: otherwise the first row may be people, whose cells no fault may show.
  if (columns.filter(Boolean).length < (several ? 2 : Math.min(2, headings.length))) return undefined
  if (!columns.some(Boolean)) return undefined
  const language = languageOf(columns, headings)
  const label = name || sheets[best].heading[language]
  return { sheet: best, label, language, columns, headings, rows, firstRow: headingRow + 1 }
}

const namesOf = ({ heading, also }: { heading: { it: string; en: string }; also: readonly string[] }) =>
  [heading.it, heading.en, ...also].map(plain)

const columnOf = (sheet: SheetName, heading: string): Column | undefined =>
  heading ? sheets[sheet].columns.find((column) => namesOf(column).includes(plain(heading))) : undefined

/** The sheet of which the headings name the largest share. */
function mostAlike(headings: readonly string[]): SheetName {
  const share = (sheet: SheetName) => {
    const known = new Set(headings.map((heading) => columnOf(sheet, heading)).filter(Boolean))
    return known.size + known.size / sheets[sheet].columns.length
  }
  return sheetNames.reduce((best, sheet) => (share(sheet) > share(best) ? sheet : best))
}

/** That of most headings: faults speak it too. */
function languageOf(columns: readonly (Column | undefined)[], headings: readonly string[]): Language {
  const count = (language: Language) =>
    columns.filter((column, index) => column && plain(column.heading[language]) === plain(headings[index]!))
      .length
  return count('en') > count('it') ? 'en' : 'it'
}

const noTable = (sheet: string): ImportFault => ({
  sheet,
  row: 1,
  column: '',
  code: 'people/import-headings',
  found: '',
  expected: sheetNames
    .map((name) => {
      const required = sheets[name].columns.filter((column) => column.required)
      return `${sheets[name].heading.it}: ${required.map(({ heading }) => heading.it).join(', ')}`
    })
    .join('; '),
})

const twice = (table: Table, tables: readonly Table[]): ImportFault[] =>
  tables.find(({ sheet }) => sheet === table.sheet) === table
    ? []
    : [
        {
          sheet: table.label,
          row: 1,
          column: '',
          code: 'people/import-sheet-twice',
          found: table.label,
          expected: sheets[table.sheet].heading[table.language],
        },
      ]

function faultsOfHeadings({ sheet, label, language, columns, headings, firstRow }: Table): ImportFault[] {
  const fault = (column: string, code: string, found: string, expected: string) => ({
    sheet: label,
    row: firstRow,
    column,
    code: `people/import-column-${code}`,
    found: shownCell(found),
    expected,
  })
  const absent = sheets[sheet].columns.filter((column) => !columns.includes(column))
  const missing = absent
    .filter(({ required }) => required)
    .map(({ heading }) => fault(heading[language], 'missing', '', heading[language]))
  const others = headings.flatMap((heading, index) => {
    if (!heading) return []
    const column = columns[index]
    if (!column)
      return [
        fault(shownCell(heading), 'unknown', heading, absent.map((one) => one.heading[language]).join(', ')),
      ]
    return columns.indexOf(column) < index ? [fault(heading, 'twice', heading, column.heading[language])] : []
  })
  return [...missing, ...others]
}
