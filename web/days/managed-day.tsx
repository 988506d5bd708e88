import './words.ts'
import './days.css'
import { useState } from 'react'
import { days } from '../../features/days/contract.ts'
import type { Day } from '../../vocabulary/day.ts'
import { useAnswer } from '../asking.ts'
import { Button } from '../design/button.tsx'
import { Answer } from '../design/pieces.tsx'
import { useText } from '../language.ts'
import { DayEvents } from './day-events.tsx'
import { RecallForm } from './recall-form.tsx'

/** A published day of somebody of one's team: what happened to it, and the recall to the office. */
export function ManagedDay(props: { personId: string; name: string; day: Day; onDone: () => void }) {
  const t = useText()
  const { personId, day } = props
  const known = useAnswer(days.dayOf, { personId, day })
  const [recalling, setRecalling] = useState(false)
  return (
    <Answer of={known} bones={3}>
      {({ events, recall, dayBack, noticeDays }) => (
        <>
          {recall.outcome !== 'no' && !recalling && (
            <div>
              <Button onClick={() => setRecalling(true)}>{t('days.recall')}</Button>
            </div>
          )}
          {recalling && (
            <RecallForm {...props} {...{ noticeDays, dayBack }} onBack={() => setRecalling(false)} />
          )}
          <section className="vi-stack vi-stack-tight">
            <h3>{t('days.story')}</h3>
            <DayEvents events={events} />
          </section>
        </>
      )}
    </Answer>
  )
}
