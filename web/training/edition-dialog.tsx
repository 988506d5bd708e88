import { type FormEvent, useState } from 'react'
import { trainingOffice } from '../../features/training/office-contract.ts'
import { type How, hows } from '../../features/training/rules.ts'
import { addDays, type Day } from '../../vocabulary/day.ts'
import { useAct } from '../asking.ts'
import type { Answered } from '../call.ts'
import { today } from '../clock.ts'
import { Button } from '../design/button.tsx'
import { Dialog } from '../design/dialog.tsx'
import { CheckField, SelectField, TextField } from '../design/field.tsx'
import { ProblemNotice } from '../design/notice.tsx'
import { announce } from '../design/results.tsx'
import { useText } from '../language.ts'
import type { Course } from './course-dialog.tsx'

export type Edition = Answered<typeof trainingOffice.edition>

/** A new edition of one of the courses, or a change of one. */
export function EditionDialog({
  courses,
  edition,
  onClose,
}: {
  courses: readonly Course[]
  edition: Edition | null
  onClose: () => void
}) {
  const t = useText()
  const [written, setWritten] = useState({
    courseId: edition?.courseId ?? courses[0]?.id ?? '',
    code: edition?.code ?? '',
    startsOn: (edition?.startsOn ?? addDays(today(), 14)) as string,
    endsOn: (edition?.endsOn ?? addDays(today(), 14)) as string,
    enrolUntil: (edition?.enrolUntil ?? addDays(today(), 10)) as string,
    how: edition?.how ?? ('online' as How),
    place: edition?.place ?? '',
    seats: String(edition?.seats ?? ''),
    cost: edition?.costCents == null ? '' : String(edition.costCents / 100),
    selfEnrol: edition?.selfEnrol ?? true,
  })
  const set = (part: Partial<typeof written>) => setWritten((before) => ({ ...before, ...part }))
  const done = {
    refreshes: [trainingOffice.editions, trainingOffice.edition],
    onDone: () => {
      announce(t('training.edition-saved'))
      onClose()
    },
  }
  const write = useAct(trainingOffice.writeEdition, done)
  const change = useAct(trainingOffice.changeEdition, done)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const { courseId, code, seats, cost, how, place, selfEnrol } = written
    const said = {
      ...{ how, place, selfEnrol },
      startsOn: written.startsOn as Day,
      endsOn: written.endsOn as Day,
      enrolUntil: written.enrolUntil as Day,
      seats: seats === '' ? null : Number(seats),
      costCents: cost === '' ? null : Math.round(Number(cost) * 100),
    }
    if (edition) change.mutate({ ...said, editionId: edition.id })
    else write.mutate({ ...said, courseId, code })
  }
  return (
    <Dialog title={edition?.course ?? t('training.edition-add')} onClose={onClose}>
      <form className="vi-stack" onSubmit={submit}>
        <ProblemNotice problem={write.error ?? change.error} />
        {!edition && (
          <SelectField
            label={t('training.field-course')}
            value={written.courseId}
            options={courses.map(({ id, title }) => ({ value: id, label: title }))}
            onText={(courseId) => set({ courseId })}
          />
        )}
        <TextField
          label={t('training.field-code')}
          hint={t('training.field-code-hint')}
          value={written.code}
          maxLength={40}
          pattern="[A-Za-z0-9._\-]+"
          readOnly={edition !== null}
          onText={(code) => set({ code })}
        />
        <div className="vi-fields">
          <TextField
            label={t('training.field-starts')}
            type="date"
            value={written.startsOn}
            onText={(startsOn) =>
              set({ startsOn, ...(written.endsOn < startsOn ? { endsOn: startsOn } : {}) })
            }
          />
          <TextField
            label={t('training.field-ends')}
            type="date"
            min={written.startsOn}
            value={written.endsOn}
            onText={(endsOn) => set({ endsOn })}
          />
          <TextField
            label={t('training.field-enrol-until')}
            type="date"
            max={written.endsOn}
            value={written.enrolUntil}
            onText={(enrolUntil) => set({ enrolUntil })}
          />
        </div>
        <div className="vi-fields">
          <SelectField
            label={t('training.field-how')}
            value={written.how}
            options={hows.map((value) => ({ value, label: t(`training.how-${value}`) }))}
            onText={(how) => set({ how: how as How })}
          />
          <TextField
            label={t('training.field-place')}
            required={written.how === 'in-person'}
            maxLength={200}
            value={written.place}
            onText={(place) => set({ place })}
          />
        </div>
        <div className="vi-fields">
          <TextField
            label={t('training.field-seats')}
            hint={t('training.field-seats-hint')}
            type="number"
            min={1}
            required={false}
            value={written.seats}
            onText={(seats) => set({ seats })}
          />
          <TextField
            label={t('training.field-cost')}
            hint={t('training.field-cost-hint')}
            type="number"
            min={0}
            step="0.01"
            required={false}
            value={written.cost}
            onText={(cost) => set({ cost })}
          />
        </div>
        <CheckField
          label={t('training.field-self-enrol')}
          checked={written.selfEnrol}
          onCheck={(selfEnrol) => set({ selfEnrol })}
        />
        <div className="vi-row">
          <Button type="submit" kind="primary" busy={write.isPending || change.isPending}>
            {t('shell.save')}
          </Button>
          <Button onClick={onClose}>{t('shell.cancel')}</Button>
        </div>
      </form>
    </Dialog>
  )
}
