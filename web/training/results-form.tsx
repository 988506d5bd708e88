import './training.css'
import { type FormEvent, useState } from 'react'
import { training } from '../../features/training/contract.ts'
import { trainingOffice } from '../../features/training/office-contract.ts'
import { type Outcome, outcomes } from '../../features/training/rules.ts'
import { useAct } from '../asking.ts'
import { addressOf } from '../call.ts'
import { today } from '../clock.ts'
import { Button, ButtonAnchor } from '../design/button.tsx'
import { ProblemNotice } from '../design/notice.tsx'
import { announce } from '../design/results.tsx'
import { DataTable } from '../design/table.tsx'
import { useText } from '../language.ts'
import type { Edition } from './edition-dialog.tsx'

type Line = { outcome: Outcome | 'none'; hours: string; score: string }
type Enrolled = Edition['people'][number]

const lineOf = ({ outcome, hours, score }: Enrolled): Line => ({
  outcome,
  hours: hours === null ? '' : String(hours),
  score: score === null ? '' : String(score),
})

/** Who has a seat, and how it went: written in one go, so that a whole class takes a minute. */
export function ResultsForm({ edition, writes }: { edition: Edition; writes: boolean }) {
  const t = useText()
  const [lines, setLines] = useState<Record<string, Line>>(() =>
    Object.fromEntries(edition.people.map((one) => [one.enrolmentId, lineOf(one)])),
  )
  const begun = today() >= edition.startsOn
  const set = (enrolmentId: string, part: Partial<Line>) =>
    setLines((before) => ({ ...before, [enrolmentId]: { ...before[enrolmentId]!, ...part } }))
  const record = useAct(trainingOffice.record, {
    refreshes: [trainingOffice.edition, trainingOffice.editions, trainingOffice.candidates],
    onDone: ({ certified }) => announce(t('training.recorded-now', { certified })),
  })
  const remove = useAct(training.leave, {
    refreshes: [trainingOffice.edition, trainingOffice.editions, trainingOffice.candidates],
    onDone: (_, { enrolmentId }) =>
      announce(
        t('training.removed-now', {
          name: edition.people.find((one) => one.enrolmentId === enrolmentId)?.name ?? '',
        }),
      ),
  })
  const results = edition.people.flatMap(({ enrolmentId, ...before }) => {
    const line = lines[enrolmentId]!
    const was = lineOf({ enrolmentId, ...before })
    if (line.outcome === 'none' || JSON.stringify(line) === JSON.stringify(was)) return []
    return [
      {
        ...{ enrolmentId, outcome: line.outcome },
        hours: line.hours === '' ? (line.outcome === 'absent' ? 0 : edition.hours) : Number(line.hours),
        score: line.score === '' ? null : Number(line.score),
      },
    ]
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    record.mutate({ editionId: edition.id, results })
  }
  const editable = writes && begun
  return (
    <form className="vi-stack vi-stack-tight" onSubmit={submit}>
      <ProblemNotice problem={record.error ?? remove.error} />
      {editable && <p className="vi-soft">{t('training.record-hint')}</p>}
      <DataTable
        caption={t('training.people')}
        captionHidden
        rows={edition.people}
        keyOf={({ enrolmentId }) => enrolmentId}
        columns={[
          { name: t('training.column-person'), cell: ({ name }) => name },
          {
            name: t('training.column-outcome'),
            cell: ({ enrolmentId, name }) =>
              editable ? (
                <select
                  className="form-select"
                  aria-label={`${t('training.column-outcome')}: ${name}`}
                  value={lines[enrolmentId]!.outcome}
                  onChange={({ target }) => set(enrolmentId, { outcome: target.value as Line['outcome'] })}
                >
                  <option value="none">{t('training.outcome-none')}</option>
                  {outcomes.map((value) => (
                    <option key={value} value={value}>
                      {t(`training.outcome-${value}`)}
                    </option>
                  ))}
                </select>
              ) : (
                t(`training.outcome-${lines[enrolmentId]!.outcome}`)
              ),
          },
          ...(editable
            ? (['hours', 'score'] as const).map((what) => ({
                name: t(what === 'hours' ? 'training.column-attended' : 'training.column-score'),
                cell: ({ enrolmentId, name }: Enrolled) => (
                  <input
                    className="form-control training-number"
                    type="number"
                    min={0}
                    max={what === 'hours' ? edition.hours : 100}
                    aria-label={`${t(what === 'hours' ? 'training.column-attended' : 'training.column-score')}: ${name}`}
                    value={lines[enrolmentId]![what]}
                    placeholder={what === 'hours' ? String(edition.hours) : ''}
                    onChange={({ target }) => set(enrolmentId, { [what]: target.value })}
                  />
                ),
              }))
            : []),
          { name: t('training.column-directorate'), cell: ({ directorate }) => directorate ?? '–' },
          {
            name: t('training.column-file'),
            cell: ({ certificateId, enrolmentId, name, outcome }) =>
              certificateId ? (
                <ButtonAnchor
                  small
                  kind="quiet"
                  download
                  href={addressOf(training.certificate, { certificateId }, true)}
                >
                  PDF<span className="vi-hidden">: {name}</span>
                </ButtonAnchor>
              ) : writes && outcome === 'none' ? (
                <Button
                  small
                  kind="quiet"
                  busy={remove.isPending}
                  aria-label={t('training.remove-label', { name })}
                  onClick={() => remove.mutate({ enrolmentId })}
                >
                  {t('training.remove')}
                </Button>
              ) : (
                '–'
              ),
          },
        ]}
      />
      {editable && (
        <div className="vi-row">
          <Button type="submit" kind="primary" busy={record.isPending} disabled={results.length === 0}>
            {t('training.record')}
          </Button>
          {edition.people.some(({ enrolmentId }) => lines[enrolmentId]!.outcome === 'none') && (
            <Button
              onClick={() =>
                setLines((before) =>
                  Object.fromEntries(
                    Object.entries(before).map(([id, line]) => [
                      id,
                      line.outcome === 'none' ? { ...line, outcome: 'passed' as const } : line,
                    ]),
                  ),
                )
              }
            >
              {t('training.record-all')}
            </Button>
          )}
        </div>
      )}
    </form>
  )
}
