import './words.ts'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { priorities } from '../../features/priorities/contract.ts'
import { type DerogationCategory, derogationCategories } from '../../features/priorities/rules.ts'
import { addDays, type Day } from '../../vocabulary/day.ts'
import { useAct, useAnswer } from '../asking.ts'
import type { Answered } from '../call.ts'
import { today } from '../clock.ts'
import { Button } from '../design/button.tsx'
import { dateInWords } from '../design/dates.ts'
import { SelectField, TextField } from '../design/field.tsx'
import { Notice, ProblemNotice } from '../design/notice.tsx'
import { Page, Section } from '../design/page.tsx'
import { Answer, Badge } from '../design/pieces.tsx'
import { announce } from '../design/results.tsx'
import { DataTable } from '../design/table.tsx'
import { useText } from '../language.ts'
import { Derogations } from './derogations.tsx'

type Of = Answered<typeof priorities.ofPerson>

/** One person's, opened by whoever verifies: a reading, which the person sees. */
export function PersonPrioritiesPage() {
  const t = useText()
  const { personId } = useParams({ from: '/signed-in/priorities/$personId' })
  const asked = useAnswer(priorities.ofPerson, { personId })
  return (
    <Page
      title={t('priorities.of-title', { name: asked.data?.name ?? '…' })}
      lead={t('priorities.of-lead')}
      back={{ to: '/priorities', label: t('priorities.title-office') }}
    >
      <Notice kind="info">{t('priorities.no-document')}</Notice>
      <Answer of={asked} bones={5}>
        {(of) => (
          <>
            <Verifying of={of} />
            <Derogating of={of} />
          </>
        )}
      </Answer>
    </Page>
  )
}

function Verifying({ of: { items, name } }: { of: Of }) {
  const t = useText()
  const verify = useAct(priorities.verify, {
    refreshes: [priorities.ofPerson, priorities.stating],
    onDone: (_, { outcome }) =>
      announce(t(outcome === 'verified' ? 'priorities.confirmed' : 'priorities.declined')),
  })
  return (
    <Section title={t('priorities.of-title', { name })}>
      <ProblemNotice problem={verify.error} />
      {items.length === 0 ? (
        <p>{t('priorities.of-none')}</p>
      ) : (
        <DataTable
          caption={t('priorities.of-title', { name })}
          captionHidden
          rows={items}
          keyOf={({ id }) => id}
          columns={[
            { name: t('priorities.category'), cell: (one) => t(`priorities.category-${one.category}`) },
            { name: t('priorities.from'), cell: ({ from }) => dateInWords(from) },
            {
              name: t('priorities.until'),
              cell: ({ until }) => (until ? dateInWords(until) : t('priorities.no-end')),
            },
            {
              name: t('priorities.state'),
              cell: ({ id, verifiedBy }) =>
                verifiedBy ? (
                  <Badge kind="good">{t('priorities.verified', { by: verifiedBy })}</Badge>
                ) : (
                  <div className="vi-row">
                    <Button
                      small
                      kind="primary"
                      busy={verify.isPending}
                      onClick={() => verify.mutate({ priorityId: id, outcome: 'verified' })}
                    >
                      {t('priorities.confirm')}
                    </Button>
                    <Button
                      small
                      busy={verify.isPending}
                      onClick={() => verify.mutate({ priorityId: id, outcome: 'not-confirmed' })}
                    >
                      {t('priorities.decline')}
                    </Button>
                  </div>
                ),
            },
          ]}
        />
      )}
    </Section>
  )
}

function Derogating({ of: { personId, derogations } }: { of: Of }) {
  const t = useText()
  const [category, setCategory] = useState<DerogationCategory>(derogationCategories[0])
  const [authorisedBy, setAuthorisedBy] = useState('')
  const [from, setFrom] = useState<string>(today())
  const [until, setUntil] = useState<string>(addDays(today(), 90))
  const refreshes = [priorities.ofPerson]
  const made = useAct(priorities.derogate, {
    refreshes,
    onDone: () => {
      setAuthorisedBy('')
      announce(t('priorities.derogated'))
    },
  })
  const end = useAct(priorities.endDerogation, {
    refreshes,
    onDone: () => announce(t('priorities.derogation-ended')),
  })
  return (
    <Section title={t('priorities.derogations')}>
      <ProblemNotice problem={end.error} />
      {derogations.length === 0 ? (
        <p>{t('priorities.derogation-none')}</p>
      ) : (
        <Derogations
          items={derogations}
          action={(one) =>
            one.until >= today() && (
              <Button small busy={end.isPending} onClick={() => end.mutate({ derogationId: one.id })}>
                {t('priorities.end')}
              </Button>
            )
          }
        />
      )}
      <h3>{t('priorities.derogate')}</h3>
      <div className="vi-columns">
        <SelectField
          label={t('priorities.category')}
          value={category}
          options={derogationCategories.map((value) => ({
            value,
            label: t(`priorities.derogation-${value}`),
          }))}
          onText={(chosen) => setCategory(chosen as DerogationCategory)}
        />
        <TextField
          label={t('priorities.authorised-by')}
          hint={t('priorities.authorised-by-hint')}
          value={authorisedBy}
          onText={setAuthorisedBy}
        />
        <TextField
          label={t('priorities.from')}
          type="date"
          value={from}
          onText={(day) => day && setFrom(day)}
        />
        <TextField
          label={t('priorities.until')}
          type="date"
          value={until}
          onText={(day) => day && setUntil(day)}
        />
      </div>
      <ProblemNotice problem={made.error} />
      <div>
        <Button
          kind="primary"
          busy={made.isPending}
          onClick={() =>
            made.mutate({ personId, category, authorisedBy, from: from as Day, until: until as Day })
          }
        >
          {t('priorities.derogate-act')}
        </Button>
      </div>
    </Section>
  )
}
