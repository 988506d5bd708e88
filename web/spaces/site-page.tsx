import './host-words.ts'
import './spaces.css'
import { useParams } from '@tanstack/react-router'
import { spaces } from '../../features/spaces/contract.ts'
import { useAct, useAnswer } from '../asking.ts'
import { Button, ButtonLink } from '../design/button.tsx'
import { weekdayInWords } from '../design/dates.ts'
import { Icon } from '../design/icon.tsx'
import { Notice, ProblemNotice } from '../design/notice.tsx'
import { Page, Section } from '../design/page.tsx'
import { Answer, Facts } from '../design/pieces.tsx'
import { wordsOfReason } from '../design/reasons.ts'
import { announce } from '../design/results.tsx'
import { useText } from '../language.ts'
import { hasRole, useSession } from '../session.ts'
import { Checklist } from './checklist.tsx'
import { Closures } from './closures.tsx'
import { Documents } from './documents.tsx'
import { type OwnSite, olds } from './own-site.ts'
import { Photos } from './photos.tsx'
import { Seats } from './seats.tsx'
import { clockOf } from './site-writing.ts'
import { StateBadge } from './sites-page.tsx'

export function SitePage() {
  const t = useText()
  const { siteId } = useParams({ strict: false }) as { siteId: string }
  const site = useAnswer(spaces.ownSite, { siteId })
  const writes = hasRole(useSession(), 'space-host')
  return (
    <Page
      title={site.data?.name ?? t('hosting.title')}
      back={{ to: '/spazi', label: t('hosting.back') }}
      lead={site.data && [site.data.address, site.data.neighbourhood].filter(Boolean).join(' · ')}
      actions={
        writes && (
          <ButtonLink to="/spazi/$siteId/modifica" params={{ siteId }}>
            <Icon name="pencil" /> {t('hosting.change')}
          </ButtonLink>
        )
      }
    >
      <Answer of={site} bones={10}>
        {(found) => (
          <>
            {!found.published && <Publication site={found} writes={writes} />}
            <InBrief site={found} />
            <Seats site={found} writes={writes} />
            <Closures site={found} writes={writes} />
            <Photos site={found} writes={writes} />
            <Documents site={found} writes={writes} />
            <Checklist site={found} />
          </>
        )}
      </Answer>
    </Page>
  )
}

function Publication({ site, writes }: { site: OwnSite; writes: boolean }) {
  const t = useText()
  const publish = useAct(spaces.publishSite, {
    refreshes: olds,
    onDone: () => announce(t('hosting.published-now', { name: site.name })),
  })
  const ready = site.missing.length === 0
  return (
    <Notice kind={ready ? 'good' : 'caution'} title={t(ready ? 'hosting.ready' : 'hosting.missing')}>
      {ready ? (
        <p>{t('hosting.ready-lead')}</p>
      ) : (
        <ul>
          {site.missing.map((reason) => (
            <li key={JSON.stringify(reason)}>{wordsOfReason(reason)}</li>
          ))}
        </ul>
      )}
      <ProblemNotice problem={publish.error} />
      {!ready && writes && (
        <div>
          <ButtonLink small to="/spazi/$siteId/modifica" params={{ siteId: site.id }}>
            {t('hosting.change')}
          </ButtonLink>
        </div>
      )}
      {ready && writes && (
        <div>
          <Button kind="primary" busy={publish.isPending} onClick={() => publish.mutate({ siteId: site.id })}>
            {t('hosting.publish')}
          </Button>
        </div>
      )}
    </Notice>
  )
}

function InBrief({ site }: { site: OwnSite }) {
  const t = useText()
  const contact = [site.contactName, site.contactPhone, site.contactEmail].filter(Boolean).join(', ')
  const facts = [
    { name: t('hosting.kind'), value: t(`spaces.kind-${site.kind}`) },
    { name: t('hosting.hours'), value: hoursInWords(site) || t('hosting.no-hours') },
    {
      name: t('hosting.equipment'),
      value: site.equipment.map((word) => t(`spaces.equipment-${word}`)).join(', '),
    },
    { name: t('hosting.rules'), value: site.houseRules },
    { name: t('hosting.transport'), value: site.transportNote },
    { name: t('hosting.group-contact'), value: contact },
  ].filter(({ value }) => value !== '')
  return (
    <Section title={t('hosting.facts')}>
      <div className="vi-row">
        <StateBadge site={site} />
        <span className="vi-soft">
          {site.guests > 0 ? t('hosting.guests', { count: site.guests }) : t('hosting.guests-none')}
          {site.capacity !== null && ` · ${t('hosting.capacity', { count: site.capacity })}`}
        </span>
      </div>
      <Facts facts={facts} />
    </Section>
  )
}

/** `lunedì–venerdì 08:00–19:00, sabato 09:00–13:00` */
export function hoursInWords({ opens, closes }: Pick<OwnSite, 'opens' | 'closes'>): string {
  const spans: { from: number; until: number; words: string }[] = []
  opens.forEach((open, index) => {
    const close = closes[index]
    if (open === null || close === null || close === undefined) return
    const words = `${clockOf(open)}–${clockOf(close)}`
    const last = spans.at(-1)
    if (last && last.until === index - 1 && last.words === words) last.until = index
    else spans.push({ from: index, until: index, words })
  })
  return spans
    .map(({ from, until, words }) => {
      const [first, last] = [weekdayInWords(from + 1), weekdayInWords(until + 1)]
      return `${first}${until > from ? `–${last}` : ''} ${words}`
    })
    .join(', ')
}
