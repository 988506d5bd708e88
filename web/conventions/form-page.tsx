import './words.ts'
import './conventions.css'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { conventions } from '../../features/conventions/contract.ts'
import { usualDuties } from '../../features/conventions/document-rules.ts'
import { addDays, type Day } from '../../vocabulary/day.ts'
import { useAct, useAnswer } from '../asking.ts'
import { today } from '../clock.ts'
import { ActForm } from '../design/act-form.tsx'
import { DocumentWords } from '../design/document-words.tsx'
import { Notice } from '../design/notice.tsx'
import { Page, Section } from '../design/page.tsx'
import { Answer } from '../design/pieces.tsx'
import { announce } from '../design/results.tsx'
import { useText } from '../language.ts'
import type { Choices, Draft } from './draft.ts'
import { DutyFields, WhatFields, WhoFields } from './fields.tsx'
import { WhenFields } from './when-fields.tsx'
import { type Convention, Reasons } from './words-of.tsx'

const usual = (): Draft => ({
  terms: {
    ...{ title: '', object: '', from: today() as Day, until: addDays(today(), 364), renewsMonths: null },
    ...{ noticeDays: 30, cost: 'none', costCents: null, paidBy: 'guest', weekdays: [1, 2, 3, 4, 5] },
    ...{ morning: true, afternoon: true, ...usualDuties, names: false, openTo: null },
    ...{ seatsEach: null, mostPerDayEach: null, mostPartners: null },
  },
  ...{ siteIds: [], partners: [], renewsId: null },
})

/** The same terms, from the day after the last to as many days on: what changes is written over. */
function renewalOf({ id, terms, sites, partners, today: now }: Convention): Draft {
  const days = Math.round((Date.parse(terms.until) - Date.parse(terms.from)) / 86_400_000)
  const from = terms.until >= now ? addDays(terms.until, 1) : now
  const staying = partners.filter(({ state }) => ['signed', 'in-force', 'ended'].includes(state))
  return {
    terms: { ...terms, from, until: addDays(from, days) },
    siteIds: sites.map((one) => one.id),
    partners: terms.openTo
      ? []
      : staying.map(({ guestId, seats, mostPerDay }) => ({ guestId, seats, mostPerDay })),
    renewsId: id,
  }
}

const draftOf = ({ terms, sites, partners, renewsId }: Convention): Draft => ({
  ...{ terms, siteIds: sites.map(({ id }) => id), renewsId },
  partners: partners.map(({ guestId, seats, mostPerDay }) => ({ guestId, seats, mostPerDay })),
})

export function NewConventionPage() {
  const { renews } = useSearch({ from: '/signed-in/convenzioni/nuova' })
  return renews ? <FromOther conventionId={renews} make={renewalOf} /> : <Form begin={usual()} />
}

export function DraftPage() {
  const { conventionId } = useParams({ from: '/signed-in/convenzioni/$conventionId/bozza' })
  return <FromOther conventionId={conventionId} make={draftOf} edits />
}

function FromOther({
  conventionId,
  make,
  edits = false,
}: {
  conventionId: string
  make: (convention: Convention) => Draft
  edits?: boolean
}) {
  const asked = useAnswer(conventions.convention, { conventionId })
  return (
    <Answer of={asked} bones={10}>
      {(convention) => <Form begin={make(convention)} {...(edits ? { conventionId } : {})} />}
    </Answer>
  )
}

function Form({ begin, conventionId }: { begin: Draft; conventionId?: string }) {
  const t = useText()
  const choices = useAnswer(conventions.choices, {})
  return (
    <Page
      title={t(conventionId ? 'conventions.form-title-edit' : 'conventions.form-title')}
      lead={t('conventions.form-lead')}
      back={{ to: '/convenzioni', label: t('conventions.register-title') }}
    >
      <Answer of={choices} bones={8}>
        {(found) => <Fields begin={begin} choices={found} {...(conventionId ? { conventionId } : {})} />}
      </Answer>
    </Page>
  )
}

function Fields({ begin, choices, conventionId }: { begin: Draft; choices: Choices; conventionId?: string }) {
  const t = useText()
  const navigate = useNavigate()
  const [draft, setDraft] = useState(begin)
  const check = useAct(conventions.check)
  const look = check.mutate
  useEffect(() => {
    const timer = setTimeout(() => look(draft), 500)
    return () => clearTimeout(timer)
  }, [draft, look])
  const done = {
    refreshes: [conventions.register, conventions.convention],
    onDone: ({ id }: Convention) => {
      announce(t('conventions.form-saved'))
      void navigate({ to: '/convenzioni/$conventionId', params: { conventionId: id } })
    },
  }
  const write = useAct(conventions.write, done)
  const rewrite = useAct(conventions.rewrite, done)
  const act = conventionId ? rewrite : write
  const change = (part: Partial<Draft>) => setDraft({ ...draft, ...part })
  const set = (terms: Partial<Draft['terms']>) => change({ terms: { ...draft.terms, ...terms } })
  const parts = { draft, choices, change, set }
  return (
    <ActForm
      noValidate
      of={act}
      send={t('conventions.form-save')}
      onSend={() => (conventionId ? rewrite.mutate({ ...draft, conventionId }) : write.mutate(draft))}
    >
      <WhatFields {...parts} />
      <WhoFields {...parts} />
      <WhenFields {...parts} />
      <DutyFields {...parts} />
      {check.data && (
        <Section title={t('conventions.form-preview')}>
          {check.data.reasons.length > 0 && (
            <Notice kind="caution" title={t('conventions.missing')}>
              <Reasons reasons={check.data.reasons} />
            </Notice>
          )}
          <DocumentWords document={check.data.document} />
        </Section>
      )}
    </ActForm>
  )
}
