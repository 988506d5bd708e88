// Wishes opened again before the month is published: for those who could not state them in time.
import type { Day, Month } from '../../vocabulary/day.ts'
import type { Reason } from '../../vocabulary/refusal.ts'
import type { Stage } from './rules.ts'

export function reasonsNotToReopenWishes(
  { month, until }: { month: Month; until: Day },
  facts: { stage: Stage; today: Day; lastDay: Day },
): Reason[] {
  const reasons: Reason[] = []
  if (facts.stage === 'published') reasons.push({ code: 'months/published', month })
  if (facts.stage === 'wishes') reasons.push({ code: 'months/wishes-still-open', month })
  if (until < facts.today) reasons.push({ code: 'months/wishes-end-past', day: until })
  if (until >= facts.lastDay) reasons.push({ code: 'months/wishes-end-too-late', day: until })
  return reasons
}
