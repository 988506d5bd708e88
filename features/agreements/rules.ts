// The terms of an agreement on work away from the office (L. 81/2017 art. 19; CCNL Funzioni Locali 16/11/2022
// artt. 63-70; Protocollo 7/12/2021), and what is wrong with them: everything at once, field by field.
import { addDays, addMonths, type Day, daysOfMonth, isDay, monthOf } from '../../vocabulary/day.ts'
import type { Reason } from '../../vocabulary/refusal.ts'
import type { Values } from '../policy/rules.ts'

/** agile: no constraint of hours; remote: with one (CCNL art. 68); near-work: agile, at a desk near home. */
export const regimes = ['agile', 'remote', 'near-work'] as const
export type Regime = (typeof regimes)[number]
/** Places by category alone: an address is in no agreement, so nothing can be compared with a position. */
export const placeKinds = ['home', 'other-home', 'near-desk', 'coworking', 'other'] as const
export type PlaceKind = (typeof placeKinds)[number]
export const providers = ['body', 'worker'] as const
export const toolKinds = ['computer', 'phone', 'connection', 'remote-access', 'signature', 'other'] as const
export const objectiveKinds = ['text', 'number', 'percentage', 'date'] as const
export const operators = ['=', '>=', '<='] as const
/** Under which collective agreement: which words the document has. */
export const frames = ['local', 'central', 'private'] as const
export type Frame = (typeof frames)[number]

export type Band = { from: string; until: string }
export type Tool = { kind: (typeof toolKinds)[number]; name: string; providedBy: (typeof providers)[number] }
export type Objective = {
  activity: string
  result: string
  kind: (typeof objectiveKinds)[number]
  /** `=` alone for a text. */
  operator: (typeof operators)[number]
  target: string
}
export type Terms = {
  frame: Frame
  regime: Regime
  from: Day
  /** The last day; null for an open-ended agreement. */
  until: Day | null
  daysPerMonth: number
  /** Null: no limit of its own. */
  daysPerWeek: number | null
  /** Weekdays agreed (1 = Monday); empty where days are programmed month by month. */
  weekdays: number[]
  places: PlaceKind[]
  /** When the person can be reached on a day away. */
  bands: Band[]
  /** When nothing is done: over midnight. */
  rest: Band
  tools: Tool[]
  objectives: Objective[]
  disconnection: string
  conduct: string
  annexes: string[]
}
export type TermsPolicy = Values['agreement-terms']

const [restMinutes, nightFrom, nightUntil] = [11 * 60, 22 * 60, 6 * 60]
const wholeDay = 24 * 60
const minutesOf = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5))

/** The last day of a term of whole months: from 15 January, of one month, it is 14 February. */
export function lastDayOf(from: Day, months: number): Day {
  const days = daysOfMonth(addMonths(monthOf(from), months))
  const anniversary = days[Number(from.slice(8, 10)) - 1] ?? addDays(days.at(-1)!, 1)
  return addDays(anniversary, -1)
}

/** Bands of contact and rest: length, least number, 22-6, eleven hours (CCNL art. 66; D.Lgs. 66/2003 art. 7). */
export function reasonsAboutBands(
  { regime, bands, rest }: Pick<Terms, 'regime' | 'bands' | 'rest'>,
  policy: TermsPolicy,
): Reason[] {
  const reasons: Reason[] = []
  const ranges = bands.map(({ from, until }) => ({ from: minutesOf(from), until: minutesOf(until) }))
  for (const [index, { from, until }] of ranges.entries())
    if (from >= until) reasons.push({ code: 'agreements/band-backwards', band: index + 1 })
    else if (from < nightUntil || until > nightFrom)
      reasons.push({ code: 'agreements/band-at-night', band: index + 1 })
  const sorted = [...ranges].sort((a, b) => a.from - b.from)
  if (sorted.some((one, index) => index > 0 && one.from < sorted[index - 1]!.until))
    reasons.push({ code: 'agreements/bands-overlap' })
  const total = ranges.reduce((sum, { from, until }) => sum + Math.max(0, until - from), 0)
  if (total > policy.dailyMinutes)
    reasons.push({ code: 'agreements/bands-too-long', minutes: total, most: policy.dailyMinutes })
  const long = ranges.filter(({ from, until }) => until - from >= policy.leastBandMinutes).length
  // Remote work keeps the hours of the office: bands are of agile work.
  if (regime !== 'remote' && long < policy.leastBands)
    reasons.push({
      code: 'agreements/too-few-bands',
      found: long,
      least: policy.leastBands,
      minutes: policy.leastBandMinutes,
    })
  const [restFrom, restUntil] = [minutesOf(rest.from), minutesOf(rest.until)]
  const restLong = restFrom >= restUntil ? wholeDay - restFrom + restUntil : restUntil - restFrom
  if (restLong < restMinutes) reasons.push({ code: 'agreements/rest-too-short', minutes: restLong })
  const overNight = restFrom >= restUntil && restFrom <= nightFrom && restUntil >= nightUntil
  if (!overNight) reasons.push({ code: 'agreements/rest-without-night' })
  else if (ranges.some(({ from, until }) => from < until && (from < restUntil || until > restFrom)))
    reasons.push({ code: 'agreements/band-in-rest' })
  return reasons
}

/** Whether a target is one of its kind: a number, a percentage from 0 to 100, a day. */
export function isTarget({
  kind,
  target,
  operator,
}: Pick<Objective, 'kind' | 'target' | 'operator'>): boolean {
  const number = /^-?\d+([.,]\d+)?$/.test(target) ? Number(target.replace(',', '.')) : Number.NaN
  if (kind === 'text') return target.trim() !== '' && operator === '='
  if (kind === 'number') return Number.isFinite(number)
  if (kind === 'percentage') return number >= 0 && number <= 100
  return isDay(target)
}

