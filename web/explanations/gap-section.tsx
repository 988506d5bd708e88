import { gapInDays } from '../../features/explanations/rules.ts'
import { planning } from '../../features/planning/contract.ts'
import { planningCriteria } from '../../features/planning/criteria-contract.ts'
import type { Month } from '../../vocabulary/day.ts'
import { useAnswer } from '../asking.ts'
import { numberInWords } from '../design/dates.ts'
import { Section } from '../design/page.tsx'
import { useText } from '../language.ts'
import { timeInWords } from './time-in-words.ts'

/** The proven distance of the plan to the best possible, and what it amounts to. */
export function GapSection({ month }: { month: Month }) {
  const t = useText()
  const proposal = useAnswer(planning.proposal, { month })
  const runs = useAnswer(planning.runs, { month })
  const criteria = useAnswer(planningCriteria.criteria, { month })
  const run = runs.data?.items.find(({ id }) => id === proposal.data?.runId)
  if (!run?.progress || !criteria.data) return null
  const { objective, bound, gapPercent } = run.progress
  const minutes = Math.max(0, objective - bound)
  const days = gapInDays(minutes, criteria.data)
  const said = { time: timeInWords(t, minutes), people: numberInWords(run.people) }
  return (
    <Section title={t('insight.gap-title')}>
      <p>
        <strong>{t('insight.gap', { perMille: numberInWords(10 * gapPercent, 2) })}</strong>
      </p>
      <p>
        {days < 1
          ? t('insight.gap-less-than-a-day', said)
          : t('insight.gap-days', { ...said, days: numberInWords(Math.ceil(days)) })}
      </p>
    </Section>
  )
}
