import './policy.css'
import './words.ts'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { policy } from '../../features/policy/contract.ts'
import { useAct, useAnswer } from '../asking.ts'
import type { Answered } from '../call.ts'
import { Button } from '../design/button.tsx'
import { dateInWords, instantInWords, numberInWords } from '../design/dates.ts'
import { SelectField, TextArea } from '../design/field.tsx'
import { ProblemNotice } from '../design/notice.tsx'
import { Page, Section } from '../design/page.tsx'
import { Answer, Badge } from '../design/pieces.tsx'
import { announce } from '../design/results.tsx'
import { useText } from '../language.ts'
import { hasRole, useSession } from '../session.ts'
import { badgeOf } from './changes-page.tsx'
import { TouchedPeople } from './touched.tsx'
import { itemInWords, valueInWords } from './value-in-words.ts'

type Shown = Answered<typeof policy.change>
const refreshes = [policy.change, policy.changes, policy.policy]

export function PolicyChangePage() {
  const t = useText()
  const { changeId } = useParams({ from: '/signed-in/policy/changes/$changeId' })
  const change = useAnswer(policy.change, { changeId })
  return (
    <Page
      title={change.data?.title ?? t('policy.contents')}
      back={{ to: '/policy/changes', label: t('policy.changes-title') }}
    >
      <Answer of={change} bones={6}>
        {(shown) => <Whole shown={shown} />}
      </Answer>
    </Page>
  )
}

function Whole({ shown }: { shown: Shown }) {
  const t = useText()
  const session = useSession()
  const held = useAnswer(policy.policy, {})
  const nameOf = (id: string | null) =>
    id === null ? t('policy.everywhere') : (held.data?.places.find((place) => place.id === id)?.name ?? '…')
  const open = shown.decision === null
  return (
    <>
      <div className="vi-card vi-stack vi-stack-tight">
        <p>
          <Badge kind={badgeOf[shown.state]}>{t(`policy.state-${shown.state}`)}</Badge>{' '}
          {t('policy.proposed-by', { name: shown.proposedBy, at: instantInWords(shown.proposedAt) })}
        </p>
        {shown.explanation && <p>{shown.explanation}</p>}
        <ul>
          {shown.values.map((value) => (
            <li key={`${value.item} ${value.scopeId} ${value.from}`}>
              <strong>{itemInWords(value.item)}</strong> · {nameOf(value.scopeId)} ·{' '}
              {t('policy.since', { day: dateInWords(value.from) })}:{' '}
              {valueInWords(value.item, value.value, nameOf)}
            </li>
          ))}
        </ul>
        {shown.decision && (
          <p>
            {t(shown.state === 'adopted' ? 'policy.decided-adopted' : 'policy.decided-withdrawn', {
              name: shown.decision.by,
              at: instantInWords(shown.decision.at),
            })}
            {shown.decision.reason && `. ${t('policy.reason')}: ${shown.decision.reason}`}
          </p>
        )}
      </div>
      {shown.touched && (
        <Section title={t('policy.touched')}>
          <TouchedPeople touched={shown.touched} />
        </Section>
      )}
      <Log shown={shown} />
      {open && shown.sentAt && hasRole(session, 'union-representative', 'safety-representative') && (
        <Opinion changeId={shown.id} />
      )}
      {open && hasRole(session, 'hr-office', 'administrator') && <Decision shown={shown} />}
    </>
  )
}

function Log({ shown }: { shown: Shown }) {
  const t = useText()
  return (
    <Section title={t('policy.log')}>
      {shown.sentAt && shown.until && (
        <p className="vi-soft">
          {t('policy.sent-at', { at: instantInWords(shown.sentAt), until: dateInWords(shown.until) })}
        </p>
      )}
      {shown.log.length === 0 ? (
        <p>{t('policy.log-empty')}</p>
      ) : (
        <ul className="policy-log">
          {shown.log.map(({ at, by, role, stance, words }) => (
            <li key={`${at} ${by}`}>
              <strong>{by}</strong>, {t(`role.${role}`)}: {t(`policy.stance-${stance}`)}{' '}
              <span className="vi-soft">{instantInWords(at)}</span>
              {words && <blockquote>{words}</blockquote>}
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}

type Stance = Shown['log'][number]['stance']
function Opinion({ changeId }: { changeId: string }) {
  const t = useText()
  // Nobody is agreed for: the stance is chosen, never preset.
  const [stance, setStance] = useState<Stance | ''>('')
  const [words, setWords] = useState('')
  const give = useAct(policy.giveOpinion, {
    refreshes,
    onDone: () => {
      announce(t('policy.opinion-given'))
      setStance('')
      setWords('')
    },
  })
  return (
    <Section title={t('policy.opinion')}>
      <form
        className="vi-stack vi-narrow"
        onSubmit={(event) => {
          event.preventDefault()
          if (stance !== '') give.mutate({ changeId, stance, words })
        }}
      >
        <SelectField
          label={t('policy.opinion-stance')}
          toChoose
          value={stance}
          options={(['favourable', 'contrary', 'remarks'] as const).map((value) => ({
            value,
            label: t(`policy.stance-${value}`),
          }))}
          onText={(chosen) => setStance(chosen as Stance | '')}
        />
        <TextArea
          label={t('policy.opinion-words')}
          optional={stance === 'favourable'}
          maxLength={4000}
          value={words}
          onText={setWords}
        />
        <ProblemNotice problem={give.error} />
        <div>
          <Button kind="primary" type="submit" busy={give.isPending}>
            {t('policy.opinion-give')}
          </Button>
        </div>
      </form>
    </Section>
  )
}

function Decision({ shown }: { shown: Shown }) {
  const t = useText()
  const [reason, setReason] = useState('')
  const consult = useAct(policy.consult, { refreshes, onDone: () => announce(t('policy.consulted')) })
  const decide = useAct(policy.decide, {
    refreshes,
    onDone: ({ state }) => announce(t(state === 'adopted' ? 'policy.adopted' : 'policy.withdrawn')),
  })
  const peopleTouched = shown.touched?.people ?? 0
  const decideAs = (outcome: 'adopted' | 'withdrawn') =>
    decide.mutate({ changeId: shown.id, outcome, reason, peopleTouched })
  return (
    <div className="vi-card vi-stack">
      <p>
        {t('policy.adopt-consequence', {
          day: dateInWords(shown.from),
          people: numberInWords(peopleTouched),
        })}
      </p>
      <TextArea
        label={t('policy.urgency')}
        hint={t('policy.urgency-hint')}
        optional
        maxLength={4000}
        value={reason}
        onText={setReason}
      />
      <ProblemNotice problem={consult.error ?? decide.error} />
      <div className="vi-row">
        {!shown.sentAt && (
          <Button
            kind="primary"
            busy={consult.isPending}
            onClick={() => consult.mutate({ changeId: shown.id })}
          >
            {t('policy.consult')}
          </Button>
        )}
        <Button
          kind={shown.sentAt ? 'primary' : 'secondary'}
          busy={decide.isPending}
          onClick={() => decideAs('adopted')}
        >
          {t('policy.adopt')}
        </Button>
        <Button kind="quiet" busy={decide.isPending} onClick={() => decideAs('withdrawn')}>
          {t('policy.withdraw')}
        </Button>
      </div>
    </div>
  )
}
