import type { Moment } from '../../platform/context.ts'
import type { Day, Month } from '../../vocabulary/day.ts'
import { saveDayChanges } from './change-store.ts'
import type { ChangeKind, Place } from './rules.ts'

type PublishedMove = {
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

/** Writes moves that were decided by their rules, with the sums that they rest on held. */
export async function movePublishedDays(
  { tx, now }: Pick<Moment, 'tx' | 'now'>,
  organisationId: string,
  moves: readonly PublishedMove[],
): Promise<void> {
  await saveDayChanges(tx, organisationId, moves, now)
}
