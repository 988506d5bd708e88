// From a template and what was agreed to the words that are read and signed: headings, paragraphs, lists, tables.
import type { Day } from '../../vocabulary/day.ts'
import type { Reason } from '../../vocabulary/refusal.ts'
import {
  type Block,
  canonicalText,
  dayInItalian,
  faultsOf,
  type Template,
  type WrittenDocument,
  weekdaysInItalian,
  writtenFrom,
} from '../../vocabulary/template.ts'
import type { Objective, PlaceKind, Regime, Terms, Tool } from './rules.ts'

export type { Block, Template }
export { canonicalText }
export type AgreementDocument = WrittenDocument

/** What a template may speak of; those that are required are what the law and the contracts want said. */
export const placeholders = {
  ente: false,
  persona: true,
  squadra: false,
  direzione: false,
  regime: true,
  decorrenza: true,
  durata: true,
  giorni: true,
  luoghi: true,
  fasce: true,
  inoperabilità: true,
  strumenti: true,
  attività: false,
  obiettivi: true,
  disconnessione: true,
  recesso: true,
  condotte: true,
  allegati: false,
} as const
export type Placeholder = keyof typeof placeholders
export const placeholderNames = Object.keys(placeholders) as Placeholder[]

/** Why a template may not be used: what it speaks of and nobody knows, and what it leaves unsaid. */
export function reasonsNotToUse(template: Template): Reason[] {
  const { unknown, open, missing, untitled } = faultsOf(template, placeholders)
  return [
    ...unknown.map((placeholder) => ({ code: 'agreements/placeholder-unknown', placeholder })),
    ...(open ? [{ code: 'agreements/placeholder-open' }] : []),
    ...missing.map((placeholder) => ({ code: 'agreements/placeholder-missing', placeholder })),
    ...(untitled ? [{ code: 'agreements/template-untitled' }] : []),
  ]
}

// What was agreed, in Italian ----------------------------------------------------------------------------

const regimeWords: Record<Regime, string> = {
  agile: 'lavoro agile, senza precisi vincoli di orario o di luogo di lavoro',
  remote: 'lavoro da remoto, con vincolo di tempo',
  'near-work': 'lavoro agile in una postazione vicina al domicilio',
}
const placeWords: Record<PlaceKind, string> = {
  home: 'il domicilio della persona',
  'other-home': 'un’altra abitazione nella disponibilità della persona',
  'near-desk': 'una postazione dell’ente vicina al domicilio',
  coworking: 'uno spazio di lavoro condiviso convenzionato',
  other: 'un altro luogo idoneo, al chiuso, sicuro e riservato',
}
const toolWords: Record<Tool['kind'], string> = {
  computer: 'computer',
  phone: 'telefono',
  connection: 'connessione',
  'remote-access': 'accesso remoto (VPN o postazione virtuale)',
  signature: 'firma digitale',
  other: 'altro',
}
const operatorWords: Record<Objective['operator'], string> = { '=': '', '>=': 'almeno ', '<=': 'al massimo ' }

export const targetWords = ({ kind, operator, target }: Objective): string =>
  kind === 'date'
    ? `${operator === '<=' ? 'entro il ' : operator === '>=' ? 'non prima del ' : 'il '}${dayInItalian(target as Day)}`
    : `${operatorWords[operator]}${target}${kind === 'percentage' ? ' %' : ''}`

export type Parties = {
  organisation: string
  person: string
  team: string | null
  directorate: string | null
}
export type Notice = { noticeDays: number; fixedTermNotice: boolean }

const counted = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

function daysWords({ daysPerMonth, daysPerWeek, weekdays }: Terms): string {
  const month = `fino a ${counted(daysPerMonth, 'giorno', 'giorni')} al mese`
  const week = daysPerWeek === null ? '' : ` e ${counted(daysPerWeek, 'giorno', 'giorni')} alla settimana`
  const pattern =
    weekdays.length > 0
      ? `, di norma ${weekdays.map((one) => weekdaysInItalian[one - 1]).join(' e ')}`
      : ', programmati mese per mese'
  return `${month}${week}${pattern}`
}

