import './words.ts'
import './mobility.css'
import { lazy, Suspense, useId, useMemo, useState } from 'react'
import { neighbourhoods } from '../../features/mobility/neighbourhoods-contract.ts'
import { useAct, useAnswer } from '../asking.ts'
import type { Answered } from '../call.ts'
import { Button } from '../design/button.tsx'
import { instantInWords } from '../design/dates.ts'
import { Notice, ProblemNotice } from '../design/notice.tsx'
import { Page, Section } from '../design/page.tsx'
import { Answer, Bones, Empty } from '../design/pieces.tsx'
import { announce } from '../design/results.tsx'
import { DataTable } from '../design/table.tsx'
import { useText } from '../language.ts'
import { hasRole, useSession } from '../session.ts'

const GroundMap = lazy(() => import('./ground-map.tsx'))
type Told = Answered<typeof neighbourhoods.list>
const mostBytes = 15_000_000

/** How many people and spaces there are in each neighbourhood. */
export function NeighbourhoodsPage() {
  const t = useText()
  const session = useSession()
  const keeps = session !== null && hasRole(session, 'hr-office', 'administrator')
  const asked = useAnswer(neighbourhoods.list, {})
  return (
    <Page title={t('mobility.title-neighbourhoods')} lead={t('mobility.lead-neighbourhoods')}>
      <Answer of={asked} bones={8}>
        {(told) => (
          <>
            {told.items.length === 0 ? (
              <Empty icon="map-marker" title={t('mobility.none-neighbourhoods')}>
                <p>{t('mobility.none-neighbourhoods-lead')}</p>
              </Empty>
            ) : (
              <Counts told={told} />
            )}
            {keeps && <Adding removable={told.items.length > 0} />}
          </>
        )}
      </Answer>
    </Page>
  )
}

function Counts({ told: { items, outside, countedAt, fewestShown } }: { told: Told }) {
  const t = useText()
  const shapes = useAnswer(neighbourhoods.shapes, {})
  const drawn = useMemo(() => {
    const most = Math.max(1, ...items.map(({ people }) => people ?? 0))
    const peopleOf = new Map(items.map(({ id, people }) => [id, people]))
    return (
      shapes.data && {
        ...shapes.data,
        features: shapes.data.features.map((one) => {
          const people = peopleOf.get(one.properties.id) ?? null
          const name = `${one.properties.name}: ${people ?? t('mobility.neighbourhoods-hidden')}`
          return { ...one, properties: { name, share: (people ?? 0) / most } }
        }),
      }
    )
  }, [items, shapes.data, t])
  const rows = [...items, { id: 'outside', name: t('mobility.neighbourhoods-outside'), ...outside }]
  return (
    <>
      <Section title={t('mobility.neighbourhoods-map')}>
        <ProblemNotice problem={shapes.error} />
        <Suspense fallback={<Bones lines={6} />}>
          <GroundMap label={t('mobility.neighbourhoods-map')} shapes={drawn} />
        </Suspense>
        <p className="vi-soft">{t('mobility.neighbourhoods-map-hint')}</p>
      </Section>
      <Section title={t('mobility.title-neighbourhoods')}>
        <DataTable
          caption={t('mobility.title-neighbourhoods')}
          captionHidden
          rows={rows}
          keyOf={({ id }) => id}
          columns={[
            { name: t('mobility.neighbourhood'), cell: ({ name }) => name },
            {
              name: t('mobility.neighbourhood-people'),
              number: true,
              cell: ({ people }) =>
                people ??
                (countedAt === null ? (
                  '–'
                ) : (
                  <span className="vi-soft">{t('mobility.neighbourhoods-hidden')}</span>
                )),
            },
            { name: t('mobility.neighbourhood-spaces'), number: true, cell: ({ spaces }) => spaces },
          ]}
        />
        <p className="vi-soft">
          {countedAt === null
            ? t('mobility.neighbourhoods-not-counted')
            : t('mobility.neighbourhoods-counted', { at: instantInWords(countedAt), fewest: fewestShown })}
        </p>
      </Section>
    </>
  )
}

function Adding({ removable }: { removable: boolean }) {
  const t = useText()
  const id = useId()
  const [fault, setFault] = useState<'neighbourhoods-too-large' | 'unreadable' | null>(null)
  const refreshes = [neighbourhoods.list, neighbourhoods.shapes]
  const add = useAct(neighbourhoods.import, {
    refreshes,
    onDone: ({ neighbourhoods: count }) => announce(t('mobility.neighbourhoods-added', { count })),
  })
  const remove = useAct(neighbourhoods.remove, {
    refreshes,
    onDone: () => announce(t('mobility.neighbourhoods-removed')),
  })
  const take = (file: File | undefined) => {
    if (!file) return
    setFault(file.size > mostBytes ? 'neighbourhoods-too-large' : null)
    if (file.size > mostBytes) return
    file
      .text()
      .then((text) => JSON.parse(text) as unknown)
      .then(
        (content) => add.mutate({ fileName: file.name, content }),
        () => setFault('unreadable'),
      )
  }
  return (
    <Section title={t('mobility.neighbourhoods-add')}>
      <ProblemNotice problem={add.error ?? remove.error} />
      {fault && <Notice kind="bad" live title={t(`mobility.${fault}`)} />}
      <div className="timetable-add">
        <label htmlFor={id}>{t('mobility.file')}</label>
        <input
          id={id}
          type="file"
          className="form-control"
          accept=".geojson,.json,application/geo+json"
          aria-describedby={`${id}-hint`}
          disabled={add.isPending}
          onChange={(event) => {
            take(event.target.files?.[0])
            event.target.value = ''
          }}
        />
        <p id={`${id}-hint`} className="vi-soft">
          {t('mobility.neighbourhoods-add-hint')}
        </p>
      </div>
      {removable && (
        <p>
          <Button kind="quiet" busy={remove.isPending} onClick={() => remove.mutate({})}>
            {t('mobility.neighbourhoods-remove')}
          </Button>
        </p>
      )}
    </Section>
  )
}
