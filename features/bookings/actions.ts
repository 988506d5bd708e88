import { randomUUID } from 'node:crypto'
import type { z } from 'zod'
import { instantText } from '../../platform/clock.ts'
import type { Context } from '../../platform/context.ts'
import { openVisits } from '../../platform/database/transaction.ts'
import { tellSeatsChanged } from '../../platform/live.ts'
import { addDays, type Day } from '../../vocabulary/day.ts'
import { NotFound, type Reason, Refused, refuseIf } from '../../vocabulary/refusal.ts'
import { tell } from '../notices/actions.ts'
import type { bookings } from './contract.ts'
import { listSeatsOfDay } from './counts-store.ts'
import { endBookings, placesOf } from './ending-actions.ts'

import { explainRefusals, type PlanRule } from './explaining-actions.ts'
import { listOwnPeople } from './facts-store.ts'
import type { SeatLeaving } from './leaving-actions.ts'
import {
  beginsAt,
  clockOf,
  endsAt,
  holdingStates,
  localTime,
  type Part,
  reasonsNotToCancel,
  seatsTogether,
} from './rules.ts'
import {
  type BookingRow,
  findGivenDay,
  listOwn,
  listOwnHeld,
  type SeatTaken,
  takeSeats,
  tryTakingSeats,
} from './store.ts'
import { listOwnWaits, type WaitRow } from './wait-store.ts'

type Asked<E extends { input: z.ZodType }> = z.output<E['input']>
const refuseNoPart = ({ morning, afternoon }: Part) =>
  refuseIf(morning || afternoon ? [] : [{ code: 'bookings/no-part' }])

const seatOf = ({ seatId, label, floorId, floor }: SeatTaken) =>
  seatId === null ? null : { id: seatId, label: label ?? '', floorId, floor }

/**
 * Books for who asks: each day by itself, or all or none. The statement that takes the seats decides; only what it
 * refused is then explained, so that who finds a seat waits for nothing else.
 */
export const book = (planRule: PlanRule) => async (context: Context, asked: Asked<typeof bookings.book>) => {
  const { tx, actor, now, audit } = context
  const { organisationId, personId } = actor
  const { hostId, siteId, seatId, floorId, attributes, morning, afternoon, allOrNone } = asked
  const part = { morning, afternoon }
  refuseNoPart(part)
  const days = [...new Set(asked.days)].sort().map((day) => ({ personId, day, hostId, siteId, seatId }))
  const seriesId = days.length > 1 ? randomUUID() : null
  const how = { part, floorId, attributes, source: 'own', seriesId, now, explain: true } as const
  // Most days no month says anything of: then they are taken at once, and otherwise those to which it does not object.
  const unless = planRule.mayObject(organisationId)
  const atOnce = await tryTakingSeats(tx, organisationId, days, { ...how, unless })
  const plans = atOnce ? days.map(() => []) : await planRule.reasons(tx, organisationId, days, 'to-take')
  const open = days.filter((_, index) => plans[index]!.length === 0)
  const answers = atOnce ?? (await takeSeats(tx, organisationId, open, how))
  const taken = new Map(open.map(({ day }, index) => [day, answers[index]!]))
  const refused = days.flatMap((one, index) => {
    const found = taken.get(one.day)
    return found?.refused === null
      ? []
      : [{ ...one, refused: found?.refused, plan: plans[index]!, facts: found?.facts }]
  })
  const moment = { tx, now, organisationId }
  const reasons =
    refused.length === 0 ? [] : await explainRefusals(moment, { hostId, siteId }, refused, { seatId, part })
  const none = refused.length === days.length
  if (none || (allOrNone && refused.length > 0)) throw new Refused(reasons.flat(), { untouched: none })
  const bookedDays = open.filter(({ day }) => taken.get(day)!.refused === null)
  tellSeatsChanged({ tx }, bookedDays)
  const first = taken.get(bookedDays[0]!.day)!
  audit('bookings/booked', seriesId ?? first.bookingId!, { site: siteId, days: bookedDays.length })
  return {
    seriesId,
    items: days.map(({ day }) => {
      const found = taken.get(day)
      const index = refused.findIndex((one) => one.day === day)
      return {
        day,
        outcome:
          index >= 0
            ? ('refused' as const)
            : found!.state === 'asked'
              ? ('asked' as const)
              : ('booked' as const),
        bookingId: found?.bookingId ?? null,
        seat: found ? seatOf(found) : null,
        reasons: index >= 0 ? reasons[index]! : [],
      }
    }),
  }
}

