import './words.ts'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { activities } from '../../features/activities/contract.ts'
import { people } from '../../features/people/contract.ts'
import { useAnswer } from '../asking.ts'
import type { Answered } from '../call.ts'
import { Button } from '../design/button.tsx'
import { numberInWords } from '../design/dates.ts'
import { SelectField, TextField } from '../design/field.tsx'
import { Icon } from '../design/icon.tsx'
import { Page, Section } from '../design/page.tsx'
import { Answer, Badge, Empty } from '../design/pieces.tsx'
import { DataTable } from '../design/table.tsx'
import { useText } from '../language.ts'
import { hasRole, useSession } from '../session.ts'
import { ActivityDialog } from './activity-dialog.tsx'
import { ActivityPages } from './pages.tsx'
import { ReadyCatalogue } from './ready-catalogue.tsx'
import { Failing, ResultBadge, stateOf } from './result.tsx'

type Activity = Answered<typeof activities.activities>['items'][number]
const states = ['workable', 'not-workable', 'not-assessed'] as const

export function ActivitiesPage() {
  const t = useText()
  const keeps = hasRole(useSession(), 'hr-office', 'administrator')
  const catalogue = useAnswer(activities.activities, {})
  const [open, setOpen] = useState<'activity' | 'ready' | null>(null)
  const buttons = keeps && (
    <>
      <Button kind="primary" onClick={() => setOpen('activity')}>
        <Icon name="plus" /> {t('activities.add')}
      </Button>
      <Button onClick={() => setOpen('ready')}>{t('activities.ready')}</Button>
    </>
  )
  return (
    <Page title={t('activities.title')} lead={t('activities.lead')} actions={buttons}>
      <ActivityPages />
      <Answer of={catalogue} bones={8}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty
              icon="list"
              title={t('activities.empty-title')}
              action={<div className="vi-row">{buttons}</div>}
            >
              <p>{t('activities.empty')}</p>
            </Empty>
          ) : (
            <Catalogue items={items} />
          )
        }
      </Answer>
      {open === 'activity' && <ActivityDialog activity={null} onClose={() => setOpen(null)} />}
      {open === 'ready' && <ReadyCatalogue onClose={() => setOpen(null)} />}
    </Page>
  )
}

const plain = (words: string) => words.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase()

function Catalogue({ items }: { items: readonly Activity[] }) {
  const t = useText()
  const directorates = useAnswer(people.directorates, {})
  const [q, setQ] = useState('')
  const [directorateId, setDirectorateId] = useState('')
  const [state, setState] = useState('')
  const nameOf = new Map(directorates.data?.items.map(({ id, name }) => [id, name]))
  const found = items.filter(
    (activity) =>
      plain(`${activity.code} ${activity.name} ${activity.description}`).includes(plain(q)) &&
      (!directorateId || activity.directorateId === null || activity.directorateId === directorateId) &&
      (!state || stateOf(activity.result) === state),
  )
  return (
    <Section title={t('activities.page-catalogue')}>
      <div className="activity-filters">
        <TextField label={t('activities.search')} optional type="search" value={q} onText={setQ} />
        <SelectField
          label={t('activities.directorate')}
          value={directorateId}
          options={[
            { value: '', label: t('activities.all-directorates') },
            ...(directorates.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name })),
          ]}
          onText={setDirectorateId}
        />
        <SelectField
          label={t('activities.result')}
          value={state}
          options={[
            { value: '', label: t('activities.all-results') },
            ...states.map((one) => ({ value: one, label: t(`activities.${one}`) })),
          ]}
          onText={setState}
        />
      </div>
      {found.length === 0 ? (
        <p className="vi-soft" role="status">
          {t('activities.nothing-found')}
        </p>
      ) : (
        <DataTable
          caption={t('activities.caption', { count: found.length })}
          rows={found}
          keyOf={({ id }) => id}
          columns={[
            {
              name: t('activities.name'),
              cell: ({ id, name, code, source }) => (
                <div className="vi-stack-tight">
                  <Link to="/activities/$activityId" params={{ activityId: id }}>
                    {name}
                  </Link>
                  <div className="vi-soft">
                    {code} {source !== 'own' && <Badge>{t(`activities.source-${source}`)}</Badge>}
                  </div>
                </div>
              ),
            },
            { name: t('activities.result'), cell: ({ result }) => <ResultBadge result={result} /> },
            { name: t('activities.failing'), cell: ({ result }) => <Failing criteria={result.failing} /> },
            {
              name: t('activities.directorate'),
              cell: ({ directorateId: id }) => (id ? (nameOf.get(id) ?? '') : t('activities.general')),
            },
            ...(items.some((activity) => activity.people !== null)
              ? [
                  {
                    name: t('activities.people'),
                    number: true,
                    cell: (activity: Activity) => numberInWords(activity.people ?? 0),
                  },
                ]
              : []),
          ]}
        />
      )}
    </Section>
  )
}
