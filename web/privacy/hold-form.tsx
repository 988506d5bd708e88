import { useState } from 'react'
import { privacy } from '../../features/privacy/contract.ts'
import { type HoldGround, holdGrounds } from '../../features/privacy/rules.ts'
import type { Day } from '../../vocabulary/day.ts'
import { useAct } from '../asking.ts'
import { ActForm } from '../design/act-form.tsx'
import { SelectField, TextField } from '../design/field.tsx'
import { announce } from '../design/results.tsx'
import { useText } from '../language.ts'

/** What keeps a person from being erased: closed until somebody needs it. */
export function HoldForm({ personId }: { personId: string }) {
  const t = useText()
  const [ground, setGround] = useState<HoldGround>('dispute')
  const [reference, setReference] = useState('')
  const [until, setUntil] = useState('')
  const place = useAct(privacy.placeHold, {
    refreshes: [privacy.erasures],
    onDone: () => {
      announce(t('privacy.hold-placed'))
      setReference('')
      setUntil('')
    },
  })
  return (
    <details>
      <summary>{t('privacy.hold-place')}</summary>
      <ActForm
        of={place}
        send={t('privacy.hold-place')}
        onSend={() =>
          place.mutate({ personId, ground, reference, until: until === '' ? null : (until as Day) })
        }
        className="vi-stack vi-narrow"
      >
        <SelectField
          label={t('privacy.hold-ground')}
          value={ground}
          options={holdGrounds.map((value) => ({ value, label: t(`privacy.ground-${value}`) }))}
          onText={(value) => setGround(value as HoldGround)}
        />
        <TextField
          label={t('privacy.hold-reference')}
          hint={t('privacy.hold-reference-hint')}
          pattern="[0-9A-Za-z \/._\-]{1,40}"
          value={reference}
          onText={setReference}
        />
        <TextField label={t('privacy.hold-until')} type="date" optional value={until} onText={setUntil} />
      </ActForm>
    </details>
  )
}
