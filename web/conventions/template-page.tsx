import './words.ts'
import './conventions.css'
import { useEffect, useState } from 'react'
import { conventionOffice } from '../../features/conventions/office-contract.ts'
import { useAct, useAnswer } from '../asking.ts'
import type { Answered } from '../call.ts'
import { ActForm } from '../design/act-form.tsx'
import { Button } from '../design/button.tsx'
import { instantInWords } from '../design/dates.ts'
import { DocumentWords } from '../design/document-words.tsx'
import { TextArea, TextField } from '../design/field.tsx'
import { Notice } from '../design/notice.tsx'
import { Page, Section } from '../design/page.tsx'
import { Answer } from '../design/pieces.tsx'
import { announce } from '../design/results.tsx'
import { useText } from '../language.ts'
import { Reasons } from './words-of.tsx'

/** The words from which offers are made: tried while they are written, on an invented convention. */
export function ConventionTemplatePage() {
  const t = useText()
  const asked = useAnswer(conventionOffice.template, {})
  return (
    <Page
      title={t('conventions.template-title')}
      lead={t('conventions.template-lead')}
      back={{ to: '/convenzioni', label: t('conventions.register-title') }}
    >
      <Answer of={asked} bones={10}>
        {(template) => <Editor template={template} />}
      </Answer>
    </Page>
  )
}

function Editor({ template }: { template: Answered<typeof conventionOffice.template> }) {
  const t = useText()
  const [title, setTitle] = useState(template.title)
  const [body, setBody] = useState(template.body)
  const check = useAct(conventionOffice.checkTemplate)
  const look = check.mutate
  useEffect(() => {
    const timer = setTimeout(() => look({ title, body }), 500)
    return () => clearTimeout(timer)
  }, [title, body, look])
  const write = useAct(conventionOffice.writeTemplate, {
    refreshes: [conventionOffice.template],
    onDone: () => announce(t('conventions.template-saved')),
  })
  const restore = () => {
    setTitle(template.usual.title)
    setBody(template.usual.body)
  }
  return (
    <>
      <Section title={t('conventions.template')}>
        <p className="vi-soft">
          {template.madeBy && template.madeAt
            ? t('conventions.template-by', { name: template.madeBy, at: instantInWords(template.madeAt) })
            : t('conventions.template-usual')}
        </p>
        <ActForm
          noValidate
          of={write}
          send={t('conventions.template-save')}
          onSend={() => write.mutate({ title, body })}
        >
          <TextField label={t('conventions.template-name')} value={title} onText={setTitle} />
          <TextArea
            label={t('conventions.template-body')}
            hint={t('conventions.template-body-hint')}
            rows={16}
            value={body}
            onText={setBody}
          />
          <details>
            <summary>{t('conventions.template-placeholders')}</summary>
            <ul>
              {template.placeholders.map(({ name, required }) => (
                <li key={name}>
                  <code>{`{{${name}}}`}</code> {required && `(${t('conventions.template-required')})`}
                </li>
              ))}
            </ul>
          </details>
          {check.data && check.data.reasons.length > 0 && (
            <Notice kind="caution" title={t('conventions.template-mend')} live>
              <Reasons reasons={check.data.reasons} />
            </Notice>
          )}
        </ActForm>
        {template.madeBy && (
          <div>
            <Button small kind="quiet" onClick={restore}>
              {t('conventions.template-restore')}
            </Button>
          </div>
        )}
      </Section>
      {check.data && (
        <Section title={t('conventions.template-sample')}>
          <DocumentWords document={check.data.document} />
        </Section>
      )}
    </>
  )
}
