import './passkey-words.ts'
import './access.css'
import { type FormEvent, useState } from 'react'
import { passkeys } from '../../features/access/passkey-contract.ts'
import { useAct, useAnswer } from '../asking.ts'
import type { Answered } from '../call.ts'
import { Button } from '../design/button.tsx'
import { instantInWords } from '../design/dates.ts'
import { Dialog } from '../design/dialog.tsx'
import { TextField } from '../design/field.tsx'
import { Notice, ProblemNotice } from '../design/notice.tsx'
import { Section } from '../design/page.tsx'
import { Answer, Badge } from '../design/pieces.tsx'
import { announce } from '../design/results.tsx'
import { type MessageKey, useText } from '../language.ts'

/** The passkeys of who looks at the own profile. */
export function Passkeys() {
  const t = useText()
  const mine = useAnswer(passkeys.myPasskeys, {})
  const [adding, setAdding] = useState(false)
  return (
    <Section title={t('access.passkeys-title')}>
      <p className="vi-soft">{t('access.passkeys-lead')}</p>
      <Answer of={mine} bones={2}>
        {({ items, hindrance }) => (
          <>
            {items.length > 0 ? <List items={items} /> : <p>{t('access.passkeys-empty')}</p>}
            {hindrance === 'none' ? (
              <div>
                <Button onClick={() => setAdding(true)}>{t('access.passkey-add')}</Button>
              </div>
            ) : (
              <p className="vi-field-hint">{t(`access.passkey-hindrance-${hindrance}`)}</p>
            )}
          </>
        )}
      </Answer>
      {adding && <AddPasskey onClose={() => setAdding(false)} />}
    </Section>
  )
}

function List({ items }: { items: Answered<typeof passkeys.myPasskeys>['items'] }) {
  const t = useText()
  const remove = useAct(passkeys.removeMyPasskey, { refreshes: [passkeys.myPasskeys] })
  return (
    <>
      <ProblemNotice problem={remove.error} />
      <ul className="vi-sessions">
        {items.map(({ id, name, synced, addedAt, lastUsedAt }) => (
          <li key={id} className="vi-row vi-apart">
            <span>
              {name} {synced && <Badge>{t('access.passkey-synced')}</Badge>}
              <br />
              <span className="vi-soft">
                {t('access.passkey-of', { at: instantInWords(addedAt) })}
                {' · '}
                {lastUsedAt
                  ? t('access.passkey-used', { at: instantInWords(lastUsedAt) })
                  : t('access.passkey-unused')}
              </span>
            </span>
            <Button
              small
              aria-label={t('access.passkey-remove-label', { name })}
              onClick={() =>
                remove.mutate(
                  { passkeyId: id },
                  { onSuccess: () => announce(t('access.passkey-removed', { name })) },
                )
              }
            >
              {t('access.passkey-remove')}
            </Button>
          </li>
        ))}
      </ul>
    </>
  )
}

function AddPasskey({ onClose }: { onClose: () => void }) {
  const t = useText()
  const [name, setName] = useState('')
  const [asking, setAsking] = useState(false)
  const [fault, setFault] = useState<MessageKey | null>(null)
  const add = useAct(passkeys.addMyPasskey, {
    refreshes: [passkeys.myPasskeys],
    onDone: () => {
      announce(t('access.passkey-added'))
      onClose()
    },
  })
  const ask = useAct(passkeys.askMyPasskey)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setFault(null)
    ask.mutate(
      {},
      {
        onSuccess: ({ options }) => {
          setAsking(true)
          // Loaded when it is needed: few add a passkey, and once.
          void import('@simplewebauthn/browser')
            .then(({ startRegistration }) => startRegistration({ optionsJSON: options as never }))
            .then(
              (answer) => add.mutate({ name, answer: answer as never }),
              (error: Error) =>
                setFault(
                  error.name === 'InvalidStateError'
                    ? 'access.passkey-known-here'
                    : 'access.passkey-given-up',
                ),
            )
            .finally(() => setAsking(false))
        },
      },
    )
  }
  return (
    <Dialog title={t('access.passkey-add')} onClose={onClose}>
      <form className="vi-stack" onSubmit={submit}>
        <ProblemNotice problem={ask.error ?? add.error} />
        {fault && <Notice kind="bad" live title={t(fault)} />}
        <TextField
          label={t('access.passkey-name')}
          hint={t('access.passkey-name-hint')}
          value={name}
          maxLength={100}
          onText={setName}
        />
        <div>
          <Button kind="primary" type="submit" busy={asking || ask.isPending || add.isPending}>
            {t('access.passkey-add')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