/** Seats together on one floor for people of the own team; whoever has no seat keeps all from having one. */
export const bookTeam =
  (planRule: PlanRule) => async (context: Context, asked: Asked<typeof bookings.bookTeam>) => {
    const { tx, actor, now, audit } = context
    const { organisationId } = actor
    const { hostId, siteId, floorId, day, morning, afternoon } = asked
    const part = { morning, afternoon }
    refuseNoPart(part)
    // Whether somebody has a seat today, or had one, would tell who did not come: of a team one books from tomorrow on.
    refuseIf(day > context.today ? [] : [{ code: 'bookings/team-from-tomorrow', day }])
    const personIds = [...new Set(asked.personIds)].sort()
    const people = await listOwnPeople(tx, organisationId, personIds)
    const mine = people.filter(({ teamId, directorateId }) => answersFor(context, teamId, directorateId))
    if (mine.length < personIds.length) throw new NotFound('person')
    const seats = await listSeatsOfDay(tx, { hostId, siteId }, day, {
      guestId: organisationId,
      personId: actor.personId,
    })
    const free = seats.filter(
      (one) =>
        (floorId === undefined || one.floorId === floorId) &&
        (!morning || one.morning === 'free') &&
        (!afternoon || one.afternoon === 'free'),
    )
    const chosen = seatsTogether(free, personIds.length)
    const days = personIds.map((personId, index) => ({
      personId,
      day,
      hostId,
      siteId,
      seatId: chosen?.[index]?.id,
    }))
    const plans = await planRule.reasons(tx, organisationId, days, 'to-take')
    const seriesId = randomUUID()
    // For whom the month objects to nothing is taken: it would be found, and said to be in the way.
    const open = days.filter((_, index) => chosen && plans[index]!.length === 0)
    const taken = await takeSeats(tx, organisationId, open, { part, source: 'team', seriesId, now })
    const seatFor = new Map(open.map(({ personId }, index) => [personId, taken[index]!]))
    const refused = days.flatMap((one, index) => {
      const code = seatFor.get(one.personId)?.refused ?? undefined
      return plans[index]!.length > 0 || code ? [{ ...one, refused: code, plan: plans[index]! }] : []
    })
    const moment = { tx, now, organisationId }
    const explained = await explainRefusals(moment, { hostId, siteId }, refused, { seatId: undefined, part })
    const nameOf = new Map(people.map(({ id, name }) => [id, name]))
    const reasons: Reason[] = [
      ...(chosen ? [] : [{ code: 'bookings/not-together', day, people: personIds.length }]),
      ...explained.flatMap((list, index) =>
        ofOthers(list, refused[index]!.personId !== actor.personId).map((reason) => ({
          ...reason,
          person: nameOf.get(refused[index]!.personId) ?? '',
        })),
      ),
    ]
    if (reasons.length > 0) throw new Refused(reasons)
    tellSeatsChanged({ tx }, placesOf(days, taken))
    const others = days.filter(({ personId }) => personId !== actor.personId)
    await tell(
      context,
      organisationId,
      others.map(({ personId }) => ({
        personId,
        kind: 'bookings/team',
        details: { day, person: actor.name },
      })),
    )
    audit('bookings/team-booked', seriesId, { site: siteId, people: days.length })
    return {
      seriesId,
      items: days.map(({ personId }, index) => ({
        personId,
        bookingId: taken[index]!.bookingId!,
        seat: seatOf(taken[index]!)!,
      })),
    }
  }

