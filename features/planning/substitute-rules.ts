// Who stands in for a team's manager from one day to another.
import type { Day } from '../../vocabulary/day.ts'
import type { Reason } from '../../vocabulary/refusal.ts'

/** A substitute is for an absence; for longer there is a manager to be named. */
export const mostSubstituteDays = 366

export function reasonsNotToName(
  { personId, from, until }: { personId: string; from: Day; until: Day },
  facts: {
    today: Day
    managerIds: readonly string[]
    /** Of the team's directorate, and still here when it begins. */
    couldStandIn: ReadonlySet<string>
  },
): Reason[] {
  const reasons: Reason[] = []
  const days = (Date.parse(until) - Date.parse(from)) / 86_400_000 + 1
  if (until < from) reasons.push({ code: 'planning/substitute-ends-before', day: from })
  if (until < facts.today) reasons.push({ code: 'planning/substitute-over', day: until })
  if (days > mostSubstituteDays)
    reasons.push({ code: 'planning/substitute-too-long', most: mostSubstituteDays })
  if (facts.managerIds.includes(personId)) reasons.push({ code: 'planning/substitute-manages' })
  else if (!facts.couldStandIn.has(personId)) reasons.push({ code: 'planning/substitute-of-elsewhere' })
  return reasons
}
