import { tidyCell, type Value } from './import-cells-rules.ts'
import { type Column, type SheetName, sheets } from './import-columns-rules.ts'
import { type ImportFault, shownCell, type Table } from './import-headings-rules.ts'
import { birthYearOf, faultOfFiscalCode, sexOf, tidyFiscalCode } from './rules.ts'

/** A row as it waits to be applied: only what the file says, under the database's names. */
export type StagedRow = {
  sheet: SheetName | 'directorates'
  row: number
  /** The code, or a person's fiscal code. */
  key: string
  data: Record<string, Value>
  /** What holds for a new person where the file does not say: from the fiscal code. */
  derived?: { sex: 'F' | 'M'; birth_year: number }
}
/** Kept apart from the row, under the policy of homes. */
export type StagedHome = { key: string; latitude: number; longitude: number }

/** What the organisation has already: codes, names of directorates, the office of each team. */
export type Known = {
  offices: ReadonlySet<string>
  directorates: ReadonlySet<string>
  teamOffices: ReadonlyMap<string, string>
}
export type Checked = { row?: StagedRow; home?: StagedHome; faults: ImportFault[] }

/**
 * Checks rows one after the other, offices before teams before persons, and remembers what they said. A row
 * without a fault is staged; all faults of a row are found at once.
 */
export function rowChecker(known: Known, thisYear: number) {
  const seen: Record<SheetName, Map<string, number>> = {
    offices: new Map(),
    teams: new Map(),
    persons: new Map(),
  }
  const emails = new Map<string, number>()
  const directorates = new Map<string, { row: StagedRow; name: string | undefined }>()
  const nameless: { code: string; fault: ImportFault }[] = []
  const teamOffices = new Map(known.teamOffices)

  function check(table: Table, index: number): Checked {
    const { sheet } = table
    const cells = table.rows[index]!.map(tidyCell)
    if (cells.every((cell) => cell === '') || isExample(table, cells)) return { faults: [] }
    const row = index + 1
    const say = speaker(table, cells, row)
    const { data, bad, faults } = readCells(table, cells, thisYear, say)
    if (sheet === 'persons') faults.push(...againstBand(data, bad, say))
    const position = sheet === 'persons' ? 'home_' : ''
    if (sheet !== 'teams') faults.push(...againstHalf(position, data, bad, say))
    const home = sheet === 'persons' ? takeHome(data) : undefined
    const keyColumn = sheet === 'persons' ? 'fiscal_code' : 'code'
    const key = data[keyColumn] as string | undefined
    if (key !== undefined)
      faults.push(
        ...once(seen[sheet], key, row, () =>
          say(keyColumn, 'import-twice', rowIn(table, seen[sheet].get(key)!)),
        ),
      )
    if (sheet === 'persons' && data.email !== undefined) {
      const email = String(data.email).toLowerCase()
      faults.push(
        ...once(emails, email, row, () => say('email', 'import-twice', rowIn(table, emails.get(email)!))),
      )
    }
    if (sheet === 'teams') faults.push(...ofTeam(table, data, row, say))
    if (sheet === 'persons') faults.push(...ofPerson(table, data, say))
    if (faults.length > 0 || key === undefined) return { faults }
    const derived =
      sheet === 'persons' ? { sex: sexOf(key), birth_year: birthYearOf(key, thisYear) } : undefined
    return {
      row: { sheet, row, key, data, ...(derived ? { derived } : {}) },
      ...(home ? { home: { key, ...home } } : {}),
      faults,
    }
  }

  function ofTeam(table: Table, data: StagedRow['data'], row: number, say: Say): ImportFault[] {
    const faults: ImportFault[] = []
    const [code, office] = [data.code as string | undefined, data.office_code as string | undefined]
    if (office !== undefined && !seen.offices.has(office) && !known.offices.has(office))
      faults.push(say('office_code', 'import-unknown-code', codeOf(table, 'offices')))
    if (code !== undefined && office !== undefined) teamOffices.set(code, office)
    const directorate = data.directorate_code as string | undefined
    if (directorate === undefined) return faults
    const name = data.directorate_name as string | undefined
    delete data.directorate_name
    const before = directorates.get(directorate)
    if (before?.name !== undefined && name !== undefined && before.name !== name)
      faults.push(say('directorate_name', 'import-two-names', before.name))
    if (!before || (before.name === undefined && name !== undefined))
      directorates.set(directorate, {
        name,
        row: {
          sheet: 'directorates',
          row,
          key: directorate,
          data: { code: directorate, ...(name === undefined ? {} : { name }) },
        },
      })
    if (name === undefined && !known.directorates.has(directorate))
      nameless.push({ code: directorate, fault: say('directorate_name', 'import-missing') })
    return faults
  }

  function ofPerson(table: Table, data: StagedRow['data'], say: Say): ImportFault[] {
    const [team, office] = [data.team_code as string | undefined, data.office_code as string | undefined]
    delete data.office_code
    const ofTeam = team === undefined ? undefined : teamOffices.get(team)
    if (team !== undefined && ofTeam === undefined)
      return [say('team_code', 'import-unknown-code', codeOf(table, 'teams'))]
    if (office !== undefined && office !== ofTeam)
      return [say('office_code', 'import-office-of-team', ofTeam)]
    return []
  }

  return {
    check,
    /** After the last team: the directorates that teams named, and those that nobody gave a name. */
    directorates: (): { rows: StagedRow[]; faults: ImportFault[] } => ({
      rows: [...directorates.values()].map(({ row }) => row),
      faults: nameless
        .filter(({ code }) => directorates.get(code)?.name === undefined)
        .map(({ fault }) => fault),
    }),
  }
}

