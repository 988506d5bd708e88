import { useState } from 'react'
import { bank } from '../../features/bank/contract.ts'
import { afterGift } from '../../features/bank/rules.ts'
import type { Day, Month } from '../../vocabulary/day.ts'
import { useAct } from '../asking.ts'
import { newId } from '../call.ts'
import { Button } from '../design/button.tsx'
import { dayInMonthInWords, monthInWords } from '../design/dates.ts'
import { Dialog } from '../design/dialog.tsx'
import { ProblemNotice } from '../design/notice.tsx'
import { announce } from '../design/results.tsx'
import { useText } from '../language.ts'
import { DaysStepper } from './days-stepper.tsx'
import type { OwnAccount } from './own-account.ts'

/** Days of those unused, and dates of the plan; what each changes is said before the click. */
export function GiveDialog({
  month,
  account: { own, unused, giveable, there },
  onClose,
}: {
  month: Month
  account: OwnAccount
  onClose: () => void
}) {
  const t = useText()
  const [id] = useState(newId)
  const [loose, setLoose] = useState(unused > 0 ? 1 : 0)
  const [planned, setPlanned] = useState<readonly Day[]>([])
  const days = loose + planned.length
  const then = afterGift(own, days, planned.length)
  const back = useAct(bank.takeBack, { refreshes: [bank.mine] })
  const give = useAct(bank.give, {
    refreshes: [bank.mine],
    onDone: () => {
      announce(t('bank.given'), () => back.mutate({ giftId: id }))
      onClose()
    },
  })
  const inMonth = monthInWords(month)
  const toggle = (day: Day) =>
    setPlanned(planned.includes(day) ? planned.filter((one) => one !== day) : [...planned, day].sort())
  return (
    <Dialog title={t('bank.give-title')} onClose={onClose}>
      {unused > 0 && <DaysStepper days={loose} least={0} most={unused} onDays={setLoose} />}
      {giveable.length > 0 && (
        <fieldset className="vi-stack vi-stack-tight">
          <legend>{t('bank.planned-legend')}</legend>
          <p className="vi-soft">{t('bank.planned-hint')}</p>
          <div className="vi-row">
            {giveable.map((day) => (
              <Button key={day} small aria-pressed={planned.includes(day)} onClick={() => toggle(day)}>
                {dayInMonthInWords(day)}
              </Button>
            ))}
          </div>
        </fieldset>
      )}
      <section aria-live="polite" className="bank-preview">
        <h3>{t('bank.preview')}</h3>
        <ul>
          <li>{t('bank.preview-quota', { month: inMonth, from: own.quota, to: then.quota })}</li>
          <li>{t('bank.preview-unused', { from: unused, to: then.unused })}</li>
          {planned.length > 0 && (
            <li>{t('bank.preview-days', { days: planned.map(dayInMonthInWords).join(', ') })}</li>
          )}
          {there !== null && <li>{t('bank.preview-gives', { there: there + days })}</li>}
          <li>{t('bank.preview-undo')}</li>
        </ul>
      </section>
      <ProblemNotice problem={give.error} />
      <div className="vi-row">
        <Button
          kind="primary"
          busy={give.isPending}
          disabled={days === 0}
          onClick={() => give.mutate({ id, month, days, planned: [...planned] })}
        >
          {t('bank.confirm-give', { count: days })}
        </Button>
        <Button onClick={onClose}>{t('bank.cancel')}</Button>
      </div>
    </Dialog>
  )
}
