import { SelectField } from '../design/field.tsx'
import { useText } from '../language.ts'
import type { FieldsOf } from './change-drafts.ts'
import { DayChoice } from './day-choice.tsx'

/** Which space has no seats, and when; of its days those are offered on which somebody is planned there. */
export function SpaceFields({ numbers, draft, from, onDraft }: FieldsOf) {
  const t = useText()
  const used = numbers.spaces.filter(({ days }) => days.length > 0)
  const space = used.find(({ siteId }) => siteId === draft.siteId)
  if (!space) return <p>{t('variants.space-none')}</p>
  return (
    <>
      <SelectField
        label={t('variants.space')}
        value={draft.siteId}
        options={used.map(({ siteId, name }) => ({ value: siteId, label: name }))}
        onText={(siteId) => onDraft({ siteId, days: null })}
      />
      <DayChoice
        legend={t('variants.days')}
        days={space.days}
        chosen={draft.days ?? []}
        from={from}
        onChosen={(days) => onDraft({ days })}
      />
    </>
  )
}
