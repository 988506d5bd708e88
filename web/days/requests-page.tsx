import './words.ts'
import './days.css'
import '../planning/my-words.ts'
import { useState } from 'react'
import { days } from '../../features/days/contract.ts'
import { useAct, useAnswer } from '../asking.ts'
import { Button } from '../design/button.tsx'
import { dayInWords, instantInBrief } from '../design/dates.ts'
import { TextArea } from '../design/field.tsx'
import { ProblemNotice } from '../design/notice.tsx'
import { Page, Section } from '../design/page.tsx'
import { Answer, Badge } from '../design/pieces.tsx'
import { announce } from '../design/results.tsx'
import { type Text, useText } from '../language.ts'
import type { Request } from './my-day.ts'
import { waitingInWords } from './requests-of-day.tsx'
import { changesDays } from './swap-dialog.tsx'

/** What is asked after publication: what waits for my answer, what of mine waits for others, what ended. */
export function RequestsPage() {
  const t = useText()
  const asked = useAnswer(days.requests, {})
  return (
    <Page title={t('days.requests-title')} lead={t('days.requests-lead')}>
      <Answer of={asked} bones={5}>
        {({ items }) => {
          const forMe = items.filter(({ forMe }) => forMe)
          const waiting = items.filter((one) => one.waitsFor !== 'nobody' && !one.forMe)
          const ended = items.filter(({ ended }) => ended !== null)
          return (
            <div className="vi-stack">
              <Section title={t('days.requests-for-me')}>
                {forMe.length === 0 && <p className="vi-soft">{t('days.requests-for-me-none')}</p>}
                <ul className="vi-asked">
                  {forMe.map((request) => (
                    <ForMe key={request.id} request={request} />
                  ))}
                </ul>
              </Section>
              <Section title={t('days.requests-mine')}>
                {waiting.length === 0 && <p className="vi-soft">{t('days.requests-mine-none')}</p>}
                <ul className="vi-asked">
                  {waiting.map((request) => (
                    <Waiting key={request.id} request={request} />
                  ))}
                </ul>
              </Section>
              {ended.length > 0 && (
                <Section title={t('days.requests-ended')}>
                  <ul className="vi-asked">
                    {ended.map((request) => (
                      <Ended key={request.id} request={request} />
                    ))}
                  </ul>
                </Section>
              )}
            </div>
          )
        }}
      </Answer>
    </Page>
  )
}

function askedInWords({ kind, person, colleague, givenDay, takenDay }: Request, t: Text): string {
  const words = {
    person,
    colleague: colleague ?? '',
    givenDay: givenDay ? dayInWords(givenDay) : '',
    takenDay: dayInWords(takenDay),
  }
  if (kind === 'late-wish') return t('days.request-late', words)
  return t(kind === 'own-swap' ? 'days.request-own-swap' : 'days.request-pair', words)
}

function ForMe({ request }: { request: Request }) {
  const t = useText()
  const byManager = request.waitsFor === 'manager'
  const [refusing, setRefusing] = useState(false)
  const [reason, setReason] = useState('')
  const answer = useAct(days.answerRequest, {
    refreshes: changesDays,
    onDone: (_, { accept }) => announce(t(accept ? 'days.answered-yes' : 'days.answered-no')),
  })
  const say = (accept: boolean) => answer.mutate({ requestId: request.id, accept, reason })
  const words = {
    givenDay: request.givenDay ? dayInWords(request.givenDay) : '',
    takenDay: dayInWords(request.takenDay),
  }
  return (
    <li>
      <p>
        <strong>{byManager ? askedInWords(request, t) : waitingInWords(request, t)}</strong>
      </p>
      <p className="vi-soft">
        {byManager ? t('days.request-manager-consequence') : t('days.request-colleague-consequence', words)}
      </p>
      <ProblemNotice problem={answer.error} />
      {refusing && (
        <TextArea
          label={t('days.no-reason')}
          hint={t('days.no-reason-hint')}
          rows={2}
          maxLength={500}
          value={reason}
          onText={setReason}
        />
      )}
      <div className="vi-row">
        {!refusing && (
          <Button kind="primary" busy={answer.isPending} onClick={() => say(true)}>
            {t('days.yes')}
          </Button>
        )}
        <Button
          busy={answer.isPending}
          onClick={() => (byManager && !refusing ? setRefusing(true) : say(false))}
        >
          {t(refusing ? 'days.no-send' : 'days.no')}
        </Button>
      </div>
    </li>
  )
}

function Waiting({ request }: { request: Request }) {
  const t = useText()
  const withdraw = useAct(days.withdrawRequest, {
    refreshes: changesDays,
    onDone: () => announce(t('days.withdrawn')),
  })
  return (
    <li>
      <p>{request.mine ? waitingInWords(request, t) : askedInWords(request, t)}</p>
      <ProblemNotice problem={withdraw.error} />
      {request.mine && (
        <div>
          <Button small busy={withdraw.isPending} onClick={() => withdraw.mutate({ requestId: request.id })}>
            {t('days.withdraw')}
          </Button>
        </div>
      )}
    </li>
  )
}

function Ended({ request }: { request: Request }) {
  const t = useText()
  const { ended, endedAt, endedBy, reason } = request
  return (
    <li>
      <p>{askedInWords(request, t)}</p>
      <p className="vi-row">
        <Badge kind={ended === 'done' ? 'good' : 'plain'}>
          {t(`days.ended-${ended === 'no' ? 'done' : ended}`, { by: endedBy ?? '' })}
        </Badge>
        {endedAt && <span className="vi-soft">{instantInBrief(endedAt)}</span>}
      </p>
      {reason && <p className="vi-asked-words">{reason}</p>}
    </li>
  )
}
