import { type FormEvent, useState } from 'react'
import { ownActivities } from '../../features/activities/person-contract.ts'
import { type Criterion, criteria, type Verdict, verdicts } from '../../features/activities/rules.ts'
import { useAct } from '../asking.ts'
import { Button } from '../design/button.tsx'
import { dayInWords } from '../design/dates.ts'
import { Dialog } from '../design/dialog.tsx'
import { SelectField, TextArea, TextField } from '../design/field.tsx'
import { ProblemNotice } from '../design/notice.tsx'
import { announce } from '../design/results.tsx'
import { useText } from '../language.ts'
import type { OwnActivity } from './own-activity.ts'

/** Proposing an activity that is missing, another judgement of one's own, or disputing one. */
export function RequestDialog({
  activity,
  answerWithinDays,
  onClose,
}: {
  activity: OwnActivity | null
  answerWithinDays: number
  onClose: () => void
}) {
  const t = useText()
  const [kind, setKind] = useState<'assessment' | 'dispute'>('assessment')
  const [title, setTitle] = useState('')
  const [text, setText] = useState('')
  const [proposed, setProposed] = useState<Partial<Record<Criterion, Verdict>>>({})
  const ask = useAct(ownActivities.request, {
    refreshes: [ownActivities.mine],
    onDone: ({ answerBy }) => {
      announce(t('my-activities.sent', { day: dayInWords(answerBy) }))
      onClose()
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    ask.mutate(
      activity
        ? { kind, activityId: activity.activityId, title: activity.name, text, verdicts: proposed }
        : { kind: 'activity', activityId: null, title, text, verdicts: {} },
    )
  }
  const propose = (criterion: Criterion, verdict: string) =>
    setProposed((before) => {
      const { [criterion]: _, ...others } = before
      return verdict ? { ...others, [criterion]: verdict as Verdict } : others
    })
  return (
    <Dialog
      title={
        activity ? t('my-activities.disagree-title', { name: activity.name }) : t('my-activities.propose')
      }
      onClose={onClose}
    >
      <form className="vi-stack" onSubmit={submit}>
        <ProblemNotice problem={ask.error} />
        {activity ? (
          <>
            <SelectField
              label={t('my-activities.kind')}
              hint={t('my-activities.kind-hint', { days: answerWithinDays })}
              value={kind}
              options={(['assessment', 'dispute'] as const).map((one) => ({
                value: one,
                label: t(`my-activities.kind-${one}`),
              }))}
              onText={(one) => setKind(one as typeof kind)}
            />
            {activity.result.verdicts &&
              criteria.map((criterion) => {
                const now = activity.result.verdicts![criterion]
                return (
                  <SelectField
                    key={criterion}
                    label={t('my-activities.verdict-of', {
                      criterion: t(`activities.criterion-${criterion}`),
                      verdict: t(`activities.verdict-${now}`),
                    })}
                    optional
                    value={proposed[criterion] ?? ''}
                    options={[
                      { value: '', label: t('my-activities.verdict-keep') },
                      ...verdicts
                        .filter((one) => one !== now)
                        .map((one) => ({ value: one, label: t(`activities.verdict-${one}`) })),
                    ]}
                    onText={(verdict) => propose(criterion, verdict)}
                  />
                )
              })}
          </>
        ) : (
          <TextField
            label={t('my-activities.propose-name')}
            value={title}
            maxLength={200}
            onText={setTitle}
          />
        )}
        <TextArea
          label={t('my-activities.text')}
          required
          rows={4}
          maxLength={4000}
          value={text}
          onText={setText}
        />
        <div className="vi-row">
          <Button kind="primary" type="submit" busy={ask.isPending}>
            {t('my-activities.send')}
          </Button>
          <Button onClick={onClose}>{t('shell.cancel')}</Button>
        </div>
      </form>
    </Dialog>
  )
}
