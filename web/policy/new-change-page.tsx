import './policy.css'
import './words.ts'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { policy } from '../../features/policy/contract.ts'
import { type Item, itemNames, items, type Scope } from '../../features/policy/rules.ts'
import { addDays, addMonths, type Day, isDay } from '../../vocabulary/day.ts'
import { useAct, useAnswer } from '../asking.ts'
import type { Answered, Asked } from '../call.ts'
import { today } from '../clock.ts'
import { Button } from '../design/button.tsx'
import { dateInWords } from '../design/dates.ts'
import { CheckField, SelectField, TextArea, TextField } from '../design/field.tsx'
import { ProblemNotice } from '../design/notice.tsx'
import { Page, Section } from '../design/page.tsx'
import { Answer, Bones } from '../design/pieces.tsx'
import { announce } from '../design/results.tsx'
import { useText } from '../language.ts'
import { TouchedPeople } from './touched.tsx'
import { ValueFields } from './value-fields.tsx'
import { doesInWords, itemInWords, valueInWords } from './value-in-words.ts'

type Held = Answered<typeof policy.policy>
type Values = Asked<typeof policy.preview>['values']

export function NewPolicyChangePage() {
  const t = useText()
  const held = useAnswer(policy.policy, {})
  return (
    <Page
      title={t('policy.new-title')}
      lead={t('policy.new-lead')}
      back={{ to: '/policy', label: t('policy.title') }}
    >
      <Answer of={held} bones={6}>
        {(shown) => <Change held={shown} />}
      </Answer>
    </Page>
  )
}

/** The first day of the month after the last published one, or of the next. */
const firstPossible = (held: Held): Day => {
  const next = addMonths(today().slice(0, 7), 1)
  const after = held.lastPublished ? addMonths(held.lastPublished, 1) : next
  return `${after > next ? after : next}-01` as Day
}

function Change({ held }: { held: Held }) {
  const t = useText()
  const navigate = useNavigate()
  const [values, setValues] = useState<Values>([])
  const [title, setTitle] = useState('')
  const [explanation, setExplanation] = useState('')
  const preview = useAnswer(policy.preview, { values }, { enabled: values.length > 0, keepPrevious: true })
  const propose = useAct(policy.propose, {
    refreshes: [policy.changes],
    onDone: ({ id }) => {
      announce(t('policy.proposed'))
      void navigate({ to: '/policy/changes/$changeId', params: { changeId: id } })
    },
  })
  const nameOf = (id: string | null) =>
    held.places.find((place) => place.id === id)?.name ?? t('policy.everywhere')
  return (
    <>
      <OneValue held={held} onAdd={(value) => setValues([...values, value])} />
      <Section title={t('policy.contents')}>
        {values.length === 0 ? (
          <p className="vi-soft">{t('policy.contents-empty')}</p>
        ) : (
          <>
            <ul className="policy-contents">
              {values.map((value, index) => (
                <li key={`${value.item} ${value.scopeId} ${value.from}`}>
                  <span>
                    <strong>{itemInWords(value.item)}</strong> · {nameOf(value.scopeId)} ·{' '}
                    {t('policy.since', { day: dateInWords(value.from) })}
                    <br />
                    {valueInWords(value.item, value.value, nameOf)}
                  </span>
                  <Button
                    small
                    kind="quiet"
                    onClick={() => setValues(values.filter((_, other) => other !== index))}
                  >
                    {t('policy.remove', { item: itemInWords(value.item) })}
                  </Button>
                </li>
              ))}
            </ul>
            <div aria-live="polite">
              {preview.error ? (
                <ProblemNotice problem={preview.error} />
              ) : preview.data ? (
                <TouchedPeople touched={preview.data} />
              ) : (
                <Bones lines={2} />
              )}
            </div>
          </>
        )}
        <form
          className="vi-stack vi-narrow"
          onSubmit={(event) => {
            event.preventDefault()
            propose.mutate({ title, explanation, values })
          }}
        >
          <TextField label={t('policy.name')} maxLength={200} value={title} onText={setTitle} />
          <TextArea
            label={t('policy.why')}
            hint={t('policy.why-hint')}
            optional
            maxLength={4000}
            value={explanation}
            onText={setExplanation}
          />
          <ProblemNotice problem={propose.error} />
          <div>
            <Button
              kind="primary"
              type="submit"
              busy={propose.isPending}
              disabled={values.length === 0 || preview.error !== null}
            >
              {t('policy.propose')}
            </Button>
          </div>
        </form>
      </Section>
    </>
  )
}

function OneValue({ held, onAdd }: { held: Held; onAdd: (value: Values[number]) => void }) {
  const t = useText()
  const [item, setItem] = useState<Item>('days-per-month')
  const [scope, setScope] = useState<Scope>('organisation')
  const [scopeId, setScopeId] = useState('')
  const [from, setFrom] = useState<string>(firstPossible(held))
  const [value, setValue] = useState<unknown>(items['days-per-month'].usual)
  const [givesBack, setGivesBack] = useState(false)
  const places = held.places.filter((place) => place.scope === scope)
  const choose = (chosen: Item) => {
    setItem(chosen)
    setScope(items[chosen].scopes.at(-1)!)
    setScopeId('')
    const general = held.values.find(
      (one) => one.inForce && one.value.item === chosen && one.value.scope === 'organisation',
    )
    setValue(general?.value.value ?? items[chosen].usual)
    setGivesBack(false)
  }
  const missing = !isDay(from) || (scope !== 'organisation' && scopeId === '') || hasHole(value)
  const earliest = held.lastPublished ? addDays(`${addMonths(held.lastPublished, 1)}-01`, 0) : undefined
  return (
    <form
      className="vi-card vi-stack"
      onSubmit={(event) => {
        event.preventDefault()
        if (missing) return
        onAdd({
          item,
          scope,
          scopeId: scope === 'organisation' ? null : scopeId,
          from,
          ...(givesBack ? {} : { value }),
        } as Values[number])
      }}
    >
      <div className="vi-columns">
        <SelectField
          label={t('policy.item')}
          hint={doesInWords(item)}
          value={item}
          options={itemNames.map((name) => ({ value: name, label: itemInWords(name) }))}
          onText={(chosen) => choose(chosen as Item)}
        />
        <SelectField
          label={t('policy.scope')}
          value={scope}
          options={items[item].scopes.map((one) => ({ value: one, label: t(`policy.scope-${one}`) }))}
          onText={(chosen) => {
            setScope(chosen as Scope)
            setScopeId('')
          }}
        />
        {scope !== 'organisation' && (
          <SelectField
            label={t('policy.place')}
            value={scopeId}
            options={[
              { value: '', label: '–' },
              ...places.map(({ id, name }) => ({ value: id, label: name })),
            ]}
            onText={setScopeId}
          />
        )}
        <TextField label={t('policy.from')} type="date" min={earliest} value={from} onText={setFrom} />
      </div>
      {!givesBack && (
        <ValueFields
          key={item}
          item={item}
          value={value}
          offices={held.places.filter((place) => place.scope === 'office')}
          onValue={setValue}
        />
      )}
      <CheckField label={t('policy.gives-back')} checked={givesBack} onCheck={setGivesBack} />
      <div>
        <Button type="submit" disabled={missing}>
          {t('policy.add')}
        </Button>
      </div>
    </form>
  )
}

/** A number that was not typed yet. */
const hasHole = (value: unknown): boolean =>
  typeof value === 'number'
    ? Number.isNaN(value)
    : value !== null && typeof value === 'object' && Object.values(value).some(hasHole)
