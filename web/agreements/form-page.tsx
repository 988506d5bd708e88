import './words.ts'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { agreements } from '../../features/agreements/contract.ts'
import { useAct, useAnswer } from '../asking.ts'
import { Button } from '../design/button.tsx'
import { Notice, ProblemNotice } from '../design/notice.tsx'
import { Page, Section } from '../design/page.tsx'
import { Answer } from '../design/pieces.tsx'
import { announce } from '../design/results.tsx'
import { useText } from '../language.ts'
import { useSession } from '../session.ts'
import { olds, Reasons } from './acts.tsx'
import type { Form, FormTerms } from './terms.ts'
import { TermsFields } from './terms-fields.tsx'
import { DocumentWords } from './words-of.tsx'

/** A proposal: of a first agreement, a revision or a renewal; or the terms of one that is on its way. */
export function AgreementFormPage() {
  const t = useText()
  const { personId, kind, parentId, agreementId } = useSearch({ from: '/signed-in/agreement-form' })
  const existing = useAnswer(
    agreements.agreement,
    { agreementId: agreementId ?? '' },
    { enabled: !!agreementId },
  )
  const whose = existing.data
    ? {
        personId: existing.data.personId,
        kind: existing.data.kind,
        ...(existing.data.parentId ? { parentId: existing.data.parentId } : {}),
      }
    : { ...(personId ? { personId } : {}), kind: kind ?? 'first', ...(parentId ? { parentId } : {}) }
  const form = useAnswer(agreements.form, whose as never, { enabled: !agreementId || !!existing.data })
  const session = useSession()
  const isOwn = form.data?.personId === session?.person.id
  const title =
    form.data && !isOwn ? t('agreements.form-title-of', { name: form.data.name }) : t('agreements.form-title')
  return (
    <Page title={title} lead={t('agreements.form-lead')}>
      {existing.error && <ProblemNotice problem={existing.error} />}
      <Answer of={form} bones={10}>
        {(shown) => (
          <Proposal
            key={agreementId ?? 'new'}
            form={shown}
            whose={whose as never}
            agreementId={agreementId}
            begin={existing.data?.terms ?? shown.terms}
          />
        )}
      </Answer>
    </Page>
  )
}

type Whose = { personId?: string; kind: 'first' | 'revision' | 'renewal'; parentId?: string }

function Proposal(props: { form: Form; whose: Whose; agreementId: string | undefined; begin: FormTerms }) {
  const t = useText()
  const { form, whose, agreementId, begin } = props
  const navigate = useNavigate()
  const session = useSession()
  const [terms, setTerms] = useState(begin)
  const check = useAct(agreements.check)
  const look = check.mutate
  // biome-ignore lint/correctness/useExhaustiveDependencies: looked at a moment after the last change of the terms
  useEffect(() => {
    const timer = setTimeout(() => look({ ...whose, terms }), 500)
    return () => clearTimeout(timer)
  }, [terms])
  const done = {
    refreshes: olds,
    onDone: ({ id, state, personId }: { id: string; state: string; personId: string }) => {
      announce(t(state === 'draft' ? 'agreements.done-drafted' : 'agreements.done-proposed'))
      void (personId === session?.person.id
        ? navigate({ to: '/my-agreement' })
        : navigate({ to: '/agreements/$agreementId', params: { agreementId: id } }))
    },
  }
  const write = useAct(agreements.write, done)
  const rewrite = useAct(agreements.rewrite, done)
  const busy = write.isPending || rewrite.isPending
  const send = (propose: boolean) =>
    agreementId ? rewrite.mutate({ agreementId, terms, propose }) : write.mutate({ ...whose, terms, propose })
  const approvals = form.approvals.map((one) => t(`agreements.approver-${one}`)).join(', ')
  const reasons = check.data?.reasons ?? []
  return (
    <>
      <TermsFields terms={terms} form={form} onTerms={setTerms} />
      {check.data && (
        <Section title={t('agreements.preview')}>
          <DocumentWords document={check.data.document} />
        </Section>
      )}
      <Section title={t('agreements.send')}>
        <p>
          {t('agreements.form-goes', {
            approvals: approvals || t('agreements.form-goes-nobody'),
            signer: t(`agreements.approver-${form.signer}`),
          })}
        </p>
        {check.data &&
          (reasons.length > 0 ? (
            <Notice kind="caution" title={t('agreements.to-mend')} live>
              <Reasons reasons={reasons} />
            </Notice>
          ) : (
            <Notice kind="good" title={t('agreements.all-in-order')} live />
          ))}
        <ProblemNotice problem={write.error ?? rewrite.error ?? check.error} />
        <div className="vi-row">
          <Button kind="primary" busy={busy} onClick={() => send(true)}>
            {t('agreements.send')}
          </Button>
          <Button busy={busy} onClick={() => send(false)}>
            {t('agreements.save-draft')}
          </Button>
        </div>
      </Section>
    </>
  )
}
