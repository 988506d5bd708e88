import './host-words.ts'
import './spaces.css'
import { useNavigate, useParams } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { alliance } from '../../features/alliance/contract.ts'
import { spaces } from '../../features/spaces/contract.ts'
import { type SiteKind, siteEquipment, siteKinds } from '../../features/spaces/rules.ts'
import { pointWritten } from '../alliance/coordinates.ts'
import { PointField } from '../alliance/point-field.tsx'
import { useAct, useAnswer } from '../asking.ts'
import { Button } from '../design/button.tsx'
import { CheckField, SelectField, TextArea, TextField } from '../design/field.tsx'
import { ProblemNotice } from '../design/notice.tsx'
import { Page, Section } from '../design/page.tsx'
import { Answer } from '../design/pieces.tsx'
import { announce } from '../design/results.tsx'
import { useText } from '../language.ts'
import { askedSite, type WrittenSite, writtenSite } from './site-writing.ts'
import { Ticks } from './ticks.tsx'
import { WeekFields } from './week-fields.tsx'

export function NewSitePage() {
  const t = useText()
  const organisation = useAnswer(alliance.organisation, {})
  return (
    <Page
      title={t('hosting.new-title')}
      lead={t('hosting.form-lead')}
      back={{ to: '/spazi', label: t('hosting.back') }}
    >
      <Answer of={organisation} bones={8}>
        {({ patronDay }) => <SiteForm begun={writtenSite(undefined, patronDay ?? '')} />}
      </Answer>
    </Page>
  )
}

export function ChangeSitePage() {
  const t = useText()
  const { siteId } = useParams({ strict: false }) as { siteId: string }
  const site = useAnswer(spaces.ownSite, { siteId })
  return (
    <Page
      title={site.data?.name ?? t('hosting.change')}
      back={{ to: `/spazi/${siteId}`, label: site.data?.name ?? t('hosting.back') }}
    >
      <Answer of={site} bones={8}>
        {(found) => <SiteForm siteId={siteId} begun={writtenSite(found)} />}
      </Answer>
    </Page>
  )
}

