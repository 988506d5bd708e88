import './words.ts'
import { useState } from 'react'
import { presence } from '../../features/presence/contract.ts'
import { useAct, useAnswer } from '../asking.ts'
import { Button } from '../design/button.tsx'
import { instantInWords } from '../design/dates.ts'
import { CheckField } from '../design/field.tsx'
import { Notice, ProblemNotice } from '../design/notice.tsx'
import { Section } from '../design/page.tsx'
import { Answer } from '../design/pieces.tsx'
import { announce } from '../design/results.tsx'
import { useText } from '../language.ts'

/** The secret address of my calendar: made, shown once, revoked. */
export function Calendar() {
  const t = useText()
  const mine = useAnswer(presence.myCalendar, {})
  const [withAway, setWithAway] = useState(true)
  const [address, setAddress] = useState<string | null>(null)
  const refreshes = [presence.myCalendar]
  const make = useAct(presence.makeMyCalendar, { refreshes, onDone: (made) => setAddress(made.address) })
  const revoke = useAct(presence.revokeMyCalendar, {
    refreshes,
    onDone: () => {
      setAddress(null)
      announce(t('presence.calendar-revoked'))
    },
  })
  return (
    <Section title={t('presence.calendar')}>
      <p>{t('presence.calendar-lead')}</p>
      <ProblemNotice problem={make.error ?? revoke.error} />
      {address && <Shown address={address} />}
      <Answer of={mine} bones={2}>
        {({ held }) => (
          <>
            {held && (
              <p className="vi-soft">
                {t('presence.calendar-since', { at: instantInWords(held.madeAt) })}{' '}
                {held.readAt
                  ? t('presence.calendar-read', { at: instantInWords(held.readAt) })
                  : t('presence.calendar-unread')}
              </p>
            )}
            <CheckField label={t('presence.calendar-away')} checked={withAway} onCheck={setWithAway} />
            <div className="vi-row">
              <Button
                kind={held ? 'secondary' : 'primary'}
                busy={make.isPending}
                onClick={() => make.mutate({ withAway })}
              >
                {t(held ? 'presence.calendar-again' : 'presence.calendar-make')}
              </Button>
              {held && (
                <Button busy={revoke.isPending} onClick={() => revoke.mutate({})}>
                  {t('presence.calendar-revoke')}
                </Button>
              )}
            </div>
            {held && <p className="vi-field-hint">{t('presence.calendar-again-lead')}</p>}
          </>
        )}
      </Answer>
    </Section>
  )
}

function Shown({ address }: { address: string }) {
  const t = useText()
  const copy = () =>
    navigator.clipboard.writeText(address).then(
      () => announce(t('presence.calendar-copied')),
      () => undefined,
    )
  return (
    <Notice kind="good" title={t('presence.calendar-once')} live>
      <code className="vi-address">{address}</code>
      <p>{t('presence.calendar-how')}</p>
      {'clipboard' in navigator && (
        <div>
          <Button small onClick={() => void copy()}>
            {t('presence.calendar-copy')}
          </Button>
        </div>
      )}
    </Notice>
  )
}
