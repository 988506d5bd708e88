import './words.ts'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { ownActivities } from '../../features/activities/person-contract.ts'
import { criteria } from '../../features/activities/rules.ts'
import { useAct, useAnswer } from '../asking.ts'
import { Button } from '../design/button.tsx'
import { dateInWords } from '../design/dates.ts'
import { Notice } from '../design/notice.tsx'
import { Page, Section } from '../design/page.tsx'
import { Answer } from '../design/pieces.tsx'
import { wordsOfReason } from '../design/reasons.ts'
import { announce } from '../design/results.tsx'
import { useText } from '../language.ts'
import type { Mine, OwnActivity } from './own-activity.ts'
import { RequestDialog } from './request-dialog.tsx'
import { RequestWords } from './requests-page.tsx'
import { ResultBadge, VerdictBadge } from './result.tsx'

/** What the mapping knows of my work, what follows from it, and what I say about it. */
export function MyActivitiesPage() {
  const t = useText()
  const mine = useAnswer(ownActivities.mine, {})
  const [open, setOpen] = useState<OwnActivity | 'new' | null>(null)
  return (
    <Page title={t('my-activities.title')} lead={t('my-activities.lead')}>
      <Answer of={mine} bones={6}>
        {(shown) => (
          <>
            <Whether mine={shown} />
            {shown.activities.length === 0 && <p>{t('my-activities.none')}</p>}
            {shown.activities.map((activity) => (
              <OneActivity
                key={activity.activityId}
                activity={activity}
                onDisagree={() => setOpen(activity)}
              />
            ))}
            <div className="vi-row">
              <Button onClick={() => setOpen('new')}>{t('my-activities.propose')}</Button>
            </div>
            <MyRequests requests={shown.requests} />
            <p className="vi-soft">
              {t('my-activities.home')} <Link to="/profile">{t('my-activities.to-profile')}</Link>
            </p>
            {open && (
              <RequestDialog
                activity={open === 'new' ? null : open}
                answerWithinDays={shown.answerWithinDays}
                onClose={() => setOpen(null)}
              />
            )}
          </>
        )}
      </Answer>
    </Page>
  )
}

function Whether({ mine: { mapped, mayAsk, workableShare, leastShare, reasons } }: { mine: Mine }) {
  const t = useText()
  if (!mapped)
    return (
      <Notice title={t('my-activities.not-mapped')}>
        <p>{t('my-activities.not-mapped-detail')}</p>
      </Notice>
    )
  if (mayAsk)
    return (
      <Notice kind="good" title={t('my-activities.may')}>
        <p>{t('my-activities.may-detail', { percent: workableShare, least: leastShare })}</p>
      </Notice>
    )
  return (
    <Notice kind="caution" title={t('my-activities.may-not')}>
      <ul>
        {reasons.map((reason) => (
          <li key={JSON.stringify(reason)}>{wordsOfReason(reason)}</li>
        ))}
      </ul>
    </Notice>
  )
}

function OneActivity({ activity, onDisagree }: { activity: OwnActivity; onDisagree: () => void }) {
  const t = useText()
  const { name, description, percent, result, assessment } = activity
  return (
    <Section
      title={name}
      actions={
        <Button small onClick={onDisagree} aria-label={`${t('my-activities.disagree')}: ${name}`}>
          {t('my-activities.disagree')}
        </Button>
      }
    >
      <div className="vi-row">
        <span>{t('my-activities.percent', { percent })}</span>
        <ResultBadge result={result} />
      </div>
      {description && <p className="vi-soft">{description}</p>}
      {assessment && (
        <>
          <p className="vi-soft">{t('my-activities.since', { day: dateInWords(assessment.validFrom) })}</p>
          <ul className="activity-criteria">
            {criteria.map((criterion) => (
              <li key={criterion}>
                <div className="vi-row vi-apart">
                  <span>{t(`activities.criterion-${criterion}`)}</span>
                  <VerdictBadge verdict={result.verdicts![criterion]} />
                </div>
                {criterion === 'tools' && assessment.tools.length > 0 && (
                  <span className="vi-soft">
                    {assessment.tools
                      .map(
                        (tool) =>
                          `${tool.name} (${t(tool.worksRemotely ? 'activities.tool-remote' : 'activities.tool-not-remote')})`,
                      )
                      .join(', ')}
                  </span>
                )}
                {assessment.judgements[criterion].note && (
                  <span className="vi-soft">{assessment.judgements[criterion].note}</span>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
    </Section>
  )
}

function MyRequests({ requests }: { requests: Mine['requests'] }) {
  const t = useText()
  const withdraw = useAct(ownActivities.withdraw, {
    refreshes: [ownActivities.mine],
    onDone: () => announce(t('my-activities.withdrawn')),
  })
  return (
    <Section title={t('my-activities.requests')}>
      {requests.length === 0 && <p className="vi-soft">{t('my-activities.requests-none')}</p>}
      <ul className="activity-criteria">
        {requests.map((request) => (
          <li key={request.id}>
            <strong>{request.title}</strong>
            <RequestWords request={request} />
            {request.state === 'open' && (
              <div>
                <Button
                  small
                  busy={withdraw.isPending}
                  onClick={() => withdraw.mutate({ activityRequestId: request.id })}
                  aria-label={`${t('my-activities.withdraw')}: ${request.title}`}
                >
                  {t('my-activities.withdraw')}
                </Button>
              </div>
            )}
          </li>
        ))}
      </ul>
    </Section>
  )
}
