// Files: the rows that are uploaded to the Ministry, by kind; the list of results that comes back; the employments.
// The headings of the Ministry's templates (LA-*-1.0) could not be read: these are ours, and settings change them.
import { isDay } from '../../vocabulary/day.ts'
import { fiscalCode, text } from '../people/import-cells-rules.ts'
import type { Employment, Filled } from './fault-rules.ts'
import { wholeMonths } from './rest-rules.ts'
import type { Kind, State } from './rules.ts'
import { type AddFault, type Column, day, digits, matching, type RowRead } from './table-rules.ts'

/** How days are written in files: as the Ministry's older converter did. */
const written = (text: string): string =>
  isDay(text) ? `${text.slice(8, 10)}/${text.slice(5, 7)}/${text.slice(0, 4)}` : text

type Written = { heading: string; kinds: readonly Kind[]; of: (one: Filled) => string }
export const fileColumns = {
  code: { heading: 'Codice comunicazione', kinds: ['M', 'A', 'R'], of: ({ code }) => code },
  employerCode: {
    heading: 'Codice fiscale datore di lavoro',
    kinds: ['I'],
    of: ({ employer }) => employer.code,
  },
  employerName: {
    heading: 'Denominazione datore di lavoro',
    kinds: ['I'],
    of: ({ employer }) => employer.name,
  },
  fiscalCode: {
    heading: 'Codice fiscale lavoratore',
    kinds: ['I', 'M', 'A', 'R'],
    of: ({ worker }) => worker.fiscalCode,
  },
  familyName: { heading: 'Cognome lavoratore', kinds: ['I'], of: ({ worker }) => worker.familyName },
  givenName: { heading: 'Nome lavoratore', kinds: ['I'], of: ({ worker }) => worker.givenName },
  birthDay: { heading: 'Data di nascita', kinds: ['I'], of: ({ worker }) => written(worker.birthDay) },
  birthPlace: {
    heading: 'Comune o Stato estero di nascita (codice catastale)',
    kinds: ['I'],
    of: ({ worker }) => worker.birthPlace,
  },
  startedOn: {
    heading: 'Data inizio rapporto di lavoro',
    kinds: ['I'],
    of: ({ worker }) => written(worker.startedOn),
  },
  relation: {
    heading: 'Tipologia rapporto di lavoro',
    kinds: ['I', 'M'],
    of: ({ worker }) => worker.relation,
  },
  pat: { heading: 'PAT INAIL', kinds: ['I', 'M'], of: ({ worker }) => worker.pat },
  tariff: { heading: 'Voce di tariffa INAIL', kinds: ['I', 'M'], of: ({ worker }) => worker.tariff },
  signedOn: {
    heading: 'Data sottoscrizione accordo',
    kinds: ['I', 'M'],
    of: ({ facts }) => written(facts.signedOn ?? ''),
  },
  duration: {
    heading: 'Tipologia durata',
    kinds: ['I', 'M'],
    of: ({ facts }) => (facts.endsOn === null ? 'TI' : 'TD'),
  },
  months: {
    heading: 'Durata in mesi',
    kinds: ['I'],
    of: ({ facts }) => String(wholeMonths(facts.startsOn, facts.endsOn) ?? ''),
  },
  startsOn: { heading: 'Data inizio periodo', kinds: ['I'], of: ({ facts }) => written(facts.startsOn) },
  endsOn: {
    heading: 'Data fine periodo',
    kinds: ['I', 'M', 'R'],
    of: ({ facts }) => written(facts.endsOn ?? ''),
  },
  kind: { heading: 'Tipologia comunicazione', kinds: ['I', 'M', 'A', 'R'], of: ({ kind }) => kind },
  delegateKind: {
    heading: 'Tipologia soggetto abilitato',
    kinds: ['I', 'M', 'A'],
    of: ({ delegate }) => delegate?.kind ?? '',
  },
  delegateCode: {
    heading: 'Codice fiscale soggetto abilitato',
    kinds: ['I', 'M', 'A'],
    of: ({ delegate }) => delegate?.code ?? '',
  },
} as const satisfies Record<string, Written>
export const columnNames = Object.keys(fileColumns) as (keyof typeof fileColumns)[]

export const sheetNames = { I: 'InizioPeriodo', M: 'Modifica', A: 'Annullamento', R: 'Recesso' } as const

/** The rows of a file, its heading first. */
export function rowsOf(kind: Kind, many: readonly Filled[], headings: Record<string, string>): string[][] {
  const columns = columnNames.filter((name) => (fileColumns[name].kinds as readonly Kind[]).includes(kind))
  return [
    columns.map((name) => headings[name] || fileColumns[name].heading),
    ...many.map((one) => columns.map((name) => fileColumns[name].of(one))),
  ]
}

// Results ---------------------------------------------------------------------------------------------------

