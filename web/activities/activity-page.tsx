import './words.ts'
import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { activities } from '../../features/activities/contract.ts'
import { criteria, judgedCriteria } from '../../features/activities/rules.ts'
import { people } from '../../features/people/contract.ts'
import { useAnswer } from '../asking.ts'
import { Button } from '../design/button.tsx'
import { dateInWords, instantInWords } from '../design/dates.ts'
import { Notice } from '../design/notice.tsx'
import { Page, Section } from '../design/page.tsx'
import { Answer, Badge } from '../design/pieces.tsx'
import { useText } from '../language.ts'
import { hasRole, useSession } from '../session.ts'
import type { Activity } from './activity.ts'
import { ActivityDialog } from './activity-dialog.tsx'
import { ActivityPages } from './pages.tsx'
import { ResultBadge, VerdictBadge } from './result.tsx'
import { Review } from './review.tsx'

export function ActivityPage() {
  const t = useText()
  const { activityId } = useParams({ from: '/signed-in/activities/$activityId' })
  const activity = useAnswer(activities.activity, { activityId })
  const keeps = hasRole(useSession(), 'hr-office', 'administrator')
  const [changing, setChanging] = useState(false)
  const [reviewing, setReviewing] = useState(false)
  return (
    <Page
      title={activity.data?.name ?? t('activities.title')}
      back={{ to: '/activities', label: t('activities.title') }}
      actions={
        keeps && (
          <Button kind="quiet" onClick={() => setChanging(true)}>
            {t('activities.change')}
          </Button>
        )
      }
    >
      <ActivityPages />
      <Answer of={activity} bones={8}>
        {(shown) => (
          <>
            <div className="vi-row">
              <ResultBadge result={shown.result} />
              <span className="vi-soft">{shown.code}</span>
              {shown.source !== 'own' && <Badge>{t(`activities.source-${shown.source}`)}</Badge>}
            </div>
            {shown.description && <p>{shown.description}</p>}
            {shown.openRequests > 0 && (
              <Notice title={t('activities.open-requests', { count: shown.openRequests })}>
                <Link to="/activities/requests">{t('activities.see-requests')}</Link>
              </Notice>
            )}
            {reviewing ? (
              <Review key={shown.history.length} activity={shown} onDone={() => setReviewing(false)} />
            ) : (
              <Assessment activity={shown} onReview={keeps ? () => setReviewing(true) : undefined} />
            )}
            <div className="vi-columns">
              <DoneBy activity={shown} />
              <History activity={shown} />
            </div>
            {changing && <ActivityDialog activity={shown} onClose={() => setChanging(false)} />}
          </>
        )}
      </Answer>
    </Page>
  )
}

function Assessment({ activity, onReview }: { activity: Activity; onReview: (() => void) | undefined }) {
  const t = useText()
  const { assessment, result, tools } = activity
  const needed = tools.filter(({ id }) => assessment?.toolIds.includes(id))
  return (
    <Section
      title={t('activities.assessment')}
      actions={
        onReview && (
          <Button kind="primary" onClick={onReview}>
            {t(assessment ? 'activities.review' : 'activities.assess')}
          </Button>
        )
      }
    >
      {!assessment && <p>{t('activities.no-assessment')}</p>}
      {assessment && (
        <>
          <p className="vi-soft">
            {t('activities.assessment-since', { day: dateInWords(assessment.validFrom) })}
          </p>
          <ol className="activity-criteria">
            {criteria.map((criterion) => {
              const { note, evidence } = assessment.judgements[criterion]
              return (
                <li key={criterion}>
                  <div className="vi-row vi-apart">
                    <strong>{t(`activities.criterion-${criterion}`)}</strong>
                    <VerdictBadge verdict={result.verdicts![criterion]} />
                  </div>
                  <span className="vi-soft">{t(`activities.criterion-${criterion}-full`)}</span>
                  {criterion === 'tools' &&
                    (needed.length === 0 ? (
                      <span>{t('activities.no-tools')}</span>
                    ) : (
                      <ul>
                        {needed.map(({ id, name, worksRemotely, needed: missing }) => (
                          <li key={id}>
                            {name}:{' '}
                            {t(worksRemotely ? 'activities.tool-remote' : 'activities.tool-not-remote')}
                            {!worksRemotely && missing && ` (${missing})`}
                          </li>
                        ))}
                      </ul>
                    ))}
                  {note && (
                    <span>
                      {t('activities.note')}: {note}
                    </span>
                  )}
                  {evidence && (
                    <span>
                      {t('activities.evidence')}: {evidence}
                    </span>
                  )}
                </li>
              )
            })}
          </ol>
        </>
      )}
    </Section>
  )
}

function DoneBy({ activity }: { activity: Activity }) {
  const t = useText()
  const directorates = useAnswer(people.directorates, {})
  const nameOf = new Map(directorates.data?.items.map(({ id, name }) => [id, name]))
  const rows = activity.people.toSorted((a, b) => b.people - a.people)
  return (
    <Section title={t('activities.done-by')}>
      {rows.length === 0 && <p className="vi-soft">{t('activities.done-by-nobody')}</p>}
      <ul className="activity-list">
        {rows.map(({ directorateId, people: count }) => (
          <li key={directorateId ?? ''} className="vi-row vi-apart">
            <span>{directorateId ? (nameOf.get(directorateId) ?? '') : t('activities.no-directorate')}</span>
            <span>{t('activities.people-count', { count })}</span>
          </li>
        ))}
      </ul>
    </Section>
  )
}

/** Each version with what it changed against the one made before it. */
function History({ activity: { history } }: { activity: Activity }) {
  const t = useText()
  const changes = (index: number): string => {
    const [version, before] = [history[index]!, history[index + 1]]
    if (!before) return t('activities.history-first')
    const changed = judgedCriteria.flatMap((criterion) => {
      const [from, to] = [before.judgements[criterion].verdict, version.judgements[criterion].verdict]
      return from === to
        ? []
        : [
            `${t(`activities.criterion-${criterion}`)} (${t(`activities.verdict-${from}`)} → ${t(`activities.verdict-${to}`)})`,
          ]
    })
    if (before.toolIds.toSorted().join() !== version.toolIds.toSorted().join())
      changed.push(t('activities.history-tools'))
    return changed.length > 0
      ? t('activities.history-changed', { what: changed.join('; ') })
      : t('activities.history-same')
  }
  return (
    <Section title={t('activities.history')}>
      <ol className="activity-criteria" reversed>
        {history.map(({ madeAt, madeBy, validFrom, reason }, index) => (
          <li key={madeAt}>
            <strong>{t('activities.assessment-since', { day: dateInWords(validFrom) })}</strong>
            <span className="vi-soft">
              {madeBy
                ? t('activities.history-made', { who: madeBy, when: instantInWords(madeAt) })
                : t('activities.history-made-unknown', { when: instantInWords(madeAt) })}
            </span>
            <span>{changes(index)}</span>
            {reason && <span>{reason}</span>}
          </li>
        ))}
      </ol>
    </Section>
  )
}
