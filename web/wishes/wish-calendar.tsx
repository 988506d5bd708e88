import { Link } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import { wishes } from '../../features/wishes/contract.ts'
import { pictureOf, type Wish } from '../../features/wishes/rules.ts'
import type { Day, Month } from '../../vocabulary/day.ts'
import { answerKey, answers, useAct } from '../asking.ts'
import { Button } from '../design/button.tsx'
import { dayInMonthInWords, dayInWords, monthInWords, weekdayInWords } from '../design/dates.ts'
import { CheckField } from '../design/field.tsx'
import { Icon } from '../design/icon.tsx'
import { Notice } from '../design/notice.tsx'
import { Section } from '../design/page.tsx'
import { useText } from '../language.ts'
import { useAutosave } from './autosave.ts'
import { MonthGrid } from './month-grid.tsx'
import type { MyWish } from './my-wish.ts'
import { SavingLine } from './saving-line.tsx'
import { WishFigures, WishRules } from './wish-figures.tsx'
import { type Asking, ask, askingOf, columnOf, isWholeColumn, nextOf } from './wish-states.ts'

const icons = { office: 'pa', away: 'house', absent: 'minus' } as const

const wishOf = ({ wished, absent, anyDay, home }: MyWish): Wish => ({ wished, absent, anyDay, home })

/** Where a month's days are asked for. What is drawn is what is asked; it saves itself. */
export function WishCalendar({ mine, month }: { mine: MyWish; month: Month }) {
  const t = useText()
  const [first] = useState(() => wishOf(mine))
  const [steps, setSteps] = useState<readonly Wish[]>([first])
  const wish = steps.at(-1)!
  const state = useAct(wishes.stateWish, {
    onDone: (answer) => answers.setQueryData(answerKey(wishes.myWish, { month }), answer),
  })
  const { saving, retry } = useAutosave(wish, first, (value) =>
    state.mutateAsync({ ...value, month, wished: [...value.wished], absent: [...value.absent] }),
  )
  /** A stroke of paint is one step, to be undone at once: it replaces what it has drawn so far. */
  const strokeFrom = useRef<Wish | null>(null)
  const change = (next: Wish) => {
    strokeFrom.current = null
    if (next !== wish) setSteps([...steps.slice(-50), next])
  }
  const paint = (over: readonly Day[]) => {
    const drawing = over.length > 2 && strokeFrom.current !== null
    const before = drawing ? strokeFrom.current! : wish
    strokeFrom.current = before
    const next = ask(before, over, nextOf(before, over[0]!))
    setSteps((drawn) => (drawing ? [...drawn.slice(0, -1), next] : [...drawn.slice(-50), next]))
  }

  const picture = pictureOf(wish, mine)
  const words: Record<Asking, string> = {
    office: t('wishes.office'),
    away: t('wishes.away'),
    absent: t('wishes.absent'),
  }
  const letters: Record<Asking, string> = {
    office: t('wishes.key-office'),
    away: t('wishes.key-away'),
    absent: t('wishes.key-absent'),
  }
  const lastMonth = mine.days.filter((day) =>
    mine.lastMonthWeekdays.some((weekday) => columnOf(wish, [day], weekday).length > 0),
  )
  const weekdays = mine.lastMonthWeekdays.map((weekday) => weekdayInWords(weekday, 'short')).join(', ')

  return (
    <div className="vi-mine">
      <div className="vi-stack vi-mine-main">
        <WishFigures picture={picture} mine={mine} />
        <div className="vi-stack vi-stack-tight">
          <MonthGrid
            label={t('wishes.grid', { month: monthInWords(month) })}
            month={month}
            days={mine.days}
            labelOf={(day) => t(`wishes.day-${askingOf(wish, day)}`, { day: dayInWords(day) })}
            offLabelOf={(day) => t('wishes.day-off', { day: dayInWords(day) })}
            lookOf={(day) => askingOf(wish, day)}
            face={(day) => (
              <>
                <Icon name={icons[askingOf(wish, day)]} size={18} />
                <span className="vi-day-word">{words[askingOf(wish, day)]}</span>
              </>
            )}
            onChoose={(day) => change(ask(wish, [day], nextOf(wish, day)))}
            onPaint={paint}
            onLetter={(day, letter) => {
              const asking = (['office', 'away', 'absent'] as const).find((one) => letters[one] === letter)
              if (asking) change(ask(wish, [day], asking))
            }}
            headOf={(weekday) => {
              const whole = isWholeColumn(wish, mine.days, weekday)
              return {
                label: t(whole ? 'wishes.weekday-drop' : 'wishes.weekday-ask', {
                  weekday: weekdayInWords(weekday),
                }),
                pressed: whole,
                onPress: () =>
                  change(ask(wish, columnOf(wish, mine.days, weekday), whole ? 'office' : 'away')),
              }
            }}
            rowOf={(monday) => {
              const week = picture.weeks.find((one) => one.monday === monday)
              if (!week) return { figure: '', label: '', full: false }
              const count = week.wishedDays
              const day = dayInMonthInWords(monday)
              return mine.perWeek === null
                ? { figure: `${count}`, label: t('wishes.week-count-free', { day, count }), full: false }
                : {
                    figure: `${count}/${mine.perWeek}`,
                    label: t('wishes.week-count', { day, count, most: mine.perWeek }),
                    full: count > mine.perWeek,
                  }
            }}
          />
          <SavingLine saving={saving} statedAt={mine.statedAt} onRetry={retry} />
        </div>
        <div className="vi-row">
          <Button
            small
            disabled={lastMonth.length === 0}
            onClick={() => change(ask({ ...wish, wished: [] }, lastMonth, 'away'))}
          >
            <Icon name="restore" />{' '}
            {weekdays ? t('wishes.pattern-last-which', { weekdays }) : t('wishes.pattern-last')}
          </Button>
          <Button
            small
            disabled={wish.wished.length + wish.absent.length === 0}
            onClick={() => change({ ...wish, wished: [], absent: [] })}
          >
            {t('wishes.pattern-clear')}
          </Button>
          <Button small disabled={steps.length === 1} onClick={() => setSteps(steps.slice(0, -1))}>
            {t('wishes.undo')}
          </Button>
        </div>
      </div>
      <div className="vi-stack vi-mine-aside">
        <WishRules picture={picture} />
        <Section title={t('wishes.places-title')}>
          <CheckField
            asSwitch
            label={t('wishes.home')}
            hint={mine.homeSuitable ? t('wishes.home-hint') : t('wishes.home-unsuitable')}
            checked={wish.home}
            onCheck={(home) => change({ ...wish, home })}
          />
          {!mine.homeSuitable && (
            <Notice kind="caution">
              <Link to="/profile">{t('wishes.to-profile')}</Link>
            </Notice>
          )}
          <CheckField
            asSwitch
            label={t('wishes.any-day')}
            hint={t('wishes.any-day-hint')}
            checked={wish.anyDay}
            onCheck={(anyDay) => change({ ...wish, anyDay })}
          />
        </Section>
        <p className="vi-field-hint">{t('wishes.grid-hint')}</p>
        <p className="vi-field-hint vi-wide-only">{t('wishes.grid-keys', letters)}</p>
      </div>
    </div>
  )
}
