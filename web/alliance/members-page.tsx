import './words.ts'
import './alliance.css'
import { useDeferredValue, useState } from 'react'
import { network } from '../../features/alliance/network-contract.ts'
import { type MemberKind, memberKinds } from '../../features/alliance/network-rules.ts'
import { useAnswer } from '../asking.ts'
import { type Answered, addressOf } from '../call.ts'
import { ButtonLink } from '../design/button.tsx'
import { SelectField, TextField } from '../design/field.tsx'
import { Page, Section } from '../design/page.tsx'
import { Answer, Badge, Empty } from '../design/pieces.tsx'
import { useText } from '../language.ts'

type Shown = Answered<typeof network.membersPage>
type Member = Shown['items'][number]

/** Open to everybody: who is in the network, what they offer and seek. Never whom to write to. */
export function MembersPage() {
  const t = useText()
  const [q, setQ] = useState('')
  const [kind, setKind] = useState<MemberKind | ''>('')
  const asked = { ...(q.trim() ? { q: q.trim() } : {}), ...(kind ? { kind } : {}) }
  const shown = useAnswer(network.membersPage, useDeferredValue(asked), { keepPrevious: true })
  return (
    <Page
      title={t('network.title')}
      lead={t('network.lead')}
      actions={
        (shown.data?.alliances.length ?? 1) > 0 && (
          <ButtonLink kind="primary" to="/rete/adesione">
            {t('network.join')}
          </ButtonLink>
        )
      }
    >
      <Answer of={shown} bones={8}>
        {({ alliances, items }) =>
          alliances.length === 0 ? (
            <Empty icon="people" title={t('network.none')}>
              <p>{t('network.none-detail')}</p>
            </Empty>
          ) : (
            <>
              <div className="vi-columns">
                <TextField
                  label={t('network.search')}
                  hint={t('network.search-hint')}
                  type="search"
                  required={false}
                  maxLength={100}
                  value={q}
                  onText={setQ}
                />
                <SelectField
                  label={t('network.kind-filter')}
                  value={kind}
                  options={[
                    { value: '', label: t('network.kind-any') },
                    ...memberKinds.map((value) => ({ value, label: t(`network.kinds-${value}`) })),
                  ]}
                  onText={(value) => setKind(value as MemberKind | '')}
                />
              </div>
              {alliances.map((one) => (
                <AllianceShown
                  key={one.id}
                  alliance={one}
                  members={items.filter(({ allianceId }) => allianceId === one.id)}
                />
              ))}
              <p>
                <a href={addressOf(network.membersPage, asked, true)}>{t('network.as-data')}</a>
              </p>
            </>
          )
        }
      </Answer>
    </Page>
  )
}

function AllianceShown({
  alliance,
  members,
}: {
  alliance: Shown['alliances'][number]
  members: readonly Member[]
}) {
  const t = useText()
  return (
    <Section plain title={alliance.name}>
      {alliance.about && <p>{alliance.about}</p>}
      <p className="vi-soft">{t('network.members', { count: alliance.members })}</p>
      {members.length === 0 && (
        <Empty icon="search" title={t('network.nobody')}>
          <p>{t('network.nobody-detail')}</p>
        </Empty>
      )}
      {memberKinds.map((kind) => {
        const here = members.filter((member) => member.kind === kind)
        if (here.length === 0) return null
        return (
          <div key={kind} className="vi-stack vi-stack-tight">
            <h3>{t(`network.kinds-${kind}`)}</h3>
            <ul className="vi-members">
              {here.map((member) => (
                <MemberCard key={member.name} member={member} />
              ))}
            </ul>
          </div>
        )
      })}
    </Section>
  )
}

function MemberCard({ member }: { member: Member }) {
  const t = useText()
  return (
    <li className="vi-card vi-stack vi-stack-tight">
      <div className="vi-row vi-apart">
        <h4>{member.name}</h4>
        <Badge kind={member.sites > 0 ? 'good' : 'plain'} icon="map-marker">
          {member.sites > 0 ? t('network.sites', { count: member.sites }) : t('network.no-sites')}
        </Badge>
      </div>
      {member.about && <p>{member.about}</p>}
      <MemberTexts member={member} />
      {member.website && (
        <p>
          <a href={member.website} rel="noopener nofollow ugc">
            {member.website.replace(/^https?:\/\//, '')}
          </a>
        </p>
      )}
    </li>
  )
}

export function MemberTexts({ member }: { member: Pick<Member, 'offers' | 'seeks'> }) {
  const t = useText()
  return (
    <dl className="vi-member-texts">
      {(['offers', 'seeks'] as const).map(
        (what) =>
          member[what] && (
            <div key={what}>
              <dt>{t(`network.${what}`)}</dt>
              <dd>{member[what]}</dd>
            </div>
          ),
      )}
    </dl>
  )
}
