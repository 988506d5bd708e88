import { useState } from 'react'
import { months } from '../../features/months/contract.ts'
import { planning } from '../../features/planning/contract.ts'
import { planningRoom } from '../../features/planning/room-contract.ts'
import { useAct } from '../asking.ts'
import { Button } from '../design/button.tsx'
import { monthInWords, numberInWords, sentence } from '../design/dates.ts'
import { Dialog } from '../design/dialog.tsx'
import { CheckField } from '../design/field.tsx'
import { Notice, ProblemNotice } from '../design/notice.tsx'
import { Section } from '../design/page.tsx'
import { announce } from '../design/results.tsx'
import { useText } from '../language.ts'
import { type Proposal, teamsWaiting } from './proposal.ts'

/** A person, never the machine, publishes: the consequence first, then a second look, since it cannot be undone. */
export function Publication({ proposal }: { proposal: Proposal }) {
  const t = useText()
  const [asking, setAsking] = useState(false)
  const [accepted, setAccepted] = useState(false)
  const month = monthInWords(proposal.month)
  const waiting = teamsWaiting(proposal)
  const publish = useAct(planning.publish, {
    refreshes: [months.month, months.months, planning.proposal, planning.teams, planning.grid],
    onDone: () => announce(t('room.published', { month: sentence(month) })),
  })
  const remind = useAct(planningRoom.remindManagers, {
    onDone: ({ people }) =>
      announce(t('room.managers-reminded', { count: people, formatted: numberInWords(people) })),
  })
  const consequence = t('room.publish-consequence', { people: numberInWords(proposal.people), month })
  const notApproved = t('room.publish-not-approved', {
    count: waiting,
    formatted: numberInWords(waiting),
  })
  const close = () => {
    setAsking(false)
    setAccepted(false)
    publish.reset()
  }
  return (
    <Section title={t('room.publish-section')}>
      <p>{consequence}</p>
      {waiting > 0 && <p>{notApproved}</p>}
      <ProblemNotice problem={remind.error} />
      <div className="vi-row">
        <Button kind={waiting > 0 ? 'secondary' : 'primary'} onClick={() => setAsking(true)}>
          {t('room.publish', { month })}
        </Button>
        {waiting > 0 && (
          <Button busy={remind.isPending} onClick={() => remind.mutate({ month: proposal.month })}>
            {t('room.remind-managers')}
          </Button>
        )}
      </div>
      {asking && (
        <Dialog title={t('room.publish', { month })} onClose={close}>
          <p>{consequence}</p>
          <ProblemNotice problem={publish.error} />
          {waiting > 0 && (
            <>
              <Notice kind="caution">
                <p>{notApproved}</p>
              </Notice>
              <CheckField label={t('room.publish-accept')} checked={accepted} onCheck={setAccepted} />
            </>
          )}
          <div className="vi-row">
            <Button
              kind="primary"
              busy={publish.isPending}
              disabled={waiting > 0 && !accepted}
              onClick={() => publish.mutate({ month: proposal.month, teamsNotApproved: waiting })}
            >
              {t('room.publish-now')}
            </Button>
            <Button onClick={close}>{t('shell.cancel')}</Button>
          </div>
        </Dialog>
      )}
    </Section>
  )
}
