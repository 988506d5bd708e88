import './words.ts'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { planningCriteria } from '../../features/planning/criteria-contract.ts'
import type { Month } from '../../vocabulary/day.ts'
import { useAnswer } from '../asking.ts'
import type { Answered } from '../call.ts'
import { numberInWords } from '../design/dates.ts'
import { Page, Section } from '../design/page.tsx'
import { Answer, Empty, Facts } from '../design/pieces.tsx'
import { DataTable } from '../design/table.tsx'
import { useText } from '../language.ts'
import { hasRole, useSession } from '../session.ts'
import { MonthChoice, useMonthMeant } from './month-choice.tsx'

/** By which numbers and weights a month is planned, for everybody; how it went, for those who represent or check. */
export function CriteriaPage() {
  const t = useText()
  const search = useSearch({ from: '/signed-in/criteria' })
  const navigate = useNavigate()
  const session = useSession()
  const { opened, month, lines } = useMonthMeant(search.month)
  const readsResults = hasRole(
    session,
    'union-representative',
    'safety-representative',
    'auditor',
    'hr-office',
    'administrator',
  )
  return (
    <Page title={t('criteria.title')} lead={t('criteria.lead')}>
      <Answer of={opened}>
        {() =>
          month ? (
            <>
              <MonthChoice
                lines={lines}
                month={month}
                onMonth={(chosen) =>
                  void navigate({ to: '/criteria', search: { month: chosen }, replace: true })
                }
              />
              <Criteria month={month} />
              {readsResults && <Results month={month} />}
            </>
          ) : (
            <Empty icon="search" title={t('criteria.empty')}>
              <p>{t('criteria.empty-lead')}</p>
            </Empty>
          )
        }
      </Answer>
    </Page>
  )
}

function Criteria({ month }: { month: Month }) {
  const t = useText()
  const criteria = useAnswer(planningCriteria.criteria, { month })
  const minutes = (count: number) => t('criteria.minutes', { count })
  return (
    <Answer of={criteria} bones={6}>
      {(shown) => (
        <div className="vi-columns">
          <Section title={t('criteria.numbers')}>
            <Facts
              facts={[
                { name: t('criteria.working-days'), value: shown.workingDays },
                { name: t('criteria.per-person'), value: shown.daysPerPerson },
                { name: t('criteria.per-week'), value: shown.daysPerWeek ?? t('criteria.no-limit') },
              ]}
            />
          </Section>
          <Section title={t('criteria.weights')}>
            <Facts
              facts={[
                { name: t('criteria.wish'), value: minutes(shown.wishMinutes) },
                {
                  name: t('criteria.grant'),
                  value: shown.grantMinutes.slice(0, 3).map(numberInWords).join(' · '),
                },
                { name: t('criteria.slot'), value: minutes(shown.slotMinutes) },
                { name: t('criteria.desk'), value: minutes(shown.deskMinutes) },
                {
                  name: t('criteria.commute'),
                  value: t(`criteria.commute-${shown.commute.how}`, { minutes: shown.commute.minutes }),
                },
              ]}
            />
          </Section>
        </div>
      )}
    </Answer>
  )
}

function Results({ month }: { month: Month }) {
  const t = useText()
  const results = useAnswer(planningCriteria.aggregates, { month })
  return (
    <Section title={t('criteria.results')}>
      <Answer of={results} bones={4}>
        {(shown) => <ResultsTable shown={shown} />}
      </Answer>
    </Section>
  )
}

function ResultsTable({ shown }: { shown: Answered<typeof planningCriteria.aggregates> }) {
  const t = useText()
  if (!shown.published) return <p>{t('criteria.not-published')}</p>
  if (shown.items.length === 0) return <p>{t('criteria.too-few')}</p>
  return (
    <>
      <p className="vi-soft">{t('criteria.results-lead', { fewest: shown.fewestPeople })}</p>
      <DataTable
        caption={t('criteria.results')}
        captionHidden
        rows={shown.items}
        keyOf={({ name }) => name ?? ''}
        columns={[
          {
            name: t('criteria.directorate'),
            cell: ({ name, directorates }) => name ?? t('criteria.others', { count: directorates }),
          },
          { name: t('criteria.people'), number: true, cell: ({ people }) => numberInWords(people) },
          { name: t('criteria.wished'), number: true, cell: ({ wished }) => numberInWords(wished) },
          { name: t('criteria.granted'), number: true, cell: ({ granted }) => numberInWords(granted) },
        ]}
      />
    </>
  )
}
