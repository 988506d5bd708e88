import { useState } from 'react'
import { hosting } from '../../features/visits/hosting-contract.ts'
import { type CodeGround, codeGrounds } from '../../features/visits/rules.ts'
import type { Day } from '../../vocabulary/day.ts'
import { useAct, useAnswer } from '../asking.ts'
import { today } from '../clock.ts'
import { Button } from '../design/button.tsx'
import { dayAndYearInWords } from '../design/dates.ts'
import { SelectField, TextField } from '../design/field.tsx'
import { Notice, ProblemNotice } from '../design/notice.tsx'
import { Section } from '../design/page.tsx'
import { Answer } from '../design/pieces.tsx'
import { announce } from '../design/results.tsx'
import { useText } from '../language.ts'
import { hasRole, useSession } from '../session.ts'

const olds = [hosting.codeGround, hosting.seatCodes]

/** What codes rest on: recorded by the HR office or an administrator, read by who hosts and by the unions. */
export function Ground() {
  const t = useText()
  const session = useSession()
  const mayRecord = hasRole(session, 'hr-office', 'administrator')
  const held = useAnswer(hosting.codeGround, {})
  const ending = useAct(hosting.endGround, {
    refreshes: olds,
    onDone: () => announce(t('visits.ground-ended')),
  })
  return (
    <Section title={t('visits.ground')}>
      <Answer of={held} bones={2}>
        {({ ground }) =>
          ground ? (
            <>
              <p>
                {t('visits.ground-held', {
                  kind: t(`visits.ground-kind-${ground.kind}`),
                  reference: ground.reference,
                  day: dayAndYearInWords(ground.datedOn),
                  by: ground.recordedBy,
                })}
              </p>
              {mayRecord && (
                <div>
                  <Button busy={ending.isPending} onClick={() => ending.mutate({})}>
                    {t('visits.ground-end')}
                  </Button>
                </div>
              )}
              <ProblemNotice problem={ending.error} />
            </>
          ) : (
            <>
              <Notice kind="info" title={t('visits.codes-off')}>
                <p>{t('visits.codes-off-lead')}</p>
              </Notice>
              {mayRecord && <GroundForm />}
            </>
          )
        }
      </Answer>
    </Section>
  )
}

function GroundForm() {
  const t = useText()
  const [kind, setKind] = useState<CodeGround>('union-agreement')
  const [reference, setReference] = useState('')
  const [datedOn, setDatedOn] = useState<string>(today())
  const recording = useAct(hosting.recordGround, {
    refreshes: olds,
    onDone: () => announce(t('visits.ground-recorded')),
  })
  return (
    <form
      className="vi-stack"
      onSubmit={(event) => {
        event.preventDefault()
        recording.mutate({ kind, reference, datedOn: datedOn as Day })
      }}
    >
      <SelectField
        label={t('visits.ground-kind')}
        value={kind}
        options={codeGrounds.map((value) => ({ value, label: t(`visits.ground-kind-${value}`) }))}
        onText={(value) => setKind(value as CodeGround)}
      />
      <TextField
        label={t('visits.ground-reference')}
        hint={t('visits.ground-reference-hint')}
        value={reference}
        minLength={3}
        maxLength={300}
        onText={setReference}
      />
      <TextField
        label={t('visits.ground-dated')}
        type="date"
        value={datedOn}
        max={today()}
        onText={setDatedOn}
      />
      <ProblemNotice problem={recording.error} />
      <div>
        <Button kind="primary" type="submit" busy={recording.isPending}>
          {t('visits.ground-record')}
        </Button>
      </div>
    </form>
  )
}
