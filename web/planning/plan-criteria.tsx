import { planningCriteria } from '../../features/planning/criteria-contract.ts'
import type { Month } from '../../vocabulary/day.ts'
import { useAnswer } from '../asking.ts'
import { numberInWords } from '../design/dates.ts'
import { useText } from '../language.ts'

/** What the computation proposes and by which criteria, with the very figures that the month uses. */
export function Criteria({ month }: { month: Month }) {
  const t = useText()
  const { data: shown } = useAnswer(planningCriteria.criteria, { month })
  if (!shown) return null
  const first = numberInWords(shown.grantMinutes[0] ?? 0)
  const fourth = numberInWords(shown.grantMinutes[3] ?? 0)
  return (
    <details className="room-more vi-card">
      <summary>{t('room.criteria')}</summary>
      <p>{t('room.criteria-what')}</p>
      <h3>{t('room.criteria-value')}</h3>
      <ul>
        <li>{t('room.criteria-wish', { minutes: shown.wishMinutes })}</li>
        <li>{t('room.criteria-share', { first, fourth })}</li>
        <li>{t(`criteria.commute-${shown.commute.how}`, { minutes: shown.commute.minutes })}</li>
        <li>{t('room.criteria-entry', { minutes: shown.slotMinutes })}</li>
        <li>{t('room.criteria-desks', { minutes: shown.deskMinutes })}</li>
      </ul>
      <h3>{t('room.criteria-never')}</h3>
      <ul>
        <li>{t('room.criteria-never-asked')}</li>
        <li>{t('room.criteria-never-limits')}</li>
        <li>{t('room.criteria-never-entry')}</li>
      </ul>
      <p>{t('room.criteria-law')}</p>
    </details>
  )
}
