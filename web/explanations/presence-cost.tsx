import './words.ts'
import { explanations } from '../../features/explanations/contract.ts'
import type { Month } from '../../vocabulary/day.ts'
import { useAnswer } from '../asking.ts'
import { Section } from '../design/page.tsx'
import { useText } from '../language.ts'
import { timeInWords } from './time-in-words.ts'

/** What the minimum presence of a team costs, beside its month: nothing where nothing is known of it. */
export function PresenceCost({ month, teamId }: { month: Month; teamId: string }) {
  const t = useText()
  const { data } = useAnswer(explanations.presenceCost, { month, teamId })
  if (data?.state !== 'known' || data.days === null) return null
  const { days, minutes } = data
  return (
    <Section title={t('presence-cost.title')}>
      <p>
        {days === 0 ? t('presence-cost.nothing') : t('presence-cost.days', { count: days })}
        {minutes !== null && minutes > 0 && ` ${t('presence-cost.time', { time: timeInWords(t, minutes) })}`}
      </p>
      <p className="vi-field-hint">{t('presence-cost.how')}</p>
    </Section>
  )
}
