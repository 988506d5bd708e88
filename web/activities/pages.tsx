import { Link, type LinkProps } from '@tanstack/react-router'
import { type MessageKey, useText } from '../language.ts'
import { hasRole, useSession } from '../session.ts'
import './activities.css'

const catalogue: [to: NonNullable<LinkProps['to']>, label: MessageKey][] = [
  ['/activities', 'activities.page-catalogue'],
  ['/activities/who-may-ask', 'activities.page-who'],
  ['/activities/obstacles', 'activities.page-obstacles'],
  ['/activities/tools', 'activities.page-tools'],
  ['/activities/requests', 'activities.page-requests'],
  ['/activities/import', 'activities.page-import'],
]

/** The pages about activities, for the HR office, which has them all; others have the one they were led to. */
export function ActivityPages() {
  const t = useText()
  if (!hasRole(useSession(), 'hr-office', 'administrator')) return null
  return (
    <nav className="activity-pages" aria-label={t('activities.pages')}>
      {catalogue.map(([to, label]) => (
        <Link key={to} to={to} activeOptions={{ exact: true }} activeProps={{ 'aria-current': 'page' }}>
          {t(label)}
        </Link>
      ))}
    </nav>
  )
}
