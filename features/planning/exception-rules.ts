// What one person may have in a month otherwise than everybody: with a category and who allowed it, nothing clinical.
import { addDays, addMonths, type Day, type Month } from '../../vocabulary/day.ts'
import type { Reason } from '../../vocabulary/refusal.ts'

/**
 * Why, as a category alone: health, personal or family situations, serious and urgent (directive of 29 December
 * 2023), vulnerability, distance, or the office's own needs. Never a diagnosis (GDPR art. 9).
 */
export const exceptionCategories = [
  'health',
  'care',
  'family',
  'vulnerability',
  'distance',
  'organisation',
  'other',
] as const
export type ExceptionCategory = (typeof exceptionCategories)[number]

export type ExceptionWritten = {
  month: Month
  personId: string
  /** Away days in the month, and in an ISO week, instead of those of everybody; null leaves what holds. */
  daysPerMonth: number | null
  daysPerWeek: number | null
  /** Away days may outnumber those in the office. */
  beyondPrevalence: boolean
  category: ExceptionCategory
  authorisedBy: string
  from: Day
  until: Day
}

export function reasonsNotToExcept(
  written: ExceptionWritten,
  facts: { workingDays: number; planned: boolean; published: boolean; already: boolean },
): Reason[] {
  const { month, daysPerMonth, daysPerWeek, beyondPrevalence, from, until } = written
  const reasons: Reason[] = []
  const [first, last] = [`${month}-01` as Day, addDays(`${addMonths(month, 1)}-01` as Day, -1)]
  if (!facts.planned) reasons.push({ code: 'planning/exception-not-planned' })
  if (facts.published) reasons.push({ code: 'planning/published', month })
  if (facts.already) reasons.push({ code: 'planning/exception-already', month })
  if (daysPerMonth === null && daysPerWeek === null && !beyondPrevalence)
    reasons.push({ code: 'planning/exception-empty' })
  if (daysPerMonth !== null && daysPerMonth > facts.workingDays)
    reasons.push({ code: 'planning/exception-too-many', most: facts.workingDays })
  if (until < from) reasons.push({ code: 'planning/exception-ends-before', day: from })
  else if (until < first || from > last) reasons.push({ code: 'planning/exception-elsewhen', month })
  return reasons
}
