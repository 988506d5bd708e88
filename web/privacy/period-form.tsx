import { useState } from 'react'
import { privacy } from '../../features/privacy/contract.ts'
import { type KindName, kinds } from '../../features/privacy/kinds-rules.ts'
import { addDays, type Day } from '../../vocabulary/day.ts'
import { useAct } from '../asking.ts'
import type { Answered } from '../call.ts'
import { today } from '../clock.ts'
import { ActForm } from '../design/act-form.tsx'
import { SelectField, TextField } from '../design/field.tsx'
import { Section } from '../design/page.tsx'
import { announce } from '../design/results.tsx'
import { languageNow, useText } from '../language.ts'

/** Another time for a kind of data, from a day to come, with the reason. */
export function PeriodForm({ items }: { items: Answered<typeof privacy.retention>['items'] }) {
  const t = useText()
  const language = languageNow()
  const tomorrow = addDays(today(), 1)
  const [kind, setKind] = useState<KindName>(items[0]!.kind)
  const [days, setDays] = useState('')
  const [validFrom, setValidFrom] = useState<string>(tomorrow)
  const [reason, setReason] = useState('')
  const save = useAct(privacy.setRetention, {
    refreshes: [privacy.retention],
    onDone: () => {
      announce(t('privacy.saved'))
      setDays('')
      setReason('')
    },
  })
  const { usualDays, mostDays } = items.find((item) => item.kind === kind)!
  const count = (value: number) => t('privacy.days', { count: value })
  return (
    <Section title={t('privacy.change')}>
      <p className="vi-soft">{t('privacy.change-lead')}</p>
      <ActForm
        of={save}
        send={t('privacy.save')}
        onSend={() => save.mutate({ kind, days: Number(days), validFrom: validFrom as Day, reason })}
        className="vi-stack vi-narrow"
      >
        <SelectField
          label={t('privacy.kind')}
          value={kind}
          options={items.map((item) => ({ value: item.kind, label: kinds[item.kind].title[language] }))}
          onText={(value) => setKind(value as KindName)}
        />
        <TextField
          label={t('privacy.new-days')}
          hint={t('privacy.usual', { days: count(usualDays), most: count(mostDays) })}
          type="number"
          inputMode="numeric"
          min={0}
          max={mostDays}
          value={days}
          onText={setDays}
        />
        <TextField
          label={t('privacy.valid-from')}
          type="date"
          min={tomorrow}
          value={validFrom}
          onText={setValidFrom}
        />
        <TextField
          label={t('privacy.reason')}
          minLength={3}
          maxLength={500}
          value={reason}
          onText={setReason}
        />
      </ActForm>
    </Section>
  )
}
