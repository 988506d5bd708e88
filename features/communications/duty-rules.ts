// What the way of an agreement obliges to tell the Ministry: one event, at most one communication.
import { addDays, type Day } from '../../vocabulary/day.ts'
import type { Regime } from '../agreements/rules.ts'
import type { Facts, Kind } from './rules.ts'

/** Something that happened to an agreement that is or was in force. */
export type AgreementEvent = {
  agreementId: string
  personId: string
  /** Place of the step among all steps: events of one person are told in this order. */
  seq: number
  step: 'in-force' | 'withdrawn' | 'revised' | 'transferred'
  /** The day on which it happened, in Italy. */
  on: Day
  kind: 'first' | 'revision' | 'renewal'
  regime: Regime
  parentId: string | null
  /** From when until when the agreement came in force; and, where it ended early, its last day. */
  startsOn: Day
  agreedUntil: Day | null
  endsOn: Day | null
  signedOn: Day | null
  /** Of one that was revised: what took its place. */
  child: { regime: Regime; startsOn: Day } | null
}

/** A period of agile work as the Ministry knows it, or will: one or more agreements, one after the other. */
export type Period = {
  id: string
  startsOn: Day
  /** The last day told, or due to be told. */
  endsOn: Day | null
  over: boolean
  /** Nothing about it has left: an annulment has nothing to annul. */
  untold: boolean
}

export const whys = [
  'began',
  'began-again',
  'prolonged',
  'changed',
  'unchanged',
  'goes-on',
  'remote',
  'no-period',
  'withdrawn',
  'transferred',
  'became-remote',
  'never-began',
  'never-told',
  'by-hand',
] as const
export type Why = (typeof whys)[number]
export type Duty = {
  why: Why
  /** Undefined: nothing is to be told. */
  tell?: { kind: Kind; facts: Facts }
  /** The period after it; undefined where it belongs to none. */
  period?: Period
}

/**
 * @param own the period that the agreement belongs to; of `in-force`, the one that its parent belongs to
 * @param newId names a period that begins
 */
export function dutyOf(event: AgreementEvent, own: Period | undefined, newId: string): Duty {
  return event.step === 'in-force' ? beginning(event, own, newId) : ending(event, own)
}

function beginning(event: AgreementEvent, before: Period | undefined, newId: string): Duty {
  const { regime, kind, startsOn, agreedUntil, signedOn } = event
  // Work from afar with a constraint of hours is no agile work (CCNL art. 68): it is not communicated.
  if (regime === 'remote') return { why: 'remote' }
  const follows =
    before &&
    !before.over &&
    (kind === 'revision' ||
      // An extension is agreed before the end, and begins the day after it; otherwise a period begins anew.
      (kind === 'renewal' &&
        before.endsOn !== null &&
        startsOn === addDays(before.endsOn, 1) &&
        (signedOn ?? startsOn) <= before.endsOn))
  const facts = { signedOn, startsOn, endsOn: agreedUntil }
  if (!before || !follows) {
    const period = { id: newId, startsOn, endsOn: agreedUntil, over: false, untold: true }
    return { why: before ? 'began-again' : 'began', tell: { kind: 'I', facts }, period }
  }
  if (agreedUntil === before.endsOn) return { why: 'unchanged', period: before }
  return {
    why: kind === 'renewal' ? 'prolonged' : 'changed',
    tell: { kind: 'M', facts: { ...facts, startsOn: before.startsOn } },
    period: { ...before, endsOn: agreedUntil },
  }
}

function ending(event: AgreementEvent, period: Period | undefined): Duty {
  if (!period || period.over) return { why: 'no-period' }
  const { step, child, signedOn } = event
  const last = event.endsOn ?? event.on
  if (step === 'revised' && child && child.regime !== 'remote' && child.startsOn >= period.startsOn)
    // The revision tells what changes.
    return { why: 'goes-on', period }
  const over = { ...period, over: true }
  // What never began: told, it is annulled; not told, it needs not be.
  if (last < period.startsOn && event.startsOn <= period.startsOn) {
    if (period.untold) return { why: 'never-told', period: over }
    const facts = { signedOn, startsOn: period.startsOn, endsOn: period.endsOn }
    return { why: 'never-began', tell: { kind: 'A', facts }, period: over }
  }
  // A renewal left before it began: the period ends with what went before it.
  const endsOn = last < event.startsOn ? addDays(event.startsOn, -1) : last
  if (endsOn === period.endsOn) return { why: 'unchanged', period: over }
  const why = step === 'revised' ? 'became-remote' : step
  const facts = { signedOn, startsOn: period.startsOn, endsOn }
  return {
    why: why as Why,
    tell: { kind: 'R', facts },
    period: { ...over, endsOn },
  }
}
