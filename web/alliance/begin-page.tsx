import './words.ts'
import '../access/words.ts'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { memberFounding } from '../../features/access/member-contract.ts'
import { useEntering } from '../access/entering.ts'
import { useLinkToken } from '../access/link-token.ts'
import { useAct } from '../asking.ts'
import { type Answered, call, type Problem } from '../call.ts'
import { ActForm } from '../design/act-form.tsx'
import { TextField } from '../design/field.tsx'
import { Notice } from '../design/notice.tsx'
import { Page } from '../design/page.tsx'
import { Answer } from '../design/pieces.tsx'
import { useText } from '../language.ts'

type Founding = Answered<typeof memberFounding.foundingOf>

/** Behind the link that a new member's contact was sent: its first administrator. */
export function BeginPage() {
  const t = useText()
  const token = useLinkToken()
  const found = useQuery<Founding, Problem>({
    queryKey: [memberFounding.foundingOf.path, token],
    queryFn: () => call(memberFounding.foundingOf, { token: token! }),
    enabled: token !== undefined,
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
  })
  const { data } = found
  return (
    <Page
      title={data ? t('network.begin-title', { name: data.organisation }) : t('network.begin-title-plain')}
      lead={
        data &&
        t('network.begin-lead', { name: data.organisation, alliance: data.alliance, email: data.email })
      }
    >
      {token ? (
        <Answer of={found}>{(founding) => <Form token={token} founding={founding} />}</Answer>
      ) : (
        <Notice kind="caution" title={t('network.no-token')} />
      )}
    </Page>
  )
}

function Form({ token, founding }: { token: string; founding: Founding }) {
  const t = useText()
  const enter = useEntering()
  const [first = '', ...others] = founding.contactName.split(' ')
  const [givenName, setGivenName] = useState(first)
  const [familyName, setFamilyName] = useState(others.join(' '))
  const [fiscalCode, setFiscalCode] = useState('')
  const [password, setPassword] = useState('')
  const begin = useAct(memberFounding.beginMember, { onDone: ({ session }) => enter(session) })
  return (
    <ActForm
      of={begin}
      send={t('network.begin-act')}
      onSend={() => begin.mutate({ token, givenName, familyName, fiscalCode, password })}
      className="vi-card vi-stack vi-narrow"
    >
      <TextField
        label={t('access.given-name')}
        autoComplete="given-name"
        value={givenName}
        onText={setGivenName}
      />
      <TextField
        label={t('access.family-name')}
        autoComplete="family-name"
        value={familyName}
        onText={setFamilyName}
      />
      <TextField
        label={t('access.fiscal-code')}
        autoComplete="off"
        spellCheck={false}
        minLength={16}
        maxLength={16}
        value={fiscalCode}
        onText={(code) => setFiscalCode(code.toUpperCase())}
      />
      <TextField
        label={t('access.password-new')}
        hint={t('access.password-hint')}
        type="password"
        autoComplete="new-password"
        minLength={12}
        maxLength={200}
        value={password}
        onText={setPassword}
      />
    </ActForm>
  )
}
