import './words.ts'
import './days.css'
import '../planning/my-words.ts'
import { useState } from 'react'
import { days } from '../../features/days/contract.ts'
import { reviews } from '../../features/days/review-contract.ts'
import { useAct, useAnswer } from '../asking.ts'
import { Button } from '../design/button.tsx'
import { dayInWords, instantInBrief } from '../design/dates.ts'
import { ProblemNotice } from '../design/notice.tsx'
import { Page, Section } from '../design/page.tsx'
import { Answer, Badge } from '../design/pieces.tsx'
import { wordsOfReason } from '../design/reasons.ts'
import { announce } from '../design/results.tsx'
import { ExplainedDay } from '../explanations/why-this-day.tsx'
import { known, type MessageKey, useText } from '../language.ts'
import { hasRole, useSession } from '../session.ts'
import { placeInWords, type Review } from './my-day.ts'
import { ReviewAnswer } from './review-answer.tsx'
import { changesDays } from './swap-dialog.tsx'

/** Reviews: to the officer those to be answered, overdue ones first; to everybody their own. */
export function ReviewsPage() {
  const t = useText()
  const session = useSession()
  const asked = useAnswer(days.reviews, {})
  const ofHr = hasRole(session, 'hr-office', 'administrator')
  return (
    <Page title={t('days.reviews-title')} lead={t('days.reviews-lead')}>
      <Answer of={asked} bones={5}>
        {({ items }) => {
          const forMe = items.filter(({ forMe }) => forMe)
          const others = items.filter((one) => !one.mine && !one.forMe && one.answer === null)
          const mine = items.filter((one) => one.mine)
          const answered = items.filter((one) => !one.mine && one.answer !== null)
          return (
            <div className="vi-stack">
              {(ofHr || forMe.length > 0) && (
                <Reviews title="days.reviews-to-answer" none="days.reviews-to-answer-none" reviews={forMe} />
              )}
              {others.length > 0 && <Reviews title="days.reviews-of-others" reviews={others} />}
              <Reviews title="days.reviews-mine" none="days.reviews-mine-none" reviews={mine} />
              {answered.length > 0 && <Reviews title="days.reviews-answered" reviews={answered} />}
            </div>
          )
        }}
      </Answer>
    </Page>
  )
}

function Reviews({
  title,
  none,
  reviews,
}: {
  title: MessageKey
  none?: MessageKey
  reviews: readonly Review[]
}) {
  const t = useText()
  return (
    <Section title={t(title)}>
      {none && reviews.length === 0 && <p className="vi-soft">{t(none)}</p>}
      <ul className="vi-asked">
        {reviews.map((review) => (
          <OneReview key={review.id} review={review} />
        ))}
      </ul>
    </Section>
  )
}

function OneReview({ review }: { review: Review }) {
  const t = useText()
  const withdraw = useAct(days.withdrawReview, {
    refreshes: changesDays,
    onDone: () => announce(t('days.withdrawn')),
  })
  const { answer, overdue } = review
  const until = { day: dayInWords(review.answerUntil) }
  return (
    <li>
      <h3>
        {review.mine
          ? dayInWords(review.day)
          : t('days.review-of', { person: review.person, day: dayInWords(review.day) })}
      </h3>
      {answer === null && (
        <p className="vi-row">
          <Badge kind={overdue ? 'bad' : 'accent'} icon={overdue ? 'warning-circle' : 'clock'}>
            {t(overdue ? 'days.review-overdue' : 'days.review-until', until)}
          </Badge>
          {review.officer && (
            <span className="vi-soft">{t('days.review-officer', { officer: review.officer })}</span>
          )}
        </p>
      )}
      <p className="vi-asked-words">{review.words}</p>
      {review.place && answer === null && (
        <p>{t('days.review-place', { place: placeInWords(review.place, t) })}</p>
      )}
      {answer === null && review.reasons.length > 0 && (
        <p className="vi-soft">{review.reasons.map(wordsOfReason).join(' ')}</p>
      )}
      {answer && <Answered answer={answer} />}
      <ProblemNotice problem={withdraw.error} />
      {review.mine && answer === null && (
        <div>
          <Button small busy={withdraw.isPending} onClick={() => withdraw.mutate({ reviewId: review.id })}>
            {t('days.withdraw')}
          </Button>
        </div>
      )}
      {review.forMe && <WhyReviewed reviewId={review.id} />}
      {review.forMe && <ReviewAnswer review={review} />}
    </li>
  )
}

/** What the person reads of the day, asked for when it is opened: it is theirs, and looked at to answer. */
function WhyReviewed({ reviewId }: { reviewId: string }) {
  const t = useText()
  const [opened, setOpened] = useState(false)
  const why = useAnswer(reviews.explanation, { reviewId }, { enabled: opened })
  return (
    <details onToggle={({ currentTarget }) => setOpened(currentTarget.open)}>
      <summary>{t('explain.reviewed')}</summary>
      {opened && (
        <div className="vi-stack vi-stack-tight">
          <Answer of={why} bones={3}>
            {(explained) => <ExplainedDay explained={explained} />}
          </Answer>
        </div>
      )}
    </details>
  )
}

function Answered({ answer }: { answer: NonNullable<Review['answer']> }) {
  const t = useText()
  const rules = answer.setAside.map((code) => {
    const key = `days.rule-${code.slice('days/'.length)}`
    return known(key) ? t(key) : code
  })
  return (
    <>
      <p className="vi-row">
        <Badge kind={answer.outcome === 'upheld' ? 'good' : 'plain'}>
          {t(`days.review-answer-${answer.outcome}`)}
        </Badge>
        <span className="vi-soft">
          {t('days.review-answer-by', { by: answer.by, at: instantInBrief(answer.at) })}
        </span>
      </p>
      {answer.words && <p className="vi-asked-words">{answer.words}</p>}
      {answer.placeAfter && (
        <p>{t('days.review-answer-place', { place: placeInWords(answer.placeAfter, t) })}</p>
      )}
      {rules.length > 0 && <p>{t('days.review-answer-aside', { rules: rules.join(', ') })}</p>}
    </>
  )
}
