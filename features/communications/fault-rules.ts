// What the Ministry's schema asks of each field (XSD SmartWorking 1.0, patterns; circ. of DM 149/2022), checked before
// anything is sent: every fault at once, each with what would mend it.
import { type Day, isDay } from '../../vocabulary/day.ts'
import { birthDayOf, birthPlaceOf, faultOfFiscalCode } from '../people/rules.ts'
import type { Facts, Kind, Settings } from './rules.ts'

/** What is known of the employment beyond the register of people: kept by this feature. */
export type Employment = {
  /** First day of the employment. */
  startedOn: Day | null
  /** A01 permanent, A02 fixed-term, A03 apprentice; others of the Ministry's table. Empty: from the contract. */
  relation: string
  /** Empty: the body's own. */
  pat: string
  tariff: string
  /** Where the fiscal code does not tell: a code that was given anew, a place that has another code by now. */
  birthDay: Day | null
  birthPlace: string
}
export const noEmployment: Employment = {
  ...{ startedOn: null, relation: '', pat: '', tariff: '', birthDay: null, birthPlace: '' },
}
export type Worker = {
  fiscalCode: string
  givenName: string
  familyName: string
  contract: 'permanent' | 'fixed-term' | 'apprentice'
} & Employment

/** A communication with all that it says: what becomes a request, or a row of a file. */
export type Filled = {
  /** Number by which the answer names it. */
  number: number
  kind: Kind
  facts: Facts
  /** The code of what it changes, ends or annuls; empty of a start. */
  code: string
  employer: { code: string; name: string }
  delegate: { kind: string; code: string } | null
  worker: {
    fiscalCode: string
    givenName: string
    familyName: string
    birthDay: string
    birthPlace: string
    startedOn: string
    relation: string
    pat: string
    tariff: string
  }
}
export type Fault = { code: string; field: string; found: string }

const relations = { permanent: 'A01', 'fixed-term': 'A02', apprentice: 'A03' } as const
const patterns = {
  communication: /^[0-9]{17}$/,
  place: /^[A-Z][0-9]{3}$/,
  pat: /^[0-9]{9}$/,
  tariff: /^[0-9]{4}$/,
  relation: /^[A-Z][0-9]{2}$/,
  delegate: /^[0-9]{3}$/,
  person: /^[A-Z]{6}[0-9LMNPQRSTUV]{2}[A-Z][0-9LMNPQRSTUV]{2}[A-Z][0-9LMNPQRSTUV]{3}[A-Z]$/,
  numeric: /^[0-9]{11}$/,
}
export const isCommunicationCode = (code: string): boolean => patterns.communication.test(code)
export const isTaxCode = (code: string): boolean => patterns.person.test(code) || patterns.numeric.test(code)
export const isPat = (pat: string): boolean => patterns.pat.test(pat)
export const isTariff = (tariff: string): boolean => patterns.tariff.test(tariff)
export const isRelation = (relation: string): boolean => patterns.relation.test(relation)
export const isBirthPlace = (place: string): boolean => patterns.place.test(place)

/** Brings together what settings, the register of people and the employment say. */
export function fill(
  { number, kind, facts, code }: Pick<Filled, 'number' | 'kind' | 'facts' | 'code'>,
  worker: Worker,
  settings: Settings,
  thisYear: number,
): Filled {
  const { fiscalCode, givenName, familyName } = worker
  const told = faultOfFiscalCode(fiscalCode) !== 'shape'
  return {
    ...{ number, kind, facts, code },
    employer: { code: settings.employerCode, name: settings.employerName },
    delegate: settings.delegateKind ? { kind: settings.delegateKind, code: settings.delegateCode } : null,
    worker: {
      ...{ fiscalCode, givenName, familyName },
      birthDay: worker.birthDay ?? (told ? birthDayOf(fiscalCode, thisYear) : ''),
      birthPlace: worker.birthPlace || (told ? birthPlaceOf(fiscalCode) : ''),
      startedOn: worker.startedOn ?? '',
      relation: worker.relation || relations[worker.contract],
      pat: worker.pat || settings.pat,
      tariff: worker.tariff || settings.tariff,
    },
  }
}