type ResultKey = 'fiscalCode' | 'code' | 'kind' | 'startsOn' | 'outcome' | 'message'
export const resultColumns: readonly Column<ResultKey>[] = [
  {
    ...{ key: 'fiscalCode', heading: { it: 'Codice fiscale lavoratore', en: 'Worker’s fiscal code' } },
    ...{ also: ['Codice fiscale', 'CF lavoratore', 'CFLavoratore'], example: 'RSSMRA80A01Z999P' },
    ...{ kind: fiscalCode, required: true },
  },
  {
    ...{ key: 'code', heading: { it: 'Codice comunicazione', en: 'Communication code' } },
    ...{ also: ['Protocollo', 'Codice', 'codiceComunicazione'], example: '12345678901234567' },
    kind: digits(17, false),
  },
  {
    ...{ key: 'kind', heading: { it: 'Tipologia comunicazione', en: 'Kind' }, also: ['Tipo', 'Tipologia'] },
    ...{ example: 'I', kind: matching(/^[IMAR]$/, { it: 'I, M, A o R', en: 'I, M, A or R' }) },
  },
  {
    ...{ key: 'startsOn', heading: { it: 'Data inizio periodo', en: 'Start of the period' } },
    ...{ also: ['Inizio periodo', 'dataInizioPeriodo'], example: '01/12/2026', kind: day },
  },
  {
    ...{ key: 'outcome', heading: { it: 'Esito', en: 'Outcome' }, also: ['Codice esito'], example: 'E100' },
    kind: text(60),
  },
  {
    ...{ key: 'message', heading: { it: 'Messaggio', en: 'Message' }, also: ['Descrizione esito'] },
    ...{ example: '', kind: text(300) },
  },
]

export type Matchable = {
  id: string
  fiscalCode: string
  kind: Kind
  state: State
  startsOn: string
  code: string | null
}
export type Result = {
  id: string
  state: 'accepted' | 'refused'
  code: string | null
  answer: string
  message: string
}

/** Which communication each row speaks of. A row that says what is on record already is left alone, and counted. */
export function matchResults(
  rows: readonly RowRead<ResultKey>[],
  of: readonly Matchable[],
  taken: ReadonlyMap<string, string>,
  fault: AddFault,
): { results: Result[]; unchanged: number } {
  const results: Result[] = []
  let unchanged = 0
  const said = new Set<string>()
  for (const { row, values } of rows) {
    const { fiscalCode: code16, code, kind = 'I', startsOn, outcome = '', message = '' } = values
    if (code16 === undefined) continue
    const own = of.filter(
      (one) => one.fiscalCode === code16 && one.kind === kind && (!startsOn || one.startsOn === startsOn),
    )
    if (code && own.some((one) => one.code === code)) {
      unchanged++
      continue
    }
    // Of several the last that waits for an answer; one told in another way may still lack its code.
    const open = own.filter((one) => one.code === null && !said.has(one.id))
    const meant = open.find(({ state }) => state === 'exported') ?? open[0]
    if (!meant) {
      fault(row, 'Codice fiscale lavoratore', 'communications/result-nobody', `${code16} ${kind}`)
      continue
    }
    if (open.length > 1 && !startsOn) {
      fault(row, 'Data inizio periodo', 'communications/result-several', `${code16} ${kind}`)
      continue
    }
    if (!code && !outcome && !message) {
      fault(row, 'Codice comunicazione', 'communications/result-empty')
      continue
    }
    if (code && taken.has(`${kind} ${code}`)) {
      fault(row, 'Codice comunicazione', 'communications/code-taken', code)
      continue
    }
    if (code && results.some((one) => one.code === code)) {
      fault(row, 'Codice comunicazione', 'communications/result-twice', code)
      continue
    }
    said.add(meant.id)
    const state = code ? ('accepted' as const) : ('refused' as const)
    results.push({ id: meant.id, state, code: code ?? null, answer: outcome, message })
  }
  return { results, unchanged }
}

// Employments -----------------------------------------------------------------------------------------------

type EmploymentKey = 'fiscalCode' | keyof Employment
export const employmentColumns: readonly Column<EmploymentKey>[] = [
  {
    ...{
      key: 'fiscalCode',
      heading: { it: 'Codice fiscale', en: 'Fiscal code' },
      example: 'RSSMRA80A01Z999P',
    },
    ...{ kind: fiscalCode, required: true },
  },
  {
    ...{ key: 'startedOn', heading: { it: 'Inizio rapporto di lavoro', en: 'Employment since' } },
    ...{ also: ['Data assunzione', 'Data inizio rapporto'], example: '01/03/2010', kind: day },
  },
  {
    ...{ key: 'relation', heading: { it: 'Tipologia rapporto', en: 'Kind of employment' }, example: 'A01' },
    kind: matching(/^[A-Z]\d{2}$/, { it: 'un codice come A01', en: 'a code such as A01' }),
  },
  {
    ...{
      key: 'pat',
      heading: { it: 'PAT INAIL', en: 'INAIL position' },
      also: ['PAT'],
      example: '123456789',
    },
    kind: digits(9),
  },
  {
    ...{ key: 'tariff', heading: { it: 'Voce di tariffa INAIL', en: 'INAIL tariff item' } },
    ...{ also: ['Voce di tariffa', 'Voce tariffa'], example: '0722', kind: digits(4) },
  },
  {
    ...{ key: 'birthDay', heading: { it: 'Data di nascita', en: 'Day of birth' }, example: '', kind: day },
  },
  {
    ...{ key: 'birthPlace', heading: { it: 'Codice catastale di nascita', en: 'Cadastral code of birth' } },
    ...{ example: '' },
    kind: matching(/^[A-Z]\d{3}$/, { it: 'un codice come F205', en: 'a code such as F205' }),
  },
]
