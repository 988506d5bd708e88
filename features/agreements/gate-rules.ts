// What is needed to be away: on which days of a month each thing is there, and what policy makes of it where it is not.
import { type Day, weekOf } from '../../vocabulary/day.ts'
import type { Reason } from '../../vocabulary/refusal.ts'
import type { Values } from '../policy/rules.ts'
import type { Regime } from './rules.ts'

export type AgreementInForce = {
  agreementId: string
  personId: string
  startsOn: Day
  endsOn: Day | null
  daysPerMonth: number
  daysPerWeek: number | null
  regime: Regime
}
export type Gate = Values['agreement-gate']
/** One thing that is needed: an agreement, the safety notice, training. */
export type Requirement = {
  gate: Gate
  /** Working days of the month on which it is there. */
  covered: Day[]
  /** What is missing, with what to do about it; empty where nothing is. */
  reasons: Reason[]
  /** That it is missing on one day: said to the person, and to somebody else about them. */
  onDay: { own: string; of: string }
}
/** At most so many days; an agreement that policy lets block and that is not there allows none. */
export type Caps = { daysPerMonth: number; daysPerWeek: number | null }
export type GateOfMonth = {
  /** The strongest of what is needed. */
  gate: Gate
  /** Days on which nothing stops; where nothing may, those on which nothing is missing. */
  covered: Day[]
  caps: Caps | null
  reasons: Reason[]
  blocking: Requirement[]
}

const holdsOn = ({ startsOn, endsOn }: Pick<AgreementInForce, 'startsOn' | 'endsOn'>, day: Day): boolean =>
  startsOn <= day && (endsOn === null || day <= endsOn)

/**
 * What agreements say of a person's month.
 * @param agreements of this person that are in force in the month; of two the later one's caps hold
 * @param underWay whether an agreement is proposed and not yet signed: then that is what to wait for
 */
export function agreementNeeded(
  gate: Gate,
  agreements: readonly AgreementInForce[],
  days: readonly Day[],
  underWay = false,
): Requirement & { caps: Caps | null } {
  const own = [...agreements].sort((a, b) => (a.startsOn < b.startsOn ? -1 : 1))
  const covered = days.filter((day) => own.some((one) => holdsOn(one, day)))
  const last = own.filter((one) => days.some((day) => holdsOn(one, day))).at(-1)
  const reasons: Reason[] = []
  const [first, end] = [days[0], days.at(-1)]
  if (!last) reasons.push({ code: underWay ? 'agreements/gate-unsigned' : 'agreements/gate-missing' })
  else if (covered.length < days.length && first && end) {
    if (covered[0]! > first) reasons.push({ code: 'agreements/gate-from', from: covered[0]! })
    if (covered.at(-1)! < end) reasons.push({ code: 'agreements/gate-until', until: covered.at(-1)! })
  }
  const { daysPerMonth, daysPerWeek } = last ?? { daysPerMonth: 0, daysPerWeek: null }
  return {
    ...{ gate, covered, reasons, onDay: { own: 'agreements/gate-day', of: 'agreements/gate-day-of' } },
    caps: gate === 'block' ? { daysPerMonth, daysPerWeek } : null,
  }
}

/** All that is needed together. */
export function gateOfMonth(
  needed: readonly Requirement[],
  days: readonly Day[],
  caps: Caps | null = null,
): GateOfMonth {
  const asked = needed.filter(({ gate }) => gate !== 'off')
  const blocking = asked.filter(({ gate }) => gate === 'block')
  const deciding = blocking.length > 0 ? blocking : asked
  return {
    gate: blocking.length > 0 ? 'block' : asked.length > 0 ? 'warn' : 'off',
    covered: days.filter((day) => deciding.every(({ covered }) => covered.includes(day))),
    reasons: asked.flatMap(({ reasons }) => reasons),
    caps,
    blocking,
  }
}

/**
 * The same for somebody who states wishes in a person's place: that something is missing and on which days, and not
 * what. Whether a colleague has signed, read or learnt something is not for them.
 */
export const forDelegate = ({ reasons, blocking, covered, ...gate }: GateOfMonth): GateOfMonth => {
  const something: Reason[] = [{ code: 'agreements/gate-something' }]
  const onDay = { own: 'agreements/gate-something-day', of: 'agreements/gate-something-day' }
  return {
    ...gate,
    covered,
    reasons: reasons.length > 0 ? something : [],
    blocking: blocking.length > 0 ? [{ gate: 'block', covered, reasons: something, onDay }] : [],
  }
}

/** Why days may not be wished for: of each thing that blocks every day without it; where it never is there, why. */
export function reasonsAtGate({ blocking }: GateOfMonth, wished: readonly Day[]): Reason[] {
  return blocking.flatMap(({ covered, reasons, onDay }): Reason[] => {
    const outside = wished.filter((day) => !covered.includes(day))
    if (outside.length === 0) return []
    return covered.length === 0 ? reasons : outside.map((day) => ({ code: onDay.own, day }))
  })
}

/** Why a person may not be away on one day. @param who is told: the person, or somebody about them */
export const reasonsOnDay = ({ blocking }: GateOfMonth, day: Day, who: 'own' | 'of'): Reason[] =>
  blocking.filter(({ covered }) => !covered.includes(day)).map(({ onDay }) => ({ code: onDay[who], day }))

/**
 * Why days would be more than the agreement allows; what there was already is not held against a change that adds
 * nothing to it.
 */
export function reasonsBeyondCaps(
  { caps }: Pick<GateOfMonth, 'caps'>,
  had: readonly Day[],
  away: readonly Day[],
  bankDays = 0,
): Reason[] {
  if (caps === null) return []
  const reasons: Reason[] = []
  const most = Math.max(0, caps.daysPerMonth + Math.min(0, bankDays))
  // Without an agreement in force that is what is missing, and nothing of how many days.
  if (caps.daysPerMonth === 0) return []
  if (away.length > most && away.length > had.length) reasons.push({ code: 'agreements/gate-days', most })
  const { daysPerWeek } = caps
  if (daysPerWeek === null) return reasons
  const inWeek = (days: readonly Day[], monday: Day) => days.filter((day) => weekOf(day) === monday).length
  for (const monday of new Set(away.map(weekOf)))
    if (inWeek(away, monday) > daysPerWeek && inWeek(away, monday) > inWeek(had, monday))
      reasons.push({ code: 'agreements/gate-week', monday, most: daysPerWeek })
  return reasons
}

/**
 * What may be had of a month: the agreement's caps where they are lower.
 * @param bankDays below nothing: given to the bank of days, of what the agreement allows
 */
export const cappedBy = (
  { caps }: Pick<GateOfMonth, 'caps'>,
  { quota, perWeek }: { quota: number; perWeek: number | null },
  bankDays = 0,
): { quota: number; perWeek: number | null } =>
  caps === null
    ? { quota, perWeek }
    : {
        quota: Math.min(quota, Math.max(0, caps.daysPerMonth + Math.min(0, bankDays))),
        perWeek:
          caps.daysPerWeek === null ? perWeek : Math.min(perWeek ?? caps.daysPerWeek, caps.daysPerWeek),
      }
