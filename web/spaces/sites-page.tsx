import './host-words.ts'
import './spaces.css'
import { Link } from '@tanstack/react-router'
import { spaces } from '../../features/spaces/contract.ts'
import { useAnswer } from '../asking.ts'
import type { Answered } from '../call.ts'
import { today } from '../clock.ts'
import { ButtonLink } from '../design/button.tsx'
import { dateInWords } from '../design/dates.ts'
import { Icon } from '../design/icon.tsx'
import { Page } from '../design/page.tsx'
import { Answer, Badge, Empty } from '../design/pieces.tsx'
import { useText } from '../language.ts'
import { hasRole, useSession } from '../session.ts'

type Site = Answered<typeof spaces.ownSites>['items'][number]

/** The sites of a host: each in a card, what needs attention first to the eye. */
export function SitesPage() {
  const t = useText()
  const writes = hasRole(useSession(), 'space-host')
  const sites = useAnswer(spaces.ownSites, {})
  const add = writes && (
    <ButtonLink kind="primary" to="/spazi/nuova">
      <Icon name="plus" /> {t('hosting.add')}
    </ButtonLink>
  )
  return (
    <Page
      title={t('hosting.title')}
      lead={t('hosting.lead')}
      actions={(!sites.data || sites.data.items.length > 0) && add}
    >
      <Answer of={sites}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty icon="pa" title={t('hosting.none')} action={add}>
              <p>{t('hosting.none-lead')}</p>
            </Empty>
          ) : (
            <ul className="site-cards">
              {items.map((site) => (
                <SiteCard key={site.id} site={site} />
              ))}
            </ul>
          )
        }
      </Answer>
    </Page>
  )
}

function SiteCard({ site }: { site: Site }) {
  const t = useText()
  const words = [
    t(`spaces.kind-${site.kind}`),
    t('hosting.seats', { count: site.seats }),
    ...(site.capacity === null ? [] : [t('hosting.capacity', { count: site.capacity })]),
    site.guests > 0 ? t('hosting.guests', { count: site.guests }) : t('hosting.guests-none'),
  ]
  return (
    <li className="vi-card vi-stack vi-stack-tight">
      <h2 className="site-card-name">
        <Link to="/spazi/$siteId" params={{ siteId: site.id }}>
          {site.name}
        </Link>
      </h2>
      <p className="vi-soft">{[site.address, site.neighbourhood].filter(Boolean).join(' · ')}</p>
      <p>{words.join(' · ')}</p>
      <div className="vi-row">
        <StateBadge site={site} />
        {site.closedUntil && (
          <Badge kind="caution" icon="lock">
            {t('hosting.closed-until', { until: dateInWords(site.closedUntil) })}
          </Badge>
        )}
        {site.documentEnds && (
          <Badge kind={site.documentEnds < today() ? 'bad' : 'caution'} icon="warning-circle">
            {t(site.documentEnds < today() ? 'hosting.document-ended' : 'hosting.document-ends', {
              on: dateInWords(site.documentEnds),
            })}
          </Badge>
        )}
      </div>
    </li>
  )
}

export function StateBadge({ site }: { site: { published: boolean; closedFrom: string | null } }) {
  const t = useText()
  if (site.closedFrom !== null)
    return (
      <Badge kind="bad" icon="lock">
        {t(site.closedFrom <= today() ? 'hosting.closed-from' : 'hosting.closes-from', {
          from: dateInWords(site.closedFrom),
        })}
      </Badge>
    )
  return site.published ? (
    <Badge kind="good" icon="check">
      {t('hosting.published')}
    </Badge>
  ) : (
    <Badge icon="pencil">{t('hosting.draft')}</Badge>
  )
}
