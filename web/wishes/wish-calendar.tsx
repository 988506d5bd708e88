import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { wishes } from '../../features/wishes/contract.ts'
import { type Expectation, forecastOf } from '../../features/wishes/forecast-rules.ts'
import { pictureOf, type Wish } from '../../features/wishes/rules.ts'
import { type Day, type Month, weekdayOf } from '../../vocabulary/day.ts'
import { useAnswer } from '../asking.ts'
import { Button } from '../design/button.tsx'
import { dayInMonthInWords, dayInWords, monthInWords, weekdayInWords } from '../design/dates.ts'
import { Dialog } from '../design/dialog.tsx'
import { Icon } from '../design/icon.tsx'
import { Notice } from '../design/notice.tsx'
import { announce } from '../design/results.tsx'
import { useText } from '../language.ts'
import { AgreementNotice } from './agreement-notice.tsx'
import { ChanceSign, ChosenDay, StrengthChoice, StrengthSign } from './chosen-day.tsx'
import { MonthGrid } from './month-grid.tsx'
import { isMine, numbersOf, type ShownWish, wishOf } from './my-wish.ts'
import { SavingLine } from './saving-line.tsx'
import { useDrawing, useStating } from './stating.ts'
import { WishExpectations, WishFigures, WishRules } from './wish-figures.tsx'
import { WishPlaces } from './wish-places.tsx'
import {
  type Asking,
  ask,
  askingOf,
  askOnly,
  columnOf,
  isWholeColumn,
  lookOf,
  nextOf,
  strengthen,
} from './wish-states.ts'

const icons = { office: 'pa', away: 'house', absent: 'minus' } as const
const askings = ['office', 'away', 'absent'] as const

/** What the others ask changes while one looks. */
const outlookEveryMs = 60_000

function useOutlook(shown: ShownWish, month: Month) {
  const every = { refetchEveryMs: outlookEveryMs }
  const own = useAnswer(wishes.outlook, { month }, { enabled: isMine(shown), ...every })
  const personId = isMine(shown) ? '' : shown.personId
  const other = useAnswer(wishes.delegatedOutlook, { month, personId }, { enabled: !isMine(shown), ...every })
  return { outlook: isMine(shown) ? own.data : other.data, mapping: own.data?.mapping }
}

