import { objectiveKinds, operators, toolKinds } from '../../features/agreements/rules.ts'
import { Button } from '../design/button.tsx'
import { SelectField, TextField } from '../design/field.tsx'
import { useText } from '../language.ts'
import type { Asked, FormTerms } from './terms.ts'

const withAt = <One,>(list: readonly One[], place: number, part: Partial<One>): One[] =>
  list.map((one, at) => (at === place ? { ...one, ...part } : one))
const without = <One,>(list: readonly One[], place: number): One[] => list.filter((_, at) => at !== place)

export function Bands({ terms, form: { limits }, onTerms }: Asked) {
  const t = useText()
  const { leastBands: least, leastBandMinutes: minutes, dailyMinutes: most } = limits
  const change = (bands: FormTerms['bands']) => onTerms({ ...terms, bands })
  return (
    <fieldset className="vi-stack vi-stack-tight">
      <legend>{t('agreements.field-bands')}</legend>
      <p className="vi-field-hint">{t('agreements.bands-hint', { least, minutes, most })}</p>
      {terms.bands.map((band, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a band is its place
        <div key={place} className="agreement-pair">
          {(['from', 'until'] as const).map((end) => (
            <TextField
              key={end}
              label={t(`agreements.band-${end}`, { band: place + 1 })}
              type="time"
              value={band[end]}
              onText={(time) => time && change(withAt(terms.bands, place, { [end]: time }))}
            />
          ))}
          <Button small kind="quiet" onClick={() => change(without(terms.bands, place))}>
            {t('agreements.remove')}
          </Button>
        </div>
      ))}
      {terms.bands.length < 6 && (
        <div>
          <Button small onClick={() => change([...terms.bands, { from: '16:00', until: '17:00' }])}>
            {t('agreements.band-add')}
          </Button>
        </div>
      )}
      <p className="vi-field-hint">{t('agreements.rest-hint')}</p>
      <div className="agreement-pair">
        {(['from', 'until'] as const).map((end) => (
          <TextField
            key={end}
            label={t(`agreements.rest-${end}`)}
            type="time"
            value={terms.rest[end]}
            onText={(time) => time && onTerms({ ...terms, rest: { ...terms.rest, [end]: time } })}
          />
        ))}
      </div>
    </fieldset>
  )
}

export function Tools({ terms, onTerms }: Asked) {
  const t = useText()
  const change = (tools: FormTerms['tools']) => onTerms({ ...terms, tools })
  return (
    <div className="vi-stack vi-stack-tight">
      {terms.tools.map((tool, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a tool is its place
        <div key={place} className="agreement-pair">
          <SelectField
            label={t('agreements.tool-kind', { tool: place + 1 })}
            value={tool.kind}
            options={toolKinds.map((value) => ({ value, label: t(`agreements.tool-${value}`) }))}
            onText={(kind) => change(withAt(terms.tools, place, { kind: kind as typeof tool.kind }))}
          />
          <SelectField
            label={t('agreements.tool-by')}
            value={tool.providedBy}
            options={(['body', 'worker'] as const).map((value) => ({
              value,
              label: t(`agreements.by-${value}`),
            }))}
            onText={(by) => change(withAt(terms.tools, place, { providedBy: by as typeof tool.providedBy }))}
          />
          <Button small kind="quiet" onClick={() => change(without(terms.tools, place))}>
            {t('agreements.remove')}
          </Button>
        </div>
      ))}
      <div>
        <Button
          small
          onClick={() => change([...terms.tools, { kind: 'phone', name: '', providedBy: 'body' }])}
        >
          {t('agreements.tool-add')}
        </Button>
      </div>
    </div>
  )
}

export function Objectives({ terms, onTerms }: Asked) {
  const t = useText()
  const change = (objectives: FormTerms['objectives']) => onTerms({ ...terms, objectives })
  const part = (place: number, changed: Partial<FormTerms['objectives'][number]>) =>
    change(withAt(terms.objectives, place, changed))
  return (
    <div className="vi-stack">
      {terms.objectives.map((one, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: an objective is its place
        <div key={place} className="agreement-item">
          <TextField
            label={t('agreements.objective-activity', { objective: place + 1 })}
            value={one.activity}
            onText={(activity) => part(place, { activity })}
          />
          <TextField
            label={t('agreements.objective-result')}
            value={one.result}
            onText={(result) => part(place, { result })}
          />
          <div className="agreement-pair">
            <SelectField
              label={t('agreements.objective-kind')}
              value={one.kind}
              options={objectiveKinds.map((value) => ({
                value,
                label: t(`agreements.objective-kind-${value}`),
              }))}
              onText={(kind) =>
                part(place, {
                  kind: kind as typeof one.kind,
                  ...(kind === 'text' ? { operator: '=' as const } : {}),
                })
              }
            />
            {one.kind !== 'text' && (
              <SelectField
                label={t('agreements.objective-operator')}
                value={one.operator}
                options={operators.map((value) => ({ value, label: t(`agreements.operator-${value}`) }))}
                onText={(operator) => part(place, { operator: operator as typeof one.operator })}
              />
            )}
            <TextField
              label={t('agreements.objective-target')}
              type={one.kind === 'date' ? 'date' : 'text'}
              value={one.target}
              onText={(target) => part(place, { target })}
            />
            <Button small kind="quiet" onClick={() => change(without(terms.objectives, place))}>
              {t('agreements.remove')}
            </Button>
          </div>
        </div>
      ))}
      <div>
        <Button
          small
          onClick={() =>
            change([
              ...terms.objectives,
              { activity: '', result: '', kind: 'percentage', operator: '>=', target: '' },
            ])
          }
        >
          {t('agreements.objective-add')}
        </Button>
      </div>
    </div>
  )
}
