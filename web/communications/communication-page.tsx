import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { communications } from '../../features/communications/contract.ts'
import type { Day } from '../../vocabulary/day.ts'
import { useAct, useAnswer } from '../asking.ts'
import type { Answered } from '../call.ts'
import { Button } from '../design/button.tsx'
import { dateInWords, instantInWords } from '../design/dates.ts'
import { TextField } from '../design/field.tsx'
import { Notice, ProblemNotice } from '../design/notice.tsx'
import { Page, Section } from '../design/page.tsx'
import { Answer, Facts } from '../design/pieces.tsx'
import { wordsOfReason } from '../design/reasons.ts'
import { announce } from '../design/results.tsx'
import { known, type MessageKey, useText } from '../language.ts'
import { hasRole, useSession } from '../session.ts'
import { CommunicationPages } from './pages.tsx'
import { answerInWords, Late, Missing, StateOf, usePeriod } from './words-of.tsx'

type Whole = Answered<typeof communications.communication>
const over = ['accepted', 'elsewhere', 'not-needed']

export function CommunicationPage() {
  const t = useText()
  const { communicationId } = useParams({ from: '/signed-in/communications/$communicationId' })
  const asked = useAnswer(communications.communication, { communicationId })
  const one = asked.data
  return (
    <Page
      title={
        one
          ? t('communications.one-title', { kind: t(`communications.kind-${one.kind}`), name: one.name })
          : '…'
      }
    >
      <CommunicationPages />
      <Answer of={asked} bones={8}>
        {(whole) => <Loaded one={whole} />}
      </Answer>
    </Page>
  )
}

function Loaded({ one }: { one: Whole }) {
  const t = useText()
  const periodOf = usePeriod()
  const mayAct = hasRole(useSession(), 'hr-office')
  const { state, faults, waits, code, why, signedOn, answer, message, agreementId, personId } = one
  return (
    <>
      <Section title={t(`communications.state-${state}`)}>
        {state === 'unclear' && <Notice kind="caution">{t('communications.state-unclear-lead')}</Notice>}
        {state === 'elsewhere' && <Notice>{t('communications.state-elsewhere-lead')}</Notice>}
        <Facts
          facts={[
            { name: t('communications.column-state'), value: <StateOf state={state} /> },
            { name: t('communications.field-why'), value: t(`communications.why-${why}`) },
            {
              name: t('communications.field-due'),
              value: (
                <>
                  {dateInWords(one.dueOn)} {!over.includes(state) && <Late dueOn={one.dueOn} />}
                </>
              ),
            },
            { name: t('communications.field-period'), value: periodOf(one) },
            ...(signedOn ? [{ name: t('communications.field-signed'), value: dateInWords(signedOn) }] : []),
            ...(code
              ? [
                  {
                    name: t('communications.column-code'),
                    value: <span className="communication-code">{code}</span>,
                  },
                ]
              : []),
            ...(answer || message
              ? [{ name: t('communications.field-answer'), value: answerInWords(answer, message) }]
              : []),
          ]}
        />
        <p className="vi-soft">{wordsOfReason({ code: one.because, countedFrom: one.countedFrom })}</p>
        <p className="vi-row">
          <Link to="/agreements/$agreementId" params={{ agreementId }}>
            {t('communications.one-agreement')}
          </Link>
          {mayAct && (
            <Link to="/people/$personId/employment" params={{ personId }}>
              {t('communications.one-employment')}
            </Link>
          )}
        </p>
      </Section>
      {(faults.length > 0 || waits) && (
        <Section title={t('communications.to-mend')}>
          <Missing faults={faults} />
          {waits && <p>{t('communications.waits')}</p>}
        </Section>
      )}
      {mayAct && <Acts one={one} />}
      <Section title={t('communications.steps')}>
        <Steps steps={one.steps} />
      </Section>
    </>
  )
}

function Acts({ one }: { one: Whole }) {
  const t = useText()
  const [code, setCode] = useState('')
  const [signedOn, setSignedOn] = useState<string>(one.signedOn ?? '')
  const { id: communicationId, state, kind, faults } = one
  const refreshes = [communications.communication, communications.due, communications.register]
  const done = { refreshes, onDone: () => announce(t('communications.done')) }
  const note = useAct(communications.note, done)
  const mend = useAct(communications.mend, done)
  const reopen = useAct(communications.reopen, done)
  const annul = useAct(communications.annul, done)
  const mayNote = one.code === null && state !== 'not-needed' && state !== 'sending'
  const mayMend = (state === 'due' || state === 'refused') && faults.some(({ field }) => field === 'signedOn')
  return (
    <>
      <ProblemNotice problem={note.error ?? mend.error ?? reopen.error ?? annul.error} />
      {mayMend && (
        <Section title={t('communications.mend')}>
          <TextField
            label={t('communications.signed-on')}
            type="date"
            value={signedOn}
            onText={setSignedOn}
          />
          <div>
            <Button
              kind="primary"
              busy={mend.isPending || !signedOn}
              onClick={() => mend.mutate({ communicationId, signedOn: signedOn as Day })}
            >
              {t('communications.save')}
            </Button>
          </div>
        </Section>
      )}
      {(state === 'refused' || state === 'exported') && (
        <div>
          <Button busy={reopen.isPending} onClick={() => reopen.mutate({ communicationId })}>
            {t('communications.reopen')}
          </Button>
        </div>
      )}
      {mayNote && (
        <Section title={t('communications.note')}>
          <TextField
            label={t('communications.column-code')}
            hint={t('communications.note-hint')}
            inputMode="numeric"
            maxLength={17}
            value={code}
            onText={(text) => setCode(text.replaceAll(/\D/g, ''))}
          />
          <div>
            <Button
              busy={note.isPending || code.length !== 17}
              onClick={() => note.mutate({ communicationId, code })}
            >
              {t('communications.note')}
            </Button>
          </div>
        </Section>
      )}
      {kind === 'I' && state === 'accepted' && (
        <details>
          <summary>{t('communications.annul')}</summary>
          <p>{t('communications.annul-lead')}</p>
          <Button kind="danger" busy={annul.isPending} onClick={() => annul.mutate({ communicationId })}>
            {t('communications.annul')}
          </Button>
        </details>
      )}
    </>
  )
}

function Steps({ steps }: { steps: Whole['steps'] }) {
  const t = useText()
  return (
    <ol className="communication-steps">
      {steps.map(({ step, takenAt, by, details }) => {
        const key = `communications.step-${step}`
        const { answer = null, message = null, fault, code, endsOn, signedOn, words } = details
        const more = [
          answerInWords(answer, message),
          ...(fault ? [answerInWords(null, fault)] : []),
          ...[code, words],
          ...[endsOn, signedOn].map((day) => day && dateInWords(day)),
        ].filter(Boolean)
        return (
          <li key={takenAt + step}>
            <strong>{known(key) ? t(key as MessageKey) : step}</strong>{' '}
            <span className="vi-soft">
              {instantInWords(takenAt)},{' '}
              {by ? t('communications.step-by', { name: by }) : t('communications.step-system')}
            </span>
            {more.length > 0 && <div className="communication-code">{more.join(' · ')}</div>}
          </li>
        )
      })}
    </ol>
  )
}
