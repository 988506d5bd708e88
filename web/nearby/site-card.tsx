import { Link } from '@tanstack/react-router'
import { type NearbyMode, nearbyModes } from '../../features/nearby/rules.ts'
import type { Day } from '../../vocabulary/day.ts'
import { ButtonLink } from '../design/button.tsx'
import { dayInWords } from '../design/dates.ts'
import { Icon } from '../design/icon.tsx'
import { Badge } from '../design/pieces.tsx'
import { useText } from '../language.ts'
import { equipmentWords } from './equipment.ts'
import type { FoundSite, NearbySearch } from './search.ts'

/** A site as found: how far, what is free, what it has, who is there, and the way to book it. */
export function SiteCard({
  site,
  days,
  search,
  looked,
  served,
}: {
  site: FoundSite
  days: readonly Day[]
  search: NearbySearch
  looked: boolean
  /** Whether a timetable tells how one goes by public transport. */
  served: boolean
}) {
  const t = useText()
  const where = [site.own ? t('nearby.own') : site.host, site.address, site.neighbourhood].filter(Boolean)
  const day = site.days.find(({ free }) => free > 0)?.day ?? days[0]!
  const seat = {
    to: '/vicino/$hostId/$siteId' as const,
    params: { hostId: site.hostId, siteId: site.siteId },
    search: { day, ...(search.part ? { part: search.part } : {}) },
  }
  const one = site.days.length === 1 ? site.days[0]! : undefined
  return (
    <article className={looked ? 'vi-card near-card near-looked' : 'vi-card near-card'}>
      <h3>
        <Link {...seat}>{site.name}</Link>
      </h3>
      <p className="vi-soft">{where.join(' · ')}</p>
      <Ways minutes={site.minutes} served={served} />
      <div className="near-act">
        <p className="near-free">
          {one ? <FreeOn one={one} seats={site.seats} /> : <FreeOver site={site} />}
          {site.approval && <Badge>{t('nearby.approval')}</Badge>}
        </p>
        <Book site={site} seat={seat} />
      </div>
      {site.equipment.length > 0 && (
        <p className="near-equipment vi-soft">{site.equipment.map(equipmentWords).join(' · ')}</p>
      )}
      {site.colleagues.length > 0 && (
        <p>
          <Icon name="people" /> <Colleagues of={site} />
        </p>
      )}
    </article>
  )
}

/** As many as one reads; of one more the name is no longer than the number. */
const mostNamed = 6

function Colleagues({ of: { colleagues } }: { of: FoundSite }) {
  const t = useText()
  const names = colleagues.map(({ name }) => name)
  if (names.length <= mostNamed + 1) return t('nearby.colleagues', { names: names.join(', ') })
  const first = names.slice(0, mostNamed).join(', ')
  return (
    <details className="near-names">
      <summary>{t('nearby.colleagues-and', { names: first, count: names.length - mostNamed })}</summary>
      {names.slice(mostNamed).join(', ')}
    </details>
  )
}

function Book({
  site,
  seat,
}: {
  site: FoundSite
  seat: Parameters<typeof ButtonLink>[0] extends infer P ? Omit<P & object, 'children' | 'kind'> : never
}) {
  const t = useText()
  const name = site.name
  const full = site.freeOn === 0 && site.days.some(({ state }) => state === 'open')
  const [words, label, kind] =
    site.freeOn > 0
      ? ([t('nearby.book'), t('nearby.book-label', { name }), 'primary'] as const)
      : full
        ? ([t('nearby.wait'), t('nearby.wait-label', { name }), 'secondary'] as const)
        : ([t('nearby.see'), t('nearby.see-label', { name }), 'quiet'] as const)
  return (
    <div>
      <ButtonLink {...seat} kind={kind} aria-label={label}>
        {words}
      </ButtonLink>
    </div>
  )
}

const icons = { walk: 'walk', bicycle: 'bicycle', transit: 'transit' } as const

function Ways({ minutes, served }: { minutes: FoundSite['minutes']; served: boolean }) {
  const t = useText()
  if (nearbyModes.every((mode) => minutes[mode] === null)) return null
  const words = (mode: NearbyMode) => {
    const all = minutes[mode]
    if (all === null) return t('nearby.no-transit')
    return all < 90
      ? t('nearby.min', { minutes: all })
      : t('nearby.hours-min', { hours: Math.floor(all / 60), minutes: all % 60 })
  }
  return (
    <ul className="near-ways">
      {nearbyModes
        .filter((mode) => served || mode !== 'transit')
        .map((mode) => (
          <li key={mode} className={minutes[mode] === null ? 'vi-soft' : undefined}>
            <Icon name={icons[mode]} />
            <span className="vi-hidden">{t(`nearby.mode-${mode}`)}</span> {words(mode)}
          </li>
        ))}
    </ul>
  )
}

function FreeOn({ one: { free, state }, seats }: { one: FoundSite['days'][number]; seats: number }) {
  const t = useText()
  if (state !== 'open') return <Badge kind="caution">{t(`nearby.state-${state}`)}</Badge>
  if (free === 0) return <Badge kind="bad">{t('nearby.full')}</Badge>
  return <Badge kind="good">{t('nearby.free-of', { count: free, seats })}</Badge>
}

/** Over weeks: on how many days, and which. */
function FreeOver({ site: { days, freeOn } }: { site: FoundSite }) {
  const t = useText()
  const free = days.filter((one) => one.free > 0)
  return (
    <>
      <Badge kind={freeOn === days.length ? 'good' : freeOn > 0 ? 'caution' : 'bad'}>
        {t('nearby.free-on', { free: freeOn, days: days.length })}
      </Badge>
      {freeOn > 0 && freeOn < days.length && (
        <details>
          <summary>{t('nearby.which-days')}</summary>
          {free.map(({ day }) => dayInWords(day)).join(', ')}
        </details>
      )}
    </>
  )
}
