import './words.ts'
import '../conventions/words.ts'
import '../access/words.ts'
import './alliance.css'
import { useState } from 'react'
import { conventions } from '../../features/conventions/contract.ts'
import { smallOffer } from '../../features/conventions/offer-contract.ts'
import { Confirming } from '../access/confirming.tsx'
import { useAct, useAnswer } from '../asking.ts'
import type { Answered } from '../call.ts'
import { ButtonLink } from '../design/button.tsx'
import { Notice, ProblemNotice } from '../design/notice.tsx'
import { Page, Section } from '../design/page.tsx'
import { Answer, Empty } from '../design/pieces.tsx'
import { useText } from '../language.ts'
import { OfferForm } from './offer-form.tsx'

type Convention = Answered<typeof conventions.convention>
type Made = { convention: Convention; desks: number; network: string }

/** A few desks in five minutes: what is needed and no more, then the standard convention to sign. */
export function OfferPage() {
  const t = useText()
  const offering = useAnswer(smallOffer.offering, {})
  const [made, setMade] = useState<Made | null>(null)
  return (
    <Page title={t('offer.title')} lead={made ? undefined : t('offer.lead')}>
      <Answer of={offering}>
        {(begun) =>
          made ? (
            <Signing made={made} />
          ) : begun.alliances.length === 0 ? (
            <Empty
              icon="people"
              title={t('offer.none')}
              action={
                <ButtonLink kind="primary" to="/rete/ente">
                  {t('network.mine-title')}
                </ButtonLink>
              }
            >
              <p>{t('offer.none-detail')}</p>
            </Empty>
          ) : begun.maySign ? (
            <OfferForm begun={begun} onMade={setMade} />
          ) : (
            <Notice kind="caution" title={t('offer.signs-not')} />
          )
        }
      </Answer>
    </Page>
  )
}

function Signing({ made: { convention, desks, network } }: { made: Made }) {
  const t = useText()
  const { id: conventionId, sha256, document } = convention
  const sign = useAct(conventions.sign, { refreshes: [conventions.register, conventions.convention] })
  if (sign.data)
    return (
      <Empty
        icon="check-circle"
        title={t('offer.done-title', { desks, network })}
        action={
          <ButtonLink kind="primary" to="/rete/ente">
            {t('network.mine-title')}
          </ButtonLink>
        }
      >
        <p role="status">{t('offer.done-lead')}</p>
      </Empty>
    )
  return (
    <Section title={t('offer.read-title')}>
      <p>{t('offer.read-lead')}</p>
      <details>
        <summary>{t('offer.read-words')}</summary>
        <article className="vi-stack vi-stack-tight" lang="it">
          <h3>{document.title}</h3>
          {document.blocks.map((block, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the words of an offer do not move
            <Block key={index} block={block} />
          ))}
        </article>
      </details>
      <ProblemNotice problem={sign.error} />
      <Confirming
        subject={sha256}
        busy={sign.isPending}
        onConfirmed={() => sign.mutate({ conventionId, sha256 })}
      />
      <p>
        <ButtonLink kind="quiet" to="/rete/ente">
          {t('offer.later')}
        </ButtonLink>
      </p>
    </Section>
  )
}

function Block({ block }: { block: Convention['document']['blocks'][number] }) {
  if (block.kind === 'heading') return <h4>{block.text}</h4>
  if (block.kind === 'paragraph') return <p>{block.text}</p>
  const items = block.kind === 'list' ? block.items : block.rows.map((row) => row.join(': '))
  return (
    <ul>
      {items.map((item) => (
        <li key={item}>{item}</li>
      ))}
    </ul>
  )
}
