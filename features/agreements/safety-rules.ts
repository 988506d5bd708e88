// The safety notice (L. 81/2017 art. 22): the employer hands it to the worker and to the safety representative, in
// writing, at least once a year.
import { addDays, addMonths, type Day, daysOfMonth, monthOf } from '../../vocabulary/day.ts'
import type { Reason } from '../../vocabulary/refusal.ts'
import type { Gate, Requirement } from './gate-rules.ts'

export const capacities = ['worker', 'representative'] as const
export type Capacity = (typeof capacities)[number]
/** product: read and confirmed here; paper: on paper, as an import or the office says; other: PEC, protocol. */
export const receiptWays = ['product', 'paper', 'other'] as const
export type ReceiptWay = (typeof receiptWays)[number]

const months = 12

/**
 * The last day on which a receipt counts: the same day a year later, or where February has none its last
 * (art. 2963 c.c.).
 */
export function safetyUntil(receivedOn: Day): Day {
  const later = addMonths(monthOf(receivedOn), months)
  return daysOfMonth(later)[Number(receivedOn.slice(8, 10)) - 1] ?? addDays(`${addMonths(later, 1)}-01`, -1)
}

export type SafetyFacts = {
  /** Whether the body has written a notice that is in force. */
  written: boolean
  /** The last receipt that counts of the person; null: none. */
  receivedOn: Day | null
  /** The same of the safety representatives, the latest of all; how many there are. */
  representativeOn: Day | null
  representatives: number
}

/** What the safety notice says of a person's month; each thing that is missing with what to do. */
export function safetyNeeded(
  gate: Gate,
  { written, receivedOn, representativeOn, representatives }: SafetyFacts,
  days: readonly Day[],
): Requirement {
  const reasons: Reason[] = []
  const until = receivedOn && safetyUntil(receivedOn)
  const last = days.at(-1)
  if (until === null)
    reasons.push({ code: written ? 'agreements/safety-missing' : 'agreements/safety-unwritten' })
  else if (last && until < last) reasons.push({ code: 'agreements/safety-until', until })
  // Who represents nobody yet cannot have received: the office sees that, and no person is kept for it.
  const theirs = representatives === 0 ? '9999-12-31' : representativeOn && safetyUntil(representativeOn)
  const nothingToHand = !written && until === null
  if (theirs === null && !nothingToHand) reasons.push({ code: 'agreements/safety-representative-missing' })
  else if (theirs !== null && last && theirs < last)
    reasons.push({ code: 'agreements/safety-representative-until', until: theirs })
  const covered = days.filter((day) => until !== null && day <= until && theirs !== null && day <= theirs)
  const onDay = { own: 'agreements/safety-day', of: 'agreements/safety-day-of' }
  return { gate, covered, reasons, onDay }
}

/** Why a notice may not be written so. */
export function reasonsNotToWrite(
  { title, body, validFrom }: { title: string; body: string; validFrom: Day },
  today: Day,
): Reason[] {
  const reasons: Reason[] = []
  if (title.trim() === '') reasons.push({ code: 'agreements/safety-untitled' })
  if (body.trim().length < 40) reasons.push({ code: 'agreements/safety-empty' })
  if (validFrom < today) reasons.push({ code: 'agreements/safety-in-the-past', day: validFrom })
  return reasons
}

/** Why a receipt on paper, or by another provable way, may not be noted. */
export function reasonsNotToNote(
  { receivedOn, proof }: { receivedOn: Day; proof: string },
  { today, isSelf, isCapacity }: { today: Day; isSelf: boolean; isCapacity: boolean },
): Reason[] {
  const reasons: Reason[] = []
  if (isSelf) reasons.push({ code: 'agreements/safety-own-receipt' })
  if (!isCapacity) reasons.push({ code: 'agreements/safety-no-representative' })
  if (receivedOn > today) reasons.push({ code: 'agreements/signed-in-the-future', day: receivedOn })
  if (proof.trim().length < 3) reasons.push({ code: 'agreements/safety-proof-missing' })
  return reasons
}
