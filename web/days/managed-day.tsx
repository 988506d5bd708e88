import './words.ts'
import './days.css'
import { useState } from 'react'
import { days } from '../../features/days/contract.ts'
import { planning } from '../../features/planning/contract.ts'
import type { Day } from '../../vocabulary/day.ts'
import { useAct, useAnswer } from '../asking.ts'
import { Button } from '../design/button.tsx'
import { dayInWords } from '../design/dates.ts'
import { TextArea } from '../design/field.tsx'
import { ProblemNotice } from '../design/notice.tsx'
import { Answer } from '../design/pieces.tsx'
import { announce } from '../design/results.tsx'
import { useText } from '../language.ts'
import { DayEvents } from './day-events.tsx'

const fewestLetters = 3

/** A published day of somebody of one's team: what happened to it, and the recall to the office. */
export function ManagedDay({
  personId,
  name,
  day,
  onDone,
}: {
  personId: string
  name: string
  day: Day
  onDone: () => void
}) {
  const t = useText()
  const known = useAnswer(days.dayOf, { personId, day })
  const [recalling, setRecalling] = useState(false)
  const [reason, setReason] = useState('')
  const [missing, setMissing] = useState(false)
  const recall = useAct(days.recall, {
    refreshes: [planning.grid, days.dayOf],
    onDone: () => {
      announce(t('days.recalled', { name, day: dayInWords(day) }))
      onDone()
    },
  })
  return (
    <Answer of={known} bones={3}>
      {({ events, recall: may, dayBack, noticeDays }) => (
        <div className="vi-stack vi-stack-tight">
          {may.outcome !== 'no' && !recalling && (
            <div>
              <Button onClick={() => setRecalling(true)}>{t('days.recall')}</Button>
            </div>
          )}
          {recalling && (
            <>
              <p>
                {t(dayBack ? 'days.recall-consequence-back' : 'days.recall-consequence', {
                  count: noticeDays,
                })}
              </p>
              <TextArea
                label={t('days.recall-reason')}
                hint={t('days.recall-reason-hint')}
                error={missing ? t('days.recall-reason-missing') : null}
                rows={2}
                maxLength={2000}
                value={reason}
                onText={(text) => {
                  setReason(text)
                  setMissing(false)
                }}
              />
              <ProblemNotice problem={recall.error} />
              <div>
                <Button
                  kind="primary"
                  busy={recall.isPending}
                  onClick={() =>
                    reason.trim().length < fewestLetters
                      ? setMissing(true)
                      : recall.mutate({ personId, day, reason })
                  }
                >
                  {t('days.recall-send')}
                </Button>
              </div>
            </>
          )}
          <h3>{t('days.story')}</h3>
          <DayEvents events={events} />
        </div>
      )}
    </Answer>
  )
}
