// What is needed to be away (agreement, safety notice, training) holds after the month is published too.
import type { Context } from '../../platform/context.ts'
import type { Day } from '../../vocabulary/day.ts'
import type { Reason } from '../../vocabulary/refusal.ts'
import { reasonsBeyondCaps, reasonsOnDay } from '../agreements/gate-rules.ts'
import { findGateOf } from '../agreements/gate-store.ts'
import { isAway } from '../planning/rules.ts'
import type { DayFacts } from './facts-actions.ts'
import type { Move } from './rules.ts'

/** Why by policy days may not become away days: of each person, of every such day, and by the agreement's caps. */
export async function reasonsAtGate(
  { tx, actor, today }: Pick<Context, 'tx' | 'actor' | 'today'>,
  { row, policy, placement, members }: Pick<DayFacts, 'row' | 'policy' | 'placement' | 'members'>,
  moves: readonly Move[],
): Promise<Reason[]> {
  const reasons: Reason[] = []
  // One person, or the two of a swap.
  for (const personId of new Set(moves.filter(({ to }) => to !== 'office').map((one) => one.personId))) {
    const own = moves.filter((one) => one.personId === personId)
    const { directorateId } = placement
    const gate = await findGateOf(
      tx,
      actor.organisationId,
      { personId, directorateId },
      policy,
      row.days,
      today,
    )
    const who = personId === actor.personId ? 'own' : 'of'
    for (const { day, to } of own) if (to !== 'office') reasons.push(...reasonsOnDay(gate, day, who))
    const { places, bankDays } = members.find((one) => one.personId === personId)!
    const away = row.days.filter((day: Day, index) => {
      const move = own.find((one) => one.day === day)
      return move ? move.to !== 'office' : isAway(places[index]!)
    })
    const had = row.days.filter((_, index) => isAway(places[index]!))
    reasons.push(...reasonsBeyondCaps(gate, had, away, bankDays))
  }
  return reasons
}
