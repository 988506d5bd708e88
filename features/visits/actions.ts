import type { Context, Moment } from '../../platform/context.ts'
import { openVisits } from '../../platform/database/transaction.ts'
import { readCookie } from '../../platform/identity/session-key.ts'
import { hashOf } from '../../platform/identity/tokens.ts'
import { tellSeatsChanged } from '../../platform/live.ts'
import { addDays } from '../../vocabulary/day.ts'
import { NotFound, refuseIf } from '../../vocabulary/refusal.ts'
import { freeAfternoon } from '../bookings/ending-actions.ts'
import { forgetReleased } from '../bookings/released-actions.ts'
import { romeAt } from '../notices/band-rules.ts'
import { getPolicy } from '../policy/store.ts'
import { findCodedSeat, listGrounded } from './code-store.ts'
import { clockOf, keptUntil, minutesOf, reasonsNotToArrive, reasonsNotToReadCodes } from './rules.ts'
import {
  deleteArrival,
  deleteOldVisits,
  findOwnVisitHeld,
  listOwnVisits,
  type OwnVisit,
  saveAfternoonFreed,
  saveArrival,
  saveDeparture,
  saveFreedMonths,
} from './store.ts'

// None of this is written in the audit, whose readers could list by it who came and who did not.
type At = Pick<Context, 'tx' | 'actor' | 'today' | 'now'>
type Acting = At & Pick<Context, 'enqueue'>

const arrivalOf = ({ saidAt, leftAt }: Pick<OwnVisit, 'saidAt' | 'leftAt'>) => ({
  arrivedAt: saidAt?.toISOString() ?? null,
  leftAt: leftAt?.toISOString() ?? null,
})
const stateOf = ({ state, saidAt, leftAt }: OwnVisit) => {
  if (state === 'released') return 'freed' as const
  if (leftAt) return 'left' as const
  return saidAt ? ('here' as const) : ('expected' as const)
}
const clockOrNull = (minutes: number | null) => (minutes === null ? null : clockOf(minutes))

/** One's own visits of today: the fence is open for oneself, and closed again. */
async function gatherOwn({ tx, actor, today }: At): Promise<OwnVisit[]> {
  await openVisits(tx, { person: actor.personId })
  const own = await listOwnVisits(tx, actor.organisationId, actor.personId, today)
  await openVisits(tx, undefined)
  return own
}

export async function showMyVisits(context: At) {
  const own = await gatherOwn(context)
  const { organisationId } = context.actor
  const grounded = await listGrounded(context.tx, [organisationId, ...own.map(({ hostId }) => hostId)])
  return {
    items: own.map((visit) => {
      const rule = {
        mornings: clockOrNull(visit.freeMorningsAt),
        afternoons: clockOrNull(visit.freeAfternoonsAt),
      }
      const { bookingId, hostId, siteId, site, seat, morning, afternoon } = visit
      return {
        ...{ bookingId, hostId, siteId, site, seat, morning, afternoon, ...arrivalOf(visit) },
        state: stateOf(visit),
        keptUntil: keptUntil(rule, visit),
        codes: grounded.has(organisationId) && grounded.has(hostId),
      }
    }),
  }
}

async function comeTo({ tx, actor, today, now }: At, bookingId: string, how: 'hand' | 'code') {
  const { organisationId, personId } = actor
  await openVisits(tx, { person: personId })
  const visit = await findOwnVisitHeld(tx, organisationId, personId, bookingId)
  if (!visit) throw new NotFound('booking')
  refuseIf(reasonsNotToArrive(visit, today))
  await openVisits(tx, 'visits')
  await saveArrival(tx, visit, how, now)
  await openVisits(tx, { person: personId })
  const after = await findOwnVisitHeld(tx, organisationId, personId, bookingId)
  await openVisits(tx, undefined)
  tellSeatsChanged({ tx }, [visit])
  return arrivalOf(after!)
}

/** By hand: it always suffices. */
export const arrive = (context: At, { bookingId }: { bookingId: string }) =>
  comeTo(context, bookingId, 'hand')

