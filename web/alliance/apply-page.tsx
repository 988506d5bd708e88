import './words.ts'
import './alliance.css'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { network } from '../../features/alliance/network-contract.ts'
import { useAct, useAnswer } from '../asking.ts'
import { ActForm } from '../design/act-form.tsx'
import { ButtonLink } from '../design/button.tsx'
import { SelectField, TextField } from '../design/field.tsx'
import { Notice } from '../design/notice.tsx'
import { Page } from '../design/page.tsx'
import { Answer, Empty } from '../design/pieces.tsx'
import { useText } from '../language.ts'
import { hasRole, useSession } from '../session.ts'
import { emptyMember, MemberFields } from './member-fields.tsx'

/** The application of an organisation that is not here yet. */
export function ApplyPage() {
  const t = useText()
  const session = useSession()
  const shown = useAnswer(network.membersPage, {})
  return (
    <Page
      title={t('network.apply-title')}
      lead={t('network.apply-lead')}
      back={{ to: '/rete', label: t('network.title') }}
    >
      {hasRole(session, 'hr-office', 'administrator') && (
        <Notice>
          <p>
            <Link to="/rete/ente">{t('network.apply-here')}</Link>
          </p>
        </Notice>
      )}
      <Answer of={shown}>
        {({ alliances }) =>
          alliances.length === 0 ? (
            <Empty icon="people" title={t('network.none')}>
              <p>{t('network.none-detail')}</p>
            </Empty>
          ) : (
            <Form alliances={alliances} />
          )
        }
      </Answer>
    </Page>
  )
}

function Form({ alliances }: { alliances: readonly { id: string; name: string }[] }) {
  const t = useText()
  const [allianceId, setAllianceId] = useState(alliances[0]!.id)
  const [name, setName] = useState('')
  const [member, setMember] = useState(emptyMember)
  const apply = useAct(network.applyFromOutside)
  if (apply.data) {
    const { next } = apply.data
    return (
      <Empty
        icon={next === 'confirm' ? 'mail' : 'check-circle'}
        title={t(`network.apply-${next}`)}
        action={<ButtonLink to="/rete">{t('network.title')}</ButtonLink>}
      >
        <p role="status">{t(`network.apply-${next}-detail`, { email: member.contactEmail })}</p>
      </Empty>
    )
  }
  return (
    <ActForm
      of={apply}
      send={t('network.apply-send')}
      onSend={() => apply.mutate({ allianceId, name, ...member })}
      className="vi-card vi-stack vi-narrow"
    >
      {alliances.length > 1 && (
        <SelectField
          label={t('network.apply-alliance')}
          value={allianceId}
          options={alliances.map((one) => ({ value: one.id, label: one.name }))}
          onText={setAllianceId}
        />
      )}
      <TextField
        label={t('network.apply-name')}
        hint={t('network.apply-name-hint')}
        autoComplete="organization"
        maxLength={200}
        value={name}
        onText={setName}
      />
      <MemberFields value={member} onChange={setMember} />
    </ActForm>
  )
}