/** Where somebody else has a seat, or that they are away, is theirs to say: who books for them reads that they cannot. */
const ofOthers = (reasons: readonly Reason[], isOther: boolean): Reason[] => {
  const own = ['bookings/elsewhere', 'planning/absent-day']
  const told = reasons.filter(({ code }) => !isOther || !own.includes(code))
  const day = reasons.find(({ code }) => isOther && own.includes(code))?.day
  return day === undefined ? told : [{ code: 'bookings/person-engaged', day }, ...told]
}

const answersFor = ({ actor }: Context, teamId: string | null, directorateId: string | null): boolean =>
  (teamId !== null && (actor.teamId === teamId || (actor.substituteFor ?? []).includes(teamId))) ||
  (actor.roles.includes('directorate-head') &&
    directorateId !== null &&
    actor.directorateId === directorateId)

/** Gives back one's own, or it and what follows of its series: those too late to be given back are said. */
export const cancel =
  (leaving: SeatLeaving) => async (context: Context, asked: Asked<typeof bookings.cancel>) => {
    const { tx, actor, now, audit } = context
    // A day is held before its seat, as by all who move days.
    const given = await findGivenDay(tx, actor.organisationId, actor.personId, asked.bookingId)
    const moveDay = given && (await leaving.holdDay(context, given))
    const held = await listOwnHeld(tx, actor.organisationId, actor.personId, asked)
    const first = held.find(({ id }) => id === asked.bookingId)
    if (!first) throw new NotFound('booking')
    const here = localTime(now)
    // An offer may be declined at any time.
    const reasons = held.flatMap((one) =>
      one.state === 'offered' ? [] : reasonsNotToCancel({ ...one, part: one }, one, here),
    )
    refuseIf(reasons)
    const freed = await endBookings(
      context,
      held.map(({ hostId, id }) => ({ hostId, bookingId: id })),
      { state: 'cancelled', reason: null, telling: null },
    )
    await moveDay?.()
    audit('bookings/cancelled', asked.bookingId, { days: freed.length })
    return { items: freed.map(({ id, day }) => ({ bookingId: id, day })) }
  }

export const shownBooking = (one: BookingRow, now: number) => ({
  id: one.id,
  hostId: one.hostId,
  siteId: one.siteId,
  site: one.site,
  address: one.address,
  seat: { id: one.seatId, label: one.seat, floorId: one.floorId, floor: one.floor },
  day: one.day,
  morning: one.morning,
  afternoon: one.afternoon,
  from: clockOf(beginsAt(one, one.day, one)),
  until: clockOf(endsAt(one, one.day, one)),
  state: one.state,
  source: one.source,
  seriesId: one.seriesId,
  expiresAt: one.expiresAt && instantText(one.expiresAt.getTime()),
  endReason: one.endReason,
  reasonsNotToCancel:
    one.state === 'offered' || !holdingStates.includes(one.state)
      ? []
      : reasonsNotToCancel({ ...one, part: one }, one, localTime(now)),
})
export const shownWait = ({ personId: _, guestId: __, opens: ___, noon: ____, ahead, ...one }: WaitRow) => ({
  ...one,
  before: one.state === 'waiting' ? ahead : 0,
})

const shownBefore = 60
export const showMyBookings =
  (leaving: SeatLeaving) =>
  async (
    context: Context,
    {
      from = addDays(context.today, -shownBefore),
      until,
    }: { from?: Day | undefined; until?: Day | undefined },
  ) => {
    const { tx, actor, now } = context
    const { organisationId, personId } = actor
    const span = { from, until: until ?? null }
    // Also where one did not come: that only the person sees.
    await openVisits(tx, { person: personId })
    const items = await listOwn(tx, organisationId, personId, span)
    const waits = await listOwnWaits(tx, organisationId, personId, span)
    const given = items.filter(({ source, state }) => source === 'plan' && holdingStates.includes(state))
    const places = await leaving.placesAfter(
      context,
      given.map(({ day }) => day),
    )
    const after = new Map(given.map(({ id, day }) => [id, places.get(day) ?? null]))
    return {
      items: items.map((one) => ({
        ...shownBooking(one, now),
        dayAfter: after.get(one.id) ?? ('as-it-is' as const),
      })),
      waits: waits.map(shownWait),
    }
  }
