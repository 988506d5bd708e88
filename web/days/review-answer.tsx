import { useState } from 'react'
import { days } from '../../features/days/contract.ts'
import { useAct } from '../asking.ts'
import { ActForm } from '../design/act-form.tsx'
import { Button } from '../design/button.tsx'
import { CheckField, SelectField } from '../design/field.tsx'
import { announce } from '../design/results.tsx'
import { useText } from '../language.ts'
import { kindOf } from '../planning/place-kind.ts'
import type { Review } from './my-day.ts'
import { ReasonField, useReason } from './reason-field.tsx'
import { changesDays } from './swap-dialog.tsx'

type Outcome = 'rejected' | 'upheld' | 'home' | 'office'

/** The officer's answer: whether it is upheld, what becomes of the day, and why. */
export function ReviewAnswer({ review }: { review: Review }) {
  const t = useText()
  const [opened, setOpened] = useState(false)
  return opened ? (
    <AnswerForm review={review} onBack={() => setOpened(false)} />
  ) : (
    <div>
      <Button onClick={() => setOpened(true)}>{t('days.review-answer')}</Button>
    </div>
  )
}

function AnswerForm({ review, onBack }: { review: Review; onBack: () => void }) {
  const t = useText()
  // A review begins without an answer: none is preset.
  const [outcome, setOutcome] = useState<Outcome | ''>('')
  const [unchosen, setUnchosen] = useState(false)
  const [byException, setByException] = useState(false)
  const reason = useReason()
  const answer = useAct(days.answerReview, {
    refreshes: changesDays,
    onDone: () => announce(t('days.review-done')),
  })
  const here = review.place ? kindOf(review.place) : null
  const outcomes: Outcome[] = [
    'rejected',
    'upheld',
    ...(here === 'office'
      ? (['home'] as const)
      : here === 'home' || here === 'space'
        ? (['office'] as const)
        : []),
  ]
  const place = outcome === 'home' || outcome === 'office' ? outcome : null
  const submit = () => {
    setUnchosen(outcome === '')
    if (!reason.isGiven() || outcome === '') return
    answer.mutate({
      reviewId: review.id,
      outcome: outcome === 'rejected' ? 'rejected' : 'upheld',
      words: reason.words,
      place: place ?? 'as-it-is',
      byException: place !== null && byException,
    })
  }
  return (
    <ActForm
      of={answer}
      send={t('days.review-answer')}
      onSend={submit}
      onBack={onBack}
      className="vi-stack vi-stack-tight vi-narrow"
      noValidate
    >
      <SelectField
        label={t('days.review-outcome')}
        toChoose
        value={outcome}
        options={outcomes.map((value) => ({ value, label: t(`days.review-outcome-${value}`) }))}
        error={unchosen && outcome === '' ? t('days.review-outcome-missing') : null}
        onText={(value) => setOutcome(value as Outcome | '')}
      />
      <ReasonField
        of={reason}
        rows={3}
        label={t('days.review-reasons')}
        hint={t('days.review-reasons-hint')}
      />
      {place && (
        <CheckField
          label={t('days.review-by-exception')}
          hint={t('days.review-by-exception-hint')}
          checked={byException}
          onCheck={setByException}
        />
      )}
    </ActForm>
  )
}
