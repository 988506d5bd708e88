import { useState } from 'react'
import { bank } from '../../features/bank/contract.ts'
import { afterReceiving } from '../../features/bank/rules.ts'
import type { Month } from '../../vocabulary/day.ts'
import { useAct } from '../asking.ts'
import { newId } from '../call.ts'
import { Button } from '../design/button.tsx'
import { monthInWords } from '../design/dates.ts'
import { Dialog } from '../design/dialog.tsx'
import { ProblemNotice } from '../design/notice.tsx'
import { announce } from '../design/results.tsx'
import { useText } from '../language.ts'
import { DaysStepper } from './days-stepper.tsx'
import type { OwnAccount } from './own-account.ts'

/** How many days; no reason is asked. What they would change is said before the click. */
export function AskDialog({
  month,
  account: { own, unused, room, there },
  onClose,
}: {
  month: Month
  account: OwnAccount
  onClose: () => void
}) {
  const t = useText()
  const [id] = useState(newId)
  const [days, setDays] = useState(1)
  const then = afterReceiving(own, days)
  const inMonth = monthInWords(month)
  const withdraw = useAct(bank.withdraw, { refreshes: [bank.mine] })
  const ask = useAct(bank.ask, {
    refreshes: [bank.mine],
    onDone: () => {
      announce(t('bank.asked'), () => withdraw.mutate({ bankRequestId: id, month }))
      onClose()
    },
  })
  return (
    <Dialog title={t('bank.ask-title')} onClose={onClose}>
      <p className="vi-soft">{t('bank.ask-lead')}</p>
      <DaysStepper days={days} most={room} onDays={setDays} />
      <section aria-live="polite" className="bank-preview">
        <h3>{t('bank.preview')}</h3>
        <ul>
          {there !== null && (
            <li>
              {there >= days
                ? t('bank.preview-uses', { count: days, there })
                : t('bank.preview-waits', { there })}
            </li>
          )}
          <li>{t('bank.preview-quota', { month: inMonth, from: own.quota, to: then.quota })}</li>
          <li>{t('bank.preview-unused', { from: unused, to: then.unused })}</li>
          {own.most !== null && <li>{t('bank.preview-presence', { to: then.quota, most: own.most })}</li>}
          <li>{t(own.stage === 'wishes' ? 'bank.preview-when' : 'bank.preview-soon')}</li>
        </ul>
      </section>
      <ProblemNotice problem={ask.error} />
      <div className="vi-row">
        <Button kind="primary" busy={ask.isPending} onClick={() => ask.mutate({ id, month, days })}>
          {t('bank.confirm-ask', { count: days })}
        </Button>
        <Button onClick={onClose}>{t('bank.cancel')}</Button>
      </div>
    </Dialog>
  )
}
