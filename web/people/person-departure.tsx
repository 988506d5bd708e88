import { useState } from 'react'
import { people } from '../../features/people/contract.ts'
import { useAct } from '../asking.ts'
import type { Answered } from '../call.ts'
import { Button } from '../design/button.tsx'
import { TextField } from '../design/field.tsx'
import { ProblemNotice } from '../design/notice.tsx'
import { Section } from '../design/page.tsx'
import { announce } from '../design/results.tsx'
import { useText } from '../language.ts'

/** From which day a person no longer works here. */
export function Departure({ person }: { person: Answered<typeof people.person> }) {
  const t = useText()
  const [leftOn, setLeftOn] = useState<string>(person.leftOn ?? '')
  const record = useAct(people.recordDeparture, {
    refreshes: [people.person, people.persons],
    onDone: () => announce(t('people.departure-saved')),
  })
  return (
    <Section title={t('people.departure-section')}>
      <p className="vi-soft">{t('people.departure-lead')}</p>
      <ProblemNotice problem={record.error} />
      <TextField
        label={t('people.departure-day')}
        type="date"
        required={false}
        value={leftOn}
        onText={setLeftOn}
      />
      <div>
        <Button
          kind="secondary"
          busy={record.isPending}
          disabled={leftOn === (person.leftOn ?? '')}
          onClick={() => record.mutate({ personId: person.id, leftOn: leftOn || null })}
        >
          {t('people.departure-save')}
        </Button>
      </div>
    </Section>
  )
}
