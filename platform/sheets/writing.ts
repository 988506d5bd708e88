import writeXlsx from 'write-excel-file/node'

export type Cell = string | number
export type WrittenSheet = { name: string; rows: Cell[][] }

/** A workbook; the first row of each sheet is its heading, and wide enough to be read. */
export async function xlsxOf(sheets: readonly WrittenSheet[]): Promise<Uint8Array> {
  const content = sheets.map(({ name, rows }) => ({
    sheet: name,
    data: rows.map((row, index) =>
      row.map((value) => (index === 0 ? { value: String(value), fontWeight: 'bold' as const } : { value })),
    ),
    columns: rows[0]?.map((heading) => ({ width: Math.max(12, String(heading).length + 2) })) ?? [],
  }))
  return await writeXlsx(content).toBuffer()
}

/** As a spreadsheet set to Italian opens it without asking: semicolons, UTF-8 announced by its mark. */
export const csvOf = (rows: readonly (readonly Cell[])[]): Uint8Array =>
  new TextEncoder().encode(`\ufeff${csvLines(rows)}`)

/** The same rows without the mark, each line ended. */
export const csvLines = (rows: readonly (readonly Cell[])[]): string =>
  rows.map((row) => `${row.map(csvCell).join(';')}\r\n`).join('')

function csvCell(value: Cell): string {
  // A text that a spreadsheet would run as a formula is written as text.
  const text = typeof value === 'string' && /^[=+\-@\t\r]/.test(value) ? `'${value}` : String(value)
  return /[";\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
