import { useMemo, useState } from 'react'
import { otherDaysFor } from '../../features/planning/change-rules.ts'
import { planningTeam } from '../../features/planning/team-contract.ts'
import { type Day, weekOf } from '../../vocabulary/day.ts'
import { useAct } from '../asking.ts'
import { ActForm } from '../design/act-form.tsx'
import { Button } from '../design/button.tsx'
import { dayInWords, sentence } from '../design/dates.ts'
import { SelectField, TextArea } from '../design/field.tsx'
import { Notice } from '../design/notice.tsx'
import { announce } from '../design/results.tsx'
import { useText } from '../language.ts'
import { type Grid, type GridPerson, monthFactsOf } from './grid.ts'
import { oldAfterChange } from './restoring.ts'

/** "Instead of Tuesday 9 could you take Wednesday 10?" Only days that the rules allow are offered. */
export function OtherDayForm(props: {
  grid: Grid
  person: GridPerson
  day: Day
  onBack: () => void
  onClose: () => void
}) {
  const t = useText()
  const { grid, person, day, onBack, onClose } = props
  const offered = useMemo(() => otherDaysFor(monthFactsOf(grid, person), day), [grid, person, day])
  const [otherDay, setOtherDay] = useState<Day | undefined>(offered[0])
  const [reason, setReason] = useState('')
  const [missing, setMissing] = useState(false)
  const ask = useAct(planningTeam.askOtherDay, {
    refreshes: oldAfterChange,
    onDone: () => {
      announce(t('team.other-asked', { name: person.name }))
      onClose()
    },
  })
  if (!otherDay)
    return (
      <>
        <Notice>
          <p>{t('team.other-none')}</p>
        </Notice>
        <div>
          <Button onClick={onBack}>{t('team.other-back')}</Button>
        </div>
      </>
    )
  const submit = () => {
    const tooShort = reason.trim().length < 3
    setMissing(tooShort)
    if (!tooShort) ask.mutate({ month: grid.month, personId: person.personId, day, otherDay, reason })
  }
  const said = (other: Day) =>
    weekOf(other) === weekOf(day)
      ? `${sentence(dayInWords(other))} (${t('team.other-same-week')})`
      : sentence(dayInWords(other))
  return (
    <ActForm
      of={ask}
      send={t('team.other-send')}
      onSend={submit}
      back={t('team.other-back')}
      onBack={onBack}
      noValidate
    >
      <SelectField
        label={t('team.other-which', { day: dayInWords(day) })}
        value={otherDay}
        options={offered.map((other) => ({ value: other, label: said(other) }))}
        onText={(chosen) => setOtherDay(chosen as Day)}
      />
      <TextArea
        label={t('team.day-reason')}
        hint={t('team.other-reason-hint')}
        maxLength={500}
        rows={2}
        value={reason}
        error={missing ? t('team.day-reason-missing') : undefined}
        onText={setReason}
      />
      <p className="vi-soft">{t('team.other-consequence')}</p>
    </ActForm>
  )
}
