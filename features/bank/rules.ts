// The bank of days: what one may give and ask, what each would change, and who receives. Whole days, as the plan counts.
import { addDays, type Day } from '../../vocabulary/day.ts'
import type { Reason } from '../../vocabulary/refusal.ts'
import type { BankRules } from '../policy/rules.ts'

export type { BankRules } from '../policy/rules.ts'
export const transferReasons = [
  'given',
  'shared',
  'called',
  'received',
  'taken-back',
  'expired',
  'carried',
] as const
export type TransferReason = (typeof transferReasons)[number]
export type Stage = 'wishes' | 'planning' | 'published'

/** The last day on which days of a month move. @param days the month's working days */
export const closesOn = (days: readonly Day[], { closesBefore }: Pick<BankRules, 'closesBefore'>): Day =>
  addDays(days.at(-1)!, -closesBefore)

/** What is known of who gives or asks, in one month. */
export type OwnMonth = {
  stage: Stage
  today: Day
  closesOn: Day
  /** Away days that the person may have now, of which those used by a published plan. */
  quota: number
  used: number
  /** With what presence and the agreement allow at most; null where nothing limits. */
  most: number | null
  /** Received from the bank, or below nothing given to it; and received in the year's other months. */
  bankDays: number
  receivedInYear: number
  hasAgreement: boolean
  /** Days asked and not received yet; 0 where nothing waits. */
  waiting: number
  /** Of the directorate, where days leave it; null where they stay. */
  budgetLeft: number | null
}

const reasonsOfTime = (
  { stage, today, closesOn: until }: Pick<OwnMonth, 'stage' | 'today' | 'closesOn'>,
  { open }: Pick<BankRules, 'open'>,
): Reason[] => [
  ...(open ? [] : [{ code: 'bank/closed' }]),
  ...(today > until ? [{ code: 'bank/month-over', until }] : []),
  ...(stage === 'planning' ? [{ code: 'bank/being-planned' }] : []),
]

/** Days that the person may have and does not use: before the plan all of them. */
export const unusedDays = ({ quota, used }: Pick<OwnMonth, 'quota' | 'used'>): number =>
  Math.max(0, quota - used)

/** Why days may not be given; all reasons. @param planned of them, away days of the published plan */
export function reasonsNotToGive(
  own: OwnMonth,
  rules: BankRules,
  { days, planned }: { days: number; planned: number },
): Reason[] {
  const reasons = reasonsOfTime(own, rules)
  const left = unusedDays(own) + planned
  if (planned > days) reasons.push({ code: 'bank/planned-not-given', days, planned })
  if (days > left) reasons.push({ code: 'bank/nothing-to-give', days, left })
  if (rules.givers === 'with-agreement' && !own.hasAgreement) reasons.push({ code: 'bank/needs-agreement' })
  if (own.waiting > 0) reasons.push({ code: 'bank/asks-already' })
  if (own.budgetLeft !== null && own.budgetLeft + planned < days)
    reasons.push({ code: 'bank/budget-used', left: Math.max(0, own.budgetLeft + planned) })
  return reasons
}

/** How many days more a person may receive, and by which limits no more than that. */
export function roomOf(
  { quota, most, bankDays, receivedInYear }: Pick<OwnMonth, 'quota' | 'most' | 'bankDays' | 'receivedInYear'>,
  { mostPerMonth, mostPerYear }: Pick<BankRules, 'mostPerMonth' | 'mostPerYear'>,
): { days: number; reasons: Reason[] } {
  const received = Math.max(0, bankDays)
  const limits: { days: number; reason: Reason }[] = []
  if (most !== null) limits.push({ days: most - quota, reason: { code: 'bank/most-away', most } })
  if (mostPerMonth > 0)
    limits.push({ days: mostPerMonth - received, reason: { code: 'bank/month-limit', most: mostPerMonth } })
  if (mostPerYear > 0)
    limits.push({
      days: mostPerYear - receivedInYear - received,
      reason: { code: 'bank/year-limit', most: mostPerYear },
    })
  const days = Math.max(0, Math.min(31, ...limits.map((one) => one.days)))
  return { days, reasons: limits.filter((one) => one.days <= days).map(({ reason }) => reason) }
}

/** Why days may not be asked for; all reasons. That the bank has none is no reason: one waits. */
export function reasonsNotToAsk(own: OwnMonth, rules: BankRules, days: number): Reason[] {
  const reasons = reasonsOfTime(own, rules)
  if (own.waiting > 0) reasons.push({ code: 'bank/waits-already' })
  if (own.bankDays < 0) reasons.push({ code: 'bank/gave-already', days: -own.bankDays })
  const room = roomOf(own, rules)
  if (days > room.days) reasons.push({ code: 'bank/no-room', room: room.days }, ...room.reasons)
  return reasons
}

/** What a gift or, once they are received, days asked for would change. */
export const afterGift = (own: OwnMonth, days: number, planned: number) => ({
  quota: own.quota - days,
  used: own.used - planned,
  unused: unusedDays(own) - days + planned,
})
export const afterReceiving = (own: OwnMonth, days: number) => ({
  quota: own.quota + days,
  used: own.used,
  unused: unusedDays({ quota: own.quota + days, used: own.used }),
})

