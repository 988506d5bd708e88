import { useState } from 'react'
import { days } from '../../features/days/contract.ts'
import type { Day } from '../../vocabulary/day.ts'
import { useAct } from '../asking.ts'
import { Button } from '../design/button.tsx'
import { dayInWords } from '../design/dates.ts'
import { Dialog } from '../design/dialog.tsx'
import { TextArea } from '../design/field.tsx'
import { ProblemNotice } from '../design/notice.tsx'
import { announce } from '../design/results.tsx'
import { useText } from '../language.ts'
import { changesDays } from './swap-dialog.tsx'

/** The contract asks for as much. */
const fewestLetters = 3

/** Asks that a person look again at a day. */
export function ReviewDialog({
  day,
  answerWithinDays,
  onClose,
}: {
  day: Day
  answerWithinDays: number
  onClose: () => void
}) {
  const t = useText()
  const [words, setWords] = useState('')
  const [missing, setMissing] = useState(false)
  const ask = useAct(days.askReview, {
    refreshes: changesDays,
    onDone: ({ answerUntil }) => {
      announce(t('days.review-sent', { day: dayInWords(answerUntil) }))
      onClose()
    },
  })
  return (
    <Dialog title={t('days.review-title', { day: dayInWords(day) })} onClose={onClose}>
      <p>{t('days.review-consequence', { count: answerWithinDays })}</p>
      <TextArea
        label={t('days.review-words')}
        hint={t('days.review-words-hint')}
        error={missing ? t('days.review-missing') : null}
        rows={4}
        maxLength={2000}
        value={words}
        onText={(text) => {
          setWords(text)
          setMissing(false)
        }}
      />
      <ProblemNotice problem={ask.error} />
      <div>
        <Button
          kind="primary"
          busy={ask.isPending}
          onClick={() =>
            words.trim().length < fewestLetters ? setMissing(true) : ask.mutate({ day, words })
          }
        >
          {t('days.review-send')}
        </Button>
      </div>
    </Dialog>
  )
}