export type ProposalFacts = {
  today: Day
  policy: TermsPolicy
  /** The person's last day here, where known. */
  leftOn: Day | null
  /** On a revision or renewal: the last day of the agreement that it follows, null for an open-ended one. */
  parent: { kind: 'revision' | 'renewal'; from: Day; until: Day | null } | null
}

/** Why these terms may not be proposed; all reasons together. */
export function reasonsNotToPropose(
  terms: Terms,
  { today, policy, leftOn, parent }: ProposalFacts,
): Reason[] {
  const reasons: Reason[] = []
  const { from, until } = terms
  if (from < today) reasons.push({ code: 'agreements/starts-in-the-past', from, today })
  if (until === null && !policy.openEnded) reasons.push({ code: 'agreements/open-ended-not-allowed' })
  if (until !== null && until <= from) reasons.push({ code: 'agreements/ends-before-start', from, until })
  if (until !== null && until > lastDayOf(from, policy.mostMonths))
    reasons.push({
      code: 'agreements/too-long',
      months: policy.mostMonths,
      latest: lastDayOf(from, policy.mostMonths),
    })
  if (leftOn !== null && (until === null || until >= leftOn))
    reasons.push({ code: 'agreements/beyond-departure', day: leftOn })
  if (parent?.kind === 'revision' && (from <= parent.from || (parent.until !== null && from > parent.until)))
    reasons.push({ code: 'agreements/revision-outside', from, parentFrom: parent.from })
  if (parent?.kind === 'renewal' && parent.until === null)
    reasons.push({ code: 'agreements/renewal-of-open-ended' })
  if (parent?.kind === 'renewal' && parent.until !== null && from <= parent.until)
    reasons.push({ code: 'agreements/renewal-too-early', from, until: parent.until })
  if (terms.daysPerMonth < 1) reasons.push({ code: 'agreements/no-days' })
  if (policy.mostDaysPerMonth > 0 && terms.daysPerMonth > policy.mostDaysPerMonth)
    reasons.push({
      code: 'agreements/too-many-days',
      days: terms.daysPerMonth,
      most: policy.mostDaysPerMonth,
    })
  if (terms.daysPerWeek !== null && terms.weekdays.length > terms.daysPerWeek)
    reasons.push({
      code: 'agreements/pattern-beyond-week',
      weekdays: terms.weekdays.length,
      most: terms.daysPerWeek,
    })
  if (new Set(terms.weekdays).size < terms.weekdays.length) reasons.push({ code: 'agreements/weekday-twice' })
  if (terms.places.length === 0) reasons.push({ code: 'agreements/no-place' })
  if (terms.regime === 'near-work' && !terms.places.some((one) => one === 'near-desk' || one === 'coworking'))
    reasons.push({ code: 'agreements/near-work-without-desk' })
  if (terms.tools.length === 0) reasons.push({ code: 'agreements/no-tools' })
  // CCNL art. 68: who works with a clock elsewhere does so on the body's devices.
  if (
    terms.regime === 'remote' &&
    terms.tools.some((one) => one.kind === 'computer' && one.providedBy === 'worker')
  )
    reasons.push({ code: 'agreements/remote-on-own-computer' })
  if (terms.objectives.length === 0) reasons.push({ code: 'agreements/no-objectives' })
  for (const [index, objective] of terms.objectives.entries())
    if (objective.activity.trim() === '' || objective.result.trim() === '')
      reasons.push({ code: 'agreements/objective-empty', objective: index + 1 })
    else if (!isTarget(objective))
      reasons.push({ code: 'agreements/target-unreadable', objective: index + 1, kind: objective.kind })
  if (terms.disconnection.trim() === '') reasons.push({ code: 'agreements/no-disconnection' })
  if (terms.conduct.trim() === '') reasons.push({ code: 'agreements/no-conduct' })
  return [...reasons, ...reasonsAboutBands(terms, policy)]
}

const oneHour = ['09:00', '10:30', '12:00', '14:00', '15:30', '17:00']
const anHourAfter = (clock: string) =>
  `${String(Number(clock.slice(0, 2)) + 1).padStart(2, '0')}${clock.slice(2)}`
/** The bands with which a form begins: two, or as many of an hour as policy asks for. */
export const usualBands = ({ leastBands, leastBandMinutes }: TermsPolicy): Band[] =>
  leastBands <= 2 && leastBandMinutes <= 120
    ? [
        { from: '09:30', until: '12:30' },
        { from: '14:00', until: '16:00' },
      ]
    : oneHour.slice(0, leastBands).map((from) => ({ from, until: anHourAfter(from) }))

/** The texts with which a form begins; each body writes its own into the agreement. */
export const usualRest: Band = { from: '20:00', until: '07:00' }
export const usualTexts = {
  disconnection:
    'Fuori dalle fasce di contattabilità e durante la fascia di inoperabilità non è richiesta alcuna prestazione, né leggere messaggi o rispondere a telefonate; gli strumenti di lavoro si possono spegnere.',
  conduct:
    'Costituiscono condotte che possono dare luogo a sanzione disciplinare: non essere contattabile nelle fasce concordate senza giustificato motivo; usare gli strumenti assegnati in modo difforme dalle istruzioni; non custodire i dati trattati; non rispettare le indicazioni sulla sicurezza ricevute con l’informativa.',
}
