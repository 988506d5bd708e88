import './policy.css'
import './words.ts'
import { Link } from '@tanstack/react-router'
import { policy } from '../../features/policy/contract.ts'
import { useAnswer } from '../asking.ts'
import { dateInWords, instantInWords } from '../design/dates.ts'
import { Page } from '../design/page.tsx'
import { Answer, Badge, Empty } from '../design/pieces.tsx'
import { DataTable } from '../design/table.tsx'
import { useText } from '../language.ts'
import { itemInWords } from './value-in-words.ts'

export const badgeOf = {
  proposed: 'plain',
  consulted: 'accent',
  adopted: 'good',
  withdrawn: 'caution',
} as const

export function PolicyChangesPage() {
  const t = useText()
  const changes = useAnswer(policy.changes, {})
  return (
    <Page
      title={t('policy.changes-title')}
      lead={t('policy.changes-lead')}
      back={{ to: '/policy', label: t('policy.title') }}
    >
      <Answer of={changes}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={t('policy.changes-empty')}>{t('policy.changes-empty-lead')}</Empty>
          ) : (
            <DataTable
              caption={t('policy.changes-title')}
              captionHidden
              rows={items}
              keyOf={({ id }) => id}
              columns={[
                {
                  name: t('policy.name'),
                  cell: ({ id, title }) => (
                    <Link to="/policy/changes/$changeId" params={{ changeId: id }}>
                      {title}
                    </Link>
                  ),
                },
                { name: t('policy.item'), cell: (row) => row.items.map(itemInWords).join(', ') },
                { name: t('policy.from'), cell: ({ from }) => dateInWords(from) },
                {
                  name: t('policy.log'),
                  cell: ({ state, opinions }) => (
                    <>
                      <Badge kind={badgeOf[state]}>{t(`policy.state-${state}`)}</Badge>{' '}
                      {opinions > 0 && t('policy.opinions', { count: opinions })}
                    </>
                  ),
                },
                {
                  name: t('policy.proposer'),
                  cell: ({ proposedBy, proposedAt }) => `${proposedBy}, ${instantInWords(proposedAt)}`,
                },
              ]}
            />
          )
        }
      </Answer>
    </Page>
  )
}
