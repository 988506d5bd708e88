// The days on which an agreement begins and ends, each with the reason why it is that day.
import { addDays, type Day } from '../../vocabulary/day.ts'
import type { Reason } from '../../vocabulary/refusal.ts'

/** The later of the start proposed and the last signature: nothing is cured for days before it. */
export const effectiveStart = (proposed: Day, signedOn: Day): Day =>
  signedOn > proposed ? signedOn : proposed

/** Why an agreement signed that day would never be in force. */
export const reasonsNotToBegin = (from: Day, until: Day | null, signedOn: Day): Reason[] =>
  until !== null && effectiveStart(from, signedOn) > until
    ? [{ code: 'agreements/over-before-signature', until, signedOn }]
    : []

export type Withdrawal = {
  by: 'worker' | 'office'
  /** A justified reason ends it on a day of choice, without notice (L. 81/2017 art. 19 c. 2). */
  justified: boolean
  /** Justified: the last day, from today on. Otherwise nothing. */
  on: Day | null
  /** Days of notice beyond the least that the office gives; the law wants 90 towards a worker under L. 68/1999. */
  noticeDays: number
  reason: string
}
export type WithdrawalFacts = {
  today: Day
  startsOn: Day
  /** Null: open-ended. */
  endsOn: Day | null
  /** What policy asks, never fewer than 30. */
  leastDays: number
  /** Whether an agreement with a term may be left with notice alone (CCNL art. 65 c. 1 lett. c). */
  fixedTermNotice: boolean
}

const [lawfulLeast, longest] = [30, 365]

/** The last day in force, and why; calendar days, from the day after the notice (the law's "trenta giorni"). */
export function withdrawalEnd(
  { justified, on, noticeDays }: Pick<Withdrawal, 'justified' | 'on' | 'noticeDays'>,
  { today, leastDays }: Pick<WithdrawalFacts, 'today' | 'leastDays'>,
): { endsOn: Day; because: Reason } {
  if (justified)
    return {
      endsOn: on ?? today,
      because: { code: 'agreements/ends-justified', asked: today, endsOn: on ?? today },
    }
  const days = Math.max(lawfulLeast, leastDays, noticeDays)
  const endsOn = addDays(today, days)
  return { endsOn, because: { code: 'agreements/ends-with-notice', asked: today, days, endsOn } }
}

/** Why an agreement may not be withdrawn from so; all reasons together. */
export function reasonsNotToWithdraw(asked: Withdrawal, facts: WithdrawalFacts): Reason[] {
  const { today, endsOn, leastDays, fixedTermNotice } = facts
  const reasons: Reason[] = []
  const end = withdrawalEnd(asked, facts)
  const due = Math.max(lawfulLeast, leastDays)
  if (asked.justified && asked.reason.trim().length < 3) reasons.push({ code: 'agreements/reason-missing' })
  // CCNL art. 65: the body always says why.
  else if (asked.by === 'office' && asked.reason.trim().length < 3)
    reasons.push({ code: 'agreements/reason-missing' })
  if (asked.justified && asked.on !== null && asked.on < today)
    reasons.push({ code: 'agreements/withdrawal-in-the-past', day: asked.on })
  if (!asked.justified && asked.on !== null) reasons.push({ code: 'agreements/day-without-justification' })
  if (!asked.justified && asked.noticeDays !== 0 && asked.noticeDays < due)
    reasons.push({ code: 'agreements/notice-too-short', days: asked.noticeDays, least: due })
  if (asked.noticeDays > longest) reasons.push({ code: 'agreements/notice-too-long', most: longest })
  if (!asked.justified && endsOn !== null && !fixedTermNotice)
    reasons.push({ code: 'agreements/fixed-term-needs-justification' })
  else if (endsOn !== null && end.endsOn >= endsOn)
    reasons.push({ code: 'agreements/ends-anyway', endsOn, withdrawal: end.endsOn })
  return reasons
}

/** Which warning of an end is due: the smallest number of days that has come, undefined where none has. */
export function warningDue(endsOn: Day, daysBefore: readonly number[], today: Day): number | undefined {
  if (endsOn < today) return undefined
  const due = daysBefore.filter((days) => today >= addDays(endsOn, -days))
  return due.length > 0 ? Math.min(...due) : undefined
}
