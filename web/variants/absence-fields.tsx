import '../planning/words.ts'
import { useDeferredValue, useState } from 'react'
import { people } from '../../features/people/contract.ts'
import { useAnswer } from '../asking.ts'
import { SelectField, TextField } from '../design/field.tsx'
import { useText } from '../language.ts'
import type { FieldsOf } from './change-drafts.ts'
import { DayChoice } from './day-choice.tsx'

/** Who does not work, and when: neither kind nor reason is asked. */
export function AbsenceFields({ numbers, draft, from, onDraft }: FieldsOf) {
  const t = useText()
  const [sought, setSought] = useState('')
  const q = useDeferredValue(sought).trim()
  const found = useAnswer(people.persons, { q, limit: 8 }, { enabled: q.length > 1, keepPrevious: true })
  const options = (q.length > 1 ? (found.data?.items ?? []) : []).map((one) => ({
    value: one.id,
    label: `${one.givenName} ${one.familyName}`,
  }))
  const choose = (personId: string) =>
    onDraft({ personId, personName: options.find(({ value }) => value === personId)?.label ?? '' })
  return (
    <>
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
          value={draft.personId}
          options={[{ value: '', label: '–' }, ...options]}
          onText={choose}
        />
      )}
      <DayChoice
        legend={t('variants.days')}
        days={numbers.days}
        chosen={draft.days ?? []}
        from={from}
        onChosen={(days) => onDraft({ days })}
      />
    </>
  )
}
