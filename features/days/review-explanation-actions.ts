import type { ActingErrand } from '../../platform/context.ts'
import { NotFound } from '../../vocabulary/refusal.ts'
import { explainDayOf, explainDayToOfficer } from '../explanations/day-actions.ts'
import { shownReview } from './review-actions.ts'
import { findReview } from './review-store.ts'

/** What the person may know of the day, for whoever may answer the review; to all others there is no such thing. */
export async function explainReviewed(errand: ActingErrand, { reviewId }: { reviewId: string }) {
  const { actor, today, transaction } = errand
  const row = await transaction(({ tx }) => findReview(tx, actor.organisationId, reviewId))
  if (!row) throw new NotFound('review')
  if (row.personId === actor.personId) return explainDayOf(errand, row)
  if (!shownReview(row, { actor, today }).forMe) throw new NotFound('review')
  return explainDayToOfficer(errand, row)
}
