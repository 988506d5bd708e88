import { type FormEvent, useState } from 'react'
import type { Day } from '../../vocabulary/day.ts'
import { Button } from '../design/button.tsx'
import { Dialog } from '../design/dialog.tsx'
import { SelectField } from '../design/field.tsx'
import { useText } from '../language.ts'
import { AbsenceFields } from './absence-fields.tsx'
import { draftOf, type Kind, parsedOf } from './change-drafts.ts'
import {
  BudgetFields,
  ClosureFields,
  DesksFields,
  EntryFields,
  PresenceFields,
  QuotaFields,
} from './change-fields.tsx'
import type { AskedChange, AskedHappening, Numbers } from './change-words.ts'
import { SpaceFields } from './space-fields.tsx'

const fields = {
  budget: BudgetFields,
  presence: PresenceFields,
  desks: DesksFields,
  closure: ClosureFields,
  quota: QuotaFields,
  entry: EntryFields,
  absence: AbsenceFields,
  'space-closed': SpaceFields,
} as const

/** One change: what, where, how much. */
export function ChangeDialog(props: {
  kinds: readonly Kind[]
  numbers: Numbers
  from?: Day | null
  onClose: () => void
  /** With the name of the person, where it is about one. */
  onChange: (change: AskedChange | AskedHappening, name: string) => void
}) {
  const t = useText()
  const { kinds, numbers, from = null, onClose, onChange } = props
  const [kind, setKind] = useState<Kind>(kinds[0]!)
  const [draft, setDraft] = useState(() => draftOf(numbers))
  const Fields = fields[kind]
  const parsed = parsedOf(kind, draft)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (parsed) onChange(parsed, draft.personName)
  }
  return (
    <Dialog title={t('variants.change-title')} onClose={onClose}>
      <form className="vi-stack" onSubmit={submit} noValidate>
        <SelectField
          label={t('variants.what')}
          value={kind}
          options={kinds.map((value) => ({ value, label: t(`variants.what-${value}`) }))}
          onText={(value) => setKind(value as Kind)}
        />
        <Fields
          {...{ numbers, draft, from }}
          onDraft={(more) => setDraft((before) => ({ ...before, ...more }))}
        />
        <div className="vi-row">
          <Button kind="primary" type="submit" disabled={!parsed}>
            {t('variants.change-save')}
          </Button>
          <Button onClick={onClose}>{t('shell.cancel')}</Button>
        </div>
      </form>
    </Dialog>
  )
}
