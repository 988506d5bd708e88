// Agreements on paper, from a file: every fault with its place, or what the file says.
import { addDays, type Day, isDay } from '../../vocabulary/day.ts'
import {
  fiscalCode,
  type Kind,
  plain,
  text,
  tidyCell,
  type Words,
  whole,
} from '../people/import-cells-rules.ts'
import { items } from '../policy/rules.ts'
import { type Band, type Regime, reasonsAboutBands, usualRest } from './rules.ts'

export type SheetRead = { name: string; rows: readonly (readonly string[])[] }
export type Fault = {
  sheet: string
  row: number
  column: string
  code: string
  found: string
  expected: string
}
export type PaperRow = {
  row: number
  fiscalCode: string
  from: Day
  until: Day | null
  signedOn: Day | null
  regime: Regime
  daysPerMonth: number
  daysPerWeek: number | null
  bands: Band[]
  /** When the safety notice was received (L. 81/2017 art. 22). */
  safetyNoticeOn: Day | null
  protocol: string
}

/** `2026-12-01`, `1/12/2026`, or the count of days by which a spreadsheet keeps a date. */
const day: Kind = {
  read: (cell) => {
    if (/^\d{5}$/.test(cell)) return addDays('1899-12-30', Number(cell))
    const [, date, month, year] = /^(\d{1,2})[./](\d{1,2})[./](\d{4})$/.exec(cell) ?? []
    const iso = year ? `${year}-${month!.padStart(2, '0')}-${date!.padStart(2, '0')}` : cell
    return isDay(iso) ? iso : undefined
  },
  expected: { it: 'un giorno come 01/12/2026', en: 'a day such as 2026-12-01' },
}
const regimeNames: Record<string, Regime> = {
  agile: 'agile',
  lavoroagile: 'agile',
  smartworking: 'agile',
  remoto: 'remote',
  daremoto: 'remote',
  lavorodaremoto: 'remote',
  remote: 'remote',
  vicino: 'near-work',
  nearworking: 'near-work',
}
const regime: Kind = {
  read: (cell) => regimeNames[plain(cell)],
  expected: { it: 'agile, da remoto o vicino', en: 'agile, remote or near' },
}
const clock = (words: string): string | undefined => {
  const [, hours, minutes = '00'] = /^(\d{1,2})(?:[:.](\d{2}))?$/.exec(words.trim()) ?? []
  return hours && Number(hours) < 24 && Number(minutes) < 60
    ? `${hours.padStart(2, '0')}:${minutes}`
    : undefined
}
/** `9:30-12:30, 14-16`. */
const bands: Kind = {
  read: (cell) => {
    const read = cell.split(/[,;+]/).map((one) => one.split(/[-–]/).map(clock))
    return read.every((one) => one.length === 2 && one[0] && one[1])
      ? read.map((one) => `${one[0]}-${one[1]}`)
      : undefined
  },
  expected: { it: 'fasce come 9:30-12:30, 14-16', en: 'bands such as 9:30-12:30, 14-16' },
}

type Column = { key: string; heading: Words; example: string; kind: Kind; required?: true }
const column = (
  key: string,
  it: string,
  en: string,
  example: string,
  kind: Kind,
  required = false,
): Column => ({
  ...{ key, heading: { it, en }, example, kind },
  ...(required ? { required: true } : {}),
})
export const paperColumns: readonly Column[] = [
  column('fiscalCode', 'Codice fiscale', 'Fiscal code', 'RSSMRA80A01Z999P', fiscalCode, true),
  column('from', 'Dal', 'From', '01/12/2026', day, true),
  column('until', 'Al', 'Until', '31/05/2027', day),
  column('signedOn', 'Firmato il', 'Signed on', '20/11/2026', day),
  column('regime', 'Forma', 'Kind', 'agile', regime),
  column('daysPerMonth', 'Giorni al mese', 'Days a month', '8', whole(1, 31), true),
  column('daysPerWeek', 'Giorni alla settimana', 'Days a week', '2', whole(1, 7)),
  column('bands', 'Fasce di contattabilità', 'Contact bands', '9:30-12:30, 14-16', bands),
  column(
    'safetyNoticeOn',
    'Informativa sicurezza ricevuta il',
    'Safety notice received on',
    '15/11/2026',
    day,
  ),
  column('protocol', 'Numero di protocollo', 'Protocol number', '2026/0012345', text(60)),
]

export type OnRecord = {
  /** Fiscal codes of who works here. */
  persons: ReadonlySet<string>
  /** Days on which each has an agreement in force already. */
  inForce: ReadonlyMap<string, readonly { startsOn: Day; endsOn: Day | null }[]>
}
const farEnd = '9999-12-31'
const overlaps = (one: { from: Day; until: Day | null }, other: { from: Day; until: Day | null }): boolean =>
  one.from <= (other.until ?? farEnd) && other.from <= (one.until ?? farEnd)

