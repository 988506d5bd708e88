import { type FormEvent, useState } from 'react'
import { openId } from '../../features/access/provider-contract.ts'
import { reasonsNotToRegister } from '../../features/access/provider-rules.ts'
import { useAct } from '../asking.ts'
import type { Answered } from '../call.ts'
import { Button } from '../design/button.tsx'
import { Dialog } from '../design/dialog.tsx'
import { SelectField, TextField } from '../design/field.tsx'
import { Notice, ProblemNotice } from '../design/notice.tsx'
import { wordsOfReason } from '../design/reasons.ts'
import { announce } from '../design/results.tsx'
import { useText } from '../language.ts'

type Provider = Answered<typeof openId.identityProviders>['items'][number]

const fresh = {
  ...{ name: '', issuer: '', clientId: '', clientSecret: '', claim: 'fiscal_number' },
  matchOn: 'fiscal-code' as Provider['matchOn'],
  clientAuthentication: 'client_secret_basic' as Provider['clientAuthentication'],
}
/** Under which field a reason is said. */
const fieldOf: Record<string, keyof typeof fresh> = {
  'access/provider-name-missing': 'name',
  'access/provider-name-taken': 'name',
  'access/issuer-no-address': 'issuer',
  'access/issuer-not-https': 'issuer',
  'access/client-id-missing': 'clientId',
  'access/client-secret-missing': 'clientSecret',
  'access/client-secret-of-another': 'clientSecret',
  'access/claim-missing': 'claim',
}

/** Adds or changes a provider: all that is wrong is said at once, and the provider may be tried before. */
export function ProviderForm({ provider, onClose }: { provider: Provider | undefined; onClose: () => void }) {
  const t = useText()
  const [form, setForm] = useState({ ...fresh, ...provider, clientSecret: '' })
  const [looked, setLooked] = useState(false)
  const set = (changed: Partial<typeof fresh>) => {
    setForm({ ...form, ...changed })
    trial.reset()
  }
  const done = (words: string) => {
    announce(words)
    onClose()
  }
  const refreshes = [openId.identityProviders]
  const add = useAct(openId.addIdentityProvider, {
    refreshes,
    onDone: () => done(t('access.provider-added')),
  })
  const change = useAct(openId.changeIdentityProvider, {
    refreshes,
    onDone: () => done(t('access.provider-changed')),
  })
  const trial = useAct(openId.tryIdentityProvider)
  const { clientSecret, clientAuthentication, claim, matchOn } = form
  const [name, issuer, clientId] = [form.name.trim(), form.issuer.trim(), form.clientId.trim()]
  const byKey = clientAuthentication === 'private_key_jwt'
  const asked = {
    ...{ name, issuer, clientId, claim, matchOn },
    ...(clientSecret && !byKey ? { clientSecret } : {}),
  }
  const before = provider ? { before: { issuer: provider.issuer } } : {}
  const reasons = reasonsNotToRegister(
    { ...asked, clientAuthentication },
    { publicUrl: window.location.origin, taken: [], ...before },
  )
  const errorOf = (field: keyof typeof fresh) => {
    const reason = looked ? reasons.find(({ code }) => fieldOf[code] === field) : undefined
    return reason && wordsOfReason(reason)
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setLooked(true)
    if (reasons.length > 0) return
    if (provider) change.mutate({ ...asked, providerId: provider.id })
    else add.mutate({ ...asked, clientAuthentication })
  }
  const text = (field: 'name' | 'issuer' | 'clientId' | 'claim') => ({
    value: form[field],
    error: errorOf(field),
    onText: (value: string) => set({ [field]: value }),
  })
  return (
    <Dialog
      title={provider ? t('access.provider-change-label', { name: provider.name }) : t('access.provider-add')}
      onClose={onClose}
    >
      <form className="vi-stack" noValidate onSubmit={submit}>
        <ProblemNotice problem={add.error ?? change.error} />
        <TextField label={t('access.provider-name')} maxLength={100} {...text('name')} />
        <TextField
          label={t('access.provider-issuer')}
          hint={t('access.provider-issuer-hint')}
          type="url"
          maxLength={500}
          {...text('issuer')}
        />
        <TextField
          label={t('access.provider-client-id')}
          autoComplete="off"
          maxLength={500}
          {...text('clientId')}
        />
        {provider ? (
          <p>
            {t('access.provider-authentication')}:{' '}
            {t(`access.provider-authentication-${clientAuthentication}`)}.{' '}
            <span className="vi-soft">{t('access.provider-way-fixed')}</span>
          </p>
        ) : (
          <SelectField
            label={t('access.provider-authentication')}
            hint={t('access.provider-authentication-hint')}
            value={clientAuthentication}
            options={(['client_secret_basic', 'private_key_jwt'] as const).map((way) => ({
              value: way,
              label: t(`access.provider-authentication-${way}`),
            }))}
            onText={(way) => set({ clientAuthentication: way as typeof clientAuthentication })}
          />
        )}
        {!byKey && (
          <TextField
            label={t('access.provider-client-secret')}
            hint={provider ? t('access.provider-secret-kept') : undefined}
            optional={provider !== undefined}
            type="password"
            autoComplete="off"
            maxLength={500}
            error={errorOf('clientSecret')}
            value={clientSecret}
            onText={(secret) => set({ clientSecret: secret })}
          />
        )}
        <TextField
          label={t('access.provider-claim')}
          hint={t('access.provider-claim-hint')}
          maxLength={100}
          {...text('claim')}
        />
        <SelectField
          label={t('access.provider-match')}
          value={matchOn}
          options={(['fiscal-code', 'email'] as const).map((way) => ({
            value: way,
            label: t(`access.provider-match-${way}`),
          }))}
          onText={(way) => set({ matchOn: way === 'email' ? 'email' : 'fiscal-code' })}
        />
        <ProblemNotice problem={trial.error} />
        {trial.data &&
          (trial.data.reasons.length === 0 ? (
            <Notice kind="good" live>
              <p>{t('access.provider-tried')}</p>
            </Notice>
          ) : (
            <Notice kind="caution" live title={t('access.provider-tried-not')}>
              <ul>
                {trial.data.reasons.map((reason) => (
                  <li key={reason.code}>{wordsOfReason(reason)}</li>
                ))}
              </ul>
            </Notice>
          ))}
        <div className="vi-row">
          <Button kind="primary" type="submit" busy={add.isPending || change.isPending}>
            {t(provider ? 'access.provider-save' : 'access.provider-add')}
          </Button>
          <Button
            busy={trial.isPending}
            onClick={() => trial.mutate({ issuer, claim, clientAuthentication })}
          >
            {t('access.provider-try')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
