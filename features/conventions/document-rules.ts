// From a template and the terms to the words that host and partner sign.
import type { Day } from '../../vocabulary/day.ts'
import type { Reason } from '../../vocabulary/refusal.ts'
import {
  type Block,
  dayInItalian,
  faultsOf,
  type Template,
  type WrittenDocument,
  weekdaysInItalian,
  writtenFrom,
} from '../../vocabulary/template.ts'
import type { PartnerAsked, Payer, Terms } from './rules.ts'

/** What a template may speak of; what is required is what both must know before they sign. */
export const placeholders = {
  ospitante: true,
  partner: true,
  titolo: false,
  oggetto: true,
  sedi: true,
  decorrenza: true,
  durata: true,
  rinnovo: true,
  giorni: true,
  postazioni: true,
  costo: true,
  nominativi: true,
  sicurezza: true,
  assicurazione: false,
  riservatezza: true,
  recesso: true,
} as const
export type Placeholder = keyof typeof placeholders
export const placeholderNames = Object.keys(placeholders) as Placeholder[]

/** Why a template may not be used: what it speaks of and nobody knows, and what it leaves unsaid. */
export function reasonsNotToUse(template: Template): Reason[] {
  const { unknown, open, missing, untitled } = faultsOf(template, placeholders)
  return [
    ...unknown.map((placeholder) => ({ code: 'conventions/placeholder-unknown', placeholder })),
    ...(open ? [{ code: 'conventions/placeholder-open' }] : []),
    ...missing.map((placeholder) => ({ code: 'conventions/placeholder-missing', placeholder })),
    ...(untitled ? [{ code: 'conventions/template-untitled' }] : []),
  ]
}

const payerWords: Record<Payer, string> = {
  guest: 'del partner',
  host: 'dell’ospitante',
  alliance: 'della rete',
}
const counted = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`
const euro = (cents: number): string =>
  new Intl.NumberFormat('it-IT', { style: 'currency', currency: 'EUR' })
    .format(cents / 100)
    .replace(/\u00a0/g, ' ')

export function daysWords({
  weekdays,
  morning,
  afternoon,
}: Pick<Terms, 'weekdays' | 'morning' | 'afternoon'>): string {
  const days = [...weekdays].sort((a, b) => a - b)
  const run = days.length > 2 && days.at(-1)! - days[0]! === days.length - 1
  const named = run
    ? `da ${weekdaysInItalian[days[0]! - 1]} a ${weekdaysInItalian[days.at(-1)! - 1]}`
    : days.map((one) => weekdaysInItalian[one - 1]).join(', ')
  const halves = morning && afternoon ? 'per l’intera giornata' : morning ? 'di mattina' : 'di pomeriggio'
  return `${named}, ${halves}, nei giorni e nelle ore di apertura della sede`
}

function seatWords({ seats, mostPerDay }: Pick<PartnerAsked, 'seats' | 'mostPerDay'>): string {
  const kept =
    seats === null
      ? 'le postazioni libere di ciascuna sede, in condivisione con gli altri partner'
      : `${counted(seats, 'postazione riservata', 'postazioni riservate')} in ciascuna sede`
  return mostPerDay === null
    ? kept
    : `${kept}, per al massimo ${counted(mostPerDay, 'persona', 'persone')} al giorno`
}

export function costWords({ cost, costCents, paidBy }: Pick<Terms, 'cost' | 'costCents' | 'paidBy'>): string {
  if (cost === 'none' || costCents === null) return 'L’ospitalità è gratuita'
  return `Ogni postazione costa ${euro(costCents)} ${cost === 'per-day' ? 'per ogni giorno in cui è prenotata' : 'al mese'}, a carico ${payerWords[paidBy]}`
}

export type Place = { name: string; address: string }

/** One value per placeholder: a text, or blocks of its own. */
export function valuesOf(
  terms: Terms,
  { host, partner, sites }: { host: string; partner: string; sites: readonly Place[] },
  numbers: Pick<PartnerAsked, 'seats' | 'mostPerDay'>,
): Record<Placeholder, string | Block> {
  return {
    ospitante: host,
    partner,
    titolo: terms.title.trim(),
    oggetto:
      terms.object.trim().replace(/[.;\s]+$/, '') ||
      'L’uso di postazioni di lavoro vicine al domicilio delle persone',
    sedi: {
      kind: 'table',
      head: ['Sede', 'Indirizzo'],
      rows: sites.map(({ name, address }) => [name, address]),
    },
    decorrenza: `dal ${dayInItalian(terms.from)} o, se successivo, dal giorno dell’ultima firma`,
    durata: `fino al ${dayInItalian(terms.until)} compreso`,
    rinnovo:
      terms.renewsMonths === null
        ? 'Non si rinnova da sola: il rinnovo è concordato per iscritto e chiude la convenzione precedente.'
        : `Si rinnova di ${counted(terms.renewsMonths, 'mese', 'mesi')} in ${counted(terms.renewsMonths, 'mese', 'mesi')}, salvo che una parte comunichi il recesso.`,
    giorni: daysWords(terms),
    postazioni: seatWords(numbers),
    costo: costWords(terms),
    nominativi: terms.names
      ? 'L’ospitante conosce il nome di chi è atteso, per la sicurezza del luogo e per nessun altro scopo.'
      : 'L’ospitante conosce quante persone sono attese e non il loro nome.',
    sicurezza: terms.safetyDuty.trim(),
    assicurazione:
      terms.insuranceDuty.trim() || 'Ciascuna parte provvede alle proprie coperture assicurative.',
    riservatezza: terms.privacyDuty.trim(),
    recesso: `Ciascuna parte può recedere con un preavviso di almeno ${counted(terms.noticeDays, 'giorno', 'giorni')}; per gravi motivi, detti per iscritto, anche subito. Le prenotazioni successive all’ultimo giorno sono spostate in altre sedi o annullate, con avviso alle persone.`,
  }
}

export const documentOf = (
  template: Template,
  values: Record<Placeholder, string | Block>,
): WrittenDocument => writtenFrom(template, values)

/** Where open, the host signs these words for whoever adheres. */
export const anyMember = 'ciascun membro della rete che aderisce'

/** The words that the product brings, until a host writes its own. They quote norms and copy nobody's text. */
export const usualTemplate: Template = {
  title: '{{titolo}}',
  body: `# Le parti
{{ospitante}}, di seguito «ospitante», e {{partner}}, di seguito «partner», convengono quanto segue.

