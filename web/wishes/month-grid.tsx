import {
  type KeyboardEvent,
  type MouseEvent,
  type PointerEvent,
  type ReactNode,
  useRef,
  useState,
} from 'react'
import { addDays, type Day, type Month } from '../../vocabulary/day.ts'
import { dayNumber, weekdayInWords } from '../design/dates.ts'
import { gridOf, type Spot, spotAfter } from './month-moves.ts'
import './month-grid.css'

type Head = { label: string; pressed: boolean; onPress: () => void }
type Row = { label: string; figure: string; full: boolean }

const holdMilliseconds = 500

/**
 * A month as a grid of days, one tab stop: arrows move, Home and End go along the week, Space and Enter choose,
 * letters are handed on. A press that travels over several days paints them with what it did to the first, one that
 * stays is a hold (as are the menu key and the other button of a mouse); vertical moves of a finger still scroll.
 */
export function MonthGrid({
  label,
  month,
  days,
  labelOf,
  lookOf,
  face,
  onChoose,
  onPaint,
  onHold,
  onLetter,
  onMove,
  headOf,
  rowOf,
  offLabelOf,
  startAt,
}: {
  label: string
  month: Month
  days: readonly Day[]
  labelOf: (day: Day) => string
  /** Class of the cell: `office`, `away`, `absent`, … */
  lookOf: (day: Day) => string
  face: (day: Day) => ReactNode
  onChoose: (day: Day) => void
  /** Give `over` the state that choosing gives to `from`; `begins` with the first day of a stroke. */
  onPaint?: (over: readonly Day[]) => void
  onHold?: (day: Day) => void
  onLetter?: (day: Day, letter: string) => void
  onMove?: (day: Day) => void
  headOf?: (weekday: number) => Head | null
  rowOf?: (monday: Day) => Row
  offLabelOf: (day: Day) => string
  startAt?: Day | undefined
}) {
  const grid = useRef<HTMLTableElement>(null)
  const [at, setAt] = useState<Spot>(startAt && days.includes(startAt) ? startAt : (days[0] ?? 1))
  const stroke = useRef<{ from: Day; over: readonly Day[] } | null>(null)
  const painted = useRef(false)
  const holding = useRef<ReturnType<typeof setTimeout>>(undefined)
  const { weekdays, mondays } = gridOf(month, days)
  const spot = typeof at === 'number' || days.includes(at) ? at : (days[0] ?? 1)

  const move = (to: Spot) => {
    setAt(to)
    grid.current?.querySelector<HTMLElement>(`[data-spot="${to}"]`)?.focus()
    if (typeof to === 'string') onMove?.(to)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const next = spotAfter(event.key, spot, { weekdays, days, heads: headOf !== undefined })
    if (next !== null) {
      event.preventDefault()
      move(next)
    } else if (typeof spot === 'string' && event.key.length === 1) onLetter?.(spot, event.key.toUpperCase())
  }
  const dayUnder = (event: PointerEvent): Day | undefined => {
    const under = document.elementFromPoint(event.clientX, event.clientY)
    const day = under?.closest<HTMLElement>('[data-spot]')?.dataset.spot
    return days.find((known) => known === day)
  }
  const onPointerMove = (event: PointerEvent) => {
    const { current } = stroke
    if (!current || !onPaint) return
    const day = dayUnder(event)
    if (!day || current.over.includes(day)) return
    clearTimeout(holding.current)
    stroke.current = { from: current.from, over: [...current.over, day] }
    painted.current = true
    onPaint(stroke.current.over)
  }
  const onPointerDown = (event: PointerEvent) => {
    painted.current = false
    const day = event.button === 0 ? dayUnder(event) : undefined
    stroke.current = day ? { from: day, over: [day] } : null
    clearTimeout(holding.current)
    if (day && onHold) holding.current = setTimeout(() => hold(day), holdMilliseconds)
  }
  const hold = (day: Day) => {
    if (!onHold || painted.current) return
    // What the finger does when it leaves is no tap.
    painted.current = true
    stroke.current = null
    clearTimeout(holding.current)
    onHold(day)
  }
  const endStroke = () => {
    clearTimeout(holding.current)
    stroke.current = null
  }
  const onContextMenu = (event: MouseEvent) => {
    const day = days.find(
      (known) => known === (event.target as Element).closest<HTMLElement>('[data-spot]')?.dataset.spot,
    )
    if (!day || !onHold) return
    event.preventDefault()
    hold(day)
    // The menu key and a mouse send no click after it.
    painted.current = stroke.current !== null
  }

  return (
    <table
      ref={grid}
      // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a calendar one moves in is a grid
      role="grid"
      className={onPaint ? 'vi-month vi-month-painted' : 'vi-month'}
      aria-label={label}
      onKeyDown={onKeyDown}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={endStroke}
      onPointerCancel={endStroke}
      onPointerLeave={endStroke}
      onContextMenu={onContextMenu}
    >
      <thead>
        <tr>
          {rowOf && <td className="vi-month-corner" />}
          {weekdays.map((weekday) => {
            const head = headOf?.(weekday)
            const name = weekdayInWords(weekday, 'short')
            return (
              <th key={weekday} scope="col">
                {head ? (
                  <button
                    type="button"
                    data-spot={weekday}
                    tabIndex={spot === weekday ? 0 : -1}
                    aria-pressed={head.pressed}
                    onFocus={() => setAt(weekday)}
                    onClick={head.onPress}
                  >
                    <Said words={head.label}>{name}</Said>
                  </button>
                ) : (
                  <Said words={weekdayInWords(weekday)}>{name}</Said>
                )}
              </th>
            )
          })}
        </tr>
      </thead>
      <tbody>
        {mondays.map((monday) => {
          const row = rowOf?.(monday)
          return (
            <tr key={monday}>
              {row && (
                <th scope="row" className={row.full ? 'vi-month-week vi-month-week-full' : 'vi-month-week'}>
                  <Said words={row.label}>{row.figure}</Said>
                </th>
              )}
              {weekdays.map((weekday) => {
                const day = addDays(monday, weekday - 1)
                if (day.slice(0, 7) !== month) return <td key={weekday} />
                if (!days.includes(day))
                  return (
                    <td key={weekday} className="vi-month-off">
                      <Said words={offLabelOf(day)}>{dayNumber(day)}</Said>
                    </td>
                  )
                return (
                  <td key={weekday}>
                    <button
                      type="button"
                      className={`vi-day vi-day-${lookOf(day)}`}
                      data-spot={day}
                      tabIndex={spot === day ? 0 : -1}
                      onFocus={() => {
                        setAt(day)
                        onMove?.(day)
                      }}
                      onClick={() => {
                        if (!painted.current) onChoose(day)
                        painted.current = false
                      }}
                    >
                      <Said words={labelOf(day)}>
                        <span className="vi-day-number">{dayNumber(day)}</span>
                        {face(day)}
                      </Said>
                    </button>
                  </td>
                )
              })}
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

/** What the eye sees in brief, the ear hears as a sentence. */
function Said({ words, children }: { words: string; children: ReactNode }) {
  return (
    <>
      <span aria-hidden="true" className="vi-said">
        {children}
      </span>
      <span className="vi-hidden">{words}</span>
    </>
  )
}
