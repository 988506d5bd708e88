/**
 * Rows of comma-separated text, as feeds really are: with or without a byte-order mark, either line end, quotes that
 * nobody escaped, blanks that hold a space, rows too short. RFC 4180 where the text follows it; where it does not, what
 * most likely was meant, and a finding.
 */
import { isUtf8 } from 'node:buffer'
import type { Findings } from './findings.ts'

/** Lines that one field may go over before its quote counts as forgotten. */
const mostLinesOfField = 20
const lineFeed = 0x0a

export class RowReader {
  readonly #file: string
  readonly #findings: Findings
  readonly #onHeader: (names: string[]) => boolean
  readonly #onRow: (fields: string[], line: number) => void
  #rest: Uint8Array = new Uint8Array(0)
  #encoding: 'utf-8' | 'windows-1252' | 'utf-16le' | 'utf-16be' = 'utf-8'
  #begun = false
  #line = 0
  #columns = 0
  #wanted = true
  /** Lines of a field whose quote is still open. */
  #held: string[] = []

  /** `onHeader` answers whether rows are wanted at all. */
  constructor(
    file: string,
    findings: Findings,
    onHeader: (names: string[]) => boolean,
    onRow: (fields: string[], line: number) => void,
  ) {
    this.#file = file
    this.#findings = findings
    this.#onHeader = onHeader
    this.#onRow = onRow
  }

