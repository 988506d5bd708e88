import './words.ts'
import { useState } from 'react'
import { conventions } from '../../features/conventions/contract.ts'
import { Confirming } from '../access/confirming.tsx'
import { useAct, useAnswer } from '../asking.ts'
import { ActForm } from '../design/act-form.tsx'
import { Button } from '../design/button.tsx'
import { Dialog } from '../design/dialog.tsx'
import { SelectField, TextField } from '../design/field.tsx'
import { Notice, ProblemNotice } from '../design/notice.tsx'
import { Section } from '../design/page.tsx'
import { Answer } from '../design/pieces.tsx'
import { ReasonForm } from '../design/reason-form.tsx'
import { announce } from '../design/results.tsx'
import { useText } from '../language.ts'
import { numberOf } from './draft.ts'
import { type Convention, Reasons } from './words-of.tsx'

const refreshes = [conventions.convention, conventions.register]

/** Signs what is read below: says what follows, asks to prove that it is them, and is done. */
export function Signing({ convention }: { convention: Convention }) {
  const { id, sha256, may, isHost, terms, reasons } = convention
  const t = useText()
  const [signing, setSigning] = useState(false)
  const sign = useAct(conventions.sign, { refreshes, onDone: () => announce(t('conventions.signed-done')) })
  const what = may.adhere ? 'adhere' : isHost ? (terms.openTo ? 'open' : 'host') : 'guest'
  return (
    <Section title={t('conventions.sign-title')}>
      <p>{t(`conventions.sign-${what}`)}</p>
      <Notice>{t('conventions.administrations')}</Notice>
      {reasons.length > 0 && (
        <Notice kind="caution" title={t('conventions.sign-not-now')}>
          <Reasons reasons={reasons} />
        </Notice>
      )}
      <ProblemNotice problem={sign.error} />
      {reasons.length > 0 ? null : signing ? (
        <Confirming
          subject={sha256}
          busy={sign.isPending}
          onConfirmed={() => sign.mutate({ conventionId: id, sha256 })}
        />
      ) : (
        <div>
          <Button kind="primary" onClick={() => setSigning(true)}>
            {t(may.adhere ? 'conventions.adhere' : 'conventions.sign')}
          </Button>
        </div>
      )}
    </Section>
  )
}

type Asked = { conventionId: string; onClose: () => void }

export function DeclineDialog({ conventionId, onClose }: Asked) {
  const t = useText()
  const decline = useAct(conventions.decline, {
    refreshes,
    onDone: () => {
      announce(t('conventions.declined-done'))
      onClose()
    },
  })
  return (
    <Dialog title={t('conventions.decline-title')} onClose={onClose}>
      <p>{t('conventions.decline-lead')}</p>
      <ReasonForm
        of={decline}
        label={t('conventions.reason')}
        send={t('conventions.decline')}
        onSend={(reason) => decline.mutate({ conventionId, reason })}
        onBack={onClose}
      />
    </Dialog>
  )
}

export function InviteDialog({ conventionId, onClose }: Asked) {
  const t = useText()
  const choices = useAnswer(conventions.choices, {})
  const [guestId, setGuestId] = useState('')
  const [seats, setSeats] = useState('')
  const invite = useAct(conventions.invite, {
    refreshes,
    onDone: () => {
      announce(t('conventions.invited-done'))
      onClose()
    },
  })
  return (
    <Dialog title={t('conventions.invite')} onClose={onClose}>
      <p>{t('conventions.invite-lead')}</p>
      <Answer of={choices}>
        {({ members }) => (
          <ActForm
            of={invite}
            send={t('conventions.invite')}
            onSend={() => invite.mutate({ conventionId, guestId, seats: numberOf(seats), mostPerDay: null })}
            onBack={onClose}
          >
            <SelectField
              label={t('conventions.column-partner')}
              toChoose
              value={guestId}
              options={members.map(({ organisationId, name }) => ({ value: organisationId, label: name }))}
              onText={setGuestId}
            />
            <TextField
              label={t('conventions.column-seats')}
              hint={t('conventions.form-seats-hint')}
              optional
              type="number"
              min={1}
              value={seats}
              onText={setSeats}
            />
          </ActForm>
        )}
      </Answer>
    </Dialog>
  )
}
