import { useParams } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { communications } from '../../features/communications/contract.ts'
import { communicationOffice } from '../../features/communications/office-contract.ts'
import type { Day } from '../../vocabulary/day.ts'
import { useAct, useAnswer } from '../asking.ts'
import type { Answered } from '../call.ts'
import { Button } from '../design/button.tsx'
import { TextField } from '../design/field.tsx'
import { ProblemNotice } from '../design/notice.tsx'
import { Page, Section } from '../design/page.tsx'
import { Answer } from '../design/pieces.tsx'
import { announce } from '../design/results.tsx'
import { useText } from '../language.ts'
import { CommunicationPages } from './pages.tsx'

type Employment = Answered<typeof communicationOffice.employment>

export function EmploymentPage() {
  const t = useText()
  const { personId } = useParams({ from: '/signed-in/people/$personId/employment' })
  const asked = useAnswer(communicationOffice.employment, { personId })
  return (
    <Page
      title={t('communications.employment-title', { name: asked.data?.name ?? '…' })}
      lead={t('communications.employment-lead')}
    >
      <CommunicationPages />
      <Answer of={asked} bones={6}>
        {(employment) => <Form personId={personId} employment={employment} />}
      </Answer>
    </Page>
  )
}

function Form({ personId, employment }: { personId: string; employment: Employment }) {
  const t = useText()
  const [form, setForm] = useState(employment)
  const save = useAct(communicationOffice.writeEmployment, {
    refreshes: [communicationOffice.employment, communications.due, communications.communication],
    onDone: () => announce(t('communications.saved')),
  })
  const { startedOn, relation, pat, tariff, birthDay, birthPlace } = form
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save.mutate({ personId, startedOn, relation, pat, tariff, birthDay, birthPlace })
  }
  const dayOf = (text: string) => (text === '' ? null : (text as Day))
  const text = (key: 'relation' | 'pat' | 'tariff' | 'birthPlace', length: number) => ({
    label: t(`communications.employment-${key}`),
    hint: t(`communications.employment-${key === 'birthPlace' ? 'birth' : key}-hint`),
    optional: true,
    maxLength: length,
    value: form[key],
    onText: (value: string) => setForm({ ...form, [key]: value.toUpperCase() }),
  })
  return (
    <form noValidate onSubmit={submit}>
      <Section title={t('communications.page-employments')}>
        <ProblemNotice problem={save.error} />
        <div className="communication-fields">
          <TextField
            label={t('communications.employment-startedOn')}
            type="date"
            value={startedOn ?? ''}
            onText={(day) => setForm({ ...form, startedOn: dayOf(day) })}
          />
          <TextField {...text('relation', 3)} />
          <TextField {...text('pat', 9)} inputMode="numeric" />
          <TextField {...text('tariff', 4)} inputMode="numeric" />
          <TextField
            label={t('communications.employment-birthDay')}
            hint={t('communications.employment-birth-hint')}
            type="date"
            optional
            value={birthDay ?? ''}
            onText={(day) => setForm({ ...form, birthDay: dayOf(day) })}
          />
          <TextField {...text('birthPlace', 4)} />
        </div>
        <div>
          <Button kind="primary" type="submit" busy={save.isPending}>
            {t('communications.save')}
          </Button>
        </div>
      </Section>
    </form>
  )
}
