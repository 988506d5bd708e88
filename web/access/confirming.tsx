import { useState } from 'react'
import { confirmations } from '../../features/access/confirmation-contract.ts'
import { useAct, useAnswer } from '../asking.ts'
import { Button } from '../design/button.tsx'
import { TextField } from '../design/field.tsx'
import { Icon } from '../design/icon.tsx'
import { Notice, ProblemNotice } from '../design/notice.tsx'
import { Answer } from '../design/pieces.tsx'
import { wordsOfReason } from '../design/reasons.ts'
import { useText } from '../language.ts'

/** Proves again that it is them, for one thing, and goes on at once. */
export function Confirming({
  subject,
  busy,
  onConfirmed,
}: {
  subject: string
  busy: boolean
  onConfirmed: () => void
}) {
  const t = useText()
  const ways = useAnswer(confirmations.waysToConfirm, { subject })
  const [password, setPassword] = useState('')
  const [givenUp, setGivenUp] = useState(false)
  const confirm = useAct(confirmations.confirm, { onDone: onConfirmed })
  const ask = useAct(confirmations.askToConfirm)
  const prove = useAct(confirmations.proveAtProvider, {
    onDone: ({ location: address }) => location.assign(address),
  })
  const problem = new URLSearchParams(location.search).get('problem')
  const isBusy = busy || confirm.isPending || ask.isPending
  const byPasskey = () => {
    setGivenUp(false)
    ask.mutate(
      {},
      {
        onSuccess: ({ options }) =>
          void import('@simplewebauthn/browser')
            .then(({ startAuthentication }) => startAuthentication({ optionsJSON: options as never }))
            .then(
              (answer) => confirm.mutate({ subject, answer: answer as never }),
              () => setGivenUp(true),
            ),
      },
    )
  }
  return (
    <Answer of={ways} bones={2}>
      {({ password: hasPassword, passkey, demo, providers, given }) =>
        given ? (
          <div className="vi-stack vi-stack-tight">
            <Notice kind="good" title={t('access.confirm-given')} />
            <div>
              <Button kind="primary" busy={busy} onClick={onConfirmed}>
                {t('access.confirm-go-on')}
              </Button>
            </div>
          </div>
        ) : (
          <div className="vi-stack vi-stack-tight">
            <p className="vi-soft">{t('access.confirm-lead')}</p>
            <ProblemNotice problem={confirm.error ?? ask.error ?? prove.error} />
            {problem && <Notice kind="bad" live title={wordsOfReason({ code: problem })} />}
            {givenUp && (
              <Notice kind="bad" live title={wordsOfReason({ code: 'access/passkey-unconvincing' })} />
            )}
            {hasPassword && (
              <form
                className="vi-stack vi-stack-tight"
                onSubmit={(event) => {
                  event.preventDefault()
                  if (!isBusy) confirm.mutate({ subject, password })
                }}
              >
                <TextField
                  label={t('access.confirm-password')}
                  type="password"
                  autoComplete="current-password"
                  value={password}
                  onText={setPassword}
                />
                <div>
                  <Button kind="primary" type="submit" busy={isBusy}>
                    {t('access.confirm-by-password')}
                  </Button>
                </div>
              </form>
            )}
            {passkey && (
              <div>
                <Button onClick={byPasskey} busy={isBusy}>
                  <Icon name="key" /> {t('access.confirm-by-passkey')}
                </Button>
              </div>
            )}
            {providers.map(({ id: providerId, name }) => (
              <div key={providerId}>
                <p className="vi-soft">{t('access.confirm-provider-lead')}</p>
                <Button
                  busy={isBusy || prove.isPending}
                  onClick={() => prove.mutate({ providerId, subject, backTo: location.pathname })}
                >
                  {t('access.confirm-by-provider', { name })}
                </Button>
              </div>
            ))}
            {demo && (
              <>
                <p>{t('access.confirm-demo')}</p>
                <div>
                  <Button kind="primary" busy={isBusy} onClick={() => confirm.mutate({ subject })}>
                    {t('access.confirm-by-demo')}
                  </Button>
                </div>
              </>
            )}
            {!hasPassword && !passkey && !demo && providers.length === 0 && (
              <Notice kind="caution" title={t('access.confirm-nothing')} />
            )}
          </div>
        )
      }
    </Answer>
  )
}
