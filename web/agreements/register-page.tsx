import './words.ts'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { agreementOffice } from '../../features/agreements/office-contract.ts'
import { states } from '../../features/agreements/state-rules.ts'
import { people } from '../../features/people/contract.ts'
import type { Day } from '../../vocabulary/day.ts'
import { useAnswer } from '../asking.ts'
import { Button } from '../design/button.tsx'
import { dateInWords, numberInWords } from '../design/dates.ts'
import { SelectField, TextField } from '../design/field.tsx'
import { Page, Section } from '../design/page.tsx'
import { Answer, Empty } from '../design/pieces.tsx'
import { DataTable } from '../design/table.tsx'
import { useText } from '../language.ts'
import { AgreementPages } from './pages.tsx'
import { type Shown, StateBadge, untilInWords } from './words-of.tsx'

const pageLength = 50
type Filters = { q: string; state: string; directorateId: string; endsUntil: string }

export function AgreementRegisterPage() {
  const t = useText()
  const [filters, setFilters] = useState<Filters>({ q: '', state: '', directorateId: '', endsUntil: '' })
  const [from, setFrom] = useState(0)
  const asked = useAnswer(
    agreementOffice.register,
    {
      from,
      ...(filters.q ? { q: filters.q } : {}),
      ...(filters.state ? { state: filters.state as Shown['state'] } : {}),
      ...(filters.directorateId ? { directorateId: filters.directorateId } : {}),
      ...(filters.endsUntil ? { endsUntil: filters.endsUntil as Day } : {}),
    },
    { keepPrevious: true },
  )
  const change = (part: Partial<Filters>) => {
    setFrom(0)
    setFilters({ ...filters, ...part })
  }
  return (
    <Page title={t('agreements.register-title')} lead={t('agreements.register-lead')}>
      <AgreementPages />
      <Filtering filters={filters} onChange={change} />
      <Answer of={asked} bones={8}>
        {({ total, items, states: counts }) =>
          counts.length === 0 ? (
            <Empty icon="list" title={t('agreements.register-none')}>
              <p>{t('agreements.register-none-lead')}</p>
            </Empty>
          ) : (
            <Section
              title={t('agreements.register-total', { count: total, formatted: numberInWords(total) })}
            >
              {items.length === 0 ? <p>{t('agreements.register-nothing-found')}</p> : <Rows items={items} />}
              <div className="vi-row">
                {from > 0 && (
                  <Button small onClick={() => setFrom(from - pageLength)}>
                    {t('agreements.page-before')}
                  </Button>
                )}
                {from + pageLength < total && (
                  <Button small onClick={() => setFrom(from + pageLength)}>
                    {t('agreements.page-after')}
                  </Button>
                )}
              </div>
            </Section>
          )
        }
      </Answer>
    </Page>
  )
}

function Filtering({ filters, onChange }: { filters: Filters; onChange: (part: Partial<Filters>) => void }) {
  const t = useText()
  const directorates = useAnswer(people.directorates, {})
  const all = { value: '', label: t('agreements.filter-all') }
  return (
    <div className="agreement-pair">
      <TextField
        label={t('agreements.filter-name')}
        type="search"
        required={false}
        value={filters.q}
        onText={(q) => onChange({ q })}
      />
      <SelectField
        label={t('agreements.filter-state')}
        value={filters.state}
        options={[all, ...states.map((value) => ({ value, label: t(`agreements.state-${value}`) }))]}
        onText={(state) => onChange({ state })}
      />
      <SelectField
        label={t('agreements.filter-directorate')}
        value={filters.directorateId}
        options={[
          all,
          ...(directorates.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name })),
        ]}
        onText={(directorateId) => onChange({ directorateId })}
      />
      <TextField
        label={t('agreements.filter-ends')}
        type="date"
        required={false}
        value={filters.endsUntil}
        onText={(endsUntil) => onChange({ endsUntil })}
      />
    </div>
  )
}

type Row = {
  id: string
  name: string
  directorate: string | null
  state: Shown['state']
  startsOn: string | null
  endsOn: string | null
  daysPerMonth: number
}

function Rows({ items }: { items: readonly Row[] }) {
  const t = useText()
  return (
    <DataTable
      caption={t('agreements.register-title')}
      captionHidden
      rows={items}
      keyOf={({ id }) => id}
      columns={[
        {
          name: t('agreements.column-name'),
          cell: ({ id, name }) => (
            <Link to="/agreements/$agreementId" params={{ agreementId: id }}>
              {name}
            </Link>
          ),
        },
        { name: t('agreements.column-state'), cell: ({ state }) => <StateBadge state={state} /> },
        {
          name: t('agreements.column-from'),
          cell: ({ startsOn }) => (startsOn ? dateInWords(startsOn) : '–'),
        },
        {
          name: t('agreements.column-until'),
          cell: ({ startsOn, endsOn }) => (startsOn ? untilInWords(endsOn) : '–'),
        },
        { name: t('agreements.column-days'), number: true, cell: ({ daysPerMonth }) => daysPerMonth },
        { name: t('agreements.column-directorate'), cell: ({ directorate }) => directorate ?? '–' },
      ]}
    />
  )
}
