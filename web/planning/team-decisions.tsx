import { useEffect, useRef } from 'react'
import { isAway } from '../../features/planning/rules.ts'
import { Button } from '../design/button.tsx'
import { dayInWords, sentence } from '../design/dates.ts'
import { Section } from '../design/page.tsx'
import { useText } from '../language.ts'
import type { DayLooked, Grid, GridPerson } from './grid.ts'

const offered = 4

/** Who costs least to keep: those who had not asked for the day, then those who have most days. */
function whoCouldStay(grid: Grid, index: number): GridPerson[] {
  const day = grid.days[index]!
  return grid.people
    .filter(({ places }) => isAway(places[index]!))
    .toSorted(
      (a, b) =>
        Number(a.wished.includes(day)) - Number(b.wished.includes(day)) ||
        b.granted - a.granted ||
        a.name.localeCompare(b.name),
    )
}

/** Days below the minimum as decisions, each with persons who could stay. */
export function Decisions({ grid, onDay }: { grid: Grid; onDay: (day: DayLooked) => void }) {
  const t = useText()
  const list = useRef<HTMLUListElement>(null)
  // A decision taken takes its buttons away: the focus stays with those that are left.
  // biome-ignore lint/correctness/useExhaustiveDependencies: looked at whenever the decisions change
  useEffect(() => {
    if (document.activeElement === document.body) list.current?.focus({ preventScroll: true })
  }, [grid.conflicts])
  if (grid.conflicts.length === 0) return null
  return (
    <Section title={`${t('team.decisions')} (${grid.conflicts.length})`}>
      <ul ref={list} className="team-decisions" tabIndex={-1} aria-label={t('team.decisions')}>
        {grid.conflicts.map(({ day, present, needed }) => (
          <li key={day}>
            <h3>{t('team.decision', { day: sentence(dayInWords(day)), present, needed })}</h3>
            <p className="vi-soft">{t('team.decision-could')}</p>
            <div className="vi-row">
              {whoCouldStay(grid, grid.days.indexOf(day))
                .slice(0, offered)
                .map((person) => (
                  <Button
                    key={person.personId}
                    small
                    onClick={() => onDay({ personId: person.personId, day, to: 'office' })}
                  >
                    {person.wished.includes(day)
                      ? t('team.decision-person', { name: person.name, count: person.granted })
                      : t('team.decision-not-asked', { name: person.name })}
                  </Button>
                ))}
            </div>
          </li>
        ))}
      </ul>
      <p className="vi-soft">{t('team.not-in-order')}</p>
    </Section>
  )
}
