import { useState } from 'react'
import { hosting } from '../../features/visits/hosting-contract.ts'
import { useAct, useAnswer } from '../asking.ts'
import { Button } from '../design/button.tsx'
import { instantInBrief } from '../design/dates.ts'
import { TextField } from '../design/field.tsx'
import { Notice, ProblemNotice } from '../design/notice.tsx'
import { Section } from '../design/page.tsx'
import { Answer } from '../design/pieces.tsx'
import { announce } from '../design/results.tsx'
import { useText } from '../language.ts'

const olds = [hosting.addresses]

/** Addresses without an account: the entrance's screen, the site's calendar. */
export function Addresses({ siteId }: { siteId: string }) {
  const t = useText()
  const given = useAnswer(hosting.addresses, { siteId })
  const [made, setMade] = useState<string>()
  const making = useAct(hosting.makeAddress, { refreshes: olds, onDone: ({ address }) => setMade(address) })
  const revoking = useAct(hosting.revokeAddress, {
    refreshes: olds,
    onDone: () => announce(t('visits.revoked')),
  })
  return (
    <Section title={t('visits.addresses')}>
      <p className="vi-soft">{t('visits.addresses-lead')}</p>
      <div className="vi-row">
        <Button busy={making.isPending} onClick={() => making.mutate({ siteId, serves: 'entrance' })}>
          {t('visits.make-entrance')}
        </Button>
        <Button busy={making.isPending} onClick={() => making.mutate({ siteId, serves: 'calendar' })}>
          {t('visits.make-calendar')}
        </Button>
      </div>
      {made && (
        <Notice kind="good">
          <p>{t('visits.address-made')}</p>
          <TextField
            label={t('visits.address')}
            value={made}
            readOnly
            onText={() => {}}
            onFocus={({ target }) => target.select()}
          />
        </Notice>
      )}
      <ProblemNotice problem={making.error ?? revoking.error} />
      <Answer of={given} bones={2}>
        {({ items }) => (
          <ul className="board-asks">
            {items.map(({ id, serves, madeAt, readAt }) => {
              const what = t(`visits.serves-${serves}`)
              return (
                <li key={id} className="vi-row vi-apart">
                  <span>
                    {what}. {t('visits.made-at', { when: instantInBrief(madeAt) })},{' '}
                    {readAt ? t('visits.read-at', { when: instantInBrief(readAt) }) : t('visits.never-read')}
                  </span>
                  <Button
                    small
                    aria-label={t('visits.revoke-of', { what, when: instantInBrief(madeAt) })}
                    onClick={() => revoking.mutate({ siteId, addressId: id })}
                  >
                    {t('visits.revoke')}
                  </Button>
                </li>
              )
            })}
          </ul>
        )}
      </Answer>
    </Section>
  )
}
