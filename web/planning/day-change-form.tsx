import { type FormEvent, useRef, useState } from 'react'
import { factsOn } from '../../features/planning/change-rules.ts'
import { planning } from '../../features/planning/contract.ts'
import { isAway, reasonsNotToChange } from '../../features/planning/rules.ts'
import { useAct } from '../asking.ts'
import { Button } from '../design/button.tsx'
import { dayInWords } from '../design/dates.ts'
import { TextArea } from '../design/field.tsx'
import { ProblemNotice } from '../design/notice.tsx'
import { announce } from '../design/results.tsx'
import { useText } from '../language.ts'
import { DayConsequence } from './day-consequence.tsx'
import { type DayLooked, type Grid, type GridPerson, monthFactsOf } from './grid.ts'
import { type ChangedTo, kindOf } from './place-kind.ts'
import { oldAfterChange, useRestoring } from './restoring.ts'

// A seat is given by the plan or booked by its person; nobody else puts anybody into one.
const kinds: readonly ChangedTo[] = ['office', 'home', 'absent']

/** Where to, why, and what it would do; what the rules forbid cannot be pressed, and says why. */
export function ChangeForm(props: {
  grid: Grid
  looked: DayLooked
  person: GridPerson
  place: string
  onClose: () => void
}) {
  const t = useText()
  const { grid, looked, person, place, onClose } = props
  const { day, personId } = looked
  const now = kindOf(place)
  const [to, setTo] = useState<ChangedTo | null>(looked.to && looked.to !== now ? looked.to : null)
  const [reason, setReason] = useState('')
  const [missing, setMissing] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  const restore = useRestoring()
  const change = useAct(planning.changeDay, {
    refreshes: oldAfterChange,
    onDone: () => {
      announce(
        t('team.day-saved', { name: person.name, day: dayInWords(day), place: t(`team.place-${to ?? now}`) }),
        () => restore.mutate({ month: grid.month, personId, day, to: 'before' }),
      )
      onClose()
    },
  })
  const month = monthFactsOf(grid, person)
  const takesAway = person.wished.includes(day) && isAway(place) && to !== null && to !== 'home'
  const needsReason = takesAway || (to === 'home' && grid.teamDays.includes(day))
  const forbidden =
    to !== null && reasonsNotToChange({ day, to, reason: reason || '…' }, factsOn(month, day)).length > 0
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!to || forbidden) return
    setMissing(needsReason && !reason.trim())
    if (needsReason && !reason.trim()) {
      form.current?.querySelector('textarea')?.focus()
      return
    }
    change.mutate({ month: grid.month, personId, day, place: to, reason })
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
          <DayConsequence {...{ month, day, to, reason }} />
          <TextArea
            label={t('team.day-reason')}
            hint={t(needsReason ? 'team.day-reason-needed' : 'team.day-reason-free')}
            optional={!needsReason}
            required={needsReason}
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
        <Button kind="primary" type="submit" disabled={!to || forbidden} busy={change.isPending}>
          {t('team.day-save')}
        </Button>
        <Button onClick={onClose}>{t('shell.cancel')}</Button>
      </div>
    </form>
  )
}
