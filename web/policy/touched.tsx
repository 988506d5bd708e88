import type { policy } from '../../features/policy/contract.ts'
import type { Answered } from '../call.ts'
import { monthInWords, numberInWords } from '../design/dates.ts'
import { DataTable } from '../design/table.tsx'
import { useText } from '../language.ts'
import { itemInWords } from './value-in-words.ts'

/** Whom a change touches, before it holds. */
export function TouchedPeople({ touched }: { touched: Answered<typeof policy.preview> }) {
  const t = useText()
  const { people, teams, items, directorates, openMonths } = touched
  if (people === 0) return <p>{t('policy.touched-nobody')}</p>
  return (
    <>
      <p>
        <strong>
          {t('policy.touched-people', {
            count: people,
            formatted: numberInWords(people),
            teams: numberInWords(teams),
          })}
        </strong>
      </p>
      {items.length > 1 && (
        <ul>
          {items.map(({ item, people: some }) => (
            <li key={item}>
              {t('policy.touched-item', { item: itemInWords(item), people: numberInWords(some) })}
            </li>
          ))}
        </ul>
      )}
      <DataTable
        caption={t('policy.touched')}
        captionHidden
        rows={directorates}
        keyOf={({ directorateId }) => directorateId}
        columns={[
          { name: t('policy.touched-directorate'), cell: ({ name }) => name },
          { name: t('policy.field-people'), number: true, cell: (row) => numberInWords(row.people) },
          {
            name: `${t('policy.touched-days')}, ${t('policy.touched-before')}`,
            number: true,
            cell: ({ daysBefore }) => numberInWords(daysBefore),
          },
          {
            name: `${t('policy.touched-days')}, ${t('policy.touched-after')}`,
            number: true,
            cell: ({ daysAfter }) => numberInWords(daysAfter),
          },
        ]}
      />
      {openMonths.length > 0 && (
        <p className="vi-soft">
          {t('policy.touched-open', { months: openMonths.map(monthInWords).join(', ') })}
        </p>
      )}
    </>
  )
}
