import type { Moment } from '../../platform/context.ts'
import { openVisits } from '../../platform/database/transaction.ts'
import type { Day } from '../../vocabulary/day.ts'
import { deleteOldNames, deleteOldReleased } from './released-store.ts'

/** Of seats that were freed before this day it is forgotten that nobody came; hosts forget the names of who was to come. */
export async function forgetReleased(
  { tx }: Pick<Moment, 'tx'>,
  organisationId: string,
  firstDay: Day,
): Promise<void> {
  await openVisits(tx, 'visits')
  await deleteOldReleased(tx, organisationId, firstDay)
  await deleteOldNames(tx, organisationId, firstDay)
  await openVisits(tx, undefined)
}
