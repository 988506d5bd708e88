import { useState } from 'react'
import { planning } from '../../features/planning/contract.ts'
import { planningRoom } from '../../features/planning/room-contract.ts'
import type { Month } from '../../vocabulary/day.ts'
import { useAct, useAnswer } from '../asking.ts'
import { Button } from '../design/button.tsx'
import { dayInWords } from '../design/dates.ts'
import { ProblemNotice } from '../design/notice.tsx'
import { Section } from '../design/page.tsx'
import { Answer } from '../design/pieces.tsx'
import { announce } from '../design/results.tsx'
import { useText } from '../language.ts'
import { ExceptionDialog } from './exception-dialog.tsx'
import { whatChanges } from './exception-words.ts'

/** Who has what otherwise than everybody: with its category and who allowed it, and nothing clinical. */
export function Exceptions({ month, published }: { month: Month; published: boolean }) {
  const t = useText()
  const [adds, setAdds] = useState(false)
  const asked = useAnswer(planningRoom.exceptions, { month })
  const withdraw = useAct(planningRoom.withdrawException, {
    refreshes: [planningRoom.exceptions, planning.grid],
    onDone: () => announce(t('room.exception-withdrawn')),
  })
  return (
    <Section
      title={t('room.exceptions-section')}
      actions={
        !published && (
          <Button small onClick={() => setAdds(true)}>
            {t('room.exception-add')}
          </Button>
        )
      }
    >
      <p className="vi-soft">{t('room.exceptions-lead')}</p>
      <ProblemNotice problem={withdraw.error} />
      <Answer of={asked} bones={2}>
        {({ items }) =>
          items.length === 0 ? (
            <p>{t('room.exceptions-none')}</p>
          ) : (
            <ul className="room-list">
              {items.map((one) => (
                <li key={one.id} className="vi-row vi-apart">
                  <span>
                    <strong>{one.name}</strong>
                    {one.directorate && <span className="vi-soft"> · {one.directorate}</span>}
                    <br />
                    {whatChanges(t, one)}
                    <br />
                    <span className="vi-soft">
                      {t('room.exception-why', {
                        category: t(`room.category-${one.category}`),
                        by: one.authorisedBy,
                        from: dayInWords(one.from),
                        until: dayInWords(one.until),
                      })}
                    </span>
                  </span>
                  {!published && (
                    <Button
                      small
                      busy={withdraw.isPending && withdraw.variables.exceptionId === one.id}
                      onClick={() => withdraw.mutate({ exceptionId: one.id })}
                    >
                      {t('room.exception-withdraw')}
                    </Button>
                  )}
                </li>
              ))}
            </ul>
          )
        }
      </Answer>
      {adds && <ExceptionDialog month={month} onClose={() => setAdds(false)} />}
    </Section>
  )
}
