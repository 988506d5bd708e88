import './words.ts'
import { Link } from '@tanstack/react-router'
import { replannings } from '../../features/variants/replan-contract.ts'
import type { Month } from '../../vocabulary/day.ts'
import { useAnswer } from '../asking.ts'
import type { Answered } from '../call.ts'
import { CheckField } from '../design/field.tsx'
import { Notice } from '../design/notice.tsx'
import { useText } from '../language.ts'
import { daysInWords } from './change-words.ts'

type Lost = Answered<typeof replannings.replannings>['lostSeats'][number]
/** Days that a re-plan may move, and those that come before its first day and stay. */
type LostFrom = Lost & { staying: Lost['days'] }

export const lostFrom = (seats: readonly Lost[], first: string): LostFrom[] =>
  seats.map((one) => ({
    ...one,
    days: one.days.filter((day) => day >= first),
    staying: one.days.filter((day) => day < first),
  }))

export const namesOf = (sites: readonly { name: string }[]): string =>
  sites.map(({ name }) => name).join('; ')

/** Which of the seats that are gone are planned anew; of a day that comes too soon it is said that it stays. */
export function LostSeats({
  lost,
  heeded,
  onHeed,
}: {
  lost: readonly LostFrom[]
  heeded: readonly string[]
  onHeed: (siteId: string, yes: boolean) => void
}) {
  const t = useText()
  return (
    <fieldset className="vi-stack vi-stack-tight replan-absences">
      <legend>{t('replan.lost-seats')}</legend>
      {lost.map(({ siteId, name, people, days, staying }) => (
        <CheckField
          key={siteId}
          label={t('replan.lost-seat', { name, count: people, days: daysInWords([...staying, ...days]) })}
          hint={
            staying.length > 0
              ? t(days.length > 0 ? 'replan.lost-seat-stays' : 'replan.lost-seat-all-stays', {
                  days: daysInWords(staying),
                })
              : undefined
          }
          disabled={days.length === 0}
          checked={days.length > 0 && heeded.includes(siteId)}
          onCheck={(yes) => onHeed(siteId, yes)}
        />
      ))}
    </fieldset>
  )
}

/** Above all else of a published month: somebody is planned near home and has no seat there any more. */
export function LostSeatsNotice({ month }: { month: Month }) {
  const t = useText()
  const lost = useAnswer(replannings.replannings, { month }).data?.lostSeats ?? []
  if (lost.length === 0) return null
  return (
    <Notice kind="caution" title={t('replan.lost-notice')}>
      <ul>
        {lost.map(({ siteId, name, people, days }) => (
          <li key={siteId}>{t('replan.lost-seat', { name, count: people, days: daysInWords(days) })}</li>
        ))}
      </ul>
      <p>
        <Link to="/months/$month/replanning" params={{ month }}>
          {t('replan.lost-act')}
        </Link>
      </p>
    </Notice>
  )
}