  push(piece: Uint8Array): void {
    let bytes = piece
    if (this.#rest.length > 0) {
      bytes = new Uint8Array(this.#rest.length + piece.length)
      bytes.set(this.#rest)
      bytes.set(piece, this.#rest.length)
    }
    if (!this.#begun) {
      if (bytes.length < 3) {
        this.#rest = bytes.slice()
        return
      }
      bytes = this.#begin(bytes)
    }
    let end = bytes.lastIndexOf(lineFeed) + 1
    // In UTF-16 little-endian the second byte of the line feed belongs to it.
    if (this.#encoding === 'utf-16le' && end > 0) end = Math.min(end + 1, bytes.length)
    this.#rest = bytes.slice(end)
    if (end > 0) this.#takeText(bytes.subarray(0, end))
  }

  end(): void {
    const last = this.#begun ? this.#rest : this.#begin(this.#rest)
    if (last.length > 0) this.#takeText(last)
    while (this.#held.length > 0) this.#giveUpQuote()
    if (this.#columns === 0) this.#onHeader([])
  }

  #begin(bytes: Uint8Array): Uint8Array {
    this.#begun = true
    const [a, b, c] = bytes
    const mark = a === 0xef && b === 0xbb && c === 0xbf ? 3 : 0
    if (a === 0xff && b === 0xfe) this.#encoding = 'utf-16le'
    else if (a === 0xfe && b === 0xff) this.#encoding = 'utf-16be'
    if (this.#encoding !== 'utf-8') this.#findings.note(this.#file, 'other-encoding')
    else if (mark > 0) this.#findings.note(this.#file, 'byte-order-mark', 1)
    return bytes.subarray(mark)
  }

  #takeText(bytes: Uint8Array): void {
    if (this.#encoding === 'utf-8' && !isUtf8(bytes)) {
      this.#findings.note(this.#file, 'other-encoding', this.#line + 1)
      this.#encoding = 'windows-1252'
    }
    const text = new TextDecoder(this.#encoding).decode(bytes)
    // Carriage returns alone end lines where there is no line feed at all.
    const lines = text.includes('\n') ? text.split('\n') : text.split('\r')
    if (lines.at(-1) === '') lines.pop()
    for (const line of lines) this.#takeLine(line.endsWith('\r') ? line.slice(0, -1) : line)
  }

  #takeLine(line: string): void {
    this.#line++
    if (this.#held.length > 0) this.#goOnWithQuote(line)
    else this.#readLine(line)
  }

  #readLine(line: string): void {
    if (!this.#wanted) return
    if (!line.includes('"')) {
      this.#takeRow(line.split(','), this.#line)
      return
    }
    let { fields, open, stray } = splitQuoted(line)
    if (this.#columns > 0 && (open || fields.length !== this.#columns)) {
      const meant = splitQuoted(line, true)
      if (!meant.open && meant.fields.length === this.#columns) {
        ;[fields, open, stray] = [meant.fields, false, true]
      }
    }
    if (open) {
      this.#held = [line]
      return
    }
    if (stray) this.#findings.note(this.#file, 'stray-quote', this.#line, line.trim())
    this.#takeRow(fields, this.#line)
  }

  #goOnWithQuote(line: string): void {
    const first = this.#line - this.#held.length
    const alone = splitQuoted(line)
    this.#held.push(line)
    const whole = splitQuoted(this.#held.join('\n'))
    // A line that is a sound row by itself is one: the quote before it was never closed.
    const isRow = !alone.open && alone.fields.length === this.#columns && this.#columns > 1
    if (!isRow && !whole.open && whole.fields.length === this.#columns) {
      this.#held = []
      this.#findings.note(this.#file, 'line-break-in-field', first)
      this.#takeRow(whole.fields, first)
    } else if (isRow || !whole.open || this.#held.length >= mostLinesOfField) this.#giveUpQuote()
  }

  /** The first held line ends its quote by itself; the others are read anew. */
  #giveUpQuote(): void {
    const [line, ...others] = this.#held
    this.#held = []
    const last = this.#line
    this.#line = last - others.length
    this.#findings.note(this.#file, 'quote-not-closed', this.#line, line!.trim())
    const closed = splitQuoted(line!).fields
    const plain = line!.split(',').map((field) => field.replace(/^\s*"|"\s*$/g, ''))
    this.#takeRow(
      closed.length !== this.#columns && plain.length === this.#columns ? plain : closed,
      this.#line,
    )
    for (const other of others) this.#takeLine(other)
    this.#line = last
  }

  #takeRow(fields: string[], line: number): void {
    let blank = true
    for (let i = 0; i < fields.length; i++) {
      const field = fields[i]!
      if (field === '') continue
      if (field.charCodeAt(0) <= 32 || field.charCodeAt(field.length - 1) <= 32) {
        fields[i] = field.trim()
        if (this.#columns > 0) this.#findings.note(this.#file, 'blank-with-space', line)
      }
      if (fields[i] !== '') blank = false
    }
    if (this.#columns === 0) {
      if (blank) return
      this.#columns = fields.length
      this.#wanted = this.#onHeader(fields.map((name) => name.replaceAll('"', '').trim().toLowerCase()))
      return
    }
    if (blank) {
      this.#findings.note(this.#file, 'blank-line', line)
      return
    }
    if (fields.length < this.#columns) {
      this.#findings.note(this.#file, 'short-row', line)
      while (fields.length < this.#columns) fields.push('')
    } else if (fields.length > this.#columns) this.#findings.note(this.#file, 'long-row', line)
    this.#onRow(fields, line)
  }
}

/**
 * One record with quotes. A quote inside a field that neither ends it nor is doubled is taken as it stands; `lenient`
 * doubts doubled ones too, before a comma or the end: `"Bar "Sport""`.
 */
function splitQuoted(text: string, lenient = false): { fields: string[]; open: boolean; stray: boolean } {
  const fields: string[] = []
  let [at, stray] = [0, false]
  for (;;) {
    let start = at
    while (text[start] === ' ' || text[start] === '\t') start++
    if (text[start] !== '"') {
      const comma = text.indexOf(',', at)
      const field = comma < 0 ? text.slice(at) : text.slice(at, comma)
      if (field.includes('"')) stray = true
      fields.push(field)
      if (comma < 0) return { fields, open: false, stray }
      at = comma + 1
      continue
    }
    let field = ''
    at = start + 1
    for (;;) {
      const quote = text.indexOf('"', at)
      if (quote < 0) {
        fields.push(field + text.slice(at))
        return { fields, open: true, stray }
      }
      field += text.slice(at, quote)
      const doubled = text[quote + 1] === '"'
      if (doubled && !(lenient && /^"\s*(,|$)/.test(text.slice(quote + 1)))) {
        field += '"'
        at = quote + 2
        continue
      }
      let next = quote + 1
      while (text[next] === ' ' || text[next] === '\t' || text[next] === '\r') next++
      if (next >= text.length || text[next] === ',') {
        fields.push(field)
        if (next >= text.length) return { fields, open: false, stray }
        at = next + 1
        break
      }
      stray = true
      field += '"'
      at = quote + 1
    }
  }
}
