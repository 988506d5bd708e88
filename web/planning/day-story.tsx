import '../days/words.ts'
import { Link } from '@tanstack/react-router'
import { days } from '../../features/days/contract.ts'
import { monthOf } from '../../vocabulary/day.ts'
import { useAnswer } from '../asking.ts'
import { DayChoices } from '../days/day-choices.tsx'
import { DayEvents } from '../days/day-events.tsx'
import { dayInWords, sentence } from '../design/dates.ts'
import { Icon } from '../design/icon.tsx'
import { Section } from '../design/page.tsx'
import { Answer } from '../design/pieces.tsx'
import { WhyThisDay } from '../explanations/why-this-day.tsx'
import { useText } from '../language.ts'
import { type MyDay, whereOf } from './my-month.ts'
import { entryOf, kindOf } from './place-kind.ts'
import { placeIcons } from './places.ts'
import { SpaceLost } from './space-lost.tsx'

/** One day: where, when, whom one meets, how it came about, and what may still be done with it. */
export function DayStory({ day }: { day: MyDay }) {
  const t = useText()
  const known = useAnswer(days.myDay, { day: day.day })
  const kind = kindOf(day.place)
  const entry = entryOf(day.place)
  const where = whereOf(day)
  const office = where === 'office' && day.office
  return (
    <Section title={sentence(dayInWords(day.day))}>
      <div aria-live="polite">
        <p className="vi-story-place">
          <Icon name={placeIcons[where]} size={28} />
          <span>
            <strong>{t(`my-plan.${where}`)}</strong>
            {day.space && (
              <>
                <br />
                {t('my-plan.space-at', { space: day.space.name, address: day.space.address })}
                <br />
                {day.space.seat !== null && (
                  <>
                    {t('my-plan.space-seat', { seat: day.space.seat })}
                    <br />
                    <Link to="/prenotazioni">{t('my-plan.space-booking')}</Link>
                  </>
                )}
              </>
            )}
            {entry && (
              <>
                <br />
                {office ? t('my-plan.entry-at', { entry, office }) : t('my-plan.entry', { entry })}
              </>
            )}
          </span>
        </p>
        {day.space && day.space.seat === null && <SpaceLost day={day.day} />}
        {kind === 'office' && day.wished && !day.change && (
          <p className="vi-story-refused">{t('my-plan.asked-refused')}</p>
        )}
      </div>
      {kind === 'office' && <Colleagues day={day} />}
      <WhyThisDay key={day.day} month={monthOf(day.day)} day={day.day} />
      <Answer of={known} bones={4}>
        {(whole) => (
          <>
            <DayChoices key={whole.day} day={whole} />
            <h3>{t('days.story')}</h3>
            <DayEvents events={whole.events} />
          </>
        )}
      </Answer>
    </Section>
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
