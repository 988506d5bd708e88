import type { Chance, Expectation } from '../../features/wishes/forecast-rules.ts'
import { type Strength, strengthOf, type Wish } from '../../features/wishes/rules.ts'
import type { Day } from '../../vocabulary/day.ts'
import { dayInWords, sentence } from '../design/dates.ts'
import { wordsOfReason } from '../design/reasons.ts'
import { useText } from '../language.ts'
import { type Allowance, askingOf, leftOf, strengthen } from './wish-states.ts'

/** A shape for each word: full, half, empty. */
export function ChanceSign({ chance }: { chance: Chance }) {
  return (
    <svg
      className={`vi-chance vi-chance-${chance}`}
      viewBox="0 0 12 12"
      width="12"
      height="12"
      aria-hidden="true"
    >
      <circle cx="6" cy="6" r="4.75" fill="none" stroke="currentColor" strokeWidth="1.5" />
      {chance === 'likely' && <circle cx="6" cy="6" r="4.75" fill="currentColor" />}
      {chance === 'uncertain' && <path d="M6 1.25a4.75 4.75 0 0 1 0 9.5z" fill="currentColor" />}
    </svg>
  )
}

export const strengths = ['like', 'matters', 'cannot'] as const

/** How strongly a day is wished: one of three, of which two are counted. */
export function StrengthChoice({
  wish,
  day,
  allowance,
  onChange,
}: {
  wish: Wish
  day: Day
  allowance: Allowance
  onChange: (next: Wish) => void
}) {
  const t = useText()
  const now: Strength | null = askingOf(wish, day) === 'away' ? strengthOf(wish, day) : null
  return (
    <fieldset className="vi-strengths">
      <legend className="vi-hidden">{t('wishes.strength-of', { day: dayInWords(day) })}</legend>
      {strengths.map((strength) => {
        const left = strength === 'like' ? null : leftOf(wish, strength, allowance, day)
        return (
          <label key={strength} className={now === strength ? 'vi-strength vi-strength-on' : 'vi-strength'}>
            <input
              type="radio"
              name={`strength-${day}`}
              checked={now === strength}
              disabled={left !== null && left < 1}
              onChange={() => onChange(strengthen(wish, day, strength, allowance))}
            />
            <span className="vi-strength-words">
              <span>
                {strength !== 'like' && <StrengthSign strength={strength} />} {t(`wishes.${strength}`)}
              </span>
              {left !== null && (
                <span className="vi-soft">
                  {t('wishes.strength-left', {
                    left: Math.max(0, left - (now === strength ? 1 : 0)),
                    most: allowance[strength as 'matters' | 'cannot'],
                  })}
                </span>
              )}
            </span>
          </label>
        )
      })}
    </fieldset>
  )
}

/** A letter in a shape of its own: a circle for what matters, a square for cannot otherwise. */
export function StrengthSign({ strength }: { strength: 'matters' | 'cannot' }) {
  const t = useText()
  return (
    <span className={`vi-sign vi-sign-${strength}`} aria-hidden="true">
      {t(`wishes.key-${strength}`)}
    </span>
  )
}

/** Under the calendar: the day touched, how much it matters, and what to expect of it. */
export function ChosenDay({
  wish,
  day,
  expected,
  allowance,
  onChange,
}: {
  wish: Wish
  day: Day
  expected: Expectation | undefined
  allowance: Allowance
  onChange: (next: Wish) => void
}) {
  const t = useText()
  const asking = askingOf(wish, day)
  return (
    <section className="vi-card vi-chosen" aria-labelledby="chosen-day">
      <h2 id="chosen-day">{sentence(dayInWords(day))}</h2>
      {asking !== 'away' && <p>{t(`wishes.chosen-${asking}`)}</p>}
      {asking === 'away' && (
        <>
          <StrengthChoice wish={wish} day={day} allowance={allowance} onChange={onChange} />
          {expected && (
            <div role="status" className="vi-expected">
              <strong>
                <ChanceSign chance={expected.chance} /> {t(`wishes.${expected.chance}`)}
              </strong>
              {expected.reasons.length === 0 && <p>{t('wishes.expect-fine')}</p>}
              {expected.reasons.map((reason) => (
                <p key={JSON.stringify(reason)}>{wordsOfReason(reason)}</p>
              ))}
            </div>
          )}
        </>
      )}
    </section>
  )
}
