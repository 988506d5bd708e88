import { useState } from 'react'
import { months } from '../../features/months/contract.ts'
import { planning } from '../../features/planning/contract.ts'
import { planningRoom } from '../../features/planning/room-contract.ts'
import { addDays, type Day } from '../../vocabulary/day.ts'
import { useAct, useAnswer } from '../asking.ts'
import { today } from '../clock.ts'
import { ActForm } from '../design/act-form.tsx'
import { Button } from '../design/button.tsx'
import { instantInWords, monthInWords, numberInWords, sentence } from '../design/dates.ts'
import { Dialog } from '../design/dialog.tsx'
import { TextArea, TextField } from '../design/field.tsx'
import { Section } from '../design/page.tsx'
import { announce } from '../design/results.tsx'
import { useText } from '../language.ts'
import type { MonthShown, Proposal } from './proposal.ts'

const old = [
  months.month,
  months.months,
  planning.proposal,
  planning.teams,
  planning.grid,
  planning.runs,
  planningRoom.reopenings,
  planningRoom.silent,
]

/** Back one step: the wishes before publication, the plan after it. Always with a reason that people may be told. */
export function Reopening({ month, proposal }: { month: MonthShown; proposal: Proposal }) {
  const t = useText()
  const [asks, setAsks] = useState(false)
  const history = useAnswer(planningRoom.reopenings, { month: month.month })
  if (month.stage === 'wishes') return null
  const published = month.publishedAt !== null
  const consequence = published
    ? t('room.reopen-consequence', { people: numberInWords(proposal.people) })
    : t('room.reopen-wishes-consequence')
  return (
    <Section title={t('room.reopening-section')}>
      <p>{consequence}</p>
      <div>
        <Button onClick={() => setAsks(true)}>{t(published ? 'room.reopen' : 'room.reopen-wishes')}</Button>
      </div>
      {(history.data?.items ?? []).length > 0 && (
        <ul className="room-list">
          {history.data!.items.map((one) => (
            <li key={one.reopenedAt}>
              {t('room.reopening-line', {
                published: instantInWords(one.publishedAt),
                publisher: one.publishedBy,
                reopened: instantInWords(one.reopenedAt),
                by: one.reopenedBy,
              })}
              <br />
              <span className="vi-soft">{one.reason}</span>
            </li>
          ))}
        </ul>
      )}
      {asks && <ReopenDialog {...{ month, published, consequence }} onClose={() => setAsks(false)} />}
    </Section>
  )
}

function ReopenDialog(props: {
  month: MonthShown
  published: boolean
  consequence: string
  onClose: () => void
}) {
  const t = useText()
  const { month, published, consequence, onClose } = props
  const [reason, setReason] = useState('')
  const [until, setUntil] = useState<string>(addDays(today(), 3))
  const [missing, setMissing] = useState(false)
  const onDone = () => {
    announce(t('room.reopened', { month: sentence(monthInWords(month.month)) }))
    onClose()
  }
  const reopen = useAct(planningRoom.reopen, { refreshes: old, onDone })
  const reopenWishes = useAct(planningRoom.reopenWishes, { refreshes: old, onDone })
  const submit = () => {
    const tooShort = reason.trim().length < 3
    setMissing(tooShort)
    if (tooShort) return
    if (published) reopen.mutate({ month: month.month, reason })
    else reopenWishes.mutate({ month: month.month, until: until as Day, reason })
  }
  return (
    <Dialog title={t(published ? 'room.reopen' : 'room.reopen-wishes')} onClose={onClose}>
      <ActForm
        of={published ? reopen : reopenWishes}
        send={t(published ? 'room.reopen' : 'room.reopen-wishes')}
        onSend={submit}
        onBack={onClose}
        noValidate
      >
        <p>{consequence}</p>
        {!published && (
          <TextField
            label={t('room.reopen-until')}
            type="date"
            min={today()}
            value={until}
            onText={setUntil}
          />
        )}
        <TextArea
          label={t('team.day-reason')}
          hint={t('room.reopen-reason-hint')}
          maxLength={500}
          rows={2}
          value={reason}
          error={missing ? t('team.day-reason-missing') : undefined}
          onText={setReason}
        />
      </ActForm>
    </Dialog>
  )
}
