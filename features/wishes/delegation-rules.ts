// Who may see and state the wishes of another: whoever that person names, and nobody whom anybody else imposes.
import type { Day } from '../../vocabulary/day.ts'
import type { Reason } from '../../vocabulary/refusal.ts'

export type DelegationFacts = {
  /** The person and the one to be named are the same. */
  self: boolean
  /** Decides over the person's days: the team's manager, the directorate's head, the HR office. */
  decides: boolean
  until: Day | null
  today: Day
}

/**
 * Who decides over a person's days is not to know how strongly each is wished, not even where the person is willing:
 * between the two nobody could tell willing from asked to.
 */
export function reasonsNotToDelegate({ self, decides, until, today }: DelegationFacts): Reason[] {
  const reasons: Reason[] = []
  if (self) reasons.push({ code: 'wishes/delegate-self' })
  if (decides && !self) reasons.push({ code: 'wishes/delegate-decides' })
  if (until !== null && until < today) reasons.push({ code: 'wishes/delegation-past', day: until })
  return reasons
}
