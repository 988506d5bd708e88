import { type FormEvent, useState } from 'react'
import { trainingOffice } from '../../features/training/office-contract.ts'
import { type Audience, audiences, type Subject, subjects } from '../../features/training/rules.ts'
import type { Day } from '../../vocabulary/day.ts'
import { useAct } from '../asking.ts'
import type { Answered } from '../call.ts'
import { Button } from '../design/button.tsx'
import { Dialog } from '../design/dialog.tsx'
import { CheckField, SelectField, TextArea, TextField } from '../design/field.tsx'
import { ProblemNotice } from '../design/notice.tsx'
import { announce } from '../design/results.tsx'
import { useText } from '../language.ts'

export type Course = Answered<typeof trainingOffice.courses>['items'][number]

export function CourseDialog({ course, onClose }: { course: Course | null; onClose: () => void }) {
  const t = useText()
  const [written, setWritten] = useState({
    code: course?.code ?? '',
    title: course?.title ?? '',
    description: course?.description ?? '',
    audience: course?.audience ?? ('agile-workers' as Audience),
    subject: course?.subject ?? ('organisational' as Subject),
    hours: String(course?.hours ?? 8),
    validMonths: String(course?.validMonths ?? ''),
    requiredFrom: (course?.requiredFrom ?? '') as string,
    retired: course?.retired ?? false,
  })
  const set = (part: Partial<typeof written>) => setWritten((before) => ({ ...before, ...part }))
  const done = {
    refreshes: [trainingOffice.courses],
    onDone: ({ title }: { title: string }) => {
      announce(t('training.course-saved', { title }))
      onClose()
    },
  }
  const write = useAct(trainingOffice.writeCourse, done)
  const change = useAct(trainingOffice.changeCourse, done)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const { code, retired, hours, validMonths, requiredFrom, ...rest } = written
    const said = {
      ...rest,
      hours: Number(hours),
      validMonths: validMonths === '' ? null : Number(validMonths),
      requiredFrom: requiredFrom === '' ? null : (requiredFrom as Day),
    }
    if (course) change.mutate({ ...said, courseId: course.id, retired })
    else write.mutate({ ...said, code })
  }
  return (
    <Dialog title={course?.title ?? t('training.course-add')} onClose={onClose}>
      <form className="vi-stack" onSubmit={submit}>
        <ProblemNotice problem={write.error ?? change.error} />
        <TextField
          label={t('training.field-title')}
          value={written.title}
          maxLength={200}
          onText={(title) => set({ title })}
        />
        <TextField
          label={t('training.field-code')}
          hint={t('training.field-code-hint')}
          value={written.code}
          maxLength={40}
          pattern="[A-Za-z0-9._\-]+"
          readOnly={course !== null}
          onText={(code) => set({ code })}
        />
        <TextArea
          label={t('training.field-description')}
          optional
          rows={2}
          maxLength={2000}
          value={written.description}
          onText={(description) => set({ description })}
        />
        <div className="vi-fields">
          <SelectField
            label={t('training.field-audience')}
            value={written.audience}
            options={audiences.map((value) => ({ value, label: t(`training.audience-${value}`) }))}
            onText={(audience) => set({ audience: audience as Audience })}
          />
          <SelectField
            label={t('training.field-subject')}
            value={written.subject}
            options={subjects.map((value) => ({ value, label: t(`training.subject-${value}`) }))}
            onText={(subject) => set({ subject: subject as Subject })}
          />
        </div>
        <div className="vi-fields">
          <TextField
            label={t('training.field-hours')}
            type="number"
            min={1}
            max={500}
            value={written.hours}
            onText={(hours) => set({ hours })}
          />
          <TextField
            label={t('training.field-valid-months')}
            hint={t('training.field-valid-months-hint')}
            type="number"
            min={1}
            max={240}
            required={false}
            value={written.validMonths}
            onText={(validMonths) => set({ validMonths })}
          />
        </div>
        <TextField
          label={t('training.field-required')}
          hint={t('training.field-required-hint')}
          type="date"
          required={false}
          value={written.requiredFrom}
          onText={(requiredFrom) => set({ requiredFrom })}
        />
        {course && (
          <CheckField
            label={t('training.field-retired')}
            checked={written.retired}
            onCheck={(retired) => set({ retired })}
          />
        )}
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
