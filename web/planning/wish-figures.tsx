import { memo } from 'react'
import { numberInWords } from '../design/dates.ts'
import { Meter } from '../design/pieces.tsx'
import { DataTable } from '../design/table.tsx'
import { useText } from '../language.ts'
import type { Figures } from './proposal.ts'

/** How many have answered, and what they ask, against what the directorate may give. */
export const WishFigures = memo(function WishFigures({ figures }: { figures: Figures }) {
  const t = useText()
  return (
    <DataTable
      caption={t('room.wishes-section')}
      rows={figures}
      keyOf={({ directorateId }) => directorateId}
      columns={[
        { name: t('room.directorate'), cell: ({ name }) => name },
        {
          name: t('room.stated'),
          cell: ({ stated, people }) => (
            <Meter
              words={t('room.stated-of', { stated: numberInWords(stated), people: numberInWords(people) })}
              value={stated}
              max={people}
            />
          ),
        },
        {
          name: t('room.wished-days'),
          number: true,
          cell: ({ wishedDays }) => numberInWords(wishedDays),
        },
        {
          name: t('room.budget-days'),
          number: true,
          cell: ({ budgetDays }) => numberInWords(budgetDays),
        },
      ]}
    />
  )
})
