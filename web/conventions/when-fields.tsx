import { costs, payers } from '../../features/conventions/rules.ts'
import type { Day } from '../../vocabulary/day.ts'
import { weekdayInWords } from '../design/dates.ts'
import { CheckField, SelectField, TextField } from '../design/field.tsx'
import { Section } from '../design/page.tsx'
import { useText } from '../language.ts'
import type { Draft, Parts } from './draft.ts'

export function WhenFields({ draft: { terms }, set }: Parts) {
  const t = useText()
  const { weekdays } = terms
  return (
    <Section title={t('conventions.form-when')}>
      <div className="convention-pair">
        <TextField
          label={t('conventions.form-from')}
          type="date"
          value={terms.from}
          onText={(day) => day && set({ from: day as Day })}
        />
        <TextField
          label={t('conventions.form-until')}
          type="date"
          value={terms.until}
          onText={(day) => day && set({ until: day as Day })}
        />
        <TextField
          label={t('conventions.form-notice')}
          type="number"
          min={0}
          max={365}
          value={String(terms.noticeDays)}
          onText={(text) => set({ noticeDays: Number(text) })}
        />
      </div>
      <fieldset className="convention-choices">
        <legend>{t('conventions.form-weekdays')}</legend>
        <div className="convention-line">
          {[1, 2, 3, 4, 5, 6, 7].map((day) => (
            <CheckField
              key={day}
              label={weekdayInWords(day)}
              checked={weekdays.includes(day)}
              onCheck={(isIn) =>
                set({ weekdays: isIn ? [...weekdays, day].sort() : weekdays.filter((one) => one !== day) })
              }
            />
          ))}
        </div>
        <div className="convention-line">
          <CheckField
            label={t('conventions.form-morning')}
            checked={terms.morning}
            onCheck={(morning) => set({ morning })}
          />
          <CheckField
            label={t('conventions.form-afternoon')}
            checked={terms.afternoon}
            onCheck={(afternoon) => set({ afternoon })}
          />
        </div>
      </fieldset>
      <CheckField
        label={t('conventions.form-renews')}
        checked={terms.renewsMonths !== null}
        onCheck={(renews) => set({ renewsMonths: renews ? 12 : null })}
      />
      {terms.renewsMonths !== null && (
        <TextField
          label={t('conventions.form-renews-months')}
          type="number"
          min={1}
          max={60}
          value={String(terms.renewsMonths)}
          onText={(text) => set({ renewsMonths: Math.max(1, Number(text)) })}
        />
      )}
      <Cost terms={terms} set={set} />
    </Section>
  )
}

function Cost({ terms, set }: { terms: Draft['terms'] } & Pick<Parts, 'set'>) {
  const t = useText()
  return (
    <div className="convention-pair">
      <SelectField
        label={t('conventions.form-cost')}
        value={terms.cost}
        options={costs.map((value) => ({ value, label: t(`conventions.form-cost-${value}`) }))}
        onText={(value) =>
          set({
            cost: value as (typeof costs)[number],
            costCents: value === 'none' ? null : (terms.costCents ?? 1000),
          })
        }
      />
      {terms.cost !== 'none' && (
        <>
          <TextField
            label={t('conventions.form-euro')}
            type="number"
            min={0.01}
            step={0.01}
            value={String((terms.costCents ?? 0) / 100)}
            onText={(text) => set({ costCents: Math.max(1, Math.round(Number(text) * 100)) })}
          />
          <SelectField
            label={t('conventions.form-paid-by')}
            value={terms.paidBy}
            options={payers.map((value) => ({ value, label: t(`conventions.form-payer-${value}`) }))}
            onText={(value) => set({ paidBy: value as (typeof payers)[number] })}
          />
        </>
      )}
    </div>
  )
}
