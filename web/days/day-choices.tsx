import './days.css'
import { type ReactNode, useState } from 'react'
import { days } from '../../features/days/contract.ts'
import { isAway } from '../../features/planning/rules.ts'
import type { Reason } from '../../vocabulary/refusal.ts'
import { useAct } from '../asking.ts'
import { Button } from '../design/button.tsx'
import { dayInWords } from '../design/dates.ts'
import { Icon } from '../design/icon.tsx'
import type { IconName } from '../design/icon-paths.ts'
import { ProblemNotice } from '../design/notice.tsx'
import { wordsOfReason } from '../design/reasons.ts'
import { announce } from '../design/results.tsx'
import { type MessageKey, useText } from '../language.ts'
import { kindOf } from '../planning/place-kind.ts'
import { type MyDay, placeInWords } from './my-day.ts'
import { RequestsOfDay } from './requests-of-day.tsx'
import { ReviewDialog } from './review-dialog.tsx'
import { changesDays, SwapDialog } from './swap-dialog.tsx'

/** What may still be done with a day, each with its consequence; and what may not, with the reasons. */
export function DayChoices({ day }: { day: MyDay }) {
  const t = useText()
  const [shown, setShown] = useState<'swap' | 'review' | null>(null)
  const kind = kindOf(day.place)
  const words = { day: dayInWords(day.day) }
  const undoReturn = useAct(days.giveBack, { refreshes: changesDays })
  const undoAbsence = useAct(days.withdrawAbsence, { refreshes: changesDays })
  const late = useAct(days.askLate, {
    refreshes: changesDays,
    onDone: ({ done }) =>
      done
        ? announce(t('days.late-done', words), () => undoReturn.mutate({ day: day.day }))
        : announce(t('days.late-asked')),
  })
  const giveBack = useAct(days.giveBack, {
    refreshes: changesDays,
    onDone: () => announce(t('days.given-back', words)),
  })
  const absence = useAct(days.reportAbsence, {
    refreshes: changesDays,
    onDone: () => announce(t('days.absence-done', words), () => undoAbsence.mutate({ day: day.day })),
  })
  const withdrawal = useAct(days.withdrawAbsence, {
    refreshes: changesDays,
    onDone: ({ place }) => announce(t('days.absence-withdrawn', { place: placeInWords(place, t) })),
  })
  const swaps = day.swaps.filter(({ alone, colleagues }) => alone.outcome !== 'no' || colleagues.length > 0)
  const noSwap = day.swaps.length > 0 && swaps.length === 0 ? day.swaps[0]!.alone.reasons : []
  const not: [MessageKey, Reason[]][] = [
    ['days.swap-impossible', noSwap],
    ...(kind === 'office' && day.lateWish.outcome === 'no'
      ? [['days.late-impossible', day.lateWish.reasons] as [MessageKey, Reason[]]]
      : []),
    ...(isAway(day.place)
      ? [['days.give-back-impossible', day.giveBack.reasons] as [MessageKey, Reason[]]]
      : []),
    ...(kind !== 'absent'
      ? [['days.absence-impossible', day.absence.reasons] as [MessageKey, Reason[]]]
      : []),
    ['days.review-impossible', day.review.reasons],
  ]
  const refused = not.filter(([, reasons]) => reasons.length > 0)
  return (
    <div className="vi-stack vi-stack-tight">
      <RequestsOfDay day={day} />
      <h3>{t('days.may')}</h3>
      <p className="vi-soft">{t('days.used', { used: day.used, quota: day.quota })}</p>
      <ul className="vi-choices">
        {swaps.length > 0 && (
          <Choice icon="refresh" label={t('days.swap')} onChoose={() => setShown('swap')} opens />
        )}
        {kind === 'office' && day.lateWish.outcome !== 'no' && (
          <Choice
            icon="house"
            label={t('days.late')}
            busy={late.isPending}
            onChoose={() => late.mutate({ day: day.day })}
          >
            {t(day.lateWish.outcome === 'at-once' ? 'days.late-at-once' : 'days.late-manager')}{' '}
            {day.lateWish.reasons.map(wordsOfReason).join(' ')}
          </Choice>
        )}
        {isAway(day.place) && day.giveBack.outcome !== 'no' && (
          <Choice
            icon="pa"
            label={t('days.give-back')}
            busy={giveBack.isPending}
            onChoose={() => giveBack.mutate({ day: day.day })}
          >
            {t('days.give-back-consequence')}
          </Choice>
        )}
        {day.absence.outcome !== 'no' && (
          <Choice
            icon="minus"
            label={t('days.absence')}
            busy={absence.isPending}
            onChoose={() => absence.mutate({ day: day.day })}
          >
            {t('days.absence-consequence')}
          </Choice>
        )}
        {day.absenceWithdrawal.outcome !== 'no' && (
          <Choice
            icon="restore"
            label={t('days.absence-withdraw')}
            busy={withdrawal.isPending}
            onChoose={() => withdrawal.mutate({ day: day.day })}
          >
            {t('days.absence-withdraw-consequence', {
              place: placeInWords(day.absenceWithdrawal.place ?? '', t),
            })}
          </Choice>
        )}
        {day.review.reasons.length === 0 && (
          <Choice icon="search" label={t('days.review')} onChoose={() => setShown('review')} opens>
            {t('days.review-consequence', { count: day.review.answerWithinDays })}
          </Choice>
        )}
      </ul>
      {[late, giveBack, absence, withdrawal, undoReturn, undoAbsence].map(
        ({ error }, index) =>
          // biome-ignore lint/suspicious/noArrayIndexKey: one per act, always in this order
          error && <ProblemNotice key={index} problem={error} />,
      )}
      {refused.length > 0 && (
        <details>
          <summary>{t('days.may-not')}</summary>
          <dl className="vi-refused">
            {refused.map(([label, reasons]) => (
              <div key={label}>
                <dt>{t(label)}</dt>
                {reasons.map((reason) => (
                  <dd key={JSON.stringify(reason)}>{wordsOfReason(reason)}</dd>
                ))}
              </div>
            ))}
          </dl>
        </details>
      )}
      {shown === 'swap' && <SwapDialog day={day.day} swaps={day.swaps} onClose={() => setShown(null)} />}
      {shown === 'review' && (
        <ReviewDialog
          day={day.day}
          answerWithinDays={day.review.answerWithinDays}
          onClose={() => setShown(null)}
        />
      )}
    </div>
  )
}

function Choice({
  icon,
  label,
  busy = false,
  opens = false,
  onChoose,
  children,
}: {
  icon: IconName
  label: string
  busy?: boolean
  /** Nothing is done yet: a dialog asks for more. */
  opens?: boolean
  onChoose: () => void
  children?: ReactNode
}) {
  return (
    <li>
      <Button busy={busy} onClick={onChoose} aria-haspopup={opens ? 'dialog' : undefined}>
        <Icon name={icon} size={18} /> {label}
      </Button>
      {children && <p className="vi-soft">{children}</p>}
    </li>
  )
}
