import type { WishPicture } from '../../features/wishes/rules.ts'
import { Icon } from '../design/icon.tsx'
import { Section } from '../design/page.tsx'
import { Meter } from '../design/pieces.tsx'
import { wordsOfReason } from '../design/reasons.ts'
import { useText } from '../language.ts'
import type { MyWish } from './my-wish.ts'

/** On top: what is used of the quota, and whether presence still prevails. */
export function WishFigures({ picture, mine }: { picture: WishPicture; mine: MyWish }) {
  const t = useText()
  const prevails = picture.presenceDays * 2 > picture.workingDays
  return (
    <div className="vi-figures">
      <Meter
        value={picture.wishedDays}
        max={mine.quota}
        bad={picture.wishedDays > mine.quota}
        words={
          <>
            <strong>
              {t('wishes.quota', { count: picture.wishedDays, quota: mine.quota })},{' '}
              {t('wishes.left', { count: picture.daysLeft })}
            </strong>
            {mine.perWeek !== null && (
              <>
                <br />
                <span className="vi-soft">{t('wishes.per-week', { count: mine.perWeek })}</span>
              </>
            )}
          </>
        }
      />
      <Meter
        value={picture.presenceDays}
        max={picture.workingDays}
        bad={!prevails}
        words={
          <>
            <strong>
              {t('wishes.presence', { presence: picture.presenceDays, working: picture.workingDays })}
            </strong>
            <br />
            <span className="vi-soft">
              {prevails ? t('wishes.presence-prevails') : t('wishes.presence-short')}
            </span>
          </>
        }
      />
    </div>
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
