import { type FormEvent, useState } from 'react'
import { activities } from '../../features/activities/contract.ts'
import { people } from '../../features/people/contract.ts'
import { useAct, useAnswer } from '../asking.ts'
import { Button } from '../design/button.tsx'
import { Dialog } from '../design/dialog.tsx'
import { SelectField, TextArea, TextField } from '../design/field.tsx'
import { ProblemNotice } from '../design/notice.tsx'
import { announce } from '../design/results.tsx'
import { useText } from '../language.ts'

type Written = { code: string; name: string; description: string; directorateId: string | null }

export function ActivityDialog({ activity, onClose }: { activity: Written | null; onClose: () => void }) {
  const t = useText()
  const directorates = useAnswer(people.directorates, {})
  const [written, setWritten] = useState<Written>(
    activity ?? { code: '', name: '', description: '', directorateId: null },
  )
  const set = (part: Partial<Written>) => setWritten((before) => ({ ...before, ...part }))
  const write = useAct(activities.writeActivity, {
    refreshes: [activities.activities, activities.activity],
    onDone: ({ name }) => {
      announce(t('activities.written', { name }))
      onClose()
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const { code, name, description, directorateId } = written
    write.mutate({ code, name, description, directorateId })
  }
  return (
    <Dialog title={t(activity ? 'activities.change' : 'activities.add')} onClose={onClose}>
      <form className="vi-stack" onSubmit={submit}>
        <ProblemNotice problem={write.error} />
        <TextField
          label={t('activities.name')}
          value={written.name}
          maxLength={200}
          onText={(name) => set({ name })}
        />
        <TextField
          label={t('activities.code')}
          hint={t('activities.code-hint')}
          value={written.code}
          maxLength={40}
          readOnly={activity !== null}
          onText={(code) => set({ code })}
        />
        <TextArea
          label={t('activities.description')}
          optional
          rows={3}
          maxLength={2000}
          value={written.description}
          onText={(description) => set({ description })}
        />
        <SelectField
          label={t('activities.directorate')}
          value={written.directorateId ?? ''}
          options={[
            { value: '', label: t('activities.general') },
            ...(directorates.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name })),
          ]}
          onText={(id) => set({ directorateId: id || null })}
        />
        <div className="vi-row">
          <Button kind="primary" type="submit" busy={write.isPending}>
            {t('shell.save')}
          </Button>
          <Button onClick={onClose}>{t('shell.cancel')}</Button>
        </div>
      </form>
    </Dialog>
  )
}
