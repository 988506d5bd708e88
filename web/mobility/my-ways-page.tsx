import './words.ts'
import './mobility.css'
import { Link } from '@tanstack/react-router'
import { lazy, Suspense, useMemo } from 'react'
import { mobility } from '../../features/mobility/contract.ts'
import { wayModes } from '../../features/mobility/rules.ts'
import { useAnswer } from '../asking.ts'
import type { Answered } from '../call.ts'
import { dateInWords, instantInWords } from '../design/dates.ts'
import { Page, Section } from '../design/page.tsx'
import { Answer, Badge, Bones, Empty } from '../design/pieces.tsx'
import { DataTable } from '../design/table.tsx'
import { useText } from '../language.ts'
import type { MapPlace } from './ways-map.tsx'

const WaysMap = lazy(() => import('./ways-map.tsx'))
type Mine = Answered<typeof mobility.mine>

/** One's own ways: to the own office and to those near home. Nobody else reads them. */
export function MyWaysPage() {
  const t = useText()
  const asked = useAnswer(mobility.mine, {})
  return (
    <Page title={t('mobility.title-mine')} lead={t('mobility.lead-mine')}>
      <Answer of={asked} bones={8}>
        {(mine) =>
          mine.home === null ? (
            <Empty
              icon="map-marker"
              title={t('mobility.no-home')}
              action={<Link to="/profile">{t('mobility.to-profile')}</Link>}
            >
              <p>{t('mobility.no-home-lead')}</p>
            </Empty>
          ) : mine.items.length === 0 ? (
            <Empty icon="clock" title={t('mobility.not-yet')}>
              <p>{t('mobility.not-yet-lead')}</p>
            </Empty>
          ) : (
            <Ways mine={mine} />
          )
        }
      </Answer>
    </Page>
  )
}

function Ways({ mine: { home, items, servedOn, measuredAt } }: { mine: Mine }) {
  const t = useText()
  const places = useMemo(
    (): MapPlace[] => [
      ...items.map(({ own, point }) => ({ kind: own ? ('own' as const) : ('near' as const), point })),
      ...(home ? [{ kind: 'home' as const, point: home }] : []),
    ],
    [items, home],
  )
  const minutes = (value: number | null) =>
    value === null ? (
      <span className="vi-soft">{t('mobility.no-way')}</span>
    ) : (
      t('mobility.minutes', { minutes: value })
    )
  return (
    <>
      <Section title={t('mobility.offices')}>
        <DataTable
          caption={t('mobility.offices')}
          captionHidden
          rows={items}
          keyOf={({ officeId }) => officeId}
          columns={[
            {
              name: t('mobility.office'),
              cell: ({ name, own }) => (
                <>
                  {name} {own && <Badge>{t('mobility.own')}</Badge>}
                </>
              ),
            },
            ...wayModes.map((mode) => ({
              name: t(`mobility.mode-${mode}`),
              number: true,
              cell: (one: Mine['items'][number]) => minutes(one.minutes[mode]),
            })),
          ]}
        />
        <p className="vi-soft">
          {servedOn ? t('mobility.basis', { day: dateInWords(servedOn) }) : t('mobility.basis-none')}{' '}
          {measuredAt && t('mobility.measured-at', { at: instantInWords(measuredAt) })}
        </p>
      </Section>
      <Section title={t('mobility.map')}>
        <Suspense fallback={<Bones lines={6} />}>
          <WaysMap label={t('mobility.map')} places={places} />
        </Suspense>
        <ul className="ways-key">
          {(['home', 'own', 'near'] as const).map((kind) => (
            <li key={kind}>
              <span className={`ways-dot ways-dot-${kind}`} aria-hidden="true" />
              {t(kind === 'home' ? 'mobility.home' : kind === 'own' ? 'mobility.own' : 'mobility.office')}
            </li>
          ))}
        </ul>
        <p className="vi-soft">{t('mobility.map-hint')}</p>
      </Section>
    </>
  )
}
