import { hosting } from '../../features/spaces/hosting-contract.ts'
import { useAnswer } from '../asking.ts'
import type { Asked } from '../call.ts'
import { dayInWords, sentence } from '../design/dates.ts'
import { Notice } from '../design/notice.tsx'
import { Answer } from '../design/pieces.tsx'
import { useText } from '../language.ts'

const mostDays = 12

/** Said before it is done: which bookings it would end. */
export function Touched({ which }: { which: Asked<typeof hosting.touched> }) {
  const t = useText()
  const touched = useAnswer(hosting.touched, which, { keepPrevious: true })
  return (
    <Answer of={touched} bones={1}>
      {({ bookings, own, days }) =>
        bookings === 0 ? (
          <Notice kind="good">
            <p>{t('hosting.touched-none')}</p>
          </Notice>
        ) : (
          <Notice kind="caution" title={t('hosting.touched', { count: bookings })}>
            {own > 0 && <p>{t('hosting.touched-own', { own })}</p>}
            <ul>
              {days.slice(0, mostDays).map(({ day, bookings: count }) => (
                <li key={day}>{t('hosting.touched-on', { day: sentence(dayInWords(day)), count })}</li>
              ))}
              {days.length > mostDays && <li>…</li>}
            </ul>
          </Notice>
        )
      }
    </Answer>
  )
}
