import { type FormEvent, useRef, useState } from 'react'
import { planning } from '../../features/planning/contract.ts'
import { isAway } from '../../features/planning/rules.ts'
import { useAct } from '../asking.ts'
import { Button } from '../design/button.tsx'
import { dayInWords, instantInWords, sentence } from '../design/dates.ts'
import { Dialog } from '../design/dialog.tsx'
import { TextArea } from '../design/field.tsx'
import { ProblemNotice } from '../design/notice.tsx'
import { announce } from '../design/results.tsx'
import { useText } from '../language.ts'
import type { DayLooked, Grid } from './grid.ts'
import { entryOf, kindOf, type PlaceKind } from './place-kind.ts'

const kinds: readonly PlaceKind[] = ['office', 'home', 'absent']

/** A day of a person: its story, and how it may change. The consequence stands above the button. */
export function DayDialog(props: { grid: Grid; looked: DayLooked; onClose: () => void }) {
  const t = useText()
  const { grid, looked, onClose } = props
  const person = grid.people.find(({ personId }) => personId === looked.personId)
  const index = grid.days.indexOf(looked.day)
  if (!person || index < 0) return null
  const place = person.places[index]!
  const proposed = person.proposed[index]!
  const change = grid.changes.findLast(
    ({ personId, day }) => personId === looked.personId && day === looked.day,
  )
  return (
    <Dialog title={person.name} onClose={onClose}>
      <div className="vi-stack vi-stack-tight">
        <p>
          <strong>{sentence(dayInWords(looked.day))}.</strong>{' '}
          {t(`team.day-now-${kindOf(place)}`, { entry: entryOf(place) })}{' '}
          {t(person.wished.includes(looked.day) ? 'team.day-wished' : 'team.day-not-wished')}{' '}
          {proposed !== place && t('team.day-proposed', { place: t(`team.place-${kindOf(proposed)}`) })}
        </p>
        {change && (
          <p>
            {t(change.reason ? 'team.day-changed' : 'team.day-changed-no-reason', {
              by: change.changedBy,
              at: instantInWords(change.changedAt),
              reason: change.reason,
            })}
          </p>
        )}
        <p className="vi-soft">{t('team.granted-quota', { granted: person.granted, quota: person.quota })}</p>
      </div>
      {!grid.published && (
        <ChangeForm
          {...{ grid, looked, place, index, onClose }}
          name={person.name}
          wished={person.wished.includes(looked.day)}
        />
      )}
    </Dialog>
  )
}

function ChangeForm(props: {
  grid: Grid
  looked: DayLooked
  name: string
  place: string
  wished: boolean
  index: number
  onClose: () => void
}) {
  const t = useText()
  const { grid, looked, name, place, wished, index, onClose } = props
  const now = kindOf(place)
  const [to, setTo] = useState<PlaceKind | null>(looked.to ?? null)
  const [reason, setReason] = useState('')
  const [missing, setMissing] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  const change = useAct(planning.changeDay, {
    refreshes: [planning.grid, planning.teams, planning.proposal],
    onDone: () => {
      announce(
        t('team.day-saved', { name, day: dayInWords(looked.day), place: t(`team.place-${to ?? now}`) }),
      )
      onClose()
    },
  })
  const takesAway = wished && isAway(place) && to !== null && to !== 'home'
  const present =
    (grid.present[index] ?? 0) +
    (to === 'office' ? 1 : 0) -
    (to && now === 'office' && to !== 'office' ? 1 : 0)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!to) return
    setMissing(takesAway && !reason.trim())
    if (takesAway && !reason.trim()) {
      form.current?.querySelector('textarea')?.focus()
      return
    }
    change.mutate({ month: grid.month, personId: looked.personId, day: looked.day, place: to, reason })
  }
  return (
    <form ref={form} className="vi-stack" onSubmit={submit} noValidate>
      <fieldset>
        <legend>{t('team.day-to')}</legend>
        <div className="team-choices">
          {kinds
            .filter((kind) => kind !== now)
            .map((kind) => (
              <label key={kind} className={`team-choice team-choice-${kind}`}>
                <input type="radio" name="to" checked={to === kind} onChange={() => setTo(kind)} />
                {t(`team.day-to-${kind}`)}
              </label>
            ))}
        </div>
      </fieldset>
      {to && (
        <>
          <p>{t('team.day-consequence', { present, needed: grid.minPresent })}</p>
          <TextArea
            label={t('team.day-reason')}
            hint={t(takesAway ? 'team.day-reason-needed' : 'team.day-reason-free')}
            optional={!takesAway}
            required={takesAway}
            maxLength={500}
            rows={2}
            value={reason}
            error={missing ? t('team.day-reason-missing') : undefined}
            onText={setReason}
          />
        </>
      )}
      <ProblemNotice problem={change.error} />
      <div className="vi-row">
        <Button kind="primary" type="submit" disabled={!to} busy={change.isPending}>
          {t('team.day-save')}
        </Button>
        <Button onClick={onClose}>{t('shell.cancel')}</Button>
      </div>
    </form>
  )
}