# 1. Oggetto
{{oggetto}}. L’ospitante mette a disposizione delle persone che lavorano per il partner le postazioni delle sedi seguenti:
{{sedi}}

# 2. Durata
La convenzione decorre {{decorrenza}} e dura {{durata}}. {{rinnovo}}

# 3. Giorni e postazioni
L’uso è consentito {{giorni}}. Sono disponibili {{postazioni}}. Si prenota tramite il servizio Vicinato, secondo le regole di ciascuna sede.

# 4. Costo
{{costo}}.

# 5. Sicurezza
{{sicurezza}}

# 6. Assicurazione
{{assicurazione}}

# 7. Dati personali
{{riservatezza}} {{nominativi}} La posizione delle persone non è rilevata; le conferme di presenza servono all’occupazione e alla sicurezza e sono cancellate nei termini stabiliti.

# 8. Recesso
{{recesso}}

# 9. Norme
Fra amministrazioni pubbliche la convenzione è un accordo ai sensi dell’articolo 15 della legge 241/1990, sottoscritto nelle forme del comma 2-bis; con i privati è un contratto. Il rapporto di lavoro di ciascuna persona resta con il proprio ente.
`,
}

/** The duties with which a form begins. */
export const usualDuties = {
  safetyDuty:
    'L’ospitante consegna il documento di valutazione dei rischi e il piano di emergenza della sede e ne cura l’aggiornamento (D.Lgs. 81/2008). Il partner informa le proprie persone e ne assicura il rispetto.',
  insuranceDuty:
    'Il partner mantiene la copertura INAIL e la responsabilità civile verso terzi delle proprie persone; l’ospitante quella dell’immobile.',
  privacyDuty:
    'Ciascuna parte è titolare autonomo dei dati che tratta e li usa soltanto per l’esecuzione della convenzione (Reg. UE 2016/679).',
}

/** Terms as a small firm would accept them as they stand. */
export const usualTerms = (from: Day, until: Day): Terms => ({
  ...{ title: 'Convenzione per postazioni di lavoro vicine', object: '', from, until },
  ...{ renewsMonths: null, noticeDays: 30, cost: 'none', costCents: null, paidBy: 'guest' },
  ...{ weekdays: [1, 2, 3, 4, 5], morning: true, afternoon: true, ...usualDuties, names: false },
  ...{ openTo: null, seatsEach: null, mostPerDayEach: null, mostPartners: null },
})
