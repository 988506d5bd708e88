import './words.ts'
import './access.css'
import { useState } from 'react'
import { openId } from '../../features/access/provider-contract.ts'
import { useAct, useAnswer } from '../asking.ts'
import type { Answered } from '../call.ts'
import { Button } from '../design/button.tsx'
import { instantInWords } from '../design/dates.ts'
import { Notice, ProblemNotice } from '../design/notice.tsx'
import { Page, Section } from '../design/page.tsx'
import { Answer, Empty } from '../design/pieces.tsx'
import { announce } from '../design/results.tsx'
import { useText } from '../language.ts'
import { ProviderForm } from './provider-form.tsx'

type Provider = Answered<typeof openId.identityProviders>['items'][number]

export function IdentityProvidersPage() {
  const t = useText()
  const providers = useAnswer(openId.identityProviders, {})
  /** Which one is changed; 'new' where one is added. */
  const [shown, setShown] = useState<Provider | 'new' | null>(null)
  const remove = useAct(openId.removeIdentityProvider, { refreshes: [openId.identityProviders] })
  const turn = useAct(openId.switchIdentityProvider, {
    refreshes: [openId.identityProviders],
    onDone: (_, { providerId, off }) =>
      announce(t(off ? 'access.provider-switched-off' : 'access.provider-switched-on'), () =>
        turn.mutate({ providerId, off: !off }),
      ),
  })
  const add = (
    <Button kind="primary" onClick={() => setShown('new')}>
      {t('access.provider-add')}
    </Button>
  )
  return (
    <Page title={t('access.providers-title')} lead={t('access.providers-lead')}>
      <ProblemNotice problem={remove.error ?? turn.error} />
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
                    <span className="vi-row">
                      <Button
                        small
                        aria-label={t('access.provider-change-label', { name: provider.name })}
                        onClick={() => setShown(provider)}
                      >
                        {t('access.provider-change')}
                      </Button>
                      <Button
                        small
                        busy={turn.isPending && turn.variables.providerId === provider.id}
                        aria-label={t(
                          provider.offSince ? 'access.provider-on-label' : 'access.provider-off-label',
                          { name: provider.name },
                        )}
                        onClick={() => turn.mutate({ providerId: provider.id, off: !provider.offSince })}
                      >
                        {t(provider.offSince ? 'access.provider-on' : 'access.provider-off')}
                      </Button>
                      <Button
                        kind="danger"
                        small
                        aria-label={t('access.provider-remove-label', { name: provider.name })}
                        onClick={() =>
                          remove.mutate(
                            { providerId: provider.id },
                            {
                              onSuccess: () =>
                                announce(t('access.provider-removed', { name: provider.name })),
                            },
                          )
                        }
                      >
                        {t('access.provider-remove')}
                      </Button>
                    </span>
                  }
                >
                  {provider.offSince && (
                    <Notice kind="caution">
                      <p>{t('access.provider-off-since', { at: instantInWords(provider.offSince) })}</p>
                    </Notice>
                  )}
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
      {shown && (
        <ProviderForm provider={shown === 'new' ? undefined : shown} onClose={() => setShown(null)} />
      )}
    </Page>
  )
}

/** With a key of ours: where the provider reads it, since when it signs, and the button for the next. */
function Authentication({ provider }: { provider: Provider }) {
  const t = useText()
  const replace = useAct(openId.replaceProviderKey, { refreshes: [openId.identityProviders] })
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
