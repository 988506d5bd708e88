import './words.ts'
import './import-page.css'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { people } from '../../features/people/contract.ts'
import { useAct, useAnswer } from '../asking.ts'
import { type Answered, listen } from '../call.ts'
import { Button, ButtonLink } from '../design/button.tsx'
import { numberInWords } from '../design/dates.ts'
import { Notice } from '../design/notice.tsx'
import { Page, Section } from '../design/page.tsx'
import { Answer, Meter, Stages } from '../design/pieces.tsx'
import { announce } from '../design/results.tsx'
import { useText } from '../language.ts'
import { ImportFaults, ImportPreview } from './import-outcome.tsx'
import { ImportStart } from './import-start.tsx'
import { type PeopleImport, sumOf } from './people-import.ts'

const isUnderWay = (state: PeopleImport['state']) => state === 'reading' || state === 'applying'

/** Template and file, check, application. The import's id lives in the address: a reload finds it again. */
export function ImportPage() {
  const t = useText()
  const { importId } = useSearch({ from: '/signed-in/import' })
  const navigate = useNavigate()
  const [stage, setStage] = useState(0)
  return (
    <Page title={t('people.import-title')} lead={t('people.import-lead')}>
      <Stages
        current={importId ? stage : 0}
        stages={[
          t('people.import-stage-file'),
          t('people.import-stage-check'),
          t('people.import-stage-apply'),
        ]}
      />
      {importId ? (
        <Import key={importId} importId={importId} onStage={setStage} />
      ) : (
        <ImportStart onStarted={(id) => void navigate({ to: '/import', search: { importId: id } })} />
      )}
    </Page>
  )
}

/** The import as it goes on: the server tells; one asks too, seldom while it can be heard, otherwise every second. */
function useImport(importId: string) {
  const [broken, setBroken] = useState(false)
  const [underWay, setUnderWay] = useState(false)
  const [told, setTold] = useState<Answered<typeof people.importEvents>>()
  const everyMs = broken ? 1000 : 5000
  const asked = useAnswer(people.peopleImport, { importId }, { refetchEveryMs: underWay && everyMs })
  const { refetch } = asked
  const state = asked.data?.state
  useEffect(() => setUnderWay(state !== undefined && isUnderWay(state)), [state])
  useEffect(() => {
    if (!underWay) return
    const stop = listen(
      people.importEvents,
      { importId },
      (event) => {
        setTold(event)
        if (event.state !== state) {
          stop()
          void refetch()
        }
      },
      () => setBroken(true),
    )
    return stop
  }, [importId, underWay, state, refetch])
  useEffect(() => {
    if (!underWay) setBroken(false)
  }, [underWay])
  return { ...asked, progress: told?.state === state ? told?.progress : asked.data?.progress }
}

const stages: Record<PeopleImport['state'], number> = {
  reading: 1,
  faulty: 1,
  ready: 1,
  failed: 1,
  applying: 2,
  applied: 3,
}

function Import({ importId, onStage }: { importId: string; onStage: (stage: number) => void }) {
  const t = useText()
  const navigate = useNavigate()
  const asked = useImport(importId)
  const stage = asked.data ? stages[asked.data.state] : 1
  useEffect(() => onStage(stage), [stage, onStage])
  const startAgain = () => void navigate({ to: '/import', search: {} })
  const discard = useAct(people.discardImport, {
    onDone: () => {
      announce(t('people.import-discarded'))
      startAgain()
    },
  })
  const again = <Button onClick={() => discard.mutate({ importId })}>{t('people.import-another')}</Button>
  return (
    <Answer of={asked} bones={5}>
      {(shown) => {
        if (isUnderWay(shown.state)) return <UnderWay shown={shown} progress={asked.progress} />
        if (shown.state === 'faulty') return <ImportFaults shown={shown} again={again} />
        if (shown.state === 'ready')
          return (
            <ImportPreview
              shown={shown}
              onApplying={() => void asked.refetch()}
              onDiscard={() => discard.mutate({ importId })}
            />
          )
        if (shown.state === 'applied') return <Applied shown={shown} onAnother={startAgain} />
        return (
          <Notice kind="bad" title={t('people.import-failed')}>
            <p>{t('people.import-failed-lead')}</p>
            <div>{again}</div>
          </Notice>
        )
      }}
    </Answer>
  )
}

function UnderWay({
  shown,
  progress,
}: {
  shown: PeopleImport
  progress: PeopleImport['progress'] | undefined
}) {
  const t = useText()
  const { rowsDone, rowsTotal } = progress ?? shown.progress
  return (
    <Section
      title={
        shown.state === 'reading'
          ? t('people.import-reading', { file: shown.fileName })
          : t('people.import-applying')
      }
    >
      <Meter
        value={rowsDone}
        max={rowsTotal}
        words={t('people.import-rows', { done: numberInWords(rowsDone), total: numberInWords(rowsTotal) })}
      />
    </Section>
  )
}

function Applied({ shown, onAnother }: { shown: PeopleImport; onAnother: () => void }) {
  const t = useText()
  return (
    <Notice
      kind="good"
      live
      title={t('people.import-applied', {
        added: numberInWords(sumOf(shown.counts, 'added')),
        changed: numberInWords(sumOf(shown.counts, 'changed')),
      })}
    >
      <p>{t('people.import-applied-lead')}</p>
      <div className="vi-row">
        <ButtonLink kind="primary" to="/months">
          {t('people.import-to-month')}
        </ButtonLink>
        <ButtonLink to="/people">{t('people.import-to-people')}</ButtonLink>
        <Button kind="quiet" onClick={onAnother}>
          {t('people.import-another')}
        </Button>
      </div>
    </Notice>
  )
}