function withdrawalWords({ until }: Terms, { noticeDays, fixedTermNotice }: Notice): string {
  const days = Math.max(30, noticeDays)
  const free = `Ciascuna parte può recedere con un preavviso di almeno ${days} giorni; se il recesso è dell’ente è motivato e, verso chi è nelle condizioni dell’articolo 1 della legge 68/1999, il preavviso è di almeno 90 giorni.`
  const justified =
    'In presenza di un giustificato motivo ciascuna parte può recedere senza preavviso, o prima del termine.'
  if (until !== null && !fixedTermNotice) return justified
  return `${free} ${justified}`
}

/** One value per placeholder: a text, or blocks of its own. */
export function valuesOf(
  terms: Terms,
  parties: Parties,
  notice: Notice,
): Record<Placeholder, string | Block> {
  const { from, until } = terms
  return {
    ente: parties.organisation,
    persona: parties.person,
    squadra: parties.team ?? '–',
    direzione: parties.directorate ?? '–',
    regime: regimeWords[terms.regime],
    decorrenza: `dal ${dayInItalian(from)} o, se successivo, dal giorno dell’ultima firma`,
    durata: until === null ? 'a tempo indeterminato' : `a termine, fino al ${dayInItalian(until)} compreso`,
    giorni: daysWords(terms),
    luoghi: { kind: 'list', items: terms.places.map((one) => capital(placeWords[one])) },
    fasce:
      terms.bands.length > 0
        ? terms.bands.map((band) => `dalle ${band.from} alle ${band.until}`).join(', ')
        : 'l’orario di lavoro osservato in presenza',
    inoperabilità: `dalle ${terms.rest.from} alle ${terms.rest.until}`,
    strumenti: {
      kind: 'table',
      head: ['Strumento', 'Messo a disposizione da'],
      rows: terms.tools.map(({ kind, name, providedBy }) => [
        name.trim() ? `${capital(toolWords[kind])}: ${name}` : capital(toolWords[kind]),
        providedBy === 'body' ? 'ente' : 'persona',
      ]),
    },
    attività: {
      kind: 'list',
      items: [...new Set(terms.objectives.map(({ activity }) => activity))].filter(Boolean),
    },
    obiettivi: {
      kind: 'table',
      head: ['Attività', 'Risultato atteso', 'Obiettivo'],
      rows: terms.objectives.map((one) => [one.activity, one.result, targetWords(one)]),
    },
    disconnessione: terms.disconnection.trim(),
    recesso: withdrawalWords(terms, notice),
    condotte: terms.conduct.trim(),
    allegati: terms.annexes.length > 0 ? { kind: 'list', items: [...terms.annexes] } : 'Nessun allegato.',
  }
}

export const documentOf = (
  template: Template,
  values: Record<Placeholder, string | Block>,
): AgreementDocument => writtenFrom(template, values)

/** Words without placeholders, in the same writing. */
export const plainDocumentOf = (template: Template): AgreementDocument =>
  documentOf(
    template,
    Object.fromEntries(placeholderNames.map((name) => [name, ''])) as Record<Placeholder, string>,
  )

/** Of an agreement on paper the words are on paper: here stands what was brought in of it. */
export function paperDocumentOf(terms: Terms, person: string): AgreementDocument {
  const { from, until, bands } = terms
  return {
    title: `Accordo di ${person}, firmato su carta`,
    blocks: [
      { kind: 'paragraph', text: 'Il testo è nell’originale su carta. Qui sta quanto ne è stato riportato.' },
      {
        kind: 'table',
        head: ['Voce', 'Valore'],
        rows: [
          ['Forma', regimeWords[terms.regime]],
          [
            'Durata',
            `dal ${dayInItalian(from)}, ${until === null ? 'a tempo indeterminato' : `fino al ${dayInItalian(until)}`}`,
          ],
          ['Giornate', daysWords(terms)],
          ['Contattabilità', bands.map((band) => `${band.from}-${band.until}`).join(', ') || 'non riportata'],
        ],
      },
    ],
  }
}
