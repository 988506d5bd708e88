import './words.ts'
import './mobility.css'
import { useId, useState } from 'react'
import { mobility } from '../../features/mobility/contract.ts'
import { useAct, useAnswer } from '../asking.ts'
import type { Answered } from '../call.ts'
import { Button } from '../design/button.tsx'
import { dateInWords } from '../design/dates.ts'
import { Notice, ProblemNotice } from '../design/notice.tsx'
import { Page, Section } from '../design/page.tsx'
import { Answer, Badge, Empty } from '../design/pieces.tsx'
import { announce } from '../design/results.tsx'
import { DataTable } from '../design/table.tsx'
import { type MessageKey, useText } from '../language.ts'

type Told = Answered<typeof mobility.timetables>
type Timetable = Told['items'][number]
const mostBytes = 40_000_000

/** Timetables and what was found in them; how far everybody's ways are measured, in counts. */
export function TimetablesPage() {
  const t = useText()
  const asked = useAnswer(mobility.timetables, {}, { refetchEveryMs: 2000 })
  return (
    <Page title={t('mobility.title')} lead={t('mobility.lead')}>
      <Answer of={asked} bones={8}>
        {(told) => (
          <>
            {told.items
              .filter(({ state }) => state === 'ends-soon')
              .map(({ id, fileName, until }) => (
                <Notice
                  key={id}
                  kind="caution"
                  title={t('mobility.ends-soon', { name: fileName, until: dateInWords(until!) })}
                />
              ))}
            {told.items.length === 0 ? (
              <Empty icon="clock" title={t('mobility.none')}>
                <p>{t('mobility.none-lead')}</p>
              </Empty>
            ) : (
              <Timetables items={told.items} />
            )}
            <Adding />
            <Measuring measuring={told.measuring} />
            {told.items.map((one) => (
              <Report key={one.id} of={one} />
            ))}
          </>
        )}
      </Answer>
    </Page>
  )
}

function Timetables({ items }: { items: Told['items'] }) {
  const t = useText()
  const remove = useAct(mobility.removeTimetable, {
    refreshes: [mobility.timetables],
    onDone: () => announce(t('mobility.removed')),
  })
  return (
    <Section title={t('mobility.timetables')} plain>
      <ProblemNotice problem={remove.error} />
      <DataTable
        caption={t('mobility.timetables')}
        captionHidden
        rows={items}
        keyOf={({ id }) => id}
        columns={[
          { name: t('mobility.file'), cell: ({ fileName }) => fileName },
          { name: t('mobility.state'), cell: ({ state }) => <Badge>{t(`mobility.state-${state}`)}</Badge> },
          {
            name: t('mobility.serves'),
            cell: ({ from, until, stops, lines, trips }) =>
              from && until ? (
                <>
                  {t('mobility.span', { from: dateInWords(from), until: dateInWords(until) })}
                  <br />
                  <span className="vi-soft">
                    {t('mobility.holds', { stops: stops ?? 0, lines: lines ?? 0, trips: trips ?? 0 })}
                  </span>
                </>
              ) : (
                '–'
              ),
          },
          {
            name: t('mobility.remove'),
            cell: ({ id, fileName }) => (
              <Button
                kind="quiet"
                busy={remove.isPending}
                aria-label={t('mobility.remove-label', { name: fileName })}
                onClick={() => remove.mutate({ timetableId: id })}
              >
                {t('mobility.remove')}
              </Button>
            ),
          },
        ]}
      />
    </Section>
  )
}

function Adding() {
  const t = useText()
  const id = useId()
  const [fault, setFault] = useState<'too-large' | 'unreadable' | null>(null)
  const add = useAct(mobility.addTimetable, {
    refreshes: [mobility.timetables],
    onDone: () => announce(t('mobility.added')),
  })
  const take = (file: File | undefined) => {
    if (!file) return
    setFault(file.size > mostBytes ? 'too-large' : null)
    if (file.size > mostBytes) return
    const reader = new FileReader()
    reader.onload = () =>
      add.mutate({ fileName: file.name, contentBase64: String(reader.result).split(',', 2)[1] ?? '' })
    reader.onerror = () => setFault('unreadable')
    reader.readAsDataURL(file)
  }
  return (
    <Section title={t('mobility.add')}>
      <ProblemNotice problem={add.error} />
      {fault && <Notice kind="bad" live title={t(`mobility.${fault}`)} />}
      <div className="timetable-add">
        <label htmlFor={id}>{t('mobility.file')}</label>
        <input
          id={id}
          type="file"
          className="form-control"
          accept=".zip,application/zip"
          aria-describedby={`${id}-hint`}
          disabled={add.isPending}
          onChange={(event) => {
            take(event.target.files?.[0])
            event.target.value = ''
          }}
        />
        <p id={`${id}-hint`} className="vi-soft">
          {t('mobility.add-hint')}
        </p>
      </div>
    </Section>
  )
}

function Measuring({ measuring }: { measuring: Told['measuring'] }) {
  const t = useText()
  const { state, people, withoutHome, withoutOffice, stepsDone, stepsTotal } = measuring
  const measured = people - withoutHome - withoutOffice
  const rows: [MessageKey, number][] = [
    ['mobility.with-way', measured],
    ['mobility.without-home', withoutHome],
    ['mobility.without-office', withoutOffice],
  ]
  return (
    <Section title={t('mobility.measuring')}>
      <p role="status">
        {t(`mobility.measuring-${state}`, { people: measured, done: stepsDone, total: stepsTotal })}
      </p>
      {state === 'measured' && (
        <DataTable
          caption={t('mobility.measuring')}
          captionHidden
          rows={rows}
          keyOf={([key]) => key}
          columns={[
            { name: t('mobility.reason'), cell: ([key]) => t(key) },
            { name: t('mobility.people'), number: true, cell: ([, count]) => count },
          ]}
        />
      )}
    </Section>
  )
}

function Report({ of: { fileName, findings, refusals } }: { of: Timetable }) {
  const t = useText()
  const title = t('mobility.report-of', { name: fileName })
  if (findings.length + refusals.length === 0) return null
  return (
    <Section title={title}>
      {refusals.length > 0 && (
        <Notice kind="bad" title={t('mobility.refused')}>
          <ul>
            {refusals.map(({ file, code, detail }) => (
              <li key={`${file} ${code} ${detail}`}>
                {file}: {t(`mobility.refusal-${code}` as MessageKey)}
                {detail && `: ${detail}`}
              </li>
            ))}
          </ul>
        </Notice>
      )}
      {findings.length > 0 && (
        <DataTable
          caption={title}
          captionHidden
          rows={findings}
          keyOf={({ file, code }) => `${file} ${code}`}
          columns={[
            { name: t('mobility.file'), cell: ({ file }) => file },
            { name: t('mobility.found'), cell: ({ code }) => t(`mobility.finding-${code}` as MessageKey) },
            { name: t('mobility.outcome'), cell: ({ outcome }) => t(`mobility.outcome-${outcome}`) },
            { name: t('mobility.count'), number: true, cell: ({ count }) => count },
            {
              name: t('mobility.lines'),
              cell: ({ lines, count }) =>
                lines.length === 0 ? '–' : `${lines.join(', ')}${count > lines.length ? ', …' : ''}`,
            },
          ]}
        />
      )}
    </Section>
  )
}
