// What takes seats away: a seat retired, days closed, a site closed for good. First it is shown what would end.
import type { Context } from '../../platform/context.ts'
import type { Day } from '../../vocabulary/day.ts'
import { NotFound, refuseIf } from '../../vocabulary/refusal.ts'
import type { Closure } from './rules.ts'
import { getOwnSite } from './site-actions.ts'
import { listSeats } from './store.ts'
import { countTouched, type Touched } from './touched-store.ts'
import { deleteClosure, saveClosedFrom, saveClosure, saveRetired } from './writing-store.ts'

type Done = Record<string, never>

/**
 * Ends what stands booked where nobody can sit any more, and tells the people. Bookings come later in the house, which
 * passes this in.
 * @returns how many it ended
 */
export type EndBookings = (
  context: Pick<Context, 'tx' | 'now' | 'afterCommit' | 'enqueue'>,
  hostId: string,
  which: Touched,
  reason: string,
) => Promise<number>

export async function showTouched(context: Context, which: Touched) {
  await getOwnSite(context, which.siteId)
  // Nothing ends on days that are over; what stood on them, less what was expected, would say who did not come.
  const from = which.from < context.today ? context.today : which.from
  const days = await countTouched(context.tx, context.actor.organisationId, { ...which, from })
  const sum = (of: 'bookings' | 'own') => days.reduce((total, one) => total + one[of], 0)
  return {
    bookings: sum('bookings'),
    own: sum('own'),
    days: days.map(({ day, bookings }) => ({ day, bookings })),
  }
}

const wholeDays = { morning: true, afternoon: true }
const reasonsNotBefore = (from: Day, today: Day) =>
  from < today ? [{ code: 'spaces/in-the-past', from: today }] : []

export const retireSeats =
  (endBookings: EndBookings) =>
  async (
    context: Context,
    { siteId, seatIds, from, reason }: { siteId: string; seatIds: string[]; from: Day; reason: string },
  ): Promise<{ ended: number }> => {
    const { tx, actor, today, audit } = context
    await getOwnSite(context, siteId)
    refuseIf(reasonsNotBefore(from, today))
    const own = new Set((await listSeats(tx, siteId)).map(({ id }) => id))
    if (seatIds.some((id) => !own.has(id))) throw new NotFound('seat')
    await saveRetired(tx, actor.organisationId, seatIds, from)
    const which = { siteId, seatIds, from, until: null, ...wholeDays }
    const ended = await endBookings(context, actor.organisationId, which, reason)
    audit('spaces/seats-retired', siteId, { seats: seatIds.length, from, ended })
    return { ended }
  }

export async function restoreSeat(
  context: Context,
  { siteId, seatId }: { siteId: string; seatId: string },
): Promise<Done> {
  const { tx, actor, audit } = context
  await getOwnSite(context, siteId)
  if (!(await listSeats(tx, siteId)).some(({ id }) => id === seatId)) throw new NotFound('seat')
  await saveRetired(tx, actor.organisationId, [seatId], null)
  audit('spaces/seat-restored', siteId, { seatId })
  return {}
}

export const closeSite =
  (endBookings: EndBookings) =>
  async (context: Context, closure: Omit<Closure, 'id'>): Promise<{ id: string; ended: number }> => {
    const { tx, actor, today, audit } = context
    const { siteId, from, until, morning, afternoon, reason } = closure
    await getOwnSite(context, siteId)
    refuseIf([
      ...reasonsNotBefore(from, today),
      ...(until < from ? [{ code: 'spaces/ends-before-it-begins' }] : []),
      ...(morning || afternoon ? [] : [{ code: 'spaces/no-half' }]),
    ])
    const id = await saveClosure(tx, actor.organisationId, closure)
    const which = { siteId, from, until, morning, afternoon }
    const ended = await endBookings(context, actor.organisationId, which, reason)
    audit('spaces/days-closed', siteId, { from, until, ended })
    return { id, ended }
  }

export async function reopenDays(
  { tx, actor, audit }: Context,
  input: { siteId: string; closureId: string },
): Promise<Done> {
  if (!(await deleteClosure(tx, actor.organisationId, input))) throw new NotFound('closure')
  audit('spaces/days-reopened', input.siteId, { closureId: input.closureId })
  return {}
}

export const closeForGood =
  (endBookings: EndBookings) =>
  async (
    context: Context,
    { siteId, from, reason }: { siteId: string; from: Day; reason: string },
  ): Promise<{ ended: number }> => {
    const { tx, actor, today, audit } = context
    await getOwnSite(context, siteId)
    refuseIf(reasonsNotBefore(from, today))
    await saveClosedFrom(tx, actor.organisationId, siteId, from)
    const which = { siteId, from, until: null, ...wholeDays }
    const ended = await endBookings(context, actor.organisationId, which, reason)
    audit('spaces/site-closed', siteId, { from, ended })
    return { ended }
  }

export async function openAgain(context: Context, { siteId }: { siteId: string }): Promise<Done> {
  const { tx, actor, audit } = context
  await getOwnSite(context, siteId)
  await saveClosedFrom(tx, actor.organisationId, siteId, null)
  audit('spaces/site-opened-again', siteId, {})
  return {}
}
