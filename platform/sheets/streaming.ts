// Large tables as they are made: however many rows, what is held is one part of them.
import { Readable } from 'node:stream'
import { crc32, createDeflateRaw } from 'node:zlib'
import { type Cell, csvLines } from './writing.ts'

export type Rows = AsyncIterable<readonly (readonly Cell[])[]>
type StreamedSheet = { name: string; rows: Rows }

/** As `csvOf`, part by part. */
export async function* csvParts(rows: Rows): AsyncGenerator<Uint8Array> {
  yield new TextEncoder().encode('\ufeff')
  for await (const part of rows) if (part.length > 0) yield new TextEncoder().encode(csvLines(part))
}

/**
 * A workbook (ECMA-376, Office Open XML) whose sheets are written as they come: texts stand in their cells, so no
 * table of shared texts has to be held; the archive's sizes follow each entry (APPNOTE 6.3, bit 3).
 * The first row of each sheet is its heading.
 */
export async function* xlsxParts(sheets: readonly StreamedSheet[]): AsyncGenerator<Uint8Array> {
  const entries: Entry[] = []
  let offset = 0
  const add = async function* (path: string, content: AsyncIterable<string>) {
    const entry: Entry = { path, offset, crc: 0, packed: 0, size: 0 }
    for await (const bytes of packed(entry, content)) {
      offset += bytes.length
      yield bytes
    }
    entries.push(entry)
  }
  for (const [path, text] of fixedParts(sheets.map(({ name }) => name))) yield* add(path, once(text))
  for (const [index, { rows }] of sheets.entries())
    yield* add(`xl/worksheets/sheet${index + 1}.xml`, sheetXml(rows))
  yield directoryOf(entries, offset)
}

async function* once(text: string) {
  yield text
}

type Entry = { path: string; offset: number; crc: number; packed: number; size: number }
const sizesFollow = 8
const utf8Names = 0x800
const deflated = 8
/** 1 January 1980, the first day that an archive knows: a file made twice from the same rows is the same. */
const firstDay = 0x21

const numbers = (...fields: [value: number, bytes: 2 | 4][]): Buffer => {
  const buffer = Buffer.alloc(fields.reduce((sum, [, bytes]) => sum + bytes, 0))
  let at = 0
  for (const [value, bytes] of fields) at = buffer.writeUIntLE(value >>> 0, at, bytes)
  return buffer
}

async function* packed(entry: Entry, content: AsyncIterable<string>): AsyncGenerator<Uint8Array> {
  const name = Buffer.from(entry.path)
  yield Buffer.concat([
    numbers([0x04034b50, 4], [20, 2], [sizesFollow | utf8Names, 2], [deflated, 2], [0, 2], [firstDay, 2]),
    numbers([0, 4], [0, 4], [0, 4], [name.length, 2], [0, 2]),
    name,
  ])
  const bytes = async function* () {
    for await (const text of content) {
      const part = Buffer.from(text)
      entry.crc = crc32(part, entry.crc)
      entry.size += part.length
      yield part
    }
  }
  const source = Readable.from(bytes(), { objectMode: false })
  const deflate = createDeflateRaw()
  source.on('error', (fault) => deflate.destroy(fault))
  for await (const part of source.pipe(deflate)) {
    entry.packed += (part as Buffer).length
    yield part as Buffer
  }
  yield numbers([0x08074b50, 4], [entry.crc, 4], [entry.packed, 4], [entry.size, 4])
}

function directoryOf(entries: readonly Entry[], offset: number): Uint8Array {
  const lines = entries.map((entry) => {
    const name = Buffer.from(entry.path)
    return Buffer.concat([
      numbers(
        [0x02014b50, 4],
        [20, 2],
        [20, 2],
        [sizesFollow | utf8Names, 2],
        [deflated, 2],
        [0, 2],
        [firstDay, 2],
      ),
      numbers(
        [entry.crc, 4],
        [entry.packed, 4],
        [entry.size, 4],
        [name.length, 2],
        [0, 2],
        [0, 2],
        [0, 2],
        [0, 2],
      ),
      numbers([0, 4], [entry.offset, 4]),
      name,
    ])
  })
  const size = lines.reduce((sum, line) => sum + line.length, 0)
  const count = entries.length
  return Buffer.concat([
    ...lines,
    numbers([0x06054b50, 4], [0, 2], [0, 2], [count, 2], [count, 2], [size, 4], [offset, 4], [0, 2]),
  ])
}

const xml = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packages = 'http://schemas.openxmlformats.org/package/2006'
const spreadsheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

/** What is not allowed in XML at all is left out; the rest is written so that it is text. */
const escaped = (text: string): string =>
  text
    // biome-ignore lint/suspicious/noControlCharactersInRegex: just these have no place in XML
    .replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')

const fixedParts = (names: readonly string[]): [path: string, text: string][] => [
  [
    '[Content_Types].xml',
    `${xml}<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${spreadsheet}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${spreadsheet}.styles+xml"/>${names.map((_, index) => `<Override PartName="/xl/worksheets/sheet${index + 1}.xml" ContentType="${spreadsheet}.worksheet+xml"/>`).join('')}</Types>`,
  ],
  [
    '_rels/.rels',
    `${xml}<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  ],
  [
    'xl/workbook.xml',
    `${xml}<workbook xmlns="${main}" xmlns:r="${office}"><sheets>${names.map((name, index) => `<sheet name="${escaped(name)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`).join('')}</sheets></workbook>`,
  ],
  [
    'xl/_rels/workbook.xml.rels',
    `${xml}<Relationships xmlns="${packages}/relationships">${names.map((_, index) => `<Relationship Id="rId${index + 1}" Type="${office}/worksheet" Target="worksheets/sheet${index + 1}.xml"/>`).join('')}<Relationship Id="rId${names.length + 1}" Type="${office}/styles" Target="styles.xml"/></Relationships>`,
  ],
  [
    'xl/styles.xml',
    `${xml}<styleSheet xmlns="${main}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf/><xf fontId="1" applyFont="1"/></cellXfs></styleSheet>`,
  ],
]

/** A, B … Z, AA … as columns are named. */
const letterOf = (column: number): string =>
  (column < 26 ? '' : letterOf(Math.floor(column / 26) - 1)) + String.fromCharCode(65 + (column % 26))

async function* sheetXml(rows: Rows): AsyncGenerator<string> {
  yield `${xml}<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetData>`
  let line = 0
  for await (const part of rows) {
    const lines: string[] = []
    for (const row of part) {
      line++
      const style = line === 1 ? ' s="1"' : ''
      const cells = row.map((cell, column) =>
        typeof cell === 'number'
          ? `<c r="${letterOf(column)}${line}"${style}><v>${cell}</v></c>`
          : `<c r="${letterOf(column)}${line}" t="inlineStr"${style}><is><t xml:space="preserve">${escaped(cell)}</t></is></c>`,
      )
      lines.push(`<row r="${line}">${cells.join('')}</row>`)
    }
    if (lines.length > 0) yield lines.join('')
  }
  yield '</sheetData></worksheet>'
}
