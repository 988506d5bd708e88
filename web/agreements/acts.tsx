import { type ReactNode, useState } from 'react'
import { agreements } from '../../features/agreements/contract.ts'
import { agreementOffice } from '../../features/agreements/office-contract.ts'
import type { Day } from '../../vocabulary/day.ts'
import { Confirming } from '../access/confirming.tsx'
import { useAct, useAnswer } from '../asking.ts'
import { today } from '../clock.ts'
import { Button, ButtonLink } from '../design/button.tsx'
import { dateInWords } from '../design/dates.ts'
import { Dialog } from '../design/dialog.tsx'
import { CheckField, TextArea, TextField } from '../design/field.tsx'
import { ProblemNotice } from '../design/notice.tsx'
import { ReasonForm } from '../design/reason-form.tsx'
import { wordsOfReason } from '../design/reasons.ts'
import { announce } from '../design/results.tsx'
import { useText } from '../language.ts'
import { EvaluationDialog, ProtocolDialog, UploadDialog } from './office-acts.tsx'
import type { Whole } from './words-of.tsx'

export const olds = [agreements.agreement, agreements.mine, agreements.queue, agreementOffice.register]
type Open = 'sign' | 'withdraw' | 'ask-changes' | 'refuse' | 'take-back' | 'upload' | 'evaluate' | 'register'

/** What who looks at it may do now, each with its consequence before it is done. */
export function Acts({ agreement }: { agreement: Whole }) {
  const t = useText()
  const [open, setOpen] = useState<Open | null>(null)
  const { id, may, version, personId } = agreement
  const approve = useAct(agreements.decide, {
    refreshes: olds,
    onDone: () => announce(t('agreements.done-approved')),
  })
  const close = () => setOpen(null)
  const button = (act: Open, kind?: 'primary' | 'danger') =>
    may.includes(act) && (
      <Button {...(kind ? { kind } : {})} onClick={() => setOpen(act)}>
        {t(act === 'register' ? 'agreements.register-number' : `agreements.${act}`)}
      </Button>
    )
  const form = (kind: 'revision' | 'renewal') => ({ personId, kind, parentId: id })
  if (may.length === 0) return null
  return (
    <div className="vi-stack vi-stack-tight">
      <ProblemNotice problem={approve.error} />
      <div className="vi-row">
        {button('sign', 'primary')}
        {may.includes('approve') && (
          <Button
            kind="primary"
            busy={approve.isPending}
            onClick={() => approve.mutate({ agreementId: id, version, decision: 'approve', reason: '' })}
          >
            {t('agreements.approve')}
          </Button>
        )}
        {may.includes('change') && (
          <ButtonLink kind="primary" to="/agreement-form" search={{ agreementId: id }}>
            {t('agreements.change')}
          </ButtonLink>
        )}
        {button('ask-changes')}
        {button('refuse')}
        {button('upload')}
        {may.includes('renew') && (
          <ButtonLink to="/agreement-form" search={form('renewal')}>
            {t('agreements.renew')}
          </ButtonLink>
        )}
        {may.includes('revise') && (
          <ButtonLink to="/agreement-form" search={form('revision')}>
            {t('agreements.revise')}
          </ButtonLink>
        )}
        {button('evaluate')}
        {button('register')}
        {button('withdraw')}
        {button('take-back')}
      </div>
      {open === 'sign' && <SignDialog agreement={agreement} onClose={close} />}
      {open === 'withdraw' && <WithdrawDialog agreement={agreement} onClose={close} />}
      {(open === 'ask-changes' || open === 'refuse' || open === 'take-back') && (
        <ReasonDialog act={open} agreement={agreement} onClose={close} />
      )}
      {open === 'upload' && <UploadDialog agreement={agreement} onClose={close} />}
      {open === 'evaluate' && <EvaluationDialog agreement={agreement} onClose={close} />}
      {open === 'register' && <ProtocolDialog agreement={agreement} onClose={close} />}
    </div>
  )
}

type Asked = { agreement: Whole; onClose: () => void }

