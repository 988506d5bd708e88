// A seat that the month gave and its person gives back: the day stays away where home suits, and otherwise is one in the
// office. It is written with the booking's end, so that no published day is near home without a seat.
import type { Context } from '../../platform/context.ts'
import type { Day } from '../../vocabulary/day.ts'
import { refuseIf } from '../../vocabulary/refusal.ts'
import type { SeatLeaving } from '../bookings/leaving-actions.ts'
import { movePublishedDays } from '../planning/published-actions.ts'
import { holdDayFacts, writtenMoves } from './facts-actions.ts'
import { listDaysNearHome } from './people-store.ts'
import { reasonsNotToGiveBack } from './rules.ts'

async function placesAfter({ tx, actor }: Context, days: readonly Day[]) {
  const found = await listDaysNearHome(tx, actor.organisationId, actor.personId, days)
  return new Map(
    found.map(({ day, homeSuits }) => [day, homeSuits ? ('home' as const) : ('office' as const)]),
  )
}

async function holdDay(context: Context, day: Day): Promise<() => Promise<void>> {
  const { tx, now, actor, today, enqueue } = context
  const { organisationId, personId } = actor
  // Who left the month's plan, or whose month was opened again, has a seat and no day.
  if (!(await placesAfter(context, [day])).has(day)) return async () => {}
  const facts = await holdDayFacts(context, day, [personId])
  return async () => {
    const to = (await placesAfter(context, [day])).get(day)
    if (!to) return
    if (to === 'office') refuseIf(reasonsNotToGiveBack(day, personId, facts.team, today))
    const kind = to === 'home' ? ('seat-left' as const) : ('given-back' as const)
    const moves = writtenMoves(facts, [{ personId, day, to }], { kind, reason: '', by: personId })
    await movePublishedDays({ tx, now, enqueue }, organisationId, moves)
  }
}

export const seatLeaving: SeatLeaving = { placesAfter, holdDay }
