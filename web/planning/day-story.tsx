import { dayInWords, instantInWords, sentence } from '../design/dates.ts'
import { Icon } from '../design/icon.tsx'
import { Section } from '../design/page.tsx'
import { useText } from '../language.ts'
import type { MyDay } from './my-month.ts'
import { entryOf, kindOf } from './place-kind.ts'
import { placeIcons } from './places.ts'

/** One day: where, when, how it came about, and whom one meets. */
export function DayStory({ day, office }: { day: MyDay; office: string | null }) {
  const t = useText()
  const kind = kindOf(day.place)
  const entry = entryOf(day.place)
  return (
    <div aria-live="polite">
      <Section title={sentence(dayInWords(day.day))}>
        <p className="vi-story-place">
          <Icon name={placeIcons[kind]} size={28} />
          <span>
            <strong>{t(`my-plan.${kind}`)}</strong>
            {entry && (
              <>
                <br />
                {office ? t('my-plan.entry-at', { entry, office }) : t('my-plan.entry', { entry })}
              </>
            )}
          </span>
        </p>
        <How day={day} />
        {kind === 'office' && <Colleagues day={day} />}
      </Section>
    </div>
  )
}

function How({ day }: { day: MyDay }) {
  const t = useText()
  const kind = kindOf(day.place)
  const lines: string[] = []
  if (kind === 'home' && day.wished) lines.push(t('my-plan.asked'))
  if (kind === 'home' && !day.wished && !day.change) lines.push(t('my-plan.not-asked-any'))
  if (kind === 'office' && day.wished && !day.change) lines.push(t('my-plan.asked-refused'))
  if (day.change) {
    lines.push(
      t('my-plan.changed', { by: day.change.by, at: instantInWords(day.change.at) }),
      t(`my-plan.proposed-${kindOf(day.proposed)}`),
    )
    if (day.change.reason) lines.push(t('my-plan.reason', { reason: day.change.reason }))
  }
  if (lines.length === 0) return null
  return (
    <ul className="vi-story-how">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  )
}

/** Of colleagues only who is in the office: where the others are is theirs. */
function Colleagues({ day }: { day: MyDay }) {
  const t = useText()
  return (
    <div>
      {day.colleaguesIn.length === 0 ? (
        <p>{t('my-plan.colleagues-none')}</p>
      ) : (
        <>
          <h3>{t('my-plan.colleagues')}</h3>
          <p>{day.colleaguesIn.join(', ')}</p>
        </>
      )}
      {day.colleaguesAway > 0 && (
        <p className="vi-soft">{t('my-plan.colleagues-away', { count: day.colleaguesAway })}</p>
      )}
    </div>
  )
}
