// The Ministry's REST service: what is asked, word for word, and what its answers mean. Shapes and casing as two bodies
// use it in production (github.com/italia/LavoroAgile). Functional errors come inside HTTP 200; only E100 is known.
import { type Day, isDay } from '../../vocabulary/day.ts'
import { lastDayOf } from '../agreements/rules.ts'
import type { Filled } from './fault-rules.ts'

export const operations = [
  'CreaComunicazione',
  'ModificaComunicazione',
  'AnnullaComunicazione',
  'RecediComunicazione',
  'RicercaComunicazioni',
  'DettaglioComunicazione',
] as const
export type Operation = (typeof operations)[number]
const operationOf = {
  I: 'CreaComunicazione',
  M: 'ModificaComunicazione',
  A: 'AnnullaComunicazione',
  R: 'RecediComunicazione',
} as const satisfies Record<Filled['kind'], Operation>
const succeeded = 'E100'

const duration = (endsOn: Day | null) => (endsOn === null ? 'TI' : 'TD')
/** How many months a period has, where it has a whole number of them: the field may be left out. */
export const wholeMonths = (startsOn: Day, endsOn: Day | null): number | undefined =>
  endsOn === null
    ? undefined
    : Array.from({ length: 60 }, (_, index) => index + 1).find((many) => lastDayOf(startsOn, many) === endsOn)
const delegateOf = ({ delegate }: Filled) =>
  delegate && {
    codTipologiaSoggettoAbilitato: delegate.kind,
    ...(delegate.code ? { codiceFiscaleSoggettoAbilitato: delegate.code } : {}),
  }
const delegateInCapitals = ({ delegate }: Filled) =>
  delegate && {
    CodTipologiaSoggettoAbilitato: delegate.kind,
    ...(delegate.code ? { CodiceFiscaleSoggettoAbilitato: delegate.code } : {}),
  }

/** The body that says one communication. Casing differs between the operations, and is theirs. */
export function requestOf(one: Filled): { operation: Operation; body: object } {
  const { number, kind, facts, code, employer, worker } = one
  const operation = operationOf[kind]
  const id = number
  const months = wholeMonths(facts.startsOn, facts.endsOn)
  if (kind === 'I')
    return {
      operation,
      body: {
        Comunicazione: [
          {
            id: String(id),
            SezioneDatoreLavoro: {
              codiceFiscaleDatoreLavoro: employer.code,
              denominazioneDatoreLavoro: employer.name,
            },
            SezioneLavoratore: {
              codiceFiscaleLavoratore: worker.fiscalCode,
              nomeLavoratore: worker.givenName,
              cognomeLavoratore: worker.familyName,
              dataNascitaLavoratore: worker.birthDay,
              codComuneNascitaLavoratore: worker.birthPlace,
            },
            SezioneRapportoLavoro: {
              dataInizioRapportoLavoro: worker.startedOn,
              codTipologiaRapportoLavoro: worker.relation,
              posizioneINAIL: worker.pat,
              tariffaINAIL: worker.tariff,
            },
            SezioneAccordoSmartWorking: {
              dataSottoscrizioneAccordo: facts.signedOn,
              dataInizioPeriodo: facts.startsOn,
              ...(facts.endsOn ? { dataFinePeriodo: facts.endsOn } : {}),
              tipologiaDurataPeriodo: duration(facts.endsOn),
              ...(months ? { mesiDurataAccordo: months } : {}),
            },
            ...(one.delegate ? { SezioneSoggettoAbilitato: delegateOf(one) } : {}),
            codTipologiaComunicazione: kind,
          },
        ],
      },
    }
  const told = { id, CodiceComunicazione: code }
  const delegate = one.delegate ? { SezioneSoggettoAbilitato: delegateInCapitals(one) } : {}
  if (kind === 'M')
    return {
      operation,
      body: {
        ModificaComunicazione: [
          {
            ...told,
            SezioneRapportoLavoro: {
              CodTipologiaRapportoLavoro: worker.relation,
              PosizioneINAIL: worker.pat,
              TariffaINAIL: worker.tariff,
            },
            SezioneAccordoSmartWorking: {
              DataSottoscrizioneAccordo: facts.signedOn,
              ...(facts.endsOn ? { DataFinePeriodo: facts.endsOn } : {}),
              TipologiaDurataPeriodo: duration(facts.endsOn),
            },
            ...delegate,
            CodTipologiaComunicazione: kind,
          },
        ],
      },
    }
  if (kind === 'R') return { operation, body: withdrawalOf(id, code, facts.endsOn!) }
  return {
    operation,
    body: { AnnullaComunicazione: [{ ...told, ...delegate, CodTipologiaComunicazione: kind }] },
  }
}

export const withdrawalOf = (id: number, code: string, endsOn: Day) => ({
  RecediComunicazione: [
    { id, CodiceComunicazione: code, DataFinePeriodo: endsOn, CodTipologiaComunicazione: 'R' },
  ],
})