/** Degrees in a column that has nothing to do with them. */
const looksLikePosition = /^-?\d{1,3}[.,]\d{3,}$/

type Say = (key: string, code: string, expected?: string) => ImportFault

/** Makes the faults of a row. Where cells are shifted against the headings, no content is shown: it may be a home. */
function speaker(table: Table, cells: readonly string[], row: number): Say {
  const { label, language, columns, headings } = table
  const shifted = cells.some((cell, index) => cell !== '' && !headings[index])
  return (key, code, expected) => {
    const column = sheets[table.sheet].columns.find((one) => one.key === key)
    const at = columns.findIndex((one) => one?.key === key)
    const found = cells[at] ?? ''
    const hidden = found === '' ? '' : column?.secret ? { it: 'posizione', en: 'position' }[language] : '…'
    return {
      sheet: label,
      row,
      column: headings[at] || (column?.heading[language] ?? ''),
      code: `people/${code}`,
      found: column?.secret || shifted || looksLikePosition.test(found) ? hidden : shownCell(found),
      expected: expected ?? column?.expected[language] ?? '',
    }
  }
}

const rowIn = ({ language }: Table, row: number): string =>
  language === 'it' ? `una volta sola; è già alla riga ${row}` : `once; it is in row ${row} already`

const codeOf = ({ language }: Table, sheet: SheetName): string => {
  const name = sheets[sheet].heading[language]
  return language === 'it'
    ? `un codice del foglio ${name}, o già in archivio`
    : `a code of the sheet ${name}, or one known already`
}

function once(seen: Map<string, number>, key: string, row: number, fault: () => ImportFault): ImportFault[] {
  if (seen.has(key)) return [fault()]
  seen.set(key, row)
  return []
}

/** The template's own row, left in the file. */
const isExample = ({ columns }: Table, cells: readonly string[]): boolean =>
  cells.every((cell, index) => cell === String(columns[index]?.example ?? ''))

function readCells(table: Table, cells: readonly string[], thisYear: number, say: Say) {
  const data: StagedRow['data'] = {}
  const bad = new Set<string>()
  const faults: ImportFault[] = []
  const stray = cells.findIndex((cell, index) => cell !== '' && !table.headings[index])
  if (stray >= 0) faults.push({ ...say('', 'import-without-heading'), column: `${stray + 1}`, found: '…' })
  for (const [index, column] of table.columns.entries()) {
    const cell = cells[index] ?? ''
    if (!column) continue
    if (cell === '') {
      if (column.required) faults.push(say(column.key, 'import-missing'))
      continue
    }
    const value = column.read(cell, thisYear)
    if (value !== undefined) data[column.key] = value
    else {
      bad.add(column.key)
      faults.push(say(column.key, codeFor(column, cell)))
    }
  }
  return { data, bad, faults }
}

const codeFor = ({ key }: Column, cell: string): string =>
  key === 'fiscal_code' ? `fiscal-code-${faultOfFiscalCode(tidyFiscalCode(cell))}` : 'import-value'

/** Takes a home out of a person's row. */
function takeHome(data: StagedRow['data']): Omit<StagedHome, 'key'> | undefined {
  const { home_latitude: latitude, home_longitude: longitude } = data
  delete data.home_latitude
  delete data.home_longitude
  return typeof latitude === 'number' && typeof longitude === 'number' ? { latitude, longitude } : undefined
}

/** A position is two numbers or none; a number that is wrong is a fault of its own. */
function againstHalf(
  prefix: 'home_' | '',
  data: StagedRow['data'],
  bad: ReadonlySet<string>,
  say: Say,
): ImportFault[] {
  const keys = [`${prefix}latitude`, `${prefix}longitude`]
  if (keys.every((key) => data[key] === undefined)) return []
  return keys
    .filter((key) => data[key] === undefined && !bad.has(key))
    .map((key) => say(key, 'half-a-position'))
}

/** Three times in their order, or none: two of them cannot be judged without the third. */
function againstBand(data: StagedRow['data'], bad: ReadonlySet<string>, say: Say): ImportFault[] {
  const keys = ['entry_earliest', 'entry_preferred', 'entry_latest']
  if (keys.every((key) => data[key] === undefined)) return []
  const missing = keys.filter((key) => data[key] === undefined)
  if (missing.length > 0)
    return missing.filter((key) => !bad.has(key)).map((key) => say(key, 'import-whole-band'))
  const [earliest, preferred, latest] = keys.map((key) => String(data[key])) as [string, string, string]
  return earliest <= preferred && preferred <= latest
    ? []
    : [say('entry_preferred', 'import-band', `${earliest}–${latest}`)]
}
