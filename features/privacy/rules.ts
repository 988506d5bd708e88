import { addDays, type Day } from '../../vocabulary/day.ts'
import type { Reason } from '../../vocabulary/refusal.ts'
import { type Kind, type KindName, kinds } from './kinds-rules.ts'

/** Days between asking for an erasure and doing it, in which anybody who notices a mistake may withdraw it. */
export const erasureWaitDays = 7
/** What is about to go is shown so many days ahead. */
export const soonDays = 30
export const holdGrounds = ['dispute', 'accident', 'agreement', 'accounts'] as const
export type HoldGround = (typeof holdGrounds)[number]

/** What an organisation decided: so many days, from a day on. Of equal days the one set later holds. */
export type Period = { kind: string; validFrom: Day; days: number }

/** @param periods of any kind, in the order in which they were set */
export function daysKept(kind: KindName, periods: readonly Period[], today: Day): number {
  let found: Period | undefined
  for (const period of periods)
    if (period.kind === kind && period.validFrom <= today && (!found || period.validFrom >= found.validFrom))
      found = period
  return found?.days ?? kinds[kind].usualDays
}

/** What is from before this day has served its time. */
export const firstDayKept = (days: number, today: Day): Day => addDays(today, -days)

export function reasonsNotToSetPeriod(
  { kind, days, validFrom }: { kind: KindName; days: number; validFrom: Day },
  today: Day,
): Reason[] {
  const { counted, mostDays }: Kind = kinds[kind]
  if (counted === 'never' || mostDays <= 1) return [{ code: 'privacy/kind-not-dated' }]
  return [
    ...(days > mostDays ? [{ code: 'privacy/kept-too-long', most: mostDays }] : []),
    // Today's deletions are done by today's rule: a shorter time is announced at least a day before.
    ...(validFrom <= today ? [{ code: 'privacy/period-not-ahead' }] : []),
  ]
}

export type Hold = { id: string; ground: HoldGround; reference: string; until: Day | null }

/** Everything that stands in the way of erasing a person, each with what would end it. */
export function reasonsNotToErase(
  person: { leftOn: Day | null; erased: boolean; waitingFor: Day | null; holds: readonly Hold[] },
  today: Day,
): Reason[] {
  if (person.erased) return [{ code: 'privacy/erased-already' }]
  return [
    ...(person.leftOn === null || person.leftOn > today ? [{ code: 'privacy/still-here' }] : []),
    ...(person.waitingFor ? [{ code: 'privacy/erasure-waiting', day: person.waitingFor }] : []),
    ...person.holds
      .filter(({ until }) => until === null || until >= today)
      .map(
        ({ ground, reference, until }): Reason =>
          until === null
            ? { code: `privacy/held-${ground}`, reference }
            : { code: `privacy/held-${ground}-until`, reference, day: until },
      ),
  ]
}
