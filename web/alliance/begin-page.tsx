import './words.ts'
import '../access/words.ts'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { memberFounding } from '../../features/access/member-contract.ts'
import { useEntering } from '../access/entering.ts'
import { type Founder, FounderFields, NewPassword } from '../access/founder-fields.tsx'
import { useLinkToken } from '../access/link-token.ts'
import { useAct } from '../asking.ts'
import { type Answered, call, type Problem } from '../call.ts'
import { ActForm } from '../design/act-form.tsx'
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
  const [who, setWho] = useState<Founder>({ givenName: first, familyName: others.join(' '), fiscalCode: '' })
  const [password, setPassword] = useState('')
  const begin = useAct(memberFounding.beginMember, { onDone: ({ session }) => enter(session) })
  return (
    <ActForm
      of={begin}
      send={t('network.begin-act')}
      onSend={() => begin.mutate({ token, ...who, password })}
      className="vi-card vi-stack vi-narrow"
    >
      <FounderFields value={who} onChange={(part) => setWho((before) => ({ ...before, ...part }))} />
      <NewPassword value={password} onText={setPassword} />
    </ActForm>
  )
}