export async function takeBackArrival({ tx, actor }: At, { bookingId }: { bookingId: string }) {
  const { organisationId, personId } = actor
  await openVisits(tx, { person: personId })
  const visit = await findOwnVisitHeld(tx, organisationId, personId, bookingId)
  if (!visit) throw new NotFound('booking')
  await openVisits(tx, 'visits')
  await deleteArrival(tx, visit, 'said')
  await openVisits(tx, undefined)
  tellSeatsChanged({ tx }, [visit])
  return {}
}

/**
 * Who leaves before the afternoon began gives it back. Not where the host is told the name: by whose whole day becomes a
 * morning it would read who came and left.
 */
export async function leave(context: Acting, { bookingId }: { bookingId: string }) {
  const { tx, actor, today, now } = context
  const { organisationId, personId } = actor
  await openVisits(tx, { person: personId })
  const visit = await findOwnVisitHeld(tx, organisationId, personId, bookingId)
  if (!visit) throw new NotFound('booking')
  refuseIf(visit.saidAt && visit.day === today ? [] : [{ code: 'visits/not-arrived' }])
  await saveDeparture(tx, visit, now)
  const after = await findOwnVisitHeld(tx, organisationId, personId, bookingId)
  await openVisits(tx, undefined)
  const isBeforeNoon = minutesOf(romeAt(now).clock) < visit.noon
  if (visit.morning && visit.afternoon && isBeforeNoon && !visit.named)
    if (await freeAfternoon(context, visit)) {
      await openVisits(tx, 'visits')
      await saveAfternoonFreed(tx, visit)
      await saveFreedMonths(tx, [{ bookingId, halves: 1 }])
      await openVisits(tx, undefined)
    }
  tellSeatsChanged({ tx }, [visit])
  return arrivalOf(after!)
}

/** A code names its host, since seats are found in a tenant: `host.token`. */
async function seatOfCode({ tx }: At, code: string) {
  const read = readCookie(code)
  const seat = read && (await findCodedSeat(tx, read.organisationId, hashOf(read.token)))
  if (!seat) refuseIf([{ code: 'visits/code-unknown' }])
  return seat!
}
const refuseWithoutGround = async ({ tx, actor }: At, hostId: string) => {
  const grounded = await listGrounded(tx, [hostId, actor.organisationId])
  refuseIf(reasonsNotToReadCodes({ host: grounded.has(hostId), guest: grounded.has(actor.organisationId) }))
}

export async function showSeatOfCode(context: At, { code }: { code: string }) {
  const { hostId, siteId, site, seatId, seat } = await seatOfCode(context, code)
  await refuseWithoutGround(context, hostId)
  const own = (await gatherOwn(context)).filter((one) => one.state === 'confirmed')
  const here = own.find((one) => one.seatId === seatId)
  const beside = own.find((one) => one.siteId === siteId && one.seatId !== seatId)
  return {
    ...{ hostId, siteId, site, seat },
    bookingId: here?.bookingId ?? null,
    ownSeat: here ? null : (beside?.seat ?? null),
    arrivedAt: here?.saidAt?.toISOString() ?? null,
  }
}

export async function arriveByCode(context: At, { code }: { code: string }) {
  const { bookingId, ownSeat, hostId } = await showSeatOfCode(context, { code })
  await refuseWithoutGround(context, hostId)
  if (bookingId === null)
    refuseIf([
      ownSeat === null ? { code: 'visits/no-booking-here' } : { code: 'visits/other-seat', seat: ownSeat },
    ])
  return comeTo(context, bookingId!, 'code')
}

/** Forgets who came, and that who did not did not, after the days of the policy. */
export async function forgetOldVisits(
  moment: Pick<Moment, 'tx' | 'now' | 'today'>,
  organisationId: string,
): Promise<void> {
  const { tx, today } = moment
  const policy = await getPolicy(tx, organisationId)
  const firstDay = addDays(today, -policy.valueOf('check-in-days', {}, today))
  await openVisits(tx, 'visits')
  await deleteOldVisits(tx, organisationId, firstDay)
  await openVisits(tx, undefined)
  await forgetReleased(moment, organisationId, firstDay)
}
