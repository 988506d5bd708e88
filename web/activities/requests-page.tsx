import './words.ts'
import { useState } from 'react'
import { ownActivities } from '../../features/activities/person-contract.ts'
import { criteria, type Outcome, outcomes } from '../../features/activities/rules.ts'
import { useAct, useAnswer } from '../asking.ts'
import type { Answered } from '../call.ts'
import { today } from '../clock.ts'
import { Button, ButtonLink } from '../design/button.tsx'
import { dayInWords, instantInWords } from '../design/dates.ts'
import { SelectField } from '../design/field.tsx'
import { Page, Section } from '../design/page.tsx'
import { Answer, Badge, Empty } from '../design/pieces.tsx'
import { ReasonForm } from '../design/reason-form.tsx'
import { announce } from '../design/results.tsx'
import { useText } from '../language.ts'
import { useSession } from '../session.ts'
import { ActivityPages } from './pages.tsx'

type Request = Answered<typeof ownActivities.requests>['items'][number]

export function RequestsPage() {
  const t = useText()
  const requests = useAnswer(ownActivities.requests, {})
  return (
    <Page title={t('activities.requests-title')} lead={t('activities.requests-lead')}>
      <ActivityPages />
      <Answer of={requests}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty icon="mail" title={t('activities.requests-empty')}>
              <p>{t('activities.requests-empty-lead')}</p>
            </Empty>
          ) : (
            <div className="vi-stack">
              {items.map((request) => (
                <ShownRequest key={request.id} request={request} />
              ))}
            </div>
          )
        }
      </Answer>
    </Page>
  )
}

/** What was asked and, where there is one, its answer: the same words for who asks and who answers. */
export function RequestWords({ request }: { request: Omit<Request, 'person' | 'personId'> }) {
  const t = useText()
  const { kind, text, verdicts, answerBy, state, reasons, answeredBy, answeredAt } = request
  const late = state === 'open' && answerBy < today()
  const proposed = criteria.flatMap((criterion) => {
    const verdict = verdicts[criterion]
    return verdict ? [`${t(`activities.criterion-${criterion}`)}: ${t(`activities.verdict-${verdict}`)}`] : []
  })
  return (
    <>
      <div className="vi-row">
        <Badge kind={kind === 'dispute' ? 'caution' : 'plain'}>{t(`activities.request-kind-${kind}`)}</Badge>
        <Badge kind={state === 'accepted' ? 'good' : state === 'open' ? 'accent' : 'plain'}>
          {t(`activities.request-state-${state}`)}
        </Badge>
        {state === 'open' && (
          <span className={late ? 'vi-field-error' : 'vi-soft'}>
            {t(late ? 'activities.request-late' : 'activities.request-answer-by', {
              day: dayInWords(answerBy),
            })}
          </span>
        )}
      </div>
      <p>{text}</p>
      {proposed.length > 0 && <p>{t('activities.request-proposes', { what: proposed.join('; ') })}</p>}
      {reasons && answeredAt && (
        <p>
          {t('activities.request-answered', {
            who: answeredBy ?? '',
            when: instantInWords(answeredAt),
            reasons,
          })}
        </p>
      )}
    </>
  )
}

function ShownRequest({ request }: { request: Request }) {
  const t = useText()
  const own = useSession()?.person.id === request.personId
  const [answering, setAnswering] = useState(false)
  return (
    <Section title={request.title}>
      <span className="vi-soft">
        {t('activities.request-by', { who: request.person, when: instantInWords(request.askedAt) })}
      </span>
      <RequestWords request={request} />
      {answering && <AnswerForm request={request} onClose={() => setAnswering(false)} />}
      <div className="vi-row">
        {request.state === 'open' && !own && !answering && (
          <Button
            onClick={() => setAnswering(true)}
            aria-label={`${t('activities.request-answer')}: ${request.title}, ${request.person}`}
          >
            {t('activities.request-answer')}
          </Button>
        )}
        {request.activityId && (
          <ButtonLink kind="quiet" to="/activities/$activityId" params={{ activityId: request.activityId }}>
            {t('activities.request-review')}
          </ButtonLink>
        )}
      </div>
    </Section>
  )
}

function AnswerForm({ request, onClose }: { request: Request; onClose: () => void }) {
  const t = useText()
  const [outcome, setOutcome] = useState<Outcome>('accepted')
  const answer = useAct(ownActivities.answer, {
    refreshes: [ownActivities.requests],
    onDone: () => {
      announce(t('activities.request-sent'))
      onClose()
    },
  })
  return (
    <ReasonForm
      of={answer}
      label={t('activities.request-reasons')}
      hint={t('activities.request-reasons-hint')}
      maxLength={4000}
      send={t('activities.request-answer')}
      onSend={(reasons) => answer.mutate({ activityRequestId: request.id, outcome, reasons })}
      onBack={onClose}
    >
      <SelectField
        label={t('activities.request-outcome')}
        value={outcome}
        options={outcomes.map((one) => ({ value: one, label: t(`activities.request-state-${one}`) }))}
        onText={(one) => setOutcome(one as Outcome)}
      />
    </ReasonForm>
  )
}
