// The host's side: what asks for its yes, and what it calls off.
import { instantText } from '../../platform/clock.ts'
import type { Context } from '../../platform/context.ts'
import { NotFound, refuseIf } from '../../vocabulary/refusal.ts'
import { endBookings } from './ending-actions.ts'
import { saveApproval } from './ending-store.ts'
import { isOver, localTime } from './rules.ts'
import { type BookingRow, findHostedHeld, listHosted } from './store.ts'

export async function showToApprove({ tx, actor }: Context) {
  const rows = await listHosted(tx, actor.organisationId)
  // A name or a seat: of both, together with which seats are free today, who did not come would be known.
  return {
    items: rows.map(({ madeAt, seat, ...one }) => ({
      ...one,
      seat: one.visitorName === null ? seat : '',
      madeAt: instantText(madeAt.getTime()),
    })),
  }
}

/**
 * What asks or is confirmed, and is not over. Any other is not there: to answer otherwise of one given back than of one
 * freed because nobody came would say who did not.
 */
async function hostedToday({ tx, actor, now }: Context, bookingId: string): Promise<BookingRow> {
  const found = await findHostedHeld(tx, actor.organisationId, bookingId)
  const stands = found?.state === 'asked' || found?.state === 'confirmed'
  if (!found || !stands || isOver(found, found.day, found, localTime(now))) throw new NotFound('booking')
  return found
}

export async function approve(context: Context, { bookingId }: { bookingId: string }) {
  const { tx, actor, audit, enqueue } = context
  const { state, day, guestId } = await hostedToday(context, bookingId)
  refuseIf(state === 'asked' ? [] : [{ code: 'bookings/not-asked', day }])
  await saveApproval(tx, actor.organisationId, bookingId)
  audit('bookings/approved', bookingId)
  await enqueue('turn-bookings', guestId, guestId)
  return {}
}

/** Says no to what asks, or calls off what was confirmed, with the reason that its person reads. */
export async function refuse(context: Context, { bookingId, reason }: { bookingId: string; reason: string }) {
  const { actor, audit } = context
  await hostedToday(context, bookingId)
  await endBookings(context, [{ hostId: actor.organisationId, bookingId }], {
    state: 'refused',
    reason,
    telling: 'refused',
  })
  audit('bookings/refused', bookingId)
  return {}
}
