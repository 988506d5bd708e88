import { Link, Outlet, useNavigate } from '@tanstack/react-router'
import { access } from '../../features/access/contract.ts'
import { useAct, useAnswer } from '../asking.ts'
import { Icon } from '../design/icon.tsx'
import { Results } from '../design/results.tsx'
import { changeLanguage, languageNow, languages, useText } from '../language.ts'
import { Bell } from '../notices/bell.tsx'
import { end, type Session, useSession } from '../session.ts'
import { groupsOf, type Place, tabsOf } from './navigation.ts'

/** Around every page: skip links, who and where one is, the navigation of one's roles, the footer. */
export function Frame() {
  const session = useSession()
  return (
    <div className={session ? 'vi-frame-in' : 'vi-frame-out'}>
      <SkipLinks navigable={session !== null} />
      <Head session={session} />
      {session && <Navigation session={session} />}
      <main id="content" tabIndex={-1}>
        <Outlet />
      </main>
      <Foot />
      {session && <Tabs session={session} />}
      <Results />
    </div>
  )
}

function SkipLinks({ navigable }: { navigable: boolean }) {
  const t = useText()
  return (
    <nav className="skiplinks" aria-label={t('shell.skip-content')}>
      <a className="vi-hidden" href="#content">
        {t('shell.skip-content')}
      </a>
      {navigable && (
        <a className="vi-hidden" href="#navigation">
          {t('shell.skip-navigation')}
        </a>
      )}
    </nav>
  )
}

function Head({ session }: { session: Session | null }) {
  const t = useText()
  const navigate = useNavigate()
  const leave = async () => {
    end()
    await navigate({ to: '/sign-in' })
  }
  const signOut = useAct(access.signOut, { onDone: () => void leave(), onProblem: () => void leave() })
  return (
    <header className="vi-head">
      <div className="vi-head-bar it-header-slim-wrapper">
        <Link to="/" className="vi-brand">
          <svg width="26" height="26" viewBox="0 0 32 32" aria-hidden="true">
            <path d="M16 3 4 13v15h9v-8h6v8h9V13L16 3zm0 4.2 8 6.7V24h-1.500v-7.500h-13V24H8V13.900l8-6.700z" />
          </svg>
          <span>
            <strong>{t('shell.product')}</strong>
            {session && <span className="vi-brand-organisation">{session.organisation.name}</span>}
          </span>
        </Link>
        <div className="vi-head-tools">
          <fieldset className="vi-languages">
            <legend className="vi-hidden">{t('shell.language')}</legend>
            {languages.map((language) => (
              <button
                key={language}
                type="button"
                lang={language}
                aria-pressed={languageNow() === language}
                aria-label={`${language.toUpperCase()} – ${t(`shell.language-${language}`)}`}
                onClick={() => void changeLanguage(language)}
              >
                {language.toUpperCase()}
              </button>
            ))}
          </fieldset>
          {session && (
            <>
              <Bell />
              <span className="vi-head-name">
                {session.person.givenName} {session.person.familyName}
              </span>
              <button type="button" className="vi-head-leave" onClick={() => signOut.mutate({})}>
                <Icon name="logout" /> <span>{t('shell.sign-out')}</span>
              </button>
            </>
          )}
        </div>
      </div>
      {session ? session.organisation.demo && <Demo /> : <DemoForStrangers />}
    </header>
  )
}

const Demo = () => <p className="vi-demo">{useText()('shell.demo')}</p>

function DemoForStrangers() {
  const { data } = useAnswer(access.directory, {})
  return data?.items.some(({ demo }) => demo) ? <Demo /> : null
}

function PlaceLink({ place, size }: { place: Place; size: number }) {
  const t = useText()
  return (
    <Link
      to={place.to}
      activeOptions={{ exact: place.exact ?? false }}
      activeProps={{ 'aria-current': 'page' }}
    >
      <Icon name={place.icon} size={size} /> <span>{t(place.label)}</span>
    </Link>
  )
}

function Navigation({ session }: { session: Session }) {
  const t = useText()
  const groups = groupsOf(session)
  return (
    <nav id="navigation" className="vi-side" aria-label={t('shell.navigation')} tabIndex={-1}>
      {groups.map((group) => (
        <div key={group.label}>
          {groups.length > 1 && <h2>{t(group.label)}</h2>}
          <ul>
            {group.places.map((place) => (
              <li key={place.to}>
                <PlaceLink place={place} size={20} />
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  )
}

/** The same places at the bottom of a phone; the wide navigation is not displayed then, nor this one beside it. */
function Tabs({ session }: { session: Session }) {
  const t = useText()
  return (
    <nav className="vi-tabs" aria-label={t('shell.navigation')}>
      <ul>
        {tabsOf(session).map((place) => (
          <li key={place.to}>
            <PlaceLink place={place} size={24} />
          </li>
        ))}
      </ul>
    </nav>
  )
}

function Foot() {
  const t = useText()
  return (
    <footer className="vi-foot">
      <nav aria-label={t('shell.footer')}>
        <ul>
          <li>
            <Link to="/rete">{t('shell.network')}</Link>
          </li>
          <li>
            <Link to="/accessibility" data-element="accessibility-link">
              {t('shell.accessibility')}
            </Link>
          </li>
          <li>
            <Link to="/privacy" data-element="privacy-policy-link">
              {t('shell.privacy')}
            </Link>
          </li>
          <li>
            <a href="https://github.com/vicinato/vicinato">{t('shell.source')}</a>
          </li>
        </ul>
      </nav>
    </footer>
  )
}
