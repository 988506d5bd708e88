import './words.ts'
import './notices.css'
import { useState } from 'react'
import { notices } from '../../features/notices/contract.ts'
import { useAct, useAnswer } from '../asking.ts'
import type { Answered } from '../call.ts'
import { Button } from '../design/button.tsx'
import { instantInWords, numberInWords } from '../design/dates.ts'
import { TextField } from '../design/field.tsx'
import { Notice, ProblemNotice } from '../design/notice.tsx'
import { Page, Section } from '../design/page.tsx'
import { Answer, Facts } from '../design/pieces.tsx'
import { announce } from '../design/results.tsx'
import { DataTable } from '../design/table.tsx'
import { useText } from '../language.ts'

type Delivery = Answered<typeof notices.delivery>

/** For who administers: when people may be written to, what went out, whom it did not reach. */
export function DeliveryPage() {
  const t = useText()
  const delivery = useAnswer(notices.delivery, {})
  return (
    <Page title={t('notices.delivery-title')} lead={t('notices.delivery-lead')}>
      <Answer of={delivery} bones={6}>
        {(state) => (
          <>
            {!state.mails && <Notice kind="caution">{t('notices.delivery-no-server')}</Notice>}
            <div className="vi-columns">
              <BandForm key={`${state.band.from}${state.band.to}`} band={state.band} />
              <State state={state} />
            </div>
          </>
        )}
      </Answer>
      <Failures />
    </Page>
  )
}

function BandForm({ band }: { band: Delivery['band'] }) {
  const t = useText()
  const [mine, setMine] = useState(band)
  const change = useAct(notices.changeBand, {
    refreshes: [notices.delivery],
    onDone: () => announce(t('notices.delivery-band-saved')),
  })
  return (
    <Section title={t('notices.delivery-band')}>
      <p>{t('notices.delivery-band-lead')}</p>
      <ProblemNotice problem={change.error} />
      <form
        className="vi-stack vi-stack-tight"
        onSubmit={(event) => {
          event.preventDefault()
          change.mutate(mine)
        }}
      >
        <div className="vi-clocks">
          {(['from', 'to'] as const).map((end) => (
            <TextField
              key={end}
              type="time"
              label={t(`notices.band-${end}`)}
              value={mine[end]}
              onText={(clock) => setMine({ ...mine, [end]: clock })}
            />
          ))}
        </div>
        <div>
          <Button type="submit" kind="primary" busy={change.isPending}>
            {t('notices.save')}
          </Button>
        </div>
      </form>
    </Section>
  )
}

function State({ state: { waiting, outcomes } }: { state: Delivery }) {
  const t = useText()
  const facts = [
    { name: t('notices.delivery-waiting'), value: numberInWords(waiting) },
    ...outcomes.map(({ channel, outcome, count }) => ({
      name: `${t(`notices.delivery-channel-${channel}`)}, ${t(`notices.outcome-${outcome}`)}`,
      value: numberInWords(count),
    })),
  ]
  return (
    <Section title={t('notices.delivery-state')}>
      <Facts facts={facts} />
    </Section>
  )
}

function Failures() {
  const t = useText()
  const failures = useAnswer(notices.failures, {})
  const retry = useAct(notices.retryFailures, {
    refreshes: [notices.failures, notices.delivery],
    onDone: ({ retried }) => announce(t('notices.retried', { count: retried })),
  })
  return (
    <Section title={t('notices.failures')}>
      <ProblemNotice problem={retry.error} />
      <Answer of={failures} bones={2}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="vi-soft">{t('notices.failures-none')}</p>
          ) : (
            <DataTable
              caption={t('notices.failures')}
              captionHidden
              rows={items}
              keyOf={({ personId, channel, outcome }) => `${personId} ${channel} ${outcome}`}
              columns={[
                { name: t('notices.failure-person'), cell: ({ name }) => name },
                {
                  name: t('notices.failure-channel'),
                  cell: ({ channel }) => t(`notices.delivery-channel-${channel}`),
                },
                { name: t('notices.failure-count'), cell: ({ count }) => numberInWords(count), number: true },
                { name: t('notices.failure-last'), cell: ({ lastAt }) => instantInWords(lastAt) },
                {
                  name: t('notices.failure-why'),
                  cell: ({ fault, outcome }) => fault ?? t(`notices.outcome-${outcome}`),
                },
                {
                  name: t('notices.failure-retry'),
                  cell: ({ personId, name }) => (
                    <Button
                      small
                      aria-label={t('notices.failure-retry-of', { name })}
                      onClick={() => retry.mutate({ personId })}
                    >
                      {t('notices.failure-retry')}
                    </Button>
                  ),
                },
              ]}
            />
          )
        }
      </Answer>
    </Section>
  )
}
