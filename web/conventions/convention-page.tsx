import './words.ts'
import './conventions.css'
import { useNavigate, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { conventions } from '../../features/conventions/contract.ts'
import { useAct, useAnswer } from '../asking.ts'
import { addressOf } from '../call.ts'
import { Button, ButtonAnchor, ButtonLink } from '../design/button.tsx'
import { dateInWords } from '../design/dates.ts'
import { DocumentWords } from '../design/document-words.tsx'
import { Notice, ProblemNotice } from '../design/notice.tsx'
import { Page, Section } from '../design/page.tsx'
import { Answer, Facts } from '../design/pieces.tsx'
import { announce } from '../design/results.tsx'
import { useText } from '../language.ts'
import { DeclineDialog, InviteDialog, Signing } from './acts.tsx'
import { Moving } from './moving.tsx'
import { Partners } from './partners.tsx'
import { type Convention, costInWords, daysInWords, Reasons } from './words-of.tsx'

/** One convention: what it says in brief, what is to be done about it, its words, its partners. */
export function ConventionPage() {
  const t = useText()
  const { conventionId } = useParams({ from: '/signed-in/convenzioni/$conventionId' })
  const asked = useAnswer(conventions.convention, { conventionId })
  return (
    <Page
      title={asked.data?.terms.title || t('conventions.state-draft')}
      lead={asked.data && t('conventions.host-is', { name: asked.data.hostName })}
      back={{ to: '/convenzioni', label: t('conventions.register-title') }}
    >
      <Answer of={asked} bones={10}>
        {(convention) => <Whole key={convention.sha256} convention={convention} />}
      </Answer>
    </Page>
  )
}

function Whole({ convention }: { convention: Convention }) {
  const t = useText()
  const { id, may, state, document, sha256, isHost, warnings } = convention
  return (
    <>
      {state === 'draft' && <Draft convention={convention} />}
      {warnings.length > 0 && (
        <Notice kind="caution" title={t('conventions.offered-twice')}>
          <Reasons reasons={warnings} />
        </Notice>
      )}
      {(may.sign || may.adhere) && <Signing convention={convention} />}
      <Section title={t('conventions.facts')} actions={<Acts convention={convention} />}>
        <InBrief convention={convention} />
      </Section>
      {!isHost && state !== 'draft' && <Moving convention={convention} />}
      {state !== 'draft' && <Partners convention={convention} />}
      <Section
        title={t('conventions.words')}
        actions={
          <>
            <ButtonAnchor
              small
              download
              href={addressOf(conventions.document, { conventionId: id, format: 'pdf' }, true)}
            >
              {t('conventions.download-pdf')}
            </ButtonAnchor>
            <ButtonAnchor
              small
              download
              href={addressOf(conventions.document, { conventionId: id, format: 'docx' }, true)}
            >
              {t('conventions.download-docx')}
            </ButtonAnchor>
          </>
        }
      >
        <DocumentWords document={document} />
        <p className="vi-soft convention-hash">{t('conventions.hash', { sha256 })}</p>
      </Section>
    </>
  )
}

function InBrief({ convention: { terms } }: { convention: Convention }) {
  const t = useText()
  const facts = [
    {
      name: t('conventions.fact-period'),
      value: t('conventions.period', { from: dateInWords(terms.from), until: dateInWords(terms.until) }),
    },
    { name: t('conventions.fact-days'), value: daysInWords(terms) },
    { name: t('conventions.fact-cost'), value: costInWords(terms) },
    { name: t('conventions.fact-notice'), value: t('conventions.notice-days', { count: terms.noticeDays }) },
    {
      name: t('conventions.fact-renewal'),
      value:
        terms.renewsMonths === null
          ? t('conventions.renewal-none')
          : t('conventions.renewal-months', { count: terms.renewsMonths }),
    },
    {
      name: t('conventions.fact-names'),
      value: t(terms.names ? 'conventions.names-yes' : 'conventions.names-no'),
    },
  ]
  return <Facts facts={facts} />
}

function Acts({ convention: { id, may, state } }: { convention: Convention }) {
  const t = useText()
  const [open, setOpen] = useState<'decline' | 'invite'>()
  return (
    <>
      {may.decline && (
        <Button small onClick={() => setOpen('decline')}>
          {t('conventions.decline')}
        </Button>
      )}
      {may.invite && (
        <Button small onClick={() => setOpen('invite')}>
          {t('conventions.invite')}
        </Button>
      )}
      {state !== 'draft' && (
        <ButtonLink small to="/convenzioni/$conventionId/rapporto" params={{ conventionId: id }}>
          {t('conventions.report')}
        </ButtonLink>
      )}
      {may.renew && (
        <ButtonLink small to="/convenzioni/nuova" search={{ renews: id }}>
          {t('conventions.renew')}
        </ButtonLink>
      )}
      {may.end && (
        <ButtonLink small to="/convenzioni/$conventionId/fine" params={{ conventionId: id }}>
          {t('conventions.end')}
        </ButtonLink>
      )}
      {open === 'decline' && <DeclineDialog conventionId={id} onClose={() => setOpen(undefined)} />}
      {open === 'invite' && <InviteDialog conventionId={id} onClose={() => setOpen(undefined)} />}
    </>
  )
}

function Draft({ convention: { id, reasons, may } }: { convention: Convention }) {
  const t = useText()
  const navigate = useNavigate()
  const refreshes = [conventions.convention, conventions.register]
  const offer = useAct(conventions.offer, {
    refreshes,
    onDone: () => announce(t('conventions.offered-done')),
  })
  const remove = useAct(conventions.remove, {
    refreshes: [conventions.register],
    onDone: () => {
      announce(t('conventions.deleted-done'))
      void navigate({ to: '/convenzioni' })
    },
  })
  return (
    <Section title={t('conventions.state-draft')}>
      {reasons.length > 0 ? (
        <Notice kind="caution" title={t('conventions.missing')}>
          <Reasons reasons={reasons} />
        </Notice>
      ) : (
        <p>{t('conventions.offer-lead')}</p>
      )}
      <ProblemNotice problem={offer.error ?? remove.error} />
      {may.write && (
        <div className="vi-row">
          {reasons.length === 0 && (
            <Button kind="primary" busy={offer.isPending} onClick={() => offer.mutate({ conventionId: id })}>
              {t('conventions.offer')}
            </Button>
          )}
          <ButtonLink to="/convenzioni/$conventionId/bozza" params={{ conventionId: id }}>
            {t('conventions.write-on')}
          </ButtonLink>
          <Button kind="quiet" busy={remove.isPending} onClick={() => remove.mutate({ conventionId: id })}>
            {t('conventions.delete')}
          </Button>
        </div>
      )}
    </Section>
  )
}
