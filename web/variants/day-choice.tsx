import { type Day, weekdayOf } from '../../vocabulary/day.ts'
import { dayInWords, dayNumber, weekdayInWords } from '../design/dates.ts'

/** Working days of a month as switches, a week a row. */
export function DayChoice(props: {
  legend: string
  days: readonly Day[]
  chosen: readonly Day[]
  /** Earlier days stay as they are. */
  from?: Day | null
  onChosen: (days: Day[]) => void
}) {
  const { legend, days, chosen, from, onChosen } = props
  return (
    <fieldset className="variants-days">
      <legend>{legend}</legend>
      {days.map((day) => {
        const pressed = chosen.includes(day)
        return (
          <button
            key={day}
            type="button"
            aria-pressed={pressed}
            disabled={!!from && day < from}
            style={{ gridColumnStart: weekdayOf(day) }}
            onClick={() => onChosen(days.filter((one) => (one === day ? !pressed : chosen.includes(one))))}
          >
            <span className="vi-hidden">{dayInWords(day)}</span>
            <small aria-hidden="true">{weekdayInWords(weekdayOf(day), 'short')}</small>
            <span aria-hidden="true">{dayNumber(day)}</span>
          </button>
        )
      })}
    </fieldset>
  )
}
