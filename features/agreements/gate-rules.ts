// What agreements say of a month: on which days somebody may be away, and how many.
import type { Day } from '../../vocabulary/day.ts'
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
export type GateOfMonth = {
  gate: Gate
  /** Working days of the month on which an agreement is in force. */
  covered: Day[]
  /** What the agreement allows; null where none is in force. */
  daysPerMonth: number | null
  daysPerWeek: number | null
  /** What is missing, with what to do about it; empty where nothing is. */
  reasons: Reason[]
}

const holdsOn = ({ startsOn, endsOn }: Pick<AgreementInForce, 'startsOn' | 'endsOn'>, day: Day): boolean =>
  startsOn <= day && (endsOn === null || day <= endsOn)

/**
 * The gate of one person's month.
 * @param agreements of this person that are in force in the month; of two the later one's caps hold
 * @param underWay whether an agreement is proposed and not yet signed: then that is what to wait for
 */
export function gateOfMonth(
  gate: Gate,
  agreements: readonly AgreementInForce[],
  days: readonly Day[],
  underWay = false,
): GateOfMonth {
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
  return {
    gate,
    covered,
    daysPerMonth: last?.daysPerMonth ?? null,
    daysPerWeek: last?.daysPerWeek ?? null,
    reasons: gate === 'off' ? [] : reasons,
  }
}

/** Why days may not be wished for where the gate blocks: every day outside, and more than the agreement allows. */
export function reasonsAtGate(gate: GateOfMonth, wished: readonly Day[]): Reason[] {
  if (gate.gate !== 'block' || wished.length === 0) return []
  const outside = wished.filter((day) => !gate.covered.includes(day))
  if (outside.length === 0) return []
  if (gate.covered.length === 0) return gate.reasons
  return outside.map((day) => ({ code: 'agreements/gate-day', day }))
}

/** What may be had of a month where the gate blocks: the agreement's caps where they are lower. */
export function cappedBy(
  gate: Pick<GateOfMonth, 'gate' | 'daysPerMonth' | 'daysPerWeek'>,
  { quota, perWeek }: { quota: number; perWeek: number | null },
): { quota: number; perWeek: number | null } {
  if (gate.gate !== 'block') return { quota, perWeek }
  return {
    quota: Math.min(quota, gate.daysPerMonth ?? 0),
    perWeek: gate.daysPerWeek === null ? perWeek : Math.min(perWeek ?? gate.daysPerWeek, gate.daysPerWeek),
  }
}
