import { useState } from 'react'
import { days } from '../../features/days/contract.ts'
import { useAct } from '../asking.ts'
import { Button } from '../design/button.tsx'
import { CheckField, SelectField, TextArea } from '../design/field.tsx'
import { ProblemNotice } from '../design/notice.tsx'
import { announce } from '../design/results.tsx'
import { useText } from '../language.ts'
import { kindOf } from '../planning/place-kind.ts'
import type { Review } from './my-day.ts'
import { changesDays } from './swap-dialog.tsx'

type Chosen = 'rejected' | 'upheld' | 'home' | 'office'
const fewestLetters = 3

/** The officer's answer: whether it is upheld, what becomes of the day, and why. */
export function ReviewAnswer({ review }: { review: Review }) {
  const t = useText()
  const [opened, setOpened] = useState(false)
  const [chosen, setChosen] = useState<Chosen>('rejected')
  const [words, setWords] = useState('')
  const [byException, setByException] = useState(false)
  const [missing, setMissing] = useState(false)
  const answer = useAct(days.answerReview, {
    refreshes: changesDays,
    onDone: () => announce(t('days.review-done')),
  })
  if (!opened)
    return (
      <div>
        <Button onClick={() => setOpened(true)}>{t('days.review-answer')}</Button>
      </div>
    )
  const here = review.place ? kindOf(review.place) : null
  const outcomes: Chosen[] = [
    'rejected',
    'upheld',
    ...(here === 'office' ? (['home'] as const) : here === 'home' ? (['office'] as const) : []),
  ]
  const place = chosen === 'home' || chosen === 'office' ? chosen : null
  return (
    <div className="vi-stack vi-stack-tight">
      <SelectField
        label={t('days.review-outcome')}
        value={chosen}
        options={outcomes.map((value) => ({ value, label: t(`days.review-outcome-${value}`) }))}
        onText={(value) => setChosen(value as Chosen)}
      />
      <TextArea
        label={t('days.review-reasons')}
        hint={t('days.review-reasons-hint')}
        error={missing ? t('days.recall-reason-missing') : null}
        rows={3}
        maxLength={2000}
        value={words}
        onText={(text) => {
          setWords(text)
          setMissing(false)
        }}
      />
      {place && (
        <CheckField
          label={t('days.review-by-exception')}
          hint={t('days.review-by-exception-hint')}
          checked={byException}
          onCheck={setByException}
        />
      )}
      <ProblemNotice problem={answer.error} />
      <div>
        <Button
          kind="primary"
          busy={answer.isPending}
          onClick={() =>
            words.trim().length < fewestLetters
              ? setMissing(true)
              : answer.mutate({
                  reviewId: review.id,
                  outcome: chosen === 'rejected' ? 'rejected' : 'upheld',
                  words,
                  place: place ?? 'as-it-is',
                  byException: place !== null && byException,
                })
          }
        >
          {t('days.review-answer')}
        </Button>
      </div>
    </div>
  )
}
