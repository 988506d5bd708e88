import { type CsvError, parse } from 'csv-parse/sync'
import readXlsx from 'read-excel-file/universal'
import { unpackedSizeOf } from './archive.ts'

/** Rows of cells as text, as long as the sheet; `rows[0]` is the sheet's first row, whatever it holds. */
export type Sheet = { name: string; rows: string[][] }
/**
 * Why a file cannot be read as sheets. `row` where the trouble is known to begin.
 * `binary`: neither text nor XLSX; `old-excel`: XLS of before 2007; `broken`: XLSX or CSV that contradicts
 * itself; `too-large`: more content or rows than is read; `empty`: nothing at all.
 */
export type SheetsFault = {
  fault: 'binary' | 'old-excel' | 'broken' | 'too-large' | 'empty'
  row?: number
}

export const limits = {
  rows: 100_000,
  /** Bytes of an XLSX once unpacked: a small file can hold gigabytes. */
  unpackedBytes: 100_000_000,
  /** Characters of one row of CSV. */
  rowCharacters: 100_000,
}

/** Reads CSV (comma, semicolon or tab; UTF-8, UTF-16 or Windows-1252) or XLSX. Takes seconds: run it in a thread. */
export async function readSheets(bytes: Uint8Array): Promise<Sheet[] | SheetsFault> {
  if (bytes.length === 0) return { fault: 'empty' }
  if (beginsWith(bytes, [0x50, 0x4b, 0x03, 0x04])) return readWorkbook(bytes)
  if (beginsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) return { fault: 'old-excel' }
  const text = decode(bytes)
  if (text === undefined) return { fault: 'binary' }
  return text.trim() === '' ? { fault: 'empty' } : readCsv(text)
}

const beginsWith = (bytes: Uint8Array, magic: readonly number[]): boolean =>
  magic.every((byte, index) => bytes[index] === byte)

function decode(bytes: Uint8Array): string | undefined {
  if (beginsWith(bytes, [0xff, 0xfe])) return new TextDecoder('utf-16le').decode(bytes)
  // Text has no zero bytes, nor, in the first lines that tell its kind, other control characters.
  const isBinary = (byte: number) => byte < 9 || (byte > 13 && byte < 32)
  if (bytes.includes(0) || bytes.subarray(0, 4096).some(isBinary)) return undefined
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    // What Excel on Windows writes as "CSV" in Italy.
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

function readCsv(text: string): Sheet[] | SheetsFault {
  try {
    const rows: string[][] = parse(text, {
      delimiter: delimiterOf(text),
      relax_column_count: true,
      relax_quotes: true,
      max_record_size: limits.rowCharacters,
      to: limits.rows + 2,
    })
    return rows.length > limits.rows + 1 ? { fault: 'too-large' } : [{ name: '', rows }]
  } catch (fault) {
    const { code, lines } = fault as CsvError & { lines?: number }
    if (code === undefined) throw fault
    return {
      fault: code === 'CSV_MAX_RECORD_SIZE' ? 'too-large' : 'broken',
      ...(lines ? { row: lines } : {}),
    }
  }
}

/** The separator that the first line has most of, outside quotes. */
function delimiterOf(text: string): string {
  const first = text.slice(0, text.search(/[\r\n]|$/)).replaceAll(/"[^"]*"/g, '')
  const count = (separator: string) => first.split(separator).length
  return [';', ',', '\t'].reduce((best, separator) => (count(separator) > count(best) ? separator : best))
}

async function readWorkbook(bytes: Uint8Array): Promise<Sheet[] | SheetsFault> {
  // The unpacker makes room for what the archive declares and never writes more: the declared size is a limit.
  const size = unpackedSizeOf(bytes)
  if (size === undefined) return { fault: 'broken' }
  if (size > limits.unpackedBytes) return { fault: 'too-large' }
  try {
    const sheets = await readXlsx(new Uint8Array(bytes).buffer)
    if (sheets.some(({ data }) => data.length > limits.rows + 1)) return { fault: 'too-large' }
    return sheets.map(({ sheet, data }) => ({ name: sheet, rows: data.map((row) => row.map(textOf)) }))
  } catch {
    // The reader fails in many ways on a workbook that is none; whatever it was, the file cannot be read.
    return { fault: 'broken' }
  }
}

/** A time of day is a fraction of a day of 1899, a day is a midnight: both as people write them. */
function textOf(cell: unknown): string {
  if (cell === null || cell === undefined) return ''
  if (!(cell instanceof Date)) return String(cell)
  const [day, time] = cell.toISOString().split('T') as [string, string]
  if (cell.getUTCFullYear() < 1901) return time.slice(0, 5)
  return time.startsWith('00:00') ? day : `${day} ${time.slice(0, 5)}`
}
