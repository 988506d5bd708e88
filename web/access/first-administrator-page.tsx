import '../alliance/words.ts'
import './words.ts'
import { useState } from 'react'
import { access } from '../../features/access/contract.ts'
import { useAct } from '../asking.ts'
import { ActForm } from '../design/act-form.tsx'
import { TextField } from '../design/field.tsx'
import { Page } from '../design/page.tsx'
import { useText } from '../language.ts'
import { useEntering } from './entering.ts'
import { type Founder, FounderFields, NewPassword } from './founder-fields.tsx'
import { useLinkToken } from './link-token.ts'

/** "Comune di Cinisello Balsamo" → "comune-di-cinisello-balsamo", until the person writes another. */
const shortNameOf = (name: string): string =>
  name
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60)

export function FirstAdministratorPage() {
  const t = useText()
  const linked = useLinkToken()
  const enter = useEntering()
  const [token, setToken] = useState(linked ?? '')
  const [organisation, setOrganisation] = useState('')
  const [slugWritten, setSlug] = useState<string | null>(null)
  const [who, setWho] = useState<Founder>({ givenName: '', familyName: '', fiscalCode: '' })
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const slug = slugWritten ?? shortNameOf(organisation)
  const found = useAct(access.nameFirstAdministrator, { onDone: ({ session }) => enter(session) })
  const submit = () => {
    found.mutate({ token, organisation, slug, ...who, email, password })
  }
  return (
    <Page title={t('access.first-title')} lead={t('access.first-lead')}>
      <ActForm
        of={found}
        send={t('access.first-found')}
        onSend={submit}
        className="vi-card vi-stack vi-narrow"
      >
        {!linked && (
          <TextField
            label={t('access.first-token')}
            autoComplete="off"
            spellCheck={false}
            value={token}
            onText={setToken}
          />
        )}
        <TextField
          label={t('access.first-organisation')}
          autoComplete="organization"
          value={organisation}
          onText={setOrganisation}
        />
        <TextField
          label={t('access.first-slug')}
          hint={t('access.first-slug-hint')}
          pattern="[a-z0-9]+(-[a-z0-9]+)*"
          value={slug}
          onText={setSlug}
        />
        <FounderFields value={who} onChange={(part) => setWho((before) => ({ ...before, ...part }))} />
        <TextField
          label={t('access.email')}
          type="email"
          autoComplete="username"
          value={email}
          onText={setEmail}
        />
        <NewPassword value={password} onText={setPassword} />
      </ActForm>
    </Page>
  )
}
