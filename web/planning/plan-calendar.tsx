import './my-words.ts'
import './plan-calendar.css'
import { useState } from 'react'
import { planningMine } from '../../features/planning/my-month-contract.ts'
import { isAway } from '../../features/planning/rules.ts'
import type { Day, Month } from '../../vocabulary/day.ts'
import { useAnswer } from '../asking.ts'
import { today } from '../clock.ts'
import { dayInWords, instantInWords, monthInWords } from '../design/dates.ts'
import { Icon } from '../design/icon.tsx'
import { Answer, Empty } from '../design/pieces.tsx'
import { useText } from '../language.ts'
import { MonthGrid } from '../wishes/month-grid.tsx'
import { DayStory } from './day-story.tsx'
import { HowItCame } from './how-it-came.tsx'
import { type MyDay, type MyMonth, whereOf } from './my-month.ts'
import { entryOf } from './place-kind.ts'
import { placeIcons, placeLooks } from './places.ts'

/** The published month of who asks, and the story of the day touched. */
export default function PlanCalendar({ month }: { month: Month }) {
  const t = useText()
  const mine = useAnswer(planningMine.myMonth, { month })
  return (
    <Answer of={mine} bones={6}>
      {(plan) =>
        plan.days.length === 0 ? (
          <Empty icon="calendar" title={t('my-plan.none')}>
            <p>{t('my-plan.none-lead')}</p>
          </Empty>
        ) : (
          <Plan plan={plan} month={month} />
        )
      }
    </Answer>
  )
}

function Plan({ plan, month }: { plan: MyMonth; month: Month }) {
  const t = useText()
  const byDay = new Map<Day, MyDay>(plan.days.map((day) => [day.day, day]))
  const days = plan.days.map(({ day }) => day)
  const now = today()
  const [shown, setShown] = useState<Day>(days.find((day) => day >= now) ?? days[0]!)
  const of = (day: Day): MyDay => byDay.get(day)!
  const count = (kind: string) => plan.days.filter((day) => whereOf(day) === kind).length
  const wished = plan.days.filter((day) => day.wished)
  const granted = wished.filter(({ place }) => isAway(place)).length
  const labelOf = (day: Day): string => {
    const { place, space, wished: asked, change } = of(day)
    const kind = whereOf(of(day))
    const named = { entry: entryOf(place), space: space?.name ?? '' }
    const words = [t(`my-plan.day-${kind}`, { day: dayInWords(day), ...named })]
    if (asked && isAway(place)) words.push(t('my-plan.asked-short'))
    if (asked && kind === 'office') words.push(t('my-plan.refused-short'))
    if (change) words.push(t('my-plan.changed-short'))
    return words.join(', ')
  }
  return (
    <>
      {plan.publishedAt && <p>{t('my-plan.lead', { at: instantInWords(plan.publishedAt) })}</p>}
      <div className="vi-mine">
        <div className="vi-stack">
          <p className="vi-plan-sum">
            <strong>
              {(count('home') > 0 || count('space') === 0) &&
                `${t('my-plan.home-days', { count: count('home') })}, `}
              {count('space') > 0 && `${t('my-plan.space-days', { count: count('space') })}, `}
              {t('my-plan.office-days', { count: count('office') })}
            </strong>
            {wished.length > 0 && (
              <>
                <br />
                <span className="vi-soft">{t('my-plan.granted', { granted, wished: wished.length })}</span>
              </>
            )}
          </p>
          <MonthGrid
            label={t('my-plan.grid', { month: monthInWords(month) })}
            month={month}
            days={days}
            startAt={shown}
            labelOf={labelOf}
            offLabelOf={(day) => t('wishes.day-off', { day: dayInWords(day) })}
            lookOf={(day) =>
              [placeLooks[whereOf(of(day))], day === shown && 'vi-day-chosen', day === now && 'vi-day-today']
                .filter(Boolean)
                .join(' ')
            }
            face={(day) => {
              const { place, wished: asked, change } = of(day)
              const kind = whereOf(of(day))
              return (
                <>
                  {change && (
                    <span className="vi-day-mark">
                      <Icon name="pencil" size={16} />
                    </span>
                  )}
                  <Icon name={asked && kind === 'office' ? 'house-not' : placeIcons[kind]} size={18} />
                  <span className="vi-day-word">
                    {kind === 'office'
                      ? entryOf(place)
                      : t(kind === 'absent' ? 'my-plan.absent' : `my-plan.${kind}-short`)}
                  </span>
                </>
              )
            }}
            onChoose={setShown}
            onMove={setShown}
          />
        </div>
        <div className="vi-stack">
          <DayStory day={of(shown)} />
          <HowItCame askTo={plan.askTo} />
        </div>
      </div>
    </>
  )
}
