import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { communications } from '../../features/communications/contract.ts'
import { type Kind, kinds, type State, states } from '../../features/communications/rules.ts'
import { useAnswer } from '../asking.ts'
import { Button } from '../design/button.tsx'
import { dateInWords, numberInWords } from '../design/dates.ts'
import { SelectField, TextField } from '../design/field.tsx'
import { Page, Section } from '../design/page.tsx'
import { Answer, Empty } from '../design/pieces.tsx'
import { DataTable } from '../design/table.tsx'
import { useText } from '../language.ts'
import { CommunicationPages } from './pages.tsx'
import { type Communication, StateOf, usePeriod } from './words-of.tsx'

const pageLength = 50

export function CommunicationRegisterPage() {
  const t = useText()
  const [filters, setFilters] = useState({ q: '', state: '', kind: '' })
  const [from, setFrom] = useState(0)
  const asked = useAnswer(
    communications.register,
    {
      from,
      ...(filters.q ? { q: filters.q } : {}),
      ...(filters.state ? { state: filters.state as State } : {}),
      ...(filters.kind ? { kind: filters.kind as Kind } : {}),
    },
    { keepPrevious: true },
  )
  const change = (part: Partial<typeof filters>) => {
    setFrom(0)
    setFilters({ ...filters, ...part })
  }
  const all = { value: '', label: t('communications.filter-all') }
  return (
    <Page title={t('communications.register-title')} lead={t('communications.register-lead')}>
      <CommunicationPages />
      <div className="communication-fields">
        <TextField
          label={t('communications.filter-name')}
          type="search"
          required={false}
          value={filters.q}
          onText={(q) => change({ q })}
        />
        <SelectField
          label={t('communications.column-state')}
          value={filters.state}
          options={[all, ...states.map((value) => ({ value, label: t(`communications.state-${value}`) }))]}
          onText={(state) => change({ state })}
        />
        <SelectField
          label={t('communications.column-kind')}
          value={filters.kind}
          options={[all, ...kinds.map((value) => ({ value, label: t(`communications.kind-${value}`) }))]}
          onText={(kind) => change({ kind })}
        />
      </div>
      <Answer of={asked} bones={8}>
        {({ total, items, states: counts }) =>
          counts.length === 0 ? (
            <Empty icon="list" title={t('communications.register-none')}>
              <p>{t('communications.register-none-lead')}</p>
            </Empty>
          ) : (
            <Section
              title={t('communications.register-total', { count: total, formatted: numberInWords(total) })}
            >
              {items.length === 0 ? (
                <p>{t('communications.register-nothing-found')}</p>
              ) : (
                <Rows items={items} />
              )}
              <div className="vi-row">
                {from > 0 && (
                  <Button small onClick={() => setFrom(from - pageLength)}>
                    {t('communications.before')}
                  </Button>
                )}
                {from + pageLength < total && (
                  <Button small onClick={() => setFrom(from + pageLength)}>
                    {t('communications.after')}
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

function Rows({ items }: { items: readonly Communication[] }) {
  const t = useText()
  const periodOf = usePeriod()
  return (
    <DataTable
      caption={t('communications.register-title')}
      captionHidden
      rows={items}
      keyOf={({ id }) => id}
      columns={[
        {
          name: t('communications.column-person'),
          cell: ({ id, name, ...one }) => (
            <>
              <Link to="/communications/$communicationId" params={{ communicationId: id }}>
                {name}
              </Link>
              <br />
              <span className="communication-period vi-soft">
                {t(`communications.kind-${one.kind}`)}, {periodOf(one)}
              </span>
            </>
          ),
        },
        {
          name: t('communications.column-state'),
          cell: ({ state, dueOn }) => (
            <>
              <StateOf state={state} />
              <br />
              <span className="vi-soft">{t('communications.by-day', { day: dateInWords(dueOn) })}</span>
            </>
          ),
        },
        {
          name: t('communications.column-code'),
          cell: ({ code }) => <span className="communication-code">{code ?? '–'}</span>,
        },
      ]}
    />
  )
}
