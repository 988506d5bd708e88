// Seats near home taken and given back for a month: the bookings are made and ended by their own feature.
import type { Context, Moment } from '../../platform/context.ts'
import type { Day } from '../../vocabulary/day.ts'
import { bookPlanned, endBookings } from '../bookings/ending-actions.ts'
import { getPolicy } from '../policy/store.ts'
import type { SiteKind } from '../spaces/rules.ts'
import { listSites, type SeatHeld } from './space-store.ts'

export type Acting = Pick<Moment, 'tx' | 'now'> & Pick<Context, 'enqueue'>
export type SeatWanted = { personId: string; day: Day; siteId: string }

/** Whether a day in a site counts as one in the office, by policy: it then goes with an office day. */
export async function presenceRule(tx: Moment['tx'], organisationId: string) {
  const policy = await getPolicy(tx, organisationId)
  return ({ kind, day }: { kind: SiteKind | null; day: Day }): boolean =>
    kind !== null && policy.valueOf('site-days', {}, day)[kind] === 'presence'
}

/** The person reads why in the day's own story: of the booking nothing more is told. */
export const endSeats = async (
  moment: Acting,
  held: readonly Pick<SeatHeld, 'hostId' | 'bookingId'>[],
): Promise<void> => {
  if (held.length === 0) return
  await endBookings(moment, held, { state: 'cancelled', reason: 'bookings/day-changed', telling: null })
}

/** @returns those without a seat: full, closed, or lent no more */
export async function takeSeats(
  moment: Pick<Acting, 'tx' | 'now'>,
  organisationId: string,
  wanted: readonly SeatWanted[],
): Promise<SeatWanted[]> {
  if (wanted.length === 0) return []
  const sites = await listSites(
    moment.tx,
    wanted.map(({ siteId }) => siteId),
  )
  const hostOf = new Map(sites.map(({ siteId, hostId }) => [siteId, hostId]))
  const seen = wanted.flatMap((one) => {
    const hostId = hostOf.get(one.siteId)
    return hostId === undefined ? [] : [{ ...one, hostId }]
  })
  return [
    ...wanted.filter(({ siteId }) => !hostOf.has(siteId)),
    ...(await bookPlanned(moment, organisationId, seen)),
  ]
}
