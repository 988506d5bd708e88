import './words.ts'
import { useState } from 'react'
import { access } from '../../features/access/contract.ts'
import { useAct } from '../asking.ts'
import { ActForm } from '../design/act-form.tsx'
import { Notice } from '../design/notice.tsx'
import { Page } from '../design/page.tsx'
import { useText } from '../language.ts'
import { useEntering } from './entering.ts'
import { NewPassword } from './founder-fields.tsx'
import { useLinkToken } from './link-token.ts'

/** Where the link of an invitation leads. */
export function PasswordPage() {
  const t = useText()
  const token = useLinkToken()
  const enter = useEntering()
  const [password, setPassword] = useState('')
  const choose = useAct(access.setPassword, { onDone: ({ session }) => enter(session) })
  const submit = () => {
    if (token) choose.mutate({ token, password })
  }
  return (
    <Page title={t('access.password-title')} lead={t('access.password-lead')}>
      {token ? (
        <ActForm
          of={choose}
          send={t('access.password-set')}
          onSend={submit}
          className="vi-card vi-stack vi-narrow"
        >
          <NewPassword value={password} onText={setPassword} />
        </ActForm>
      ) : (
        <Notice kind="caution">
          <p>{t('access.password-no-token')}</p>
        </Notice>
      )}
    </Page>
  )
}
