import './words.ts'
import './alliance.css'
import { useState } from 'react'
import { network } from '../../features/alliance/network-contract.ts'
import { useAct, useAnswer } from '../asking.ts'
import type { Answered } from '../call.ts'
import { ActForm } from '../design/act-form.tsx'
import { ButtonLink } from '../design/button.tsx'
import { Notice } from '../design/notice.tsx'
import { Page, Section } from '../design/page.tsx'
import { Answer, Empty } from '../design/pieces.tsx'
import { ReasonForm } from '../design/reason-form.tsx'
import { announce } from '../design/results.tsx'
import { useText } from '../language.ts'
import { hasRole, useSession } from '../session.ts'
import { emptyMember, MemberFields, type MemberWritten } from './member-fields.tsx'
import { MemberTexts } from './members-page.tsx'
import { StateBadge, Steps } from './steps.tsx'

type Mine = Answered<typeof network.mine>
type Membership = Mine['memberships'][number]

/** Where the organisation stands in each network, and how it applies to one. */
export function OurNetworkPage() {
  const t = useText()
  const session = useSession()
  const mine = useAnswer(network.mine, {})
  const decides = hasRole(session, 'hr-office', 'administrator')
  return (
    <Page
      title={t('network.mine-title')}
      lead={t('network.mine-lead')}
      actions={
        <>
          <ButtonLink to="/rete">{t('network.title')}</ButtonLink>
          {hasRole(session, 'space-host') && (
            <ButtonLink kind="primary" to="/offri">
              {t('network.offer')}
            </ButtonLink>
          )}
        </>
      }
    >
      <Answer of={mine}>
        {({ alliances, memberships }) => (
          <>
            {memberships.length === 0 && (
              <Empty icon="people" title={t('network.mine-none')}>
                <p>{alliances.length > 0 ? t('network.mine-none-detail') : t('network.mine-no-alliance')}</p>
              </Empty>
            )}
            {memberships.map((one) => (
              <Ours key={one.id} membership={one} decides={decides} />
            ))}
            {decides &&
              alliances
                .filter(({ mayApply }) => mayApply)
                .map((one) => <Application key={one.id} alliance={one} />)}
          </>
        )}
      </Answer>
    </Page>
  )
}

const isOpen = ({ state }: Membership) => ['applied', 'admitted', 'suspended'].includes(state)

function Ours({ membership, decides }: { membership: Membership; decides: boolean }) {
  const t = useText()
  return (
    <Section title={membership.alliance} actions={<StateBadge state={membership.state} />}>
      {membership.state === 'suspended' && (
        <Notice kind="caution">
          <p>{t('network.mine-suspended')}</p>
        </Notice>
      )}
      <MemberTexts member={membership} />
      <Steps steps={membership.steps} />
      {decides && isOpen(membership) && <Change membership={membership} />}
      {decides && isOpen(membership) && !membership.coordinates && <Leave membership={membership} />}
    </Section>
  )
}

function Change({ membership }: { membership: Membership }) {
  const t = useText()
  const { kind, about, offers, seeks, contactName, contactEmail } = membership
  const [written, setWritten] = useState<MemberWritten>({
    ...{ kind, about, offers, seeks, contactName, contactEmail },
    website: membership.website ?? '',
  })
  const change = useAct(network.changeMine, {
    refreshes: [network.mine, network.membersPage],
    onDone: () => announce(t('network.mine-changed')),
  })
  return (
    <details>
      <summary>{t('network.mine-change')}</summary>
      <ActForm
        of={change}
        send={t('shell.save')}
        onSend={() => change.mutate({ membershipId: membership.id, ...written })}
        className="vi-stack vi-narrow"
      >
        <MemberFields value={written} onChange={setWritten} />
      </ActForm>
    </details>
  )
}

function Leave({ membership }: { membership: Membership }) {
  const t = useText()
  const applied = membership.state === 'applied'
  const leave = useAct(network.leave, {
    refreshes: [network.mine, network.membersPage],
    onDone: () => announce(t('network.mine-left', { name: membership.alliance })),
  })
  return (
    <details>
      <summary>{applied ? t('network.mine-withdraw') : t('network.mine-leave')}</summary>
      <ReasonForm
        of={leave}
        label={t('network.mine-leave-reason')}
        optional
        rows={2}
        maxLength={2000}
        send={applied ? t('network.mine-withdraw') : t('network.mine-leave')}
        onSend={(reason) => leave.mutate({ membershipId: membership.id, reason })}
        className="vi-stack vi-narrow"
      >
        {!applied && <p>{t('network.mine-leave-detail')}</p>}
      </ReasonForm>
    </details>
  )
}

function Application({ alliance }: { alliance: Mine['alliances'][number] }) {
  const t = useText()
  const session = useSession()
  const [written, setWritten] = useState<MemberWritten>({
    ...emptyMember,
    kind: 'public-body',
    contactName: session ? `${session.person.givenName} ${session.person.familyName}` : '',
  })
  const apply = useAct(network.apply, {
    refreshes: [network.mine],
    onDone: () => announce(t('network.mine-applied')),
  })
  return (
    <Section title={t('network.mine-apply', { name: alliance.name })}>
      {alliance.about && <p>{alliance.about}</p>}
      <ActForm
        of={apply}
        send={t('network.apply-send')}
        onSend={() => apply.mutate({ allianceId: alliance.id, ...written })}
        className="vi-stack vi-narrow"
      >
        <MemberFields value={written} onChange={setWritten} />
      </ActForm>
    </Section>
  )
}
