import './words.ts'
import { planningRoom } from '../../features/planning/room-contract.ts'
import type { Month } from '../../vocabulary/day.ts'
import { useAnswer } from '../asking.ts'
import { dayInWords } from '../design/dates.ts'
import { Notice } from '../design/notice.tsx'
import { useText } from '../language.ts'
import { whatChanges } from './exception-words.ts'

/** What one has otherwise than everybody this month, as HR recorded it; nothing where there is none. */
export function MyException({ month }: { month: Month }) {
  const t = useText()
  const exception = useAnswer(planningRoom.myException, { month }).data?.exception
  if (!exception) return null
  return (
    <Notice title={t('room.my-exception', { what: whatChanges(t, exception) })}>
      <p>
        {t('room.exception-why', {
          category: t(`room.category-${exception.category}`),
          by: exception.authorisedBy,
          from: dayInWords(exception.from),
          until: dayInWords(exception.until),
        })}
      </p>
      <p>{t('room.my-exception-who')}</p>
    </Notice>
  )
}
