// Who has priority in access to work away, and what it counts: a category, its validity, who verified it.
import type { Day } from '../../vocabulary/day.ts'
import type { Reason } from '../../vocabulary/refusal.ts'
import { type PriorityCategory, priorityCategories, type Values } from '../policy/rules.ts'

export { type PriorityCategory, priorityCategories }

/** The situations of the directive of 29 December 2023: a category, never a diagnosis. */
export const derogationCategories = ['health', 'personal', 'family'] as const
export type DerogationCategory = (typeof derogationCategories)[number]

export type Validity = { from: Day; until: Day | null }
export type Priority = Validity & { category: PriorityCategory; verified: boolean }

const overlaps = (a: Validity, b: Validity): boolean =>
  (a.until === null || b.from <= a.until) && (b.until === null || a.from <= b.until)

/** Those that end by themselves: a child grows, a leave is over. */
export const endsByItself = (category: PriorityCategory): boolean => category === 'child-to-12'

/** Why somebody may not state this; all reasons together. */
export function reasonsNotToState(
  stated: Validity & { category: PriorityCategory },
  { today, own }: { today: Day; own: readonly Priority[] },
): Reason[] {
  const { category, from, until } = stated
  const reasons: Reason[] = []
  if (until !== null && until < from) reasons.push({ code: 'priorities/ends-before', from, until })
  else if (until !== null && until < today) reasons.push({ code: 'priorities/over-already', until })
  if (until === null && endsByItself(category)) reasons.push({ code: 'priorities/needs-end' })
  if (own.some((one) => one.category === category && overlaps(one, stated)))
    reasons.push({ code: 'priorities/stated-already' })
  return reasons
}

/** Why an authorisation to be away beyond prevalence may not be noted; all reasons together. */
export function reasonsNotToDerogate(
  { from, until, authorisedBy }: { from: Day; until: Day; authorisedBy: string },
  { today, isSelf }: { today: Day; isSelf: boolean },
): Reason[] {
  const reasons: Reason[] = []
  if (isSelf) reasons.push({ code: 'priorities/own' })
  if (until < from) reasons.push({ code: 'priorities/ends-before', from, until })
  else if (until < today) reasons.push({ code: 'priorities/over-already', until })
  if (authorisedBy.trim().length < 3) reasons.push({ code: 'priorities/authorised-by-missing' })
  return reasons
}

/**
 * What a wish weighs on a day, in percent of what everybody's weighs. Several priorities weigh what one does, and
 * every category the same: from a plan nobody reads which, or how many.
 */
export const weightPercent = (
  priorities: readonly Priority[],
  { percent, categories }: Values['priority-weight'],
  day: Day,
): number =>
  priorities.some(
    ({ category, verified, from, until }) =>
      verified && categories.includes(category) && from <= day && (until === null || day <= until),
  )
    ? percent
    : 100

/** A wish of so many minutes, weighed: whole minutes, as the plan counts them. */
export const weighed = (minutes: number, percent: number): number =>
  percent === 100 ? minutes : Math.round((minutes * percent) / 100)
