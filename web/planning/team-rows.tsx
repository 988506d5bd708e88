// biome-ignore-all lint/a11y/noRedundantRoles: drawn as blocks, so that rows out of sight cost nothing; some browsers then forget what a row and a head are
// biome-ignore-all lint/a11y/noNoninteractiveElementToInteractiveRole: as above; days are cells of a grid
// biome-ignore-all lint/a11y/useFocusableInteractive: the sums of the foot are read, not worked

import { memo, startTransition, useEffect, useMemo, useState } from 'react'
import { isAway } from '../../features/planning/rules.ts'
import { type Day, weekdayOf, weekOf } from '../../vocabulary/day.ts'
import { dayInWords, dayNumber, weekdayInWords } from '../design/dates.ts'
import { type Text, useText } from '../language.ts'
import type { Grid, GridPerson } from './grid.ts'
import { kindOf } from './place-kind.ts'

const startsWeek = (days: readonly Day[], index: number): boolean =>
  index > 0 && weekOf(days[index]!) !== weekOf(days[index - 1]!)
const classOf = (...names: readonly (string | false | undefined)[]): string | undefined =>
  names.filter(Boolean).join(' ') || undefined

/** Days of the whole team and closed days carry a sign in the head of their column. */
const markOf = (grid: Grid, day: Day): string | undefined =>
  grid.closedDays.includes(day) ? 'team-closed' : grid.teamDays.includes(day) ? 'team-together' : undefined

export function Days({ grid }: { grid: Grid }) {
  const t = useText()
  return (
    <thead role="rowgroup">
      <tr role="row">
        <th role="columnheader" scope="col">
          {t('team.person')}
        </th>
        {grid.days.map((day, index) => (
          <th
            key={day}
            role="columnheader"
            scope="col"
            data-day={day}
            className={classOf(startsWeek(grid.days, index) && 'team-week', markOf(grid, day))}
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
  )
}

/** Who is in, against the minimum; days to decide are marked by sign, colour and weight. */
export function Present({ grid }: { grid: Grid }) {
  const t = useText()
  const short = new Set(grid.conflicts.map(({ day }) => day))
  return (
    <tfoot role="rowgroup">
      <tr role="row">
        <th role="rowheader" scope="row">
          {t('team.present')}
        </th>
        {grid.days.map((day, index) => {
          const present = grid.present[index] ?? 0
          const needed = grid.needed[index] ?? 0
          return (
            <td
              key={day}
              role="gridcell"
              className={classOf(short.has(day) && 'team-short', startsWeek(grid.days, index) && 'team-week')}
            >
              <span className="vi-hidden">
                {t('team.present-cell', { day: dayInWords(day), present, needed })}
              </span>
              <span aria-hidden="true">
                {present}
                {short.has(day) && '!'}
                <small>/{needed}</small>
              </span>
            </td>
          )
        })}
      </tr>
    </tfoot>
  )
}

/** As many rows as the screen of a desk shows; the others follow, a few at a time, while one looks at these. */
const rowsAtOnce = 20
const rowsThen = 8

export function People({ grid }: { grid: Grid }) {
  const t = useText()
  const [rows, setRows] = useState(rowsAtOnce)
  useEffect(() => {
    if (rows < grid.people.length) startTransition(() => setRows(rows + rowsThen))
  }, [rows, grid.people.length])
  const changed = useMemo(() => {
    const byPerson = new Map<string, string>()
    for (const { personId, day } of grid.changes)
      byPerson.set(personId, `${byPerson.get(personId) ?? ''} ${day}`)
    return byPerson
  }, [grid.changes])
  return (
    <tbody role="rowgroup">
      {grid.people.slice(0, rows).map((person, row) => (
        <PersonRow
          key={person.personId}
          person={person}
          first={row === 0}
          days={grid.days}
          changed={changed.get(person.personId) ?? ''}
          t={t}
        />
      ))}
    </tbody>
  )
}

/** Drawn again only when its person changes. */
const PersonRow = memo(function PersonRow(props: {
  person: GridPerson
  first: boolean
  days: readonly Day[]
  changed: string
  t: Text
}) {
  const { person, first, days, changed, t } = props
  const wished = new Set(person.wished)
  return (
    <tr role="row">
      <th role="rowheader" scope="row">
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
        const refused = asked && kind === 'office'
        const isChanged = changed.includes(day)
        const sentence = t(asked ? (refused ? 'team.cell-refused' : 'team.cell-wished') : 'team.cell', {
          name: person.name,
          day: dayInWords(day),
          place: t(`team.place-${kind}`),
        })
        return (
          <td
            key={day}
            role="gridcell"
            tabIndex={first && column === 0 ? 0 : -1}
            className={classOf(
              `team-cell team-${kind}`,
              asked && isAway(place) && 'team-asked',
              refused && 'team-refused',
              isChanged && 'team-changed',
              startsWeek(days, column) && 'team-week',
            )}
            aria-label={isChanged ? `${sentence}, ${t('team.cell-changed')}` : sentence}
          >
            {/* Most days are plain days in the office: a letter without a shape needs no element. */}
            {kind === 'office' && !refused ? t('team.key-office') : <b>{t(`team.key-${kind}`)}</b>}
          </td>
        )
      })}
    </tr>
  )
})
