import { weights, wishMinutes } from '../../features/planning/rules.ts'
import { numberInWords } from '../design/dates.ts'
import { useText } from '../language.ts'

/** What the computation proposes and by which criteria, with the very figures that it uses. */
export function Criteria() {
  const t = useText()
  const first = numberInWords(weights.grant[0] ?? 0)
  const fourth = numberInWords(weights.grant[3] ?? 0)
  return (
    <details className="room-more vi-card">
      <summary>{t('room.criteria')}</summary>
      <p>{t('room.criteria-what')}</p>
      <h3>{t('room.criteria-value')}</h3>
      <ul>
        <li>{t('room.criteria-wish', { minutes: wishMinutes })}</li>
        <li>{t('room.criteria-share', { first, fourth })}</li>
        <li>{t('room.criteria-commute')}</li>
        <li>{t('room.criteria-entry', { minutes: weights.slotDeviation })}</li>
        <li>{t('room.criteria-desks', { minutes: weights.deskOverflow })}</li>
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
