// Over which days a person's presence must prevail: months together, or as long as the own agreement runs.
import { addMonths, type Day, type Month, monthOf } from '../../vocabulary/day.ts'
import { mostAwayDays } from '../policy/rules.ts'
import type { MonthRules } from './frozen-rules.ts'

export type PresenceWindow = {
  workingDays: number
  /** Away days in the published months of it, other than the one that is asked about. */
  used: number
  /** First and last day of the agreement whose duration it is; null where it is months together. */
  agreement: { from: Day; until: Day } | null
}
/** An agreement with a term that is in force in a month, and the away days had within it in other months. */
export type AgreementUsed = {
  personId: string
  partTimePercent: number
  startsOn: Day
  endsOn: Day
  used: number
}

/** Whether each agreement is a window of its own; one without a term has none, and keeps to the months. */
export const isByAgreement = ({ prevalence }: Pick<MonthRules, 'prevalence'>): boolean =>
  prevalence.required && prevalence.over === 'agreement'

/** @returns the months from that of one day to that of another */
export function monthsFrom(from: Day, until: Day): Month[] {
  const months: Month[] = []
  for (let month = monthOf(from); month <= monthOf(until); month = addMonths(month, 1)) months.push(month)
  return months
}

/**
 * By person the window of the agreement in force. Of two in one month, one after the other, the one that leaves
 * fewer days: presence prevails in each only where the tighter one is heeded.
 * @param workingDaysIn of any month, ascending
 */
export function agreementWindows(
  agreements: readonly AgreementUsed[],
  { prevalence }: Pick<MonthRules, 'prevalence'>,
  workingDaysIn: (month: Month) => readonly Day[],
): Map<string, PresenceWindow> {
  const inMonth = new Map<Month, readonly Day[]>()
  const counted = new Map<string, number>()
  const daysOf = (month: Month) => {
    const known = inMonth.get(month) ?? workingDaysIn(month)
    inMonth.set(month, known)
    return known
  }
  // Many agreements begin and end on the same days: each pair is counted once.
  const count = (from: Day, until: Day): number => {
    const key = `${from} ${until}`
    const days =
      counted.get(key) ??
      monthsFrom(from, until).reduce(
        (sum, month) => sum + daysOf(month).filter((day) => day >= from && day <= until).length,
        0,
      )
    counted.set(key, days)
    return days
  }
  const tightest = new Map<string, { left: number; window: PresenceWindow }>()
  for (const { personId, partTimePercent, startsOn, endsOn, used } of agreements) {
    const workingDays = count(startsOn, endsOn)
    const left = mostAwayDays(Math.floor((workingDays * partTimePercent) / 100), prevalence.strict) - used
    const known = tightest.get(personId)
    if (known && known.left <= left) continue
    const window = { workingDays, used, agreement: { from: startsOn, until: endsOn } }
    tightest.set(personId, { left, window })
  }
  return new Map([...tightest].map(([personId, { window }]) => [personId, window]))
}
