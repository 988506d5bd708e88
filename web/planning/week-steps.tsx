import { type RefObject, useEffect, useState } from 'react'
import { type Day, weekOf } from '../../vocabulary/day.ts'
import { Button } from '../design/button.tsx'
import { dayInWords } from '../design/dates.ts'
import { Icon } from '../design/icon.tsx'
import { useText } from '../language.ts'

/** On a narrow screen the grid shows a week: a swipe or these two buttons lead to the next. */
export function WeekSteps(props: { frame: RefObject<HTMLDivElement | null>; days: readonly Day[] }) {
  const t = useText()
  const { frame, days } = props
  const firsts = days.filter((day, index) => index === 0 || weekOf(day) !== weekOf(days[index - 1]!))
  const [week, setWeek] = useState(0)
  const headOf = (day: Day | undefined) =>
    frame.current?.querySelector<HTMLElement>(`th[data-day="${day}"]`) ?? null
  const namesWidth = () => frame.current?.querySelector('th')?.offsetWidth ?? 0
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is heard depends on the frame and its days only
  useEffect(() => {
    const shown = frame.current
    if (!shown) return
    const scrolled = () => {
      const left = shown.scrollLeft + namesWidth() + 8
      setWeek(
        Math.max(
          0,
          firsts.findLastIndex((first) => (headOf(first)?.offsetLeft ?? 0) <= left),
        ),
      )
    }
    shown.addEventListener('scroll', scrolled, { passive: true })
    return () => shown.removeEventListener('scroll', scrolled)
  }, [frame, days])
  const go = (to: number) =>
    frame.current?.scrollTo({ left: (headOf(firsts[to])?.offsetLeft ?? 0) - namesWidth() })
  return (
    <div className="team-weeks">
      <Button small aria-label={t('team.week-before')} disabled={week === 0} onClick={() => go(week - 1)}>
        <Icon name="chevron-left" />
      </Button>
      <span aria-live="polite">{t('team.week', { day: dayInWords(firsts[week] ?? days[0]!) })}</span>
      <Button
        small
        aria-label={t('team.week-after')}
        disabled={week >= firsts.length - 1}
        onClick={() => go(week + 1)}
      >
        <Icon name="chevron-right" />
      </Button>
    </div>
  )
}