function SignDialog({ agreement, onClose }: Asked) {
  const t = useText()
  const { id, sha256, signedByPerson, signedByOffice, terms } = agreement
  const sign = useAct(agreements.sign, {
    refreshes: olds,
    onDone: () => {
      announce(t('agreements.done-signed'))
      onClose()
    },
  })
  const start = terms.from > today() ? terms.from : today()
  return (
    <Dialog title={t('agreements.sign')} onClose={onClose}>
      <p>
        {signedByPerson || signedByOffice
          ? t('agreements.sign-consequence-last', { day: dateInWords(start) })
          : t('agreements.sign-consequence-first')}
      </p>
      <ProblemNotice problem={sign.error} />
      <Confirming
        subject={sha256}
        busy={sign.isPending}
        onConfirmed={() => sign.mutate({ agreementId: id, sha256 })}
      />
    </Dialog>
  )
}

function WithdrawDialog({ agreement: { id, signer }, onClose }: Asked) {
  const t = useText()
  const [justified, setJustified] = useState(false)
  const [on, setOn] = useState<string>(today())
  const [notice, setNotice] = useState('')
  const [reason, setReason] = useState('')
  const days = Number(notice) || 0
  const asked = { justified: justified ? ('true' as const) : ('false' as const), noticeDays: days }
  const preview = useAnswer(
    agreements.withdrawalPreview,
    { agreementId: id, ...asked, ...(justified && on ? { on: on as Day } : {}) },
    { keepPrevious: true },
  )
  const withdraw = useAct(agreements.withdraw, {
    refreshes: olds,
    onDone: () => {
      announce(t('agreements.done-withdrawn'))
      onClose()
    },
  })
  const shown = preview.data
  return (
    <Dialog title={t('agreements.withdraw')} onClose={onClose}>
      <CheckField label={t('agreements.withdraw-justified')} checked={justified} onCheck={setJustified} />
      {justified ? (
        <TextField label={t('agreements.withdraw-on')} type="date" value={on} onText={setOn} />
      ) : (
        <TextField
          label={t('agreements.withdraw-notice', { least: shown?.leastDays ?? 30 })}
          hint={signer && t('agreements.withdraw-notice-hint')}
          type="number"
          min={0}
          required={false}
          value={notice}
          onText={setNotice}
        />
      )}
      <TextArea label={t('agreements.reason')} value={reason} onText={setReason} rows={3} />
      <ProblemNotice problem={withdraw.error ?? preview.error} />
      {shown && (
        <div role="status" className="vi-stack vi-stack-tight">
          <p>{wordsOfReason(shown.because as never)}</p>
          <Reasons reasons={shown.reasons} />
          <div>
            <Button
              kind="danger"
              disabled={shown.reasons.length > 0}
              busy={withdraw.isPending}
              onClick={() =>
                withdraw.mutate({
                  ...{ agreementId: id, justified, noticeDays: days, reason },
                  on: justified ? (on as Day) : null,
                })
              }
            >
              {t('agreements.withdraw-confirm', { day: dateInWords(shown.endsOn) })}
            </Button>
          </div>
        </div>
      )}
    </Dialog>
  )
}

export function Reasons({ reasons }: { reasons: readonly { code: string }[] }): ReactNode {
  if (reasons.length === 0) return null
  return (
    <ul>
      {reasons.map((reason) => (
        <li key={JSON.stringify(reason)}>{wordsOfReason(reason as never)}</li>
      ))}
    </ul>
  )
}

const said = { 'ask-changes': 'done-asked', refuse: 'done-refused', 'take-back': 'done-taken-back' } as const

function ReasonDialog({ act, agreement: { id, version }, onClose }: Asked & { act: keyof typeof said }) {
  const t = useText()
  const done = {
    refreshes: olds,
    onDone: () => {
      announce(t(`agreements.${said[act]}`))
      onClose()
    },
  }
  const decide = useAct(agreements.decide, done)
  const takeBack = useAct(agreements.takeBack, done)
  const go = (reason: string) =>
    act === 'take-back'
      ? takeBack.mutate({ agreementId: id, reason })
      : decide.mutate({ agreementId: id, version, decision: act, reason })
  return (
    <Dialog title={t(`agreements.${act}`)} onClose={onClose}>
      <ReasonForm
        of={act === 'take-back' ? takeBack : decide}
        label={t('agreements.reason')}
        hint={t('agreements.reason-hint')}
        optional={act === 'take-back'}
        maxLength={1000}
        rows={4}
        send={t(`agreements.${act}`)}
        onSend={go}
      />
    </Dialog>
  )
}
