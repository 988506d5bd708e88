import type { Chance, Expectation } from '../../features/wishes/forecast-rules.ts'
import type { Wish, WishPicture } from '../../features/wishes/rules.ts'
import type { Day } from '../../vocabulary/day.ts'
import { dateInWords, monthInWords } from '../design/dates.ts'
import { Icon } from '../design/icon.tsx'
import { Section } from '../design/page.tsx'
import { Meter } from '../design/pieces.tsx'
import { wordsOfReason } from '../design/reasons.ts'
import { useText } from '../language.ts'
import { ChanceSign, StrengthSign } from './chosen-day.tsx'
import { isMine, type ShownWish } from './my-wish.ts'

/** On top: what is used of the quota and of the strong wishes, and whether presence still prevails. */
export function WishFigures({
  picture,
  shown,
  wish,
}: {
  picture: WishPicture
  shown: ShownWish
  wish: Wish
}) {
  const t = useText()
  const prevails = picture.presenceDays * 2 > picture.workingDays
  const { allowance } = shown
  const prevalence = isMine(shown) ? shown.prevalence : null
  const window = prevalence && (prevalence.agreement || prevalence.months.length > 1) ? prevalence : null
  return (
    <>
      <div className="vi-figures">
        <Meter
          value={picture.wishedDays}
          max={shown.quota}
          bad={picture.wishedDays > shown.quota}
          words={
            <>
              <strong>
                {t('wishes.quota', { count: picture.wishedDays, quota: shown.quota })},{' '}
                {t('wishes.left', { count: picture.daysLeft })}
              </strong>
              {shown.perWeek !== null && (
                <>
                  <br />
                  <span className="vi-soft">{t('wishes.per-week', { count: shown.perWeek })}</span>
                </>
              )}
            </>
          }
        />
        <Meter
          value={picture.presenceDays}
          max={picture.workingDays}
          bad={!prevails && !window}
          words={
            <>
              <strong>
                {t('wishes.presence', { presence: picture.presenceDays, working: picture.workingDays })}
              </strong>
              <br />
              <span className="vi-soft">
                {prevails || window ? t('wishes.presence-prevails') : t('wishes.presence-short')}
              </span>
            </>
          }
        />
      </div>
      {window && (
        <Meter
          value={window.used + picture.wishedDays}
          max={window.most}
          bad={window.used + picture.wishedDays > window.most}
          words={t(window.agreement ? 'wishes.window-agreement' : 'wishes.window', {
            from: window.agreement ? dateInWords(window.agreement.from) : monthInWords(window.months[0]!),
            until: window.agreement
              ? dateInWords(window.agreement.until)
              : monthInWords(window.months.at(-1)!),
            most: window.most,
            used: window.used,
            left: Math.max(0, window.most - window.used),
          })}
        />
      )}
      <p className="vi-allowance">
        <span>
          <StrengthSign strength="matters" />{' '}
          {t('wishes.allowance-matters', { used: wish.matters.length, most: allowance.matters })}
        </span>
        <span>
          <StrengthSign strength="cannot" />{' '}
          {t('wishes.allowance-cannot', { used: wish.cannot.length, most: allowance.cannot })}
        </span>
      </p>
    </>
  )
}

const chances: readonly Chance[] = ['likely', 'uncertain', 'unlikely']

/** How many of the days asked for are likely; why, is said of the day touched. */
export function WishExpectations({ expected }: { expected: ReadonlyMap<Day, Expectation> }) {
  const t = useText()
  if (expected.size === 0) return null
  const count = (chance: Chance) => [...expected.values()].filter((one) => one.chance === chance).length
  return (
    <Section title={t('wishes.expect-title')}>
      <ul className="vi-rules">
        {chances.map((chance) => (
          <li key={chance} className="vi-expected-line">
            <ChanceSign chance={chance} /> {t(`wishes.${chance}`)}: <strong>{count(chance)}</strong>
          </li>
        ))}
      </ul>
      <p className="vi-field-hint">{t('wishes.expect-how')}</p>
    </Section>
  )
}

/** Which rule each wish meets, in words, at once. Nothing here forbids: it says what to expect. */
export function WishRules({ picture }: { picture: WishPicture }) {
  const t = useText()
  const isOfWeek = ({ code }: { code: string }) => code === 'wishes/more-than-week'
  const weeks = picture.notes.filter(isOfWeek)
  const most = picture.weeks[0]?.most ?? 0
  const lines =
    weeks.length > 2
      ? [
          ...picture.notes.filter((note) => !isOfWeek(note)).map(wordsOfReason),
          t('wishes.weeks-beyond', { weeks: weeks.length, most }),
        ]
      : picture.notes.map(wordsOfReason)
  return (
    <Section title={t('wishes.rules-title')}>
      <div role="status">
        {lines.length === 0 ? (
          <p className="vi-rule">
            <Icon name="check-circle" /> {t('wishes.rules-fine')}
          </p>
        ) : (
          <ul className="vi-rules">
            {lines.map((line) => (
              <li key={line} className="vi-rule vi-rule-meets">
                <Icon name="warning-circle" /> <span>{line}</span>
              </li>
            ))}
          </ul>
        )}
      </div>
    </Section>
  )
}
