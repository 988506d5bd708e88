import { useState } from 'react'
import { passkeys } from '../../features/access/passkey-contract.ts'
import { useAct } from '../asking.ts'
import { Button } from '../design/button.tsx'
import { Icon } from '../design/icon.tsx'
import { Notice, ProblemNotice } from '../design/notice.tsx'
import { wordsOfReason } from '../design/reasons.ts'
import { useText } from '../language.ts'
import { useEntering } from './entering.ts'

/** Browsers know passkeys where the page came safely, and for names only: an address of numbers has none. */
const isPossible = (): boolean =>
  typeof PublicKeyCredential === 'function' &&
  isSecureContext &&
  !/^(\d+\.){3}\d+$|^\[/.test(location.hostname)

/** Signing in without typing anything: the device asks for finger, face or code. */
export function PasskeyDoor({ slug, to }: { slug: string; to: string | undefined }) {
  const t = useText()
  const begin = useEntering(to)
  const [asking, setAsking] = useState(false)
  const [givenUp, setGivenUp] = useState(false)
  const ask = useAct(passkeys.askToEnter)
  const enter = useAct(passkeys.enter, { onDone: ({ session }) => begin(session) })
  if (!isPossible()) return null
  const go = () => {
    setGivenUp(false)
    ask.mutate(
      { organisation: slug },
      {
        onSuccess: ({ options }) => {
          setAsking(true)
          void import('@simplewebauthn/browser')
            .then(({ startAuthentication }) => startAuthentication({ optionsJSON: options as never }))
            .then(
              (answer) => enter.mutate({ organisation: slug, answer: answer as never }),
              () => setGivenUp(true),
            )
            .finally(() => setAsking(false))
        },
      },
    )
  }
  return (
    <div className="vi-stack vi-stack-tight">
      <ProblemNotice problem={ask.error ?? enter.error} />
      {givenUp && <Notice kind="bad" live title={wordsOfReason({ code: 'access/passkey-unconvincing' })} />}
      <div>
        <Button onClick={go} busy={asking || ask.isPending || enter.isPending}>
          <Icon name="key" /> {t('access.sign-in-passkey')}
        </Button>
      </div>
      <p className="vi-field-hint">{t('access.passkey-hint')}</p>
    </div>
  )
}
