import './team-grid.css'
import { type KeyboardEvent, type MouseEvent, useRef } from 'react'
import { monthInWords } from '../design/dates.ts'
import { Section } from '../design/page.tsx'
import { useText } from '../language.ts'
import type { DayLooked, Grid } from './grid.ts'
import { Legend } from './team-legend.tsx'
import { Days, People, Present } from './team-rows.tsx'
import { WeekSteps } from './week-steps.tsx'

/**
 * People by days. Sixty people make 1,400 cells: clicks and keys are heard once, on the table; the focus moves
 * without drawing anything anew; rows out of sight are neither styled nor laid out.
 */
export function TeamGrid({ grid, onDay }: { grid: Grid; onDay: (day: DayLooked) => void }) {
  const t = useText()
  const frame = useRef<HTMLDivElement>(null)
  const table = useRef<HTMLTableElement>(null)
  const focused = useRef<HTMLElement>(undefined)
  /** One cell can be reached by Tab: the one last visited. */
  const focus = (row: number, column: number) => {
    const rows = table.current?.tBodies[0]?.rows
    const next = rows?.[row]?.cells[column + 1]
    if (!next) return
    const last = focused.current ?? rows?.[0]?.cells[1]
    if (last) last.tabIndex = -1
    next.tabIndex = 0
    focused.current = next
    next.focus()
  }
  const open = ([row, column]: [number, number]) => {
    const person = grid.people[row]
    const day = grid.days[column]
    if (person && day) onDay({ personId: person.personId, day })
  }
  const click = ({ target }: MouseEvent) => {
    const place = placeOf(target)
    if (!place) return
    focus(...place)
    open(place)
  }
  const key = (event: KeyboardEvent) => {
    const place = placeOf(event.target)
    if (!place || event.ctrlKey || event.metaKey || event.altKey) return
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault()
      open(place)
      return
    }
    const next = moved(event.key, ...place, grid.people.length - 1, grid.days.length - 1)
    if (!next) return
    event.preventDefault()
    focus(...next)
  }
  return (
    <Section plain title={t('team.grid-section')}>
      <Legend together={grid.teamDays.length > 0} closed={grid.closedDays.length > 0} />
      <WeekSteps frame={frame} days={grid.days} />
      <div ref={frame} className="team-frame">
        <table
          ref={table}
          // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a grid of days is worked by arrow keys
          role="grid"
          className="team-grid"
          aria-label={t('team.grid', { name: grid.name, month: monthInWords(grid.month) })}
          aria-rowcount={grid.people.length + 2}
          style={{ '--team-days': grid.days.length } as object}
          onClick={click}
          onKeyDown={key}
        >
          <Days grid={grid} />
          <People grid={grid} />
          <Present grid={grid} />
        </table>
      </div>
    </Section>
  )
}

/** The row and column of the person's day that was pressed. */
function placeOf(target: EventTarget): [row: number, column: number] | null {
  const cell = target instanceof Element ? target.closest<HTMLTableCellElement>('.team-cell') : null
  const row = cell?.parentElement
  return cell && row instanceof HTMLTableRowElement ? [row.sectionRowIndex, cell.cellIndex - 1] : null
}

/** Arrows step, Home and End go to the ends of the row, Page Up and Page Down ten people. */
function moved(
  key: string,
  row: number,
  column: number,
  lastRow: number,
  lastColumn: number,
): [number, number] | null {
  const within = (value: number, last: number) => Math.min(last, Math.max(0, value))
  if (key === 'ArrowUp') return [within(row - 1, lastRow), column]
  if (key === 'ArrowDown') return [within(row + 1, lastRow), column]
  if (key === 'ArrowLeft') return [row, within(column - 1, lastColumn)]
  if (key === 'ArrowRight') return [row, within(column + 1, lastColumn)]
  if (key === 'Home') return [row, 0]
  if (key === 'End') return [row, lastColumn]
  if (key === 'PageUp') return [within(row - 10, lastRow), column]
  if (key === 'PageDown') return [within(row + 10, lastRow), column]
  return null
}
