import './words.ts'
import './communications.css'
import { Link, type LinkProps } from '@tanstack/react-router'
import { type MessageKey, useText } from '../language.ts'
import { hasRole, useSession } from '../session.ts'

const pages: [to: NonNullable<LinkProps['to']>, label: MessageKey, hrAlone?: true][] = [
  ['/communications', 'communications.page-due'],
  ['/communications/register', 'communications.page-register'],
  ['/communications/dispatches', 'communications.page-dispatches'],
  ['/communications/employments', 'communications.page-employments', true],
  ['/communications/settings', 'communications.page-settings'],
]

export function CommunicationPages() {
  const t = useText()
  const session = useSession()
  return (
    <nav className="communication-pages" aria-label={t('communications.pages')}>
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