// Who receives -------------------------------------------------------------------------------------------

export type Asking = {
  requestId: string
  /** Days still waited for, no more than there is room for. */
  days: number
  /** What a wish of this person weighs, in percent; 100 without a priority that counts. */
  percent: number
  /** Days received in the year. */
  received: number
  askedOn: Day
}

/**
 * Gives the days there one by one, each to whoever comes first then: by what the policy lets a verified priority count;
 * who received least; who asked on an earlier day; and of these one by lot. The same day is drawn and not raced for: it
 * spares nobody the sleep of midnight, and who is passed over cannot tell why.
 * @param seed of the lot: the same one draws the same
 * @returns days by request, of every request
 */
export function distributed(
  there: number,
  asking: readonly Asking[],
  priority: BankRules['priority'],
  seed: string,
): Map<string, number> {
  const given = new Map(asking.map(({ requestId }) => [requestId, 0]))
  const queue = asking.map((one) => ({ ...one, lot: lotOf(`${seed} ${one.requestId}`) }))
  const hadOf = ({ requestId, received, percent }: Asking) => {
    const had = received + given.get(requestId)!
    return priority === 'priority-share' ? (had * 100) / percent : had
  }
  const before = (a: (typeof queue)[number], b: (typeof queue)[number]): number =>
    (priority === 'priority-first' ? b.percent - a.percent : 0) ||
    hadOf(a) - hadOf(b) ||
    (priority === 'priority-share' ? b.percent - a.percent : 0) ||
    (a.askedOn < b.askedOn ? -1 : a.askedOn > b.askedOn ? 1 : 0) ||
    a.lot - b.lot ||
    (a.requestId < b.requestId ? -1 : 1)
  for (let left = there; left > 0; left--) {
    const open = queue.filter((one) => given.get(one.requestId)! < one.days)
    if (open.length === 0) break
    const first = open.reduce((best, one) => (before(one, best) < 0 ? one : best))
    given.set(first.requestId, given.get(first.requestId)! + 1)
  }
  return given
}

/** A number of a text, spread evenly enough to draw by (FNV-1a with a last mix). */
function lotOf(text: string): number {
  let hash = 0x811c9dc5
  for (const letter of text) hash = Math.imul(hash ^ letter.codePointAt(0)!, 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 15), 0x85ebca6b)
  return (hash ^ (hash >>> 13)) >>> 0
}

/**
 * Why somebody received so many. Of others only the order that holds for all is said: never who or how many they are,
 * and of a priority only to whose it is. Two who are passed over for different causes read the same words.
 */
export function reasonsOfAnswer(
  { days, percent, received, limited }: Asking & { limited: readonly Reason[] },
  { got, there, enough }: { got: number; there: number | null; enough: boolean },
  { priority }: Pick<BankRules, 'priority'>,
): Reason[] {
  const reasons: Reason[] = []
  if (got >= days && days > 0) reasons.push({ code: 'bank/why-all', days: got })
  else if (!enough)
    reasons.push(
      there === null ? { code: 'bank/why-too-few' } : { code: 'bank/why-too-few-of', there },
      { code: `bank/why-order-${priority}` },
      { code: 'bank/why-received', days: received },
    )
  reasons.push(...limited)
  if (priority !== 'priority-none' && percent > 100) reasons.push({ code: 'bank/why-own-priority' })
  return reasons
}

// What is told of many ----------------------------------------------------------------------------------

/** Below so many people a bank says no figure: a change of it would be somebody's. */
export const leastOfBank = 10
/** Days that fewer people gave or received are not told (Regole deontologiche SISTAN art. 5; the house's five). */
export const leastTold = 5
export const toldRound = (count: number): number | null =>
  count === 0 ? 0 : count < leastTold ? null : Math.round(count / 5) * 5

export type Counted = { days: number; people: number }
/**
 * A column of figures of which none is about fewer than five people, and none follows from the total: where one alone is
 * hidden, the least of the others is too; the total is told where what is hidden is of five people together.
 */
export function toldColumn(cells: readonly Counted[]): { cells: (number | null)[]; total: number | null } {
  const hidden = cells.map(({ people }) => people > 0 && people < leastTold)
  if (hidden.filter(Boolean).length === 1) {
    const others = cells.flatMap(({ people }, at) => (people > 0 && !hidden[at] ? [at] : []))
    const least = others.sort((a, b) => cells[a]!.people - cells[b]!.people)[0]
    if (least !== undefined) hidden[least] = true
  }
  const sum = (of: (cell: Counted, at: number) => number) =>
    cells.reduce((total, cell, at) => total + of(cell, at), 0)
  const hiddenPeople = sum(({ people }, at) => (hidden[at] ? people : 0))
  const isWhole = hiddenPeople === 0 || (hiddenPeople >= leastTold && hidden.filter(Boolean).length > 1)
  return {
    cells: cells.map(({ days }, at) => (hidden[at] ? null : days)),
    total: isWhole ? sum(({ days }) => days) : null,
  }
}
