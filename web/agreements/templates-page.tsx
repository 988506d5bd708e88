import './words.ts'
import { useEffect, useState } from 'react'
import { agreementOffice } from '../../features/agreements/office-contract.ts'
import { type Frame, frames } from '../../features/agreements/rules.ts'
import type { Day } from '../../vocabulary/day.ts'
import { useAct, useAnswer } from '../asking.ts'
import type { Answered } from '../call.ts'
import { today } from '../clock.ts'
import { Button } from '../design/button.tsx'
import { dateInWords } from '../design/dates.ts'
import { SelectField, TextArea, TextField } from '../design/field.tsx'
import { Notice, ProblemNotice } from '../design/notice.tsx'
import { Page, Section } from '../design/page.tsx'
import { Answer } from '../design/pieces.tsx'
import { announce } from '../design/results.tsx'
import { useText } from '../language.ts'
import { hasRole, useSession } from '../session.ts'
import { Reasons } from './acts.tsx'
import { AgreementPages } from './pages.tsx'
import { DocumentWords } from './words-of.tsx'

type Templates = Answered<typeof agreementOffice.templates>

/** Templates by contract: read, tried on an invented person, and written anew from a day on. */
export function AgreementTemplatesPage() {
  const t = useText()
  const [frame, setFrame] = useState<Frame>('local')
  const asked = useAnswer(agreementOffice.templates, {})
  return (
    <Page title={t('agreements.templates-title')} lead={t('agreements.templates-lead')}>
      <AgreementPages />
      <SelectField
        label={t('agreements.field-frame')}
        value={frame}
        options={frames.map((value) => ({ value, label: t(`agreements.frame-${value}`) }))}
        onText={(value) => setFrame(value as Frame)}
      />
      <Answer of={asked} bones={8}>
        {(templates) => <Editor key={frame} frame={frame} templates={templates} />}
      </Answer>
    </Page>
  )
}

function Editor({ frame, templates }: { frame: Frame; templates: Templates }) {
  const t = useText()
  const mayWrite = hasRole(useSession(), 'hr-office')
  const own = templates.items.filter((one) => one.frame === frame)
  const present = own.find(({ validFrom }) => validFrom === null || validFrom <= today()) ?? own[0]!
  const [title, setTitle] = useState(present.title)
  const [body, setBody] = useState(present.body)
  const [validFrom, setValidFrom] = useState<string>(today())
  const check = useAct(agreementOffice.checkTemplate)
  const look = check.mutate
  useEffect(() => {
    const timer = setTimeout(() => look({ title, body }), 500)
    return () => clearTimeout(timer)
  }, [title, body, look])
  const write = useAct(agreementOffice.writeTemplate, {
    refreshes: [agreementOffice.templates],
    onDone: () => announce(t('agreements.template-saved')),
  })
  return (
    <>
      <Section title={t(`agreements.frame-${frame}`)}>
        <p className="vi-soft">
          {present.validFrom
            ? t('agreements.template-from-day', {
                day: dateInWords(present.validFrom),
                by: present.madeBy ?? '',
              })
            : t('agreements.template-brought')}
        </p>
        <TextField label={t('agreements.template-title')} value={title} onText={setTitle} />
        <TextArea
          label={t('agreements.template-body')}
          hint={t('agreements.template-body-hint')}
          value={body}
          rows={16}
          onText={setBody}
        />
        <details>
          <summary>{t('agreements.template-placeholders')}</summary>
          <ul>
            {templates.placeholders.map(({ name, required }) => (
              <li key={name}>
                <code>{`{{${name}}}`}</code> {required && `(${t('agreements.template-required')})`}
              </li>
            ))}
          </ul>
        </details>
        {check.data && check.data.reasons.length > 0 && (
          <Notice kind="caution" title={t('agreements.to-mend')} live>
            <Reasons reasons={check.data.reasons} />
          </Notice>
        )}
        {mayWrite && (
          <>
            <TextField
              label={t('agreements.template-valid-from')}
              type="date"
              value={validFrom}
              onText={(day) => day && setValidFrom(day)}
            />
            <ProblemNotice problem={write.error} />
            <div>
              <Button
                kind="primary"
                busy={write.isPending}
                onClick={() => write.mutate({ frame, title, body, validFrom: validFrom as Day })}
              >
                {t('agreements.template-save')}
              </Button>
            </div>
          </>
        )}
      </Section>
      {check.data && (
        <Section title={t('agreements.template-sample')}>
          <DocumentWords document={check.data.document} />
        </Section>
      )}
    </>
  )
}
