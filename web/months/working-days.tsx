import { type Day, daysOfMonth, type Month, weekdayOf } from '../../vocabulary/day.ts'
import { dayInWords, dayNumber, weekdayInWords } from '../design/dates.ts'
import { useText } from '../language.ts'

const weekdays = [1, 2, 3, 4, 5, 6, 7]

/** The month as a calendar of switches: pressed is a working day. */
export function WorkingDays(props: {
  month: Month
  days: readonly Day[]
  fixed: boolean
  onDays: (days: readonly Day[]) => void
}) {
  const t = useText()
  const { month, days, fixed, onDays } = props
  const all = daysOfMonth(month)
  const working = new Set(days)
  return (
    <fieldset className="numbers-days">
      <legend className="vi-hidden">{t('months.days-section')}</legend>
      {weekdays.map((weekday) => (
        <span key={weekday} aria-hidden="true">
          {weekdayInWords(weekday, 'short')}
        </span>
      ))}
      {all.map((day, index) => {
        const isWorking = working.has(day)
        return (
          <button
            key={day}
            type="button"
            disabled={fixed}
            aria-pressed={isWorking}
            aria-label={t(isWorking ? 'months.day-working' : 'months.day-off', { day: dayInWords(day) })}
            style={index === 0 ? { gridColumnStart: weekdayOf(day) } : undefined}
            onClick={() => onDays(all.filter((other) => (other === day ? !isWorking : working.has(other))))}
          >
            {dayNumber(day)}
          </button>
        )
      })}
    </fieldset>
  )
}
