import type { Moment } from '../../platform/context.ts'
import { openVisits } from '../../platform/database/transaction.ts'
import type { Day } from '../../vocabulary/day.ts'
import { deleteOldReleased } from './released-store.ts'

/** Of seats that were freed before this day it is forgotten that nobody came. */
export async function forgetReleased(
  { tx }: Pick<Moment, 'tx'>,
  organisationId: string,
  firstDay: Day,
): Promise<void> {
  await openVisits(tx, 'visits')
  await deleteOldReleased(tx, organisationId, firstDay)
  await openVisits(tx, undefined)
}
