import './words.ts'
import { useState } from 'react'
import { people } from '../../features/people/contract.ts'
import { readiness } from '../../features/readiness/contract.ts'
import { useAnswer } from '../asking.ts'
import type { Answered } from '../call.ts'
import { Button } from '../design/button.tsx'
import { numberInWords } from '../design/dates.ts'
import { SelectField } from '../design/field.tsx'
import { Page, Section } from '../design/page.tsx'
import { Answer, Empty } from '../design/pieces.tsx'
import { DataTable } from '../design/table.tsx'
import { useText } from '../language.ts'
import { hasRole, useSession } from '../session.ts'
import { ReadinessPages } from './pages.tsx'
import { PersonDialog } from './person-dialog.tsx'

type People = Answered<typeof readiness.people>
type Filters = { who: 'away' | 'all'; only: 'missing' | 'unreceived' | 'all'; directorateId: string }
const pageLength = 50

export function ReadinessPage() {
  const t = useText()
  const [filters, setFilters] = useState<Filters>({ who: 'away', only: 'missing', directorateId: '' })
  const [from, setFrom] = useState(0)
  const [person, setPerson] = useState<string | null>(null)
  const { directorateId, ...rest } = filters
  const asked = useAnswer(
    readiness.people,
    { ...rest, from, ...(directorateId ? { directorateId } : {}) },
    { keepPrevious: true },
  )
  const change = (part: Partial<Filters>) => {
    setFrom(0)
    setFilters({ ...filters, ...part })
  }
  return (
    <Page title={t('readiness.people-title')} lead={t('readiness.people-lead')}>
      <ReadinessPages />
      <Filtering filters={filters} onChange={change} />
      <Answer of={asked} bones={8}>
        {(shown) =>
          shown.items.length === 0 ? (
            <Empty
              icon="check-circle"
              title={t(shown.people === 0 ? 'readiness.nobody' : 'readiness.people-none')}
            >
              <p>{t(shown.people === 0 ? 'readiness.nobody-lead' : 'readiness.people-none-lead')}</p>
            </Empty>
          ) : (
            <Section
              title={t('readiness.people-found', {
                total: numberInWords(shown.total),
                people: numberInWords(shown.people),
              })}
            >
              {shown.lacking.length > 0 && (
                <ul className="vi-soft">
                  {shown.lacking.map(({ need, people: count }) => (
                    <li key={need}>
                      {t('readiness.lacking', {
                        need: t(`readiness.need-${need}`),
                        people: numberInWords(count),
                      })}
                    </li>
                  ))}
                </ul>
              )}
              <Rows items={shown.items} onOpen={setPerson} />
              <div className="vi-row">
                {from > 0 && (
                  <Button small onClick={() => setFrom(from - pageLength)}>
                    {t('readiness.before')}
                  </Button>
                )}
                {from + pageLength < shown.total && (
                  <Button small onClick={() => setFrom(from + pageLength)}>
                    {t('readiness.after')}
                  </Button>
                )}
              </div>
            </Section>
          )
        }
      </Answer>
      {person && <PersonDialog personId={person} onClose={() => setPerson(null)} />}
    </Page>
  )
}

function Filtering({ filters, onChange }: { filters: Filters; onChange: (part: Partial<Filters>) => void }) {
  const t = useText()
  const isHr = hasRole(useSession(), 'hr-office', 'administrator')
  const directorates = useAnswer(people.directorates, {}, { enabled: isHr })
  return (
    <div className="vi-fields">
      <SelectField
        label={t('readiness.filter-who')}
        value={filters.who}
        options={(['away', 'all'] as const).map((value) => ({ value, label: t(`readiness.who-${value}`) }))}
        onText={(who) => onChange({ who: who as Filters['who'] })}
      />
      <SelectField
        label={t('readiness.filter-only')}
        value={filters.only}
        options={(['missing', 'unreceived', 'all'] as const).map((value) => ({
          value,
          label: t(`readiness.only-${value}`),
        }))}
        onText={(only) => onChange({ only: only as Filters['only'] })}
      />
      {isHr && (
        <SelectField
          label={t('readiness.filter-directorate')}
          value={filters.directorateId}
          options={[
            { value: '', label: t('readiness.directorate-all') },
            ...(directorates.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name })),
          ]}
          onText={(directorateId) => onChange({ directorateId })}
        />
      )}
    </div>
  )
}

function Rows({ items, onOpen }: { items: People['items']; onOpen: (personId: string) => void }) {
  const t = useText()
  return (
    <DataTable
      caption={t('readiness.people-title')}
      captionHidden
      rows={items}
      keyOf={({ personId }) => personId}
      columns={[
        {
          name: t('readiness.column-person'),
          cell: ({ personId, name }) => (
            <Button kind="quiet" small onClick={() => onOpen(personId)}>
              {name}
            </Button>
          ),
        },
        {
          name: t('readiness.column-missing'),
          cell: ({ missing }) => missing.map((need) => t(`readiness.need-${need}`)).join(', ') || '–',
        },
        { name: t('readiness.column-tools'), cell: ({ tools }) => tools.join(', ') || '–' },
        { name: t('readiness.column-unreceived'), number: true, cell: ({ unreceived }) => unreceived || '–' },
        { name: t('readiness.column-team'), cell: ({ team }) => team ?? '–' },
      ]}
    />
  )
}
