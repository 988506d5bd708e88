import './words.ts'
import { Link } from '@tanstack/react-router'
import { agreements } from '../../features/agreements/contract.ts'
import { useAnswer } from '../asking.ts'
import { dateInWords } from '../design/dates.ts'
import { Page } from '../design/page.tsx'
import { Answer, Empty } from '../design/pieces.tsx'
import { DataTable } from '../design/table.tsx'
import { useText } from '../language.ts'
import { untilInWords } from './words-of.tsx'

/** What waits for a decision or a signature of whoever looks. */
export function AgreementQueuePage() {
  const t = useText()
  const asked = useAnswer(agreements.queue, {})
  return (
    <Page title={t('agreements.queue-title')} lead={t('agreements.queue-lead')}>
      <Answer of={asked} bones={5}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty icon="check-circle" title={t('agreements.queue-none')}>
              <p>{t('agreements.queue-none-lead')}</p>
            </Empty>
          ) : (
            <DataTable
              caption={t('agreements.queue-caption')}
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
                {
                  name: t('agreements.column-what'),
                  cell: ({ may }) => t(`agreements.needs-${may.includes('approve') ? 'approve' : 'sign'}`),
                },
                { name: t('agreements.column-from'), cell: ({ terms }) => dateInWords(terms.from) },
                { name: t('agreements.column-until'), cell: ({ terms }) => untilInWords(terms.until) },
                { name: t('agreements.column-days'), number: true, cell: ({ terms }) => terms.daysPerMonth },
              ]}
            />
          )
        }
      </Answer>
    </Page>
  )
}
