import type { ErrorComponentProps } from '@tanstack/react-router'
import { Problem } from '../call.ts'
import { ButtonLink } from '../design/button.tsx'
import { Icon } from '../design/icon.tsx'
import { ProblemNotice } from '../design/notice.tsx'
import { Page, Section } from '../design/page.tsx'
import { Bones } from '../design/pieces.tsx'
import { useText } from '../language.ts'
import { useSession } from '../session.ts'
import { groupsOf } from './navigation.ts'

export function NotFoundPage() {
  const t = useText()
  return (
    <Page title={t('shell.not-found-title')} lead={t('shell.not-found')}>
      <div>
        <ButtonLink kind="primary" to="/">
          {t('shell.to-today')}
        </ButtonLink>
      </div>
    </Page>
  )
}

/** A page that broke, or whose code did not arrive (a new version was installed meanwhile). */
export function BrokenPage({ error }: ErrorComponentProps) {
  const problem = error instanceof Problem ? error : new Problem(500, {})
  const t = useText()
  return (
    <Page title={t('shell.problem-fault')}>
      <ProblemNotice problem={problem} onRetry={() => location.reload()} />
    </Page>
  )
}

export function PendingPage() {
  return <Bones lines={5} />
}

/** All places of one's roles, for phones whose tab bar cannot hold them. */
export function MenuPage() {
  const t = useText()
  const session = useSession()
  if (!session) return null
  return (
    <Page title={t('shell.menu')} lead={t('shell.menu-lead')}>
      {groupsOf(session).map((group) => (
        <Section key={group.label} title={t(group.label)} plain>
          <ul className="vi-menu">
            {group.places.map((place) => (
              <li key={place.to}>
                <ButtonLink kind="secondary" to={place.to}>
                  <Icon name={place.icon} /> {t(place.label)}
                </ButtonLink>
              </li>
            ))}
          </ul>
        </Section>
      ))}
    </Page>
  )
}
