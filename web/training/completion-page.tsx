import './words.ts'
import { training } from '../../features/training/contract.ts'
import { useAnswer } from '../asking.ts'
import type { Answered } from '../call.ts'
import { dateInWords, numberInWords } from '../design/dates.ts'
import { Page, Section } from '../design/page.tsx'
import { Answer, Empty, Meter } from '../design/pieces.tsx'
import { DataTable } from '../design/table.tsx'
import { languageNow, type Text, useText } from '../language.ts'
import { TrainingPages } from './pages.tsx'

type Completion = Answered<typeof training.completion>
type Counts = { people: number | null; done: number | null }

const countInWords = (t: Text, count: number | null): string =>
  count === null ? t('training.few') : numberInWords(count)
const shareOf = ({ people, done }: Counts): number | null =>
  people === null || done === null || people === 0 ? null : Math.min(100, Math.round((done / people) * 100))
const shareInWords = (counts: Counts): string => {
  const share = shareOf(counts)
  return share === null ? '–' : `${share}%`
}
const euros = (cents: number): string =>
  new Intl.NumberFormat(languageNow() === 'it' ? 'it-IT' : 'en-GB', {
    style: 'currency',
    currency: 'EUR',
  }).format(cents / 100)

export function CompletionPage() {
  const t = useText()
  const asked = useAnswer(training.completion, {})
  return (
    <Page title={t('training.completion-title')} lead={t('training.completion-lead')}>
      <TrainingPages />
      <Answer of={asked} bones={8}>
        {(shown) => (
          <>
            {shown.rounded && (
              <p className="vi-soft">{t('training.completion-rounded', { count: shown.fewestPeople })}</p>
            )}
            {shown.courses.length === 0 ? (
              <Empty icon="chart-line" title={t('training.completion-none')}>
                <p>{t('training.completion-none-lead')}</p>
              </Empty>
            ) : (
              shown.courses.map((course) => <OfCourse key={course.courseId} course={course} />)
            )}
            <Indicators shown={shown} />
          </>
        )}
      </Answer>
    </Page>
  )
}

const sum = (counts: readonly (number | null)[]): number | null =>
  counts.reduce<number | null>((all, one) => (all === null || one === null ? null : all + one), 0)

function OfCourse({ course }: { course: Completion['courses'][number] }) {
  const t = useText()
  const { title, audience, requiredFrom, items } = course
  const all = { people: sum(items.map(({ people }) => people)), done: sum(items.map(({ done }) => done)) }
  const share = shareOf(all)
  return (
    <Section title={title}>
      <p className="vi-soft">
        {t(`training.audience-${audience}`)} ·{' '}
        {requiredFrom
          ? t('training.required-from', { from: dateInWords(requiredFrom) })
          : t('training.not-required')}
      </p>
      {share !== null && (
        <Meter
          words={`${countInWords(t, all.done)} / ${countInWords(t, all.people)} (${share}%)`}
          value={all.done ?? 0}
          max={all.people ?? 0}
        />
      )}
      {items.length === 0 ? (
        <p>–</p>
      ) : (
        <DataTable
          caption={title}
          captionHidden
          rows={items}
          keyOf={({ name }) => name ?? ''}
          columns={[
            {
              name: t('training.column-directorate'),
              cell: ({ name, directorates }) =>
                name ?? t('training.other-directorates', { count: directorates }),
            },
            {
              name: t('training.column-people'),
              number: true,
              cell: ({ people }) => countInWords(t, people),
            },
            {
              name: t('training.column-done-people'),
              number: true,
              cell: ({ done }) => countInWords(t, done),
            },
            { name: t('training.column-share'), number: true, cell: shareInWords },
          ]}
        />
      )}
    </Section>
  )
}

function Indicators({ shown: { indicators, costCents } }: { shown: Completion }) {
  const t = useText()
  return (
    <Section title={t('training.indicators')}>
      <p className="vi-soft">{t('training.indicators-lead')}</p>
      <DataTable
        caption={t('training.indicators')}
        captionHidden
        rows={indicators}
        keyOf={({ name }) => name}
        columns={[
          { name: t('training.indicator'), cell: ({ name }) => t(`training.indicator-${name}`) },
          { name: t('training.column-people'), number: true, cell: ({ people }) => countInWords(t, people) },
          { name: t('training.column-done-people'), number: true, cell: ({ done }) => countInWords(t, done) },
          { name: t('training.column-share'), number: true, cell: shareInWords },
        ]}
      />
      <p>{t('training.indicator-cost', { euros: euros(costCents) })}</p>
    </Section>
  )
}
