import './words.ts'
import { useState } from 'react'
import { figures } from '../../features/visits/figures-contract.ts'
import { addMonths, isMonth, monthOf } from '../../vocabulary/day.ts'
import { useAnswer } from '../asking.ts'
import { today } from '../clock.ts'
import { numberInWords } from '../design/dates.ts'
import { TextField } from '../design/field.tsx'
import { Page, Section } from '../design/page.tsx'
import { Answer, Empty, Facts } from '../design/pieces.tsx'
import { DataTable } from '../design/table.tsx'
import { useText } from '../language.ts'
import { hasRole, useSession } from '../session.ts'

/** The balance of reciprocity: what one's organisation lent and received; for who coordinates, each member's sums. */
export function ExchangePage() {
  const t = useText()
  const session = useSession()
  const [from, setFrom] = useState<string>(addMonths(monthOf(today()), -11))
  const [until, setUntil] = useState<string>(monthOf(today()))
  const span = isMonth(from) && isMonth(until) ? { from, until } : undefined
  return (
    <Page
      title={t('visits.exchange-title')}
      lead={t('visits.exchange-lead')}
      back={{ to: '/ospiti', label: t('visits.boards-title') }}
    >
      <div className="vi-columns">
        <TextField label={t('visits.from-month')} type="month" value={from} onText={setFrom} />
        <TextField label={t('visits.until-month')} type="month" value={until} onText={setUntil} />
      </div>
      {span && hasRole(session, 'space-host', 'administrator', 'hr-office') && <Own span={span} />}
      {span && hasRole(session, 'network-coordinator') && <Network span={span} />}
    </Page>
  )
}

type Span = Parameters<typeof useAnswer<typeof figures.exchange>>[1]

function Own({ span }: { span: Span }) {
  const t = useText()
  const own = useAnswer(figures.exchange, span, { keepPrevious: true })
  return (
    <Answer of={own} bones={5}>
      {({ items, lent, received }) =>
        items.length === 0 ? (
          <Empty title={t('visits.exchange-none')}>
            <p>{t('visits.exchange-none-lead')}</p>
          </Empty>
        ) : (
          <>
            <Facts
              facts={[
                { name: t('visits.lent'), value: numberInWords(lent, 1) },
                { name: t('visits.received'), value: numberInWords(received, 1) },
                { name: t('visits.balance'), value: numberInWords(lent - received, 1) },
              ]}
            />
            <DataTable
              caption={t('visits.exchange-title')}
              captionHidden
              rows={items}
              keyOf={({ organisationId }) => organisationId}
              columns={[
                { name: t('visits.organisation'), cell: ({ name }) => name },
                { name: t('visits.lent'), cell: (one) => numberInWords(one.lent, 1), number: true },
                { name: t('visits.received'), cell: (one) => numberInWords(one.received, 1), number: true },
                {
                  name: t('visits.balance'),
                  cell: (one) => numberInWords(one.lent - one.received, 1),
                  number: true,
                },
              ]}
            />
          </>
        )
      }
    </Answer>
  )
}

function Network({ span }: { span: Span }) {
  const t = useText()
  const network = useAnswer(figures.networkExchange, span, { keepPrevious: true })
  const told = (days: number | null, hidden: string) => (days === null ? hidden : numberInWords(days, 1))
  return (
    <Section title={t('visits.network-exchange')}>
      <p className="vi-soft">{t('visits.network-exchange-lead')}</p>
      <Answer of={network} bones={5}>
        {({ items, lent, received }) =>
          items.length === 0 ? (
            <p>{t('visits.exchange-none')}</p>
          ) : (
            <DataTable
              caption={t('visits.network-exchange')}
              captionHidden
              rows={[...items, { name: t('visits.all'), lent, received }]}
              keyOf={({ name }) => name}
              columns={[
                { name: t('visits.organisation'), cell: ({ name }) => name },
                {
                  name: t('visits.lent'),
                  cell: (one) =>
                    told(
                      one.lent,
                      t(one.name === t('visits.all') ? 'visits.sum-hidden' : 'visits.hidden-sum'),
                    ),
                  number: true,
                },
                {
                  name: t('visits.received'),
                  cell: (one) =>
                    told(
                      one.received,
                      t(one.name === t('visits.all') ? 'visits.sum-hidden' : 'visits.hidden-sum'),
                    ),
                  number: true,
                },
              ]}
            />
          )
        }
      </Answer>
    </Section>
  )
}
