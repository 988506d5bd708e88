import './person-form.css'
import { type FormEvent, type ReactNode, useRef, useState } from 'react'
import { people } from '../../features/people/contract.ts'
import {
  contracts,
  type PersonWritten,
  reasonsNotToKeep,
  tidyFiscalCode,
  usual,
} from '../../features/people/rules.ts'
import { useAct } from '../asking.ts'
import type { Answered } from '../call.ts'
import { Button } from '../design/button.tsx'
import { SelectField, TextField } from '../design/field.tsx'
import { ProblemNotice } from '../design/notice.tsx'
import { wordsOfReason } from '../design/reasons.ts'
import { announce } from '../design/results.tsx'
import { useText } from '../language.ts'
import { TeamSelect } from './team-select.tsx'

type Person = Answered<typeof people.person>
type Faults = { fiscalCode?: string; partTime?: string; entry?: string; family?: string; given?: string }

const written = (person: Person | null): PersonWritten =>
  person
    ? {
        fiscalCode: person.fiscalCode,
        givenName: person.givenName,
        familyName: person.familyName,
        email: person.email,
        teamId: person.teamId,
        partTimePercent: person.partTimePercent,
        contract: person.contract,
        entryEarliest: person.entryEarliest,
        entryLatest: person.entryLatest,
        entryPreferred: person.entryPreferred,
      }
    : { ...usual, fiscalCode: '', givenName: '', familyName: '', email: null, teamId: null }

/** Adds a person (null) or changes one; the rules of the server speak beside the fields before anything is sent. */
export function PersonForm({
  person,
  onSaved,
}: {
  person: Person | null
  onSaved: (person: Person) => void
}) {
  const t = useText()
  const form = useRef<HTMLFormElement>(null)
  const [fields, setFields] = useState(() => written(person))
  const [percent, setPercent] = useState(String(fields.partTimePercent))
  const [faults, setFaults] = useState<Faults>({})
  const set = (changed: Partial<PersonWritten>) => setFields((before) => ({ ...before, ...changed }))
  const after = { refreshes: [people.persons, people.person, people.teams], onDone: onSaved }
  const add = useAct(people.addPerson, after)
  const change = useAct(people.changePerson, after)

  const submit = (event: FormEvent) => {
    event.preventDefault()
    const tidy = {
      ...fields,
      fiscalCode: tidyFiscalCode(fields.fiscalCode),
      partTimePercent: Number(percent),
      email: fields.email?.trim() || null,
    }
    const found: Faults = faultsOf(tidy)
    if (!tidy.familyName.trim()) found.family = t('people.missing')
    if (!tidy.givenName.trim()) found.given = t('people.missing')
    setFaults(found)
    if (Object.keys(found).length > 0) {
      announce(t('people.mend'))
      requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('[aria-invalid]')?.focus())
    } else if (person) change.mutate({ personId: person.id, ...tidy })
    else add.mutate(tidy)
  }
  return (
    <form ref={form} className="vi-card vi-stack person-form" onSubmit={submit} noValidate>
      <ProblemNotice problem={add.error ?? change.error} />
      <Group title={t('people.who-section')}>
        <TextField
          label={t('people.family-name')}
          value={fields.familyName}
          error={faults.family}
          autoComplete="off"
          onText={(familyName) => set({ familyName })}
        />
        <TextField
          label={t('people.given-name')}
          value={fields.givenName}
          error={faults.given}
          autoComplete="off"
          onText={(givenName) => set({ givenName })}
        />
        <TextField
          label={t('people.fiscal-code')}
          value={fields.fiscalCode}
          error={faults.fiscalCode}
          maxLength={20}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          onText={(fiscalCode) => set({ fiscalCode })}
        />
        <TextField
          label={t('people.email')}
          hint={t('people.email-hint')}
          optional
          type="email"
          autoComplete="off"
          value={fields.email ?? ''}
          onText={(email) => set({ email })}
        />
      </Group>
      <Group title={t('people.work-section')}>
        <TeamSelect
          label={t('people.team')}
          hint={t('people.team-hint')}
          none={t('people.team-none')}
          value={fields.teamId ?? ''}
          onTeam={(teamId) => set({ teamId: teamId || null })}
        />
        <SelectField
          label={t('people.contract')}
          value={fields.contract}
          options={contracts.map((value) => ({ value, label: t(`people.contract-${value}`) }))}
          onText={(chosen) =>
            set({ contract: contracts.find((contract) => contract === chosen) ?? 'permanent' })
          }
        />
        <TextField
          label={t('people.part-time-percent')}
          hint={t('people.part-time-hint')}
          error={faults.partTime}
          inputMode="numeric"
          value={percent}
          onText={setPercent}
        />
      </Group>
      <Group narrow title={t('people.entry-section')} lead={t('people.entry-lead')}>
        {(['entryEarliest', 'entryPreferred', 'entryLatest'] as const).map((which) => (
          <TextField
            key={which}
            label={t(clockLabels[which])}
            type="time"
            step={300}
            value={fields[which]}
            error={which === 'entryPreferred' ? faults.entry : undefined}
            onText={(clock) => set({ [which]: clock })}
          />
        ))}
      </Group>
      <div>
        <Button kind="primary" type="submit" busy={add.isPending || change.isPending}>
          {t('people.save')}
        </Button>
      </div>
    </form>
  )
}

const clockLabels = {
  entryEarliest: 'people.entry-earliest',
  entryPreferred: 'people.entry-preferred',
  entryLatest: 'people.entry-latest',
} as const

function faultsOf(person: PersonWritten): Faults {
  const faults: Faults = {}
  for (const reason of reasonsNotToKeep(person)) {
    if (reason.code.startsWith('people/fiscal-code')) faults.fiscalCode = wordsOfReason(reason)
    else if (reason.code === 'people/part-time') faults.partTime = wordsOfReason(reason)
    else faults.entry = wordsOfReason(reason)
  }
  return faults
}

function Group(props: { title: string; lead?: string; narrow?: boolean; children: ReactNode }) {
  const { title, lead, narrow, children } = props
  return (
    <fieldset className="vi-stack vi-stack-tight">
      <legend>{title}</legend>
      {lead && <p className="vi-soft">{lead}</p>}
      <div className={narrow ? 'vi-columns person-form-clocks' : 'vi-columns'}>{children}</div>
    </fieldset>
  )
}
