import './words.ts'
import './conventions.css'
import { useNavigate, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { conventions } from '../../features/conventions/contract.ts'
import { conventionOffice } from '../../features/conventions/office-contract.ts'
import { addDays, type Day } from '../../vocabulary/day.ts'
import { useAct, useAnswer } from '../asking.ts'
import { ActForm } from '../design/act-form.tsx'
import { dateInWords } from '../design/dates.ts'
import { CheckField, SelectField, TextArea, TextField } from '../design/field.tsx'
import { Page, Section } from '../design/page.tsx'
import { Answer } from '../design/pieces.tsx'
import { announce } from '../design/results.tsx'
import { useText } from '../language.ts'
import { EndPreview } from './end-preview.tsx'
import type { Convention } from './words-of.tsx'

/** Notice: the last day, what becomes of what is booked afterwards, and only then the button. */
export function EndConventionPage() {
  const t = useText()
  const { conventionId } = useParams({ from: '/signed-in/convenzioni/$conventionId/fine' })
  const asked = useAnswer(conventions.convention, { conventionId })
  return (
    <Page
      title={t('conventions.end-title')}
      lead={
        asked.data ? `${asked.data.terms.title} – ${t('conventions.end-lead')}` : t('conventions.end-lead')
      }
      back={{ to: `/convenzioni/${conventionId}`, label: asked.data?.terms.title ?? '' }}
    >
      <Answer of={asked} bones={8}>
        {(convention) => <Ending convention={convention} />}
      </Answer>
    </Page>
  )
}

function Ending({ convention: { id, terms, today, isHost, partners } }: { convention: Convention }) {
  const t = useText()
  const navigate = useNavigate()
  const earliest = addDays(today, terms.noticeDays)
  const [lastDay, setLastDay] = useState<Day>(earliest < terms.until ? earliest : addDays(terms.until, -1))
  const [serious, setSerious] = useState(false)
  const [reason, setReason] = useState('')
  const [guestId, setGuestId] = useState('')
  const alive = partners.filter(({ state }) => ['signed', 'in-force', 'notice-given'].includes(state))
  const whom = guestId ? { guestId } : {}
  const preview = useAnswer(
    conventionOffice.endPreview,
    { conventionId: id, lastDay, ...whom },
    { keepPrevious: true },
  )
  const give = useAct(conventions.giveNotice, {
    refreshes: [conventions.convention, conventions.register],
    onDone: () => {
      announce(t('conventions.end-done'))
      void navigate({ to: '/convenzioni/$conventionId', params: { conventionId: id } })
    },
  })
  return (
    <ActForm
      noValidate
      of={give}
      send={t('conventions.end-confirm', { day: dateInWords(lastDay) })}
      onSend={() => give.mutate({ conventionId: id, lastDay, serious, reason, ...whom })}
    >
      <Section title={t('conventions.end-last-day')}>
        {isHost && alive.length > 0 && (
          <SelectField
            label={t('conventions.end-whom')}
            value={guestId}
            options={[
              { value: '', label: t('conventions.end-all') },
              ...alive.map((one) => ({ value: one.guestId, label: one.guestName })),
            ]}
            onText={setGuestId}
          />
        )}
        <TextField
          label={t('conventions.end-last-day')}
          hint={t('conventions.end-last-day-hint', { count: terms.noticeDays, day: dateInWords(earliest) })}
          type="date"
          value={lastDay}
          min={today}
          max={terms.until}
          onText={(day) => day && setLastDay(day as Day)}
        />
        <CheckField
          label={t('conventions.end-serious')}
          hint={t('conventions.end-serious-hint')}
          checked={serious}
          onCheck={setSerious}
        />
        <TextArea
          label={t('conventions.end-reason')}
          optional={!serious}
          rows={2}
          maxLength={500}
          value={reason}
          onText={setReason}
        />
      </Section>
      <Answer of={preview}>{(found) => <EndPreview preview={found} isHost={isHost} />}</Answer>
    </ActForm>
  )
}