/** Reads the first sheet that has rows. A row that is on record just so is left alone, and counted. */
export function readPaper(
  sheets: readonly SheetRead[],
  on: OnRecord,
  today: Day,
): { rows: PaperRow[]; faults: Fault[]; unchanged: number } {
  const faults: Fault[] = []
  const sheet = sheets.find(({ rows }) => rows.some((cells) => cells.some((cell) => tidyCell(cell))))
  const label = sheet?.name ?? ''
  const fault = (row: number, name: string, code: string, found = '', expected = '') =>
    faults.push({ sheet: label, row, column: name, code, found: found.slice(0, 60), expected })
  if (!sheet) {
    fault(1, '', 'people/import-no-rows')
    return { rows: [], faults, unchanged: 0 }
  }
  const headingRow = sheet.rows.findIndex((cells) => cells.some((cell) => tidyCell(cell)))
  const headings = sheet.rows[headingRow]!.map(tidyCell)
  const columns = headings.map((heading) =>
    paperColumns.find(
      ({ heading: { it, en }, key }) => heading && [it, en, key].map(plain).includes(plain(heading)),
    ),
  )
  for (const [index, heading] of headings.entries())
    if (heading && !columns[index]) fault(headingRow + 1, heading, 'people/import-column-unknown', heading)
  for (const { heading } of paperColumns.filter((one) => one.required && !columns.includes(one)))
    fault(headingRow + 1, heading.it, 'people/import-column-missing', '', heading.it)
  const rows: PaperRow[] = []
  let [unchanged, filled] = [0, 0]
  for (const [index, cells] of sheet.rows.entries()) {
    if (index <= headingRow || !cells.some((cell) => tidyCell(cell))) continue
    filled++
    const number = index + 1
    const before = faults.length
    const values = valuesOf(columns, cells, number, fault)
    const read = rowOf(values, number)
    if (read) checkRow(read, { on, rows, today, fault, fits: faults.length === before })
    const same =
      read &&
      on.inForce.get(read.fiscalCode)?.some((one) => one.startsOn === read.from && one.endsOn === read.until)
    if (read && same) unchanged++
    else if (read && faults.length === before) rows.push(read)
  }
  if (filled === 0 && faults.length === 0) fault(headingRow + 1, '', 'people/import-no-rows')
  return { rows, faults, unchanged }
}

type AddFault = (row: number, name: string, code: string, found?: string, expected?: string) => void
type Values = Record<string, string | number | string[] | undefined>

function valuesOf(
  columns: readonly (Column | undefined)[],
  cells: readonly string[],
  number: number,
  fault: AddFault,
): Values {
  const values: Values = {}
  for (const [place, found] of columns.entries()) {
    if (!found) continue
    const cell = tidyCell(cells[place] ?? '')
    if (!cell) {
      if (found.required) fault(number, found.heading.it, 'people/import-missing')
      continue
    }
    values[found.key] = found.kind.read(cell, 2100)
    if (values[found.key] === undefined)
      fault(number, found.heading.it, 'people/import-value', cell, found.kind.expected.it)
  }
  return values
}

function rowOf(values: Values, row: number): PaperRow | undefined {
  const { fiscalCode: code, from, daysPerMonth } = values
  if (code === undefined || from === undefined || daysPerMonth === undefined) return undefined
  const dayOf = (key: string) => (values[key] as Day | undefined) ?? null
  return {
    ...{
      row,
      fiscalCode: String(code),
      from: from as Day,
      until: dayOf('until'),
      signedOn: dayOf('signedOn'),
    },
    regime: (values.regime as Regime | undefined) ?? 'agile',
    daysPerMonth: Number(daysPerMonth),
    daysPerWeek: values.daysPerWeek === undefined ? null : Number(values.daysPerWeek),
    bands: ((values.bands as string[] | undefined) ?? []).map((one) => ({
      from: one.slice(0, 5),
      until: one.slice(6),
    })),
    safetyNoticeOn: dayOf('safetyNoticeOn'),
    protocol: String(values.protocol ?? ''),
  }
}

function checkRow(
  read: PaperRow,
  {
    on,
    rows,
    today,
    fault,
  }: { on: OnRecord; rows: readonly PaperRow[]; today: Day; fault: AddFault; fits: boolean },
): void {
  const { row, fiscalCode: code, from, until } = read
  if (!on.persons.has(code)) fault(row, 'Codice fiscale', 'people/import-unknown-code', code)
  if (until !== null && until < from) fault(row, 'Al', 'agreements/import-ends-before-start', until)
  const known = on.inForce.get(code) ?? []
  const same = known.some((one) => one.startsOn === from && one.endsOn === until)
  if (!same && known.some((one) => overlaps(read, { from: one.startsOn, until: one.endsOn })))
    fault(row, 'Dal', 'agreements/import-overlap', from)
  if (rows.some((one) => one.fiscalCode === code && overlaps(read, one)))
    fault(row, 'Dal', 'agreements/import-twice', from)
  if (read.signedOn !== null && read.signedOn > today)
    fault(row, 'Firmato il', 'agreements/signed-in-the-future', read.signedOn)
  if (read.safetyNoticeOn !== null && read.safetyNoticeOn > today)
    fault(row, 'Informativa sicurezza ricevuta il', 'agreements/signed-in-the-future', read.safetyNoticeOn)
  // What is on paper was agreed before: only what the law itself forbids is a fault, not how many bands there are.
  const policy = { ...items['agreement-terms'].usual, leastBands: 0 }
  if (read.bands.length > 0 && reasonsAboutBands({ ...read, rest: usualRest }, policy).length > 0)
    fault(
      row,
      'Fasce di contattabilità',
      'agreements/import-bands',
      read.bands.map((one) => `${one.from}-${one.until}`).join(', '),
    )
}
