import './words.ts'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { priorities } from '../../features/priorities/contract.ts'
import { useAnswer } from '../asking.ts'
import { CheckField, TextField } from '../design/field.tsx'
import { Page } from '../design/page.tsx'
import { Answer, Empty } from '../design/pieces.tsx'
import { DataTable } from '../design/table.tsx'
import { useText } from '../language.ts'

/** Who stated something, for whoever verifies: names and how many, no category. */
export function PrioritiesPage() {
  const t = useText()
  const [q, setQ] = useState('')
  const [waiting, setWaiting] = useState(true)
  const asked = useAnswer(
    priorities.stating,
    { waiting: waiting ? 'true' : 'false', ...(q ? { q } : {}) },
    { keepPrevious: true },
  )
  return (
    <Page title={t('priorities.title-office')} lead={t('priorities.lead-office')}>
      <TextField label={t('priorities.search')} type="search" required={false} value={q} onText={setQ} />
      <CheckField label={t('priorities.waiting-only')} checked={waiting} onCheck={setWaiting} />
      <Answer of={asked} bones={5}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty icon="check-circle" title={t('priorities.office-none')}>
              <p>{t('priorities.office-none-lead')}</p>
            </Empty>
          ) : (
            <DataTable
              caption={t('priorities.title-office')}
              captionHidden
              rows={items}
              keyOf={({ personId }) => personId}
              columns={[
                {
                  name: t('priorities.column-name'),
                  cell: ({ personId, name }) => (
                    <Link to="/priorities/$personId" params={{ personId }}>
                      {name}
                    </Link>
                  ),
                },
                { name: t('priorities.column-team'), cell: ({ team }) => team ?? '–' },
                { name: t('priorities.column-waiting'), number: true, cell: (one) => one.waiting },
                { name: t('priorities.column-verified'), number: true, cell: (one) => one.verified },
              ]}
            />
          )
        }
      </Answer>
    </Page>
  )
}
