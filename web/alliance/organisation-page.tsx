import './words.ts'
import { useState } from 'react'
import { access } from '../../features/access/contract.ts'
import { alliance } from '../../features/alliance/contract.ts'
import { useAct, useAnswer } from '../asking.ts'
import type { Answered } from '../call.ts'
import { Button } from '../design/button.tsx'
import { monthNameInWords } from '../design/dates.ts'
import { SelectField, TextField } from '../design/field.tsx'
import { ProblemNotice } from '../design/notice.tsx'
import { Page } from '../design/page.tsx'
import { Answer } from '../design/pieces.tsx'
import { announce } from '../design/results.tsx'
import { useText } from '../language.ts'

export function OrganisationPage() {
  const t = useText()
  const organisation = useAnswer(alliance.organisation, {})
  return (
    <Page title={t('alliance.title')} lead={t('alliance.lead')}>
      <Answer of={organisation}>{(ours) => <Form ours={ours} />}</Answer>
    </Page>
  )
}

const twoDigits = (value: number): string => String(value).padStart(2, '0')
const monthNumbers = Array.from({ length: 12 }, (_, index) => twoDigits(index + 1))
const dayNumbers = Array.from({ length: 31 }, (_, index) => twoDigits(index + 1))

function Form({ ours }: { ours: Answered<typeof alliance.organisation> }) {
  const t = useText()
  const [name, setName] = useState(ours.name)
  const [month, setMonth] = useState(ours.patronDay?.slice(0, 2) ?? '')
  const [day, setDay] = useState(ours.patronDay?.slice(3) ?? '01')
  const change = useAct(alliance.changeOrganisation, {
    refreshes: [alliance.organisation, access.session],
    onDone: () => announce(t('alliance.saved')),
  })
  return (
    <form
      className="vi-card vi-stack vi-narrow"
      onSubmit={(event) => {
        event.preventDefault()
        change.mutate({ name, patronDay: month === '' ? null : `${month}-${day}` })
      }}
    >
      <ProblemNotice problem={change.error} />
      <TextField label={t('alliance.name')} maxLength={200} value={name} onText={setName} />
      <fieldset className="vi-stack vi-stack-tight">
        <legend>{t('alliance.patron')}</legend>
        <p className="vi-field-hint">{t('alliance.patron-hint')}</p>
        <div className="vi-columns vi-columns-close">
          <SelectField
            label={t('alliance.patron-month')}
            value={month}
            options={[
              { value: '', label: t('alliance.patron-none') },
              ...monthNumbers.map((value) => ({ value, label: monthNameInWords(`2024-${value}`) })),
            ]}
            onText={setMonth}
          />
          <SelectField
            label={t('alliance.patron-day')}
            value={day}
            disabled={month === ''}
            options={dayNumbers.map((value) => ({ value, label: String(Number(value)) }))}
            onText={setDay}
          />
        </div>
      </fieldset>
      <div>
        <Button type="submit" kind="primary" busy={change.isPending}>
          {t('shell.save')}
        </Button>
      </div>
    </form>
  )
}
