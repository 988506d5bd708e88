import type { Month } from '../../vocabulary/day.ts'
import { dayInWords, monthInWords } from '../design/dates.ts'
import { Icon } from '../design/icon.tsx'
import { useText } from '../language.ts'
import { StrengthSign } from './chosen-day.tsx'
import { MonthGrid } from './month-grid.tsx'
import type { ShownWish } from './my-wish.ts'
import { askingOf, lookOf } from './wish-states.ts'

const icons = { office: 'pa', away: 'house', absent: 'minus' } as const

/** What was asked, to be read only: wishes are closed and the plan is not there yet. */
export function AskedCalendar({ mine, month }: { mine: ShownWish; month: Month }) {
  const t = useText()
  return (
    <div className="vi-mine">
      <MonthGrid
        label={t('wishes.grid', { month: monthInWords(month) })}
        month={month}
        days={mine.days}
        labelOf={(day) => t(`wishes.day-${lookOf(mine, day)}`, { day: dayInWords(day) })}
        offLabelOf={(day) => t('wishes.day-off', { day: dayInWords(day) })}
        lookOf={(day) => askingOf(mine, day)}
        face={(day) => (
          <>
            <Strong look={lookOf(mine, day)} />
            <Icon name={icons[askingOf(mine, day)]} size={18} />
            <span className="vi-day-word">{t(`wishes.${askingOf(mine, day)}`)}</span>
          </>
        )}
        onChoose={() => {}}
      />
    </div>
  )
}

const Strong = ({ look }: { look: string }) =>
  look === 'matters' || look === 'cannot' ? <StrengthSign strength={look} /> : null
