import './words.ts'
import { type FormEvent, useState } from 'react'
import { readiness } from '../../features/readiness/contract.ts'
import { type EquipmentKind, equipmentKinds } from '../../features/readiness/rules.ts'
import { useAct, useAnswer } from '../asking.ts'
import type { Answered } from '../call.ts'
import { Button } from '../design/button.tsx'
import { instantInWords } from '../design/dates.ts'
import { SelectField, TextArea } from '../design/field.tsx'
import { ProblemNotice } from '../design/notice.tsx'
import { Page, Section } from '../design/page.tsx'
import { Answer, Badge } from '../design/pieces.tsx'
import { announce } from '../design/results.tsx'
import { useText } from '../language.ts'
import { Missing, Things } from './things.tsx'

type Mine = Answered<typeof readiness.mine>

export function MyEquipmentPage() {
  const t = useText()
  const asked = useAnswer(readiness.mine, {})
  return (
    <Page title={t('readiness.title-mine')} lead={t('readiness.lead-mine')}>
      <Answer of={asked} bones={6}>
        {(mine) => (
          <>
            <Section title={t('readiness.missing')}>
              <Missing {...mine} />
              {mine.missing.length > 0 && <p className="vi-soft">{t('readiness.missing-lead')}</p>}
            </Section>
            <Assigned items={mine.equipment} />
            <Help />
            {mine.requests.length > 0 && <Requests items={mine.requests} />}
          </>
        )}
      </Answer>
    </Page>
  )
}

function Assigned({ items }: { items: Mine['equipment'] }) {
  const t = useText()
  const receive = useAct(readiness.receive, {
    refreshes: [readiness.mine],
    onDone: () => announce(t('readiness.received-now')),
  })
  return (
    <Section title={t('readiness.equipment')}>
      <ProblemNotice problem={receive.error} />
      {items.length === 0 ? (
        <>
          <p>{t('readiness.equipment-none')}</p>
          <p className="vi-soft">{t('readiness.equipment-none-lead')}</p>
        </>
      ) : (
        <Things
          items={items}
          act={({ id, receivedAt, returnedOn, providedBy }, name) =>
            providedBy === 'body' &&
            receivedAt === null &&
            returnedOn === null && (
              <Button
                small
                kind="primary"
                busy={receive.isPending}
                aria-label={t('readiness.receive-label', { thing: name })}
                onClick={() => receive.mutate({ equipmentId: id })}
              >
                {t('readiness.receive')}
              </Button>
            )
          }
        />
      )}
    </Section>
  )
}

function Help() {
  const t = useText()
  const [about, setAbout] = useState<EquipmentKind>('vpn')
  const [words, setWords] = useState('')
  const ask = useAct(readiness.askHelp, {
    refreshes: [readiness.mine],
    onDone: () => {
      announce(t('readiness.help-sent'))
      setWords('')
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    ask.mutate({ about, words })
  }
  return (
    <Section title={t('readiness.help')}>
      <form className="vi-stack vi-stack-tight" onSubmit={submit}>
        <ProblemNotice problem={ask.error} />
        <SelectField
          label={t('readiness.help-about')}
          value={about}
          options={equipmentKinds.map((value) => ({ value, label: t(`readiness.kind-${value}`) }))}
          onText={(value) => setAbout(value as EquipmentKind)}
        />
        <TextArea
          label={t('readiness.help-words')}
          hint={t('readiness.help-words-hint')}
          required
          minLength={3}
          maxLength={1000}
          rows={3}
          value={words}
          onText={setWords}
        />
        <div>
          <Button type="submit" busy={ask.isPending}>
            {t('readiness.help-send')}
          </Button>
        </div>
      </form>
    </Section>
  )
}

function Requests({ items }: { items: Mine['requests'] }) {
  const t = useText()
  const withdraw = useAct(readiness.withdrawHelp, {
    refreshes: [readiness.mine],
    onDone: () => announce(t('readiness.help-withdrawn-now')),
  })
  return (
    <Section title={t('readiness.requests')}>
      <ProblemNotice problem={withdraw.error} />
      <ul className="vi-list">
        {items.map(({ id, about, words, askedAt, state, answer, answeredBy, answeredAt }) => (
          <li key={id} className="vi-row vi-apart">
            <div>
              <strong>{t(`readiness.kind-${about}`)}</strong>{' '}
              <Badge kind={state === 'solved' ? 'good' : 'plain'}>{t(`readiness.state-${state}`)}</Badge>
              <div>{words}</div>
              <div className="vi-soft">{instantInWords(askedAt)}</div>
              {answer && (
                <div>
                  {answer}{' '}
                  <span className="vi-soft">
                    {answeredBy &&
                      answeredAt &&
                      t('readiness.answer-of', { by: answeredBy, at: instantInWords(answeredAt) })}
                  </span>
                </div>
              )}
            </div>
            {(state === 'open' || state === 'taken') && (
              <Button
                small
                kind="quiet"
                busy={withdraw.isPending}
                aria-label={`${t('readiness.help-withdraw')}: ${words.slice(0, 60)}`}
                onClick={() => withdraw.mutate({ assistanceId: id })}
              >
                {t('readiness.help-withdraw')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Section>
  )
}