/** Whatever the casing of a name: it differs between operations, and between the two clients that were read. */
type Read = Record<string, unknown>
const isRecord = (value: unknown): value is Read => typeof value === 'object' && value !== null
export function field(of: unknown, name: string): unknown {
  if (!isRecord(of)) return undefined
  const key = Object.keys(of).find((one) => one.toLowerCase() === name.toLowerCase())
  return key === undefined ? undefined : of[key]
}
const textAt = (of: unknown, name: string): string => {
  const value = field(of, name)
  return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : ''
}
const dayAt = (of: unknown, name: string): Day | null => {
  const day = textAt(of, name).slice(0, 10)
  // What a .NET service writes where there is no date.
  return isDay(day) && day > '0001-01-01' ? day : null
}

export type Said =
  | { outcome: 'accepted'; code: string }
  | { outcome: 'refused'; answer: string; message: string }
  /** An answer that says nothing to rely on: it may have been done. */
  | { outcome: 'unclear'; words: string }

/** What the service says of the communication of that number. */
export function readOutcome(body: unknown, number: number): Said {
  const list = field(body, 'Esito')
  const own = (Array.isArray(list) ? list : [list]).filter(isRecord)
  const one = own.find((outcome) => textAt(outcome, 'idComunicazione') === String(number))
  const said = one ?? (own.length === 1 && textAt(own[0], 'idComunicazione') === '' ? own[0] : undefined)
  if (!said) return { outcome: 'unclear', words: 'the answer names another communication, or none' }
  const [answer, code] = [textAt(said, 'codice'), textAt(said, 'codiceComunicazione')]
  if (answer === succeeded)
    return /^[0-9]{17}$/.test(code)
      ? { outcome: 'accepted', code }
      : { outcome: 'unclear', words: 'accepted without a code of 17 digits' }
  if (answer === '') return { outcome: 'unclear', words: 'the answer has no outcome' }
  return { outcome: 'refused', answer, message: textAt(said, 'messaggio').slice(0, 300) }
}

/** A communication that the service has on record. */
export type Found = {
  code: string
  employerCode: string
  workerCode: string
  startsOn: Day | null
  endsOn: Day | null
  sentAt: string
}
/** @returns undefined where the answer is no list */
export function readFound(body: unknown): Found[] | undefined {
  const list = field(body, 'Comunicazioni')
  if (!Array.isArray(list)) return textAt(field(body, 'Esito'), 'codice') === succeeded ? [] : undefined
  return list.map((one) => ({
    code: textAt(one, 'codiceComunicazione'),
    employerCode: textAt(one, 'CFAzienda').toUpperCase(),
    workerCode: textAt(one, 'CFLavoratore').toUpperCase(),
    startsOn: dayAt(one, 'dataInizioPeriodo'),
    endsOn: dayAt(one, 'dataFineAccordo'),
    sentAt: textAt(one, 'dataInvio'),
  }))
}

export type Detail = Found & {
  kind: string
  before: string
  periodId: string
  /** Whether it is the last word on its period. */
  last: boolean
}
export function readDetail(body: unknown): Detail | undefined {
  const one = field(body, 'Comunicazione')
  const [found] = isRecord(one) ? (readFound({ Comunicazioni: [one] }) ?? []) : []
  if (!found?.code) return undefined
  const last = field(one, 'flagUltimo')
  return {
    ...found,
    kind: textAt(one, 'codTipologiaComunicazione'),
    before: textAt(one, 'codiceComunicazionePrecedente'),
    periodId: textAt(one, 'codiceIdentificativoPeriodoSmartWorking'),
    last: last === undefined || last === true || /^(true|s|si|1)$/i.test(String(last)),
  }
}

const farEnd = '9999-12-31'
/** The one among what was found that says just what a communication says: it had arrived after all. */
export function toldAlready(one: Filled, found: readonly Detail[]): Detail | undefined {
  const ours = found.filter(
    (detail) =>
      detail.employerCode === one.employer.code.toUpperCase() &&
      detail.workerCode === one.worker.fiscalCode &&
      detail.kind === one.kind,
  )
  const { startsOn, endsOn } = one.facts
  if (one.kind === 'I')
    return ours.find(
      (detail) =>
        detail.startsOn === startsOn &&
        detail.endsOn === endsOn &&
        // Annulled since, it is told no more.
        !found.some(({ kind, before }) => kind === 'A' && before === detail.code),
    )
  const about = ours.filter((detail) => detail.before === one.code || detail.code === one.code)
  return about.find((detail) => one.kind === 'A' || detail.endsOn === endsOn)
}

/** Periods of this employer, begun before and still open on the day on which a new one is to begin. */
export function openEarlier(one: Filled, found: readonly Detail[]): Detail[] {
  return found.filter(
    ({ employerCode, workerCode, kind, last, startsOn, endsOn }) =>
      last &&
      kind !== 'A' &&
      employerCode === one.employer.code.toUpperCase() &&
      workerCode === one.worker.fiscalCode &&
      startsOn !== null &&
      startsOn < one.facts.startsOn &&
      (endsOn ?? farEnd) >= one.facts.startsOn,
  )
}
