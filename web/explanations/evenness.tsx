import '../planning/words.ts'
import type { explanations } from '../../features/explanations/contract.ts'
import type { Answered } from '../call.ts'
import { numberInWords } from '../design/dates.ts'
import { Section } from '../design/page.tsx'
import { DataTable } from '../design/table.tsx'
import { known, useText } from '../language.ts'
import { ShareBar } from './share-bar.tsx'

type Shown = Answered<typeof explanations.evenness>
type Row = NonNullable<Shown['all']>

/** Jain's index and the worst tenth, for all and by trait; each row with its bar. */
export function Evenness({ evenness }: { evenness: Shown }) {
  const t = useText()
  const { all, items, fewestPeople } = evenness
  const nameOf = (trait: string, name: string | null): string => {
    if (name === null) return t('fairness.together')
    const key = `fairness.${name}`
    return trait !== 'directorate' && known(key) ? t(key) : name
  }
  const table = (caption: string, rows: readonly Row[], first: (row: Row) => string) => (
    <DataTable
      caption={caption}
      captionHidden
      rows={rows}
      keyOf={({ name }) => name ?? ''}
      columns={[
        { name: caption, cell: first },
        { name: t('insight.people'), number: true, cell: ({ people }) => numberInWords(people) },
        { name: t('insight.share'), cell: ({ sharePercent }) => <Percent value={sharePercent} /> },
        { name: t('insight.jain'), number: true, cell: ({ jain }) => numberInWords(jain, 2) },
        {
          name: t('insight.worst'),
          cell: ({ worstTenthPercent }) =>
            worstTenthPercent === null ? (
              <span className="vi-soft">{t('insight.too-few')}</span>
            ) : (
              <Percent value={worstTenthPercent} />
            ),
        },
      ]}
    />
  )
  return (
    <Section title={t('insight.even-title')}>
      <p className="vi-soft">{t('insight.even-lead', { fewest: fewestPeople })}</p>
      {all ? (
        table(t('insight.even-all'), [all], () => t('insight.even-all'))
      ) : (
        <p>{t('insight.even-few')}</p>
      )}
      {items
        .filter(({ groups }) => groups.length > 0)
        .map(({ trait, groups }) => (
          <div key={trait}>
            {table(
              t('insight.even-by', { trait: t(`insight.trait-${trait}`) }),
              inOrder(groups),
              ({ name }) => nameOf(trait, name),
            )}
          </div>
        ))}
    </Section>
  )
}

const inOrder = (groups: readonly Row[]) =>
  groups.toSorted((a, b) => ((a.name ?? '~') < (b.name ?? '~') ? -1 : 1))

function Percent({ value }: { value: number }) {
  return (
    <span className="insight-percent">
      <span>{numberInWords(value)} %</span>
      <ShareBar value={value} />
    </span>
  )
}
