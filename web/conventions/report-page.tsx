import './words.ts'
import './conventions.css'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { conventionOffice } from '../../features/conventions/office-contract.ts'
import { useAct, useAnswer } from '../asking.ts'
import type { Answered } from '../call.ts'
import { ActForm } from '../design/act-form.tsx'
import { dateInWords, instantInWords, numberInWords } from '../design/dates.ts'
import { TextArea } from '../design/field.tsx'
import { Page, Section } from '../design/page.tsx'
import { Answer, Empty, Facts, Meter } from '../design/pieces.tsx'
import { announce } from '../design/results.tsx'
import { DataTable } from '../design/table.tsx'
import { useText } from '../language.ts'
import { hasRole, useSession } from '../session.ts'
import { euroInWords, PartnerBadge } from './words-of.tsx'

type Report = Answered<typeof conventionOffice.report>
type People = Report['partners'][number]['people']

/** What was used so far, from which nobody can be counted; and what each office says of it. */
export function ConventionReportPage() {
  const t = useText()
  const { conventionId } = useParams({ from: '/signed-in/convenzioni/$conventionId/rapporto' })
  const asked = useAnswer(conventionOffice.report, { conventionId })
  const keeps = hasRole(useSession(), 'hr-office', 'administrator')
  return (
    <Page
      title={t('conventions.report-title')}
      lead={t('conventions.report-lead')}
      back={{
        to: `/convenzioni/${conventionId}`,
        label: asked.data?.title ?? t('conventions.register-title'),
      }}
    >
      <Answer of={asked} bones={8}>
        {(report) => (
          <>
            {report.partners.length === 0 ? (
              <Empty icon="chart-line" title={t('conventions.report-title')}>
                <p>{t('conventions.report-none')}</p>
              </Empty>
            ) : (
              <Figures report={report} />
            )}
            <Remarks report={report} conventionId={conventionId} keeps={keeps} />
          </>
        )}
      </Answer>
    </Page>
  )
}

const percent = (value: number | null): string => (value === null ? '–' : `${numberInWords(value)} %`)

function Figures({ report }: { report: Report }) {
  const t = useText()
  const { partners, days, from, until, isHost } = report
  const peopleInWords = (people: People) =>
    people.kind === 'none'
      ? t('conventions.report-people-none')
      : people.kind === 'few'
        ? t('conventions.report-people-few', { below: people.below })
        : t('conventions.report-people-about', { people: people.people })
  const most = Math.max(...partners.map((one) => one.days), 1)
  return (
    <Section title={t('conventions.report-period', { from: dateInWords(from), until: dateInWords(until) })}>
      <Facts
        facts={[
          { name: t('conventions.report-days'), value: numberInWords(days, days % 1 === 0 ? 0 : 1) },
          ...(isHost
            ? [{ name: t('conventions.report-occupancy'), value: percent(report.occupancyPercent) }]
            : []),
        ]}
      />
      {partners.length > 1 && (
        <div className="vi-stack vi-stack-tight" aria-hidden="true">
          <p className="vi-soft">{t('conventions.report-chart')}</p>
          {partners.map((one) => (
            <Meter key={one.guestId} words={one.guestName} value={one.days} max={most} />
          ))}
        </div>
      )}
      <DataTable
        caption={t('conventions.report-chart')}
        captionHidden
        stacks
        rows={partners}
        keyOf={({ guestId }) => guestId}
        columns={[
          { name: t('conventions.column-partner'), cell: ({ guestName }) => guestName },
          { name: t('conventions.column-state'), cell: ({ state }) => <PartnerBadge state={state} /> },
          {
            name: t('conventions.report-days'),
            number: true,
            cell: (one) => numberInWords(one.days, one.days % 1 === 0 ? 0 : 1),
          },
          { name: t('conventions.report-people'), cell: ({ people }) => peopleInWords(people) },
          {
            name: t('conventions.report-occupancy'),
            number: true,
            cell: ({ occupancyPercent }) => percent(occupancyPercent),
          },
          {
            name: t('conventions.report-cost'),
            number: true,
            cell: ({ costCents }) => (costCents === null ? '–' : euroInWords(costCents)),
          },
        ]}
      />
    </Section>
  )
}

function Remarks({
  report: { remarks },
  conventionId,
  keeps,
}: {
  report: Report
  conventionId: string
  keeps: boolean
}) {
  const t = useText()
  const [words, setWords] = useState(remarks.find(({ isOwn }) => isOwn)?.words ?? '')
  const say = useAct(conventionOffice.remark, {
    refreshes: [conventionOffice.report],
    onDone: () => announce(t('conventions.remark-saved')),
  })
  return (
    <Section title={t('conventions.remarks')}>
      {remarks.length === 0 && <p className="vi-soft">{t('conventions.remarks-none')}</p>}
      {remarks.map((one) => (
        <blockquote key={one.organisation}>
          <p>{one.words}</p>
          <footer className="vi-soft">
            {one.organisation}, {one.byName}, {instantInWords(one.saidAt)}
          </footer>
        </blockquote>
      ))}
      {keeps && (
        <ActForm
          of={say}
          send={t('conventions.remark-save')}
          disabled={words.trim() === ''}
          onSend={() => say.mutate({ conventionId, words })}
        >
          <TextArea
            label={t('conventions.remark-own')}
            hint={t('conventions.remark-hint')}
            rows={3}
            maxLength={1000}
            value={words}
            onText={setWords}
          />
        </ActForm>
      )}
    </Section>
  )
}
