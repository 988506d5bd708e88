import { type FormEvent, useState } from 'react'
import { replannings } from '../../features/variants/replan-contract.ts'
import type { Day, Month } from '../../vocabulary/day.ts'
import { useAct } from '../asking.ts'
import type { Answered } from '../call.ts'
import { Button } from '../design/button.tsx'
import { dayInWords, numberInWords } from '../design/dates.ts'
import { CheckField, TextArea, TextField } from '../design/field.tsx'
import { ProblemNotice } from '../design/notice.tsx'
import { Section } from '../design/page.tsx'
import { useText } from '../language.ts'
import { ChangeDialog } from './change-dialog.tsx'
import { ChangeList } from './change-list.tsx'
import {
  type AskedHappening,
  changeInWords,
  daysInWords,
  type Happening,
  type Numbers,
} from './change-words.ts'
import { LostSeats, lostFrom, namesOf } from './lost-seats.tsx'

export type Replannings = Answered<typeof replannings.replannings>

const kinds = ['closure', 'desks', 'absence', 'presence', 'budget', 'space-closed'] as const

/** What happened, why one says so, and from when days may move. */
export function ReplanForm(props: {
  month: Month
  numbers: Numbers
  known: Replannings
  onAsked: (replanningId: string) => void
}) {
  const t = useText()
  const { month, numbers, known, onAsked } = props
  const [happened, setHappened] = useState<AskedHappening[]>([])
  const [names, setNames] = useState<ReadonlyMap<string, string>>(
    new Map(known.absences.map(({ personId, name }) => [personId, name])),
  )
  const [heeded, setHeeded] = useState<readonly string[]>([])
  const [written, setWritten] = useState<string | null>(null)
  const [missing, setMissing] = useState(false)
  const [from, setFrom] = useState<string>(known.from ?? known.earliest ?? '')
  const [adding, setAdding] = useState(false)
  const preview = useAct(replannings.preview, {
    refreshes: [replannings.replannings],
    onDone: ({ id }) => onAsked(id),
  })
  const absences: AskedHappening[] = known.absences
    .filter(({ personId }) => heeded.includes(personId))
    .map(({ personId, days }) => ({ what: 'absence', personId, days }))
  const first = from || known.from || ''
  const lost = lostFrom(known.lostSeats, first)
  const closed = lost.filter(({ siteId, days }) => days.length > 0 && heeded.includes(siteId))
  const all: AskedHappening[] = [
    ...happened,
    ...absences,
    ...closed.map(({ siteId, days }) => ({ what: 'space-closed' as const, siteId, days })),
  ]
  // Until another is written: whoever reads it knows the place by its name.
  const usual = closed.length > 0 ? t('replan.lost-seats-reason', { names: namesOf(closed) }) : ''
  const reason = written ?? usual
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setMissing(reason.trim() === '')
    if (reason.trim() === '' || all.length === 0) return
    preview.mutate({ month, happened: all, reason, ...(from === '' ? {} : { from }) })
  }
  const heed = (personId: string, yes: boolean) =>
    setHeeded((before) => (yes ? [...before, personId] : before.filter((one) => one !== personId)))
  return (
    <Section title={t('replan.happened')}>
      <form className="vi-stack" onSubmit={submit} noValidate>
        {happened.length === 0 ? (
          <p className="vi-soft">{t('replan.happened-none')}</p>
        ) : (
          <ChangeList
            lines={happened.map((one) =>
              changeInWords(one as Happening, numbers, (personId) => names.get(personId) ?? '–'),
            )}
            onRemove={(at) => setHappened(happened.filter((_, place) => place !== at))}
          />
        )}
        <div>
          <Button onClick={() => setAdding(true)}>{t('replan.add')}</Button>
        </div>
        {known.absences.length > 0 && (
          <fieldset className="vi-stack vi-stack-tight replan-absences">
            <legend>{t('replan.absences')}</legend>
            <CheckField
              label={t('replan.absences-all')}
              checked={known.absences.every(({ personId }) => heeded.includes(personId))}
              onCheck={(yes) =>
                setHeeded([
                  ...heeded.filter((id) => known.absences.every(({ personId }) => personId !== id)),
                  ...(yes ? known.absences.map(({ personId }) => personId) : []),
                ])
              }
            />
            {known.absences.map(({ personId, name, team, days }) => (
              <CheckField
                key={personId}
                label={t('replan.absence', { name, team, days: daysInWords(days) })}
                checked={heeded.includes(personId)}
                onCheck={(yes) => heed(personId, yes)}
              />
            ))}
          </fieldset>
        )}
        {lost.length > 0 && <LostSeats {...{ lost, heeded }} onHeed={heed} />}
        <TextArea
          label={t('replan.reason')}
          hint={t('replan.reason-hint')}
          rows={2}
          maxLength={1000}
          value={reason}
          error={missing ? t('replan.reason-missing') : undefined}
          onText={setWritten}
        />
        <TextField
          label={t('replan.from')}
          hint={known.from ? t('replan.from-hint', { from: dayInWords(known.from) }) : undefined}
          type="date"
          min={known.earliest ?? undefined}
          max={numbers.days.at(-1)}
          value={from}
          onText={setFrom}
        />
        <p className="vi-soft">{t('replan.stability', { minutes: numberInWords(known.stability) })}</p>
        <ProblemNotice problem={preview.error} />
        <div>
          <Button kind="primary" type="submit" disabled={all.length === 0} busy={preview.isPending}>
            {t('replan.preview')}
          </Button>
        </div>
      </form>
      {adding && (
        <ChangeDialog
          kinds={
            numbers.spaces.some(({ days }) => days.length > 0)
              ? kinds
              : kinds.filter((kind) => kind !== 'space-closed')
          }
          numbers={numbers}
          from={(from || known.earliest) as Day | null}
          onClose={() => setAdding(false)}
          onChange={(one, name) => {
            setHappened([...happened, one as AskedHappening])
            if (one.what === 'absence') setNames(new Map([...names, [one.personId, name]]))
            setAdding(false)
          }}
        />
      )}
    </Section>
  )
}
