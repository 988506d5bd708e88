import { days } from '../../features/days/contract.ts'
import { planning } from '../../features/planning/contract.ts'
import type { Day } from '../../vocabulary/day.ts'
import { useAct } from '../asking.ts'
import { ActForm } from '../design/act-form.tsx'
import { dayInWords } from '../design/dates.ts'
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
  const submit = () => {
    if (reason.isGiven()) recall.mutate({ personId, day, reason: reason.words })
  }
  return (
    <ActForm
      of={recall}
      send={t('days.recall-send')}
      onSend={submit}
      onBack={onBack}
      className="vi-stack vi-stack-tight"
      noValidate
    >
      <p>{t(dayBack ? 'days.recall-consequence-back' : 'days.recall-consequence', { count: noticeDays })}</p>
      <ReasonField of={reason} label={t('days.recall-reason')} hint={t('days.recall-reason-hint')} />
    </ActForm>
  )
}
