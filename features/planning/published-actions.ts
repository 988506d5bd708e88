import type { Day, Month } from '../../vocabulary/day.ts'
import { saveDayChanges } from './change-store.ts'
import { freeSeatsOf, takeSeatsOf } from './near-moving-actions.ts'
import type { Acting } from './near-seats-actions.ts'
import type { ChangeKind, Place } from './rules.ts'

export type PublishedMove = {
  month: Month
  runId: string
  personId: string
  day: Day
  /** The day's place among the month's working days. */
  index: number
  from: Place
  to: Place
  kind: ChangeKind
  reason: string
  by: string
}

/**
 * Writes moves that were decided by their rules, with the sums that they rest on held. Whoever leaves a seat near home
 * frees it at once; whoever is given one has it by the commit, or nothing is written.
 */
export async function movePublishedDays(
  moment: Acting,
  organisationId: string,
  moves: readonly PublishedMove[],
): Promise<void> {
  await freeSeatsOf(moment, organisationId, moves)
  await saveDayChanges(moment.tx, organisationId, moves, moment.now)
  await takeSeatsOf(moment, organisationId, moves)
}
