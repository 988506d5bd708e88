import type { ReactNode } from 'react'
import type { priorities } from '../../features/priorities/contract.ts'
import type { Answered } from '../call.ts'
import { dateInWords } from '../design/dates.ts'
import { DataTable } from '../design/table.tsx'
import { useText } from '../language.ts'

type Derogation = Answered<typeof priorities.mine>['derogations'][number]

export function Derogations({
  items,
  action,
}: {
  items: readonly Derogation[]
  action?: (one: Derogation) => ReactNode
}) {
  const t = useText()
  return (
    <DataTable
      caption={t('priorities.derogations')}
      captionHidden
      rows={items}
      keyOf={({ id }) => id}
      columns={[
        { name: t('priorities.category'), cell: ({ category }) => t(`priorities.derogation-${category}`) },
        { name: t('priorities.from'), cell: ({ from }) => dateInWords(from) },
        { name: t('priorities.until'), cell: ({ until }) => dateInWords(until) },
        { name: t('priorities.authorised-by'), cell: ({ authorisedBy }) => authorisedBy },
        ...(action ? [{ name: t('priorities.end'), cell: action }] : []),
      ]}
    />
  )
}
