// Reading a file of one table: what each row's cells hold, and every fault with its place. Whoever imports says the
// columns; what a row means is theirs too.
import { addDays, isDay } from '../../vocabulary/day.ts'
import { type Kind, plain, tidyCell, type Value, type Words } from './import-cells-rules.ts'
import { type ImportFault, type SheetRead, shownCell } from './import-headings-rules.ts'

export type TableColumn = { key: string; heading: Words; example: string; kind: Kind; required?: true }
export type TableRow = { number: number; values: Readonly<Record<string, Value | undefined>>; whole: boolean }
export type AddFault = (row: number, key: string, code: string, found?: string, expected?: string) => void

export const tableColumn = (
  key: string,
  [it, en]: readonly [it: string, en: string],
  example: string,
  kind: Kind,
  required = false,
): TableColumn => ({
  key,
  heading: { it, en },
  example,
  kind,
  ...(required ? { required: true as const } : {}),
})

/** `2026-12-01`, `1/12/2026`, or the count of days by which a spreadsheet keeps a date. */
export const dayCell: Kind = {
  read: (cell) => {
    if (/^\d{5}$/.test(cell)) return addDays('1899-12-30', Number(cell))
    const [, date, month, year] = /^(\d{1,2})[./](\d{1,2})[./](\d{4})$/.exec(cell) ?? []
    const iso = year ? `${year}-${month!.padStart(2, '0')}-${date!.padStart(2, '0')}` : cell
    return isDay(iso) ? iso : undefined
  },
  expected: { it: 'un giorno come 01/12/2026', en: 'a day such as 2026-12-01' },
}
/** One of some meanings, by the words that people use for it. */
export const wordCell = <Meant extends string>(
  names: Record<Meant, readonly string[]>,
  expected: Words,
): Kind => {
  const byName = new Map(
    Object.entries<readonly string[]>(names).flatMap(([meant, known]) =>
      [meant, ...known].map((name) => [plain(name), meant]),
    ),
  )
  return { read: (cell) => byName.get(plain(cell)), expected }
}

const isFilled = (cells: readonly string[]): boolean => cells.some((cell) => tidyCell(cell))

/**
 * The rows of the first sheet that has any.
 * @returns rows with the cells that could be read (`whole`: nothing was wrong with any), the faults found so far, and
 * how to add one: by row and the column's key
 */
export function readTable(
  sheets: readonly SheetRead[],
  columns: readonly TableColumn[],
): { rows: TableRow[]; faults: ImportFault[]; fault: AddFault } {
  const faults: ImportFault[] = []
  const sheet = sheets.find(({ rows }) => rows.some(isFilled))
  const headingOf = (key: string) => columns.find((one) => one.key === key)?.heading.it ?? key
  const fault: AddFault = (row, key, code, found = '', expected = '') =>
    faults.push({
      ...{ sheet: sheet?.name ?? '', row, column: headingOf(key), code },
      ...{ found: shownCell(found), expected },
    })
  if (!sheet) {
    fault(1, '', 'people/import-no-rows')
    return { rows: [], faults, fault }
  }
  const headingRow = sheet.rows.findIndex(isFilled)
  const headings = sheet.rows[headingRow]!.map(tidyCell)
  const places = headings.map((heading) =>
    columns.find(
      ({ heading: { it, en }, key }) => heading && [it, en, key].map(plain).includes(plain(heading)),
    ),
  )
  for (const [index, heading] of headings.entries())
    if (heading && !places[index]) fault(headingRow + 1, heading, 'people/import-column-unknown', heading)
  for (const { key, heading } of columns.filter((one) => one.required && !places.includes(one)))
    fault(headingRow + 1, key, 'people/import-column-missing', '', heading.it)
  const rows: TableRow[] = []
  for (const [index, cells] of sheet.rows.entries()) {
    if (index <= headingRow || !isFilled(cells)) continue
    const before = faults.length
    const values: Record<string, Value | undefined> = {}
    for (const [place, column] of places.entries()) {
      if (!column) continue
      const cell = tidyCell(cells[place] ?? '')
      if (cell) {
        values[column.key] = column.kind.read(cell, 2100)
        if (values[column.key] === undefined)
          fault(index + 1, column.key, 'people/import-value', cell, column.kind.expected.it)
      } else if (column.required) fault(index + 1, column.key, 'people/import-missing')
    }
    rows.push({ number: index + 1, values, whole: faults.length === before })
  }
  if (rows.length === 0 && faults.length === 0) fault(headingRow + 1, '', 'people/import-no-rows')
  return { rows, faults, fault }
}
