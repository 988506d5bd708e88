import './words.ts'
import { network } from '../../features/alliance/network-contract.ts'
import { useLinkToken } from '../access/link-token.ts'
import { useAct } from '../asking.ts'
import { ActForm } from '../design/act-form.tsx'
import { ButtonLink } from '../design/button.tsx'
import { Notice } from '../design/notice.tsx'
import { Page } from '../design/page.tsx'
import { Empty } from '../design/pieces.tsx'
import { useText } from '../language.ts'

/** Behind the link of the letter. A tap and not the opening confirms: programs that read mail open links too. */
export function ConfirmPage() {
  const t = useText()
  const token = useLinkToken()
  const confirm = useAct(network.confirmApplication)
  return (
    <Page title={t('network.confirm-title')} lead={confirm.data ? undefined : t('network.confirm-lead')}>
      {!token && <Notice kind="caution" title={t('network.no-token')} />}
      {token && !confirm.data && (
        <ActForm of={confirm} send={t('network.confirm-act')} onSend={() => confirm.mutate({ token })}>
          {null}
        </ActForm>
      )}
      {confirm.data && (
        <Empty
          icon="check-circle"
          title={t('network.confirmed', { name: confirm.data.name })}
          action={<ButtonLink to="/rete">{t('network.title')}</ButtonLink>}
        >
          <p role="status">{t('network.confirmed-detail', { alliance: confirm.data.alliance })}</p>
        </Empty>
      )}
    </Page>
  )
}
