import './words.ts'
import './conventions.css'
import { Link } from '@tanstack/react-router'
import { conventions } from '../../features/conventions/contract.ts'
import { useAnswer } from '../asking.ts'
import type { Answered } from '../call.ts'
import { ButtonLink } from '../design/button.tsx'
import { dateInWords } from '../design/dates.ts'
import { Page, Section } from '../design/page.tsx'
import { Answer, Badge, Empty } from '../design/pieces.tsx'
import { useText } from '../language.ts'
import { PartnerBadge } from './words-of.tsx'

type Item = Answered<typeof conventions.register>['items'][number]

/** What waits for a signature first, then what may be joined, then what is lent and borrowed by its end. */
export function ConventionsPage() {
  const t = useText()
  const asked = useAnswer(conventions.register, {})
  const mayWrite = asked.data?.mayWrite ?? false
  return (
    <Page
      title={t('conventions.register-title')}
      lead={t('conventions.register-lead')}
      actions={
        mayWrite && (
          <>
            <ButtonLink to="/convenzioni/modello">{t('conventions.template')}</ButtonLink>
            <ButtonLink kind="primary" to="/convenzioni/nuova">
              {t('conventions.new')}
            </ButtonLink>
          </>
        )
      }
    >
      <Answer of={asked} bones={8}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty icon="pencil" title={t('conventions.none')}>
              <p>{t('conventions.none-lead')}</p>
            </Empty>
          ) : (
            <Parts items={items} />
          )
        }
      </Answer>
    </Page>
  )
}

const isOver = ({ state, partners }: Item) =>
  state === 'ended' ||
  (partners.length > 0 && partners.every((one) => ['ended', 'declined', 'never-signed'].includes(one.state)))

function Parts({ items }: { items: readonly Item[] }) {
  const t = useText()
  const waiting = items.filter(({ toSign }) => toSign)
  const offers = items.filter(({ mayAdhere }) => mayAdhere)
  const drafts = items.filter(({ state }) => state === 'draft')
  const others = items.filter((one) => ![...waiting, ...offers, ...drafts].includes(one))
  const live = others.filter((one) => !isOver(one))
  const parts = [
    [t('conventions.waiting'), waiting],
    [t('conventions.offers'), offers],
    [t('conventions.as-guest'), live.filter(({ isHost }) => !isHost)],
    [t('conventions.as-host'), live.filter(({ isHost }) => isHost)],
    [t('conventions.drafts'), drafts],
    [t('conventions.over'), others.filter(isOver)],
  ] as const
  return parts.map(
    ([title, rows]) =>
      rows.length > 0 && (
        <Section key={title} title={title}>
          <Rows caption={title} rows={rows} />
        </Section>
      ),
  )
}

function Rows({ caption, rows }: { caption: string; rows: readonly Item[] }) {
  const t = useText()
  const withWhom = ({ isHost, hostName, partners, open }: Item) => {
    if (!isHost) return t('conventions.host-is', { name: hostName })
    if (partners.length === 0) return open ? t('conventions.open-badge') : ''
    return partners.length > 2
      ? t('conventions.partners-count', { count: partners.length })
      : t('conventions.with', { names: partners.map(({ guestName }) => guestName).join(', ') })
  }
  return (
    <ul className="convention-list" aria-label={caption}>
      {rows.map((row) => (
        <li key={row.id}>
          <div>
            <Link to="/convenzioni/$conventionId" params={{ conventionId: row.id }}>
              {row.title || t('conventions.state-draft')}
            </Link>
            <span className="convention-under">{withWhom(row)}</span>
          </div>
          <div>
            <StateOf item={row} />
          </div>
          <div>
            {t('conventions.until', { day: dateInWords(row.lastDay) })}
            {row.renewsMonths !== null ? (
              <span className="convention-under">{t('conventions.renews')}</span>
            ) : (
              row.endsSoon && (
                <span className="convention-under">
                  <Badge kind="caution" icon="clock">
                    {t('conventions.ends-soon')}
                  </Badge>
                </span>
              )
            )}
          </div>
          <div className="vi-soft">{sitesInBrief(row.sites)}</div>
        </li>
      ))}
    </ul>
  )
}

const sitesInBrief = (sites: readonly string[]): string =>
  sites.length > 4 ? `${sites.slice(0, 3).join(', ')} +${sites.length - 3}` : sites.join(', ')

function StateOf({ item: { state, partners, isHost, open, mayAdhere } }: { item: Item }) {
  const t = useText()
  const [first] = partners
  if (state === 'draft' || mayAdhere)
    return <Badge>{t(mayAdhere ? 'conventions.open-badge' : 'conventions.state-draft')}</Badge>
  if (first && (!isHost || partners.length === 1)) return <PartnerBadge state={first.state} />
  if (state === 'ended') return <Badge>{t('conventions.state-ended')}</Badge>
  const inForce = partners.filter((one) => one.state === 'in-force').length
  if (inForce > 0) return <PartnerBadge state="in-force" />
  return <Badge kind="accent">{t(open ? 'conventions.open-badge' : 'conventions.state-offered')}</Badge>
}
