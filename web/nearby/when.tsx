import { parts } from '../../features/nearby/rules.ts'
import { isDay, weekdayOf } from '../../vocabulary/day.ts'
import { today } from '../clock.ts'
import { weekdayInWords } from '../design/dates.ts'
import { SelectField, TextField } from '../design/field.tsx'
import { useText } from '../language.ts'
import { type Go, type NearbySearch, nextWeekday, toggled, wordsIn } from './search.ts'

const usualWeeks = 4

/** One day, or weekdays over some weeks; the whole of it or a half. */
export function When({ search, go }: { search: NearbySearch; go: Go }) {
  const t = useText()
  const day = search.day ?? nextWeekday(today())
  const several = search.weeks !== undefined
  const weekdays = search.weekdays ?? String(weekdayOf(day))
  return (
    <section className="near-when" aria-label={t('nearby.when')}>
      <SelectField
        label={t('nearby.when')}
        value={several ? 'weeks' : 'day'}
        options={[
          { value: 'day', label: t('nearby.one-day') },
          { value: 'weeks', label: t('nearby.more-weeks') },
        ]}
        onText={(chosen) =>
          go(chosen === 'weeks' ? { weeks: usualWeeks, weekdays } : { weeks: undefined, weekdays: undefined })
        }
      />
      <TextField
        type="date"
        label={several ? t('nearby.from-day') : t('nearby.day')}
        value={day}
        min={today()}
        onText={(chosen) => {
          if (isDay(chosen)) go({ day: chosen })
        }}
      />
      <SelectField
        label={t('nearby.part')}
        value={search.part ?? 'day'}
        options={parts.map((part) => ({ value: part, label: t(`nearby.part-${part}`) }))}
        onText={(part) => go({ part: part === 'day' ? undefined : (part as never) })}
      />
      {several && (
        <>
          <SelectField
            label={t('nearby.weeks')}
            value={String(search.weeks)}
            options={Array.from({ length: 8 }, (_, k) => ({ value: String(k + 1), label: String(k + 1) }))}
            onText={(weeks) => go({ weeks: Number(weeks) })}
          />
          <fieldset className="near-chips">
            <legend>{t('nearby.weekdays')}</legend>
            {[1, 2, 3, 4, 5, 6, 7].map((weekday) => (
              <button
                key={weekday}
                type="button"
                className="near-chip"
                aria-pressed={wordsIn(weekdays).includes(String(weekday))}
                aria-label={weekdayInWords(weekday)}
                onClick={() => go({ weekdays: toggled(weekdays, String(weekday)) ?? weekdays })}
              >
                {weekdayInWords(weekday, 'short')}
              </button>
            ))}
          </fieldset>
        </>
      )}
    </section>
  )
}
