import type { activities } from '../../features/activities/contract.ts'
import type { Answered } from '../call.ts'
import { dateInWords, numberInWords } from '../design/dates.ts'
import { Notice } from '../design/notice.tsx'
import { DataTable } from '../design/table.tsx'
import { useText } from '../language.ts'

export type Effect = Answered<typeof activities.reviewEffect>

/** Before it is saved: how many more may ask, how many no longer, where. */
export function EffectNotice({ effect }: { effect: Effect }) {
  const t = useText()
  const { on, before, after, opened, closed, items } = effect
  return (
    <Notice
      kind={closed > 0 ? 'caution' : opened > 0 ? 'good' : 'info'}
      title={t('activities.effect-title', { day: dateInWords(on) })}
      live
    >
      {opened + closed === 0 && <p>{t('activities.effect-none')}</p>}
      {opened > 0 && <p>{t('activities.effect-opened', { count: opened })}</p>}
      {closed > 0 && <p>{t('activities.effect-closed', { count: closed })}</p>}
      <p>{t('activities.effect-total', { before: numberInWords(before), after: numberInWords(after) })}</p>
      {items.length > 0 && (
        <DataTable
          caption={t('activities.effect-caption')}
          rows={items}
          keyOf={({ directorateId }) => directorateId ?? ''}
          columns={[
            {
              name: t('activities.directorate'),
              cell: ({ name }) => name ?? t('activities.no-directorate'),
            },
            { name: t('activities.effect-opened'), number: true, cell: (row) => numberInWords(row.opened) },
            { name: t('activities.effect-closed'), number: true, cell: (row) => numberInWords(row.closed) },
            { name: t('activities.effect-after'), number: true, cell: (row) => numberInWords(row.after) },
          ]}
        />
      )}
    </Notice>
  )
}
