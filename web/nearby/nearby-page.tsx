import './words.ts'
import '../spaces/words.ts'
import './nearby.css'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { nearby } from '../../features/nearby/contract.ts'
import { askAgain, useAnswer } from '../asking.ts'
import { today } from '../clock.ts'
import { Button } from '../design/button.tsx'
import { dateInWords } from '../design/dates.ts'
import { Page } from '../design/page.tsx'
import { Answer, Bones, Empty } from '../design/pieces.tsx'
import { useText } from '../language.ts'
import { useLive } from '../visits/live.ts'
import { DayStrip } from './day-strip.tsx'
import { Filters } from './filters.tsx'
import { askedOf, type Found, type Go, type NearbySearch, type Point } from './search.ts'
import { SiteCard } from './site-card.tsx'
import { StartPoint } from './start-point.tsx'
import { When } from './when.tsx'

const SitesMap = lazy(() => import('./sites-map.tsx'))

/** Where one can work near home: a map and a list side by side, each of which says all by itself. */
export function NearbyPage() {
  const t = useText()
  const navigate = useNavigate()
  const search = useSearch({ from: '/signed-in/vicino' })
  // Where somebody starts from is in no address: addresses are logged, and sent to others.
  const [from, setFrom] = useState<Point>()
  const [choosing, setChoosing] = useState(false)
  const asked = askedOf(search, from, today())
  const found = useAnswer(nearby.search, asked, { keepPrevious: true })
  const days = found.data?.days
  useLive(days && { from: days[0]!, until: days.at(-1)! }, () => askAgain([nearby.search]))
  const go: Go = (change) =>
    void navigate({
      to: '/vicino',
      search: Object.fromEntries(
        Object.entries({ ...search, ...change }).filter(
          ([, value]) => value !== undefined && value !== false,
        ),
      ) as NearbySearch,
      replace: true,
      resetScroll: false,
    })
  const start = (point: Point | undefined) => {
    setFrom(point)
    setChoosing(false)
  }
  return (
    <Page title={t('nearby.title')} lead={t('nearby.lead')}>
      <When search={search} go={go} />
      <Answer of={found} bones={10}>
        {(answer) => (
          <>
            <DayStrip found={answer} go={go} />
            <StartPoint found={answer} choosing={choosing} onChoosing={setChoosing} onStart={start} />
            <Filters found={answer} search={search} go={go} />
            {answer.total === 0 ? (
              <Nothing found={answer} search={search} go={go} />
            ) : (
              <Results
                found={answer}
                search={search}
                busy={found.isPlaceholderData}
                choosing={choosing}
                onPoint={start}
              />
            )}
          </>
        )}
      </Answer>
    </Page>
  )
}

/** As many as somebody reads before looking at filters or the map. */
const firstShown = 10

function Nothing({ found, search, go }: { found: Found; search: NearbySearch; go: Go }) {
  const t = useText()
  const { day: _, part: _part, weeks: _weeks, weekdays: _weekdays, ...filters } = search
  if (Object.keys(filters).length === 0 && found.equipment.length === 0)
    return (
      <Empty icon="map-marker" title={t('nearby.empty')}>
        <p>{t('nearby.empty-lead')}</p>
      </Empty>
    )
  return (
    <Empty
      icon="search"
      title={t('nearby.none')}
      action={
        <Button
          onClick={() =>
            go(Object.fromEntries(Object.keys(filters).map((name) => [name, undefined])) as never)
          }
        >
          {t('nearby.clear')}
        </Button>
      }
    >
      <p>{t('nearby.none-lead')}</p>
    </Empty>
  )
}

function Results({
  found,
  search,
  busy,
  choosing,
  onPoint,
}: {
  found: Found
  search: NearbySearch
  busy: boolean
  choosing: boolean
  onPoint: (point: Point) => void
}) {
  const t = useText()
  const [looked, setLooked] = useState<string>()
  const [view, setView] = useState<'list' | 'map'>('list')
  const [shown, setShown] = useState(firstShown)
  return (
    <div className={`near-results near-view-${view}`} aria-busy={busy}>
      <fieldset className="near-views near-chips">
        <legend className="vi-hidden">{t('nearby.view')}</legend>
        {(['list', 'map'] as const).map((one) => (
          <button
            key={one}
            type="button"
            className="near-chip"
            aria-pressed={view === one}
            onClick={() => setView(one)}
          >
            {t(`nearby.${one}`)}
          </button>
        ))}
      </fieldset>
      <section className="near-list" aria-labelledby="near-list">
        <h2 id="near-list">
          <span role="status">{t('nearby.found', { count: found.total })}</span>
        </h2>
        <ul>
          {found.items.slice(0, shown).map((site) => (
            <li key={site.siteId} id={`near-${site.siteId}`}>
              <SiteCard
                site={site}
                days={found.days}
                search={search}
                looked={looked === site.siteId}
                served={found.servedOn !== null}
              />
            </li>
          ))}
        </ul>
        {found.items.length > shown && (
          <div>
            <Button onClick={() => setShown(found.items.length)}>
              {t('nearby.show-others', { count: found.items.length - shown })}
            </Button>
          </div>
        )}
        {found.items.length < found.total && (
          <p className="vi-soft">{t('nearby.first-of', { shown: found.items.length, total: found.total })}</p>
        )}
        <p className="vi-soft">
          {found.servedOn ? t('nearby.basis', { day: dateInWords(found.servedOn) }) : t('nearby.basis-none')}
        </p>
      </section>
      <div className="near-map">
        <h2>{t('nearby.map')}</h2>
        <Suspense fallback={<Bones lines={6} />}>
          <SitesMap
            found={found}
            choosing={choosing}
            onPoint={onPoint}
            onLook={(siteId) => {
              setLooked(siteId)
              setView('list')
              setShown(found.items.length)
              requestAnimationFrame(() =>
                document.getElementById(`near-${siteId}`)?.scrollIntoView({ block: 'center' }),
              )
            }}
          />
        </Suspense>
        <p className="vi-soft">{t('nearby.map-hint')}</p>
        <Link to="/prenotazioni">{t('shell.bookings')}</Link>
      </div>
    </div>
  )
}
