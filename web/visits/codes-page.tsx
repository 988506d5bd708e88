import './words.ts'
import './visits.css'
import { useParams } from '@tanstack/react-router'
import { hosting } from '../../features/visits/hosting-contract.ts'
import { useAct, useAnswer } from '../asking.ts'
import type { Answered } from '../call.ts'
import { Button } from '../design/button.tsx'
import { ProblemNotice } from '../design/notice.tsx'
import { Page, Section } from '../design/page.tsx'
import { Answer } from '../design/pieces.tsx'
import { announce } from '../design/results.tsx'
import { useText } from '../language.ts'
import { hasRole, useSession } from '../session.ts'
import { Ground } from './ground.tsx'

type Coded = Answered<typeof hosting.seatCodes>

/** Codes to print and fix to the seats; off until the organisation has recorded what they rest on. */
export function CodesPage() {
  const t = useText()
  const { siteId } = useParams({ strict: false }) as { siteId: string }
  // Who only records the ground prints nothing.
  const hosts = hasRole(useSession(), 'space-host', 'administrator')
  return (
    <Page
      title={t('visits.codes-title')}
      lead={t('visits.codes-lead')}
      back={{ to: `/ospiti/${siteId}`, label: t('visits.to-board') }}
    >
      <div className="not-printed">
        <Ground />
      </div>
      {hosts && <Codes siteId={siteId} />}
    </Page>
  )
}

/** The ground alone, of all sites: who records it need not host. */
export function GroundPage() {
  const t = useText()
  return (
    <Page title={t('visits.codes-title')} lead={t('visits.codes-lead')}>
      <Ground />
    </Page>
  )
}

function Codes({ siteId }: { siteId: string }) {
  const codes = useAnswer(hosting.seatCodes, { siteId })
  return (
    <Answer of={codes} bones={6}>
      {(found) => (found.grounded ? <Printed siteId={siteId} codes={found} /> : null)}
    </Answer>
  )
}

function Printed({ siteId, codes: { items } }: { siteId: string; codes: Coded }) {
  const t = useText()
  const making = useAct(hosting.makeSeatCodes, {
    refreshes: [hosting.seatCodes],
    onDone: ({ made }) => announce(t('visits.codes-made', { count: made })),
  })
  const made = items.flatMap(({ code, ...seat }) => (code ? [{ ...seat, code }] : []))
  return (
    <Section title={t('visits.to-codes')} plain>
      <div className="vi-row not-printed">
        {made.length === 0 ? (
          <Button kind="primary" busy={making.isPending} onClick={() => making.mutate({ siteId })}>
            {t('visits.codes-make')}
          </Button>
        ) : (
          <Button kind="primary" onClick={() => window.print()}>
            {t('visits.codes-print')}
          </Button>
        )}
      </div>
      {made.length > 0 && (
        <details className="not-printed">
          <summary>{t('visits.codes-renew')}</summary>
          <p>{t('visits.codes-renew-lead')}</p>
          <Button busy={making.isPending} onClick={() => making.mutate({ siteId })}>
            {t('visits.codes-renew')}
          </Button>
        </details>
      )}
      <ProblemNotice problem={making.error} />
      {made.length === 0 && <p>{t('visits.codes-none')}</p>}
      <ul className="seat-codes">
        {made.map(({ seatId, seat, floor, code: { side, path } }) => (
          <li key={seatId}>
            <strong>{seat}</strong>
            {floor && <span className="vi-soft">{floor}</span>}
            <svg
              viewBox={`0 0 ${side} ${side}`}
              role="img"
              aria-label={t('visits.code-of', { seat })}
              shapeRendering="crispEdges"
            >
              <path d={path} />
            </svg>
            <p>{t('visits.code-say')}</p>
            <span className="not-printed">
              <Button
                small
                kind="quiet"
                aria-label={t('visits.codes-renew-one', { seat })}
                onClick={() => making.mutate({ siteId, seatId })}
              >
                {t('visits.codes-renew-one', { seat })}
              </Button>
            </span>
          </li>
        ))}
      </ul>
    </Section>
  )
}
