import type { z } from 'zod'
import type { Context } from '../../platform/context.ts'
import type { JobMoment } from '../../platform/jobs.ts'
import { tellSeatsChanged } from '../../platform/live.ts'
import { addDays } from '../../vocabulary/day.ts'
import { NotFound, refuseIf } from '../../vocabulary/refusal.ts'
import { tell } from '../notices/actions.ts'
import type { Notice } from '../notices/rules.ts'
import { shownBooking, shownWait } from './actions.ts'
import type { bookings } from './contract.ts'
import { endBookings } from './ending-actions.ts'
import { saveTaking, tryTaking } from './ending-store.ts'
import { explainRefusals, type PlanRule } from './explaining-actions.ts'
import { findSiteFacts } from './facts-store.ts'
import { clockOf, localTime } from './rules.ts'
import { listOwn, listOwnHeld } from './store.ts'
import { saveWait, saveWaitLeft, saveWaitsOf, takeToRemind, takeToTell } from './wait-store.ts'

/** What a waiting list is for: these reasons pass by themselves. */
const passing = ['bookings/full', 'bookings/others-wait', 'bookings/convention-full']

/** Waits for a day that is full. Who could book now is told so. */
export const joinWaiting =
  (planRule: PlanRule) =>
  async (
    context: Context,
    { morning, afternoon, day, ...key }: z.output<typeof bookings.joinWaiting.input>,
  ) => {
    const { tx, actor, now, audit, enqueue } = context
    const { organisationId, personId } = actor
    const part = { morning, afternoon }
    refuseIf(morning || afternoon ? [] : [{ code: 'bookings/no-part' }])
    const [plan = []] = await planRule.reasons(tx, organisationId, [{ personId, day, ...key }])
    const asked = { personId, day, refused: undefined, plan }
    const moment = { tx, now, organisationId }
    const [reasons = []] = await explainRefusals(moment, key, [asked], { seatId: undefined, part })
    // A place elsewhere on the same day keeps nobody from hoping for a nearer one.
    const lasting = reasons.filter(
      ({ code }) => ![...passing, 'bookings/elsewhere', 'bookings/free-site'].includes(code),
    )
    refuseIf(lasting)
    refuseIf(reasons.some(({ code }) => passing.includes(code)) ? [] : [{ code: 'bookings/not-full', day }])
    const made = await saveWait(tx, organisationId, personId, { ...key, day, ...part }, now)
    if (!made) refuseIf([{ code: 'bookings/waits-already', day }])
    audit('bookings/waits', made!.id, { site: key.siteId })
    // A seat that became free at this very moment is found by the host's work.
    await enqueue('turn-bookings', key.hostId, key.hostId)
    return shownWait(made!)
  }

export async function leaveWaiting(context: Context, { waitId }: { waitId: string }) {
  const { tx, actor, now, audit, enqueue } = context
  const left = await saveWaitLeft(tx, actor.organisationId, actor.personId, waitId, now)
  if (!left) throw new NotFound('wait')
  const offer = left.bookingId ? [{ hostId: left.hostId, bookingId: left.bookingId }] : []
  await endBookings(context, offer, { state: 'cancelled', reason: null, telling: null })
  audit('bookings/waits-no-more', waitId)
  await enqueue('turn-bookings', left.hostId, left.hostId)
  return {}
}

/** Takes what is offered, while it stands; another place of the day is given back where asked. */
export async function takeOffer(
  context: Context,
  { bookingId, giveBackOther }: z.output<typeof bookings.takeOffer.input>,
) {
  const { tx, actor, now, audit } = context
  const { organisationId, personId } = actor
  const [offer] = await listOwnHeld(tx, organisationId, personId, { bookingId, following: false })
  if (!offer) throw new NotFound('booking')
  const stands = offer.state === 'offered' && offer.expiresAt !== null && offer.expiresAt.getTime() > now
  refuseIf(stands ? [] : [{ code: 'bookings/offer-over', day: offer.day }])
  const day = { from: offer.day, until: offer.day }
  const others = (await listOwn(tx, organisationId, personId, day)).filter(
    ({ state }) => state === 'asked' || state === 'confirmed',
  )
  refuseIf(
    giveBackOther ? [] : others.map(({ site }) => ({ code: 'bookings/elsewhere', day: offer.day, site })),
  )
  await endBookings(
    context,
    others.map(({ hostId, id }) => ({ hostId, bookingId: id })),
    { state: 'cancelled', reason: null, telling: null },
  )
  // What the own organisation allows is looked at only now: the host that offered does not know it.
  const site = await findSiteFacts(tx, offer, [offer.day])
  const refused = await tryTaking(tx, organisationId, personId, { ...offer, kind: site?.kind ?? '' }, now)
  if (refused) {
    const asked = { personId, day: offer.day, refused, plan: [] }
    const [reasons = []] = await explainRefusals({ tx, now, organisationId }, offer, [asked], {
      seatId: undefined,
      part: offer,
    })
    const own = reasons.filter(({ code }) => ![...passing, 'bookings/free-site'].includes(code))
    refuseIf(own.length > 0 ? own : [{ code: `bookings/${refused}`, day: offer.day }])
  }
  await saveTaking(tx, offer, Boolean(site?.approval) && offer.hostId !== organisationId)
  await saveWaitsOf(tx, [bookingId], 'taken', now)
  tellSeatsChanged({ tx }, [offer])
  audit('bookings/offer-taken', bookingId)
  const taken = (await listOwn(tx, organisationId, personId, day)).find(({ id }) => id === bookingId)
  return shownBooking(taken!, now)
}

/** Tells the own people what hosts and lists did, and reminds those who have a seat tomorrow. */
export async function tellOfBookings(moment: JobMoment, organisationId: string): Promise<void> {
  const { tx, now } = moment
  const told = await takeToTell(tx, organisationId)
  const notices = told.map(({ personId, tell: kind, site, day, expiresAt }): Notice => {
    const until = expiresAt ? clockOf(localTime(expiresAt.getTime()).minutes) : ''
    return {
      personId,
      kind: `bookings/${kind}`,
      details: { site, day, ...(kind === 'offered' ? { until } : {}) },
    }
  })
  const here = localTime(now)
  // From eight in the morning of the day before: at midnight nobody wants to hear of tomorrow.
  const tomorrow =
    here.minutes >= 8 * 60 ? await takeToRemind(tx, organisationId, addDays(here.day, 1), now) : []
  const reminders = tomorrow.map(
    ({ personId, site, day }): Notice => ({ personId, kind: 'bookings/tomorrow', details: { site, day } }),
  )
  await tell(moment, organisationId, [...notices, ...reminders])
}