/** Where a month's days are asked for. What is drawn is what is asked; it saves itself. */
export function WishCalendar({ shown, month }: { shown: ShownWish; month: Month }) {
  const t = useText()
  const [first] = useState(() => wishOf(shown))
  const { wish, change, paint, undo } = useDrawing(first)
  const { saving, retry, insist, showKept } = useStating(shown, month, wish, first)
  const { outlook, mapping } = useOutlook(shown, month)
  const [chosen, setChosen] = useState<Day>(first.wished[0] ?? shown.days[0]!)
  const [held, setHeld] = useState<Day | null>(null)
  const { allowance } = shown
  const numbers = numbersOf(shown)
  const picture = pictureOf(wish, numbers)
  const expected: ReadonlyMap<Day, Expectation> = outlook ? forecastOf(wish, numbers, outlook) : new Map()
  const letters: Record<Asking | 'matters' | 'cannot', string> = {
    office: t('wishes.key-office'),
    away: t('wishes.key-away'),
    absent: t('wishes.key-absent'),
    matters: t('wishes.key-matters'),
    cannot: t('wishes.key-cannot'),
  }
  const say = (day: Day) => {
    const words = t(`wishes.day-${lookOf(wish, day)}`, { day: dayInWords(day) })
    const chance = expected.get(day)?.chance
    return chance ? `${words}, ${t(`wishes.${chance}`).toLowerCase()}` : words
  }
  const onLetter = (day: Day, letter: string) => {
    const asking = askings.find((one) => letters[one] === letter)
    const strength = (['matters', 'cannot'] as const).find((one) => letters[one] === letter)
    // Away by its letter is asked for as one would like, whatever it was.
    if (asking === 'away') change(strengthen(wish, day, 'like', allowance))
    else if (asking) change(ask(wish, [day], asking))
    if (!strength) return
    const next = strengthen(wish, day, strength, allowance)
    if (next === wish && lookOf(wish, day) !== strength) announce(t('wishes.strength-none-left'))
    change(next)
  }

  return (
    <div className="vi-mine">
      <div className="vi-stack vi-mine-main">
        <AgreementNotice shown={shown} />
        {shown.blocked && (
          <Notice kind="caution">
            <p>{t('wishes/work-not-workable-away')}</p>
            {isMine(shown) && <Link to="/my-activities">{t('wishes.to-activities')}</Link>}
          </Notice>
        )}
        {mapping && !mapping.mayAsk && !shown.blocked && (
          <Notice kind="caution">
            <p>{t('wishes.mapping-warn', { share: mapping.workableShare })}</p>
            <Link to="/my-activities">{t('wishes.to-activities')}</Link>
          </Notice>
        )}
        <WishFigures picture={picture} shown={shown} wish={wish} />
        <div className="vi-stack vi-stack-tight">
          <MonthGrid
            label={t('wishes.grid', { month: monthInWords(month) })}
            month={month}
            days={shown.days}
            startAt={chosen}
            labelOf={say}
            offLabelOf={(day) => t('wishes.day-off', { day: dayInWords(day) })}
            lookOf={(day) =>
              [askingOf(wish, day), `vi-day-${lookOf(wish, day)}`, day === chosen ? 'vi-day-at' : ''].join(
                ' ',
              )
            }
            face={(day) => <Face wish={wish} day={day} expected={expected.get(day)} />}
            onChoose={(day) => {
              setChosen(day)
              change(ask(wish, [day], nextOf(wish, day)))
            }}
            onPaint={paint}
            onHold={(day) => {
              setChosen(day)
              setHeld(day)
            }}
            onMove={setChosen}
            onLetter={onLetter}
            headOf={(weekday) => {
              const whole = isWholeColumn(wish, shown.days, weekday)
              return {
                label: t(whole ? 'wishes.weekday-drop' : 'wishes.weekday-ask', {
                  weekday: weekdayInWords(weekday),
                }),
                pressed: whole,
                onPress: () =>
                  change(ask(wish, columnOf(wish, shown.days, weekday), whole ? 'office' : 'away')),
              }
            }}
            rowOf={(monday) => {
              const week = picture.weeks.find((one) => one.monday === monday)
              if (!week) return { figure: '', label: '', full: false }
              const count = week.wishedDays
              const day = dayInMonthInWords(monday)
              return shown.perWeek === null
                ? { figure: `${count}`, label: t('wishes.week-count-free', { day, count }), full: false }
                : {
                    figure: `${count}/${shown.perWeek}`,
                    label: t('wishes.week-count', { day, count, most: shown.perWeek }),
                    full: count > shown.perWeek,
                  }
            }}
          />
          <SavingLine saving={saving} shown={shown} onRetry={retry} onInsist={insist} onShowKept={showKept} />
        </div>
        <Patterns shown={shown} wish={wish} onChange={change} undo={undo} />
        <ChosenDay
          wish={wish}
          day={chosen}
          expected={expected.get(chosen)}
          allowance={allowance}
          onChange={change}
        />
      </div>
      <div className="vi-stack vi-mine-aside">
        {outlook && <WishExpectations expected={expected} />}
        <WishRules picture={picture} />
        <WishPlaces shown={shown} wish={wish} onChange={change} />
        <p className="vi-field-hint">{t('wishes.grid-hint')}</p>
        <p className="vi-field-hint vi-wide-only">{t('wishes.grid-keys', letters)}</p>
      </div>
      {held && (
        <Dialog
          title={t('wishes.strength-of', { day: dayInMonthInWords(held) })}
          onClose={() => setHeld(null)}
        >
          <StrengthChoice
            wish={wish}
            day={held}
            allowance={allowance}
            onChange={(next) => {
              change(next)
              setHeld(null)
            }}
          />
          <p className="vi-field-hint">{t('wishes.strength-hint')}</p>
        </Dialog>
      )}
    </div>
  )
}

/** A day in its cell: sign of strength, shape of what to expect, icon and word. */
function Face({ wish, day, expected }: { wish: Wish; day: Day; expected: Expectation | undefined }) {
  const t = useText()
  const look = lookOf(wish, day)
  const asking = askingOf(wish, day)
  return (
    <>
      {(look === 'matters' || look === 'cannot') && <StrengthSign strength={look} />}
      {expected && <ChanceSign chance={expected.chance} />}
      <Icon name={icons[asking]} size={18} />
      <span className="vi-day-word">{t(`wishes.${asking}`)}</span>
    </>
  )
}

/** One tap: as last month, as usual, nothing; and back. */
function Patterns({
  shown,
  wish,
  onChange,
  undo,
}: {
  shown: ShownWish
  wish: Wish
  onChange: (next: Wish) => void
  undo: (() => void) | undefined
}) {
  const t = useText()
  const { last, pattern, days } = shown
  const usual = days.filter((day) => pattern.includes(weekdayOf(day)))
  const weekdays = pattern.map((weekday) => weekdayInWords(weekday, 'short')).join(', ')
  const same = last !== null && last.days.join() === usual.join()
  return (
    <div className="vi-row">
      <Button
        small
        disabled={!last || last.days.length === 0}
        onClick={() => last && onChange({ ...askOnly(wish, last.days), near: last.near })}
      >
        <Icon name="restore" />{' '}
        {same ? t('wishes.pattern-last-which', { weekdays }) : t('wishes.pattern-last')}
      </Button>
      {usual.length > 0 && !same && (
        <Button small onClick={() => onChange(askOnly(wish, usual))}>
          <Icon name="calendar" /> {t('wishes.pattern-usual', { weekdays })}
        </Button>
      )}
      <Button
        small
        disabled={wish.wished.length + wish.absent.length === 0}
        onClick={() => onChange({ ...wish, wished: [], matters: [], cannot: [], absent: [] })}
      >
        {t('wishes.pattern-clear')}
      </Button>
      <Button small disabled={!undo} onClick={undo}>
        {t('wishes.undo')}
      </Button>
    </div>
  )
}
