import { useState } from 'react'
import { people } from '../../features/people/contract.ts'
import { approvers, type Item } from '../../features/policy/rules.ts'
import { useAnswer } from '../asking.ts'
import { Button } from '../design/button.tsx'
import { dayInWords, sentence, weekdayInWords } from '../design/dates.ts'
import { CheckField, SelectField, TextField } from '../design/field.tsx'
import { type MessageKey, useText } from '../language.ts'
import { Choices } from './choices-field.tsx'
import { type Field, fieldsOf, partOf, withPart } from './fields.ts'

type Office = { id: string; name: string }
type Asked = { value: unknown; onValue: (value: unknown) => void; offices: readonly Office[] }

/** The fields of an item's value. */
export function ValueFields({ item, ...asked }: Asked & { item: Item }) {
  return (
    <div className="vi-stack vi-stack-tight vi-narrow">
      {fieldsOf[item].map((field) => (
        <PartField
          key={field.label}
          field={field}
          part={partOf(asked.value, field.at)}
          offices={asked.offices}
          onPart={(part) => asked.onValue(withPart(asked.value, field.at, part))}
        />
      ))}
    </div>
  )
}

const workWeek = [1, 2, 3, 4, 5, 6, 7]
type PartAsked = {
  field: Field
  part: unknown
  offices: readonly Office[]
  onPart: (part: unknown) => void
}

function PartField({ field, part, offices, onPart }: PartAsked) {
  const t = useText()
  const label = t(field.label)
  switch (field.kind) {
    case 'number':
      return <NumberField label={label} value={part as number} onNumber={onPart} />
    case 'flag':
      return <CheckField label={label} checked={part as boolean} onCheck={onPart} />
    case 'month':
      return <TextField label={label} value={part as string} onText={onPart} />
    case 'choice':
      return (
        <SelectField
          label={label}
          // A value decided before there was this choice has the first.
          value={(part as string | undefined) ?? field.choices[0]!}
          options={field.choices.map((value) => ({
            value,
            label: t(`policy.choice-${value}` as MessageKey),
          }))}
          onText={onPart}
        />
      )
    case 'choices':
      return <Choices label={label} choices={field.choices} chosen={part as string[]} onChosen={onPart} />
    case 'weekdays':
      return <Weekdays label={label} chosen={part as number[]} onChosen={onPart} />
    case 'dates':
      return <Dates label={label} dates={part as string[]} onDates={onPart} />
    case 'numbers':
      return (
        <TextField
          label={label}
          defaultValue={(part as number[]).join(', ')}
          onText={(typed) => onPart(typed.split(',').flatMap((one) => (one.trim() ? [Number(one)] : [])))}
        />
      )
    case 'own-weekdays':
      return <OwnWeekdays label={label} own={part as Own[]} onOwn={onPart} />
    case 'approvers':
      return <Approvers label={label} chosen={part as string[]} onChosen={onPart} />
    case 'elsewhere':
      return <Elsewhere label={label} place={part as Place | null} offices={offices} onPlace={onPart} />
    case 'officer':
      return <Officer label={label} personId={part as string | null} onPerson={onPart} />
  }
}

/** As many levels as are chosen, and one more to choose: a level left empty falls away. */
function Approvers(props: { label: string; chosen: string[]; onChosen: (chosen: string[]) => void }) {
  const t = useText()
  const options = ['', ...approvers].map((value) => ({
    value,
    label: t(`policy.choice-${value || 'nobody'}` as MessageKey),
  }))
  return (
    <fieldset className="vi-stack vi-stack-tight">
      <legend>{props.label}</legend>
      {[...props.chosen, ''].slice(0, 6).map((value, level) => (
        <SelectField
          // biome-ignore lint/suspicious/noArrayIndexKey: a level is its place
          key={level}
          label={t('policy.field-approval', { level: level + 1 })}
          value={value}
          options={options}
          onText={(typed) =>
            props.onChosen(
              [...props.chosen.slice(0, level), typed, ...props.chosen.slice(level + 1)].filter(Boolean),
            )
          }
        />
      ))}
    </fieldset>
  )
}

function NumberField(props: { label: string; value: number; onNumber: (value: number) => void }) {
  return (
    <TextField
      label={props.label}
      type="number"
      min={0}
      value={Number.isNaN(props.value) ? '' : String(props.value)}
      onText={(typed) => props.onNumber(typed === '' ? Number.NaN : Number(typed))}
    />
  )
}

