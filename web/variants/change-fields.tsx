import { type PresenceHow, presenceHows } from '../../features/variants/rules.ts'
import { numberInWords } from '../design/dates.ts'
import { CheckField, SelectField, TextField } from '../design/field.tsx'
import { useText } from '../language.ts'
import type { FieldsOf } from './change-drafts.ts'
import { DayChoice } from './day-choice.tsx'

function NumberField(props: { label: string; hint?: string; value: string; onText: (text: string) => void }) {
  return <TextField {...props} inputMode="numeric" autoComplete="off" />
}

export function BudgetFields({ numbers, draft, onDraft }: FieldsOf) {
  const t = useText()
  const own = numbers.directorates.find(({ directorateId }) => directorateId === draft.directorateId)
  return (
    <>
      <SelectField
        label={t('variants.directorate')}
        value={draft.directorateId}
        options={numbers.directorates.map(({ directorateId: value, name: label }) => ({ value, label }))}
        onText={(directorateId) => onDraft({ directorateId })}
      />
      <NumberField
        label={t('variants.budget-days', { days: numberInWords(own?.days ?? 0) })}
        value={draft.number}
        onText={(number) => onDraft({ number })}
      />
    </>
  )
}

export function QuotaFields({ numbers, draft, onDraft }: FieldsOf) {
  const t = useText()
  return (
    <div className="vi-columns">
      <NumberField
        label={t('variants.per-month', { days: numbers.daysPerPerson })}
        value={draft.number}
        onText={(number) => onDraft({ number })}
      />
      <NumberField label={t('variants.per-week')} value={draft.week} onText={(week) => onDraft({ week })} />
    </div>
  )
}

export function EntryFields({ draft, onDraft }: FieldsOf) {
  const t = useText()
  return (
    <>
      <div className="vi-columns">
        <NumberField
          label={t('variants.earlier-slots')}
          value={draft.earlier}
          onText={(earlier) => onDraft({ earlier })}
        />
        <NumberField
          label={t('variants.later-slots')}
          value={draft.later}
          onText={(later) => onDraft({ later })}
        />
      </div>
      <p className="vi-soft">{t('variants.entry-hint')}</p>
    </>
  )
}

/** Every day, or some: a closed office has days of its own. */
function SomeDays({ numbers, draft, from, onDraft }: FieldsOf) {
  const t = useText()
  return (
    <>
      <CheckField
        label={t('variants.days-some')}
        checked={draft.days !== null}
        onCheck={(some) => onDraft({ days: some ? [] : null })}
      />
      {draft.days !== null && (
        <DayChoice
          legend={t('variants.days')}
          days={numbers.days}
          chosen={draft.days}
          from={from}
          onChosen={(days) => onDraft({ days })}
        />
      )}
    </>
  )
}

export function PresenceFields(props: FieldsOf) {
  const t = useText()
  const { numbers, draft, onDraft } = props
  return (
    <>
      <SelectField
        label={t('variants.where')}
        value={draft.where}
        options={[
          { value: 'organisation', label: t('variants.all-teams') },
          ...numbers.directorates.map(({ directorateId, name }) => ({
            value: `directorate:${directorateId}`,
            label: t('variants.directorate-of', { name }),
          })),
          ...numbers.teams.map(({ teamId, name, members }) => ({
            value: `team:${teamId}`,
            label: t('variants.team-of', { name, members }),
          })),
        ]}
        onText={(where) => onDraft({ where })}
      />
      <div className="vi-columns">
        <SelectField
          label={t('variants.how')}
          value={draft.how}
          options={presenceHows.map((value) => ({ value, label: t(`variants.how-${value}`) }))}
          onText={(how) => onDraft({ how: how as PresenceHow })}
        />
        <NumberField
          label={t('variants.value')}
          value={draft.number}
          onText={(number) => onDraft({ number })}
        />
      </div>
      <SomeDays {...props} />
    </>
  )
}

function OfficeSelect({ numbers, draft, onDraft }: FieldsOf) {
  const t = useText()
  return (
    <SelectField
      label={t('variants.office')}
      value={draft.officeId}
      options={numbers.offices.map(({ officeId: value, name: label }) => ({ value, label }))}
      onText={(officeId) => onDraft({ officeId })}
    />
  )
}

export function DesksFields(props: FieldsOf) {
  const t = useText()
  const { numbers, draft, onDraft } = props
  const own = numbers.offices.find(({ officeId }) => officeId === draft.officeId)
  const [least, most] = own ? [Math.min(...own.desks), Math.max(...own.desks)] : [0, 0]
  return (
    <>
      <OfficeSelect {...props} />
      <NumberField
        label={t('variants.desks', { desks: least === most ? numberInWords(most) : `${least}–${most}` })}
        value={draft.number}
        onText={(number) => onDraft({ number })}
      />
      <SomeDays {...props} />
    </>
  )
}

/** The office's days of closure as they are, to which others are added, or which are opened again. */
export function ClosureFields(props: FieldsOf) {
  const t = useText()
  const { numbers, draft, from, onDraft } = props
  const own = numbers.offices.find(({ officeId }) => officeId === draft.officeId)
  return (
    <>
      <OfficeSelect {...props} onDraft={(more) => onDraft({ ...more, days: null })} />
      <DayChoice
        legend={t('variants.closed-days')}
        days={numbers.days}
        chosen={draft.days ?? own?.closedDays ?? []}
        from={from}
        onChosen={(days) => onDraft({ days })}
      />
      <SelectField
        label={t('variants.elsewhere')}
        value={draft.elsewhereId}
        options={[
          { value: '', label: t('variants.nowhere') },
          ...numbers.offices
            .filter(({ officeId }) => officeId !== draft.officeId)
            .map(({ officeId: value, name: label }) => ({ value, label })),
        ]}
        onText={(elsewhereId) => onDraft({ elsewhereId })}
      />
      {draft.elsewhereId && (
        <NumberField
          label={t('variants.elsewhere-desks')}
          value={draft.elsewhereDesks}
          onText={(elsewhereDesks) => onDraft({ elsewhereDesks })}
        />
      )}
    </>
  )
}
