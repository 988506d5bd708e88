import { type FormEvent, useState } from 'react'
import { activities } from '../../features/activities/contract.ts'
import {
  criteria,
  type JudgedCriterion,
  type Judgements,
  type Verdict,
  verdictOfTools,
  verdicts,
} from '../../features/activities/rules.ts'
import type { Day } from '../../vocabulary/day.ts'
import { useAct } from '../asking.ts'
import { today } from '../clock.ts'
import { Button } from '../design/button.tsx'
import { CheckField, TextArea, TextField } from '../design/field.tsx'
import { ProblemNotice } from '../design/notice.tsx'
import { Section } from '../design/page.tsx'
import { announce } from '../design/results.tsx'
import { useText } from '../language.ts'
import type { Activity } from './activity.ts'
import { EffectNotice } from './effect.tsx'
import { VerdictBadge } from './result.tsx'

const words = { note: '', evidence: '' }
const fresh: Judgements = {
  individual: { verdict: 'met', ...words },
  tools: words,
  presence: { verdict: 'met', ...words },
  contact: { verdict: 'met', ...words },
  relations: { verdict: 'met', ...words },
  output: { verdict: 'met', ...words },
}

/** Judging an activity anew: nothing is saved before what it changes has been shown. */
export function Review({ activity, onDone }: { activity: Activity; onDone: () => void }) {
  const t = useText()
  const { id: activityId, assessment, tools, history } = activity
  const [judgements, setJudgements] = useState<Judgements>(assessment?.judgements ?? fresh)
  const [toolIds, setToolIds] = useState<string[]>(assessment?.toolIds ?? [])
  const [validFrom, setValidFrom] = useState<string>(today())
  const [reason, setReason] = useState('')
  const review = { activityId, validFrom: validFrom as Day, judgements, toolIds }
  const weigh = useAct(activities.reviewEffect)
  const save = useAct(activities.review, {
    refreshes: [activities.activity, activities.activities],
    onDone: () => {
      announce(t('activities.review-saved'))
      onDone()
    },
  })
  const weighed = weigh.data && JSON.stringify(weigh.variables) === JSON.stringify(review)
  const set = (criterion: JudgedCriterion | 'tools', part: object) =>
    setJudgements((before) => ({ ...before, [criterion]: { ...before[criterion], ...part } }))
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (weighed) save.mutate({ ...review, reason })
    else weigh.mutate(review)
  }
  const remote = new Set(tools.filter(({ worksRemotely }) => worksRemotely).map(({ id }) => id))
  return (
    <Section title={t(assessment ? 'activities.review' : 'activities.assess')}>
      <form className="vi-stack" onSubmit={submit}>
        <ol className="activity-criteria">
          {criteria.map((criterion) => (
            <li key={criterion}>
              {criterion === 'tools' ? (
                <fieldset className="activity-choice">
                  <legend>{t('activities.criterion-tools')}</legend>
                  <p className="vi-field-hint">{t('activities.criterion-tools-full')}</p>
                  <div className="vi-row">
                    <VerdictBadge verdict={verdictOfTools(toolIds, remote)} />
                    <span className="vi-soft">{t('activities.verdict-derived')}</span>
                  </div>
                  {tools.map(({ id, name, worksRemotely }) => (
                    <CheckField
                      key={id}
                      label={`${name} (${t(worksRemotely ? 'activities.tool-remote' : 'activities.tool-not-remote')})`}
                      checked={toolIds.includes(id)}
                      onCheck={(needed) =>
                        setToolIds((before) =>
                          needed ? [...before, id] : before.filter((other) => other !== id),
                        )
                      }
                    />
                  ))}
                </fieldset>
              ) : (
                <fieldset className="activity-choice">
                  <legend>{t(`activities.criterion-${criterion}`)}</legend>
                  <p className="vi-field-hint">{t(`activities.criterion-${criterion}-full`)}</p>
                  <Choices
                    name={criterion}
                    chosen={judgements[criterion].verdict}
                    onChoose={(verdict) => set(criterion, { verdict })}
                  />
                </fieldset>
              )}
              <details>
                <summary>
                  {t('activities.note')}, {t('activities.evidence').toLowerCase()}
                  {judgements[criterion].note && ' ✎'}
                </summary>
                <TextArea
                  label={`${t('activities.note')}: ${t(`activities.criterion-${criterion}`)}`}
                  optional
                  rows={2}
                  maxLength={2000}
                  value={judgements[criterion].note}
                  onText={(note) => set(criterion, { note })}
                />
                <TextField
                  label={`${t('activities.evidence')}: ${t(`activities.criterion-${criterion}`)}`}
                  optional
                  maxLength={2000}
                  value={judgements[criterion].evidence}
                  onText={(evidence) => set(criterion, { evidence })}
                />
              </details>
            </li>
          ))}
        </ol>
        <div className="activity-filters">
          <TextField
            label={t('activities.review-from')}
            hint={t(history.length === 0 ? 'activities.review-from-first' : 'activities.review-from-hint')}
            type="date"
            value={validFrom}
            min={history.length === 0 ? undefined : today()}
            onText={setValidFrom}
          />
          <TextField
            label={t('activities.review-reason')}
            optional
            maxLength={2000}
            value={reason}
            onText={setReason}
          />
        </div>
        <ProblemNotice problem={weigh.error ?? save.error} />
        {weighed && <EffectNotice effect={weigh.data} />}
        {weigh.data && !weighed && <p className="vi-soft">{t('activities.review-again')}</p>}
        <div className="vi-row">
          <Button type="submit" kind="primary" busy={weigh.isPending || save.isPending}>
            {t(weighed ? 'activities.review-save' : 'activities.review-weigh')}
          </Button>
          <Button onClick={onDone}>{t('shell.cancel')}</Button>
        </div>
      </form>
    </Section>
  )
}

function Choices({
  name,
  chosen,
  onChoose,
}: {
  name: string
  chosen: Verdict
  onChoose: (verdict: Verdict) => void
}) {
  const t = useText()
  return (
    <div className="activity-choices">
      {verdicts.map((verdict) => (
        <label key={verdict}>
          <input
            type="radio"
            name={`verdict-${name}`}
            checked={chosen === verdict}
            onChange={() => onChoose(verdict)}
          />
          {t(`activities.verdict-${verdict}`)}
        </label>
      ))}
    </div>
  )
}
