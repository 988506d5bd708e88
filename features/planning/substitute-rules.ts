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

/** Who may be asked about a team: its managers, who stands in for them (until when), heads of directorate, HR. */
export type Answering = {
  teamId: string
  personId: string
  as: 'manager' | 'substitute' | 'head' | 'hr'
  until: Day | null
}

/**
 * Who is told what waits for an answer about a team: its managers together with who stands in for them; where there
 * is nobody, the heads of its directorate; then the HR office. Nobody is asked to answer an own request.
 * @param besides who asks, and whoever else may not answer
 */
export function whoAnswers(
  answering: readonly Answering[],
  teamId: string,
  besides: readonly (string | null)[] = [],
): string[] {
  const able = answering.filter((one) => one.teamId === teamId && !besides.includes(one.personId))
  const circles = [['manager', 'substitute'], ['head'], ['hr']] as const
  for (const circle of circles) {
    const found = able.filter((one) => (circle as readonly string[]).includes(one.as))
    if (found.length > 0) return [...new Set(found.map(({ personId }) => personId))]
  }
  return []
}
