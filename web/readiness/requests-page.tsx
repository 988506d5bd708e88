import './words.ts'
import { useState } from 'react'
import { readiness } from '../../features/readiness/contract.ts'
import type { OfficeStep } from '../../features/readiness/rules.ts'
import { useAct, useAnswer } from '../asking.ts'
import type { Answered } from '../call.ts'
import { Button } from '../design/button.tsx'
import { instantInWords } from '../design/dates.ts'
import { SelectField, TextArea } from '../design/field.tsx'
import { ProblemNotice } from '../design/notice.tsx'
import { Page, Section } from '../design/page.tsx'
import { Answer, Badge, Empty } from '../design/pieces.tsx'
import { announce } from '../design/results.tsx'
import { useText } from '../language.ts'
import { hasRole, useSession } from '../session.ts'
import { ReadinessPages } from './pages.tsx'

type Request = Answered<typeof readiness.requests>['items'][number]

export function AssistancePage() {
  const t = useText()
  const [state, setState] = useState<'waiting' | 'closed'>('waiting')
  const asked = useAnswer(readiness.requests, { state }, { keepPrevious: true })
  return (
    <Page title={t('readiness.requests-title')} lead={t('readiness.requests-lead')}>
      <ReadinessPages />
      <SelectField
        label={t('readiness.filter-only')}
        value={state}
        options={(['waiting', 'closed'] as const).map((value) => ({
          value,
          label: t(`readiness.requests-${value}`),
        }))}
        onText={(value) => setState(value as typeof state)}
      />
      <Answer of={asked}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty icon="check-circle" title={t('readiness.requests-none')}>
              <p>{t('readiness.requests-none-lead')}</p>
            </Empty>
          ) : (
            items.map((one) => <One key={one.id} request={one} />)
          )
        }
      </Answer>
    </Page>
  )
}

function One({ request }: { request: Request }) {
  const t = useText()
  const writes = hasRole(useSession(), 'hr-office')
  const [words, setWords] = useState('')
  const step = useAct(readiness.answer, {
    refreshes: [readiness.requests],
    onDone: () => announce(t('readiness.answered-now')),
  })
  const { id, name, directorate, about, askedAt, state, answer, answeredBy, answeredAt } = request
  const take = (which: OfficeStep) => step.mutate({ assistanceId: id, step: which, words })
  const waits = state === 'open' || state === 'taken'
  return (
    <Section title={`${name}: ${t(`readiness.kind-${about}`)}`}>
      <p>
        <Badge kind={state === 'open' ? 'caution' : 'plain'}>{t(`readiness.state-${state}`)}</Badge>{' '}
        <span className="vi-soft">
          {directorate && `${directorate} · `}
          {instantInWords(askedAt)}
        </span>
      </p>
      <p>{request.words}</p>
      {answeredBy && answeredAt && (
        <p>
          {answer}{' '}
          <span className="vi-soft">
            {t('readiness.answer-of', { by: answeredBy, at: instantInWords(answeredAt) })}
          </span>
        </p>
      )}
      {writes && waits && (
        <>
          <ProblemNotice problem={step.error} />
          <TextArea
            label={t('readiness.answer-words')}
            optional
            rows={2}
            maxLength={1000}
            value={words}
            onText={setWords}
          />
          <div className="vi-row">
            {state === 'open' && (
              <Button busy={step.isPending} onClick={() => take('taken')}>
                {t('readiness.take')}
              </Button>
            )}
            <Button kind="primary" busy={step.isPending} onClick={() => take('solved')}>
              {t('readiness.solve')}
            </Button>
            <Button kind="quiet" busy={step.isPending} onClick={() => take('not-solved')}>
              {t('readiness.not-solve')}
            </Button>
          </div>
        </>
      )}
    </Section>
  )
}
