// A table from a spreadsheet, column by column: every fault with its place, or what each row says.
import { addDays, isDay } from '../../vocabulary/day.ts'
import { type Kind as CellKind, plain, tidyCell, type Words } from '../people/import-cells-rules.ts'

export type SheetRead = { name: string; rows: readonly (readonly string[])[] }
export type Fault = {
  sheet: string
  row: number
  column: string
  code: string
  found: string
  expected: string
}
export type Column<Key extends string> = {
  key: Key
  heading: Words
  /** Other headings under which it may come. */
  also?: readonly string[]
  example: string
  kind: CellKind
  required?: boolean
}
export type RowRead<Key extends string> = { row: number; values: Partial<Record<Key, string>> }

/** `2026-12-01`, `1/12/2026`, or the count of days by which a spreadsheet keeps a date. */
export const day: CellKind = {
  read: (cell) => {
    if (/^\d{5}$/.test(cell)) return addDays('1899-12-30', Number(cell))
    const [, date, month, year] = /^(\d{1,2})[./-](\d{1,2})[./-](\d{4})$/.exec(cell) ?? []
    const iso = year ? `${year}-${month!.padStart(2, '0')}-${date!.padStart(2, '0')}` : cell.slice(0, 10)
    return isDay(iso) ? iso : undefined
  },
  expected: { it: 'un giorno come 01/12/2026', en: 'a day such as 2026-12-01' },
}
/** Digits, of which a spreadsheet may have eaten the noughts at the beginning. */
export const digits = (length: number, eaten = true): CellKind => ({
  read: (cell) => {
    const bare = cell.replaceAll(/[\s.-]/g, '')
    if (!/^\d+$/.test(bare) || bare.length > length) return undefined
    return eaten ? bare.padStart(length, '0') : bare.length === length ? bare : undefined
  },
  expected: { it: `${length} cifre`, en: `${length} digits` },
})
export const matching = (pattern: RegExp, expected: Words): CellKind => ({
  read: (cell) => (pattern.test(cell.toUpperCase()) ? cell.toUpperCase() : undefined),
  expected,
})

export type AddFault = (row: number, column: string, code: string, found?: string, expected?: string) => void

/** Reads the first sheet that has rows. */
export function readTable<Key extends string>(
  sheets: readonly SheetRead[],
  known: readonly Column<Key>[],
): { rows: RowRead<Key>[]; faults: Fault[]; fault: AddFault } {
  const faults: Fault[] = []
  const sheet = sheets.find(({ rows }) => rows.some((cells) => cells.some((cell) => tidyCell(cell))))
  const fault: AddFault = (row, column, code, found = '', expected = '') =>
    faults.push({ sheet: sheet?.name ?? '', row, column, code, found: found.slice(0, 60), expected })
  const rows: RowRead<Key>[] = []
  if (!sheet) {
    fault(1, '', 'people/import-no-rows')
    return { rows, faults, fault }
  }
  const headingRow = sheet.rows.findIndex((cells) => cells.some((cell) => tidyCell(cell)))
  const headings = sheet.rows[headingRow]!.map(tidyCell)
  const columns = headings.map((heading) =>
    known.find(({ key, heading: { it, en }, also = [] }) =>
      heading ? [it, en, key, ...also].map(plain).includes(plain(heading)) : false,
    ),
  )
  for (const [place, heading] of headings.entries())
    if (heading && !columns[place]) fault(headingRow + 1, heading, 'people/import-column-unknown', heading)
  for (const { heading } of known.filter((one) => one.required && !columns.includes(one)))
    fault(headingRow + 1, heading.it, 'people/import-column-missing', '', heading.it)
  for (const [index, cells] of sheet.rows.entries()) {
    if (index <= headingRow || !cells.some((cell) => tidyCell(cell))) continue
    const values: Partial<Record<Key, string>> = {}
    for (const [place, column] of columns.entries()) {
      if (!column) continue
      const cell = tidyCell(cells[place] ?? '')
      if (!cell) {
        if (column.required) fault(index + 1, column.heading.it, 'people/import-missing')
        continue
      }
      const value = column.kind.read(cell, 2100)
      if (value === undefined)
        fault(index + 1, column.heading.it, 'people/import-value', cell, column.kind.expected.it)
      else values[column.key] = String(value)
    }
    rows.push({ row: index + 1, values })
  }
  if (rows.length === 0 && faults.length === 0) fault(headingRow + 1, '', 'people/import-no-rows')
  return { rows, faults, fault }
}
