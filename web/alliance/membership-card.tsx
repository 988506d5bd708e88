import { useState } from 'react'
import { network } from '../../features/alliance/network-contract.ts'
import { useAct } from '../asking.ts'
import type { Answered } from '../call.ts'
import { Button } from '../design/button.tsx'
import { instantInWords } from '../design/dates.ts'
import { TextArea } from '../design/field.tsx'
import { Notice, ProblemNotice } from '../design/notice.tsx'
import { Badge, Facts } from '../design/pieces.tsx'
import { announce } from '../design/results.tsx'
import { useText } from '../language.ts'
import { MemberTexts } from './members-page.tsx'
import { StateBadge, Steps } from './steps.tsx'

type Membership = Answered<typeof network.coordinated>['memberships'][number]

type Card = {
  membership: Membership
  /** The link to begin, once it was made here: it is shown once, while the member moves from waiting to admitted. */
  given: string | null
  onGiven: (link: string | null) => void
}

/** One membership on the coordinator's desk, with what can be decided about it; what is decided opens on demand. */
export function MembershipCard({ membership: one, given, onGiven }: Card) {
  const t = useText()
  const head = (
    <span className="vi-row vi-apart">
      <h3>{one.name}</h3>
      <span className="vi-row">
        <Badge>{t(`network.kind-${one.kind}`)}</Badge>
        {one.coordinates && <Badge kind="accent">{t('network.coordinates')}</Badge>}
        {one.fromOutside && one.state === 'applied' && <Badge>{t('network.outside')}</Badge>}
        <StateBadge state={one.state} />
      </span>
    </span>
  )
  if (one.state !== 'applied')
    return (
      <details className="vi-card vi-membership" open={given !== null || undefined}>
        <summary>{head}</summary>
        <div className="vi-stack vi-stack-tight">
          <Whole membership={one} given={given} onGiven={onGiven} />
        </div>
      </details>
    )
  return (
    <article className="vi-card vi-stack vi-stack-tight" aria-label={one.name}>
      {head}
      <Whole membership={one} given={given} onGiven={onGiven} />
    </article>
  )
}

function Whole({ membership: one, given, onGiven }: Card) {
  const t = useText()
  return (
    <>
      {one.about && <p>{one.about}</p>}
      <MemberTexts member={one} />
      <Facts
        facts={[
          { name: t('network.applied-on'), value: instantInWords(one.appliedAt) },
          ...(one.contactEmail || one.contactName
            ? [{ name: t('network.contact'), value: `${one.contactName} ${one.contactEmail}`.trim() }]
            : []),
        ]}
      />
      {one.state === 'applied' && one.fromOutside && !one.contactConfirmed && (
        <Notice kind="caution" title={t('network.unconfirmed')}>
          <p>{t('network.unconfirmed-detail')}</p>
        </Notice>
      )}
      <Steps steps={one.steps} />
      <Decisions membership={one} given={given} onGiven={onGiven} />
    </>
  )
}

function Decisions({ membership: one, given: link, onGiven }: Card) {
  const t = useText()
  const [reason, setReason] = useState('')
  const refreshes = [network.coordinated, network.membersPage, network.mine]
  const done = (what: 'admit' | 'refuse' | 'suspend' | 'readmit') => ({
    refreshes,
    onDone: () => {
      setReason('')
      announce(t(`network.done-${what}`, { name: one.name }))
    },
  })
  const invited = (answer: { link: string | null; mailed: boolean }) => {
    setReason('')
    onGiven(answer.link)
    if (answer.mailed) announce(t('network.invited-mail'))
  }
  const admit = useAct(network.admit, {
    refreshes,
    onDone: (answer) => {
      announce(t('network.done-admit', { name: one.name }))
      invited(answer)
    },
  })
  const again = useAct(network.inviteAgain, { refreshes, onDone: invited })
  const refuse = useAct(network.refuse, done('refuse'))
  const suspend = useAct(network.suspend, done('suspend'))
  const readmit = useAct(network.readmit, done('readmit'))
  const decision = { membershipId: one.id, reason }
  const mayDecide =
    one.state === 'applied' || (!one.coordinates && ['admitted', 'suspended'].includes(one.state))
  const acts = one.state === 'applied' ? [admit, refuse] : one.state === 'admitted' ? [suspend] : [readmit]
  const words =
    one.state === 'applied' ? ['admit', 'refuse'] : one.state === 'admitted' ? ['suspend'] : ['readmit']
  return (
    <>
      {link && (
        <Notice kind="caution" live title={t('network.invited-link', { name: one.contactName })}>
          <p>{t('network.invited-link-detail')}</p>
          <p>
            <a className="vi-link-to-give" href={link}>
              {link}
            </a>
          </p>
        </Notice>
      )}
      {one.state === 'admitted' && one.founding !== 'none' && (
        <div className="vi-row">
          <Badge kind={one.founding === 'done' ? 'good' : 'caution'}>
            {t(`network.founding-${one.founding}`)}
          </Badge>
          {one.founding !== 'done' && (
            <Button small busy={again.isPending} onClick={() => again.mutate({ membershipId: one.id })}>
              {t('network.invite-again')}
            </Button>
          )}
        </div>
      )}
      <ProblemNotice problem={again.error} />
      {mayDecide && (
        <details open={one.state === 'applied'}>
          <summary>{t('network.decide')}</summary>
          <form className="vi-stack vi-stack-tight vi-narrow" onSubmit={(event) => event.preventDefault()}>
            {one.state === 'admitted' && <p>{t('network.suspend-detail')}</p>}
            <TextArea
              label={t('network.reason')}
              hint={t('network.reason-hint')}
              rows={2}
              required
              maxLength={2000}
              value={reason}
              onText={setReason}
            />
            {acts.map((act, index) => (
              <ProblemNotice key={words[index]} problem={act.error} />
            ))}
            <div className="vi-row">
              {acts.map((act, index) => (
                <Button
                  key={words[index]}
                  kind={index === 0 && one.state !== 'admitted' ? 'primary' : 'secondary'}
                  type="submit"
                  busy={act.isPending}
                  onClick={(event) => {
                    if (event.currentTarget.form?.reportValidity()) act.mutate(decision)
                  }}
                >
                  {t(`network.${words[index] as 'admit'}`)}
                </Button>
              ))}
            </div>
          </form>
        </details>
      )}
    </>
  )
}