/** Everything that is wrong with one communication. */
export function faultsOf({ kind, facts, code, employer, delegate, worker }: Filled): Fault[] {
  const faults: Fault[] = []
  const fault = (name: string, field: string, found = '') =>
    faults.push({ code: `communications/fault-${name}`, field, found: found.slice(0, 60) })
  const expect = (right: boolean, name: string, field: string, found: string) => {
    if (!found) fault(`${name}-missing`, field)
    else if (!right) fault(name, field, found)
  }
  if (kind === 'I') {
    expect(isTaxCode(employer.code), 'employer-code', 'employerCode', employer.code)
    if (!employer.name.trim()) fault('employer-name-missing', 'employerName')
    expect(isTaxCode(worker.fiscalCode), 'fiscal-code', 'fiscalCode', worker.fiscalCode)
    if (!worker.familyName.trim() || !worker.givenName.trim()) fault('name-missing', 'name')
    expect(isDay(worker.birthDay), 'birth-day', 'birthDay', worker.birthDay)
    expect(isBirthPlace(worker.birthPlace), 'birth-place', 'birthPlace', worker.birthPlace)
    expect(isDay(worker.startedOn), 'employment-start', 'startedOn', worker.startedOn)
    if (isDay(worker.startedOn) && worker.startedOn > facts.startsOn)
      fault('employed-later', 'startedOn', worker.startedOn)
  } else expect(isCommunicationCode(code), 'target', 'code', code)
  if (kind === 'I' || kind === 'M') {
    expect(isRelation(worker.relation), 'relation', 'relation', worker.relation)
    expect(isPat(worker.pat), 'pat', 'pat', worker.pat)
    expect(isTariff(worker.tariff), 'tariff', 'tariff', worker.tariff)
    if (facts.signedOn === null) fault('signed-on-missing', 'signedOn')
    else if (kind === 'I' && facts.signedOn > facts.startsOn)
      fault('signed-after-start', 'signedOn', facts.signedOn)
    if (facts.endsOn !== null && facts.endsOn < facts.startsOn)
      fault('ends-before-start', 'endsOn', facts.endsOn)
  }
  if (kind === 'R' && facts.endsOn === null) fault('last-day-missing', 'endsOn')
  if (delegate && kind !== 'R') {
    if (!patterns.delegate.test(delegate.kind)) fault('delegate-kind', 'delegateKind', delegate.kind)
    if (delegate.code && !isTaxCode(delegate.code)) fault('delegate-code', 'delegateCode', delegate.code)
  }
  return faults
}

/** Faults that one change of the settings mends for everybody: said once, not for each person. */
export const fieldsOfSettings: readonly string[] = [
  ...['employerCode', 'employerName', 'delegateKind', 'delegateCode'],
]

/** What is wrong with the settings by themselves. */
export function reasonsAgainstSettings(settings: Settings): { code: string; field: string }[] {
  const { employerCode, employerName, pat, tariff, delegateKind, delegateCode } = settings
  const reasons: { code: string; field: string }[] = []
  const wrong = (name: string, field: string) => reasons.push({ code: `communications/fault-${name}`, field })
  if (!isTaxCode(employerCode))
    wrong(employerCode ? 'employer-code' : 'employer-code-missing', 'employerCode')
  if (!employerName.trim()) wrong('employer-name-missing', 'employerName')
  if (pat && !isPat(pat)) wrong('pat', 'pat')
  if (tariff && !isTariff(tariff)) wrong('tariff', 'tariff')
  if (delegateKind && !patterns.delegate.test(delegateKind)) wrong('delegate-kind', 'delegateKind')
  if (delegateCode && !isTaxCode(delegateCode)) wrong('delegate-code', 'delegateCode')
  return reasons
}
