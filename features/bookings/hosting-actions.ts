// The host's side: what asks for its yes, and what it calls off.
import { instantText } from '../../platform/clock.ts'
import type { Context } from '../../platform/context.ts'
import { isDay } from '../../vocabulary/day.ts'
import { NotFound, refuseIf } from '../../vocabulary/refusal.ts'
import { endBookings } from './ending-actions.ts'
import { saveApproval } from './ending-store.ts'
import { isOver, localTime } from './rules.ts'
import { type BookingRow, findHostedHeld, type HostedRow, listHosted } from './store.ts'

type Asked = { siteId?: string | undefined; cursor?: string | undefined; limit: number }
export async function showToApprove({ tx, actor }: Context, { siteId, cursor, limit }: Asked) {
  const after = cursor === undefined ? undefined : readCursor(cursor)
  const { rows, total } = await listHosted(tx, actor.organisationId, { siteId, after, limit: limit + 1 })
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  return {
    // A name or a seat: of both, together with which seats are free today, who did not come would be known.
    items: shown.map(({ madeAt, seat, ...one }) => ({
      ...one,
      seat: one.visitorName === null ? seat : '',
      madeAt: instantText(madeAt.getTime()),
    })),
    nextCursor: rows.length > limit && last ? cursorOf(last) : null,
    total,
  }
}

/** Where the page ended, and not by its last booking: that one may be answered meanwhile. */
const cursorOf = ({ day, madeAtMicros, bookingId }: HostedRow) => `${day}.${madeAtMicros}.${bookingId}`

function readCursor(cursor: string) {
  const [, day = '', madeAtMicros = '', id = ''] =
    /^(\d{4}-\d\d-\d\d)\.(\d{1,16})\.([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.exec(cursor) ?? []
  if (!isDay(day)) throw new NotFound('page')
  return { day, madeAtMicros, id }
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
