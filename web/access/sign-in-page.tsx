import './words.ts'
import './access.css'
import { useSearch } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { access } from '../../features/access/contract.ts'
import { openId } from '../../features/access/provider-contract.ts'
import { useAct, useAnswer } from '../asking.ts'
import { type Answered, addressOf } from '../call.ts'
import { Button, ButtonAnchor, ButtonLink } from '../design/button.tsx'
import { SelectField, TextField } from '../design/field.tsx'
import { Notice, ProblemNotice } from '../design/notice.tsx'
import { Page, Section } from '../design/page.tsx'
import { Answer, Empty } from '../design/pieces.tsx'
import { wordsOfReason } from '../design/reasons.ts'
import { useText } from '../language.ts'
import { DemoPeople } from './demo-people.tsx'
import { useEntering } from './entering.ts'
import { PasskeyDoor } from './passkey-door.tsx'

type Organisation = Answered<typeof access.directory>['items'][number]

export function SignInPage() {
  const t = useText()
  const { problem } = useSearch({ from: '/open/sign-in' })
  const directory = useAnswer(access.directory, {})
  return (
    <Page title={t('access.sign-in-title')} lead={t('access.sign-in-lead')}>
      {problem && (
        <Notice kind="bad" live>
          <p>{wordsOfReason({ code: problem })}</p>
        </Notice>
      )}
      <Answer of={directory}>
        {({ items }) => (items.length === 0 ? <NobodyYet /> : <Doors organisations={items} />)}
      </Answer>
    </Page>
  )
}

function NobodyYet() {
  const t = useText()
  return (
    <Empty
      icon="pa"
      title={t('access.no-organisation')}
      action={
        <ButtonLink kind="primary" to="/first-administrator">
          {t('access.to-first-administrator')}
        </ButtonLink>
      }
    />
  )
}

function Doors({ organisations }: { organisations: readonly Organisation[] }) {
  const t = useText()
  const [slug, setSlug] = useState(organisations[0]!.slug)
  const chosen = organisations.find((organisation) => organisation.slug === slug) ?? organisations[0]!
  return (
    <>
      {organisations.length > 1 && (
        <div className="vi-narrow">
          <SelectField
            label={t('access.organisation')}
            value={slug}
            options={organisations.map((one) => ({ value: one.slug, label: one.name }))}
            onText={setSlug}
          />
        </div>
      )}
      {chosen.demo && <DemoPeople slug={chosen.slug} />}
      <div className="vi-columns">
        {chosen.identityProviders.length > 0 && (
          <Section title={t('access.provider-section')}>
            {chosen.identityProviders.map(({ id, name }) => (
              <ButtonAnchor
                key={id}
                kind="primary"
                href={addressOf(openId.startProviderSignIn, { slug: chosen.slug, providerId: id }, true)}
              >
                {t('access.sign-in-with', { name })}
              </ButtonAnchor>
            ))}
          </Section>
        )}
        <PasswordDoor slug={chosen.slug} />
      </div>
    </>
  )
}

function PasswordDoor({ slug }: { slug: string }) {
  const t = useText()
  const { to } = useSearch({ from: '/open/sign-in' })
  const enter = useEntering(to)
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const signIn = useAct(access.signIn, { onDone: ({ session }) => enter(session) })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    signIn.mutate({ organisation: slug, email, password })
  }
  return (
    <Section title={t('access.password-section')}>
      <form className="vi-stack" onSubmit={submit}>
        <ProblemNotice problem={signIn.error} />
        <TextField
          label={t('access.email')}
          type="email"
          autoComplete="username"
          value={email}
          onText={setEmail}
        />
        <TextField
          label={t('access.password')}
          type="password"
          autoComplete="current-password"
          value={password}
          onText={setPassword}
        />
        <div>
          <Button kind="primary" type="submit" busy={signIn.isPending}>
            {t('access.sign-in')}
          </Button>
        </div>
        <p className="vi-field-hint">{t('access.password-lost')}</p>
      </form>
      <PasskeyDoor slug={slug} to={to} />
    </Section>
  )
}
