import { type FormEvent, useState } from 'react'
import { communications } from '../../features/communications/contract.ts'
import { reasonsAgainstSettings } from '../../features/communications/fault-rules.ts'
import { communicationOffice } from '../../features/communications/office-contract.ts'
import type { Settings } from '../../features/communications/rules.ts'
import type { Day } from '../../vocabulary/day.ts'
import { useAct, useAnswer } from '../asking.ts'
import type { Answered } from '../call.ts'
import { Button } from '../design/button.tsx'
import { instantInWords } from '../design/dates.ts'
import { CheckField, SelectField, TextField } from '../design/field.tsx'
import { ProblemNotice } from '../design/notice.tsx'
import { Page, Section } from '../design/page.tsx'
import { Answer } from '../design/pieces.tsx'
import { wordsOfReason } from '../design/reasons.ts'
import { announce } from '../design/results.tsx'
import { useText } from '../language.ts'
import { AccessForm } from './access-form.tsx'
import { CommunicationPages } from './pages.tsx'

export type Office = Answered<typeof communicationOffice.settings>

export function CommunicationSettingsPage() {
  const t = useText()
  const asked = useAnswer(communicationOffice.settings, {})
  return (
    <Page title={t('communications.settings-title')} lead={t('communications.settings-lead')}>
      <CommunicationPages />
      <Answer of={asked} bones={10}>
        {(office) => (
          <>
            {office.said && (
              <p className="vi-soft">
                {t('communications.settings-said', {
                  name: office.said.by,
                  at: instantInWords(office.said.at),
                })}
              </p>
            )}
            <SettingsForm office={office} />
            {office.set && office.settings.channel === 'rest' && <AccessForm office={office} />}
          </>
        )}
      </Answer>
    </Page>
  )
}

function SettingsForm({ office }: { office: Office }) {
  const t = useText()
  const [form, setForm] = useState<Settings>(office.settings)
  const [looked, setLooked] = useState(false)
  const save = useAct(communicationOffice.changeSettings, {
    refreshes: [communicationOffice.settings, communications.due],
    onDone: () => announce(t('communications.saved')),
  })
  const reasons = reasonsAgainstSettings(form)
  const set = (part: Partial<Settings>) => setForm({ ...form, ...part })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setLooked(true)
    if (reasons.length === 0) save.mutate(form)
  }
  const errorOf = (field: string) => {
    const reason = looked ? reasons.find((one) => one.field === field) : undefined
    return reason && wordsOfReason({ code: reason.code })
  }
  const text = (
    key: 'employerCode' | 'employerName' | 'pat' | 'tariff' | 'delegateKind' | 'delegateCode',
  ) => ({
    value: form[key],
    error: errorOf(key),
    onText: (value: string) => set({ [key]: key === 'employerName' ? value : value.toUpperCase().trim() }),
  })
  const choice = <Value extends string>(values: readonly Value[]) =>
    values.map((value) => ({ value, label: t(`communications.settings-${value}` as never) }))
  const isPublic = form.employerKind === 'public'
  return (
    <form className="vi-stack" noValidate onSubmit={submit}>
      <Section title={t('communications.settings-employer')}>
        <div className="communication-fields">
          <SelectField
            label={t('communications.settings-employerKind')}
            value={form.employerKind}
            options={choice(['public', 'private'])}
            onText={(kind) => set({ employerKind: kind as Settings['employerKind'] })}
          />
          <TextField
            label={t('communications.settings-employerName')}
            maxLength={200}
            {...text('employerName')}
          />
          <TextField
            label={t('communications.settings-employerCode')}
            maxLength={16}
            {...text('employerCode')}
          />
          <TextField
            label={t('communications.employment-pat')}
            inputMode="numeric"
            maxLength={9}
            optional
            {...text('pat')}
          />
          <TextField
            label={t('communications.employment-tariff')}
            inputMode="numeric"
            maxLength={4}
            optional
            {...text('tariff')}
          />
          <TextField
            label={t('communications.settings-since')}
            hint={t('communications.settings-since-hint')}
            type="date"
            value={form.since}
            onText={(day) => day && set({ since: day as Day })}
          />
        </div>
        <details open={form.delegateKind !== ''}>
          <summary>{t('communications.settings-delegate')}</summary>
          <div className="communication-fields">
            <TextField
              label={t('communications.settings-delegateKind')}
              hint={t('communications.settings-delegateKind-hint')}
              maxLength={3}
              optional
              {...text('delegateKind')}
            />
            <TextField
              label={t('communications.settings-delegateCode')}
              maxLength={16}
              optional
              {...text('delegateCode')}
            />
          </div>
        </details>
      </Section>
      <Section title={t('communications.settings-terms')}>
        <p>{t('communications.settings-terms-lead')}</p>
        {isPublic && (
          <div className="communication-fields">
            <SelectField
              label={t('communications.settings-extensionFrom')}
              value={form.extensionFrom}
              options={choice(['signature', 'last-day'])}
              onText={(from) => set({ extensionFrom: from as Settings['extensionFrom'] })}
            />
            <SelectField
              label={t('communications.settings-earlyEnd')}
              value={form.earlyEnd}
              options={choice(['long-term', 'five-days'])}
              onText={(end) => set({ earlyEnd: end as Settings['earlyEnd'] })}
            />
          </div>
        )}
        <CheckField
          label={t('communications.settings-pastHolidays')}
          checked={form.pastHolidays}
          onCheck={(pastHolidays) => set({ pastHolidays })}
        />
      </Section>
      <Section title={t('communications.settings-way')}>
        <SelectField
          label={t('communications.settings-channel')}
          value={form.channel}
          options={choice(['file', 'rest'])}
          onText={(channel) => set({ channel: channel as Settings['channel'] })}
        />
        {form.channel === 'rest' ? (
          <CheckField
            label={t('communications.settings-closeEarlier')}
            checked={form.closeEarlier}
            onCheck={(closeEarlier) => set({ closeEarlier })}
          />
        ) : (
          <Headings office={office} form={form} onHeadings={(headings) => set({ headings })} />
        )}
      </Section>
      <ProblemNotice problem={save.error} />
      <div>
        <Button kind="primary" type="submit" busy={save.isPending}>
          {t('communications.settings-save')}
        </Button>
      </div>
    </form>
  )
}

function Headings({
  office,
  form,
  onHeadings,
}: {
  office: Office
  form: Settings
  onHeadings: (headings: Record<string, string>) => void
}) {
  const t = useText()
  return (
    <details>
      <summary>{t('communications.settings-headings')}</summary>
      <p>{t('communications.settings-headings-hint')}</p>
      <div className="communication-fields">
        {office.headings.map(({ key, heading, kinds }) => (
          <TextField
            key={key}
            label={heading}
            hint={kinds.map((kind) => t(`communications.kind-${kind}`)).join(', ')}
            optional
            maxLength={120}
            value={form.headings[key] ?? ''}
            placeholder={heading}
            onText={(text) => onHeadings({ ...form.headings, [key]: text })}
          />
        ))}
      </div>
    </details>
  )
}
