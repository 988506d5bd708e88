import './words.ts'
import './visits.css'
import { useParams } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { hosting } from '../../features/visits/hosting-contract.ts'
import { askAgain, useAnswer } from '../asking.ts'
import { type Answered, addressOf } from '../call.ts'
import { clockNow } from '../clock.ts'
import { dayInWords, sentence } from '../design/dates.ts'
import { Bones, Empty } from '../design/pieces.tsx'
import { useText } from '../language.ts'
import { useEvents } from './live.ts'

const everyMs = 30_000

/** The screen at an entrance: how many seats are free and how many have come. No name, ever. */
export function EntrancePage() {
  const t = useText()
  const { address } = useParams({ strict: false }) as { address: string }
  // A screen stays on for weeks: now and then it asks by itself, also for the next day.
  const shown = useAnswer(hosting.entrance, { address }, { refetchEveryMs: everyMs, keepPrevious: true })
  useEvents(shown.error ? undefined : addressOf(hosting.entranceLive, { address }, true), () =>
    askAgain([hosting.entrance]),
  )
  if (shown.error?.status === 404)
    return (
      <Empty title={t('visits.entrance-gone')}>
        <p>{t('visits.entrance-gone-lead')}</p>
      </Empty>
    )
  return shown.data ? <Entrance shown={shown.data} /> : <Bones lines={6} />
}

function Entrance({ shown }: { shown: Answered<typeof hosting.entrance> }) {
  const t = useText()
  const time = useClock()
  const { site, day, noon, seats, expected, arrived } = shown
  const halves = [
    { name: t('visits.morning'), free: shown.freeMorning, open: shown.openMorning, over: time >= noon },
    { name: t('visits.afternoon'), free: shown.freeAfternoon, open: shown.openAfternoon, over: false },
  ].filter(({ open, over }) => open && !over)
  return (
    <div className="entrance">
      <header>
        <h1>{site}</h1>
        <p className="entrance-clock">
          {sentence(dayInWords(day))}, <time>{time}</time>
        </p>
      </header>
      {shown.openMorning || shown.openAfternoon ? (
        <>
          <dl className="entrance-free" aria-live="polite">
            {halves.map(({ name, free }) => (
              <div key={name}>
                <dt>
                  {name}: {t('visits.entrance-free')}
                </dt>
                <dd>
                  {free}
                  <small>{t('visits.entrance-of', { seats })}</small>
                </dd>
              </div>
            ))}
          </dl>
          <p className="entrance-here">
            {arrived === null
              ? t('visits.entrance-expected', { expected })
              : t('visits.entrance-here', { arrived, expected })}
          </p>
        </>
      ) : (
        <p className="entrance-here">{t('visits.entrance-closed')}</p>
      )}
    </div>
  )
}

function useClock(): string {
  const [time, setTime] = useState(clockNow)
  useEffect(() => {
    const timer = window.setInterval(() => setTime(clockNow()), 1000)
    return () => window.clearInterval(timer)
  }, [])
  return time
}
