import './words.ts'
import { PageLinks } from '../design/page-links.tsx'
import { useText } from '../language.ts'
import { hasRole, useSession } from '../session.ts'

export function ReadinessPages() {
  const t = useText()
  const session = useSession()
  if (!hasRole(session, 'hr-office', 'administrator')) return null
  return (
    <PageLinks
      label={t('readiness.pages')}
      pages={[
        ['/equipment', t('readiness.page-people')],
        ['/equipment/requests', t('readiness.page-requests')],
        ...(hasRole(session, 'hr-office')
          ? [['/equipment/import', t('readiness.page-import')] as const]
          : []),
      ]}
    />
  )
}
