import { type KeyboardEvent, type MouseEvent, memo, type RefObject, useMemo, useRef } from 'react'
import { isAway } from '../../features/planning/rules.ts'
import { type Day, weekdayOf, weekOf } from '../../vocabulary/day.ts'
import { dayInWords, dayNumber, monthInWords, weekdayInWords } from '../design/dates.ts'
import { Section } from '../design/page.tsx'
import { type Text, useText } from '../language.ts'
import type { DayLooked, Grid, GridPerson } from './grid.ts'
import { kindOf } from './place-kind.ts'
import { Legend } from './team-legend.tsx'
import { WeekSteps } from './week-steps.tsx'

const startsWeek = (days: readonly Day[], index: number): boolean =>
  index > 0 && weekOf(days[index]!) !== weekOf(days[index - 1]!)

/**
 * People by days. Sixty people make 1,400 cells: clicks and keys are heard once, on the table; the focus moves
 * without drawing anything anew; a row is drawn again only when its person changes.
 */
export function TeamGrid({ grid, onDay }: { grid: Grid; onDay: (day: DayLooked) => void }) {
  const t = useText()
  const frame = useRef<HTMLDivElement>(null)
  const table = useRef<HTMLTableElement>(null)
  const changed = useMemo(() => {
    const byPerson = new Map<string, string>()
    for (const { personId, day } of grid.changes)
      byPerson.set(personId, `${byPerson.get(personId) ?? ''} ${day}`)
    return byPerson
  }, [grid.changes])
  const open = (cell: HTMLElement) => {
    const [row, column] = placeOf(cell)
    const person = grid.people[row]
    const day = grid.days[column]
    if (person && day) onDay({ personId: person.personId, day })
  }
  const click = (event: MouseEvent) => {
    const cell = cellOf(event.target)
    if (!cell) return
    focusCell(table, ...placeOf(cell))
    open(cell)
  }
  const key = (event: KeyboardEvent) => {
    const cell = cellOf(event.target)
    if (!cell || event.ctrlKey || event.metaKey || event.altKey) return
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault()
      open(cell)
      return
    }
    const [row, column] = placeOf(cell)
    const next = moved(event.key, row, column, grid)
    if (!next) return
    event.preventDefault()
    focusCell(table, ...next)
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
          style={{ '--team-days': grid.days.length } as object}
          onClick={click}
          onKeyDown={key}
        >
          <thead>
            <tr>
              <th scope="col">{t('team.person')}</th>
              {grid.days.map((day, index) => (
                <th
                  key={day}
                  scope="col"
                  data-day={day}
                  className={[startsWeek(grid.days, index) && 'team-week', markOf(grid, day)]
                    .filter(Boolean)
                    .join(' ')}
                >
                  <span className="vi-hidden">
                    {dayInWords(day)}
                    {grid.teamDays.includes(day) && `, ${t('team.mark-team-day')}`}
                    {grid.closedDays.includes(day) && `, ${t('team.mark-closed')}`}
                  </span>
                  <span aria-hidden="true">
                    <small>{weekdayInWords(weekdayOf(day), 'short')}</small>
                    {dayNumber(day)}
                  </span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {grid.people.map((person, row) => (
              <PersonRow
                key={person.personId}
                person={person}
                row={row}
                days={grid.days}
                changed={changed.get(person.personId) ?? ''}
                t={t}
              />
            ))}
          </tbody>
          <tfoot>
            <PresentRow grid={grid} />
          </tfoot>
        </table>
      </div>
    </Section>
  )
}

/** Days of the whole team and closed days carry a sign in the head of their column. */
const markOf = (grid: Grid, day: Day): string | undefined =>
  grid.closedDays.includes(day) ? 'team-closed' : grid.teamDays.includes(day) ? 'team-together' : undefined

/** Who is in, against the minimum; days to decide are marked by sign, colour and weight. */
function PresentRow({ grid }: { grid: Grid }) {
  const t = useText()
  const short = new Set(grid.conflicts.map(({ day }) => day))
  return (
    <tr className="team-present">
      <th scope="row">{t('team.present')}</th>
      {grid.days.map((day, index) => {
        const present = grid.present[index] ?? 0
        const names = [short.has(day) && 'team-short', startsWeek(grid.days, index) && 'team-week']
        return (
          <td key={day} className={names.filter(Boolean).join(' ') || undefined}>
            <span className="vi-hidden">
              {t('team.present-cell', { day: dayInWords(day), present, needed: grid.needed[index] ?? 0 })}
            </span>
            <span aria-hidden="true">
              {present}
              {short.has(day) && '!'}
              <small>/{grid.needed[index] ?? 0}</small>
            </span>
          </td>
        )
      })}
    </tr>
  )
}

const PersonRow = memo(function PersonRow(props: {
  person: GridPerson
  row: number
  days: readonly Day[]
  changed: string
  t: Text
}) {
  const { person, row, days, changed, t } = props
  const wished = new Set(person.wished)
  return (
    <tr>
      <th scope="row">
        <span className="team-name">{person.name}</span>{' '}
        <span className="team-granted">
          <span className="vi-hidden">
            {t('team.granted-quota', { granted: person.granted, quota: person.quota })}
          </span>
          <span aria-hidden="true">
            {person.granted}/{person.quota}
          </span>
        </span>
      </th>
      {days.map((day, column) => {
        const place = person.places[column]!
        const kind = kindOf(place)
        const asked = wished.has(day)
        const isChanged = changed.includes(day)
        const names = ['team-cell', `team-${kind}`]
        if (asked && isAway(place)) names.push('team-asked')
        if (asked && kind === 'office') names.push('team-refused')
        if (isChanged) names.push('team-changed')
        if (startsWeek(days, column)) names.push('team-week')
        const sentence = t(
          asked ? (kind === 'office' ? 'team.cell-refused' : 'team.cell-wished') : 'team.cell',
          { name: person.name, day: dayInWords(day), place: t(`team.place-${kind}`) },
        )
        return (
          <td
            key={day}
            data-cell={`${row} ${column}`}
            tabIndex={row === 0 && column === 0 ? 0 : -1}
            className={names.join(' ')}
            aria-label={isChanged ? `${sentence}, ${t('team.cell-changed')}` : sentence}
          >
            <span aria-hidden="true">{t(`team.key-${kind}`)}</span>
          </td>
        )
      })}
    </tr>
  )
})

const cellOf = (target: EventTarget): HTMLElement | null =>
  target instanceof Element ? target.closest<HTMLElement>('[data-cell]') : null
const placeOf = (cell: HTMLElement): [row: number, column: number] => {
  const [row, column] = (cell.dataset.cell ?? '0 0').split(' ').map(Number)
  return [row!, column!]
}

/** One cell can be reached by Tab: the one last visited. */
function focusCell(table: RefObject<HTMLTableElement | null>, row: number, column: number): void {
  const next = table.current?.querySelector<HTMLElement>(`[data-cell="${row} ${column}"]`)
  if (!next) return
  const last = table.current?.querySelector<HTMLElement>('[data-cell][tabindex="0"]')
  if (last) last.tabIndex = -1
  next.tabIndex = 0
  next.focus()
}

/** Arrows step, Home and End go to the ends of the row, Page Up and Page Down ten people. */
function moved(key: string, row: number, column: number, grid: Grid): [number, number] | null {
  const [lastRow, lastColumn] = [grid.people.length - 1, grid.days.length - 1]
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
