import { openVisits } from '../../platform/database/transaction.ts'
import type { JobMoment } from '../../platform/jobs.ts'
import { releaseBookings } from '../bookings/ending-actions.ts'
import { tell } from '../notices/actions.ts'
import { romeAt } from '../notices/band-rules.ts'
import { clockOf, minutesOf } from './rules.ts'
import { listUnseenHeld, saveDayCounts, saveFreed, saveFreedMonths } from './store.ts'

/**
 * Frees the seats of own people who did not come by the site's hour, whoever hosts them: each organisation does so for
 * its own, since only there can they be told. The audit says how many, never whose.
 */
export async function freeUnseen(
  { tx, now, audit, enqueue }: Pick<JobMoment, 'tx' | 'now' | 'audit' | 'enqueue'>,
  organisationId: string,
): Promise<void> {
  const { day, clock } = romeAt(now)
  await openVisits(tx, 'visits')
  const unseen = await listUnseenHeld(tx, organisationId, day, minutesOf(clock))
  if (unseen.length > 0) {
    const ended = await releaseBookings({ tx, now, enqueue }, unseen)
    const freed = new Set(ended.map(({ id }) => id))
    const gone = unseen.filter(({ bookingId }) => freed.has(bookingId))
    await openVisits(tx, 'visits')
    await saveFreed(tx, gone)
    await saveFreedMonths(
      tx,
      gone.map((one) => ({
        bookingId: one.bookingId,
        halves: Number(one.morning) + Number(one.afternoon),
      })),
    )
    await openVisits(tx, undefined)
    await tell(
      { tx, now },
      organisationId,
      gone.map(({ personId, site, seat, keptUntil }) => ({
        personId,
        kind: 'visits/seat-freed' as const,
        details: { day, site, seat, until: clockOf(keptUntil) },
      })),
    )
    audit('visits/seats-freed', organisationId, { seats: gone.length })
  }
  await openVisits(tx, undefined)
}

/** Counts what was booked today at the own sites: sums, which stay when who came is forgotten. */
export async function countDay({ tx, now }: Pick<JobMoment, 'tx' | 'now'>, hostId: string): Promise<void> {
  await openVisits(tx, 'visits')
  await saveDayCounts(tx, hostId, romeAt(now).day)
  await openVisits(tx, undefined)
}