function Weekdays(props: { label: string; chosen: number[]; onChosen: (chosen: number[]) => void }) {
  return (
    <fieldset>
      <legend>{props.label}</legend>
      <div className="policy-weekdays">
        {workWeek.map((weekday) => (
          <CheckField
            key={weekday}
            label={weekdayInWords(weekday)}
            checked={props.chosen.includes(weekday)}
            onCheck={(on) =>
              props.onChosen(
                on
                  ? [...props.chosen, weekday].sort((a, b) => a - b)
                  : props.chosen.filter((one) => one !== weekday),
              )
            }
          />
        ))}
      </div>
    </fieldset>
  )
}

function Dates(props: { label: string; dates: string[]; onDates: (dates: string[]) => void }) {
  const t = useText()
  const [typed, setTyped] = useState('')
  return (
    <fieldset className="vi-stack vi-stack-tight">
      <legend>{props.label}</legend>
      {props.dates.length > 0 && (
        <ul className="policy-contents">
          {props.dates.map((day) => (
            <li key={day}>
              {sentence(dayInWords(day))}
              <Button
                small
                kind="quiet"
                onClick={() => props.onDates(props.dates.filter((one) => one !== day))}
              >
                {t('policy.remove', { item: dayInWords(day) })}
              </Button>
            </li>
          ))}
        </ul>
      )}
      <div className="vi-row">
        <TextField label={t('policy.field-date-add')} type="date" optional value={typed} onText={setTyped} />
        <Button
          small
          disabled={typed === '' || props.dates.includes(typed)}
          onClick={() => {
            props.onDates([...props.dates, typed].sort())
            setTyped('')
          }}
        >
          {t('policy.field-add')}
        </Button>
      </div>
    </fieldset>
  )
}

type Own = { weekday: number; people: number }
function OwnWeekdays(props: { label: string; own: Own[]; onOwn: (own: Own[]) => void }) {
  const t = useText()
  return (
    <fieldset>
      <legend>{props.label}</legend>
      <p className="vi-field-hint">{t('policy.field-own-weekdays-hint')}</p>
      <div className="policy-weekdays">
        {workWeek.map((weekday) => (
          <TextField
            key={weekday}
            label={weekdayInWords(weekday)}
            optional
            type="number"
            min={0}
            value={String(props.own.find((one) => one.weekday === weekday)?.people ?? '')}
            onText={(typed) =>
              props.onOwn(
                [
                  ...props.own.filter((one) => one.weekday !== weekday),
                  ...(typed === '' ? [] : [{ weekday, people: Number(typed) }]),
                ].sort((a, b) => a.weekday - b.weekday),
              )
            }
          />
        ))}
      </div>
    </fieldset>
  )
}

type Place = { officeId: string; desks: number }
function Elsewhere(props: {
  label: string
  place: Place | null
  offices: readonly Office[]
  onPlace: (place: Place | null) => void
}) {
  const t = useText()
  const { place } = props
  return (
    <>
      <SelectField
        label={props.label}
        value={place?.officeId ?? ''}
        options={[
          { value: '', label: t('policy.field-nowhere') },
          ...props.offices.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        onText={(officeId) => props.onPlace(officeId === '' ? null : { officeId, desks: place?.desks ?? 0 })}
      />
      {place && (
        <NumberField
          label={t('policy.field-desks')}
          value={place.desks}
          onNumber={(desks) => props.onPlace({ ...place, desks })}
        />
      )}
    </>
  )
}

function Officer(props: {
  label: string
  personId: string | null
  onPerson: (personId: string | null) => void
}) {
  const t = useText()
  const [q, setQ] = useState('')
  const found = useAnswer(people.persons, { q, limit: 8 }, { enabled: q.trim().length >= 2 })
  const persons = q.trim().length >= 2 ? (found.data?.items ?? []) : []
  const named = (persons.find(({ id }) => id === props.personId) ?? null) !== null
  return (
    <div className="vi-columns">
      <TextField label={t('policy.field-officer-search')} type="search" optional value={q} onText={setQ} />
      <SelectField
        label={props.label}
        value={props.personId ?? ''}
        options={[
          { value: '', label: t('policy.field-officer-none') },
          ...(props.personId && !named
            ? [{ value: props.personId, label: t('policy.field-officer-named') }]
            : []),
          ...persons.map(({ id, givenName, familyName }) => ({
            value: id,
            label: `${familyName} ${givenName}`,
          })),
        ]}
        onText={(id) => props.onPerson(id === '' ? null : id)}
      />
    </div>
  )
}
