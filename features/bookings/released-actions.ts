import type { Moment } from '../../platform/context.ts'
import { openVisits } from '../../platform/database/transaction.ts'
import { tellSeatsChanged } from '../../platform/live.ts'
import type { Day } from '../../vocabulary/day.ts'
import { blankOldReleased } from './released-store.ts'
import { type Ended, saveAfternoonBack, saveEnd } from './store.ts'

type At = Pick<Moment, 'tx' | 'now'>
type Which = { hostId: string; bookingId: string }

/** Frees seats of who did not come: for who waits, and for all. That they did not come, nobody else reads. */
export async function releaseBookings({ tx, now }: At, rows: readonly Which[]): Promise<Ended[]> {
  await openVisits(tx, 'visits')
  const ended = await saveEnd(tx, rows, { state: 'released', reason: null, tell: null, now })
  await openVisits(tx, undefined)
  tellSeatsChanged({ tx }, ended)
  return ended
}

/** Frees the afternoon of who has left before it began. */
export async function freeAfternoon({ tx }: At, { hostId, bookingId }: Which): Promise<void> {
  tellSeatsChanged({ tx }, await saveAfternoonBack(tx, hostId, bookingId))
}

/** Of freed seats before this day it is forgotten that nobody came. */
export async function forgetReleased({ tx }: At, organisationId: string, firstDay: Day): Promise<void> {
  await openVisits(tx, 'visits')
  await blankOldReleased(tx, organisationId, firstDay)
  await openVisits(tx, undefined)
}
