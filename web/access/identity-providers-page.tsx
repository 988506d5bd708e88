import './words.ts'
import './access.css'
import { type FormEvent, useState } from 'react'
import { access } from '../../features/access/contract.ts'
import { useAct, useAnswer } from '../asking.ts'
import type { Answered } from '../call.ts'
import { Button } from '../design/button.tsx'
import { instantInWords } from '../design/dates.ts'
import { Dialog } from '../design/dialog.tsx'
import { SelectField, TextField } from '../design/field.tsx'
import { ProblemNotice } from '../design/notice.tsx'
import { Page, Section } from '../design/page.tsx'
import { Answer, Empty } from '../design/pieces.tsx'
import { announce } from '../design/results.tsx'
import { useText } from '../language.ts'

type Provider = Answered<typeof access.identityProviders>['items'][number]

export function IdentityProvidersPage() {
  const t = useText()
  const providers = useAnswer(access.identityProviders, {})
  const [adding, setAdding] = useState(false)
  const remove = useAct(access.removeIdentityProvider, { refreshes: [access.identityProviders] })
  const add = (
    <Button kind="primary" onClick={() => setAdding(true)}>
      {t('access.provider-add')}
    </Button>
  )
  return (
    <Page title={t('access.providers-title')} lead={t('access.providers-lead')}>
      <ProblemNotice problem={remove.error} />
      <Answer of={providers}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty icon="key" title={t('access.providers-empty')} action={add}>
              <p>{t('access.providers-empty-lead')}</p>
            </Empty>
          ) : (
            <>
              {items.map((provider) => (
                <Section
                  key={provider.id}
                  title={provider.name}
                  actions={
                    <Button
                      kind="danger"
                      small
                      aria-label={t('access.provider-remove-label', { name: provider.name })}
                      onClick={() =>
                        remove.mutate(
                          { providerId: provider.id },
                          {
                            onSuccess: () => announce(t('access.provider-removed', { name: provider.name })),
                          },
                        )
                      }
                    >
                      {t('access.provider-remove')}
                    </Button>
                  }
                >
                  <dl className="vi-lines">
                    <div>
                      <dt>{t('access.provider-issuer')}</dt>
                      <dd className="vi-long">{provider.issuer}</dd>
                    </div>
                    <div>
                      <dt>{t('access.provider-claim')}</dt>
                      <dd>
                        <code>{provider.claim}</code> · {t('access.provider-match')}{' '}
                        {t(`access.provider-match-${provider.matchOn}`)}
                      </dd>
                    </div>
                    <div>
                      <dt>{t('access.provider-authentication')}</dt>
                      <dd>
                        <Authentication provider={provider} />
                      </dd>
                    </div>
                  </dl>
                </Section>
              ))}
              <div>{add}</div>
            </>
          )
        }
      </Answer>
      {adding && <AddProvider onClose={() => setAdding(false)} />}
    </Page>
  )
}

/** With a key of ours: where the provider reads it, since when it signs, and the button for the next. */
function Authentication({ provider }: { provider: Provider }) {
  const t = useText()
  const replace = useAct(access.replaceProviderKey, { refreshes: [access.identityProviders] })
  const { id, name, clientAuthentication, keysAddress, keyUsedSince } = provider
  if (!keysAddress || !keyUsedSince) return <>{t(`access.provider-authentication-${clientAuthentication}`)}</>
  return (
    <div className="vi-stack vi-stack-tight">
      <span>{t(`access.provider-authentication-${clientAuthentication}`)}</span>
      <a href={keysAddress} className="vi-long">
        {keysAddress}
      </a>
      <span className="vi-soft">
        {t('access.provider-keys-lead')}{' '}
        {t('access.provider-key-since', { at: instantInWords(keyUsedSince) })}
      </span>
      <ProblemNotice problem={replace.error} />
      <div>
        <Button
          small
          busy={replace.isPending}
          aria-label={t('access.provider-key-replace-label', { name })}
          onClick={() =>
            replace.mutate(
              { providerId: id },
              { onSuccess: () => announce(t('access.provider-key-replaced')) },
            )
          }
        >
          {t('access.provider-key-replace')}
        </Button>
      </div>
    </div>
  )
}

function AddProvider({ onClose }: { onClose: () => void }) {
  const t = useText()
  const [name, setName] = useState('')
  const [issuer, setIssuer] = useState('')
  const [clientId, setClientId] = useState('')
  const [clientSecret, setClientSecret] = useState('')
  const [byKey, setByKey] = useState(false)
  const [claim, setClaim] = useState('fiscal_number')
  const [matchOn, setMatchOn] = useState<'fiscal-code' | 'email'>('fiscal-code')
  const add = useAct(access.addIdentityProvider, {
    refreshes: [access.identityProviders],
    onDone: () => {
      announce(t('access.provider-added'))
      onClose()
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    add.mutate({
      ...{ name, issuer, clientId, claim, matchOn },
      ...(byKey ? { clientAuthentication: 'private_key_jwt' } : { clientSecret }),
    })
  }
  return (
    <Dialog title={t('access.provider-add')} onClose={onClose}>
      <form className="vi-stack" onSubmit={submit}>
        <ProblemNotice problem={add.error} />
        <TextField label={t('access.provider-name')} value={name} onText={setName} />
        <TextField
          label={t('access.provider-issuer')}
          hint={t('access.provider-issuer-hint')}
          type="url"
          value={issuer}
          onText={setIssuer}
        />
        <TextField
          label={t('access.provider-client-id')}
          autoComplete="off"
          value={clientId}
          onText={setClientId}
        />
        <SelectField
          label={t('access.provider-authentication')}
          hint={t('access.provider-authentication-hint')}
          value={byKey ? 'private_key_jwt' : 'client_secret_basic'}
          options={(['client_secret_basic', 'private_key_jwt'] as const).map((way) => ({
            value: way,
            label: t(`access.provider-authentication-${way}`),
          }))}
          onText={(way) => setByKey(way === 'private_key_jwt')}
        />
        {!byKey && (
          <TextField
            label={t('access.provider-client-secret')}
            type="password"
            autoComplete="off"
            value={clientSecret}
            onText={setClientSecret}
          />
        )}
        <TextField
          label={t('access.provider-claim')}
          hint={t('access.provider-claim-hint')}
          value={claim}
          onText={setClaim}
        />
        <SelectField
          label={t('access.provider-match')}
          value={matchOn}
          options={(['fiscal-code', 'email'] as const).map((way) => ({
            value: way,
            label: t(`access.provider-match-${way}`),
          }))}
          onText={(way) => setMatchOn(way === 'email' ? 'email' : 'fiscal-code')}
        />
        <div>
          <Button kind="primary" type="submit" busy={add.isPending}>
            {t('access.provider-add')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
