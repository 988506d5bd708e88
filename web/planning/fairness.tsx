import { planningCriteria } from '../../features/planning/criteria-contract.ts'
import type { Month } from '../../vocabulary/day.ts'
import { useAnswer } from '../asking.ts'
import { numberInWords } from '../design/dates.ts'
import { Section } from '../design/page.tsx'
import { Answer } from '../design/pieces.tsx'
import { DataTable } from '../design/table.tsx'
import { known, useText } from '../language.ts'

/** Before publishing: whether the length of the way, sex, part-time or directorate decide who is granted what. */
export function Fairness({ month }: { month: Month }) {
  const t = useText()
  const fairness = useAnswer(planningCriteria.fairness, { month })
  if (fairness.data && !fairness.data.proposed) return null
  const nameOf = (trait: string, name: string | null) => {
    if (name === null) return t('fairness.together')
    const key = `fairness.${name}`
    return trait !== 'directorate' && known(key) ? t(key) : name
  }
  return (
    <Section title={t('fairness.title')}>
      <Answer of={fairness} bones={6}>
        {({ items, fewestPeople }) => (
          <>
            <p className="vi-soft">{t('fairness.lead', { fewest: fewestPeople })}</p>
            <div className="vi-columns">
              {items.map(({ trait, groups }) =>
                groups.length === 0 ? (
                  <div key={trait}>
                    <h3>{t(`fairness.trait-${trait}`)}</h3>
                    <p>{t('fairness.too-few')}</p>
                  </div>
                ) : (
                  <DataTable
                    key={trait}
                    caption={t(`fairness.trait-${trait}`)}
                    rows={groups.toSorted((a, b) => ((a.name ?? '~') < (b.name ?? '~') ? -1 : 1))}
                    keyOf={({ name }) => name ?? ''}
                    columns={[
                      { name: t(`fairness.trait-${trait}`), cell: ({ name }) => nameOf(trait, name) },
                      { name: t('criteria.people'), number: true, cell: (row) => numberInWords(row.people) },
                      { name: t('criteria.wished'), number: true, cell: (row) => numberInWords(row.wished) },
                      {
                        name: t('fairness.share'),
                        number: true,
                        cell: ({ wished, granted }) =>
                          wished === 0 ? '–' : `${numberInWords((100 * granted) / wished)} %`,
                      },
                    ]}
                  />
                ),
              )}
            </div>
          </>
        )}
      </Answer>
    </Section>
  )
}
