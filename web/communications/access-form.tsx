import { type FormEvent, useState } from 'react'
import { communicationOffice } from '../../features/communications/office-contract.ts'
import { operations } from '../../features/communications/rest-rules.ts'
import { useAct } from '../asking.ts'
import type { Answered } from '../call.ts'
import { Button } from '../design/button.tsx'
import { TextField } from '../design/field.tsx'
import { Notice, ProblemNotice } from '../design/notice.tsx'
import { Section } from '../design/page.tsx'
import { wordsOfReason } from '../design/reasons.ts'
import { announce } from '../design/results.tsx'
import { useText } from '../language.ts'

type Access = Answered<typeof communicationOffice.settings>['access']

/** Addresses and credentials of the service; what is kept can be tried, and changes nothing there. */
export function AccessForm({ office: { access } }: { office: { access: Access } }) {
  const t = useText()
  const [form, setForm] = useState(access)
  const [clientSecret, setClientSecret] = useState('')
  const save = useAct(communicationOffice.changeAccess, {
    refreshes: [communicationOffice.settings],
    onDone: () => {
      announce(t('communications.saved'))
      setClientSecret('')
      trial.reset()
    },
  })
  const trial = useAct(communicationOffice.tryAccess)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const { hasSecret: _, ...asked } = form
    save.mutate({ ...asked, ...(clientSecret ? { clientSecret } : {}) })
  }
  const text = (key: 'tokenUrl' | 'serviceUrl' | 'scope' | 'clientId') => ({
    label: t(`communications.access-${key}`),
    autoComplete: 'off',
    value: form[key],
    onText: (value: string) => setForm({ ...form, [key]: value.trim() }),
  })
  return (
    <form noValidate onSubmit={submit}>
      <Section title={t('communications.access-title')}>
        <p>{t('communications.access-lead')}</p>
        <div className="communication-fields">
          <TextField {...text('tokenUrl')} type="url" maxLength={500} />
          <TextField
            {...text('serviceUrl')}
            hint={t('communications.access-serviceUrl-hint')}
            type="url"
            maxLength={500}
          />
          <TextField {...text('scope')} maxLength={300} />
          <TextField {...text('clientId')} maxLength={300} />
          <TextField
            label={t('communications.access-clientSecret')}
            hint={access.hasSecret ? t('communications.access-secret-kept') : undefined}
            optional={access.hasSecret}
            type="password"
            autoComplete="off"
            maxLength={500}
            value={clientSecret}
            onText={setClientSecret}
          />
        </div>
        <details>
          <summary>{t('communications.access-operations')}</summary>
          <div className="communication-fields">
            {operations.map((name) => (
              <TextField
                key={name}
                label={name}
                optional
                maxLength={100}
                placeholder={name}
                value={form.operations[name] ?? ''}
                onText={(value) =>
                  setForm({ ...form, operations: { ...form.operations, [name]: value.trim() } })
                }
              />
            ))}
          </div>
        </details>
        <ProblemNotice problem={save.error ?? trial.error} />
        {trial.data && <Tried steps={trial.data.steps} />}
        <div className="vi-row">
          <Button kind="primary" type="submit" busy={save.isPending}>
            {t('communications.access-save')}
          </Button>
          {access.hasSecret && (
            <Button busy={trial.isPending} onClick={() => trial.mutate({})}>
              {t('communications.access-try')}
            </Button>
          )}
        </div>
        {access.hasSecret && <p className="vi-soft">{t('communications.access-try-hint')}</p>}
      </Section>
    </form>
  )
}

function Tried({ steps }: { steps: Answered<typeof communicationOffice.tryAccess>['steps'] }) {
  const t = useText()
  const fine = steps.every((one) => one.fine)
  return (
    <Notice
      kind={fine ? 'good' : 'caution'}
      live
      title={t(fine ? 'communications.access-fine' : 'communications.access-wrong')}
    >
      <ul>
        {steps.map((one) => (
          <li key={one.step}>
            {t(`communications.access-step-${one.step}`)}:{' '}
            {one.fine ? t('communications.access-step-fine') : wordsOfReason({ code: one.reason })}{' '}
            {one.words && <span className="vi-soft">({one.words})</span>}
          </li>
        ))}
      </ul>
    </Notice>
  )
}
