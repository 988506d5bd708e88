import { frames, placeKinds, regimes } from '../../features/agreements/rules.ts'
import type { Day } from '../../vocabulary/day.ts'
import { weekdayInWords } from '../design/dates.ts'
import { CheckField, SelectField, TextArea, TextField } from '../design/field.tsx'
import { Section } from '../design/page.tsx'
import { useText } from '../language.ts'
import type { Asked, FormTerms } from './terms.ts'
import { Bands, Objectives, Tools } from './terms-lists.tsx'

/** The form in its parts, in the order of the document. */
export function TermsFields(asked: Asked) {
  const t = useText()
  const { terms, onTerms } = asked
  const change = (part: Partial<FormTerms>) => onTerms({ ...terms, ...part })
  return (
    <>
      <Section title={t('agreements.form-what')}>
        <div className="agreement-pair">
          <SelectField
            label={t('agreements.field-regime')}
            value={terms.regime}
            options={regimes.map((value) => ({ value, label: t(`agreements.regime-${value}`) }))}
            onText={(regime) => change({ regime: regime as FormTerms['regime'] })}
          />
          <SelectField
            label={t('agreements.field-frame')}
            value={terms.frame}
            options={frames.map((value) => ({ value, label: t(`agreements.frame-${value}`) }))}
            onText={(frame) => change({ frame: frame as FormTerms['frame'] })}
          />
        </div>
      </Section>
      <When {...asked} />
      <Section title={t('agreements.form-where')}>
        <fieldset className="vi-stack vi-stack-tight">
          <legend>{t('agreements.field-places')}</legend>
          <p className="vi-field-hint">{t('agreements.places-hint')}</p>
          {placeKinds.map((place) => (
            <CheckField
              key={place}
              label={t(`agreements.place-${place}`)}
              checked={terms.places.includes(place)}
              onCheck={(on) =>
                change({
                  places: on ? [...terms.places, place] : terms.places.filter((one) => one !== place),
                })
              }
            />
          ))}
        </fieldset>
        <Tools {...asked} />
      </Section>
      <Section title={t('agreements.form-bands')}>
        <Bands {...asked} />
      </Section>
      <Section title={t('agreements.form-objectives')}>
        <Objectives {...asked} />
      </Section>
      <Section title={t('agreements.form-texts')}>
        <TextArea
          label={t('agreements.field-disconnection')}
          value={terms.disconnection}
          rows={4}
          onText={(disconnection) => change({ disconnection })}
        />
        <TextArea
          label={t('agreements.field-conduct')}
          value={terms.conduct}
          rows={4}
          onText={(conduct) => change({ conduct })}
        />
        <TextArea
          label={t('agreements.field-annexes')}
          optional
          value={terms.annexes.join('\n')}
          rows={2}
          onText={(typed) => change({ annexes: typed.split('\n').filter((one) => one.trim()) })}
        />
      </Section>
    </>
  )
}

function When({ terms, form, onTerms }: Asked) {
  const t = useText()
  const change = (part: Partial<FormTerms>) => onTerms({ ...terms, ...part })
  const number = (typed: string) => Math.max(0, Math.min(31, Number(typed) || 0))
  return (
    <Section title={t('agreements.form-when')}>
      <div className="agreement-pair">
        <TextField
          label={t('agreements.fact-from')}
          type="date"
          value={terms.from}
          onText={(from) => from && change({ from: from as Day })}
        />
        {terms.until !== null && (
          <TextField
            label={t('agreements.fact-until')}
            type="date"
            value={terms.until}
            onText={(until) => until && change({ until: until as Day })}
          />
        )}
      </div>
      {form.limits.openEnded && (
        <CheckField
          label={t('agreements.field-open-ended')}
          checked={terms.until === null}
          onCheck={(on) => change({ until: on ? null : (form.terms.until ?? terms.from) })}
        />
      )}
      <div className="agreement-pair">
        <TextField
          label={t('agreements.field-per-month')}
          type="number"
          min={1}
          value={String(terms.daysPerMonth)}
          onText={(typed) => change({ daysPerMonth: number(typed) })}
        />
        <TextField
          label={t('agreements.field-per-week')}
          type="number"
          min={0}
          required={false}
          value={terms.daysPerWeek === null ? '' : String(terms.daysPerWeek)}
          onText={(typed) => change({ daysPerWeek: typed === '' ? null : Math.min(7, number(typed)) })}
        />
      </div>
      <fieldset className="vi-stack vi-stack-tight">
        <legend>{t('agreements.field-weekdays')}</legend>
        <p className="vi-field-hint">{t('agreements.field-weekdays-hint')}</p>
        <div className="vi-row">
          {[1, 2, 3, 4, 5].map((weekday) => (
            <CheckField
              key={weekday}
              label={weekdayInWords(weekday)}
              checked={terms.weekdays.includes(weekday)}
              onCheck={(on) =>
                change({
                  weekdays: on
                    ? [...terms.weekdays, weekday].sort()
                    : terms.weekdays.filter((one) => one !== weekday),
                })
              }
            />
          ))}
        </div>
      </fieldset>
    </Section>
  )
}
