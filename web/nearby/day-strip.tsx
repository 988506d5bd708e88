import { weekdayOf } from '../../vocabulary/day.ts'
import { dayInWords, dayNumber, weekdayInWords } from '../design/dates.ts'
import { useText } from '../language.ts'
import type { Found, Go } from './search.ts'

/** Two weeks with the free seats of all that was found; a day with nothing open cannot be chosen. */
export function DayStrip({ found, go }: { found: Found; go: Go }) {
  const t = useText()
  return (
    <fieldset className="near-strip">
      <legend className="vi-hidden">{t('nearby.strip')}</legend>
      {found.strip.map(({ day, free, sites }) => {
        const words = { day: dayInWords(day), free }
        const label =
          sites === 0
            ? t('nearby.strip-closed', words)
            : free === 0
              ? t('nearby.strip-none', words)
              : t('nearby.strip-day', words)
        return (
          <button
            key={day}
            type="button"
            aria-pressed={found.days.includes(day)}
            disabled={sites === 0}
            onClick={() => go({ day, weeks: undefined, weekdays: undefined })}
          >
            <span className="vi-hidden">{label}</span>
            <span aria-hidden="true">{weekdayInWords(weekdayOf(day), 'short')}</span>
            <strong aria-hidden="true">{dayNumber(day)}</strong>
            <span aria-hidden="true">{sites === 0 ? '–' : free}</span>
          </button>
        )
      })}
    </fieldset>
  )
}
