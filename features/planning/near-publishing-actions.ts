// The days near home of a published month are bookings: made and ended in the transaction that writes the days.
import type { Context } from '../../platform/context.ts'
import type { Day, Month } from '../../vocabulary/day.ts'
import type { Reason } from '../../vocabulary/refusal.ts'
import type { MonthRow } from '../months/store.ts'
import { tell } from '../notices/actions.ts'
import { saveDayChanges } from './change-store.ts'
import { seatingOf } from './near-rules.ts'
import { endSeats, presenceRule, takeSeats } from './near-seats-actions.ts'
import { spaceOf } from './rules.ts'
import { listSeatsHeld, listSeatsPlanned, listSites } from './space-store.ts'

/** So many days without a seat are named in a refusal. */
const mostNamed = 50

/**
 * Turns the days near home of a month that is about to be published into bookings. A day whose seat somebody else has
 * by now becomes one at home where home suits, and its person is told.
 * @returns the days that have no seat and cannot be at home: with one of them the month is not published
 */
export async function seatMonth(context: Context, row: MonthRow, runId: string): Promise<Reason[]> {
  const { tx, actor, now } = context
  const { organisationId } = actor
  const { month, days } = row
  const planned = (await listSeatsPlanned(tx, organisationId, month)).map((one) => ({
    ...one,
    day: days[one.index]!,
  }))
  const held = await listSeatsHeld(tx, organisationId, month, days)
  if (planned.length === 0 && held.length === 0) return []
  const seating = seatingOf(planned, held, await presenceRule(tx, organisationId))
  await endSeats(context, seating.free)
  const unseated = await takeSeats(context, organisationId, seating.take)
  const keyOf = ({ personId, day }: { personId: string; day: Day }) => `${personId} ${day}`
  const without = new Set(unseated.map(keyOf))
  const lost = seating.take.filter((one) => without.has(keyOf(one)))
  const nowhere = lost.filter(({ homeSuits }) => !homeSuits)
  if (nowhere.length > 0) return reasonsOf(context, nowhere)
  const change = { month, runId, reason: '', by: actor.personId, kind: 'seat-changed' as const }
  await saveDayChanges(
    tx,
    organisationId,
    [
      ...lost.map((one) => ({ ...one, to: 'home' })),
      ...seating.kept.map(({ planned: one, siteId }) => ({ ...one, to: spaceOf(siteId) })),
    ].map(({ personId, day, index, siteId, to }) => ({
      ...{ ...change, personId, day, index, from: spaceOf(siteId), to },
    })),
    now,
  )
  await tellLost(context, month, lost)
  return []
}

async function reasonsOf(
  { tx }: Context,
  days: readonly { name: string; day: Day; siteId: string }[],
): Promise<Reason[]> {
  const sites = await listSites(
    tx,
    days.map(({ siteId }) => siteId),
  )
  const nameOf = new Map(sites.map(({ siteId, name }) => [siteId, name]))
  return days.slice(0, mostNamed).map(({ name, day, siteId }) => ({
    ...{ code: 'planning/no-seat', person: name, day, space: nameOf.get(siteId) ?? '–' },
  }))
}

async function tellLost({ tx, now, actor }: Context, month: Month, lost: readonly { personId: string }[]) {
  const days = new Map<string, number>()
  for (const { personId } of lost) days.set(personId, (days.get(personId) ?? 0) + 1)
  await tell(
    { tx, now },
    actor.organisationId,
    [...days].map(([personId, count]) => ({
      ...{ personId, kind: 'planning/seats-lost' as const, details: { month, days: count } },
    })),
  )
}
