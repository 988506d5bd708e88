import { useDeferredValue, useState } from 'react'
import { people } from '../../features/people/contract.ts'
import { planning } from '../../features/planning/contract.ts'
import { type ExceptionCategory, exceptionCategories } from '../../features/planning/exception-rules.ts'
import { planningRoom } from '../../features/planning/room-contract.ts'
import { addDays, addMonths, type Day, type Month } from '../../vocabulary/day.ts'
import { useAct, useAnswer } from '../asking.ts'
import { ActForm } from '../design/act-form.tsx'
import { Dialog } from '../design/dialog.tsx'
import { CheckField, SelectField, TextField } from '../design/field.tsx'
import { announce } from '../design/results.tsx'
import { useText } from '../language.ts'

const numberOf = (text: string): number | null => (/^\d{1,2}$/.test(text) ? Number(text) : null)

/** Person, what changes, category, who allowed it. */
export function ExceptionDialog({ month, onClose }: { month: Month; onClose: () => void }) {
  const t = useText()
  const [sought, setSought] = useState('')
  const q = useDeferredValue(sought).trim()
  const found = useAnswer(people.persons, { q, limit: 8 }, { enabled: q.length > 1, keepPrevious: true })
  const [personId, setPersonId] = useState('')
  const [perMonth, setPerMonth] = useState('')
  const [perWeek, setPerWeek] = useState('')
  const [beyond, setBeyond] = useState(false)
  const [category, setCategory] = useState<ExceptionCategory>('care')
  const [authorisedBy, setAuthorisedBy] = useState('')
  const [from, setFrom] = useState<string>(`${month}-01`)
  const [until, setUntil] = useState<string>(addDays(`${addMonths(month, 1)}-01` as Day, -1))
  const grant = useAct(planningRoom.grantException, {
    refreshes: [planningRoom.exceptions, planning.grid],
    onDone: () => {
      announce(t('room.exception-granted'))
      onClose()
    },
  })
  const options = (q.length > 1 ? (found.data?.items ?? []) : []).map((one) => ({
    value: one.id,
    label: `${one.familyName} ${one.givenName}`,
  }))
  const chosen = options.some(({ value }) => value === personId) ? personId : ''
  const submit = () => {
    if (!chosen) return
    grant.mutate({
      ...{ month, personId: chosen, beyondPrevalence: beyond, category, authorisedBy },
      daysPerMonth: numberOf(perMonth),
      daysPerWeek: numberOf(perWeek),
      from: from as Day,
      until: until as Day,
    })
  }
  return (
    <Dialog title={t('room.exception-add')} onClose={onClose}>
      <ActForm of={grant} send={t('room.exception-save')} onSend={submit} onBack={onClose} disabled={!chosen}>
        <TextField
          label={t('room.exception-search')}
          type="search"
          autoComplete="off"
          value={sought}
          onText={setSought}
        />
        {options.length > 0 && (
          <SelectField
            label={t('room.exception-person')}
            toChoose
            value={chosen}
            options={options}
            onText={setPersonId}
          />
        )}
        <div className="vi-columns">
          <TextField
            label={t('room.exception-per-month')}
            inputMode="numeric"
            optional
            value={perMonth}
            onText={setPerMonth}
          />
          <TextField
            label={t('room.exception-per-week')}
            inputMode="numeric"
            optional
            value={perWeek}
            onText={setPerWeek}
          />
        </div>
        <CheckField
          label={t('room.exception-beyond-label')}
          hint={t('room.exception-beyond-hint')}
          checked={beyond}
          onCheck={setBeyond}
        />
        <SelectField
          label={t('room.exception-category')}
          hint={t('room.exception-category-hint')}
          value={category}
          options={exceptionCategories.map((one) => ({ value: one, label: t(`room.category-${one}`) }))}
          onText={(value) => setCategory(value as ExceptionCategory)}
        />
        <TextField
          label={t('room.exception-authorised')}
          hint={t('room.exception-authorised-hint')}
          maxLength={200}
          value={authorisedBy}
          onText={setAuthorisedBy}
        />
        <div className="vi-columns">
          <TextField label={t('team.substitute-from')} type="date" value={from} onText={setFrom} />
          <TextField label={t('team.substitute-until')} type="date" value={until} onText={setUntil} />
        </div>
        <p className="vi-soft">{t('room.exception-consequence')}</p>
      </ActForm>
    </Dialog>
  )
}
