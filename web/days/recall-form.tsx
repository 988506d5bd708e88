import type { FormEvent } from 'react'
import { days } from '../../features/days/contract.ts'
import { planning } from '../../features/planning/contract.ts'
import type { Day } from '../../vocabulary/day.ts'
import { useAct } from '../asking.ts'
import { Button } from '../design/button.tsx'
import { dayInWords } from '../design/dates.ts'
import { ProblemNotice } from '../design/notice.tsx'
import { announce } from '../design/results.tsx'
import { useText } from '../language.ts'
import { ReasonField, useReason } from './reason-field.tsx'

/** Somebody called back to the office: what it means, why, and a way out. */
export function RecallForm(props: {
  personId: string
  name: string
  day: Day
  noticeDays: number
  dayBack: boolean
  onDone: () => void
  onBack: () => void
}) {
  const t = useText()
  const { personId, name, day, noticeDays, dayBack, onDone, onBack } = props
  const reason = useReason()
  const recall = useAct(days.recall, {
    refreshes: [planning.grid, days.dayOf],
    onDone: () => {
      announce(t('days.recalled', { name, day: dayInWords(day) }))
      onDone()
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (reason.isGiven()) recall.mutate({ personId, day, reason: reason.words })
  }
  return (
    <form className="vi-stack vi-stack-tight" onSubmit={submit} noValidate>
      <p>{t(dayBack ? 'days.recall-consequence-back' : 'days.recall-consequence', { count: noticeDays })}</p>
      <ReasonField of={reason} label={t('days.recall-reason')} hint={t('days.recall-reason-hint')} />
      <ProblemNotice problem={recall.error} />
      <div className="vi-row">
        <Button kind="primary" type="submit" busy={recall.isPending}>
          {t('days.recall-send')}
        </Button>
        <Button onClick={onBack}>{t('shell.cancel')}</Button>
      </div>
    </form>
  )
}
