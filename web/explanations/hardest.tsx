import { Link } from '@tanstack/react-router'
import { explanations } from '../../features/explanations/contract.ts'
import type { Month } from '../../vocabulary/day.ts'
import { useAnswer } from '../asking.ts'
import type { Answered } from '../call.ts'
import { numberInWords } from '../design/dates.ts'
import { Section } from '../design/page.tsx'
import { Answer } from '../design/pieces.tsx'
import { DataTable } from '../design/table.tsx'
import { type MessageKey, useText } from '../language.ts'
import { ShareBar } from './share-bar.tsx'
import { timeInWords } from './time-in-words.ts'

type Shown = Answered<typeof explanations.hardest>

/** How many were granted how much, and by name to whom the month cost most: HR sees names in every team's month. */
export function Hardest({ month }: { month: Month }) {
  const t = useText()
  const asked = useAnswer(explanations.hardest, { month })
  return (
    <Section title={t('insight.hard-title')}>
      <Answer of={asked} bones={6}>
        {(shown) => (
          <>
            <p className="vi-soft">{t('insight.hard-lead')}</p>
            <Distribution counts={shown.distribution} />
            <h3>{t('insight.hard-people-title')}</h3>
            {shown.people.length === 0 ? (
              <p>{t('insight.hard-nobody')}</p>
            ) : (
              <>
                <p className="vi-soft">{t('insight.hard-next-lead')}</p>
                <People people={shown.people} />
              </>
            )}
          </>
        )}
      </Answer>
    </Section>
  )
}

function Distribution({ counts }: { counts: readonly number[] }) {
  const t = useText()
  const most = Math.max(...counts)
  const rows = counts.map((count, at) => ({
    at,
    count,
    name: t(`insight.hard-${at}` as MessageKey),
  }))
  return (
    <DataTable
      caption={t('insight.hard-lead')}
      captionHidden
      rows={rows}
      keyOf={({ at }) => String(at)}
      columns={[
        { name: t('insight.hard-share'), cell: ({ name }) => name },
        {
          name: t('insight.people'),
          cell: ({ count }) => (
            <span className="insight-percent">
              <span>{numberInWords(count)}</span>
              <ShareBar value={count} most={most} />
            </span>
          ),
        },
      ]}
    />
  )
}

function People({ people }: { people: Shown['people'] }) {
  const t = useText()
  return (
    <DataTable
      caption={t('insight.hard-people-title')}
      captionHidden
      rows={people}
      keyOf={({ personId }) => personId}
      columns={[
        {
          name: t('insight.hard-person'),
          cell: ({ personId, name }) => (
            <Link to="/people/$personId" params={{ personId }}>
              {name}
            </Link>
          ),
        },
        { name: t('insight.hard-team'), cell: ({ team }) => team },
        {
          name: t('insight.hard-granted'),
          cell: ({ grantedDays, wishedDays }) =>
            t('insight.hard-granted-of', { granted: grantedDays, wished: wishedDays }),
        },
        {
          name: t('insight.hard-next'),
          cell: ({ makesUpMinutes }) =>
            makesUpMinutes >= 0.1
              ? t('insight.hard-makes-up', { minutes: timeInWords(t, makesUpMinutes) })
              : t('insight.hard-no-makes-up'),
        },
      ]}
    />
  )
}
