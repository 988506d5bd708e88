import { Button } from '../design/button.tsx'
import { sentence, weekdayInWords } from '../design/dates.ts'
import { useText } from '../language.ts'
import type { WrittenSite } from './site-writing.ts'

type Week = WrittenSite['week']

/** The opening of a week: a row a day, and Monday's for the others in one step. */
export function WeekFields({ week, onWeek }: { week: Week; onWeek: (week: Week) => void }) {
  const t = useText()
  const set = (index: number, part: Partial<Week[number]>) =>
    onWeek(week.map((day, at) => (at === index ? { ...day, ...part } : day)))
  return (
    <div className="vi-stack vi-stack-tight">
      <ul className="site-week">
        {week.map(({ open, opens, closes }, index) => {
          const day = weekdayInWords(index + 1)
          return (
            <li key={day}>
              <label className="site-week-day">
                <input
                  type="checkbox"
                  checked={open}
                  aria-label={t('hosting.open-on', { day: sentence(day) })}
                  onChange={(event) => set(index, { open: event.target.checked })}
                />
                {sentence(day)}
              </label>
              {open ? (
                <span className="site-week-hours">
                  <input
                    type="time"
                    className="form-control"
                    required
                    value={opens}
                    aria-label={t('hosting.opens-on', { day })}
                    onChange={(event) => set(index, { opens: event.target.value })}
                  />
                  <span aria-hidden="true">–</span>
                  <input
                    type="time"
                    className="form-control"
                    required
                    value={closes}
                    aria-label={t('hosting.closes-on', { day })}
                    onChange={(event) => set(index, { closes: event.target.value })}
                  />
                </span>
              ) : (
                <span className="vi-soft">{t('spaces.closed')}</span>
              )}
            </li>
          )
        })}
      </ul>
      <div>
        <Button small onClick={() => onWeek(week.map((day, index) => (index < 5 ? { ...week[0]! } : day)))}>
          {t('hosting.copy-monday')}
        </Button>
      </div>
    </div>
  )
}
