import './words.ts'
import './agreements.css'
import { Link, type LinkProps } from '@tanstack/react-router'
import { type MessageKey, useText } from '../language.ts'
import { hasRole, useSession } from '../session.ts'

const pages: [to: NonNullable<LinkProps['to']>, label: MessageKey, hrAlone?: true][] = [
  ['/agreements', 'agreements.page-register'],
  ['/agreements/renewals', 'agreements.page-renewals', true],
  ['/agreements/safety', 'safety.page-office'],
  ['/agreements/templates', 'agreements.page-templates'],
  ['/agreements/import', 'agreements.page-import', true],
]

export function AgreementPages() {
  const t = useText()
  const session = useSession()
  return (
    <nav className="agreement-pages" aria-label={t('agreements.pages')}>
      {pages
        .filter(([, , hrAlone]) => !hrAlone || hasRole(session, 'hr-office'))
        .map(([to, label]) => (
          <Link key={to} to={to} activeOptions={{ exact: true }} activeProps={{ 'aria-current': 'page' }}>
            {t(label)}
          </Link>
        ))}
    </nav>
  )
}
