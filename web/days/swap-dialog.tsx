import { useState } from 'react'
import { days } from '../../features/days/contract.ts'
import { decidedDays } from '../../features/days/decided-contract.ts'
import { planningMine } from '../../features/planning/my-month-contract.ts'
import type { Day } from '../../vocabulary/day.ts'
import { useAct } from '../asking.ts'
import { Button } from '../design/button.tsx'
import { dayInWords } from '../design/dates.ts'
import { Dialog } from '../design/dialog.tsx'
import { SelectField } from '../design/field.tsx'
import { Notice, ProblemNotice } from '../design/notice.tsx'
import { wordsOfReason } from '../design/reasons.ts'
import { announce } from '../design/results.tsx'
import { useText } from '../language.ts'
import type { Swap } from './my-day.ts'

/** What becomes old when a day changes. */
export const changesDays = [
  days.myDay,
  days.requests,
  days.reviews,
  decidedDays.mine,
  planningMine.myMonth,
] as const

/** Which other day, and alone or with whom: the consequence of each is said before the click. */
export function SwapDialog({
  day,
  swaps,
  onClose,
}: {
  day: Day
  swaps: readonly Swap[]
  onClose: () => void
}) {
  const t = useText()
  const gives = swaps[0]?.givenDay === day
  const otherOf = (swap: Swap): Day => (gives ? swap.takenDay : swap.givenDay)
  const possible = swaps.filter(({ alone, colleagues }) => alone.outcome !== 'no' || colleagues.length > 0)
  const [other, setOther] = useState('')
  const swap = possible.find((one) => otherOf(one) === other)
  return (
    <Dialog title={t('days.swap-title', { day: dayInWords(day) })} onClose={onClose}>
      <p>{t(gives ? 'days.swap-give' : 'days.swap-take', { day: dayInWords(day) })}</p>
      <SelectField
        label={t('days.swap-day')}
        value={other}
        options={[
          { value: '', label: t('days.swap-choose') },
          ...possible.map((one) => ({
            value: otherOf(one),
            label: t(one.alone.outcome === 'at-once' ? 'days.swap-option-at-once' : 'days.swap-option-ask', {
              day: dayInWords(otherOf(one)),
            }),
          })),
        ]}
        onText={setOther}
      />
      {swap && <Ways key={other} swap={swap} onClose={onClose} />}
    </Dialog>
  )
}

function Ways({ swap, onClose }: { swap: Swap; onClose: () => void }) {
  const t = useText()
  const [colleagueId, setColleagueId] = useState('')
  const { givenDay, takenDay, alone, colleagues } = swap
  const colleague = colleagues.find(({ personId }) => personId === colleagueId)
  const back = useAct(days.swap, { refreshes: changesDays })
  const act = useAct(days.swap, {
    refreshes: changesDays,
    onDone: ({ done }) => {
      const words = { givenDay: dayInWords(givenDay), takenDay: dayInWords(takenDay) }
      if (done)
        announce(t('days.swap-done', words), () => back.mutate({ givenDay: takenDay, takenDay: givenDay }))
      else announce(t('days.swap-asked'))
      onClose()
    },
  })
  return (
    <>
      {alone.outcome !== 'at-once' && (
        <div>
          <p>{t(`days.swap-alone-${alone.outcome}`)}</p>
          <ul>
            {alone.reasons.map((reason) => (
              <li key={JSON.stringify(reason)}>{wordsOfReason(reason)}</li>
            ))}
          </ul>
        </div>
      )}
      {alone.outcome === 'at-once' && <p>{t('days.swap-alone-at-once')}</p>}
      {alone.outcome !== 'no' && (
        <div>
          <Button kind="primary" busy={act.isPending} onClick={() => act.mutate({ givenDay, takenDay })}>
            {t(alone.outcome === 'at-once' ? 'days.swap-alone' : 'days.swap-alone-ask')}
          </Button>
        </div>
      )}
      {colleagues.length === 0 ? (
        alone.outcome === 'no' && <Notice>{t('days.swap-no-colleague')}</Notice>
      ) : (
        <>
          <SelectField
            label={t('days.swap-colleague')}
            hint={t('days.swap-colleagues')}
            value={colleagueId}
            options={[
              { value: '', label: t('days.swap-colleague-nobody') },
              ...colleagues.map(({ personId, name }) => ({ value: personId, label: name })),
            ]}
            onText={setColleagueId}
          />
          {colleague && (
            <>
              {colleague.needsManager && <p className="vi-soft">{t('days.swap-colleague-manager')}</p>}
              <div>
                <Button
                  kind="primary"
                  busy={act.isPending}
                  onClick={() => act.mutate({ givenDay, takenDay, colleagueId: colleague.personId })}
                >
                  {t('days.swap-ask')}
                </Button>
              </div>
            </>
          )}
        </>
      )}
      <ProblemNotice problem={act.error} />
    </>
  )
}
