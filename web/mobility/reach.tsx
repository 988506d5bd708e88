import { lazy, Suspense, useMemo, useState } from 'react'
import { mobility } from '../../features/mobility/contract.ts'
import { type WayMode, wayModes } from '../../features/mobility/rules.ts'
import { useAnswer } from '../asking.ts'
import type { Answered } from '../call.ts'
import { CheckField, SelectField, TextField } from '../design/field.tsx'
import { ProblemNotice } from '../design/notice.tsx'
import { Section } from '../design/page.tsx'
import { Badge, Bones } from '../design/pieces.tsx'
import { DataTable } from '../design/table.tsx'
import { useText } from '../language.ts'
import type { MapPlace } from './ground-map.tsx'

export type Mine = Answered<typeof mobility.mine>
const GroundMap = lazy(() => import('./ground-map.tsx'))
const within = [10, 15, 20, 30, 45, 60]
const isClock = (text: string) => /^([01]\d|2[0-3]):[0-5]\d$/.test(text)
const kinds = ['home', 'own', 'office', 'space'] as const

/** How far one gets from home: drawn with the lines and stops near it, and as lists. */
export function Reach({ mine }: { mine: Mine }) {
  const t = useText()
  const [mode, setMode] = useState<WayMode>(mine.servedOn ? 'transit' : 'bicycle')
  const [minutes, setMinutes] = useState(mine.nearMinutes)
  const [departs, setDeparts] = useState('08:00')
  const [streets, setStreets] = useState(false)
  const reach = useAnswer(
    mobility.myReach,
    { mode, minutes, departs },
    { enabled: isClock(departs), keepPrevious: true },
  )
  const lines = useAnswer(mobility.myLines, {})
  const tiles = useAnswer(mobility.mapGround, {}).data?.tiles ?? null
  const items = reach.data?.items
  const places = useMemo(() => placesOf(mine, items ?? [], t('mobility.home')), [mine, items, t])
  const options = [...new Set([...within, mine.nearMinutes])].sort((a, b) => a - b)
  return (
    <>
      <Section title={t('mobility.reach')}>
        <div className="ways-choices">
          <SelectField
            label={t('mobility.reach-mode')}
            value={mode}
            options={wayModes.map((one) => ({ value: one, label: t(`mobility.mode-${one}`) }))}
            onText={(one) => setMode(one as WayMode)}
          />
          <SelectField
            label={t('mobility.reach-minutes')}
            value={String(minutes)}
            options={options.map((one) => ({
              value: String(one),
              label: t('mobility.minutes', { minutes: one }),
            }))}
            onText={(one) => setMinutes(Number(one))}
          />
          <TextField type="time" label={t('mobility.reach-departs')} value={departs} onText={setDeparts} />
        </div>
        <ProblemNotice problem={reach.error ?? lines.error} />
        <Suspense fallback={<Bones lines={6} />}>
          <GroundMap
            label={t('mobility.map')}
            places={places}
            lines={lines.data}
            area={reach.data?.area}
            tiles={streets ? tiles : null}
          />
        </Suspense>
        <ul className="ways-key">
          {kinds
            .filter((kind) => places.some((place) => place.kind === kind))
            .map((kind) => (
              <li key={kind}>
                <span className={`ways-dot ways-dot-${kind}`} aria-hidden="true" />
                {t(`mobility.key-${kind}`)}
              </li>
            ))}
          <li>
            <span className="ways-area" aria-hidden="true" />
            {t('mobility.area')}
          </li>
          {(lines.data?.features.length ?? 0) > 0 && (
            <li>
              <span className="ways-line" aria-hidden="true" />
              {t('mobility.lines-near')}
            </li>
          )}
        </ul>
        {tiles && (
          <CheckField
            asSwitch
            label={t('mobility.ground')}
            hint={t('mobility.ground-hint', { host: new URL(tiles.url).host })}
            checked={streets}
            onCheck={setStreets}
          />
        )}
        <p className="vi-soft">{t('mobility.map-hint')}</p>
        <h3 aria-live="polite">{t('mobility.reach-places', { minutes })}</h3>
        {items && (
          <Within items={items} minutes={minutes} own={mine.items.find(({ own }) => own)?.officeId} />
        )}
      </Section>
      <Section title={t('mobility.stops')}>
        <Stops lines={lines.data} />
      </Section>
    </>
  )
}

type Reached = Answered<typeof mobility.myReach>['items']

/** Home, the own office wherever it is, the offices and spaces near, and what is within the minutes chosen. */
function placesOf({ home, items, spaces }: Mine, reached: Reached, homeName: string): MapPlace[] {
  const all = new Map<string, MapPlace>()
  for (const { id, kind, name, point } of reached)
    all.set(id, { kind: kind === 'site' ? 'space' : 'office', name, point })
  for (const { siteId, name, point } of spaces) all.set(siteId, { kind: 'space', name, point })
  for (const { officeId, own, name, point } of items)
    all.set(officeId, { kind: own ? 'own' : 'office', name, point })
  return [...all.values(), ...(home ? [{ kind: 'home' as const, name: homeName, point: home }] : [])]
}

function Within({ items, minutes, own }: { items: Reached; minutes: number; own: string | undefined }) {
  const t = useText()
  if (items.length === 0) return <p className="vi-soft">{t('mobility.reach-none', { minutes })}</p>
  return (
    <DataTable
      caption={t('mobility.reach-places', { minutes })}
      captionHidden
      rows={items}
      keyOf={({ id }) => id}
      columns={[
        {
          name: t('mobility.place'),
          cell: ({ id, name, kind }) => (
            <>
              {name} <Badge>{id === own ? t('mobility.own') : t(`mobility.reach-kind-${kind}`)}</Badge>
            </>
          ),
        },
        { name: t('mobility.time'), number: true, cell: (one) => one.minutes },
      ]}
    />
  )
}

type Lines = Answered<typeof mobility.myLines>
const stopsShown = 12

function Stops({ lines }: { lines: Lines | undefined }) {
  const t = useText()
  if (!lines) return <Bones lines={4} />
  const names = lines.features.flatMap(({ properties }) =>
    properties.what === 'line' ? [properties.name] : [],
  )
  const stops = lines.features.flatMap(({ properties }) => (properties.what === 'stop' ? [properties] : []))
  if (stops.length === 0) return <p className="vi-soft">{t('mobility.stops-none')}</p>
  return (
    <DataTable
      caption={t('mobility.stops')}
      captionHidden
      rows={stops.slice(0, stopsShown).map((stop, row) => ({ ...stop, row }))}
      keyOf={({ row }) => String(row)}
      columns={[
        { name: t('mobility.stop'), cell: ({ name }) => <span className="ways-name">{name}</span> },
        {
          name: t('mobility.stop-lines'),
          cell: (stop) => [...new Set(stop.lines.map((line) => names[line]))].join(', ') || '–',
        },
        { name: t('mobility.metres'), number: true, cell: ({ metres }) => metres },
      ]}
    />
  )
}
