import './words.ts'
import './alliance.css'
import { useState } from 'react'
import { network } from '../../features/alliance/network-contract.ts'
import { type MemberKind, memberKinds } from '../../features/alliance/network-rules.ts'
import { useAct, useAnswer } from '../asking.ts'
import type { Answered } from '../call.ts'
import { ActForm } from '../design/act-form.tsx'
import { ButtonLink } from '../design/button.tsx'
import { SelectField, TextArea, TextField } from '../design/field.tsx'
import { Page, Section } from '../design/page.tsx'
import { Answer, Empty } from '../design/pieces.tsx'
import { announce } from '../design/results.tsx'
import { useText } from '../language.ts'
import { MembershipCard } from './membership-card.tsx'

type Coordinated = Answered<typeof network.coordinated>

/** The desk of who coordinates: applications first, members, and who is no longer one. */
export function CoordinationPage() {
  const t = useText()
  const coordinated = useAnswer(network.coordinated, {})
  return (
    <Page
      title={t('network.coordinate-title')}
      lead={t('network.coordinate-lead')}
      actions={<ButtonLink to="/rete">{t('network.title')}</ButtonLink>}
    >
      <Answer of={coordinated} bones={8}>
        {({ alliance, memberships }) =>
          alliance ? <Desk alliance={alliance} memberships={memberships} /> : <Found />
        }
      </Answer>
    </Page>
  )
}

function Desk({
  alliance,
  memberships,
}: {
  alliance: NonNullable<Coordinated['alliance']>
  memberships: Coordinated['memberships']
}) {
  const t = useText()
  const within = (...states: string[]) => memberships.filter(({ state }) => states.includes(state))
  const waiting = within('applied')
  const past = within('refused', 'left', 'withdrawn')
  const [links, setLinks] = useState<Record<string, string | null>>({})
  const card = (one: Coordinated['memberships'][number]) => (
    <MembershipCard
      key={one.id}
      membership={one}
      given={links[one.id] ?? null}
      onGiven={(link) => setLinks((before) => ({ ...before, [one.id]: link }))}
    />
  )
  return (
    <>
      <Section plain title={t('network.waiting')}>
        {waiting.length === 0 && (
          <Empty icon="mail" title={t('network.waiting-none')}>
            <p>{t('network.waiting-none-detail')}</p>
          </Empty>
        )}
        {waiting.map(card)}
      </Section>
      <Section plain title={t('network.current')}>
        {within('admitted', 'suspended').map(card)}
      </Section>
      {past.length > 0 && (
        <Section plain title={t('network.past')}>
          {past.map(card)}
        </Section>
      )}
      <ChangeAlliance alliance={alliance} />
    </>
  )
}

function ChangeAlliance({ alliance }: { alliance: NonNullable<Coordinated['alliance']> }) {
  const t = useText()
  const [name, setName] = useState(alliance.name)
  const [about, setAbout] = useState(alliance.about)
  const change = useAct(network.changeAlliance, {
    refreshes: [network.coordinated, network.membersPage],
    onDone: () => announce(t('network.alliance-changed')),
  })
  return (
    <Section title={t('network.change-alliance')}>
      <ActForm
        of={change}
        send={t('shell.save')}
        onSend={() => change.mutate({ name, about })}
        className="vi-stack vi-narrow"
      >
        <TextField label={t('network.found-name')} maxLength={200} value={name} onText={setName} />
        <TextArea
          label={t('network.found-about')}
          optional
          rows={3}
          maxLength={4000}
          value={about}
          onText={setAbout}
        />
      </ActForm>
    </Section>
  )
}

function Found() {
  const t = useText()
  const [name, setName] = useState('')
  const [about, setAbout] = useState('')
  const [kind, setKind] = useState<MemberKind>('public-body')
  const [offers, setOffers] = useState('')
  const [seeks, setSeeks] = useState('')
  const found = useAct(network.foundAlliance, {
    refreshes: [network.coordinated, network.membersPage, network.mine],
    onDone: () => announce(t('network.founded')),
  })
  return (
    <Section title={t('network.found-title')}>
      <p>{t('network.found-lead')}</p>
      <ActForm
        of={found}
        send={t('network.found-act')}
        onSend={() => found.mutate({ name, about, kind, offers, seeks, website: '' })}
        className="vi-stack vi-narrow"
      >
        <TextField label={t('network.found-name')} maxLength={200} value={name} onText={setName} />
        <TextArea
          label={t('network.found-about')}
          optional
          rows={3}
          maxLength={4000}
          value={about}
          onText={setAbout}
        />
        <SelectField
          label={t('network.found-kind')}
          value={kind}
          options={memberKinds.map((value) => ({ value, label: t(`network.kind-${value}`) }))}
          onText={(value) => setKind(value as MemberKind)}
        />
        <TextArea
          label={t('network.found-offers')}
          optional
          rows={2}
          maxLength={2000}
          value={offers}
          onText={setOffers}
        />
        <TextArea
          label={t('network.found-seeks')}
          optional
          rows={2}
          maxLength={2000}
          value={seeks}
          onText={setSeeks}
        />
      </ActForm>
    </Section>
  )
}