function SiteForm({ siteId, begun }: { siteId?: string; begun: WrittenSite }) {
  const t = useText()
  const navigate = useNavigate()
  const [written, setWritten] = useState(begun)
  const [tried, setTried] = useState(false)
  const set = (part: Partial<WrittenSite>) => setWritten((before) => ({ ...before, ...part }))
  const refreshes = [spaces.ownSites, spaces.ownSite, spaces.site]
  const leave = (id: string) => {
    announce(t('hosting.saved', { name: written.name }))
    void navigate({ to: '/spazi/$siteId', params: { siteId: id } })
  }
  const write = useAct(spaces.writeSite, { refreshes, onDone: ({ id }) => leave(id) })
  const change = useAct(spaces.changeSite, { refreshes, onDone: () => leave(siteId!) })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    const asked = askedSite(written)
    if (!asked) return
    if (siteId) change.mutate({ siteId, ...asked })
    else write.mutate(asked)
  }
  const wrongPoint = (tried || written.point !== '') && !pointWritten(written.point)
  return (
    <form className="vi-stack" onSubmit={submit}>
      <Section title={t('hosting.group-where')}>
        <TextField
          label={t('hosting.name')}
          value={written.name}
          maxLength={200}
          onText={(name) => set({ name })}
        />
        <SelectField
          label={t('hosting.kind')}
          hint={t('hosting.kind-hint')}
          value={written.kind}
          options={siteKinds.map((value) => ({ value, label: t(`spaces.kind-${value}`) }))}
          onText={(kind) => set({ kind: kind as SiteKind })}
        />
        <div className="vi-fields">
          <TextField
            label={t('hosting.address')}
            value={written.address}
            maxLength={300}
            onText={(address) => set({ address })}
          />
          <TextField
            label={t('hosting.neighbourhood')}
            optional
            value={written.neighbourhood}
            maxLength={100}
            onText={(neighbourhood) => set({ neighbourhood })}
          />
        </div>
        <PointField
          legend={t('hosting.point-where')}
          hint={t('hosting.point-hint')}
          label={t('hosting.point')}
          wrong={wrongPoint ? t('hosting.point-wrong') : undefined}
          map={t('hosting.point-map')}
          written={written.point}
          onText={(point) => set({ point })}
        />
        <TextArea
          label={t('hosting.transport')}
          optional
          rows={2}
          maxLength={1000}
          value={written.transportNote}
          onText={(transportNote) => set({ transportNote })}
        />
      </Section>
      <Section title={t('hosting.group-when')}>
        <WeekFields week={written.week} onWeek={(week) => set({ week })} />
        <div className="vi-fields">
          <TextField
            label={t('hosting.noon')}
            hint={t('hosting.noon-hint')}
            type="time"
            value={written.noon}
            onText={(noon) => set({ noon })}
          />
          <TextField
            label={t('hosting.patron')}
            hint={t('hosting.patron-hint')}
            required={false}
            pattern="(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])"
            value={written.patronDay}
            onText={(patronDay) => set({ patronDay })}
          />
        </div>
        <CheckField
          label={t('hosting.on-holidays')}
          checked={written.openOnHolidays}
          onCheck={(openOnHolidays) => set({ openOnHolidays })}
        />
      </Section>
      <Section title={t('hosting.group-what')}>
        <TextArea
          label={t('hosting.rules')}
          hint={t('hosting.rules-hint')}
          rows={3}
          maxLength={4000}
          value={written.houseRules}
          onText={(houseRules) => set({ houseRules })}
        />
        <Ticks
          legend={t('hosting.equipment')}
          words={siteEquipment.slice(0, 10)}
          ticked={written.equipment}
          say={(word) => t(`spaces.equipment-${word}`)}
          onTicked={(equipment) => set({ equipment })}
        />
        <Ticks
          legend={t('hosting.equipment-qualified')}
          words={siteEquipment.slice(10)}
          ticked={written.equipment}
          say={(word) => t(`spaces.equipment-${word}`)}
          onTicked={(equipment) => set({ equipment })}
        />
      </Section>
      <Section title={t('hosting.group-contact')}>
        <div className="vi-fields">
          <TextField
            label={t('hosting.contact-name')}
            optional
            value={written.contactName}
            maxLength={200}
            onText={(contactName) => set({ contactName })}
          />
          <TextField
            label={t('hosting.contact-email')}
            optional
            type="email"
            value={written.contactEmail}
            onText={(contactEmail) => set({ contactEmail })}
          />
          <TextField
            label={t('hosting.contact-phone')}
            optional
            type="tel"
            maxLength={40}
            value={written.contactPhone}
            onText={(contactPhone) => set({ contactPhone })}
          />
        </div>
      </Section>
      <Section title={t('hosting.group-booking')}>
        <div className="vi-fields">
          <TextField
            label={t('hosting.most')}
            hint={t('hosting.most-hint')}
            type="number"
            min={0}
            max={10_000}
            required={false}
            value={written.capacity}
            onText={(capacity) => set({ capacity })}
          />
          <TextField
            label={t('hosting.advance')}
            type="number"
            min={0}
            max={365}
            value={written.advanceDays}
            onText={(advanceDays) => set({ advanceDays })}
          />
          <TextField
            label={t('hosting.cancel')}
            type="number"
            min={0}
            max={720}
            value={written.cancelHours}
            onText={(cancelHours) => set({ cancelHours })}
          />
        </div>
        <CheckField
          label={t('hosting.approval')}
          checked={written.approval}
          onCheck={(approval) => set({ approval })}
        />
      </Section>
      <ProblemNotice problem={write.error ?? change.error} />
      <div className="vi-row">
        <Button type="submit" kind="primary" busy={write.isPending || change.isPending}>
          {t('shell.save')}
        </Button>
      </div>
    </form>
  )
}
