import { useState } from 'react'
import { agreements } from '../../features/agreements/contract.ts'
import { agreementOffice, documents } from '../../features/agreements/office-contract.ts'
import { useAct, useAnswer } from '../asking.ts'
import { addressOf } from '../call.ts'
import { Button, ButtonAnchor } from '../design/button.tsx'
import { dateInWords } from '../design/dates.ts'
import { SelectField, TextField } from '../design/field.tsx'
import { Icon } from '../design/icon.tsx'
import { ProblemNotice } from '../design/notice.tsx'
import { Section } from '../design/page.tsx'
import { Answer, Badge, Facts } from '../design/pieces.tsx'
import { useText } from '../language.ts'
import { hasRole, useSession } from '../session.ts'
import { Acts } from './acts.tsx'
import { DocumentWords, nextOf, StateBadge, Steps, untilInWords, type Whole } from './words-of.tsx'

/** An agreement whole: where it stands and what may be done, the words, the steps, the files. */
export function AgreementView({ agreementId }: { agreementId: string }) {
  const asked = useAnswer(agreements.agreement, { agreementId })
  return (
    <Answer of={asked} bones={8}>
      {(agreement) => <Loaded agreement={agreement} />}
    </Answer>
  )
}

function Loaded({ agreement }: { agreement: Whole }) {
  const t = useText()
  const { kind, origin, state, startsOn, endsOn, terms, team, steps, document, sha256, id } = agreement
  const { protocol, evaluation } = agreement
  const next = nextOf(agreement)
  const until = startsOn === null ? terms.until : endsOn
  return (
    <>
      <Section title={t(origin === 'paper' ? 'agreements.on-paper' : `agreements.kind-${kind}`)}>
        <Facts
          facts={[
            { name: t('agreements.fact-state'), value: <StateBadge state={state} /> },
            ...(next ? [{ name: t('agreements.fact-next'), value: next }] : []),
            { name: t('agreements.fact-from'), value: dateInWords(startsOn ?? terms.from) },
            { name: t('agreements.fact-until'), value: untilInWords(until) },
            { name: t('agreements.fact-days'), value: terms.daysPerMonth },
            ...(team ? [{ name: t('agreements.fact-team'), value: team }] : []),
          ]}
        />
        <Acts agreement={agreement} />
        {evaluation && (
          <p>
            {t('agreements.evaluation', { outcome: t(`agreements.evaluation-${evaluation.outcome}`) })}{' '}
            {evaluation.words}
          </p>
        )}
        {protocol && (
          <p>
            {t('agreements.protocol', {
              number: protocol.number,
              day: dateInWords(protocol.registeredOn),
            })}
          </p>
        )}
      </Section>
      <Section title={t('agreements.words')}>
        <DocumentWords document={document} />
        <div className="vi-row">
          <ButtonAnchor
            download
            href={addressOf(documents.download, { agreementId: id, format: 'pdf' }, true)}
          >
            <Icon name="download" /> {t('agreements.pdf')}
          </ButtonAnchor>
          <ButtonAnchor
            kind="quiet"
            download
            href={addressOf(documents.download, { agreementId: id, format: 'docx' }, true)}
          >
            {t('agreements.docx')}
          </ButtonAnchor>
        </div>
        <p className="agreement-hash vi-soft">
          {t('agreements.hash')}: <code>{sha256}</code>
        </p>
      </Section>
      {agreement.files.length > 0 && <Files agreement={agreement} />}
      <Section title={t('agreements.steps')}>
        <Steps steps={steps} />
      </Section>
    </>
  )
}

function Files({ agreement: { files, personId } }: { agreement: Whole }) {
  const t = useText()
  const session = useSession()
  const mayCheck = hasRole(session, 'hr-office') && session?.person.id !== personId
  return (
    <Section title={t('agreements.files')}>
      <ul className="agreement-steps">
        {files.map(({ id, fileName, signature, tool, checkedBy, sha256 }) => (
          <li key={id}>
            <a href={addressOf(agreements.file, { fileId: id }, true)} download>
              {fileName}
            </a>{' '}
            <Badge kind={signature === 'valid' ? 'good' : signature === 'not-valid' ? 'bad' : 'caution'}>
              {t(`agreements.signature-${signature}`)}
            </Badge>{' '}
            {tool && t('agreements.verified-with', { tool, by: checkedBy ?? '' })}
            <p className="agreement-hash vi-soft">
              <code>{sha256}</code>
            </p>
            {mayCheck && signature === 'not-verified' && <CheckFile fileId={id} />}
          </li>
        ))}
      </ul>
    </Section>
  )
}

function CheckFile({ fileId }: { fileId: string }) {
  const t = useText()
  const [tool, setTool] = useState('')
  const [outcome, setOutcome] = useState<'valid' | 'not-valid'>('valid')
  const check = useAct(agreementOffice.checkFile, { refreshes: [agreements.agreement] })
  return (
    <div className="vi-stack vi-stack-tight vi-narrow">
      <TextField label={t('agreements.tool')} value={tool} onText={setTool} />
      <SelectField
        label={t('agreements.check')}
        value={outcome}
        options={(['valid', 'not-valid'] as const).map((value) => ({
          value,
          label: t(`agreements.outcome-${value}`),
        }))}
        onText={(text) => setOutcome(text as typeof outcome)}
      />
      <ProblemNotice problem={check.error} />
      <div>
        <Button small busy={check.isPending} onClick={() => check.mutate({ fileId, tool, outcome })}>
          {t('agreements.check')}
        </Button>
      </div>
    </div>
  )
}
