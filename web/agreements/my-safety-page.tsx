import './words.ts'
import './agreements.css'
import { useState } from 'react'
import { safety } from '../../features/agreements/safety-contract.ts'
import { useAct, useAnswer } from '../asking.ts'
import { type Answered, addressOf } from '../call.ts'
import { today } from '../clock.ts'
import { Button } from '../design/button.tsx'
import { dateInWords } from '../design/dates.ts'
import { CheckField } from '../design/field.tsx'
import { ProblemNotice } from '../design/notice.tsx'
import { Page, Section } from '../design/page.tsx'
import { Answer, Empty } from '../design/pieces.tsx'
import { announce } from '../design/results.tsx'
import { useText } from '../language.ts'
import { DocumentWords } from './words-of.tsx'

type Mine = Answered<typeof safety.mine>

/** The notice to read, what was received of it, and the receipts. */
export function MySafetyPage() {
  const t = useText()
  const asked = useAnswer(safety.mine, {})
  return (
    <Page title={t('safety.title-mine')} lead={t('safety.lead-mine')}>
      <Answer of={asked} bones={8}>
        {(mine) => (
          <>
            {mine.notice === null && mine.receipts.length === 0 && (
              <Empty icon="info-circle" title={t('safety.none')}>
                <p>{t('safety.none-lead')}</p>
              </Empty>
            )}
            {mine.notice && <Receiving mine={mine} notice={mine.notice} />}
            {mine.receipts.length > 0 && <Receipts receipts={mine.receipts} />}
          </>
        )}
      </Answer>
    </Page>
  )
}

function Standing({ standing }: { standing: Mine['standing'][number] }) {
  const t = useText()
  const { receivedOn, until } = standing
  if (!receivedOn || !until) return <p>{t('safety.never')}</p>
  const words = { day: dateInWords(receivedOn), until: dateInWords(until) }
  return <p>{t(until < today() ? 'safety.over' : 'safety.received', words)}</p>
}

function Receiving({ mine, notice }: { mine: Mine; notice: NonNullable<Mine['notice']> }) {
  const t = useText()
  const [read, setRead] = useState(false)
  const receive = useAct(safety.receive, {
    refreshes: [safety.mine],
    onDone: ({ until }) => announce(t('safety.confirmed', { until: dateInWords(until) })),
  })
  const { version, sha256 } = notice
  return (
    <Section title={t('safety.words', { version })}>
      <DocumentWords document={notice.document} />
      <p className="agreement-hash vi-soft">SHA-256 {sha256}</p>
      <CheckField label={t('safety.read')} checked={read} onCheck={setRead} />
      <ProblemNotice problem={receive.error} />
      {mine.standing.map((standing) => (
        <div key={standing.capacity} className="vi-stack vi-stack-tight">
          {mine.standing.length > 1 && <h3>{t(`safety.as-${standing.capacity}`)}</h3>}
          <Standing standing={standing} />
          <div>
            <Button
              kind="primary"
              disabled={!read}
              busy={receive.isPending}
              onClick={() => receive.mutate({ version, sha256, capacity: standing.capacity })}
            >
              {t('safety.confirm')}
            </Button>
          </div>
        </div>
      ))}
    </Section>
  )
}

function Receipts({ receipts }: { receipts: Mine['receipts'] }) {
  const t = useText()
  return (
    <Section title={t('safety.receipts')}>
      <ul className="agreement-steps">
        {receipts.map(({ capacity, receivedOn }) => (
          <li key={capacity + receivedOn}>
            <a href={addressOf(safety.receipt, { capacity, receivedOn }, true)} download>
              {t('safety.download', { day: dateInWords(receivedOn) })}
            </a>
            <br />
            <span className="vi-soft">{t(`safety.capacity-${capacity}`)}</span>
          </li>
        ))}
      </ul>
    </Section>
  )
}
