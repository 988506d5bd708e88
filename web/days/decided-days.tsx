import './words.ts'
import './days.css'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { decidedDays } from '../../features/days/decided-contract.ts'
import type { Month } from '../../vocabulary/day.ts'
import { useAnswer } from '../asking.ts'
import type { Answered } from '../call.ts'
import { Button } from '../design/button.tsx'
import { dayInWords, instantInBrief, sentence } from '../design/dates.ts'
import { Section } from '../design/page.tsx'
import { useText } from '../language.ts'
import { placeInWords } from './my-day.ts'
import { ReviewDialog } from './review-dialog.tsx'

type Decided = Answered<typeof decidedDays.mine>['items'][number]

/** Before publication: wished days that somebody took, why, and the way to ask that another look again. */
export function DecidedDays({ month }: { month: Month }) {
  const t = useText()
  const decided = useAnswer(decidedDays.mine, { month })
  const [asked, setAsked] = useState<Decided | null>(null)
  const items = decided.data?.items ?? []
  if (items.length === 0) return null
  return (
    <Section title={t('days.decided', { count: items.length })}>
      <ul className="vi-waiting">
        {items.map((one) => (
          <li key={one.day}>
            <span className="vi-stack vi-stack-tight">
              <strong>
                {sentence(
                  t('days.decided-line', { day: dayInWords(one.day), place: placeInWords(one.place, t) }),
                )}
              </strong>
              <span className="vi-soft">
                {t('days.decided-by', { by: one.by, at: instantInBrief(one.at) })}
              </span>
              {one.reason && <q className="vi-event-words">{one.reason}</q>}
              <Reviewed one={one} onAsk={() => setAsked(one)} />
            </span>
          </li>
        ))}
      </ul>
      <p className="vi-soft">{t('days.decided-lead')}</p>
      {asked && (
        <ReviewDialog
          day={asked.day}
          answerWithinDays={asked.answerWithinDays}
          onClose={() => setAsked(null)}
        />
      )}
    </Section>
  )
}

function Reviewed({ one: { day, review }, onAsk }: { one: Decided; onAsk: () => void }) {
  const t = useText()
  if (review && !review.answer)
    return <span>{t('days.review-under-way', { day: dayInWords(review.answerUntil) })}</span>
  return (
    <span className="vi-row">
      {review && (
        <span>
          {t('days.review-answered')}: <Link to="/reviews">{t('days.review-answered-to')}</Link>
        </span>
      )}
      <Button small onClick={onAsk} aria-label={`${t('days.review')}: ${dayInWords(day)}`}>
        {t('days.review')}
      </Button>
    </span>
  )
}
